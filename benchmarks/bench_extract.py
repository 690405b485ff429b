"""Extraction speed and memory from a stored WARC of synthetic pages (SYNTHETISCH).

    python -m benchmarks.bench_extract [PAGES]

Writes an archive of PAGES pages (default 20,000) in a temporary folder: half pages of one location
(8 kB), a quarter lists of ten, a quarter pages with JSON-LD or map data. Then reads and extracts
it on one core, and prints pages a second of processor
time and the peak of memory after each tenth.
"""

import io
import itertools
import sys
import tempfile
import time
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.captures.run import peak_memory_mb
from spiders.crawling.collect import Collector
from spiders.crawling.warc import read_pages
from spiders.extract import extract_page
from tests.sites.facts import make_places
from tests.sites.replicas import HTML, address_html, details_html, drupal, json_ld, map_page, page

FILLER = (
    "<div class='menu'><ul>"
    + "<li><a href='/onderwerp'>Een onderwerp</a></li>" * 90
    + "</ul></div>"
)


def make_bodies() -> list[bytes]:
    """Return the bodies that the archive repeats."""
    places = make_places("juridischloket", 40)
    single = [
        page(p.naam, f"<h2>Bezoekadres</h2>{address_html(p)}{details_html(p)}{FILLER}")
        for p in places
    ]
    lists = [body for _, (_, body) in itertools.islice(drupal(places, "/v").items(), 4)]
    rich = [json_ld(places[:10], "/v")["/v"][1], map_page(places[:10], "/v")["/v"][1]]
    bodies: list[bytes] = []
    for i in range(40):
        bodies += [single[i], single[-i], lists[i % 4], rich[i % 2]]
    return bodies


def write_archive(path: Path, pages: int) -> int:
    """Write an archive; return the size of its pages in bytes."""
    bodies, size = make_bodies(), 0
    headers = [("Content-Type", HTML)]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for i in range(pages):
            body = bodies[i % len(bodies)]
            size += len(body)
            writer.write_record(
                writer.create_warc_record(
                    f"http://replica.example.nl/pagina/{i}",
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                )
            )
    return size


def main(pages: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        size = write_archive(path, pages)
        print(
            f"{pages} pages, {size / pages / 1000:.1f} kB each; {path.stat().st_size / 1e6:.1f} MB"
        )
        collector = Collector("")
        begin = time.process_time()
        for number, found in enumerate(read_pages(path), start=1):
            collector.add(found.url, extract_page(found), "", is_start=False)
            if number % max(1, pages // 10) == 0:
                speed = number / (time.process_time() - begin)
                print(f"{number:>7} pages  {speed:7.0f} pages/s  peak {peak_memory_mb()} MB")
        print(f"{len(collector.settle())} locations")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

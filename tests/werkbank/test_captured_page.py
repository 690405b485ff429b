"""A candidate that a crawl found stands beside the page of that crawl, and can be quoted from.

Everything here is made up (SYNTHETISCH).
"""

import csv
import gc
import gzip
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from pipeline.check import check_paths
from pipeline.release.concept import make_concept
from pipeline.stages.claims import Row
from schemas.captures import WARC_NAME, CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.records import mint_record_id
from spiders.crawling.warc import WarcFile
from tests.pipeline.tree import make_tree
from tests.werkbank.judged import LABELS, rows_of_reader
from tests.werkbank.served import working
from werkbank.captured_page import find_captured_address, keep_captured_page
from werkbank.desk import Desk, open_desk

# warcio leaves the temporary files of what it writes to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SITE = "sociaalwerknederland"
URL = "https://proef.example/leden/welzijn"
PAGE = "<html><body><h1>SYNTHETISCH Welzijn</h1><p>Onze balie is tijdelijk dicht.</p></body></html>"
RECORD = mint_record_id(SITE, "een")


def capture(root: Path, day: str, page: str = PAGE, url: str = URL) -> Path:
    """Write a capture of one location and its page, as a crawl leaves it."""
    folder = root / "data" / "raw" / "2026" / SITE / day
    folder.mkdir(parents=True)
    record = CapturedRecord(
        key="een",
        naam="SYNTHETISCH Welzijn",
        adres="Proefweg 9",
        postcode="3511 AB",
        plaats="Utrecht",
        bron_url=url,
        gezien_op=day,
        voorbehoud="tijdelijk dicht",
    )
    (folder / "records.jsonl").write_text(record.as_line() + "\n", encoding="utf-8")
    verdict = CrawlVerdict(CrawlState.OK, "")
    RunReport(SITE, "2026", verdict, captured_on=day, records=1).write(folder)
    archive = WarcFile(folder / "pages.warc.gz", "SYNTHETISCH")
    packed = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    body = gzip.compress(page.encode(), mtime=0)
    archive.write(Request(url), Response(url, headers=packed, body=body), f"{day}T10:00:00Z")
    missing = HtmlResponse("https://proef.example/weg", status=404, body=b"weg")
    archive.write(Request(missing.url), missing, f"{day}T10:00:01Z")
    archive.close()
    gc.collect()
    return folder


def candidate(folder: Path, root: Path) -> Row:
    bestand = (folder / "records.jsonl").relative_to(root).as_posix()
    return {"record_id": RECORD, "bron": SITE, "bestand": bestand, "rij": "1"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "manual_entries" / "2026").mkdir(parents=True)
    return open_desk(tmp_path, "AB", 2026)


def test_the_page_of_a_crawl_is_kept_by_itself_under_its_sha256(desk: Desk) -> None:
    row = candidate(capture(desk.root, "2026-10-01"), desk.root)
    assert find_captured_address(desk, row) == URL
    page = keep_captured_page(desk, row, URL)
    assert page is not None
    assert (page.url, page.opgehaald_op) == (URL, "2026-10-01T10:00:00Z")
    kept = desk.root / "data" / "raw" / "2026" / "paginas" / page.file_name
    assert kept.read_text("utf-8") == PAGE


def test_of_two_crawls_the_newest_page_is_kept(desk: Desk) -> None:
    row = candidate(capture(desk.root, "2026-10-01"), desk.root)
    capture(desk.root, "2026-10-08", PAGE.replace("tijdelijk", "weer"))
    page = keep_captured_page(desk, row, URL)
    assert page is not None
    assert page.opgehaald_op == "2026-10-08T10:00:00Z"


def test_what_no_archive_holds_as_a_page_is_not_kept(desk: Desk) -> None:
    row = candidate(capture(desk.root, "2026-10-01"), desk.root)
    assert keep_captured_page(desk, row, "https://proef.example/weg") is None
    assert keep_captured_page(desk, row, "https://proef.example/elders") is None
    assert not (desk.root / "data" / "raw" / "2026" / "paginas").exists()


@pytest.mark.parametrize("content", [b"", b"version https://proef.example/v1\n", b"\x1f\x8b\x08"])
def test_an_archive_that_cannot_be_read_holds_nothing_and_the_one_before_is_read(
    desk: Desk, content: bytes
) -> None:
    row = candidate(capture(desk.root, "2026-10-01"), desk.root)
    (capture(desk.root, "2026-10-08") / WARC_NAME).write_bytes(content)
    page = keep_captured_page(desk, row, URL)
    assert page is not None
    assert page.opgehaald_op == "2026-10-01T10:00:00Z"


def test_a_candidate_of_people_has_no_captured_address(desk: Desk) -> None:
    row = {"record_id": "handmatig:0123456789abcdef", "bron": "handmatig", "rij": "2"}
    assert find_captured_address(desk, row | {"bestand": "manual_entries/2026/a.csv"}) == ""


@pytest.mark.heavy
def test_the_page_of_a_crawl_stands_beside_its_candidate_and_gives_a_quote(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    capture(root, "2026-10-01")
    make_concept(root, 2026)
    path = root / "data" / "concept" / "2026" / "te_beoordelen.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert RECORD in {row["record_id"] for row in csv.DictReader(file)}
    with working(root) as workbench:
        shown = workbench.ask(f"/beoordelen/{RECORD}").text
        assert "Onze balie is tijdelijk dicht." in shown
        sha256 = shown.partition('name="sha256" value="')[2].partition('"')[0]
        quote = {
            "bewijs_veld": "ondersteuningstypen",
            "bewijs_waarde": "Advies",
            "bewijs_tekst": "Onze balie is tijdelijk dicht.",
        }
        told = LABELS | quote | {"sha256": sha256, "url": URL}
        assert workbench.post(f"/beoordelen/{RECORD}", told).status == 303
    (evidence,) = rows_of_reader(root, "bewijs")
    assert (evidence["grond"], evidence["sha256"]) == ("citaat", sha256)
    assert [
        str(f) for f in check_paths(root, [root / "manual_entries/2026/bewijs"]) if not f.is_notice
    ] == []

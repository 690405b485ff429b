"""Time the explorer as a reader meets it: bytes, first answer, keystrokes, and how long it is made.

    python -m benchmarks.bench_verkenner [HOW_MANY ...]

A synthetic country of 2,000 and of 20,000 locations with names, streets, numbers and hours of all
kinds; chromium with its processor slowed down four times, over a slow 4G line that packs with gzip.
"""

import gzip
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.demo.places import NUMBER_OF_LOCATIONS
from pipeline.country.reference import read_postcode_areas
from pipeline.products.edition import Edition
from pipeline.products.verkenner.write import write_explorer
from tests.pipeline.products.country import make_edition
from tests.snapshots import Snapshot, national_snapshot
from tests.werkbank.browsing import CHROMIUM, FLAGS

ROOT = Path(__file__).parents[1]
SIZES = [2_000, 20_000]
LIMITS = {"kB": 120, "open ms": 1500, "toets ms": 200, "bouw s": 5}
SLOWER = 4
VISITS = 3
SLOW_4G = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
LATER = ("postcodes.js", "vlakken.js")
"""What is fetched after the first answer: postcodes, and the map when it comes into sight."""
TYPED = "rechtswinkel schulden sudwest"
SYLLABLES = ("bra", "del", "ker", "lin", "mos", "ner", "pol", "rie", "sta", "tuin", "veld", "zan")
KINDS = ("Rechtswinkel", "Steunpunt", "Loket", "Wijkteam", "Formulierenbrigade", "Welzijn")
HOURS = ["", "ma-vr 9.00-17.00 uur", "di en do 13.00-16.30 uur, inloop", "wo 9-12 uur, op afspraak"]
WATCH = """new MutationObserver(() => {
  if (document.documentElement?.dataset.klaar) window.klaarOp ??= performance.now();
}).observe(document, {subtree: true, attributes: true});"""
TYPE = """async text => {
  const field = document.getElementById("vraag"), took = [];
  for (let n = 1; n <= text.length; n++) {
    const start = performance.now();
    field.value = text.slice(0, n);
    field.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    took.push(performance.now() - start);
  }
  return took;
}"""


def make_country(how_many: int) -> Edition:
    """Return an edition of so many locations that pack no better than real ones would."""
    tables = national_snapshot(how_many // NUMBER_OF_LOCATIONS + 1)
    return make_edition(_vary(tables, how_many))


def _vary(tables: Snapshot, how_many: int) -> Snapshot:
    rng = random.Random(2025)
    kept = tables["locaties"].head(how_many).copy()
    ids = {old: f"L{_draw_id(rng)}" for old in kept["locatie_id"]}
    kept["locatie_id"] = kept["locatie_id"].map(ids)
    kept["organisatie"] = [f"SYNTHETISCH {rng.choice(KINDS)} {_draw_word(rng)}" for _ in ids]
    kept["bezoekadres"] = [f"{_draw_word(rng)}straat {rng.randint(1, 300)}" for _ in ids]
    kept["postcode"] = [f"{rng.randint(1000, 9999)}{_draw_letters(rng)}" for _ in ids]
    kept["telefoon"] = [f"+31{rng.randint(100_000_000, 899_999_999)}" for _ in ids]
    kept["openingstijden"] = [rng.choice(HOURS) or None for _ in ids]
    varied = {
        name: tables[name][tables[name]["locatie_id"].isin(ids)].assign(
            locatie_id=lambda frame: frame["locatie_id"].map(ids)
        )
        for name in ("locatie_ondersteuningstypen", "locatie_leefgebieden", "herkomst")
    }
    counts = kept.groupby("gemeentecode").size()
    gemeenten = tables["gemeenten"].assign(
        aantal_locaties=lambda frame: frame["gemeentecode"].map(counts).fillna(0).astype("int64")
    )
    return tables | varied | {"locaties": kept, "gemeenten": gemeenten}


def _draw_id(rng: random.Random) -> str:
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz234567", k=10))


def _draw_word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=3)).capitalize()


def _draw_letters(rng: random.Random) -> str:
    return "".join(rng.choices("ABCDEGHJKLMNPRSTVWXZ", k=2))


class _Packed(SimpleHTTPRequestHandler):
    """Serve files as a static host does, packed with gzip."""

    def send_head(self) -> Any:
        """Send the headers of a packed file and return it."""
        path = Path(self.translate_path(self.path))
        packed = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return BytesIO(packed)

    def log_message(self, *told: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def weigh(folder: Path) -> dict[str, float]:
    """Return the packed kilobytes of the first page and of what it fetches later."""
    files = [folder / "index.html", *(folder / "assets").glob("*.*")]
    of_first = (folder / "index.html").read_text("utf-8")
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9)) / 1000
        for path in files
        if path.name in (*LATER, "index.html") or f"assets/{path.name}" in of_first
    }
    later = sum(sizes.pop(name) for name in LATER)
    return {"kB": sum(sizes.values()), "later kB": later}


def visit(page: Page, address: str) -> tuple[float, list[float]]:
    """Return the milliseconds until the page answers, and those of every keystroke."""
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator("html[data-postcodes]").wait_for()
    return page.evaluate("window.klaarOp"), page.evaluate(TYPE, TYPED)


def visit_often(browser: Browser, address: str) -> dict[str, float]:
    """Return the figures of some visits, each by a new reader.

    Of every figure the quickest visit counts: what else the machine does only adds to it.
    """
    opened, typed = [], []
    for _ in range(VISITS):
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.set_default_timeout(120_000)
        open_ms, keys = visit(page, address)
        opened.append(open_ms)
        typed.append(keys)
        page.close()
    per_key = [min(took) for took in zip(*typed, strict=True)]
    return {
        "open ms": min(opened),
        "toets ms": max(per_key),
        "toets mediaan": statistics.median(per_key),
    }


def measure(how_many: int) -> dict[str, float]:
    """Return every figure of the explorer of a country of so many locations."""
    edition = make_country(how_many)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        start, started = time.perf_counter(), time.process_time()
        write_explorer(edition, folder, postcodes=read_postcode_areas(ROOT))
        built = {
            "bouw s": time.perf_counter() - start,
            "rekentijd s": time.process_time() - started,
        }
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(folder) as address:
            seen = visit_often(browser, f"{address}/index.html")
        browser.close()
        return built | weigh(folder) | seen


if __name__ == "__main__":
    for size in [int(told) for told in sys.argv[1:]] or SIZES:
        print(f"{size} locaties")
        for name, value in measure(size).items():
            over = size == SIZES[0] and value > LIMITS.get(name, value)
            print(f"  {name:14s} {value:8.1f}{'  BOVEN DE GRENS' if over else ''}")

"""A wave with candidates to judge: built as a concept, one with a stored page, one that CD read."""

import csv
import hashlib
from pathlib import Path

from pipeline.files.tabular import read_table
from pipeline.release.concept import make_concept
from schemas.readings import READING_TEMPLATES
from schemas.stored_pages import StoredPage
from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import make_tree, write

FINDS = [
    "SYNTHETISCH Inloop;Proefstraat 1;3511 AB;Utrecht;Utrecht;https://proef.example/over;;;;2026-10-01;",
    "SYNTHETISCH Wijkteam;Proefplein 2a;7511 AB;Enschede;Enschede;;;;;2026-10-03;",
    "SYNTHETISCH Huis;Proefweg 3;7607 AB;Almelo;Almelo;;;;;2026-09-30;",
]
PAGE = """<html><body><h1>SYNTHETISCH Inloop</h1>
<p>Wij geven gratis advies over huur. Onze raadslieden helpen bij bezwaar tegen de gemeente.</p>
<p>Vraag naar mevrouw SYNTHETISCH Jansen, 06-12345678.</p></body></html>"""
SECRET = "alleen CD weet dit"
"""Stands in the note and the evidence of the reading of CD."""


def make_judging_tree(root: Path) -> dict[str, str]:
    """Make the tree and return the record_id of each candidate by its name."""
    make_tree(root, FINDS)
    write(root / "manual_entries/2026/meting.toml", ['stand = "lopend"'])
    make_concept(root, 2026)
    keep_page(root, "https://proef.example/over")
    path = root / "data/concept/2026/te_beoordelen.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        ids = {row["organisatie"]: row["record_id"] for row in csv.DictReader(file)}
    read = reading(
        lezing_id="CD-2026-1",
        record_id=ids["SYNTHETISCH Huis"],
        ondersteuningstypen="Doorverwijzing",
        toelichting=SECRET,
    )
    write(root / "manual_entries/2026/lezingen/CD.csv", lines(read))
    write(
        root / "manual_entries/2026/bewijs/CD.csv",
        [
            "lezing_id;veld;waarde;grond;tekst;url;sha256",
            f"CD-2026-1;ondersteuningstypen;Doorverwijzing;afgeleid;{SECRET};;",
        ],
    )
    return ids


def keep_page(root: Path, url: str, html: str = PAGE) -> StoredPage:
    """Store a page as `sjo crawl --page` does."""
    content = html.encode()
    page = StoredPage(url, "2026-10-01T10:00:00Z", hashlib.sha256(content).hexdigest(), "text/html")
    folder = root / "data" / "raw" / "2026" / "paginas"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / page.file_name).write_bytes(content)
    (folder / f"{page.sha256}.json").write_text(page.to_json(), "utf-8")
    return page


def rows_of_reader(root: Path, kind: str, lezer: str = "AB") -> list[dict[str, str]]:
    """Return the rows of a reader's own file, as it stands on disk; none without the file."""
    path = root / "manual_entries" / "2026" / kind / f"{lezer}.csv"
    if not path.exists():
        return []
    found = read_table(path, path.name, READING_TEMPLATES[kind]).frame.to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in found]


LABELS: dict[str, str | list[str]] = {
    "oordeel": "akkoord",
    "soort_organisatie": "gemeente",
    "sociaal_raadslieden": "nee",
    "ondersteuningstypen": ["Advies", "Informatie"],
    "leefgebieden": ["Wonen en buren"],
}
"""A whole judgement, as the form sends it."""

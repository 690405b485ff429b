"""A new source is a table in sources.toml: tried in a copy of the program, with nothing else."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import sjo
from tests.declarations import SITE, SURVEY
from tests.pipeline.tree import REPOSITORY, make_tree, write
from tests.sites.replicas import HTML, page
from tests.sites.serve import serve

pytestmark = pytest.mark.heavy

START = "/vestigingen"
BLOCK = "<h2>{}</h2><p>{}<br>{}</p><p>Telefoon: {}</p><p>maandag 9.00-12.00 uur</p>"
BY_HAND = (
    "SYNTHETISCH Wijkloket;Proefstr. 1, 3511 AB Utrecht;;;;https://hand.example;gemeente;;;"
    "2026-10-01;AB"
)
WEST = BLOCK.format("Rechtswinkel West", "Proefstraat 1", "3511 AB Utrecht", "030-555 01 01")
EAST = BLOCK.format("Loket Oost", "Proefplein 9", "7511 AC Enschede", "053-555 01 02")
LISTED = WEST + EAST
EXPORT = [
    "nummer;klaar;datum;invuller;plaats;wijkteam;adres;type_advies;gebied_algemeen",
    "1;ja;2026-05-01;SYNTHETISCH Persoon;Almelo;SYNTHETISCH Wijkteam;Proefweg 8, 7607 AB Almelo;1;1",
]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, with two tables more in sources.toml."""
    copy = tmp_path / "programma"
    for folder in ("pipeline", "schemas", "spiders", "werkbank"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, copy / folder, ignore=ignored)
    shutil.copy(REPOSITORY / "cli.py", copy)
    sources = copy / "schemas" / "sources.toml"
    sources.write_text(sources.read_text("utf-8") + SITE + SURVEY, "utf-8")
    return copy


def run(program: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command of a copy of the program."""
    return subprocess.run(
        [sys.executable, "cli.py", *map(str, arguments)],
        cwd=program,
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
    )


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_site_and_a_survey_are_collected_read_ranked_and_published(
    program: Path, tmp_path: Path
) -> None:
    root = make_tree(tmp_path / "boom", [BY_HAND])
    (root / "sjo.toml").write_text('[crawl]\ncontact = "beheer@example.org"\n', "utf-8")
    waiting = ["--accept", "alles wacht nog", "--auteur", "AB"]
    assert sjo("build", "--root", root, *waiting).returncode == 0  # a version that knew neither

    with serve({START: (HTML, page("Vestigingen", LISTED, footer=""))}) as (url, _):
        trial = ["--wave", 2026, "--root", root, "--allow-private", "--delay", 0]
        crawled = run(program, "crawl", "wijkloket", *trial, "--start-url", url + START)
    assert "ok wijkloket (2 locaties" in crawled.stdout, crawled.stderr
    write(root / "data" / "raw" / "2026" / "enquete_wijkteams" / "export.csv", EXPORT)
    built = run(program, "build", "--root", root)
    assert built.returncode == 0, built.stderr
    for source in ("enquete_wijkteams", "wijkloket"):
        lines = built.stdout.splitlines()
        assert any(source in line and " ok " in line for line in lines), built.stdout

    version = root / "data" / "curated" / "2026.2"
    entered = {row["bron"] for row in rows(version / "herkomst.csv")}
    entered |= {row["bron"] for row in rows(version / "te_beoordelen.csv")}
    assert {"handmatig", "wijkloket", "enquete_wijkteams"} <= entered
    by_sources = {row["bronnen"]: row for row in rows(version / "locaties.csv")}
    shared = by_sources["handmatig|wijkloket"]
    # By its table the site goes after what was found by hand, but before it for an address.
    assert (shared["website"], shared["bezoekadres"]) == ("https://hand.example", "Proefstraat 1")
    assert shared["telefoon"] == "+31305550101"


def test_a_source_without_a_place_in_the_order_is_one_line_for_every_command(
    program: Path, tmp_path: Path
) -> None:
    sources = program / "schemas" / "sources.toml"
    sources.write_text(sources.read_text("utf-8").replace("voorrang = 35\n", ""), "utf-8")
    root = make_tree(tmp_path / "boom")
    for command in (["build"], ["sources"], ["crawl", "--wave", 2026]):
        done = run(program, *command, "--root", root)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()[-1:]
        assert "Traceback" not in done.stderr
        assert line.startswith("sources.toml [wijkloket]: voorrang ontbreekt. Geef de plaats")

"""A quote is looked up again in the page that it names: to the letter. Data SYNTHETISCH."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.files.tabular import read_table
from pipeline.read.quotes import QuotedPages, find_quote_faults, stand_quotes
from pipeline.read.stored_pages import find_page_file
from schemas.readings import BEWIJS
from tests.pipeline.read.test_stored_pages import keep
from tests.pipeline.tree import write

QUOTE = "gratis advies over huur"


def faults(root: Path, *rows: tuple[str, str, str]) -> list[str]:
    """Return the faults of a file of evidence with rows of (ground, text, sha256)."""
    lines = [
        f"AB-2026-{n};leefgebieden;Algemeen;{ground};{text};https://proef.example/over;{sha256}"
        for n, (ground, text, sha256) in enumerate(rows, start=1)
    ]
    path = root / "manual_entries" / "2026" / "bewijs" / "AB.csv"
    write(path, [";".join(BEWIJS.names), *lines])
    found = find_quote_faults(root, read_table(path, "AB.csv", BEWIJS))
    return [f"{f.place} {f.regel}{' (notice)' if f.is_notice else ''}" for f in found]


def test_a_quote_that_stands_in_its_page_is_no_fault(tmp_path: Path) -> None:
    page = keep(tmp_path)
    assert QuotedPages(tmp_path).find(page.sha256, QUOTE) == "teruggevonden"
    assert faults(tmp_path, ("citaat", QUOTE, page.sha256)) == []


@pytest.mark.parametrize(
    "quote", ["gratis advies over hour", "Gratis advies", "gratis advies, huur"]
)
def test_a_quote_that_differs_by_one_letter_is_a_fault_at_its_cell(
    tmp_path: Path, quote: str
) -> None:
    told = faults(tmp_path, ("Citaat", quote, keep(tmp_path).sha256.upper()))
    assert told == ["AB.csv:2:E (tekst) dit citaat staat niet letterlijk in de bewaarde pagina"]


def test_a_quote_whose_page_is_not_here_is_counted_and_no_fault(tmp_path: Path) -> None:
    told = faults(tmp_path, ("citaat", QUOTE, "0" * 64), ("citaat", QUOTE, ""))
    assert told == [
        "AB.csv citaten niet te controleren, want hun bewaarde pagina is hier niet: 2 (notice)"
    ]


def test_other_grounds_are_no_quotes(tmp_path: Path) -> None:
    page = keep(tmp_path)
    assert faults(tmp_path, ("omschrijving", "iets anders", page.sha256)) == []
    assert faults(tmp_path, ("afgeleid", "voetnoot 8", "")) == []


def test_a_page_that_was_altered_is_a_fault_and_stops_a_build(tmp_path: Path) -> None:
    page = keep(tmp_path)
    path = find_page_file(tmp_path, page.sha256)
    assert path is not None
    path.write_text("iets anders", "utf-8")
    assert "gewijzigd sinds het bewaren" in faults(tmp_path, ("citaat", QUOTE, page.sha256))[0]
    with pytest.raises(SjoError, match="gewijzigd"):
        QuotedPages(tmp_path).find(page.sha256, QUOTE)


def test_the_evidence_of_a_wave_says_how_each_quote_stands(tmp_path: Path) -> None:
    page = keep(tmp_path)
    rows = [("citaat", QUOTE, page.sha256), ("citaat", "nee", page.sha256), ("afgeleid", "", "")]
    bewijs = pd.DataFrame(rows, columns=["grond", "tekst", "sha256"])
    told = stand_quotes(tmp_path, bewijs)["citaat"].tolist()
    assert told == ["teruggevonden", "niet gevonden", ""]

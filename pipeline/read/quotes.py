"""Quotes of readers, looked up again in the stored page that they name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.stored_pages import find_page_file, holds_quote, read_page_text
from schemas.folding import fold_words
from schemas.vocabulary import Bewijsgrond, Citaatstand


@dataclass(frozen=True)
class QuotedPages:
    """The stored pages of a project, each read once."""

    root: Path
    _lines: dict[Path, list[str]] = field(default_factory=dict, repr=False)

    def find(self, sha256: str, quote: str) -> Citaatstand:
        """Tell whether a quote stands in a page; SjoError when the page was altered."""
        path = find_page_file(self.root, sha256) if sha256 else None
        if path is None:
            return Citaatstand.NIET_TE_CONTROLEREN
        if path not in self._lines:
            self._lines[path] = read_page_text(path)
        is_there = holds_quote(self._lines[path], quote)
        return Citaatstand.TERUGGEVONDEN if is_there else Citaatstand.NIET_GEVONDEN


def stand_quotes(root: Path, bewijs: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence of a wave with a column `citaat`: a Citaatstand, "" for other grounds."""
    pages = QuotedPages(root)
    stands = [
        str(pages.find(sha256, tekst)) if grond == Bewijsgrond.CITAAT else ""
        for grond, tekst, sha256 in zip(
            bewijs["grond"], bewijs["tekst"], bewijs["sha256"], strict=True
        )
    ]
    return bewijs.assign(citaat=pd.Series(stands, index=bewijs.index, dtype="str"))


def find_quote_faults(root: Path, table: Table) -> Iterator[Finding]:
    """Yield the quotes of a file of evidence that their page does not hold, and altered pages.

    Last a notice of how many could not be checked.
    """
    pages, unchecked = QuotedPages(root), 0
    grounds, hashes = dict(table.cells("grond")), dict(table.cells("sha256"))
    for rij, quote in table.cells("tekst"):
        if fold_words(grounds.get(rij, "")) != Bewijsgrond.CITAAT:
            continue
        try:
            stand = pages.find(hashes.get(rij, "").casefold(), quote)
        except SjoError as error:
            yield table.finding(rij, "sha256", str(error))
            continue
        unchecked += stand == Citaatstand.NIET_TE_CONTROLEREN
        if stand == Citaatstand.NIET_GEVONDEN:
            rule = "dit citaat staat niet letterlijk in de bewaarde pagina"
            yield table.finding(rij, "tekst", rule, "neem de woorden over zoals zij er staan")
    if unchecked:
        rule = f"citaten niet te controleren, want hun bewaarde pagina is hier niet: {unchecked}"
        advice = "haal haar met sjo unpack van een collega, of noem haar sha256"
        yield Finding(table.bestand, regel=rule, advies=advice, is_notice=True)

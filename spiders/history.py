"""Which captures there are of a source, and what each was worth."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.captures import CrawlState, RunReport, list_captures, read_report
from schemas.vocabulary import Toestand
from spiders.config import read_sites


@dataclass(frozen=True)
class HistoryRow:
    """One capture; a source without captures has one row that is NIET_OPGEHAALD."""

    source: str
    wave: str
    capture: str
    toestand: Toestand
    cause: str
    records: int
    pages: int


def read_reports(raw: Path, source: str) -> Iterable[tuple[Path, RunReport]]:
    """Yield the captures of a source with a readable report, oldest first."""
    for folder in list_captures(raw, source):
        try:
            yield folder, read_report(folder)
        except ValueError:
            continue


def last_good_report(raw: Path, source: str, before: Path) -> RunReport | None:
    """Return the report of the last capture that was ok, the one in `before` left out."""
    good = [
        r for p, r in read_reports(raw, source) if r.verdict.state == CrawlState.OK and p != before
    ]
    return good[-1] if good else None


def sources_history(root: Path) -> list[HistoryRow]:
    """Return every capture of every source, oldest first."""
    rows: list[HistoryRow] = []
    for name in read_sites():
        found = list(read_reports(root / "data" / "raw", name))
        rows += [
            HistoryRow(
                name, r.wave, p.name, r.verdict.state.toestand, r.verdict.cause, r.records, r.pages
            )
            for p, r in found
        ]
        if not found:
            rows.append(HistoryRow(name, "", "", Toestand.NIET_OPGEHAALD, "", 0, 0))
    return rows

"""Which captures there are of a source, and what each was worth."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.captures import CrawlState, Measure, RunReport, list_captures, read_report
from schemas.vocabulary import Toestand
from spiders.captures.built_states import BuiltState, read_built_states
from spiders.config import read_sites


@dataclass(frozen=True)
class HistoryRow:
    """One capture; a source without captures has one row that is NIET_OPGEHAALD.

    Of the last capture of a source `measures` are the figures that its verdict rests on, and
    `built` what builds could use of the source.
    """

    source: str
    wave: str
    capture: str
    toestand: Toestand
    cause: str
    records: int
    pages: int
    measures: tuple[Measure, ...] = ()
    built: tuple[BuiltState, ...] = ()


def read_reports(raw: Path, source: str) -> Iterable[tuple[Path, RunReport]]:
    """Yield the captures of a source with a readable report, oldest first."""
    for folder in list_captures(raw, source):
        try:
            yield folder, read_report(folder)
        except ValueError:
            continue


def last_good_report(raw: Path, source: str, before: Path) -> RunReport | None:
    """Return the report of the last capture that was ok, made before the one in `before`.

    A folder that is no capture yet is the newest: so a replay is weighed as its capture was.
    """
    older: list[RunReport] = []
    for folder, report in read_reports(raw, source):
        if folder == before:
            break
        if report.verdict.state == CrawlState.OK:
            older.append(report)
    return older[-1] if older else None


def sources_history(root: Path) -> list[HistoryRow]:
    """Return every capture of every source, oldest first."""
    rows: list[HistoryRow] = []
    built = read_built_states(root)
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
        measures = tuple(found[-1][1].verdict.measures) if found else ()
        rows[-1] = replace(rows[-1], measures=measures, built=tuple(built.get(name, ())))
    return rows

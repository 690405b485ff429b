"""A list of one's own: find its doubles, have them reviewed, and never ask the same twice."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.listing import real_path
from pipeline.match.engine import MatchResult, match_records
from pipeline.match.questions import count_affordable
from pipeline.normalise.address_file import latest_gazetteer
from pipeline.own_list.list_file import read_list, write_list_table
from pipeline.review.decisions import ActiveDecisions, active_decisions, require_consistent
from pipeline.review.journal import Journal, open_list_journal
from pipeline.review.screen import ROWS
from pipeline.review.workfiles import Work, WorkFiles


@dataclass(frozen=True)
class Matched:
    """A list with what came of it. `records`: the list as reviewers see it."""

    records: pd.DataFrame
    result: MatchResult
    active: ActiveDecisions
    journal: Journal


def match_file(records: Path, out: Path, pairs: Path | None, root: Path) -> str:
    """Match the list `records` (csv or parquet), write `out` and `pairs`, tell what was found.

    Decisions in the file beside the list (lijst.koppelingen.csv) are applied first. Without
    reference data below `root` those of the working folder are tried. SjoError for a list that
    cannot be used and for decisions that contradict each other; then nothing is written.
    """
    targets = [real_path(path) for path in (out, pairs) if path is not None]
    taken = {real_path(records), real_path(open_list_journal(records).path)}
    if taken & set(targets) or len(set(targets)) < len(targets):
        raise SjoError(
            "--out en --pairs moeten andere bestanden zijn dan de lijst, haar besluiten en elkaar"
        )
    matched = _match(records, root)
    write_list_table(matched.result.clusters, out)
    if pairs is not None:
        write_list_table(matched.result.pairs, pairs)
    return _tell(matched, records, out, pairs)


def open_list(records: Path, root: Path) -> Work:
    """What there is to review in a list; decisions are kept beside it. SjoError as `match_file`."""
    matched = _match(records, root)
    result = matched.result
    place = {name: result.records[name] for name in ("straatnaam", "huisnummer", "gemeentecode")}
    shown = matched.records.assign(**place)
    files = WorkFiles(shown, result.questions, result.pairs, result.clusters)
    return Work(files, matched.journal)


def _match(source: Path, root: Path) -> Matched:
    table, journal, gazetteer = read_list(source), open_list_journal(source), latest_gazetteer(root)
    decided = journal.read()
    with _without_collector():
        records = _describe(table)
        mentioned = records["record_id"].isin([*decided["record_id_a"], *decided["record_id_b"]])
        active = require_consistent(active_decisions(decided, records[mentioned]))
        result = match_records(table, gazetteer, active.decisions)
    return Matched(records, result, active, journal)


def _describe(table: pd.DataFrame) -> pd.DataFrame:
    """The list in its own words, with all columns that a reviewer sees."""
    unknown = {name: "" for name in ROWS if name not in table}
    own = {"woonplaats": table["plaats"], "gemeentenaam": table["gemeente"]}
    return table.assign(**unknown | own)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small tuples without a cycle among them: looking for cycles doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tell(matched: Matched, source: Path, out: Path, pairs: Path | None) -> str:
    counts, doubts = matched.result.statistics, len(matched.result.questions)
    asked = min(doubts, count_affordable(counts["records"]))
    applied, reopened = len(matched.active.decisions), len(matched.active.reopened)
    lines = [
        f"{counts['records']} records, {counts['locaties']} locaties; "
        f"{counts['vergeleken_paren']} paren vergeleken, {asked} vragen",
        f"Groepen: {out}",
    ]
    if pairs is not None:
        lines.append(f"Paren met uitleg: {pairs}")
    if applied or reopened:
        again = f"; {reopened} gelden niet meer: de gegevens zijn veranderd" if reopened else ""
        lines.append(f"Besluiten toegepast: {applied} uit {matched.journal.path.name}{again}")
    if doubts > asked:
        lines.append(
            f"Niet gevraagd: {doubts - asked} twijfels waarvan het antwoord minder uitmaakt; samen "
            f"kunnen ze hooguit {doubts - asked} locaties minder geven (meer: --vragen {doubts})"
        )
    if asked or reopened:
        lines.append(f"Beoordelen: sjo review --list {source} --auteur INITIALEN")
    if counts["gesplitste_blokken"]:
        lines.append(
            f"Let op: op {counts['gesplitste_blokken']} plaatsen staan zo veel verschillende "
            "records dat alleen records met iets gemeen in naam of contact zijn vergeleken"
        )
    if counts["blokken_met_venster"]:
        lines.append(
            f"Let op: {counts['blokken_met_venster']} groepen bleven daarna te groot; daarin is "
            "elk record alleen met zijn buren in alfabetische volgorde vergeleken"
        )
    return "\n".join(lines)

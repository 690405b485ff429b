"""What the screen of searching shows: the gemeenten, their terms, and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.search.log import Search, list_tried, list_tried_before, read_log
from pipeline.search.terms import (
    TermWorth,
    TriedTerm,
    fill_term,
    generalise_term,
    rank_terms,
    same_term,
)
from pipeline.stages.searches import fold_term, is_complete
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.known import list_searches
from pipeline.wave.planning import read_lezers
from werkbank.desk import Desk
from werkbank.known_here import find_gazetteer


@dataclass(frozen=True)
class GemeenteWork:
    """How far a gemeente is: different terms tried, finds that were new, and whether it is mine.

    `nieuw` is None where a search of the former form says only how much it found in all.
    """

    code: str
    naam: str
    termen: int
    nieuw: int | None
    is_volledig: bool
    is_mijn: bool


@dataclass(frozen=True)
class TermWork:
    """A term as it is typed for a gemeente, what it may yield, and the searches with it there."""

    zoekterm: str
    worth: TermWorth
    is_verplicht: bool
    gedaan: tuple[Search, ...]


def list_gemeenten(desk: Desk, log: Sequence[Search]) -> list[GemeenteWork]:
    """Return every gemeente of the wave, those of this reader and what is not done first."""
    planned = read_lezers(desk.root, desk.meting)
    mine = {code for code, lezer in planned.items() if lezer == desk.lezer}
    done: dict[str, list[Search]] = {}
    for search in log:
        for code in search.codes:
            done.setdefault(code, []).append(search)
    rows = [
        _describe_gemeente(code, naam, done.get(code, []), is_mine=code in mine)
        for code, naam in find_gazetteer(desk).names.items()
    ]
    return sorted(rows, key=lambda row: (not row.is_mijn, row.is_volledig, row.naam))


def list_terms(desk: Desk, code: str, log: Sequence[Search]) -> list[TermWork]:
    """Return the terms for a gemeente, the mandatory one first, then the most promising."""
    names = find_gazetteer(desk).names
    before = _before(desk)
    proposed = [
        generalise_term(term, names[code])
        for term in list_searches(before, _one_row(code, names[code]))["zoekterm"]
    ]
    tried = [*_tried_before(before), *list_tried(log, names)]
    here = [search for search in log if search.codes == (code,)]
    own = [generalise_term(search.zoekterm, names[code]) for search in here]
    ranked = rank_terms(proposed[0], [*proposed[1:], *own], tried)
    return [
        TermWork(
            zoekterm,
            worth,
            at == 0,
            tuple(search for search in here if same_term(search.zoekterm, zoekterm)),
        )
        for at, worth in enumerate(ranked)
        for zoekterm in [fill_term(worth.term, names[code])]
    ]


def read_desk_log(desk: Desk) -> list[Search]:
    """Return the searches of the wave, of every reader."""
    return read_log(desk.root, desk.meting, find_gazetteer(desk))


def _describe_gemeente(
    code: str, naam: str, searches: Sequence[Search], *, is_mine: bool
) -> GemeenteWork:
    terms = {fold_term(search.zoekterm) for search in searches}
    is_told = all(search.zoekactie_id for search in searches)
    nieuw = sum(search.nieuw for search in searches) if is_told else None
    return GemeenteWork(code, naam, len(terms), nieuw, is_complete(terms), is_mine)


def _one_row(code: str, naam: str) -> pd.DataFrame:
    return pd.DataFrame({"gemeentecode": [code], "gemeente": [naam]})


def _before(desk: Desk) -> PublishedVersion | None:
    """Return the last version of an earlier wave: this one's searches stand in its own files."""
    earlier = [version for version in list_versions(desk.root) if version.meting < desk.meting]
    manifests = curated_folder(desk.root).glob("*/manifest.json")
    return desk.remember(
        "vorige meting",
        manifests,
        lambda: read_version(desk.root, max(earlier)) if earlier else None,
    )


def _tried_before(before: PublishedVersion | None) -> list[TriedTerm]:
    return list_tried_before(before.tables) if before else []

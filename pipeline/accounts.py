"""The accounts of a build: every record, value and row of people has its end in what it made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.given import Given
from pipeline.made import Made
from pipeline.mutations.published import account_mutations
from pipeline.read.states import find_silent
from pipeline.read.written import Place, places_of
from pipeline.stages import row_ends
from pipeline.stages.accounting import (
    account,
    account_finds,
    account_readings,
    account_values,
)
from pipeline.stages.claims import list_turned_down
from pipeline.stages.decided import is_of_later
from pipeline.stages.merge import list_unknown_labels
from pipeline.stages.people_accounting import (
    account_decisions,
    account_former,
    account_links,
    account_outcomes,
    account_voices,
)
from schemas.manual import (
    AFGEWEZEN,
    BEGRIPPEN,
    BEOORDELINGEN,
    CORRECTIES,
    KOPPELINGEN,
    LOCATIES,
    STANDAARDAANBOD,
)
from schemas.meting import PLANNING
from schemas.mutations import GEBEURTENISSEN
from schemas.readings import BEWIJS, LEZINGEN, UITKOMSTEN
from schemas.rechecks import HERCONTROLES
from schemas.rulings import RECHTSPRAAK
from schemas.searches import VONDSTEN, ZOEKLOG

Ends = Mapping[str, Collection[Place]]


@dataclass(frozen=True)
class Built:
    """What a build started from, what it made, its `tables` and what it tells (`meldingen`)."""

    given: Given
    made: Made
    tables: Mapping[str, pd.DataFrame]
    meldingen: Collection[str]


def account_build(built: Built) -> None:
    """Assert that nothing was lost: AccountingError names what has no end."""
    _account_records(built)
    _account_words(built)
    row_ends.account_rows(built.given.written, list_ends(built), built.meldingen)


def list_ends(built: Built) -> Ends:
    """Return the rows that are in force, or were followed by another, per kind of file."""
    taken = built.given.taken
    of_searches = _end_searching(built)
    of_readers, decided = _end_reading(built), _end_deciding(built)
    # A rule holds for whoever it is said of, a ruling helps who reads: both are in force as read.
    rules = {name: places_of(taken[name]) for name in (STANDAARDAANBOD.name, RECHTSPRAAK.name)}
    return {**of_searches, **of_readers, **decided, **rules}


def _end_searching(built: Built) -> Ends:
    taken, tables = built.given.taken, built.tables
    planning = taken[PLANNING.name]
    is_here = planning["gemeentecode"].isin(built.given.gemeentecodes)
    decided = {row["locatie_id"] for row in rows_of(built.made.judged.decided.rows)}
    zoeklog = built.given.sources.zoeklog
    return {
        LOCATIES.name: places_of(built.given.sources.entered),
        AFGEWEZEN.name: row_ends.end_rejections(taken[AFGEWEZEN.name], tables["afgekeurd"]),
        ZOEKLOG.name: row_ends.end_searches(taken[ZOEKLOG.name], zoeklog),
        VONDSTEN.name: row_ends.end_finds(taken[VONDSTEN.name], tables["vondsten"]),
        HERCONTROLES.name: row_ends.end_looks(
            taken[HERCONTROLES.name], built.made.last_seen, decided
        ),
        PLANNING.name: places_of(planning[is_here]),
    }


def _end_reading(built: Built) -> Ends:
    taken, lezingen = built.given.taken, built.tables["lezingen"]
    judged = set(built.made.judged.reconciled.verdicts["record_id"])
    readings, former = taken[LEZINGEN.name], taken[BEOORDELINGEN.name]
    return {
        LEZINGEN.name: places_of(readings[readings["lezing_id"].isin(lezingen["lezing_id"])]),
        BEOORDELINGEN.name: places_of(former[former["record_id"].isin(lezingen["record_id"])]),
        BEWIJS.name: row_ends.end_evidence(taken[BEWIJS.name], lezingen),
        UITKOMSTEN.name: row_ends.end_settlements(taken[UITKOMSTEN.name], judged),
    }


def _end_deciding(built: Built) -> Ends:
    given, made = built.given, built.made
    taken, silent = given.taken, find_silent(given.sources.states)
    correcties, events = taken[CORRECTIES.name], taken[GEBEURTENISSEN.name]
    later = [is_of_later(row, given.later_waves) for row in rows_of(correcties)]
    of_later = correcties[pd.Series(later, index=correcties.index, dtype=bool)]
    return {
        CORRECTIES.name: places_of(made.judged.decided.rows) | places_of(of_later),
        KOPPELINGEN.name: row_ends.end_links(taken[KOPPELINGEN.name], made.linked.active, silent),
        BEGRIPPEN.name: row_ends.end_terms(taken[BEGRIPPEN.name]),
        GEBEURTENISSEN.name: places_of(
            events[events["mutatie_id"].isin(built.tables["mutaties"]["mutatie_id"])]
        ),
    }


def _account_records(built: Built) -> None:
    """Assert that every record that entered, and every value of one, is somewhere in the tables."""
    given, made, tables = built.given, built.made, dict(built.tables)
    account(given.sources.entered, tables)
    account_finds(given.sources.readers.vondsten, tables["vondsten"])
    account_readings(given.sources.readers.lezingen["lezing_id"], tables["lezingen"])
    account_mutations(given.mutations, tables["mutaties"])
    account_values(
        made.records,
        made.linked.normalised.rows,
        made.linked.normalised.signals,
        tables["herkomst_waarden"],
        list_unknown_labels(given.typology).values(),
        list_turned_down(rows_of(made.judged.reconciled.verdicts)),
    )


def _account_words(built: Built) -> None:
    """Assert that what readers said and people decided is in the tables, or told."""
    judged, sources, tables = built.made.judged, built.given.sources, built.tables
    account_voices(judged.reconciled.verdicts, tables["herkomst_waarden"])
    account_former(sources.beoordelingen, tables["lezingen"])
    account_outcomes(sources.readers.uitkomsten, judged.reconciled.verdicts, built.meldingen)
    account_decisions(
        judged.decided.rows, judged.corrected.applied, tables["besluiten"], built.meldingen
    )
    account_links(built.made.linked.decisions, built.made.linked.matched.clusters)

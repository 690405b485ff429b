"""Coverage: what is known about the supply in every gemeente, and what that rests on."""

import pandas as pd

from schemas.published import columns_of
from schemas.vocabulary import Bronsoort, Doorzocht, Gemeentestatus, Toestand


def describe_coverage(
    gemeenten: pd.DataFrame,
    kerncijfers: pd.DataFrame,
    locaties: pd.DataFrame,
    searches: pd.DataFrame,
    source_states: pd.DataFrame,
    kandidaten: pd.DataFrame,
) -> pd.DataFrame:
    """Return the published table Gemeenten: every gemeente of the boundary year with its status.

    A gemeente is "doorzocht, niets gevonden" only when the manual search is complete, every
    national site delivered (the manual search leaves the national parties to those sites) and
    nothing that was seen there waits for a person. `searches`: gemeentecode, zoektermen,
    doorzocht_op, volledig, niet_doorzocht (the parts that were not). `kandidaten`: the published
    table; what may lie in several gemeenten leaves none of them without supply.
    """
    sites = source_states[source_states["soort"] == Bronsoort.LANDELIJKE_SITE]
    missing = sites[sites["toestand"] != Toestand.OK]
    figures = kerncijfers.drop(columns=["gemeente", "provincie"])
    table = gemeenten[["gemeentecode", "gemeente", "provincie"]]
    for known in (figures, _count_locations(locaties), searches, _count_waiting(kandidaten)):
        table = table.merge(known, on="gemeentecode", how="left", validate="one_to_one")
    for column in ("aantal_locaties", "aantal_organisaties", "zoektermen", "te_beoordelen"):
        table[column] = table[column].fillna(0).astype("int64")
    table["doorzocht"] = str(Doorzocht.NIET)
    table.loc[table["zoektermen"] > 0, "doorzocht"] = str(Doorzocht.DEELS)
    table.loc[table["volledig"].eq(True), "doorzocht"] = str(Doorzocht.GEHEEL)
    table["volledig_doorzocht"] = (table["doorzocht"] == Doorzocht.GEHEEL) & missing.empty
    table["status"] = _choose_status(table)
    table["status_toelichting"] = _explain(table, missing)
    table["doorzocht_op"] = table["doorzocht_op"].fillna("")
    return table[columns_of("gemeenten")]


def _count_locations(locaties: pd.DataFrame) -> pd.DataFrame:
    counts = locaties.groupby("gemeentecode").agg(
        aantal_locaties=("locatie_id", "nunique"), aantal_organisaties=("organisatie_id", "nunique")
    )
    return counts.reset_index()


def _count_waiting(kandidaten: pd.DataFrame) -> pd.DataFrame:
    return kandidaten.groupby("gemeentecode").size().rename("te_beoordelen").reset_index()


def _choose_status(table: pd.DataFrame) -> pd.Series:
    # From the weakest to the strongest thing known: each line overrules those above it. Only a
    # complete search while every national site delivered lets us say that nothing was found, and
    # a candidate that waits takes that back: it may turn out to be a location.
    status = pd.Series(str(Gemeentestatus.NIET_DOORZOCHT), index=table.index)
    status[table["doorzocht"] == Doorzocht.GEHEEL] = str(Gemeentestatus.BRON_UITGEVALLEN)
    status[table["volledig_doorzocht"]] = str(Gemeentestatus.NIETS_GEVONDEN)
    status[table["te_beoordelen"] > 0] = str(Gemeentestatus.NOG_TE_BEOORDELEN)
    status[table["aantal_locaties"] > 0] = str(Gemeentestatus.AANBOD)
    return status


def _explain(table: pd.DataFrame, missing: pd.DataFrame) -> pd.Series:
    found = _number_of(table["aantal_locaties"], "locatie", "locaties") + " gevonden"
    nothing = pd.Series("geen locatie gevonden", index=table.index)
    terms = _number_of(table["zoektermen"], "zoekterm", "zoektermen")
    searched = "; met de hand doorzocht (" + terms
    searched += ", laatst op " + table["doorzocht_op"].fillna("") + ")"
    partly = "; deels doorzocht (" + terms + ")"
    parts = table["niet_doorzocht"].fillna("")
    partly += ("; niet (geheel) doorzocht: " + parts).where(parts != "", "")
    how = pd.Series("; niet met de hand doorzocht", index=table.index)
    how = how.mask(table["doorzocht"] == Doorzocht.DEELS, partly)
    how = how.mask(table["doorzocht"] == Doorzocht.GEHEEL, searched)
    states = [f"{bron} {t}" for bron, t in zip(missing["bron"], missing["toestand"], strict=True)]
    sources = "; " + ", ".join(sorted(states)) if states else "; alle landelijke bronnen opgehaald"
    waiting = "; nog te beoordelen (" + table["te_beoordelen"].astype(str) + ")"
    waiting = waiting.where(table["te_beoordelen"] > 0, "")
    return nothing.mask(table["aantal_locaties"] > 0, found) + waiting + how + sources


def _number_of(counts: pd.Series, one: str, several: str) -> pd.Series:
    return counts.map(lambda count: f"{count} {one if count == 1 else several}").astype("str")

"""What surveys say beside what researchers found of the same locations, and who answered.

The tables enquete_naast_bureau and enquete_respons. Only locations that both name are compared: who
did not answer says nothing, and neither does a researcher who did not look.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.certainty.finds import NO_CLASS, list_classes
from schemas.published import columns_of
from schemas.published.survey_beside import COMPARED
from schemas.sources import MANUAL_SOURCE, names_of_surveys

SETS = frozenset({"ondersteuningstype", "leefgebied"})
"""Fields of which a location has several values: each term is compared by itself."""
AGREED, DESK_ONLY, SURVEY_ONLY, AGAINST = "eens", "alleen_bureau", "alleen_enquete", "strijdig"
Values = dict[tuple[str, str], set[str]]
"""Of a location and a field: the values that one side gave."""


def compare_survey(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return enquete_naast_bureau, of the published herkomst, herkomst_waarden and locaties."""
    sources = tables["herkomst"].set_index("record_id")["bron"]
    values = tables["herkomst_waarden"]
    said = values[values["kolom"].isin(COMPARED)].assign(bron=values["record_id"].map(sources))
    by_desk = _values_of(said[said["bron"] == MANUAL_SOURCE])
    by_survey = _values_of(said[said["bron"].isin(names_of_surveys())])
    places = tables["locaties"].set_index("locatie_id")["gemeentecode"]
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for location, veld in product(_list_named_by_both(tables["herkomst"]), COMPARED):
        desk, survey = (by.get((location, veld), set()) for by in (by_desk, by_survey))
        for term, outcome in _compare(veld, desk, survey):
            counts[str(places[location]), veld, term][outcome] += 1
    rows = [
        (*key, *(counted[outcome] for outcome in (AGREED, DESK_ONLY, SURVEY_ONLY, AGAINST)))
        for key, counted in sorted(counts.items())
    ]
    return pd.DataFrame(rows, columns=columns_of("enquete_naast_bureau"))


def _list_named_by_both(herkomst: pd.DataFrame) -> list[str]:
    asked = herkomst.loc[herkomst["bron"].isin(names_of_surveys()), "locatie_id"]
    found = herkomst.loc[herkomst["bron"] == MANUAL_SOURCE, "locatie_id"]
    return sorted(set(map(str, asked)) & set(map(str, found)))


def _values_of(said: pd.DataFrame) -> Values:
    found: Values = defaultdict(set)
    for row in rows_of(said[["locatie_id", "kolom", "waarde"]]):
        found[row["locatie_id"], row["kolom"]].add(row["waarde"])
    return found


def _compare(veld: str, desk: set[str], survey: set[str]) -> Iterator[tuple[str, str]]:
    """Yield per term who says it, "" for a field with one value; nothing where both are silent."""
    if veld in SETS:
        for term in sorted(desk | survey):
            side = DESK_ONLY if term in desk else SURVEY_ONLY
            yield term, AGREED if term in desk & survey else side
    elif desk and survey:
        yield "", AGREED if desk & survey else AGAINST
    elif desk or survey:
        yield "", DESK_ONLY if desk else SURVEY_ONLY


def count_response(
    antwoorden: pd.DataFrame, gemeenten: pd.DataFrame, klassen: pd.DataFrame
) -> pd.DataFrame:
    """Return enquete_respons of every survey that was answered at all.

    `antwoorden`: bron, gemeentecode, voltooid (ja or nee). `gemeenten`, `klassen`: as published.
    """
    class_of = list_classes(gemeenten, klassen)
    codes = gemeenten["gemeentecode"].map(str)
    placed = pd.DataFrame({"gemeentecode": codes, "klasse": codes.map(class_of).fillna(NO_CLASS)})
    rows = []
    for bron, answers in antwoorden.groupby("bron"):
        complete = set(answers.loc[answers["voltooid"] == "ja", "gemeentecode"])
        partial = set(answers["gemeentecode"]) - complete
        for klasse, group in placed.groupby("klasse"):
            full, half = (int(group["gemeentecode"].isin(s).sum()) for s in (complete, partial))
            rows.append((bron, klasse, len(group), full, half, len(group) - full - half))
    return pd.DataFrame(rows, columns=columns_of("enquete_respons"))

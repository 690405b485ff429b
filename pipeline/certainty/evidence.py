"""What the values that readers gave rest on: the published table bewijskracht.

A value counts by its best ground: a quote that stands in the stored page before one that cannot be
checked, that before a paraphrase, and that before a rule.
"""

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.certainty.agreement import find_counting, read_answer
from schemas.published import columns_of
from schemas.readings import READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Bewijsgrond, Citaatstand

GROUNDS: dict[str, str] = {
    Citaatstand.TERUGGEVONDEN.value: "citaat_teruggevonden",
    Citaatstand.NIET_TE_CONTROLEREN.value: "citaat_niet_te_controleren",
    Bewijsgrond.OMSCHRIJVING.value: "omschrijving",
    Bewijsgrond.AFGELEID.value: "afgeleid",
    Citaatstand.NIET_GEVONDEN.value: "citaat_niet_gevonden",
    "": "zonder",
}
"""The columns of the table, best ground first."""
UNKNOWN_VALUE = "onbekend"


def weigh_evidence(lezingen: pd.DataFrame, bewijs: pd.DataFrame) -> pd.DataFrame:
    """Return per field how many values of readings that hold rest on what.

    `lezingen`: the published table; of a list each term is a value, and what a reader could not
    tell is none. `bewijs`: lezing_id, veld, waarde, grond, citaat.
    """
    grounds: dict[tuple[str, str, str], set[str]] = {}
    for row in rows_of(bewijs):
        for term in row["waarde"].split(MULTI_VALUE_SEPARATOR):
            key = row["lezing_id"], row["veld"], term
            grounds.setdefault(key, set()).add(row["citaat"] or row["grond"])
    counts = {veld: dict.fromkeys(GROUNDS, 0) for veld in READ_FIELDS}
    for row in rows_of(find_counting(lezingen)):
        for term in read_answer(row["waarde"]) - {UNKNOWN_VALUE}:
            found = grounds.get((row["lezing_id"], row["veld"], term), {""})
            counts[row["veld"]][next(g for g in GROUNDS if g in found)] += 1
    told = {veld: list(by.values()) for veld, by in counts.items()}
    rows = [(veld, sum(numbers), *numbers) for veld, numbers in told.items() if sum(numbers)]
    return pd.DataFrame(rows, columns=columns_of("bewijskracht"))

"""What values rest on: the best ground counts, and each value once. Data SYNTHETISCH."""

from typing import Any

import pandas as pd

from pipeline.certainty.evidence import weigh_evidence
from tests.pipeline.certainty.test_agreement import reading


def weighed(rows: list[dict[str, Any]], *grounds: tuple[str, str, str, str]) -> dict[str, int]:
    columns = ["lezing_id", "waarde", "grond", "citaat"]
    bewijs = pd.DataFrame(list(grounds), columns=columns).assign(veld="leefgebieden")
    table = weigh_evidence(pd.DataFrame(rows), bewijs)
    row = table[table["veld"] == "leefgebieden"].drop(columns="veld").iloc[0]
    told = {str(name): int(number) for name, number in row.items()}
    assert told.pop("waarden") == sum(told.values())
    return {name: number for name, number in told.items() if number}


READING = reading(1, "AB", "r1", "Algemeen|Werk")
ID = READING["lezing_id"]


def test_each_term_is_a_value_and_what_has_no_ground_is_told() -> None:
    assert weighed([READING], (ID, "Werk", "omschrijving", "")) == {"omschrijving": 1, "zonder": 1}


def test_the_best_ground_of_a_value_counts() -> None:
    told = weighed(
        [READING],
        (ID, "Werk", "afgeleid", ""),
        (ID, "Werk", "citaat", "niet gevonden"),
        (ID, "Algemeen|Werk", "citaat", "teruggevonden"),
    )
    assert told == {"citaat_teruggevonden": 2}


def test_a_quote_that_is_not_there_proves_less_than_none_that_can_be_checked() -> None:
    rows = [READING, reading(2, "AB", "r2", "Werk")]
    told = weighed(
        rows,
        (ID, "Werk", "citaat", "niet te controleren"),
        (ID, "Algemeen", "citaat", "niet gevonden"),
    )
    assert told == {
        "citaat_niet_te_controleren": 1,
        "citaat_niet_gevonden": 1,
        "zonder": 1,
    }


def test_what_a_reader_could_not_tell_is_no_value() -> None:
    rows = [reading(n, "AB", f"r{n}", word) for n, word in enumerate(("geen", "onbekend"))]
    assert weigh_evidence(pd.DataFrame(rows), pd.DataFrame(columns=BEWIJS)).empty


BEWIJS = ["lezing_id", "veld", "waarde", "grond", "citaat"]

"""A correction changes exactly the cell it expects, or the build stops."""

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.stages.correct import correct
from tests.pipeline.records import make_records, record_id

COLUMNS = ["record_id", "kolom", "was", "wordt", "rij"]


def correcties(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame([(*row, n) for n, row in enumerate(rows, 2)], columns=COLUMNS)


def test_a_correction_replaces_the_value_it_expects() -> None:
    records = make_records({"plaats": "Enschde"}, {"plaats": "Almelo"})
    corrected = correct(records, correcties((record_id(1), "plaats", "Enschde", "Enschede")))
    assert corrected["plaats"].tolist() == ["Enschede", "Almelo"]
    assert corrected["record_id"].tolist() == records["record_id"].tolist()


def test_the_given_records_stay_as_they_were() -> None:
    records = make_records({"plaats": "Enschde"})
    correct(records, correcties((record_id(1), "plaats", "Enschde", "Enschede")))
    assert records["plaats"].tolist() == ["Enschde"]


def test_every_stale_or_impossible_correction_is_named() -> None:
    records = make_records({"plaats": "Enschede"})
    with pytest.raises(SjoError) as error:
        correct(
            records,
            correcties(
                (record_id(1), "plaats", "Enschde", "Enschede"),
                (record_id(9), "plaats", "x", "y"),
                (record_id(1), "record_id", "x", "y"),
            ),
        )
    lines = str(error.value).splitlines()
    assert len(lines) == 3
    assert "correcties.csv:2: verlopen correctie" in lines[0]
    assert "bestaat niet" in lines[1]
    assert "kan niet worden gecorrigeerd" in lines[2]

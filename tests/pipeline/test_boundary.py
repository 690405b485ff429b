"""Rejects have one form, and every record is accounted for at every stage."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.boundary import AccountingError, assert_accounted, tabulate_rejects


def test_rejects_have_all_columns_even_when_there_are_none() -> None:
    assert list(tabulate_rejects().columns) == [
        "record_id",
        "bron",
        "bestand",
        "rij",
        "organisatie",
        "stap",
        "regel",
        "kolom",
        "waarde",
        "uitleg",
    ]


@given(st.sets(st.text(min_size=1), min_size=1), st.data())
def test_any_division_into_kept_and_rejected_is_accounted(
    ids: set[str], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(ids))))
    assert_accounted(
        pd.Series(sorted(ids)), pd.Series(sorted(kept)), pd.Series(sorted(ids - kept)), "proef"
    )


@pytest.mark.parametrize(
    ("before", "after", "rejected"),
    [
        (["a", "b"], ["a"], []),
        (["a"], ["a", "b"], []),
        (["a"], ["a"], ["a"]),
        (["a", "a"], ["a"], []),
        (["a", "b"], ["a", "a"], ["b"]),
    ],
)
def test_a_lost_added_or_doubled_record_is_an_error(
    before: list[str], after: list[str], rejected: list[str]
) -> None:
    came, kept, dropped = (pd.Series(ids, dtype="str") for ids in (before, after, rejected))
    with pytest.raises(AccountingError, match="proef"):
        assert_accounted(came, kept, dropped, "proef")

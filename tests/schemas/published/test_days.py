"""A month stays a month: no day is ever made up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.published.days import split_days

DATES = st.dates(min_value=pd.Timestamp("2000-01-01").date())


@given(
    st.lists(
        st.one_of(
            st.just(""),
            DATES.flatmap(
                lambda d: st.sampled_from([d.isoformat(), d.isoformat()[:7], d.isoformat()[:4]])
            ),
        ),
        min_size=1,
    )
)
def test_what_the_source_gave_stays_and_only_a_day_is_a_day(texts: list[str]) -> None:
    told = split_days(pd.DataFrame({"gezien_op": texts}, dtype="str"), "gezien")
    assert told["gezien"].tolist() == texts
    for text, day, precision in told[["gezien", "gezien_op", "gezien_precisie"]].to_numpy():
        assert day == (text if len(text) == len("2026-01-01") else "")
        assert (precision == "") == (text == "")


def test_text_that_is_no_moment_is_refused() -> None:
    with pytest.raises(KeyError):
        split_days(pd.DataFrame({"gezien_op": ["gisteren"[:6]]}, dtype="str"), "gezien")

"""The accounting stops a build that loses a record or a value, and names which."""

import pandas as pd
import pytest

from pipeline.boundary import AccountingError
from pipeline.stages.accounting import account_values
from tests.pipeline.records import make_records, record_id

R1, R2 = record_id(1), record_id(2)
COLUMNS = ["locatie_id", "record_id", "kolom", "waarde", "gekozen", "zekerheid"]
NO_SIGNALS = pd.DataFrame(columns=["record_id", "kolom"])
NAMES = [
    ("L", R1, "organisatie", "SYNTHETISCH 1", True, "vastgesteld"),
    ("L", R2, "organisatie", "SYNTHETISCH 2", False, "voorlopig"),
]


def check(
    found: dict[str, str],
    *values: tuple[object, ...],
    normalised: dict[str, str] | None = None,
    signals: pd.DataFrame = NO_SIGNALS,
    turned_down: set[tuple[str, str]] | None = None,
) -> None:
    kept = pd.DataFrame([*NAMES, *values], columns=COLUMNS).astype({"gekozen": bool})
    read = found if normalised is None else normalised
    records, rows = make_records(found, {}), make_records(read, {})
    account_values(records, rows, signals, kept, ["onbekend"], turned_down or set())


def test_a_value_is_published_or_loses_to_one_that_is() -> None:
    check({"website": "https://a.nl"}, ("L", R1, "website", "https://a.nl", True, "vastgesteld"))
    check(
        {"soort_organisatie": "gemeente"},
        ("L", R1, "soort_organisatie", "gemeente", False, "voorlopig"),
    )


def test_a_value_that_stands_nowhere_stops_the_build() -> None:
    with pytest.raises(AccountingError, match="website"):
        check({"website": "https://a.nl"})
    with pytest.raises(AccountingError, match="ondersteuningstype"):
        check({"ondersteuningstypen": "Advies"})


def test_a_value_that_lost_to_nothing_stops_the_build() -> None:
    with pytest.raises(AccountingError, match="soort_organisatie"):
        check({}, ("L", R1, "soort_organisatie", "gemeente", False, "vervangen"))


def test_a_value_that_two_readers_replaced_by_none_ends_in_their_word() -> None:
    value = ("L", R1, "soort_organisatie", "gemeente", False, "vervangen")
    check({}, value, turned_down={(R1, "soort_organisatie")})


def test_what_normalising_took_out_needs_its_signal() -> None:
    told = pd.DataFrame([(R1, "telefoon")], columns=["record_id", "kolom"])
    check({"telefoon": "geen"}, normalised={}, signals=told)
    with pytest.raises(AccountingError, match="telefoon"):
        check({"telefoon": "geen"}, normalised={})


def test_what_nobody_knows_is_no_value() -> None:
    check({"functieverband": "onbekend"})

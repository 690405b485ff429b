"""Each row that a person writes, in any kind of file, is in force or named; else a build stops."""

from collections.abc import Mapping

import pandas as pd
import pytest

from pipeline.boundary import AccountingError
from pipeline.stages.row_ends import (
    account_rows,
    end_evidence,
    end_finds,
    end_looks,
    end_rejections,
    end_searches,
    end_terms,
)
from schemas.templates import EVERY_TEMPLATE

FILE = "manual_entries/2026/soort/AB.csv"
NAMES = [template.name for template in EVERY_TEMPLATE]


def rows(*cells: Mapping[str, str]) -> pd.DataFrame:
    """Return rows with their place: the first is row 2."""
    placed = [dict(row) | {"bestand": FILE, "rij": str(at)} for at, row in enumerate(cells, 2)]
    return pd.DataFrame(placed, dtype=str)


def at(*numbers: int) -> frozenset[tuple[str, int]]:
    return frozenset((FILE, number) for number in numbers)


@pytest.mark.parametrize("name", NAMES)
def test_a_row_of_any_kind_of_file_that_has_no_end_stops_a_build(name: str) -> None:
    written = dict.fromkeys(NAMES, at(2))
    account_rows(written, dict.fromkeys(NAMES, at(2)), [])
    lost = dict.fromkeys(NAMES, at(2)) | {name: at()}
    account_rows(written, lost, [f"{FILE}:2:kolom: rust"])
    with pytest.raises(AccountingError, match=f"{name} {FILE}:2"):
        account_rows(written, lost, [f"{FILE}:22: rust"])


def test_a_kind_of_file_that_nobody_accounts_for_stops_a_build() -> None:
    ended = dict.fromkeys(NAMES[1:], at())
    with pytest.raises(KeyError, match=NAMES[0]):
        account_rows(dict.fromkeys(NAMES, at()), ended, [])


def test_a_search_is_published_or_goes_on_in_a_later_row() -> None:
    log = rows({"zoekactie_id": "AB-2026-1"}, {"zoekactie_id": "AB-2026-1"}, {"zoekactie_id": ""})
    assert end_searches(log, log[1:]) == at(2, 3, 4)
    assert end_searches(log, log[1:2]) == at(2, 3)
    assert end_searches(log, log[2:]) == at(4)


def test_two_readers_may_turn_down_one_candidate_by_one_rule() -> None:
    taken = rows({"record_id": "handmatig:a", "regel": "alleen online"},
                 {"record_id": "handmatig:a", "regel": "alleen online"},
                 {"record_id": "handmatig:a", "regel": "tweedelijns"})  # fmt: skip
    assert end_rejections(taken, taken[:1]) == at(2, 3)


def test_evidence_is_a_ground_of_a_published_field() -> None:
    taken = rows({"lezing_id": "AB-2026-1", "veld": "oordeel", "grond": "citaat"},
                 {"lezing_id": "AB-2026-1", "veld": "leefgebieden", "grond": "citaat"})  # fmt: skip
    told = {"lezing_id": ["AB-2026-1"], "veld": ["oordeel"], "bewijs": ["afgeleid|citaat"]}
    assert end_evidence(taken, pd.DataFrame(told)) == at(2)


def test_a_find_is_published_or_was_taken_back() -> None:
    find = {"zoekactie_id": "AB-2026-1", "record_id": "handmatig:a", "uitkomst": "nieuw"}
    other = find | {"record_id": "handmatig:b"}
    taken = rows(find, find | {"uitkomst": "ingetrokken"}, other)
    none = pd.DataFrame(columns=["zoekactie_id", "record_id", "locatie_id"], dtype=str)
    assert end_finds(taken, none) == at(2, 3)
    assert end_finds(taken, pd.DataFrame([other | {"locatie_id": None}])) == at(2, 3, 4)


def test_a_term_means_what_its_row_says() -> None:
    row = {"lijst": "soort_organisatie", "bronwaarde": "wijkteam", "term": "gemeente"}
    assert end_terms(rows(row)) == at(2)
    assert end_terms(rows(row | {"bronwaarde": "stichting of vereniging"})) == at()


@pytest.mark.parametrize(
    ("uitkomst", "seen", "decided", "is_ended"),
    [
        ("nog zo", {"L1": "2026-10-01"}, (), True),
        ("niet te zien", {"L1": "2026-10-01"}, (), True),
        ("weg", {"L1": "2026-10-01"}, (), False),
        ("weg", {"L1": "2026-12-01"}, (), False),  # a list that is not kept is no answer
        ("weg", {"L1": "2026-10-01"}, ("L1",), True),
        ("weg", {}, (), True),
        ("gewijzigd", {"L1": "2026-10-01"}, (), False),
        ("gewijzigd", {"L1": "2026-11-05"}, (), True),
    ],
)
def test_a_recheck_is_followed_or_still_to_be_told(
    uitkomst: str, seen: dict[str, str], decided: tuple[str, ...], *, is_ended: bool
) -> None:
    taken = rows({"locatie_id": "L1", "uitkomst": uitkomst, "datum": "2026-11-05"})
    assert end_looks(taken, seen, decided) == (at(2) if is_ended else at())


def test_the_last_word_on_a_location_takes_the_place_of_earlier_ones() -> None:
    weg = {"locatie_id": "L1", "uitkomst": "weg", "datum": "2026-11-05"}
    taken = rows(weg, weg | {"uitkomst": "nog zo", "datum": "2026-11-06"})
    assert end_looks(taken, {"L1": "2026-10-01"}, ()) == at(2, 3)

"""A search on an old boundary covers only that part; every search here is made up."""

import pandas as pd
import pytest

from pipeline.country.parts import Part
from pipeline.stages.searches import summarise_searches

DAY = "2026-01-01"
TERMS = ["sociaal juridische ondersteuning", "rechtswinkel", "schulden", "wet"]
EEN, TWEE = Part("Een", "een", DAY, is_own=False), Part("Twee", "twee", DAY, is_own=False)
OWN = Part("Nieuw", "nieuw", DAY, is_own=True)


def run(*searched: tuple[str, str, int], parts: list[Part]) -> tuple[bool, str]:
    """Search by (typed name, day, number of terms); return volledig and niet_doorzocht."""
    log = pd.DataFrame(
        [
            ("GM0001", typed, f"{typed} {term}", day)
            for typed, day, count in searched
            for term in TERMS[:count]
        ],
        columns=["gemeentecode", "gemeente", "zoekterm", "datum"],
    )
    (row,) = summarise_searches(log, {"GM0001": parts}).to_dict("records")
    return bool(row["volledig"]), str(row["niet_doorzocht"])


def test_one_predecessor_searched_is_partly_searched_and_names_the_other() -> None:
    assert run(("Een", "2025-10-01", 4), parts=[EEN, TWEE]) == (False, "Twee")


def test_all_predecessors_searched_is_completely_searched() -> None:
    both = [("Een", "2025-10-01", 4), ("twee", "2026-10-01", 4)]
    assert run(*both, parts=[EEN, TWEE]) == (True, "")


def test_a_search_of_the_whole_needs_no_search_of_the_parts() -> None:
    assert run(("Nieuw", "2026-10-01", 4), parts=[EEN, TWEE]) == (True, "")
    assert run(("Nieuw", "2026-10-01", 3), parts=[EEN, TWEE]) == (False, "")


@pytest.mark.parametrize(("day", "expected"), [("2025-12-31", (False, "Een")), (DAY, (True, ""))])
def test_under_a_kept_name_the_day_tells_what_was_searched(
    day: str, expected: tuple[bool, str]
) -> None:
    assert run(("Nieuw", day, 4), parts=[EEN, OWN]) == expected


def test_terms_of_the_whole_count_for_every_part() -> None:
    searched = [("Een", "2025-10-01", 4), ("Nieuw", "2026-10-01", 3)]
    assert run(*searched, parts=[EEN, TWEE]) == (False, "Twee")


def test_a_log_without_searches_gives_no_rows() -> None:
    empty = pd.DataFrame(columns=["gemeentecode", "gemeente", "zoekterm", "datum"], dtype=str)
    assert summarise_searches(empty).empty

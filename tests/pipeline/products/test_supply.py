"""What gemeenten have on average: the same figures in the factsheet and in the explorer."""

import json
from typing import Any

import pytest

from pipeline.products.edition import Edition
from pipeline.products.factsheet import describe_gemeenten
from pipeline.products.supply import GroupMeans, Supply, average_by
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.gemeente_pages import render_gemeenten
from pipeline.text.numbers import dutch_number

ORDER = ("locaties", "per_10_000_inwoners", "aanbieders", "ondersteuningstypen", "leefgebieden")
"""The figures of a factsheet, as the explorer calls them."""


def supply(locaties: int, inwoners: int | None, *, is_known: bool = True) -> Supply:
    counts = {"locaties": locaties, "aanbieders": 1, "ondersteuningstypen": 2, "leefgebieden": 3}
    return Supply(counts, inwoners, is_known)


@pytest.fixture(scope="module")
def sheets(country: Edition) -> dict[str, dict[str, Any]]:
    return {content["gemeentecode"]: content for content in describe_gemeenten(country)}


@pytest.fixture(scope="module")
def explored(country: Edition) -> dict[str, dict[str, Any]]:
    pages = dict(render_gemeenten(country, gather_facts(country)))
    codes = country.gemeenten["gemeentecode"]
    return {code: json.loads(pages[f"gemeente/{code}.json"]) for code in codes}


def rows_of(sheet: dict[str, Any]) -> dict[str, list[str]]:
    """Return the figures of a gemeente itself and of its groups, by name."""
    rows = [row for row in sheet["vergelijking"] if row["soort"] != "buurt"]
    return {row["naam"].split(", gemiddeld")[0]: row["cijfers"] for row in rows}


def test_the_means_of_a_country_are_these(sheets: dict[str, dict[str, Any]]) -> None:
    assert rows_of(sheets["GM0344"]) == {
        "Utrecht": ["36", "1,0", "36", "7", "8"],
        "Zelfde omvang": ["15,0", "0,7", "14,9", "6,3", "7,0"],
        "Nederland": ["4,7", "0,9", "4,7", "5,2", "5,3"],
    }
    assert rows_of(sheets["GM0060"]) == {
        "Ameland": ["1", "2,6", "1", "4", "1"],
        "Zelfde omvang": ["2,3", "1,3", "2,3", "4,3", "4,0"],
        "Nederland": ["4,7", "0,9", "4,7", "5,2", "5,3"],
    }


def test_factsheet_and_explorer_say_the_same_of_every_gemeente_and_its_groups(
    sheets: dict[str, dict[str, Any]], explored: dict[str, dict[str, Any]]
) -> None:
    for code, said in explored.items():
        rows, groups = rows_of(sheets[code]), {group["groep"]: group for group in said["naast"]}
        for name in ("Zelfde omvang", "Nederland"):
            means = groups[name]["gemiddeld"]
            assert rows[name] == [dutch_number(means[figure], 1) for figure in ORDER]
        assert rows[said["gemeente"]] == [
            "?" if (own := said[figure]) is None else dutch_number(own, int(figure == ORDER[1]))
            for figure in ORDER
        ]


def test_who_is_not_known_counts_as_zero_and_is_told() -> None:
    group = GroupMeans.of([supply(3, 10_000), supply(0, 30_000, is_known=False)])
    assert (group.size, group.unknown, group.means["locaties"]) == (2, 1, 1.5)


def test_locations_per_inhabitants_leave_out_who_has_no_number_of_inhabitants() -> None:
    groups = average_by(
        {
            "A": supply(3, 10_000),
            "B": supply(9, None),
            "C": supply(1, 30_000),
            "D": supply(5, None),
        },
        {"A": "one", "B": "one", "C": "one", "D": "other"},
    )
    assert groups["one"].means["per_10_000_inwoners"] == 1.0
    assert groups["other"].means["per_10_000_inwoners"] is None
    assert groups["one"].means["locaties"] == 13 / 3


def test_no_mean_is_told_of_gemeenten_most_of_which_nobody_knows() -> None:
    unknown = supply(0, 10_000, is_known=False)
    group = GroupMeans.of([supply(3, 10_000), unknown, unknown])
    assert (group.size, group.unknown, set(group.means.values())) == (3, 2, {None})

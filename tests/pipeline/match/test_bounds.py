"""Hostile lists: the number of compared pairs stays within a bound that grows with the list.

The bound: a record in an oversized block stands in at most 18 parts (7 starts, 5 initials and 6
contacts), each with at most 3.5 pairs a record: some 65. On real lists it is below 1.
"""

from collections.abc import Callable

import pytest

from benchmarks.match.hostile import APART, AT, TOGETHER, Line
from benchmarks.match.hostile import names_that_share_a_word_at_one_address as teams
from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import MatchResult, match_records
from pipeline.match.groups.blocks import LARGEST_BLOCK
from tests.pipeline.match.lists import groups_of, make_list

SIZES = (1_000, 2_000)
MOST_PAIRS_PER_RECORD = 65


def run(gazetteer: Gazetteer, lines: list[Line]) -> MatchResult:
    table = make_list(lines)
    return match_records(
        table.assign(record_id=[f"r{n:06d}" for n in range(len(table))]), gazetteer
    )


@pytest.mark.parametrize("make", APART)
def test_pairs_grow_with_the_list_and_nothing_is_merged_wrongly(
    make: Callable[[int], list[Line]], gazetteer: Gazetteer
) -> None:
    for size in SIZES:
        result = run(gazetteer, make(size))
        assert result.statistics["vergeleken_paren"] <= MOST_PAIRS_PER_RECORD * size
        assert len(groups_of(result)) == size


@pytest.mark.parametrize("make", TOGETHER)
def test_one_record_a_thousand_times_is_one_location(
    make: Callable[[int], list[Line]], gazetteer: Gazetteer
) -> None:
    result = run(gazetteer, make(1_000))
    assert len(groups_of(result)) == 1
    assert result.statistics["vergeleken_paren"] < 1_000


def test_an_oversized_block_is_split_and_reported(gazetteer: Gazetteer) -> None:
    alike = run(gazetteer, teams(3 * LARGEST_BLOCK))
    assert alike.statistics["gesplitste_blokken"] > 0
    assert alike.statistics["blokken_met_venster"] > 0


def test_a_pair_in_an_oversized_block_is_still_found(gazetteer: Gazetteer) -> None:
    crowd = teams(3 * LARGEST_BLOCK)
    double = [("Wijkteam Lindebuurt", *AT), ("Stichting Wijkteam Lindebuutr", *AT)]
    assert len(groups_of(run(gazetteer, [*crowd, *double]))) == len(crowd) + 1

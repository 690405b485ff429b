"""Pathological lists: the number of compared pairs stays within a bound that grows with the list.

The bound: every record has at most WINDOW pairs per feature of its name and per block key once a
block is too large to compare whole, so at most some 130 per record; on real lists it is below 1.
"""

import random

import pytest

from pipeline.match.blocks import LARGEST_BLOCK
from pipeline.match.engine import MatchResult, match_records
from pipeline.normalise.place import Gazetteer
from tests.pipeline.match.lists import Line, groups_of, make_list

SIZES = (1_000, 2_000)
MOST_PAIRS_PER_RECORD = 130
AT = ("Raadhuisplein 1", "7581AG", "Losser", "Losser")


def run(gazetteer: Gazetteer, lines: list[Line]) -> MatchResult:
    table = make_list(lines)
    return match_records(
        table.assign(record_id=[f"r{n:06d}" for n in range(len(table))]), gazetteer
    )


def invent(rng: random.Random) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).capitalize()


def other_names_at_one_address(size: int) -> list[Line]:
    rng = random.Random(size)
    return [(f"{invent(rng)} {invent(rng)}", *AT) for _ in range(size)]


def names_that_share_a_word_at_one_address(size: int) -> list[Line]:
    rng = random.Random(size)
    return [(f"Wijkteam {invent(rng)}", *AT) for _ in range(size)]


def one_name_at_many_addresses(size: int) -> list[Line]:
    return [("Humanitas", f"Kerkstraat {n}", "", "Losser", "Losser") for n in range(1, size + 1)]


def one_name_without_address(size: int) -> list[Line]:
    return [("Humanitas", "", "", "", "Losser")] * size


def many_names_without_address(size: int) -> list[Line]:
    return [
        (line[0], "", "", "", "Losser") for line in names_that_share_a_word_at_one_address(size)
    ]


def one_site_for_all(size: int) -> list[Line]:
    lines = other_names_at_one_address(size)
    return [(*line, "https://www.losser.nl", "0800 1234567") for line in lines]


def nothing_at_all(size: int) -> list[Line]:
    return [()] * size


EACH_APART = (
    other_names_at_one_address,
    names_that_share_a_word_at_one_address,
    one_name_at_many_addresses,
    many_names_without_address,
    one_site_for_all,
    nothing_at_all,
)


@pytest.mark.parametrize("make", EACH_APART)
def test_pairs_grow_with_the_list_and_nothing_is_merged_wrongly(
    make: object, gazetteer: Gazetteer
) -> None:
    assert callable(make)
    counts = []
    for size in SIZES:
        result = run(gazetteer, make(size))
        counts.append(result.statistics["vergeleken_paren"])
        assert counts[-1] <= MOST_PAIRS_PER_RECORD * size
        assert len(groups_of(result)) == size


def test_an_oversized_block_is_split_and_reported(gazetteer: Gazetteer) -> None:
    alike = run(gazetteer, names_that_share_a_word_at_one_address(3 * LARGEST_BLOCK))
    assert alike.statistics["gesplitste_blokken"] > 0
    assert alike.statistics["blokken_met_venster"] > 0


def test_one_name_a_thousand_times_at_one_address_is_one_location(gazetteer: Gazetteer) -> None:
    result = run(gazetteer, [("Humanitas", *AT)] * 1_000)
    assert len(groups_of(result)) == 1
    assert result.statistics["vergeleken_paren"] < 1_000


def test_one_name_without_address_is_one_organisation_in_its_gemeente(gazetteer: Gazetteer) -> None:
    assert len(groups_of(run(gazetteer, one_name_without_address(1_000)))) == 1


def test_a_pair_in_an_oversized_block_is_still_found(gazetteer: Gazetteer) -> None:
    crowd = names_that_share_a_word_at_one_address(3 * LARGEST_BLOCK)
    double = [("Wijkteam Lindebuurt", *AT), ("Stichting Wijkteam Lindebuutr", *AT)]
    assert len(groups_of(run(gazetteer, [*crowd, *double]))) == len(crowd) + 1

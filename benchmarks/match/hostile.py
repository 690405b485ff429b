"""Lists that would make matching quadratic if it were careless (SYNTHETISCH), as rows of FIELDS."""

import random
from collections.abc import Callable

from pipeline.own_list.list_columns import LIST_COLUMNS

FIELDS = LIST_COLUMNS[2:]
Line = tuple[str, ...]
AT = ("Raadhuisplein 1", "7581AG", "Losser", "Losser")


def invent(rng: random.Random) -> str:
    """A word that nobody uses."""
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).capitalize()


def other_names_at_one_address(size: int) -> list[Line]:
    """Every record another name of two words."""
    rng = random.Random(size)
    return [(f"{invent(rng)} {invent(rng)}", *AT) for _ in range(size)]


def names_that_share_a_word_at_one_address(size: int) -> list[Line]:
    """Every record another team."""
    rng = random.Random(size)
    return [(f"Wijkteam {invent(rng)}", *AT) for _ in range(size)]


def one_name_at_one_address(size: int) -> list[Line]:
    """The same record over and over."""
    return [("Humanitas", *AT)] * size


def one_name_at_many_addresses(size: int) -> list[Line]:
    """Every record another address in one gemeente: streets of 9,000 numbers."""
    streets = [f"{invent(random.Random(at))}laan" for at in range(size // 9_000 + 1)]
    return [
        ("Humanitas", f"{streets[at // 9_000]} {at % 9_000 + 1}", "", "Losser", "Losser")
        for at in range(size)
    ]


def one_name_without_address(size: int) -> list[Line]:
    """One organisation in one gemeente."""
    return [("Humanitas", "", "", "", "Losser")] * size


def many_names_without_address(size: int) -> list[Line]:
    """As many organisations in one gemeente."""
    return [
        (line[0], "", "", "", "Losser") for line in names_that_share_a_word_at_one_address(size)
    ]


def one_site_for_all(size: int) -> list[Line]:
    """Every record another name at one address with one site and one number."""
    lines = other_names_at_one_address(size)
    return [(*line, "https://www.losser.nl", "0800 1234567") for line in lines]


def nothing_at_all(size: int) -> list[Line]:
    """Every cell empty."""
    return [()] * size


APART: tuple[Callable[[int], list[Line]], ...] = (
    other_names_at_one_address,
    names_that_share_a_word_at_one_address,
    one_name_at_many_addresses,
    many_names_without_address,
    one_site_for_all,
    nothing_at_all,
)
"""Every record is a location of its own."""
TOGETHER: tuple[Callable[[int], list[Line]], ...] = (
    one_name_at_one_address,
    one_name_without_address,
)
"""All records are one."""

"""Weak links between names of one gemeente: only where neither may be another."""

import numpy as np
import pytest

from pipeline.match.groups.link_rules import WEAK_LINKS, Link
from pipeline.match.groups.same_gemeente import LocalNames, group_organisations

LINDE, LINDEPUNT, BAKEN = range(3)
Pair = tuple[int, int]


def group(links: dict[Pair, Link], clusters: tuple[int, int, int] = (0, 1, 2)) -> list[int]:
    """The organisation of each of the three names, the pairs linked as said."""
    here = np.arange(3)
    pairs = np.array(list(links), dtype=np.int64)
    told = np.array(list(links.values()), dtype=object)
    own = np.array(clusters)
    found, _ = group_organisations(LocalNames(here, here), pairs, told, own, own)
    return [int(organisation) for organisation in found]


@pytest.mark.parametrize("weak", WEAK_LINKS)
def test_a_weak_link_holds_where_neither_may_be_another(weak: Link) -> None:
    linde, lindepunt, baken = group({(LINDE, LINDEPUNT): weak})
    assert linde == lindepunt != baken


@pytest.mark.parametrize("weak", WEAK_LINKS)
@pytest.mark.parametrize("middle", [LINDE, BAKEN])
def test_who_may_be_either_of_two_is_neither(weak: Link, middle: int) -> None:
    others = [name for name in (LINDE, LINDEPUNT, BAKEN) if name != middle]
    assert len(set(group({(min(middle, at), max(middle, at)): weak for at in others}))) == 3


@pytest.mark.parametrize("weak", WEAK_LINKS)
def test_a_weak_link_that_another_record_denies_does_not_hold(weak: Link) -> None:
    denied = {(LINDE, LINDEPUNT): weak, (BAKEN, LINDEPUNT): Link.DENIED}
    linde, lindepunt, baken = group(denied, clusters=(0, 1, 0))
    assert linde == baken != lindepunt

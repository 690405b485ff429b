"""Precision and recall of the matching, with an interval, from what people decided on a sample.

The interval of a share is Wilson's (E.B. Wilson, Journal of the American Statistical Association
22, 1927). Sums over groups and the ratio of two estimates are combined by the method of variance
estimates recovery (G.Y. Zou and A. Donner, Statistics in Medicine 27, 2008; A. Donner and
G.Y. Zou, Statistical Methods in Medical Research 21, 2012).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf, sqrt
from statistics import NormalDist

from pipeline.review.pair_groups import GROUPS_TOLD, PairGroup
from schemas.vocabulary import Paaroordeel

Z = NormalDist().inv_cdf(0.975)
"""The bounds are those of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> "Estimate":
        """Return the estimate of a total out of that of a share."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class GroupDecisions:
    """The decisions in one group of `omvang` pairs: `beoordeeld` were decided, `zelfde` of those as
    the same location; `onzeker` were left undecided and do not count as decided.
    """

    groep: PairGroup
    omvang: int
    beoordeeld: int
    zelfde: int
    onzeker: int

    @property
    def share(self) -> Estimate:
        """The share of pairs in the group that are the same location."""
        return wilson(self.zelfde, self.beoordeeld, self.omvang)


@dataclass(frozen=True)
class Quality:
    """None where the answers do not allow a figure; `ontbreekt` says what is missing."""

    precision: Estimate | None
    recall: Estimate | None
    ontbreekt: tuple[str, ...]


def wilson(successes: int, decided: int, population: int) -> Estimate:
    """Return a share with Wilson's interval; without any width when the whole group was decided."""
    share = successes / decided
    if decided >= population:
        return Estimate(share, share, share)
    spread = Z**2 / decided
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / decided + spread / (4 * decided))
    return Estimate(share, max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share)))


def add(estimates: Iterable[Estimate]) -> Estimate:
    """Return the sum of independent estimates."""
    parts = list(estimates)
    total = sum(part.value for part in parts)
    below = sqrt(sum((part.value - part.low) ** 2 for part in parts))
    above = sqrt(sum((part.high - part.value) ** 2 for part in parts))
    return Estimate(total, max(0.0, total - below), total + above)


def divide(top: Estimate, bottom: Estimate) -> Estimate:
    """Return the ratio of two independent estimates; `bottom` must be above zero."""
    product = top.value * bottom.value
    low_part = top.low * (2 * top.value - top.low)
    root = sqrt(max(0.0, product**2 - low_part * bottom.high * (2 * bottom.value - bottom.high)))
    low = low_part / (product + root) if product + root else 0.0
    if bottom.low <= 0:
        return Estimate(top.value / bottom.value, low, inf)
    high_part = top.high * (2 * top.value - top.high)
    low_bottom = bottom.low * (2 * bottom.value - bottom.low)
    high = (product + sqrt(max(0.0, product**2 - high_part * low_bottom))) / low_bottom
    return Estimate(top.value / bottom.value, low, high)


def estimate_quality(decided: Mapping[PairGroup, GroupDecisions]) -> Quality:
    """Return precision and recall of the pairs that the build joined.

    Precision is the share of joined pairs that are the same location. Recall is the share of all
    pairs that are the same location which were joined; the pairs that were missed are those among
    the other groups. A group without any decided pair makes recall unknown.
    """
    missing = tuple(
        f"groep {group} ({GROUPS_TOLD[group]}): niets beoordeeld"
        for group, found in sorted(decided.items())
        if found.omvang and not found.beoordeeld
    )
    accepted = decided.get(PairGroup.JOINED)
    if accepted is None or not accepted.beoordeeld:
        return Quality(None, None, missing)
    precision = accepted.share
    if missing or precision.value == 0:
        return Quality(precision, None, missing)
    joined = precision.times(accepted.omvang)
    others = [found for group, found in decided.items() if group != PairGroup.JOINED]
    missed = add(found.share.times(found.omvang) for found in others if found.omvang)
    ratio = divide(missed, joined)
    recall = Estimate(1 / (1 + ratio.value), 1 / (1 + ratio.high), 1 / (1 + ratio.low))
    return Quality(precision, recall, missing)


LIKELY_SHARES = {
    PairGroup.JOINED: 0.99,
    PairGroup.REJECTED: 0.03,
    PairGroup.OPEN: 0.5,
    PairGroup.BUILDING: 0.3,
    PairGroup.STREET: 0.05,
    PairGroup.UNLOCATED: 0.02,
}
"""What share of a group is the same location, in lists of which the truth is known, about."""


def expect_quality(sizes: Mapping[PairGroup, int], wanted: Mapping[PairGroup, int]) -> Quality:
    """What a sample of so many `wanted` pairs will give if the groups are as in most lists."""
    return estimate_quality(
        {
            group: GroupDecisions(
                group, size, wanted[group], round(wanted[group] * LIKELY_SHARES[group]), 0
            )
            for group, size in sizes.items()
        }
    )


def count_decisions(
    rows: Iterable[Mapping[str, str]], sizes: Mapping[PairGroup, int]
) -> dict[PairGroup, GroupDecisions]:
    """Count the rows of a decided sample (groep, oordeel) per group of the given sizes."""
    decisions: dict[PairGroup, list[str]] = {group: [] for group in sizes}
    for row in rows:
        decisions[PairGroup(row["groep"])].append(row["oordeel"])
    return {
        group: GroupDecisions(
            groep=group,
            omvang=sizes[group],
            beoordeeld=sum(decision not in {"", Paaroordeel.ONZEKER} for decision in given),
            zelfde=given.count(Paaroordeel.ZELFDE),
            onzeker=given.count(Paaroordeel.ONZEKER),
        )
        for group, given in sorted(decisions.items())
    }

"""What gemeenten have, and what groups of them have on average: the one count of every product."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.products.edition import Edition
from pipeline.products.nearby import per_10_000
from pipeline.products.states import UNKNOWN_STATUSES
from pipeline.versions.rows import plain_rows
from schemas.vocabulary import Dekking, Lijst

DENSITY = "per_10_000_inwoners"
Figures = dict[str, float | None]


@dataclass(frozen=True)
class Supply:
    """What was counted in one gemeente; `is_known` is False where nobody can say what it has."""

    counts: dict[str, int]
    inwoners: int | None
    is_known: bool

    @property
    def figures(self) -> Figures:
        """Its counts, and its locations per 10,000 inhabitants, None where those are not known."""
        return self.counts | {DENSITY: per_10_000(self.counts["locaties"], self.inwoners)}


@dataclass(frozen=True)
class GroupMeans:
    """Gemeenten together: how many, of how many the supply is not known, and their means.

    Those of which it is not known count as zero: a mean is a lower bound, and None where it is not
    known of most. Locations per 10,000 are of all their inhabitants together, of the gemeenten
    where that number is known.
    """

    size: int
    unknown: int
    means: Figures

    @classmethod
    def of(cls, some: Sequence[Supply]) -> "GroupMeans":
        """Take the means of some gemeenten, at least one."""
        unknown = sum(not one.is_known for one in some)
        if 2 * unknown > len(some):
            return cls(len(some), unknown, dict.fromkeys([*some[0].counts, DENSITY]))
        means: Figures = {
            name: sum(one.counts[name] for one in some) / len(some) for name in some[0].counts
        }
        peopled = [one for one in some if one.inwoners is not None]
        means[DENSITY] = per_10_000(
            sum(one.counts["locaties"] for one in peopled),
            sum(one.inwoners or 0 for one in peopled),
        )
        return cls(len(some), unknown, means)


def count_supply(edition: Edition) -> dict[str, Supply]:
    """Return by gemeentecode what tables gemeenten and witte_vlekken say that each has.

    Counted are locaties, aanbieders, ondersteuningstypen and leefgebieden.
    """
    spots = edition.tables["witte_vlekken"]
    found = spots[spots["toestand"] == Dekking.GEVONDEN]
    terms = Counter(zip(found["gemeentecode"], found["soort"], strict=True))
    return {
        code: Supply(
            {
                "locaties": row["aantal_locaties"],
                "aanbieders": row["aantal_organisaties"],
                "ondersteuningstypen": terms[code, Lijst.ONDERSTEUNINGSTYPE],
                "leefgebieden": terms[code, Lijst.LEEFGEBIED],
            },
            row["inwoners"],
            row["status"] not in UNKNOWN_STATUSES,
        )
        for row in plain_rows(edition.gemeenten)
        for code in [str(row["gemeentecode"])]
    }


def average_by(supply: Mapping[str, Supply], group_of: Mapping[str, str]) -> dict[str, GroupMeans]:
    """Return the means of every group; `group_of` says by gemeentecode which it is in."""
    members: dict[str, list[Supply]] = defaultdict(list)
    for code, one in supply.items():
        members[group_of[code]].append(one)
    return {group: GroupMeans.of(some) for group, some in members.items()}

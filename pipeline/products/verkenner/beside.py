"""A gemeente beside those of its size, its province and the country, as bars to look at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.products.nearby import per_10_000
from pipeline.products.states import UNKNOWN_STATUSES
from pipeline.products.verkenner.facts import ExplorerFacts, GemeenteFacts
from pipeline.text.numbers import dutch_number
from schemas.vocabulary import Dekking, Lijst

FIGURES_BESIDE = {
    "locaties": "Locaties",
    "per_10_000_inwoners": "Locaties per 10.000 inwoners",
    "aanbieders": "Aanbieders",
    "ondersteuningstypen": "Ondersteuningstypen",
    "leefgebieden": "Leefgebieden",
}
"""What is compared: the key in the JSON and the title on the page."""
DENSITY = "per_10_000_inwoners"
LONGEST_BAR = 100.0
Figures = dict[str, float | None]


class Bar(NamedTuple):
    """One bar: of whom, what it says, and how long it is in percent."""

    label: str
    value: str
    length: float
    is_own: bool


class BarChart(NamedTuple):
    """The bars of one figure, drawn on one scale."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class PeerGroup:
    """Gemeenten together: how many, their means, and of how many the supply is not known.

    Those count as zero in a mean. Locations per 10,000 are of all their inhabitants together.
    """

    label: str
    size: int
    unknown: int
    means: Figures


@dataclass(frozen=True)
class Peers:
    """Every group that a gemeente is shown beside."""

    country: PeerGroup
    by_size: Mapping[str, PeerGroup]
    by_province: Mapping[str, PeerGroup]

    @classmethod
    def of(cls, facts: ExplorerFacts) -> "Peers":
        """Take the means of all gemeenten, by size class of table 5 and by province."""
        sizes: dict[str, list[GemeenteFacts]] = defaultdict(list)
        provinces: dict[str, list[GemeenteFacts]] = defaultdict(list)
        for one in facts.gemeenten.values():
            sizes[one.klasse].append(one)
            provinces[one.provincie].append(one)
        return cls(
            _group("Nederland", list(facts.gemeenten.values())),
            {size: _group("Zelfde omvang", some) for size, some in sizes.items()},
            {name: _group(f"Provincie {name}", some) for name, some in provinces.items()},
        )

    def groups_of(self, one: GemeenteFacts) -> tuple[PeerGroup, PeerGroup, PeerGroup]:
        """Return the groups that a gemeente belongs to, the smallest idea first."""
        return self.by_size[one.klasse], self.by_province[one.provincie], self.country

    def draw(self, one: GemeenteFacts) -> Iterator[BarChart]:
        """Yield a chart per figure of a gemeente and of its groups."""
        own, groups = figures_of(one), self.groups_of(one)
        for figure, title in FIGURES_BESIDE.items():
            values = [own[figure], *(group.means[figure] for group in groups)]
            labels = [one.gemeente, *(f"{group.label} ({group.size})" for group in groups)]
            longest = max((value for value in values if value), default=LONGEST_BAR)
            bars = (
                Bar(label, _write(value, figure, place), _length(value, longest), place == 0)
                for place, (label, value) in enumerate(zip(labels, values, strict=True))
            )
            yield BarChart(title, tuple(bars))

    def tell_doubt(self, one: GemeenteFacts) -> str:
        """Return of how many of its groups the supply is not known, in Dutch, or ""."""
        told = [f"{group.label} {group.unknown}" for group in self.groups_of(one) if group.unknown]
        if not told:
            return ""
        return (
            f"Van sommige is niet bekend of er aanbod is ({', '.join(told)}); zij tellen als nul "
            "mee, dus het echte gemiddelde kan hoger zijn."
        )


def figures_of(one: GemeenteFacts) -> Figures:
    """Return the figures of a gemeente, all None where its supply is not known."""
    if one.status in UNKNOWN_STATUSES:
        return dict.fromkeys(FIGURES_BESIDE)
    return _count(one) | {DENSITY: per_10_000(one.aantal_locaties, one.inwoners)}


def _count(one: GemeenteFacts) -> Figures:
    found = [term.soort for term in one.termen if term.toestand == Dekking.GEVONDEN]
    return {
        "locaties": one.aantal_locaties,
        "aanbieders": one.aantal_organisaties,
        "ondersteuningstypen": found.count(Lijst.ONDERSTEUNINGSTYPE),
        "leefgebieden": found.count(Lijst.LEEFGEBIED),
    }


def _group(label: str, some: list[GemeenteFacts]) -> PeerGroup:
    counts = [_count(one) for one in some]
    means: Figures = {
        name: sum(count[name] or 0 for count in counts) / len(some) for name in counts[0]
    }
    inhabited = [one for one in some if one.inwoners is not None]
    means[DENSITY] = per_10_000(
        sum(one.aantal_locaties for one in inhabited), sum(one.inwoners or 0 for one in inhabited)
    )
    unknown = sum(one.status in UNKNOWN_STATUSES for one in some)
    return PeerGroup(label, len(some), unknown, means)


def _write(value: float | None, figure: str, place: int) -> str:
    if value is None:
        return "niet bekend"
    is_count = place == 0 and figure != DENSITY
    return dutch_number(value, 0 if is_count else 1)


def _length(value: float | None, longest: float) -> float:
    return round(LONGEST_BAR * value / longest, 1) if value else 0.0

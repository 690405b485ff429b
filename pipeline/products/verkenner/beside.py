"""A gemeente beside those of its size, its province and the country, as bars to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.products.edition import Edition
from pipeline.products.supply import (
    DENSITY,
    Figures,
    GroupMeans,
    Supply,
    average_by,
    count_supply,
)
from pipeline.products.verkenner.facts import ExplorerFacts, GemeenteFacts
from pipeline.text.numbers import dutch_number

FIGURES_BESIDE = {
    "locaties": "Locaties",
    DENSITY: "Locaties per 10.000 inwoners",
    "aanbieders": "Aanbieders",
    "ondersteuningstypen": "Ondersteuningstypen",
    "leefgebieden": "Leefgebieden",
}
"""What is compared: the key in the JSON and the title on the page."""
LONGEST_BAR = 100.0


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
class Peers:
    """What every gemeente has, and the means of every group that it is shown beside."""

    supply: Mapping[str, Supply]
    country: GroupMeans
    by_size: Mapping[str, GroupMeans]
    by_province: Mapping[str, GroupMeans]

    @classmethod
    def of(cls, edition: Edition, facts: ExplorerFacts) -> "Peers":
        """Take the means of all gemeenten, by size class of table 5 and by province."""
        supply = count_supply(edition)
        return cls(
            supply,
            GroupMeans.of(list(supply.values())),
            average_by(supply, {code: one.klasse for code, one in facts.gemeenten.items()}),
            average_by(supply, {code: one.provincie for code, one in facts.gemeenten.items()}),
        )

    def figures_of(self, one: GemeenteFacts) -> Figures:
        """Return the figures of a gemeente, all None where its supply is not known."""
        supply = self.supply[one.gemeentecode]
        return supply.figures if supply.is_known else dict.fromkeys(FIGURES_BESIDE)

    def groups_of(self, one: GemeenteFacts) -> dict[str, GroupMeans]:
        """Return by name the groups that a gemeente belongs to, the smallest idea first."""
        return {
            "Zelfde omvang": self.by_size[one.klasse],
            f"Provincie {one.provincie}": self.by_province[one.provincie],
            "Nederland": self.country,
        }

    def draw(self, one: GemeenteFacts) -> Iterator[BarChart]:
        """Yield a chart per figure of a gemeente and of its groups."""
        own, groups = self.figures_of(one), self.groups_of(one)
        for figure, title in FIGURES_BESIDE.items():
            values = [own[figure], *(group.means[figure] for group in groups.values())]
            labels = [one.gemeente, *(f"{name} ({group.size})" for name, group in groups.items())]
            longest = max((value for value in values if value), default=LONGEST_BAR)
            bars = (
                Bar(label, _write(value, figure, place), _length(value, longest), place == 0)
                for place, (label, value) in enumerate(zip(labels, values, strict=True))
            )
            yield BarChart(title, tuple(bars))

    def tell_doubt(self, one: GemeenteFacts) -> str:
        """Return of how many of its groups the supply is not known, in Dutch, or ""."""
        told = [
            f"{name} {group.unknown}"
            for name, group in self.groups_of(one).items()
            if group.unknown
        ]
        if not told:
            return ""
        return (
            f"Van sommige is niet bekend of er aanbod is ({', '.join(told)}); zij tellen als nul "
            "mee, dus het echte gemiddelde kan hoger zijn. Is het van de meeste niet bekend, dan "
            "staat er geen gemiddelde."
        )


def _write(value: float | None, figure: str, place: int) -> str:
    if value is None:
        return "niet bekend"
    is_count = place == 0 and figure != DENSITY
    return dutch_number(value, 0 if is_count else 1)


def _length(value: float | None, longest: float) -> float:
    return round(LONGEST_BAR * value / longest, 1) if value else 0.0

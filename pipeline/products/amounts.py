"""Maps of how much there is: the number of locations, and per 10,000 inhabitants."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.products.edition import Edition
from pipeline.products.layers import Layer, layers_of_states
from pipeline.products.states import STATES
from pipeline.products.supply import DENSITY, GroupMeans, Supply, count_supply
from pipeline.text.numbers import count_of, dutch_number
from schemas.vocabulary import Dekking

AMOUNT_FILLS = ("#c6dcee", "#7fb0d8", "#3a7cb5", "#123f64")
"""More is darker; apart in grey, and none of them the colour of a state."""
NO_INHABITANTS = "inwonertal niet bekend"


class AmountClass(NamedTuple):
    """A class of amounts: what it is called and where it begins."""

    label: str
    least: float


COUNT_CLASSES = (
    AmountClass("1 locatie", 1),
    AmountClass("2 tot en met 4", 2),
    AmountClass("5 tot en met 9", 5),
    AmountClass("10 of meer", 10),
)
DENSITY_CLASSES = (
    AmountClass("minder dan 0,5", 0),
    AmountClass("0,5 tot 1", 0.5),
    AmountClass("1 tot 1,5", 1),
    AmountClass("1,5 of meer", 1.5),
)
"""The same for every version, so that two maps may be laid beside each other."""


@dataclass(frozen=True)
class AmountMap:
    """One map of amounts: its layers hold every gemeente once, with the text that describes it."""

    name: str
    titel: str
    samenvatting: str
    beschrijving: str
    layers: tuple[Layer, ...]


def describe_amounts(edition: Edition, states: Mapping[str, str]) -> list[AmountMap]:
    """Return the maps of how much there is; `states` has by gemeentecode that of figure 1.

    A gemeente where nothing was found keeps its state: none, waiting and not known are no amounts.
    """
    supply = count_supply(edition)
    told = _tell_total(supply, sum(state == Dekking.GEVONDEN for state in states.values()))
    return [
        _describe(
            edition, "figuur_1_aantal", "Aantal locaties per gemeente", told, COUNT_CLASSES, states,
            {code: float(one.counts["locaties"]) for code, one in supply.items()},
            lambda amount: count_of(amount, "locatie"),
        ),
        _describe(
            edition, "figuur_1_per_10_000", "Locaties per 10.000 inwoners", told, DENSITY_CLASSES,
            states, {code: one.figures[DENSITY] for code, one in supply.items()},
            lambda amount: f"{dutch_number(amount, 1)} per 10.000 inwoners",
        ),
    ]  # fmt: skip


def _tell_total(supply: Mapping[str, Supply], found: int) -> str:
    total = sum(one.counts["locaties"] for one in supply.values())
    mean = GroupMeans.of(list(supply.values())).means[DENSITY]
    told = "" if mean is None else f", {dutch_number(mean, 1)} per 10.000 inwoners"
    return (
        f"{count_of(total, 'locatie')} in {dutch_number(found)} van "
        f"{count_of(len(supply), 'gemeente')}{told}"
    )


def _describe(
    edition: Edition,
    name: str,
    titel: str,
    summary: str,
    classes: tuple[AmountClass, ...],
    states: Mapping[str, str],
    amounts: Mapping[str, float | None],
    tell: Callable[[float], str],
) -> AmountMap:
    found = {code: amounts[code] for code, state in states.items() if state == Dekking.GEVONDEN}
    known = {code: amount for code, amount in found.items() if amount is not None}
    others = {code: state for code, state in states.items() if code not in known}
    layers = (*_layers_of_classes(classes, known, tell), *layers_of_states(STATES[1:], others))
    if len(known) < len(found):
        lost = dict.fromkeys(found.keys() - known.keys(), NO_INHABITANTS)
        layers += (Layer(NO_INHABITANTS, STATES[-1].fill, dict(sorted(lost.items()))),)
    counts = "; ".join(f"{layer.label}: {len(layer.members)}" for layer in layers)
    label = "SYNTHETISCH, verzonnen gegevens. " if edition.is_synthetic else ""
    provinces = _tell_provinces(edition)
    text = (
        f"{label}Kaart van Nederland: {titel}. {summary}. Gemeenten per klasse: {counts}. "
        f"Locaties per provincie: {provinces}."
    )
    return AmountMap(name, titel, summary, text, layers)


def _layers_of_classes(
    classes: tuple[AmountClass, ...],
    amounts: Mapping[str, float],
    tell: Callable[[float], str],
) -> list[Layer]:
    members: list[dict[str, str]] = [{} for _ in classes]
    for code, amount in amounts.items():
        place = max(n for n, one in enumerate(classes) if amount >= one.least)
        members[place][code] = tell(amount)
    return [
        Layer(one.label, fill, some)
        for one, fill, some in zip(classes, AMOUNT_FILLS, members, strict=True)
    ]


def _tell_provinces(edition: Edition) -> str:
    counts = edition.gemeenten.groupby("provincie")["aantal_locaties"].sum()
    return ", ".join(f"{provincie} {dutch_number(int(n))}" for provincie, n in counts.items())

"""What happened to the places two years on: the second wave, also made up."""

import random
from dataclasses import dataclass, replace

from benchmarks.demo.places import LABEL, STREETS, Place

CLOSED, MOVED, RENAMED, EXTENDED, OPENED = 60, 35, 25, 50, 90

STILL_LISTED = 1


@dataclass(frozen=True)
class Later:
    """The places of the second wave, and how many of the first closed, moved, ... on the way."""

    places: list[Place]
    closed: list[Place]
    opened: list[Place]
    moved: list[tuple[Place, Place]]
    """As it was, and as it is."""
    still_listed: list[Place]
    """Closed, while a national site has not noticed."""


def plan_later(places: list[Place]) -> Later:
    """Return the second wave: some places closed, moved, renamed, extended; others are new."""
    rng = random.Random(f"{LABEL} later")
    local = [p for p in places if p.straatnaam and not p.partij and p.soort != "gemeente"]
    seconds = [p for p in local if p.locatienaam]
    drawn = rng.sample([p for p in local if not p.locatienaam], CLOSED + MOVED + RENAMED + EXTENDED)
    closed = drawn[:CLOSED]
    moved = drawn[CLOSED : CLOSED + MOVED]
    renamed = drawn[CLOSED + MOVED : CLOSED + MOVED + RENAMED]
    extended = drawn[CLOSED + MOVED + RENAMED :]
    doubled = {p.organisatie for p in seconds}
    changed = {p: _move(p, rng) for p in moved}
    changed |= {p: _rename(p) for p in renamed if p.organisatie not in doubled}
    changed |= {p: replace(p, types=p.types | {"Advies"}) for p in extended}
    opened = [
        replace(
            place,
            organisatie=f"Nieuwe Vraagbaak {number} {place.gemeentecode} {LABEL}",
            locatienaam="",
            counsel=False,
            huisnummer=place.huisnummer + 600,
        )
        for number, place in enumerate(rng.sample(local, OPENED))
    ]
    kept = [changed.get(place, place) for place in places if place not in set(closed)]
    whole = [*kept, *opened]
    pairs = [(place, changed[place]) for place in moved]
    return Later(whole, closed, opened, pairs, closed[:STILL_LISTED])


def _move(place: Place, rng: random.Random) -> Place:
    street = rng.choice([s for s in STREETS if s != place.straatnaam])
    return replace(place, straatnaam=street, huisnummer=place.huisnummer + 400)


def _rename(place: Place) -> Place:
    return replace(
        place,
        organisatie=f"Rechtshuis {place.organisatie.removesuffix(LABEL)}Plus {LABEL}",
        eerdere_naam=place.organisatie,
    )

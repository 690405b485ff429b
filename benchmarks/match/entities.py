"""True locations (SYNTHETISCH): plain ones, and groups of look-alikes that are easily confused."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from benchmarks.match.vocabulary import Vocabulary, make_brand
from pipeline.country.reference import ReferenceData

LETTERS = "ABCDEFGHJKLMNPRSTUVWXZ"
ALIKE = [
    ("Wijkteam", "Wijkcentrum"), ("Wijkteam", "Buurtteam"), ("Buurthuis", "Buurtkamer"),
    ("Jeugdteam", "Wijkteam"), ("Taalhuis", "Taalcafé"), ("Sociaal Team", "Sociaal Loket"),
    ("Inloophuis", "Inloopcentrum"), ("Rechtswinkel", "Weggeefwinkel"),
]  # fmt: skip


@dataclass(frozen=True)
class Town:
    """A place with its gemeente and one of its postcode areas."""

    woonplaats: str
    gemeente: str
    pc4: tuple[str, ...]


class Address(NamedTuple):
    """A street, a number and the postcode of that stretch of street."""

    street: str
    number: int
    postcode: str


NO_ADDRESS = Address("", 0, "")


@dataclass(frozen=True)
class Entity:
    """One location of one organisation, or (without a street) an organisation in a gemeente."""

    name: str
    alias: str
    domain: str
    phone: str
    town: Town
    street: str = ""
    number: int = 0
    postcode: str = ""
    addition: str = ""
    last_number: int = 0
    kind: str = "gewoon"
    group: int = -1

    def at(self, town: Town, address: Address) -> "Entity":
        """The same organisation elsewhere."""
        place = Entity(self.name, self.alias, self.domain, self.phone, town, *address)
        return replace(place, kind=self.kind, group=self.group)


@dataclass
class Maker:
    """Draws entities; remembers the names used in a gemeente, so that truth has no accidents."""

    rng: random.Random
    vocabulary: Vocabulary
    towns: list[Town]
    used: set[tuple[str, str]] = field(default_factory=set)
    groups: int = 0

    def draw_organisation(self, town: Town) -> tuple[str, str, str, str]:
        """Name, alias, domain and phone; the name is new in that gemeente."""
        name = self.vocabulary.make_name(self.rng)
        while (sort_words(name), town.gemeente) in self.used:
            name = self.vocabulary.make_name(self.rng) + " " + make_brand(self.rng)
        self.used.add((sort_words(name), town.gemeente))
        label = "".join(c for c in name.lower() if c.isascii() and c.isalnum())[:24]
        alias = f"{make_brand(self.rng)} {make_brand(self.rng)}"
        return name, alias, f"{label}{self.rng.randrange(1000)}.nl", self.draw_phone()

    def use(self, entity: Entity) -> Entity:
        """Note the name of an entity; a name already used in its gemeente gets a word more."""
        name = entity.name
        while (sort_words(name), entity.town.gemeente) in self.used:
            name = f"{name} {make_brand(self.rng)}"
        self.used.add((sort_words(name), entity.town.gemeente))
        return replace(entity, name=name)

    def draw_phone(self) -> str:
        """Nine digits after the zero of an area code."""
        area = self.rng.choice(("10", "20", "30", "40", "50", "70"))
        return f"0{area}{self.rng.randrange(10**6, 10**7)}"

    def draw_address(self, town: Town) -> Address:
        """A street, number and the postcode that belongs to that stretch of street."""
        street = self.vocabulary.make_street(self.rng)
        number = self.rng.choice((self.rng.randrange(1, 60), self.rng.randrange(1, 400)))
        return Address(street, number, find_postcode(town, street, number))

    def draw_plain(self) -> Entity:
        """A location like most: sometimes with an addition or a range."""
        town = self.rng.choice(self.towns)
        name, alias, domain, phone = self.draw_organisation(town)
        entity = Entity(name, alias, domain, phone, town, *self.draw_address(town))
        roll = self.rng.random()
        if roll < 0.22:
            return replace(
                entity, addition=self.rng.choice(("A", "B", "C", "H", "1", "2", "bis", "II"))
            )
        if roll < 0.27:
            return replace(entity, last_number=entity.number + self.rng.choice((2, 2, 4)))
        return entity

    def label(self, kind: str, entities: list[Entity]) -> list[Entity]:
        """Mark entities as one group of look-alikes."""
        self.groups += 1
        return [replace(entity, kind=kind, group=self.groups) for entity in entities]


def sort_words(name: str) -> str:
    """The words of a name in alphabetical order, without the legal form."""
    words = set(name.lower().split()) - {"stichting", "vereniging", "voor", "de"}
    return " ".join(sorted(words))


def find_postcode(town: Town, street: str, number: int) -> str:
    """The same stretch of a street in a town has the same postcode."""
    draw = random.Random(f"{town.woonplaats}|{town.gemeente}|{street}|{number // 12}|{number % 2}")
    return draw.choice(town.pc4) + draw.choice(LETTERS) + draw.choice(LETTERS)


def list_towns(reference: ReferenceData) -> list[Town]:
    """Places whose name stands in both reference tables, with their postcode areas."""
    codes = reference.gemeenten[["gemeentecode", "gemeente"]]
    names: dict[str, str] = dict(zip(*(codes[name] for name in codes), strict=True))
    areas = reference.postcodegebieden.groupby(["plaats", "gemeentecode"])["pc4"].agg(tuple)
    places = set(
        reference.woonplaatsen[["woonplaats", "gemeentecode"]].itertuples(index=False, name=None)
    )
    return [
        Town(str(place), str(names[code]), tuple(sorted(set(areas[place, code]))))
        for place, code in sorted(set(areas.index) & places)
        if code in names
    ]


def make_tenants(maker: Maker) -> list[Entity]:
    """Two to four organisations in one building, some reached through the desk of the building."""
    first = maker.draw_plain()
    others = []
    for _ in range(maker.rng.choice((1, 1, 2, 3))):
        name, alias, domain, phone = maker.draw_organisation(first.town)
        others.append(replace(first, name=name, alias=alias, domain=domain, phone=phone))
    return maker.label("huurders", [first, *others])


def make_similar_tenants(maker: Maker) -> list[Entity]:
    """Two organisations in one building whose names differ in the kind of organisation only."""
    return maker.label("gelijkende huurders", make_alike(maker, maker.draw_plain()))


def make_alike(maker: Maker, first: Entity) -> list[Entity]:
    """Two organisations at the address of the first, named alike: Wijkteam X, Wijkcentrum X."""
    one, other = maker.rng.choice(ALIKE)
    tail = first.name.split(" ")[-1]
    while any((sort_words(f"{k} {tail}"), first.town.gemeente) in maker.used for k in (one, other)):
        tail = make_brand(maker.rng)
    _, alias, domain, phone = maker.draw_organisation(first.town)
    pair = [
        replace(first, name=f"{one} {tail}"),
        replace(first, name=f"{other} {tail}", alias=alias, domain=domain, phone=phone),
    ]
    return [maker.use(entity) for entity in pair]


def make_units(maker: Maker) -> list[Entity]:
    """Adjacent units of one organisation: 12-A and 12-B, 12-1 and 12-2."""
    first = replace(maker.draw_plain(), last_number=0)
    one, other = maker.rng.choice((("A", "B"), ("B", "C"), ("1", "2"), ("a", "b")))
    return maker.label("units", [replace(first, addition=one), replace(first, addition=other)])


def make_twice_in_street(maker: Maker) -> list[Entity]:
    """One organisation at two numbers of one street."""
    first = replace(maker.draw_plain(), last_number=0)
    number = first.number + maker.rng.choice((2, 4, 10, 40, 100))
    second = replace(first, number=number, postcode=find_postcode(first.town, first.street, number))
    return maker.label("twee maal in straat", [first, second])


def make_moved(maker: Maker) -> list[Entity]:
    """An old and a new address of one organisation in one town."""
    first = maker.draw_plain()
    return maker.label("verhuisd", [first, first.at(first.town, maker.draw_address(first.town))])


def make_chain(maker: Maker) -> list[Entity]:
    """One organisation in several gemeenten, one site and number; some at the same street name."""
    first = maker.draw_plain()
    offices = [first]
    for town in maker.rng.sample(maker.towns, maker.rng.choice((2, 3, 5))):
        if (sort_words(first.name), town.gemeente) in maker.used:
            continue
        address = maker.draw_address(town)
        if maker.rng.random() < 0.3:
            postcode = find_postcode(town, first.street, first.number)
            address = Address(first.street, first.number, postcode)
        offices.append(maker.use(first.at(town, address)))
    return maker.label("keten", offices)


def make_unlocated(maker: Maker) -> list[Entity]:
    """An organisation known in a gemeente only, beside locations that look like its own."""
    first = maker.draw_plain()
    roll = maker.rng.random()
    if roll < 0.4:
        second = first.at(first.town, maker.draw_address(first.town))
        return maker.label("zonder adres", [first, second, first.at(first.town, NO_ADDRESS)])
    if roll < 0.7:
        located, twin = make_alike(maker, first)
        return maker.label("zonder adres", [located, twin.at(twin.town, NO_ADDRESS)])
    town = maker.rng.choice(maker.towns)
    if (sort_words(first.name), town.gemeente) in maker.used:
        return [first]
    return maker.label("zonder adres", [first, maker.use(first.at(town, NO_ADDRESS))])


LOOK_ALIKES: dict[Callable[[Maker], list[Entity]], float] = {
    make_tenants: 0.07,
    make_similar_tenants: 0.03,
    make_units: 0.03,
    make_twice_in_street: 0.03,
    make_moved: 0.03,
    make_chain: 0.03,
    make_unlocated: 0.03,
}


def draw_entities(maker: Maker) -> Iterator[Entity]:
    """Entities without end, look-alikes at their rates."""
    makers, weights = list(LOOK_ALIKES), list(LOOK_ALIKES.values())
    while True:
        if maker.rng.random() < sum(weights):
            yield from maker.rng.choices(makers, weights)[0](maker)
        else:
            yield maker.draw_plain()

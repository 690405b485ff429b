"""Give the planned coverage providers and locations: all names and addresses are made up."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from zlib import crc32

import pandas as pd

from benchmarks.demo.coverage import LOKET, SEED, Coverage

LABEL = "SYNTHETISCH"
NUMBER_OF_LOCATIONS, NUMBER_OF_ORGANISATIONS = 1_621, 1_113  # as published
WITHOUT_ADDRESS = {"SchuldHulpMaatje": 60, "Buurtbemiddeling": 80}
VICTIM_SUPPORT, REFUGEE_WORK = "Slachtofferhulp Nederland", "VluchtelingenWerk Nederland"
STANDARD: dict[str, tuple[set[str], set[str]]] = {
    LOKET: (
        {"Informatie", "Advies"},
        {
            "Wonen en buren",
            "Werk en inkomen",
            "Familie en relatie",
            "Politie en justitie",
            "Aankopen en garantie",
            "Schulden en incasso",
        },
    ),
    VICTIM_SUPPORT: ({"Informatie"}, {"Politie en justitie"}),
    REFUGEE_WORK: ({"Informatie"}, {"Algemeen"}),
    "SchuldHulpMaatje": ({"Persoonlijke (cliënt)ondersteuning"}, {"Schulden en incasso"}),
    "Buurtbemiddeling": ({"Contactbemiddeling"}, {"Wonen en buren"}),
    "sociaal raadslieden": ({"Informatie"}, {"Algemeen"}),
}
"""What manual_entries/standaardaanbod.csv gives to each kind of provider."""
KINDS = ["Steunpunt", "Hulpdienst", "Formulierenpunt", "Inloophuis", "Vraagbaak", "Schuldloket"]
TREES = ["Iep", "Eik", "Els", "Es", "Linde", "Wilg", "Berk", "Beuk"]
TREES += ["Vlier", "Hazelaar", "Spar", "Den", "Lork", "Taxus", "Olm", "Populier"]
COLOURS = ["", "Groene ", "Rode ", "Gele ", "Blauwe ", "Witte ", "Zwarte ", "Grijze ", "Bonte "]
STREETS = ["Voorbeeldstraat", "Fictieplein", "Verzonnenlaan", "Proefweg", "Denkbeeldkade"]
POSTCODE_LETTERS = "ABCDEGHJKLMNPRTVWXZ"
VOLUNTEER_SHARE, FUNDED_SHARE = 65, 85  # paragraph 2.5, per cent of what is known


@dataclass(frozen=True)
class Place:
    """One location of the synthetic country; `organisatie` names its provider."""

    gemeentecode: str
    organisatie: str
    soort: str = "stichting of vereniging"
    partij: str = ""
    vorm: str = ""
    counsel: bool = False
    locatienaam: str = ""
    types: frozenset[str] = frozenset()
    leefgebieden: frozenset[str] = frozenset()
    straatnaam: str = ""
    huisnummer: int = 0
    postcode: str = ""
    woonplaats: str = ""
    functieverband: str = "onbekend"
    financiering: str = "onbekend"
    eerdere_naam: str = ""

    @property
    def telefoon(self) -> str:
        """A number of its own, of every other local provider; "" of the others."""
        if not self.straatnaam or self.partij or self.huisnummer % 2:
            return ""
        key = f"{self.eerdere_naam or self.organisatie} {self.locatienaam}"
        return f"0201{crc32(key.encode()) % 1_000_000:06d}"


def plan_places(
    coverage: Coverage, gemeenten: pd.DataFrame, postcodes: pd.DataFrame
) -> list[Place]:
    """Return the 1,621 locations of 1,113 providers, sorted, with exactly the planned coverage.

    Raises ValueError when the plan needs more locations or providers than were published.
    """
    rng = random.Random(SEED)
    inhabitants = {c: int(i) for c, i in gemeenten[["gemeentecode", "inwoners"]].values}
    fixed = list(_fixed_places(coverage))
    local = _count_local(coverage, inhabitants, NUMBER_OF_LOCATIONS - len(fixed))
    providers = NUMBER_OF_ORGANISATIONS - len({place.organisatie for place in fixed})
    places = [*fixed, *_local_places(coverage, local, providers)]
    offering = _share_offers(coverage, places, rng)
    described = _describe_organisations(offering, rng)
    return _give_addresses(described, postcodes, rng)


def _fixed_places(coverage: Coverage) -> Iterator[Place]:
    for code in coverage.order:
        if code in coverage.own:
            counsel = code not in coverage.own_without_counsel
            yield Place(code, f"Wijkteam {code} {LABEL}", "gemeente", counsel=counsel)
        for members, form in [
            (coverage.loket_main, "hoofdlocatie"),
            (coverage.loket_points, "servicepunt"),
        ]:
            if code in members:
                yield _national(code, LOKET, form)
        if code in coverage.victim_support:
            yield _national(code, VICTIM_SUPPORT)
        if code in coverage.refugee_work:
            yield _national(code, REFUGEE_WORK)
    for code in coverage.order[: WITHOUT_ADDRESS["SchuldHulpMaatje"]]:
        yield _national(code, "SchuldHulpMaatje")
    for code in coverage.order[: WITHOUT_ADDRESS["Buurtbemiddeling"]]:
        yield Place(code, f"Buurtbemiddeling {code} {LABEL}")


def _national(code: str, party: str, form: str = "") -> Place:
    return Place(code, party, partij=party, vorm=form, locatienaam=f"{form} {LABEL}".strip())


def _count_local(coverage: Coverage, inhabitants: dict[str, int], total: int) -> dict[str, int]:
    """Return the number of local locations per gemeente: one each, the rest by inhabitants."""
    codes = [code for code in coverage.order if code not in coverage.only_gemeente]
    left = total - len(codes)
    if left < 0:
        raise ValueError(f"{-left} locations too few for one local provider per gemeente")
    share = left / sum(inhabitants[code] for code in codes)
    exact = {code: inhabitants[code] * share for code in codes}
    counts = {code: 1 + int(exact[code]) for code in codes}
    by_rest = sorted(codes, key=lambda code: (int(exact[code]) - exact[code], code))
    for code in by_rest[: total - sum(counts.values())]:
        counts[code] += 1
    return counts


def _local_places(coverage: Coverage, counts: dict[str, int], providers: int) -> Iterator[Place]:
    """Yield the local locations; the largest gemeenten have providers with two of them."""
    seconds = sum(counts.values()) - providers
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        doubled = min(seconds, count // 2)
        seconds -= doubled
        for number in range(count):
            provider = number - doubled if number >= count - doubled else number
            kind, tree = KINDS[provider % len(KINDS)], TREES[provider % len(TREES)]
            colour = COLOURS[provider // len(TREES)]
            yield Place(
                code,
                f"{kind} De {colour}{tree} {code} {LABEL}",
                "samenwerkingsverband" if provider % 7 == 5 else "stichting of vereniging",
                counsel=number == 0 and code in coverage.counsel_elsewhere,
                locatienaam="Tweede locatie" if number >= count - doubled else "",
            )
    if seconds:
        raise ValueError(f"{seconds} locations too many for {providers} local providers")


def standard_of(place: Place) -> tuple[set[str], set[str]]:
    """Return the types and leefgebieden that the standard rules give this location."""
    keys = [place.partij, "sociaal raadslieden" if place.counsel else ""]
    keys += ["Buurtbemiddeling"] if place.organisatie.startswith("Buurtbemiddeling") else []
    given = [STANDARD[key] for key in keys if key]
    return set().union(*(g[0] for g in given)), set().union(*(g[1] for g in given))


def _share_offers(coverage: Coverage, places: list[Place], rng: random.Random) -> list[Place]:
    """Divide what each gemeente has over its locations; together they have all of it."""
    by_gemeente: dict[str, list[Place]] = {}
    for place in places:
        by_gemeente.setdefault(place.gemeentecode, []).append(place)
    shared: list[Place] = []
    for code, members in by_gemeente.items():
        types = {term for term, codes in coverage.types.items() if code in codes}
        fields = {term for term, codes in coverage.leefgebieden.items() if code in codes}
        shared += _share_in_gemeente(members, types, fields, rng)
    return shared


def _share_in_gemeente(
    members: list[Place], types: set[str], fields: set[str], rng: random.Random
) -> Iterator[Place]:
    free = [m for m in members if (not m.partij and not standard_of(m)[0]) or m.counsel]
    carrier = free[-1]
    given_types: set[str] = set()
    given_fields: set[str] = set()
    for place in [m for m in members if m is not carrier] + [carrier]:
        own_types, own_fields = standard_of(place)
        if place is carrier:
            own_types |= (types - given_types) or {min(types)}
            own_fields |= (fields - given_fields) or {min(fields)}
        elif any(place is other for other in free):
            own_types |= _draw(types, rng)
            own_fields |= _draw(fields, rng)
        if not (own_types <= types and own_fields <= fields):
            raise ValueError(f"{place.organisatie}: the standard rules give more than is planned")
        given_types |= own_types
        given_fields |= own_fields
        yield replace(place, types=frozenset(own_types), leefgebieden=frozenset(own_fields))


def _draw(terms: Iterable[str], rng: random.Random) -> set[str]:
    ordered = sorted(terms)
    return set(rng.sample(ordered, min(len(ordered), rng.randint(1, 3))))


def _describe_organisations(places: list[Place], rng: random.Random) -> list[Place]:
    """Say of six in ten providers who works there and who pays, in the published shares."""
    names = sorted({place.organisatie for place in places})
    own = {place.organisatie for place in places if place.soort == "gemeente"}
    staff = _in_shares(
        [name for name in names if name not in own],
        {"voornamelijk vrijwilligers": VOLUNTEER_SHARE, "voornamelijk betaald": 100},
        rng,
    )
    money = _in_shares(
        names, {"subsidie": 60, "donaties": FUNDED_SHARE, "gemeentebegroting": 100}, rng
    )
    return [
        replace(
            place,
            functieverband=staff.get(place.organisatie, "onbekend"),
            financiering=money.get(place.organisatie, "onbekend"),
        )
        for place in places
    ]


def _in_shares(names: list[str], upto_pct: dict[str, int], rng: random.Random) -> dict[str, str]:
    known = rng.sample(names, len(names) * 6 // 10)
    shares = {}
    for number, name in enumerate(known):
        at = 100 * number / len(known)
        shares[name] = next(value for value, limit in upto_pct.items() if at < limit)
    return shares


def _give_addresses(
    places: list[Place], postcodes: pd.DataFrame, rng: random.Random
) -> list[Place]:
    areas: dict[str, list[tuple[str, str]]] = {}
    for code, pc4, plaats in sorted(
        postcodes[["gemeentecode", "pc4", "plaats"]].itertuples(index=False, name=None)
    ):
        areas.setdefault(code, []).append((pc4, plaats))
    numbers: Counter[str] = Counter()
    addressed = []
    for place in sorted(
        places, key=lambda p: (p.gemeentecode, p.organisatie, p.locatienaam, p.vorm)
    ):
        numbers[place.gemeentecode] += 1
        pc4, plaats = rng.choice(areas[place.gemeentecode])
        if place.organisatie.startswith(tuple(WITHOUT_ADDRESS)):
            addressed.append(replace(place, woonplaats=plaats))
            continue
        addressed.append(
            replace(
                place,
                straatnaam=rng.choice(STREETS),
                huisnummer=2 * numbers[place.gemeentecode] + rng.randint(0, 1),
                postcode=pc4 + "".join(rng.choices(POSTCODE_LETTERS, k=2)),
                woonplaats=plaats,
            )
        )
    return addressed


def _key(place: Place) -> tuple[str, str, str, str]:
    return place.gemeentecode, place.organisatie, place.locatienaam, place.vorm

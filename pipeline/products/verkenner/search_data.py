"""What the script of the first page searches in: one small script that sets one global.

A column per field, rows sorted by gemeente: that is what packs small. Coordinates are in units of
`DEGREE_PARTS`; a term is a letter, its place in the list of terms.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from string import ascii_letters
from typing import Any

import pandas as pd

from pipeline.country.place_names import fold_place
from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.products.states import STATES, find_state
from pipeline.products.verkenner.facts import ExplorerFacts, LocationFacts
from pipeline.products.verkenner.page import embed_json
from pipeline.products.verkenner.postcode_areas import drop_astray
from pipeline.products.verkenner.waves import compare_waves
from pipeline.text.addresses import show_postcode
from schemas.place_aliases import PLACE_ALIASES
from schemas.typology import Term, labels
from schemas.vocabulary import Lijst, Nauwkeurigheid

SEARCH_GLOBAL, POSTCODE_GLOBAL = "VERKENNER", "POSTCODES"
DEGREE_PARTS = 10_000
"""A coordinate of 11 metres: as exact as the postcode areas of the reference data."""
SEARCHED_LISTS = (
    Lijst.ONDERSTEUNINGSTYPE,
    Lijst.LEEFGEBIED,
    Lijst.SOORT_ORGANISATIE,
    Lijst.LANDELIJKE_PARTIJ,
    Lijst.FUNCTIEVERBAND,
)

Columns = dict[str, Any]


def render_search_data(edition: Edition, facts: ExplorerFacts, *, has_postcodes: bool) -> str:
    """Return the script gegevens.js of an edition; the same edition gives the same text."""
    return render_data_script(
        SEARCH_GLOBAL, make_search_data(edition, facts) | {"postcodes": has_postcodes}
    )


def render_postcodes(postcodes: pd.DataFrame, facts: ExplorerFacts) -> str:
    """Return the script postcodes.js: the places of the country, and the areas of four digits.

    Takes pc4, plaats, gemeentecode, lat, lon; rows of gemeenten that the edition has not are left
    out.
    """
    return render_data_script(POSTCODE_GLOBAL, make_postcode_data(postcodes, facts))


def render_data_script(name: str, data: object) -> str:
    """Return a script that sets a global to data; no value in it can end a script element."""
    return f"var {name}={embed_json(data)};\n"


def make_search_data(edition: Edition, facts: ExplorerFacts) -> Columns:
    """Return all that the first page shows of an edition, as plain values."""
    locations = sorted(
        facts.locations.values(), key=lambda one: (one.gemeentecode, one.naam, one.locatie_id)
    )
    return {
        "versie": edition.versie,
        "bron": edition.source_line,
        "synthetisch": edition.is_synthetic,
        "vorige": edition.vorige_versie,
        "nietTeZeggen": CHANGE_UNKNOWN,
        "licentie": edition.licence.titel,
        "toestanden": [str(state.label) for state in STATES],
        "lijsten": {lijst.value: list_search_terms(edition, lijst) for lijst in SEARCHED_LISTS},
        "omschrijvingen": {t.label: t.definitie for t in _list_topics(edition) if t.definitie},
        "zoekwoorden": {t.label: t.zoekwoorden for t in _list_topics(edition) if t.zoekwoorden},
        "gemeenten": _gemeente_columns(edition, facts),
        "locaties": _location_columns(edition, locations, list(facts.gemeenten)),
    }


def make_postcode_data(postcodes: pd.DataFrame, facts: ExplorerFacts) -> Columns:
    """Return every place, and every postcode area with its place and point, as plain values."""
    codes = list(facts.gemeenten)
    known = postcodes[postcodes["gemeentecode"].isin(codes)]
    rows = known.sort_values(["pc4", "gemeentecode", "plaats"])
    pairs = zip(rows["plaats"], rows["gemeentecode"], strict=True)
    places = {pair: at for at, pair in enumerate(dict.fromkeys(pairs))}
    rows = drop_astray(rows)
    lies_in = zip(rows["plaats"], rows["gemeentecode"], strict=True)
    return {
        "plaats": [name for name, _ in places],
        "gemeente": _deltas(codes.index(code) for _, code in places),
        "pc4": _deltas(int(pc4) for pc4 in rows["pc4"]),
        "ligt": _deltas(places[pair] for pair in lies_in),
        "lat": _deltas(_part(lat) or 0 for lat in rows["lat"]),
        "lon": _deltas(_part(lon) or 0 for lon in rows["lon"]),
    }


def _list_topics(edition: Edition) -> tuple[Term, ...]:
    """Return the terms that people ask for in everyday words ("huur"), as this version has them."""
    lists = edition.typology.lists
    return (*lists[Lijst.ONDERSTEUNINGSTYPE], *lists[Lijst.LEEFGEBIED])


def list_search_terms(edition: Edition, lijst: Lijst) -> list[list[str]]:
    """Return [code, term] of every term of a list; the code is what a permalink holds."""
    terms = labels(edition.typology.lists[lijst])
    return [[edition.version.code_of(lijst, term), term] for term in terms]


def _gemeente_columns(edition: Edition, facts: ExplorerFacts) -> Columns:
    gemeenten = list(facts.gemeenten.values())
    provinces, classes = list_provinces(facts), list_size_classes(edition, facts)
    waves = compare_waves(edition, facts)
    changes = [waves[one.gemeentecode] for one in gemeenten] if waves is not None else []
    return {
        "provincies": provinces,
        "klassen": classes,
        "code": [one.gemeentecode for one in gemeenten],
        "naam": [one.gemeente for one in gemeenten],
        "ook": [list_other_names(one.gemeente) for one in gemeenten],
        "provincie": [provinces.index(one.provincie) for one in gemeenten],
        "klasse": [classes.index(one.klasse) for one in gemeenten],
        "inwoners": [one.inwoners for one in gemeenten],
        "toestand": "".join(str(find_state(one.toestand)) for one in gemeenten),
        "termen": [
            "".join(str(find_state(term.toestand)) for term in one.termen) for one in gemeenten
        ],
        "wacht": [one.te_beoordelen for one in gemeenten],
        "geheel": "".join(str(int(one.volledig_doorzocht)) for one in gemeenten),
        "lat": [_part(one.lat) for one in gemeenten],
        "lon": [_part(one.lon) for one in gemeenten],
        "verschil": [[int(value) for value in change] for change in changes],
    }


def list_other_names(gemeente: str) -> list[str]:
    """Return what everyone calls a gemeente where the register says otherwise ("den haag")."""
    registered = fold_place(gemeente)
    return [name for name, meant in PLACE_ALIASES.items() if meant == registered]


def list_provinces(facts: ExplorerFacts) -> list[str]:
    """Return the provinces by name."""
    return sorted({one.provincie for one in facts.gemeenten.values()})


def list_size_classes(edition: Edition, facts: ExplorerFacts) -> list[str]:
    """Return the size classes that occur, smallest first; an unknown one last."""
    sizes = edition.size_classes
    order = dict(zip(sizes["rij"], sizes["volgorde"], strict=True))
    found = {one.klasse for one in facts.gemeenten.values()}
    return sorted(found, key=lambda name: (order[name], name))


def _part(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * DEGREE_PARTS)


def _location_columns(
    edition: Edition, locations: Sequence[LocationFacts], codes: list[str]
) -> Columns:
    terms = {
        lijst: {term: place for place, (_, term) in enumerate(list_search_terms(edition, lijst))}
        for lijst in SEARCHED_LISTS
    }
    towns = sorted({one.woonplaats for one in locations} - {""})
    types, leefgebieden, kinds, parties, posts = (terms[lijst] for lijst in SEARCHED_LISTS)
    return {
        "id": [one.locatie_id for one in locations],
        "gemeente": _deltas(codes.index(one.gemeentecode) for one in locations),
        "naam": [one.naam for one in locations],
        "adres": [one.bezoekadres for one in locations],
        "postcode": [show_postcode(one.postcode) for one in locations],
        "plaatsen": towns,
        "plaats": [towns.index(one.woonplaats) if one.woonplaats else -1 for one in locations],
        "telefoon": [one.nummer for one in locations],
        "uren": [one.openingstijden for one in locations],
        "afspraak": [one.afspraak for one in locations],
        "typen": [_letters_of(one.ondersteuningstypen, types) for one in locations],
        "leefgebieden": [_letters_of(one.leefgebieden, leefgebieden) for one in locations],
        "soort": [kinds.get(one.soort_organisatie, -1) for one in locations],
        "raadslieden": "".join(_tell_yes(one.sociaal_raadslieden) for one in locations),
        "partij": [parties.get(one.landelijke_partij, -1) for one in locations],
        "functie": [posts.get(one.functieverband, -1) for one in locations],
        "lat": _deltas(_part(one.lat) or 0 for one in locations),
        "lon": _deltas(_part(one.lon) or 0 for one in locations),
        "grof": "".join(_tell_yes(_is_rough(one)) for one in locations),
    }


def _is_rough(location: LocationFacts) -> bool:
    """Tell whether its point is only one of its gemeente: a distance to it is about right."""
    return location.nauwkeurigheid == Nauwkeurigheid.GEMEENTE


def _tell_yes(value: bool | None) -> str:
    return "?" if value is None else str(int(value))


def _letters_of(offered: Iterable[str], places: dict[str, int]) -> str:
    return "".join(ascii_letters[places[term]] for term in offered)


def _deltas(values: Iterable[int]) -> list[int]:
    """Return the steps from each number to the next, from 0: small numbers pack small."""
    numbers = [0, *values]
    return [after - before for before, after in pairwise(numbers)]

"""What the factsheet of a gemeente says: every text and figure, ready to be typeset."""

from collections.abc import Container, Iterable, Iterator
from string import ascii_lowercase
from typing import Any

import pandas as pd

from pipeline.products.comparison import NOT_KNOWN, WHOLE_COUNTRY, Comparison
from pipeline.products.edition import Edition
from pipeline.products.factsheet_places import (
    define_types,
    describe_card,
    describe_comings,
)
from pipeline.text.dates import dutch_dates_in
from pipeline.text.numbers import dutch_number
from pipeline.versions.rows import Row, plain_rows
from schemas.vocabulary import Dekking, Gemeentestatus, Lijst

MARKS = {
    Dekking.NIET_GEVONDEN: "geen",
    Dekking.NOG_TE_BEOORDELEN: "({te_beoordelen})",
    Dekking.NIET_BEKEND: NOT_KNOWN,
}
SHOWN_FIGURES = ("inwoners", "stedelijkheid")
URBANITY = {1: "zeer sterk", 2: "sterk", 3: "matig", 4: "weinig", 5: "niet"}
STATUS_TEXTS = {
    Gemeentestatus.AANBOD: "In deze gemeente zijn locaties gevonden.",
    Gemeentestatus.NIETS_GEVONDEN: "Deze gemeente is doorzocht; er is geen locatie gevonden.",
    Gemeentestatus.NOG_TE_BEOORDELEN: "Hier is iets gezien dat nog beoordeeld moet worden ({n}): "
    "of er aanbod is, is niet bekend.",
    Gemeentestatus.NIET_DOORZOCHT: "Deze gemeente is nog niet doorzocht: of er aanbod is, is niet "
    "bekend.",
    Gemeentestatus.BRON_UITGEVALLEN: "Een bron viel uit: of er aanbod is, is niet bekend.",
}

Content = dict[str, Any]


def describe_gemeenten(edition: Edition, chosen: Container[str] | None = None) -> Iterator[Content]:
    """Yield what the factsheet of every gemeente says, in order of their codes; all of it public.

    Given `chosen`, only those with a gemeentecode in it.
    """
    tables = edition.tables
    comparison = Comparison.of(edition)
    codes = code_terms(edition.offers)
    spots = _by_gemeente(tables["witte_vlekken"])
    places = _by_gemeente(tables["locaties"].sort_values(["organisatie", "locatie_id"]))
    meanings = define_types(edition)
    names = _names(tables["locaties"])
    for gemeente in plain_rows(edition.gemeenten):
        code = gemeente["gemeentecode"]
        if chosen is not None and code not in chosen:
            continue
        size = comparison.classes[code]
        yield {
            "gemeente": gemeente["gemeente"],
            "gemeentecode": code,
            "omschrijving": _introduce(gemeente, edition.years),
            "status": STATUS_TEXTS[gemeente["status"]].format(n=gemeente["te_beoordelen"]),
            "toelichting": dutch_dates_in(gemeente["status_toelichting"] or ""),
            "klasse": comparison.describe_class(size),
            "kolommen": list(comparison.compared.values()),
            "vergelijking": comparison.rows(code),
            "groepen": [comparison.groups[name].size for name in (size, WHOLE_COUNTRY)],
            "dekking": [
                [
                    _describe_spot(spot, codes[kind][spot["term"]], comparison, size, names)
                    for spot in _in_order(spots[code], kind, codes[kind])
                ]
                for kind in codes
            ],
            "locaties": [describe_card(place, edition, codes) for place in places.get(code, [])],
            "betekenis": meanings,
            "wijzigingen": describe_comings(edition, code),
        }


def code_terms(offers: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Return the short code of every term by soort: a letter for a type, a number for a leefgebied.

    They follow the order of the terms: a term that is added at the end takes the next one.
    """
    types, fields = offers[Lijst.ONDERSTEUNINGSTYPE], offers[Lijst.LEEFGEBIED]
    return {
        Lijst.ONDERSTEUNINGSTYPE.value: {t: _letters(place) for place, t in enumerate(types)},
        Lijst.LEEFGEBIED.value: {t: str(place) for place, t in enumerate(fields, start=1)},
    }


def _letters(place: int) -> str:
    """Return 0 as "a", 25 as "z", 26 as "aa", as the columns of a spreadsheet."""
    rest, letter = divmod(place, len(ascii_lowercase))
    return (_letters(rest - 1) if rest else "") + ascii_lowercase[letter]


def _by_gemeente(frame: pd.DataFrame) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in plain_rows(frame):
        grouped.setdefault(row["gemeentecode"], []).append(row)
    return grouped


def _names(locaties: pd.DataFrame) -> dict[str, str]:
    return dict(zip(locaties["locatie_id"], locaties["organisatie"], strict=True))


def _introduce(gemeente: Row, years: dict[str, int]) -> str:
    """Return in a line where a gemeente lies and how large it is, each figure with its year."""
    year = {name: f" ({years[name]})" if name in years else "" for name in SHOWN_FIGURES}
    parts = [f"Provincie {gemeente['provincie']}", f"gemeentecode {gemeente['gemeentecode']}"]
    if gemeente["inwoners"] is not None:
        parts.append(f"{dutch_number(gemeente['inwoners'])} inwoners{year['inwoners']}")
    if gemeente["stedelijkheid"] is not None:
        urbanity = URBANITY[int(gemeente["stedelijkheid"])]
        parts.append(f"{urbanity} stedelijk{year['stedelijkheid']}")
    return " · ".join(parts)


def _in_order(spots: list[Row], kind: str, terms: Iterable[str]) -> list[Row]:
    """Return the spots of one soort, in the order of its terms."""
    by_term = {spot["term"]: spot for spot in spots if spot["soort"] == kind}
    return [by_term[term] for term in terms if term in by_term]


def _describe_spot(
    spot: Row, code: str, comparison: Comparison, size: str, names: dict[str, str]
) -> Content:
    term = str(spot["term"])
    kind = str(spot["soort"])
    found = spot["toestand"] == Dekking.GEVONDEN
    nearest = ""
    if not found and spot["afstand_km"] is not None:
        name = names.get(spot["dichtstbijzijnde_locatie_id"], "")
        distance = f"{dutch_number(spot['afstand_km'], 1)} km"
        nearest = f"{distance}, {spot['dichtstbijzijnde_gemeente']}: {name}"
    return {
        "code": code,
        "term": term,
        "hier": str(spot["aantal_locaties"]) if found else MARKS[spot["toestand"]].format(**spot),
        "klasse": comparison.share(size, kind, term),
        "land": comparison.share(WHOLE_COUNTRY, kind, term),
        "dichtstbij": nearest,
    }

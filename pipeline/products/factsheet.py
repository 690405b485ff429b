"""What the factsheet of a gemeente says: every text and figure, ready to be typeset."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pipeline.products.comparison import COUNTRY, KINDS, NOT_KNOWN, Comparison
from pipeline.products.dutch import format_number
from pipeline.products.snapshot import Snapshot
from pipeline.products.states import FOUND, SEARCHED, UNKNOWN

CODES = {"ondersteuningstype": "abcdefg", "leefgebied": "12345678"}
MARKS = {SEARCHED: "geen", UNKNOWN: NOT_KNOWN}
URBANITY = {1: "zeer sterk", 2: "sterk", 3: "matig", 4: "weinig", 5: "niet"}
TERM_TABLES = {
    "ondersteuningstype": "locatie_ondersteuningstypen",
    "leefgebied": "locatie_leefgebieden",
}
STATUS_TEXTS = {
    "aanbod": "In deze gemeente zijn locaties gevonden.",
    "doorzocht, niets gevonden": "Deze gemeente is doorzocht; er is geen locatie gevonden.",
    "niet doorzocht": "Deze gemeente is nog niet doorzocht: of er aanbod is, is niet bekend.",
    "bron uitgevallen": "Een bron viel uit: of er aanbod is, is niet bekend.",
}

Content = dict[str, Any]


def describe_gemeenten(snapshot: Snapshot) -> Iterator[Content]:
    """Yield the content of the factsheet of every gemeente, by gemeentecode; all of it public."""
    tables = snapshot.tables
    comparison = Comparison.of(snapshot)
    spots = _by_gemeente(tables["witte_vlekken"])
    places = _by_gemeente(tables["locaties"].sort_values(["organisatie", "locatie_id"]))
    offers = _offers(tables)
    names = _names(tables["locaties"])
    for gemeente in plain_rows(snapshot.gemeenten):
        code = gemeente["gemeentecode"]
        size = comparison.classes[code]
        yield {
            "gemeente": gemeente["gemeente"],
            "gemeentecode": code,
            "omschrijving": _introduce(gemeente),
            "status": STATUS_TEXTS[gemeente["status"]],
            "toelichting": gemeente["status_toelichting"],
            "klasse": comparison.describe_class(size),
            "vergelijking": comparison.figures(code),
            "dekking": [
                [
                    _describe_spot(spot, comparison, size, names)
                    for spot in sorted(spots[code], key=_term_order)
                    if spot["soort"] == kind
                ]
                for kind in KINDS
            ],
            "locaties": [_describe_location(place, offers) for place in places.get(code, [])],
            "wijzigingen": summarise_changes(snapshot, code),
        }


def plain_rows(frame: pd.DataFrame) -> list[Content]:
    """Return rows of plain values, a missing one as None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(k): v for k, v in row.items()} for row in plain.to_dict("records")]


def _by_gemeente(frame: pd.DataFrame) -> dict[str, list[Content]]:
    grouped: dict[str, list[Content]] = {}
    for row in plain_rows(frame):
        grouped.setdefault(row["gemeentecode"], []).append(row)
    return grouped


def _names(locaties: pd.DataFrame) -> dict[str, str]:
    return dict(zip(locaties["locatie_id"], locaties["organisatie"], strict=True))


def _offers(tables: dict[str, pd.DataFrame]) -> dict[tuple[str, str], set[str]]:
    """Return the terms of every location by (soort, locatie_id)."""
    offers: dict[tuple[str, str], set[str]] = {}
    for kind, name in TERM_TABLES.items():
        for locatie_id, term in tables[name][["locatie_id", kind]].itertuples(index=False):
            offers.setdefault((kind, locatie_id), set()).add(term)
    return offers


def _introduce(gemeente: Content) -> str:
    parts = [f"Provincie {gemeente['provincie']}", f"gemeentecode {gemeente['gemeentecode']}"]
    if gemeente["inwoners"] is not None:
        parts.append(f"{format_number(gemeente['inwoners'])} inwoners")
    if gemeente["stedelijkheid"] is not None:
        parts.append(f"{URBANITY[int(gemeente['stedelijkheid'])]} stedelijk")
    return " · ".join(parts)


def _term_order(spot: Content) -> int:
    return KINDS[spot["soort"]].index(spot["term"])


def _describe_spot(
    spot: Content, comparison: "Comparison", size: str, names: dict[str, str]
) -> Content:
    term = str(spot["term"])
    kind = str(spot["soort"])
    found = spot["toestand"] == FOUND
    nearest = ""
    if not found and spot["afstand_km"] is not None:
        name = names.get(spot["dichtstbijzijnde_locatie_id"], "")
        distance = f"{format_number(spot['afstand_km'], 1)} km"
        nearest = f"{distance}, {spot['dichtstbijzijnde_gemeente']}: {name}"
    return {
        "code": CODES[kind][KINDS[kind].index(term)],
        "term": term,
        "hier": str(spot["aantal_locaties"]) if found else MARKS[spot["toestand"]],
        "klasse": comparison.share(size, kind, term),
        "land": comparison.share(COUNTRY, kind, term),
        "dichtstbij": nearest,
    }


def _describe_location(place: Content, offers: dict[tuple[str, str], set[str]]) -> Content:
    town = " ".join(part for part in (place["postcode"], place["woonplaats"]) if part)
    address = ", ".join(part for part in (place["bezoekadres"], town) if part)
    contact = [place[column] for column in ("telefoon", "email", "website") if place[column]]
    terms = {kind: offers.get((kind, place["locatie_id"]), set()) for kind in KINDS}
    name = place["organisatie"]
    if place["locatienaam"] and place["locatienaam"] != name:
        name = f"{name} - {place['locatienaam']}"
    return {
        "naam": name,
        "adres": address or "geen bezoekadres",
        "contact": " · ".join(contact),
        "codes": [
            " ".join(CODES[kind][i] for i, t in enumerate(KINDS[kind]) if t in terms[kind])
            for kind in KINDS
        ],
        "termen": [
            ", ".join(t for t in KINDS[kind] if t in terms[kind]) or "niet bekend" for kind in KINDS
        ],
    }


def summarise_changes(snapshot: Snapshot, gemeentecode: str) -> str:
    """Return what changed in a gemeente since the previous version, in one sentence, or ""."""
    changes = snapshot.wijzigingen
    if changes is None:
        return ""
    here = changes["gemeentecode_nieuw"].eq(gemeentecode)
    here |= changes["gemeentecode_oud"].eq(gemeentecode)
    counts = changes[here].groupby("soort_verschil", sort=False).size()
    found = ", ".join(f"{kind} {count}" for kind, count in counts.items()) or "geen"
    return f"Wijzigingen sinds versie {snapshot.vorige_versie}: {found}."

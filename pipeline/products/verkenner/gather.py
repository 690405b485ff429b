"""Gather the facts of the explorer from the tables and figures of an edition."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

import pandas as pd

from pipeline.products.edition import Edition
from pipeline.products.verkenner.facts import (
    ExplorerFacts,
    GemeenteFacts,
    LocationFacts,
    TermFacts,
)
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.rows import Row, plain_rows
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import UNKNOWN_CODE
from schemas.vocabulary import Dekking, Gemeentestatus, Lijst

COVERAGE_OF_ALL = "totaal"
"""The subject of gemeente_dekking that is every kind of support together: figure 1."""
_MAY_BE_UNKNOWN = ("soort_organisatie", "functieverband", "financiering")
_VALUES = ("lat", "lon", "sociaal_raadslieden", "eerste_meting")
_NUMBERS_OF_GEMEENTE = ("inwoners", "stedelijkheid", "lat", "lon", "volledig_doorzocht")
_COUNTS_OF_GEMEENTE = ("aantal_locaties", "aantal_organisaties", "te_beoordelen")


def gather_facts(edition: Edition) -> ExplorerFacts:
    """Return what the explorer says of an edition; nothing is counted that its figures do not."""
    locations = _gather_locations(edition)
    here: dict[str, list[LocationFacts]] = defaultdict(list)
    for one in sorted(locations.values(), key=lambda one: (one.organisatie, one.locatie_id)):
        here[one.gemeentecode].append(one)
    spots = _group(edition, "witte_vlekken", "gemeentecode")
    sizes = _pair(edition.size_classes, "rij")
    dekking = edition.tables["gemeente_dekking"]
    states = _pair(dekking[dekking["soort"] == COVERAGE_OF_ALL], "toestand")
    gemeenten = {
        code: GemeenteFacts(
            **_pick_texts(row, GemeenteFacts, {"klasse": sizes[code]}),
            **{name: row[name] for name in (*_NUMBERS_OF_GEMEENTE, *_COUNTS_OF_GEMEENTE)},
            status=Gemeentestatus(row["status"]),
            toestand=Dekking(states[code]),
            locaties=tuple(here[code]),
            termen=tuple(map(_make_term, _put_in_order(spots[code], edition.offers))),
        )
        for row in plain_rows(edition.gemeenten)
        for code in [str(row["gemeentecode"])]
    }
    return ExplorerFacts(locations, gemeenten)


def _gather_locations(edition: Edition) -> dict[str, LocationFacts]:
    types, leefgebieden = (edition.offered[lijst] for lijst in OFFER_TABLES)
    elsewhere = _group(edition, "locatie_werkgebied", "locatie_id")
    return {
        locatie_id: LocationFacts(
            **_pick_texts(row, LocationFacts, _blank_unknown(row, edition)),
            **{name: row[name] for name in _VALUES},
            bronnen=tuple(str(row["bronnen"]).split(MULTI_VALUE_SEPARATOR)),
            ondersteuningstypen=types.get(locatie_id, ()),
            leefgebieden=leefgebieden.get(locatie_id, ()),
            werkgebied=tuple(sorted(one["gemeentecode"] for one in elsewhere[locatie_id])),
        )
        for row in plain_rows(edition.tables["locaties"].sort_values("locatie_id"))
        for locatie_id in [str(row["locatie_id"])]
    }


def _blank_unknown(row: Row, edition: Edition) -> Row:
    """Return "" for each term of a location that says that it is not known."""
    codes = {name: edition.version.code_of(Lijst(name), row[name]) for name in _MAY_BE_UNKNOWN}
    return {name: "" for name, code in codes.items() if code == UNKNOWN_CODE}


def _make_term(row: Row) -> TermFacts:
    return TermFacts(
        **_pick_texts(row, TermFacts, {}),
        toestand=Dekking(row["toestand"]),
        aantal_locaties=row["aantal_locaties"],
        afstand_km=row["afstand_km"],
    )


def _pick_texts(row: Row, kind: type, more: Row) -> Row:
    """Return the values of the fields of `kind` that are plain text, "" for what is missing."""
    texts = (one.name for one in fields(kind) if one.type is str)
    return {name: more.get(name, row.get(name)) or "" for name in texts}


def _put_in_order(spots: Iterable[Row], offers: dict[str, list[str]]) -> list[Row]:
    places = {(kind, term): at for kind, terms in offers.items() for at, term in enumerate(terms)}
    kinds = list(offers)
    return sorted(
        spots, key=lambda row: (kinds.index(row["soort"]), places[row["soort"], row["term"]])
    )


def _group(edition: Edition, name: str, column: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in plain_rows(edition.tables[name]):
        grouped[row[column]].append(row)
    return grouped


def _pair(frame: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(frame["gemeentecode"], frame[column], strict=True))

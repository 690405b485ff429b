"""What a record says besides its address: names, contacts, opening hours, where else it works."""

from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd

from pipeline.boundary import MASK
from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.contact import normalise_phone, normalise_website
from pipeline.normalise.email import normalise_email
from pipeline.normalise.free_text import make_public
from pipeline.normalise.name import tidy_name
from pipeline.normalise.opening_hours import read_opening_hours
from pipeline.normalise.working_area import LONGEST_AREA, read_working_area
from schemas.records import MULTI_VALUE_SEPARATOR

Signal = tuple[str, str, str, str]
"""record_id, kolom, waarde, uitleg."""

WHY_DROPPED = {
    "website": "geen bruikbaar webadres; weggelaten",
    "telefoon": "geen geldig telefoonnummer; weggelaten",
    "email": "geen algemeen e-mailadres van de organisatie; weggelaten",
}

AREA_TOO_LONG = f"langer dan {LONGEST_AREA} tekens; de rest is niet gelezen"


def read_particulars(
    records: pd.DataFrame, gazetteer: Gazetteer
) -> tuple[pd.DataFrame, list[Signal]]:
    """Return the particulars of Records in normal form, row by row, and what is odd about them.

    Columns: organisatie, locatienaam, website, telefoon, email, openingstijden,
    openingstijden_schema, ook_actief_in and werkgebied, as `schemas.normalised` describes them.
    Each distinct value is worked out once.
    """
    contacts = _read_contacts(records)
    hours, hour_signals = _read_hours(records)
    areas, area_signals = _read_areas(records, gazetteer)
    told = [*_dropped(records, contacts), *hour_signals, *area_signals]
    return pd.concat([contacts, hours, areas], axis="columns"), told


def _read_contacts(records: pd.DataFrame) -> pd.DataFrame:
    names = records[["organisatie", "locatienaam", "plaats", "gemeente"]]
    emails = [
        normalise_email(email, name) if email else ""
        for email, name in zip(
            records["email"], names.itertuples(index=False, name=None), strict=True
        )
    ]
    return pd.DataFrame(
        {
            "organisatie": _map_distinct(records["organisatie"], tidy_name),
            "locatienaam": _map_distinct(records["locatienaam"], tidy_name),
            "website": _map_distinct(records["website"], normalise_website),
            "telefoon": _map_distinct(records["telefoon"], normalise_phone),
            "email": emails,
        },
        index=records.index,
        dtype=str,
    )


def _map_distinct(values: pd.Series, function: Callable[[str], str]) -> pd.Series:
    return values.map({value: function(value) if value else "" for value in values.unique()})


def _dropped(records: pd.DataFrame, contacts: pd.DataFrame) -> Iterator[Signal]:
    for column, reason in WHY_DROPPED.items():
        is_dropped = (records[column] != "") & (contacts[column] == "")
        rows = records.loc[is_dropped, ["record_id", column]].itertuples(index=False)
        for record_id, value in rows:
            yield record_id, column, MASK if column == "email" else value, reason


def _read_hours(records: pd.DataFrame) -> tuple[pd.DataFrame, list[Signal]]:
    """Words that can be read whole name nobody: nothing but days and hours stands in them."""
    rows: list[tuple[str, str]] = []
    told: list[Signal] = []
    read_once, public_once = cache(read_opening_hours), cache(make_public)
    for record_id, text in zip(records["record_id"], records["openingstijden"], strict=True):
        schema = read_once(text)
        words, reason = public_once(text)
        if reason and schema:
            words, reason = " ".join(text.split()), ""
        if reason:
            told.append((record_id, "openingstijden", text, reason))
        rows.append((words, schema))
    columns = ["openingstijden", "openingstijden_schema"]
    return pd.DataFrame(rows, columns=columns, index=records.index, dtype=str), told


def _read_areas(records: pd.DataFrame, gazetteer: Gazetteer) -> tuple[pd.DataFrame, list[Signal]]:
    rows: list[tuple[str, str]] = []
    told: list[Signal] = []
    for record_id, text in zip(records["record_id"], records["ook_actief_in"], strict=True):
        area = read_working_area(text, gazetteer)
        if len(text) > LONGEST_AREA:
            told.append((record_id, "ook_actief_in", text, AREA_TOO_LONG))
        withheld = {word: why for word in area.unknown if (why := make_public(word)[1])}
        for word in area.unknown:
            reason = withheld.get(word) or gazetteer.explain_unknown(word)
            told.append((record_id, "ook_actief_in", word, reason))
        words = MULTI_VALUE_SEPARATOR.join(name for name in area.names if name not in withheld)
        rows.append((words, MULTI_VALUE_SEPARATOR.join(area.codes)))
    columns = ["ook_actief_in", "werkgebied"]
    return pd.DataFrame(rows, columns=columns, index=records.index, dtype=str), told

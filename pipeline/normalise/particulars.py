"""What a record says besides its address: names, contacts, opening hours, where else it works."""

from collections.abc import Callable, Iterator
from functools import cache, partial

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.contact import normalise_phone, normalise_website
from pipeline.normalise.email import normalise_email
from pipeline.normalise.name import tidy_name
from pipeline.normalise.opening_hours import read_opening_hours
from pipeline.normalise.working_area import LONGEST_AREA, read_working_area
from pipeline.privacy.free_text import MASK, make_public
from pipeline.privacy.personal import find_personal_page
from pipeline.privacy.phones import find_person_beside
from pipeline.privacy.shapes import why_withheld
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.shapes import Vorm

Signal = tuple[str, str, str, str]
"""record_id, kolom, waarde, uitleg."""

WHY_DROPPED = {
    "locatienaam": "geen bruikbare naam; weggelaten",
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
            **{
                column: _map_distinct(records[column], partial(_read_contact, column))
                for column in CONTACTS
            },
            "email": emails,
        },
        index=records.index,
        dtype=str,
    )


def _read_contact(column: str, text: str) -> str:
    """Return a contact in normal form, "" when it is none or may be of a person."""
    read, find_personal_part = CONTACTS[column]
    value = read(text)
    return "" if value and find_personal_part(text, value) else value


def _explain_drop(column: str, text: str) -> str:
    if column in CONTACTS:
        read, find_personal_part = CONTACTS[column]
        if (value := read(text)) and (reason := find_personal_part(text, value)):
            return f"{reason}; weggelaten"
    return WHY_DROPPED[column]


CONTACTS: dict[str, tuple[Callable[[str], str], Callable[[str, str], str]]] = {
    "locatienaam": (tidy_name, lambda text, value: why_withheld(Vorm.NAAM, value)),
    "website": (normalise_website, lambda text, value: find_personal_page(value)),
    "telefoon": (normalise_phone, find_person_beside),
}
"""Column -> how it is read, and why what was written and read may be of a person."""


def _map_distinct(values: pd.Series, function: Callable[[str], str]) -> pd.Series:
    return values.map({value: function(value) if value else "" for value in values.unique()})


def _dropped(records: pd.DataFrame, contacts: pd.DataFrame) -> Iterator[Signal]:
    for column in WHY_DROPPED:
        is_dropped = (records[column] != "") & (contacts[column] == "")
        rows = records.loc[is_dropped, ["record_id", column]].itertuples(index=False)
        for record_id, value in rows:
            shown = MASK if column == "email" else value
            yield record_id, column, shown, _explain_drop(column, value)


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

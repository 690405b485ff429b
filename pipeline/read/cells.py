"""What a cell of each kind may hold: one rule for the build and for `sjo check`."""

import re
from collections.abc import Mapping
from datetime import date

from pipeline.files.findings import shorten, suggest
from pipeline.read.damage import Fault, day_of_serial, find_damage
from pipeline.text.terms import canonical_terms, nearest
from pipeline.text.yes_no import parse_yes_no
from schemas.columns import Column
from schemas.folding import fold_words
from schemas.published.base import LOCATIE_ID
from schemas.records import MULTI_VALUE_SEPARATOR

DICTIONARY = "zie docs/gegevenswoordenboek.md"
FIRST_YEAR = 1990
LAST_YEAR = 2100
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00)?)?")
YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
YEAR = re.compile(r"\d{4}")
RECORD_SHAPE = r"[a-z_]+:[0-9a-f]{16}"
ID_KINDS = {
    "record_id": (re.compile(RECORD_SHAPE), "de werklijst te_beoordelen"),
    "locatie_id": (re.compile(LOCATIE_ID), "de tabel locaties"),
    "record_id of locatie_id": (
        re.compile(f"{RECORD_SHAPE}|{LOCATIE_ID}"),
        "de tabel locaties of de werklijst te_beoordelen",
    ),
}
"""The shape of each kind of id, and where people find one."""
WHOLE_NUMBER = re.compile(r"\d{1,6}")


def parse_day(text: str) -> str | None:
    """Return an ISO date for jjjj-mm-dd or d-m-jjjj, else None."""
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def parse_moment(text: str) -> str | None:
    """Return an ISO date, year-month or year as precisely as `text` gives it, else None."""
    if match := YEAR_MONTH.fullmatch(text):
        year, month = match.groups()
    elif match := MONTH_YEAR.fullmatch(text):
        month, year = match.groups()
    elif YEAR.fullmatch(text):
        year, month = text, ""
    else:
        return parse_day(text)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or (month and not 1 <= int(month) <= 12):
        return None
    return f"{year}-{int(month):02d}" if month else year


def parse_choice(text: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that `text` is, whatever its case, else None."""
    return next((choice for choice in choices if fold_words(choice) == fold_words(text)), None)


def find_fault(column: Column, cell: str, known: Mapping[str, str]) -> Fault | None:
    """Return what is wrong with a cell by the declaration of its column, or None.

    `known` holds the terms of the column's list (see `known_terms`), or of the exclusion rules.
    """
    if not cell:
        return Fault(f"{column.name} is verplicht", "vul de cel in") if column.required else None
    if column.choices:
        return _choice_fault(cell, column.choices)
    if (damage := find_damage(column, cell)) is not None:
        return damage
    match column.kind:
        case "datum":
            wrong, rule = parse_day(cell) is None, "geen geldige datum"
            advice = _likely_day(cell, "schrijf jjjj-mm-dd of d-m-jjjj")
        case "datum, maand of jaar":
            wrong, rule = parse_moment(cell) is None, "geen geldige datum, maand of jaar"
            advice = _likely_day(cell, "schrijf jjjj-mm-dd, d-m-jjjj, jjjj-mm of jjjj")
        case "ja/nee":
            wrong, rule, advice = parse_yes_no(cell) is None, "geen ja of nee", "schrijf ja of nee"
        case "getal":
            wrong = WHOLE_NUMBER.fullmatch(cell) is None
            rule, advice = "geen geheel getal van 0 of meer", "schrijf alleen cijfers"
        case "record_id" | "locatie_id" | "record_id of locatie_id":
            shape, where = ID_KINDS[column.kind]
            wrong, rule = shape.fullmatch(cell) is None, f"geen {column.kind}"
            advice = f"neem het over uit {where}"
        case "term" | "termen" | "regel":
            return _term_fault(column, cell, known)
        case _:
            return None
    return Fault(rule, advice) if wrong else None


def normal_cell(column: Column, cell: str, known: Mapping[str, str]) -> str:
    """Return a cell without fault in normal form: date ISO, ja/nee, labels joined by "|"."""
    if column.choices:
        return parse_choice(cell, column.choices) or ""
    match column.kind:
        case "datum":
            return parse_day(cell) or ""
        case "datum, maand of jaar":
            return parse_moment(cell) or ""
        case "ja/nee":
            return parse_yes_no(cell) or ""
        case "term" | "termen" | "regel":
            return MULTI_VALUE_SEPARATOR.join(canonical_terms(cell, known)[0])
        case _:
            return cell


def _likely_day(cell: str, otherwise: str) -> str:
    """Return the advice for a date that Excel shows as a number, or other advice."""
    day = day_of_serial(cell)
    return suggest(day.isoformat() if day else "", otherwise)


def _choice_fault(cell: str, choices: tuple[str, ...]) -> Fault | None:
    if parse_choice(cell, choices) is not None:
        return None
    return Fault(
        f"moet een zijn van: {', '.join(choices)}", suggest(nearest(cell, choices), DICTIONARY)
    )


def _term_fault(column: Column, cell: str, known: Mapping[str, str]) -> Fault | None:
    labels, unknown = canonical_terms(cell, known)
    if unknown:
        words = " en ".join(f"'{shorten(word)}'" for word in unknown[:5])
        verb = "staat" if len(unknown) == 1 else "staan"
        likely = dict.fromkeys(known.get(nearest(word, known), "") for word in unknown[:5])
        rule = f"{words} {verb} niet in de lijst {column.lijst or column.name}"
        return Fault(rule, suggest("', '".join(filter(None, likely)), DICTIONARY))
    if column.required and not labels:
        return Fault(f"{column.name} is verplicht", "vul de cel in")
    if column.kind != "termen" and len(labels) > 1:
        return Fault("mag maar een waarde bevatten", "kies er een")
    return None

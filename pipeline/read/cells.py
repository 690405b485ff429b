"""What a cell of each kind may hold: one rule for the build and for `sjo check`."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pipeline.files.findings import shorten, suggest
from pipeline.read.damage import Fault, day_of_serial, find_damage
from pipeline.read.page_sources import normal_page_sources
from pipeline.text.terms import canonical_terms, is_unknown_word, nearest
from pipeline.text.yes_no import parse_yes_no
from schemas.columns import Column, Kind
from schemas.folding import fold_words
from schemas.mutations import MUTATIE_ID
from schemas.published.base import LOCATIE_ID
from schemas.records import MULTI_VALUE_SEPARATOR

DICTIONARY = "zie docs/gegevenswoordenboek.md"
NO_SUCH_GEMEENTE = "geen gemeente"
AS_CBS_WRITES = "schrijf de naam zoals CBS die geeft"
FIRST_YEAR = 1990
LAST_YEAR = 2100
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00)?)?")
YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
YEAR = re.compile(r"\d{4}")
RECORD_SHAPE = r"[a-z_]+:[0-9a-f]{16}"
ID_KINDS: Mapping[Kind, tuple[re.Pattern[str], str]] = {
    "record_id": (re.compile(RECORD_SHAPE), "de werklijst te_beoordelen"),
    "locatie_id": (re.compile(LOCATIE_ID), "de tabel locaties"),
    "mutatie_id": (re.compile(MUTATIE_ID), "het scherm Loket of sjo loket list"),
    "record_id of locatie_id": (
        re.compile(f"{RECORD_SHAPE}|{LOCATIE_ID}"),
        "de tabel locaties of de werklijst te_beoordelen",
    ),
}
"""The shape of each kind of id, and where people find one."""
WHOLE_NUMBER = re.compile(r"\d{1,6}")
MINUTES = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
SHA256 = re.compile(r"[0-9a-f]{64}")


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
    return f"{int(year)}-{int(month):02d}" if month else str(int(year))


def parse_choice(text: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that `text` is, whatever its case, else None."""
    return next((choice for choice in choices if fold_words(choice) == fold_words(text)), None)


def find_fault(column: Column, cell: str, known: Mapping[str, str]) -> Fault | None:
    """Return what is wrong with a cell by the declaration of its column, or None.

    `known` holds the terms of the column's list (see `known_terms`), or of the exclusion rules.
    """
    if not cell:
        missing = Fault(f"{column.name} is verplicht", _how_to_fill(column))
        return missing if column.required else None
    if column.choices:
        return _choice_fault(cell, column.choices)
    if (damage := find_damage(column, cell)) is not None:
        return damage
    if column.kind in ("term", "termen", "regel"):
        return _term_fault(column, cell, known)
    return _form_fault(column, cell)


def normal_cell(column: Column, cell: str, known: Mapping[str, str]) -> str:
    """Return a cell without fault in normal form: date ISO, ja/nee, labels joined by "|"."""
    if column.choices:
        return parse_choice(cell, column.choices) or ""
    if column.kind in ("term", "termen", "regel"):
        return MULTI_VALUE_SEPARATOR.join(canonical_terms(cell, known)[0])
    parse = PARSERS.get(column.kind)
    return cell if parse is None else parse(cell) or ""


def _form_fault(column: Column, cell: str) -> Fault | None:
    """Return that a cell is no value of its kind, where values of that kind have a form."""
    parse = PARSERS.get(column.kind)
    if parse is None or parse(cell) is not None:
        return None
    fault = FORMS[column.kind]
    is_day = column.kind in DAY_KINDS
    return Fault(fault.regel, _likely_day(cell, fault.advies)) if is_day else fault


def _how_to_fill(column: Column) -> str:
    either = " of ".join(column.besides)
    return f"vul de cel in; {either} mag ook" if either else "vul de cel in"


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
        if column.besides and not is_unknown_word(cell):
            either = " of ".join(column.besides)
            return Fault(
                f"'{shorten(cell)}' staat niet in de lijst {column.lijst}",
                f"zegt de pagina het niet, kies dan een term zoals onbekend; {either} mag ook",
            )
        return Fault(f"{column.name} is verplicht", _how_to_fill(column))
    if column.kind != "termen" and len(labels) > 1:
        return Fault("mag maar een waarde bevatten", "kies er een")
    alone = next((label for label in labels if label in column.besides), "")
    if alone and len(labels) > 1:
        return Fault(f"'{alone}' kan alleen zonder andere waarde staan", "kies een van beide")
    return None


def _parse_by(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda cell: cell if pattern.fullmatch(cell) else None


PARSERS: Mapping[Kind, Callable[[str], str | None]] = {
    "datum": parse_day,
    "datum, maand of jaar": parse_moment,
    "ja/nee": parse_yes_no,
    "getal": _parse_by(WHOLE_NUMBER),
    "minuten": lambda cell: cell.replace(",", ".") if MINUTES.fullmatch(cell) else None,
    "sha256": _parse_by(SHA256),
    "bronnen": normal_page_sources,
    **{kind: _parse_by(shape) for kind, (shape, _) in ID_KINDS.items()},
}
"""The normal form of a cell by its kind; None for a cell that has not the form of it."""
FORMS: Mapping[Kind, Fault] = {
    "datum": Fault("geen geldige datum", "schrijf jjjj-mm-dd of d-m-jjjj"),
    "datum, maand of jaar": Fault(
        "geen geldige datum, maand of jaar", "schrijf jjjj-mm-dd, d-m-jjjj, jjjj-mm of jjjj"
    ),
    "ja/nee": Fault("geen ja of nee", "schrijf ja of nee"),
    "getal": Fault("geen geheel getal van 0 of meer", "schrijf alleen cijfers"),
    "minuten": Fault("geen aantal minuten", "schrijf een getal, zoals 3 of 0,5"),
    "bronnen": Fault(
        "geen lijst van pagina's met wat zij zeggen",
        "schrijf https://... (kolom, kolom), met ; ertussen; de kolommen zijn die van dit bestand",
    ),
    "sha256": Fault("geen sha256", "neem de 64 tekens van de bewaarde pagina over"),
    **{
        kind: Fault(f"geen {kind}", f"neem het over uit {where}")
        for kind, (_, where) in ID_KINDS.items()
    },
}
"""What to say of a cell that has not the form of its kind."""
DAY_KINDS = ("datum", "datum, maand of jaar")

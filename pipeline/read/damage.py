"""Values that a spreadsheet program or a person in a hurry left where a value should be.

Excel makes dates of house numbers ("6-11" becomes 6 November) and numbers of dates. Such a cell
looks filled, and published it would be a wrong address: it is named, with what was probably meant.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.files.rows import CellType
from pipeline.text.terms import is_no_value, says_nothing
from schemas.columns import Column, Kind
from schemas.folding import fold_words

MOJIBAKE = re.compile("[ÂÃ][\u0080-\u00bf]|â€|√[©´®∂≥†™π]")
LOST_LETTER = re.compile(r"\w\?\w")
HTML_CODE = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
NAMING_KINDS: tuple[Kind, ...] = ("naam", "adres", "plaats", "openingstijden", "gemeenten")
"""Kinds of column published as words: any word passes there, so a wrong one is seen here."""
BLANK_WHEN_UNKNOWN: tuple[Kind, ...] = (
    *("naam", "plaats", "openingstijden", "gemeenten", "webadres", "telefoon", "e-mail"),
    *("postcode", "gemeente", "ja/nee", "datum", "datum, maand of jaar", "getal"),
)
"""Not `adres`: whether an address is absent or was not found makes another location of it."""
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    "maa": 3, "mar": 3, "may": 5, "oct": 10,
}  # fmt: skip
LONG_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
# (?a: an "s" is no long "ſ", which ignoring case would make of it: no month is spelt so.
_MONTH_NAME = rf"((?a:{'|'.join(MONTH_NUMBERS)}))\.?"
_LONG_MONTH = rf"((?a:{'|'.join(LONG_MONTHS)}))"
_STREET_ENDS = r"(?=$|,|\s+\d{4}\s?[a-z]{2}\b)"
DAY_AND_MONTH = re.compile(
    rf"(?:^|\s)(\d{{1,2}})-{_MONTH_NAME}(?:-\d{{2,4}})?{_STREET_ENDS}", re.IGNORECASE
)
MONTH_AND_YEAR = re.compile(rf"(?:^|\s){_MONTH_NAME}[-/](\d{{2,4}}){_STREET_ENDS}", re.IGNORECASE)
WHOLE_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?"
    r"|(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}(?: [\d:.]+)?"
)
DATE_BEHIND_STREET = re.compile(
    rf"\s((?:19|20)\d{{2}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}([-/])\d{{1,2}}\2(?:19|20)\d{{2}}){_STREET_ENDS}",
    re.IGNORECASE,
)
"""With a year of four digits: "10-12-14" behind a street are house numbers."""
WRITTEN_DATE = re.compile(
    rf"(?:[a-z]+dag )?(\d{{1,2}})[ /](?:{_MONTH_NAME}|{_LONG_MONTH})(?:[ /]\d{{2,4}})?",
    re.IGNORECASE,
)
"""An address that is nothing but a day, as Excel shows it in its longer forms."""
MAY_BE_DATE = re.compile(r"\d[-/ ]|[-/]\d|^\d{5}")
TRUE_OR_FALSE = frozenset({"waar", "onwaar", "true", "false"})
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
TYPE_AS_TEXT = "maak de kolom op als Tekst en typ de waarde opnieuw"
FITTING_TYPES: dict[CellType, tuple[Kind, ...]] = {
    CellType.DATUM: ("datum", "datum, maand of jaar"),
    CellType.TIJD: (),
    CellType.WAAR_ONWAAR: ("ja/nee",),
}


@dataclass(frozen=True)
class Fault:
    """Why a cell is not right, and what to do."""

    regel: str
    advies: str = ""


def find_damage(column: Column, cell: str) -> Fault | None:
    """Return why a filled cell holds no value of its column, whatever it says; None when it may."""
    if MOJIBAKE.search(cell):
        return Fault("verkeerd omgezette letters", "typ de letters met accent opnieuw")
    if column.kind not in NAMING_KINDS:
        return None
    if cell.startswith("="):
        return Fault("formule in plaats van een waarde", "plak de waarde in plaats van de formule")
    if fold_words(cell) in TRUE_OR_FALSE:
        return _made_by_excel(f"een {CellType.WAAR_ONWAAR}", "")
    meant = _meant_by_excel(column.kind, cell)
    if meant is not None:
        return _made_by_excel("een datum", meant)
    return _no_value(column, cell) or _odd_signs(cell)


def find_type_fault(column: Column, cell: str, cell_type: CellType) -> Fault | None:
    """Return why a cell that a workbook stores as date, time, number or boolean is no such value.

    A number may be a key, a phone number or a year; in a name or an address it is what Excel made
    of what was typed.
    """
    if cell_type == CellType.GETAL:
        if column.kind not in NAMING_KINDS:
            return None
        return find_damage(column, cell) or _made_by_excel("een getal", "")
    if column.kind in FITTING_TYPES[cell_type]:
        return None
    meant = _day_and_month(cell) if cell_type == CellType.DATUM else ""
    return _made_by_excel(f"een {cell_type}", meant)


def means_blank(column: Column, cell: str) -> bool:
    """Tell whether a filled cell means the same as an empty one: its value is not known.

    "Geen" of a yes or a number may mean no or 0, so there only what says nothing at all is blank.
    """
    if column.required or column.choices or column.kind not in BLANK_WHEN_UNKNOWN:
        return False
    return says_nothing(cell) if column.kind in ("ja/nee", "getal") else is_no_value(cell)


def day_of_serial(cell: str) -> date | None:
    """Return the day that Excel means by a number of five digits, or None: 45236 = 2023-11-06."""
    if not SERIAL.fullmatch(cell):
        return None
    return FIRST_DAY_OF_EXCEL + timedelta(days=int(cell[:5]))


def _odd_signs(cell: str) -> Fault | None:
    """Return what saving or copying did to the signs of a name or an address."""
    if LOST_LETTER.search(cell):
        return Fault("een letter is een vraagteken geworden", "typ de letters met accent opnieuw")
    if HTML_CODE.search(cell):
        return Fault("code van een webpagina in plaats van een teken", "typ het teken zelf")
    if '""' in cell or cell.count('"') % 2:
        return Fault('aanhalingsteken (") staat los of dubbel', "haal het weg of zet er een bij")
    return None


def _no_value(column: Column, cell: str) -> Fault | None:
    if not is_no_value(cell) or means_blank(column, cell):
        return None
    if column.required:
        return Fault(f"geen {column.name}", "vul de naam in, of haal de rij weg")
    return Fault(f"geen {column.kind}", "laat de cel leeg als het er niet is of niet bekend is")


def _meant_by_excel(kind: Kind, cell: str) -> str | None:
    """Return what was typed before Excel made a date of it ("" = unclear); None: it did not.

    In an address it may stand behind the street: a formula joined them.
    """
    if not MAY_BE_DATE.search(cell):  # almost every cell ends here
        return None
    found = DAY_AND_MONTH.search(cell)
    if found and (kind == "adres" or found.group() == cell):
        return f"{int(found[1])}-{MONTH_NUMBERS[found[2].lower()]}"
    found = MONTH_AND_YEAR.search(cell)
    if found and (kind == "adres" or found.group() == cell):
        return f"{MONTH_NUMBERS[found[1].lower()]}-{found[2]}"
    if kind == "adres" and (found := WRITTEN_DATE.fullmatch(cell)):
        month = (found[2] or found[3]).lower()
        return f"{int(found[1])}-{MONTH_NUMBERS.get(month) or LONG_MONTHS.index(month) + 1}"
    behind = DATE_BEHIND_STREET.search(cell) if kind == "adres" else None
    whole = behind[1] if behind else cell
    if WHOLE_DATE.fullmatch(whole):
        return _day_and_month(whole)
    day = day_of_serial(cell)
    return f"{day.day}-{day.month}" if day else None


def _day_and_month(cell: str) -> str:
    found = WHOLE_DATE.fullmatch(cell)
    if found is None:
        return ""
    day, month = (found[3], found[2]) if found[1] else (found[4], found[5])
    return f"{int(day)}-{int(month)}"


def _made_by_excel(what: str, meant: str) -> Fault:
    advice = f"bedoelt u '{meant}'? {TYPE_AS_TEXT}" if meant else TYPE_AS_TEXT
    return Fault(f"Excel heeft hier {what} van gemaakt", advice)

"""House numbers in the terms of the BAG, the Dutch register of addresses.

huisnummer is a number, huisletter one letter, huisnummertoevoeging the rest (at most four letters
or digits). One rule for all spellings: a single letter that follows the number is the huisletter,
however it is joined (12A, 12-A, 12 a), and "hs" or "huis" (Amsterdam, ground floor) is the letter
H. Letters are capitals, but for "bis".
"""

import re
from typing import NamedTuple

_NO_POSITION = (
    r"(?!t/[mo]|t\.\s?o\.|[cp]/[oa](?![^\W_])|[abo]/[dz]\s+[^\W\d_])"  # "12 t/o", "12 a/d Rijn"
)
_NUMBER = re.compile(
    r"([0-9]{1,5})(?![0-9])"
    rf"(?:(?:\s?[-/.]?\s?)(?:(hs|huis(?! ter))|{_NO_POSITION}([A-Za-z]))(?![^\W_]|'|\.[^\W_]))?",
    re.IGNORECASE,
)
_MONTH_START = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
# "2e etage", "2e Jan Steenstraat", "3 mei"
_NO_ORDINAL = rf"(?![0-9]+(?:e|de|ste)\s+[^\W0-9_]|[0-9]{{1,2}} {_MONTH_START})"
_UP_TO = r"\s*(?:t/m|t\.?e\.?m\.?|tm|tot en met|tot|en|&|\+|–|—|~)\s*"
_RANGE = re.compile(rf"{_UP_TO}{_NO_ORDINAL}([0-9]{{1,5}})\s?([A-Za-z]?)(?![^\W_])", re.IGNORECASE)
_LETTER_RANGE = re.compile(rf"{_UP_TO}([A-Za-z])(?![^\W_]|'|\.)", re.IGNORECASE)
_ROMAN_NUMERAL = r"(?:ii|iii|iv|vi{0,3}|ix|xi{0,2})"
_LETTERED = r"[A-Za-z]{1,2}[0-9]{1,3}[A-Za-z]?"  # K1, A01, GB4
_PART = re.compile(
    rf"(?:\s?[-/.]\s?(?=[0-9]|{_ROMAN_NUMERAL}(?![^\W_])|{_LETTERED}(?![^\W_]))|[-/]|\s(?=[0-9]{{1,3}}(?![0-9]))"
    rf"|\s(?=(?:bis|tr|zw|rd|bg|{_ROMAN_NUMERAL}|{_LETTERED})(?!\w))|(?<=[0-9])(?=(?:bis[A-Za-z]?|{_LETTERED})(?!\w)))"
    rf"{_NO_ORDINAL}(?!(?:hoek|achter|naast|bij)(?!\w))([^\W_]{{1,7}})(?![^\W_])",
    re.IGNORECASE,
)
_LAST_LETTER = re.compile(r"\s([A-Za-z])(?![^\W_]|'|[./][^\W_])")
"""A single letter behind an addition: "12 bis a"."""
_HIGH = re.compile(r"\s?-?\s?hoog(?!\w)", re.IGNORECASE)
_UNIT_WORD = r"(?:unit|app\.?|appartement)\.?"
_UNIT = re.compile(
    rf"\s*-?\s*{_UNIT_WORD}\s*([0-9]{{4}}|[A-Za-z]?[0-9]{{1,3}}|[0-9]{{1,3}}[A-Za-z])(?!\w)",
    re.IGNORECASE,
)
UNIT_IN_BRACKETS = re.compile(rf"\(({_UNIT_WORD}\s*[A-Za-z0-9]{{1,4}})\)", re.IGNORECASE)
UNIT_APART = re.compile(rf",\s*({_UNIT_WORD}\s*[A-Za-z]?[0-9])", re.IGNORECASE)
"""A unit behind a comma: it belongs to the number before it."""
_UNREAD = re.compile(
    r"\s?[-/.+&]?\s?[^\W\d_]{0,3}[0-9]"
    rf"(?![0-9]*\s?(?:e|de|ste|-?hoog|{_MONTH_START})[^\W\d_]*(?![^\W_]))"
    r"|[-/]?[^\W\d_]{1,3}(?![^\W_])|\s(?!te|in|nl|ee|ie|en|of)[^\W\d_]{2}$",
    re.IGNORECASE,
)
_NUMBER_AND_LETTER = re.compile(r"([0-9]{1,5})([A-Za-z]?)")
_WIDEST_RANGE = 60
LONGEST_ADDITION = 4


class HouseNumber(NamedTuple):
    """The parts after the street; "" where absent. `huisnummer_tm` is the last of a range."""

    huisnummer: str
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    huisnummer_tm: str = ""


def is_range(first: str, letter: str, second: str) -> bool:
    """Whether "first-second" means first up to second, rather than a number with an addition.

    Numbers on one side of a street are alike odd or even, or neighbours from 10 up: 243-247, 5-9,
    89/90. Not so 135-17, 178/2, 3-3. With letters: 2A-2B, 12-12A, 12A-14A; but 12A-14 is an
    addition.
    """
    match = _NUMBER_AND_LETTER.fullmatch(second)
    if match is None:
        return False
    low, high, last = int(first), int(match[1]), match[2].upper()
    if high == low:
        return last > letter
    if letter and not last:
        return False
    # One side of a street has odd or even numbers, so 5-9 is a range and 135-17 is none; neighbours
    # of both sides below 10 ("3-4") are mostly a floor.
    apart = high - low
    return 0 < apart < _WIDEST_RANGE and (apart % 2 == 0 or (apart == 1 and low >= 10))


def read_house_number(text: str, start: int) -> tuple[HouseNumber, int] | None:
    """Read the house number at `start`: its parts and where it ends; None when there is none."""
    match = _NUMBER.match(text, start)
    if match is None or int(match[1]) == 0:
        return None
    number = str(int(match[1]))
    letter = "H" if match[2] else (match[3] or "").upper()
    if match.end() == len(text):
        return HouseNumber(number, letter), len(text)
    ranged = _RANGE.match(text, match.end())
    if ranged and _is_later(number, letter, ranged[1], ranged[2].upper()):
        last = str(int(ranged[1])) + ranged[2].upper()
        return HouseNumber(number, letter, "", last), ranged.end()
    lettered = _LETTER_RANGE.match(text, match.end()) if letter else None
    if lettered and lettered[1].upper() > letter:
        return HouseNumber(number, letter, "", number + lettered[1].upper()), lettered.end()
    return _read_additions(text, match.end(), number, letter)


def _is_later(number: str, letter: str, last: str, last_letter: str) -> bool:
    return (int(number), letter) < (int(last), last_letter)


def _read_additions(text: str, end: int, number: str, letter: str) -> tuple[HouseNumber, int]:
    unit = _UNIT.match(text, end)
    if unit:
        return HouseNumber(number, letter, unit[1].upper()), unit.end()
    parts: list[str] = []
    while part := _PART.match(text, end):
        if until := "" if parts else _range_end(number, letter, part[1]):
            return HouseNumber(number, letter, "", until), part.end()
        if sum(map(len, parts)) + len(part[1]) > LONGEST_ADDITION:
            break
        is_bis_letter = len(part[1]) == 4 and part[1].lower().startswith("bis")  # "12bisA"
        parts += [part[1][:3], part[1][3:]] if is_bis_letter else [part[1]]
        end = part.end()
    if parts and (high := _HIGH.match(text, end)):
        end = high.end()
    elif (
        parts
        and sum(map(len, parts)) < LONGEST_ADDITION
        and (last := _LAST_LETTER.match(text, end))
    ):
        parts.append(last[1])
        end = last.end()
    addition = "-".join("bis" if p.lower() == "bis" else p.upper() for p in parts)
    return HouseNumber(number, letter, addition), end


def is_unread(rest: str) -> bool:
    """Whether what follows a house number belongs to it, and was not understood.

    So "12 A12345" and "12abc"; not what begins a story, a date or a place.
    """
    return bool(_UNREAD.match(rest))


def _range_end(number: str, letter: str, part: str) -> str:
    """The last number when `part` closes a range, else ""; 2a-b means 2a and 2b."""
    if letter and len(part) == 1 and part.isalpha() and part.upper() > letter:
        return number + part.upper()
    if not is_range(number, letter, part):
        return ""
    match = _NUMBER_AND_LETTER.fullmatch(part)
    assert match
    return str(int(match[1])) + match[2].upper()


def format_house_number(parts: HouseNumber) -> str:
    """Write the parts so that `read_house_number` reads the same again: 12, 12-A, 12-A-2, 12-14."""
    number, letter, addition, last = parts
    written = f"{number}-{letter}" if letter else number
    if last:
        if not is_range(number, letter, last):
            return f"{written} t/m {last}"
        return f"{number}{letter}-{last}"
    if not addition:
        return written
    if _range_end(number, letter, addition):
        return f"{written} unit {addition}"
    return f"{written}-{addition}"

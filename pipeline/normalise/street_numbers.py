"""Where in a text a house number may start: a number can also be part of the name of a street."""

import re

from pipeline.normalise.address_words import BARE_SUFFIX, FLOOR, SUFFIX, ends_as_street

_NUMBER_START = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[a-z]{4})|(?<=[a-z]{2}\.))[0-9]{1,5}(?![0-9])")
_MONTH = re.compile(
    r"[0-9]{1,2} (?:jan(?:uari)?|febr?(?:uari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    rf"(?:-?{SUFFIX})?(?: [0-9]{{4}})?(?=[\s-]|$)",
    re.IGNORECASE,
)
_YEAR_STREET = re.compile(
    r"(?<!\S)(?:plein|boulevard|laan) (?:1[89]|20)[0-9]{2}"
    r"(?:-(?:19|20)?[0-9]{2})?(?![^\W_])|wijk [0-9]{1,2}(?= [0-9])"
    r"|(?<=[^\W\d_] )(?:19[0-9]{2}(?:-(?:19)?[0-9]{2})?|40[-/]45)(?= [0-9])",
    re.IGNORECASE,
)
_MAY_OWN = re.compile(r" (?:1[89]|20)[0-9]{2}| [0-9]{1,2} [0-9]| 40[-/]45")  # in every _YEAR_STREET
_ORDINAL = re.compile(r"[0-9]{1,2}(?:e|de|ste) [^\W\d_]", re.IGNORECASE)
_ZERO_FIRST = re.compile(r"0[0-9](?= [0-9])")
_LETTER = re.compile(r"[^\W\d_]")
_YEARS = range(1500, 2100)
_NUMBER_FIRST = re.compile(
    rf"([0-9]{{1,5}}(?:[ -]?[A-Za-z](?![^\W_]))?(?:-[0-9]{{1,3}})?),? "
    rf"([^\W\d_][^\d,]*?{SUFFIX})(?![^\W_])",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"[0-9]{1,4}[A-Za-z]? [^\W\d_][^\d,]*")
_NEVER_NUMBERED = re.compile(
    r"(?:straat|str\.?|weg|laan|plein|dijk|dreef|kade|singel|gracht|steeg|pad|allee|boulevard)$",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(
    r"([0-9]{1,2}) (?=[0-9]{1,3}(?![0-9])(?![^\W\d_]{1,3} [^\W\d_]|\s?-?hoog))"
)
_JOINED_NUMBERS = re.compile(r"[0-9]{1,2}-[0-9]")
_STREET_FIRST = re.compile(r"(?:laan|plein|weg|straat|kade|dijk|pad) [^\W\d_]", re.IGNORECASE)


def list_number_starts(piece: str) -> list[int]:
    """Where a house number may start: the likeliest first; never inside a street's own number."""
    may_own = _MAY_OWN.search(piece)
    own_numbers = [m.span() for m in _YEAR_STREET.finditer(piece)] if may_own else []
    likely: list[int] = []
    unlikely: list[int] = []
    for match in _NUMBER_START.finditer(piece):
        start = match.start()
        if date := _MONTH.match(piece, start):
            own_numbers.append(date.span())
        if not _LETTER.search(piece, 0, start):
            continue
        if any(low <= start < high for low, high in own_numbers):
            continue
        if (
            piece[start] == "0"
            and _ZERO_FIRST.match(piece, start)
            and not ends_as_street(piece[:start].rstrip())
        ):
            continue
        (unlikely if _ORDINAL.match(piece, start) else likely).append(start)
    return likely + unlikely


def has_own_number(piece: str) -> bool:
    """Whether a year or a date in the text is part of the name of a street."""
    return bool(_YEAR_STREET.search(piece) or _MONTH.search(piece))


def find_number_first(piece: str) -> tuple[str, str, int] | None:
    """The number, the street and where it ends, of "12 Kerkstraat"; not of an ordinal or a date."""
    match = _NUMBER_FIRST.match(piece)
    if match is None or _ORDINAL.match(piece) or _MONTH.match(piece):
        return None
    digits = match[1].rstrip("-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ")
    if digits.isdigit() and int(digits) in _YEARS:
        return None
    return match[1], match[2], match.end()


def is_number_before_name(piece: str) -> bool:
    """Whether a number stands before what may be a street and need not be one: "12 De Haven"."""
    match = _NUMBER_BEFORE.fullmatch(piece)
    return match is not None and not (
        _ORDINAL.match(piece) or _MONTH.match(piece) or FLOOR.fullmatch(piece)
    )


def find_first_of_two(name: str, piece: str, start: int, *, is_numbered: bool) -> str | None:
    """The first of two numbers behind a name, where it is the end of that name: "Wold 18 26".

    "" where it may be, and None where it is not. `is_numbered`: in this town streets end in a
    number; there a joined "18-26" may be two numbers as well.
    """
    two = _TWO_NUMBERS.match(piece, start)
    is_numbered = is_numbered or name.lower() == "wijk"  # Urk: "Wijk 7-12"
    if two is None and not (is_numbered and _JOINED_NUMBERS.match(piece, start)):
        return None
    if BARE_SUFFIX.fullmatch(name):
        return "" if two else None
    if _NEVER_NUMBERED.search(name) or _STREET_FIRST.match(name):
        return None
    if ends_as_street(name) and not is_numbered:
        return None
    return two[1] if two and is_numbered and not ends_as_street(name) else ""

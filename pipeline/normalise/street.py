"""Find the street and house number among the pieces of an address between its commas."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.normalise.address_text import LONGEST_STREET, tidy_case
from pipeline.normalise.address_words import (
    AREA,
    BARE_SUFFIX,
    BERTH,
    BUILDING,
    COUNTRY_NAME,
    LEGAL_FORM,
    NEAR_AT_END,
    ORGANISATION_ENDINGS,
    PART_OF_BUILDING,
    SUFFIX,
    UNNUMBERED,
    ends_as_street,
    is_near,
    tells_hours,
    tells_position,
)
from pipeline.normalise.house_number import UNIT_APART, HouseNumber, is_unread, read_house_number
from pipeline.normalise.place_text import NUMBER_END
from pipeline.normalise.postcode import MARK
from pipeline.normalise.reasons import (
    NAME_BEFORE_STREET,
    NO_NUMBER,
    NUMBER_BEFORE_NAME,
    NUMBER_TWICE,
    TWO_NUMBERS,
    UNREAD_NUMBER,
)
from pipeline.normalise.street_numbers import (
    find_first_of_two,
    find_number_first,
    has_own_number,
    is_number_before_name,
    list_number_starts,
)

_LABEL = re.compile(
    r"(?:(?:bezoek|vestigings|locatie)?adres(?:gegevens)?(?:\s*:\s*|\s+)|locatie\s*:\s*)",
    re.IGNORECASE,
)
# Small letters only: with a capital it is the name of a street, such as Aan de Stadsmuur.
_PREAMBLE = re.compile(r"(?P<before>.*\b|)(?:aan|op) (?:de|het|'t|den) (?=[^\W_]|')")
_LOCATING = re.compile(
    r"\b(?:in|bij|te|vinden|gevestigd|gehuisvest|geopend|zit|zitten|werkt|werken|spreekuur)\b", re.I
)
_IN_PLACE = re.compile(r"\s+(?:in|te)\s+(?=[^\W_]|')")
_GLUED_NAME = re.compile(rf"^.*[a-zß-ÿ]{{4}}(?=[A-Z][a-z]+{SUFFIX}$)")
_GLUED_WORDS = re.compile(r"[a-zß-ÿ][A-Z]")  # in every _GLUED_NAME
_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_STREET_ARTICLES = frozenset({"de", "het", "'t", "den"})
NO_NUMBER_READ = HouseNumber("")


class Street(NamedTuple):
    """A street, its number (empty when none was written) and what was not used of its text.

    `before` and `rest`: what preceded the street and followed the number. `pieces`: in which pieces
    it was read. `doubt`: why it cannot be told what the street or the number is; "" when it can.
    """

    name: str
    number: HouseNumber
    before: str
    rest: str
    pieces: tuple[int, ...]
    doubt: str = ""


def split_pieces(text: str) -> list[str]:
    """The pieces between commas, without empty ones and without the name of the country."""
    if "," not in text:
        pieces = [text.strip(" -:;/")]
    else:
        pieces = [piece.strip(" -:;/") for piece in UNIT_APART.sub(r" \1", text).split(",")]
    return [piece for piece in pieces if piece and not COUNTRY_NAME.fullmatch(piece)]


def find_street(pieces: Sequence[str], *, is_numbered: bool = False) -> Street | None:
    """The first piece with a street and a house number, else with a street alone, else None.

    A piece that can be read in two ways counts only when no other can be read in one.
    `is_numbered`: in this town the names of streets end in a number.
    """
    doubtful: Street | None = None
    for index, piece in enumerate(pieces):
        found = _read_split_number(pieces, index) or _read_piece(
            piece, index, is_numbered=is_numbered
        )
        if found and not found.doubt:
            return found
        doubtful = doubtful or found
    if doubtful:
        return doubtful
    for index, piece in enumerate(pieces):
        if found := _read_without_number(piece, index):
            return found
    return None


def _read_piece(piece: str, index: int, *, is_numbered: bool) -> Street | None:
    if piece == MARK or is_near(piece) or tells_hours(piece) or UNNUMBERED.search(piece):
        return None
    if not piece[-1].isdigit() and NEAR_AT_END.search(piece):
        return None
    before, text = _split_preamble(_drop_label(piece))
    if text[:1].isdigit() and (first := find_number_first(text)):
        return _read_number_first(first, text, index)
    if text[:1].isdigit() and is_number_before_name(text):
        return Street("", NO_NUMBER_READ, "", "", (index,), NUMBER_BEFORE_NAME)
    return _read_number_behind(text, before, index, is_numbered=is_numbered)


def _read_number_behind(text: str, before: str, index: int, *, is_numbered: bool) -> Street | None:
    for start in list_number_starts(text):
        number = read_house_number(text, start)
        name = _tidy_street(text[:start])
        if number and name:
            if " " in name and tells_position(text[:start].rstrip()):
                return None
            found = _read_name(name, before, number[0], text[number[1] :], index)
            return _settle_two_numbers(found, text, start, is_numbered=is_numbered)
    return None


def _drop_label(piece: str) -> str:
    return _LABEL.sub("", piece) if ":" in piece or "adre" in piece.lower() else piece


def _read_name(name: str, before: str, number: HouseNumber, rest: str, index: int) -> Street:
    """The street in a name that an organisation may precede, with its number."""
    organisation, own, doubt = _split_organisation(name)
    glued = _GLUED_NAME.match(own) if _GLUED_WORDS.search(own) else None
    if glued:
        organisation, own = f"{organisation} {glued[0]}", own[glued.end() :]
    if not doubt and rest and is_unread(rest):
        doubt = UNREAD_NUMBER
    left = f"{before} {organisation}".strip()
    return Street(tidy_case(own), number, left, rest, (index,), doubt)


def _split_organisation(name: str) -> tuple[str, str, str]:
    """What precedes the street, the street, and why they cannot be told apart ("" if they can)."""
    words = name.split()
    if len(words) == 1:
        return "", name, ""
    may_be_company = "V" in name or "v." in name
    if lead := BERTH.match(name) or (LEGAL_FORM.match(name) if may_be_company else None):
        return lead[0], name[lead.end() :], ""
    if words[-1].lower() in PART_OF_BUILDING and words[0].lower() not in _STREET_ARTICLES:
        return "", "", NO_NUMBER
    if not words[0].lower().endswith(ORGANISATION_ENDINGS) or BARE_SUFFIX.fullmatch(words[-1]):
        return "", name, ""
    if len(words) == 2 and ends_as_street(words[1]):
        return words[0], words[1], ""
    return "", "", NAME_BEFORE_STREET


def _settle_two_numbers(found: Street, text: str, start: int, *, is_numbered: bool) -> Street:
    """Add the first of two numbers to the name where that is known to be so; else it is a doubt."""
    if found.doubt not in ("", UNREAD_NUMBER) or found.number.huisletter:
        return found
    first = find_first_of_two(found.name, text, start, is_numbered=is_numbered)
    if first is None:
        return found
    second = read_house_number(text, start + len(first) + 1) if first else None
    if second is None:
        return found._replace(doubt=TWO_NUMBERS)
    name, rest = f"{found.name} {first}", text[second[1] :]
    doubt = UNREAD_NUMBER if rest and is_unread(rest) else ""
    return found._replace(name=name, number=second[0], rest=rest, doubt=doubt)


def _read_number_first(first: tuple[str, str, int], text: str, index: int) -> Street | None:
    written, name, end = first
    number = read_house_number(written, 0)
    if number is None or number[1] < len(written):
        return None
    rest = text[end:]
    doubt = NUMBER_TWICE if any(sign.isdigit() for sign in rest) else ""
    return Street(tidy_case(name), number[0], "", rest, (index,), doubt)


def _read_split_number(pieces: Sequence[str], index: int) -> Street | None:
    """A number in a piece of its own belongs to the street before it: "Olympiaweg | 29"."""
    if index == 0:
        return None
    one, other = pieces[index - 1], pieces[index]
    if one.isdigit() and ends_as_street(other) and (first := find_number_first(f"{one} {other}")):
        found = _read_number_first(first, f"{one} {other}", index)
        return found and found._replace(pieces=(index - 1, index))
    if not other[0].isdigit():
        return None
    number = read_house_number(other, 0)
    before, text = _split_preamble(one)
    name = _tidy_street(text)
    if number is None or not name or AREA.match(name) or tells_hours(one) or UNNUMBERED.search(one):
        return None
    rest = other[number[1] :]
    if rest and not (rest[0] == " " and len(number[0].huisnummer) < 4 and ends_as_street(name)):
        return None
    return _read_name(name, before, number[0], rest, index)._replace(pieces=(index - 1, index))


def _split_preamble(piece: str) -> tuple[str, str]:
    """Split off "in het buurtcentrum aan de", but not the start of "Hof aan de Maas"."""
    match = _PREAMBLE.match(piece) if "aan" in piece.lower() or "op " in piece.lower() else None
    if match is None:
        return "", piece
    before = match["before"]
    if before and not (BUILDING.search(before) or _LOCATING.search(before)):
        return "", piece
    return piece[: match.end()], piece[match.end() :]


def _tidy_street(text: str) -> str:
    """The name of a street without the marks around it; "" for what can be none."""
    name = text.strip(" -:;,/&+")
    if len(name) > LONGEST_STREET or not _TWO_LETTERS.search(name):
        return ""
    return "" if name.lower() in PART_OF_BUILDING else name


def _read_without_number(piece: str, index: int) -> Street | None:
    """A street without a number and the place after it: "aan de Nieuwe Zeeweg in Noordwijk"."""
    piece = _LABEL.sub("", piece)
    unnumbered = UNNUMBERED.search(piece)
    own_number = has_own_number(piece)
    if unnumbered:
        piece, place = piece[: unnumbered.start()], piece[unnumbered.end() :]
        piece = NUMBER_END.sub("", piece)
    else:
        piece, place = piece if own_number else NUMBER_END.sub("", piece), ""
    before, text = _split_preamble(piece)
    name, named_place = _split_place(text)
    words = name.split()
    if not words or len(words) > 5 or AREA.match(name) or is_near(name):
        return None
    is_led_to = bool(before)
    is_street = is_led_to or bool(unnumbered) or own_number or ends_as_street(words[-1])
    if not is_street or (not is_led_to and BUILDING.search(name)):
        return None
    street = _tidy_street(name)
    if not street:
        return None
    return Street(tidy_case(street), NO_NUMBER_READ, before, named_place or place, (index,))


def _split_place(text: str) -> tuple[str, str]:
    match = _IN_PLACE.search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")

"""Find street, house number and place among the pieces of an address between its commas."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.normalise.address_text import tidy_case
from pipeline.normalise.house_number import UNIT_APART, HouseNumber, read_house_number
from pipeline.normalise.postcode import MARK

EMPTY = "adres ontbreekt"
AREA = "gemeente of werkgebied in plaats van een bezoekadres"
BUILDING = "alleen een gebouw of naam, geen straat met huisnummer"
NO_NUMBER = "huisnummer ontbreekt"
NO_STREET = "straat en huisnummer ontbreken"
NEARBY = "alleen een aanduiding in de buurt, geen bezoekadres"
ABROAD = "adres ligt niet in Nederland"

LONGEST_STREET = 80  # BAG: naam openbare ruimte
_SUFFIX = (
    r"(?:straat|str\.?|weg|wg\.?|laan|ln\.?|plein|pln\.?|pl\.|kade|gracht|singel|dijk|steeg|pad|hof|"
    r"park|plantsoen|dreef|markt|baan|allee|boulevard)"
)
_STREET_END = re.compile(rf"{_SUFFIX}$", re.IGNORECASE)
_BUILDING = re.compile(
    r"\b(?:\w*(?:bibliotheek|gemeentehuis|stadhuis|raadhuis|kulturhus|dorpshuis|buurthuis|wijkhuis|"
    r"watertoren|gebouw|ziekenhuis|sporthal)|(?:\w+)?centrum|(?:basis|brede )school|"
    r"(?:wijk|buurt)(?:team|kamer|punt)s?|huis van de (?:wijk|buurt)|kantoor|locatie|verdieping|"
    r"etage|begane grond|ingang|stichting|(?:rechts|wets|kringloop)winkel|loket|inloop\w*|"
    r"\w*spreekuur)\b",
    re.IGNORECASE,
)
_AREA = re.compile(r"(?:werkgebied|regio|gemeenten?|heel|omgeving|provincie)\b", re.IGNORECASE)
_NEARBY = re.compile(r"(?:nabij|vlak ?bij|naast|tegenover|t\.o\.|omgeving)\s", re.IGNORECASE)
COUNTRY_NAME = re.compile(r"(?:the )?(?:netherlands|nederland|holland|nl)\.?", re.IGNORECASE)
_ABROAD = re.compile(
    r"(?:duitsland|deutschland|germany|belgi[eë]|belgium|belgique|frankrijk|france|luxemburg)"
    r"|(?:D-?|DE-)?[0-9]{5} [A-Z].*|B-[0-9]{4} .*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:bezoek|vestigings|locatie)?adres(?:gegevens)?(?:\s*:\s*|\s+)|locatie\s*:\s*)",
    re.IGNORECASE,
)
# Small letters only: with a capital it is the name of a street, such as Aan de Stadsmuur.
_PREAMBLE = re.compile(r"(?P<before>.*\b|)(?:aan|op) (?:de|het|'t|den) (?=[^\W_]|')")
_STORY = re.compile(
    r"(?:en|of|(?-i:hoek)|t\.?o\.?) .*"
    r"|(?:[0-9]+ )?(?:hoog|boven|beneden|rood|zwart|verd|links|rechts|achter|voor)",
    re.IGNORECASE,
)
_COUNTRY_END = re.compile(rf"(?<! van) {COUNTRY_NAME.pattern}$", re.IGNORECASE)
_LOCATING = re.compile(
    r"\b(?:in|bij|te|vinden|gevestigd|gehuisvest|geopend|zit|zitten|werkt|werken|spreekuur)\b", re.I
)
_IN_PLACE = re.compile(r"\s+(?:in|te)\s+(?=[^\W_]|')")
_GLUED_NAME = re.compile(rf"^.*[a-zß-ÿ]{{4}}(?=[A-Z][a-z]+{_SUFFIX}$)")
_GLUED_WORDS = re.compile(r"[a-zß-ÿ][A-Z]")  # in every _GLUED_NAME
_NUMBER_START = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[a-z]{4})|(?<=[a-z]{2}\.))[0-9]{1,5}(?![0-9])")
_MONTH = re.compile(
    r"[0-9]{1,2} (?:jan(?:uari)?|febr?(?:uari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: [0-9]{4})?(?=\s|$)",
    re.IGNORECASE,
)
_YEAR_STREET = re.compile(
    r"(?<!\S)(?:plein|boulevard|laan) (?:1[89]|20)[0-9]{2}"
    r"(?:-(?:19|20)?[0-9]{2})?(?![^\W_])|wijk [0-9](?= [0-9])"
    r"|(?<=[^\W\d_] )(?:19[0-9]{2}|40-45)(?= [0-9])",
    re.IGNORECASE,
)
_MAY_OWN = re.compile(r" (?:1[89]|20)[0-9]{2}| [0-9] [0-9]| 40-45")  # in every _YEAR_STREET
_ORDINAL = re.compile(r"[0-9]{1,2}(?:e|de|ste) [^\W\d_]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_PLACE_LEAD = re.compile(r"^(?:(?:te|in|gemeente|[0-9]+)\s+)+", re.IGNORECASE)
_NUMBER_END = re.compile(r"\s[0-9][0-9\s]*$")
_PLACE = re.compile(r"(?:[1-9]e )?['’]?[^\W0-9_][^\W0-9_'’.()/ -]*(?:[^\W0-9_]|[ '’.()/-])*")
_COMMON_NOUN = re.compile(r"(?:het|de) [a-z]")


# "kamer 12, Kerkstraat 3": what stands before the number is no street.
_NO_STREET = frozenset({"unit", "kamer", "app", "app.", "appartement", "ruimte", "lokaal"})


class Street(NamedTuple):
    """A street, its number (empty when none was written), what followed, and in which piece."""

    name: str
    number: HouseNumber
    rest: str
    piece: int


def split_pieces(text: str) -> list[str]:
    """The pieces between commas, without empty ones and without the name of the country."""
    if "," not in text:
        pieces = [text.strip(" -:;")]
    else:
        pieces = [piece.strip(" -:;") for piece in UNIT_APART.sub(r" \1", text).split(",")]
    return [piece for piece in pieces if piece and not COUNTRY_NAME.fullmatch(piece)]


def find_street(pieces: Sequence[str]) -> Street | None:
    """The first piece with a street and a house number, else with a street alone, else None."""
    for index, piece in enumerate(pieces):
        found = _read_split_number(pieces, index) or _read_piece(piece, index)
        if found:
            return found
    for index, piece in enumerate(pieces):
        if name := _street_alone(piece):
            return Street(name[0], HouseNumber(""), name[1], index)
    return None


def _read_piece(piece: str, index: int) -> Street | None:
    if _NEARBY.match(piece) or piece == MARK:
        return None
    if ":" in piece or "adre" in piece.lower():
        piece = _LABEL.sub("", piece)
    piece = _strip_preamble(piece)
    starts = _number_starts(piece)
    for start in starts:
        number = read_house_number(piece, start)
        name = _tidy_street(piece[:start])
        if number and name:
            return Street(name, number[0], piece[number[1] :], index)
    return None


def _read_split_number(pieces: Sequence[str], index: int) -> Street | None:
    """A number in a piece of its own belongs to the street before it: "Olympiaweg | 29"."""
    if index == 0 or not pieces[index][0].isdigit():
        return None
    number = read_house_number(pieces[index], 0)
    name = _tidy_street(_strip_preamble(pieces[index - 1]))
    if number is None or not name or _AREA.match(name):
        return None
    rest = pieces[index][number[1] :]
    if rest and not (rest[0] == " " and len(number[0].huisnummer) < 4 and ends_as_street(name)):
        return None
    return Street(name, number[0], rest, index)


def _number_starts(piece: str) -> list[int]:
    """Where a house number may start: the likeliest first; never inside a street's own number."""
    may_own = _MAY_OWN.search(piece)
    own_numbers = [m.span() for m in _YEAR_STREET.finditer(piece)] if may_own else []
    likely: list[int] = []
    unlikely: list[int] = []
    for match in _NUMBER_START.finditer(piece):
        start = match.start()
        if not _LETTER.search(piece, 0, start):
            continue
        date = _MONTH.match(piece, start)
        if date:
            own_numbers.append(date.span())
        if any(low <= start < high for low, high in own_numbers):
            continue
        (unlikely if _ORDINAL.match(piece, start) else likely).append(start)
    return likely + unlikely


def _strip_preamble(piece: str) -> str:
    """Drop "in het buurtcentrum aan de", but not the start of "Hof aan de Maas"."""
    match = _PREAMBLE.match(piece) if "aan" in piece.lower() or "op " in piece.lower() else None
    if match is None:
        return piece
    before = match["before"]
    if before and not (_BUILDING.search(before) or _LOCATING.search(before)):
        return piece
    return piece[match.end() :]


def _tidy_street(text: str) -> str:
    name = text.strip(" -:;,/&+")
    if _GLUED_WORDS.search(name):
        name = _GLUED_NAME.sub("", name)
    if len(name) > LONGEST_STREET or len(_LETTER.findall(name)) < 2:
        return ""
    if name.lower() in _NO_STREET:
        return ""
    return tidy_case(name)


def ends_as_street(name: str) -> bool:
    """Whether the last word ends as streets do: in "straat", "weg", "plein"."""
    return bool(_STREET_END.search(name))


def _street_alone(piece: str) -> tuple[str, str] | None:
    """A street without a number and the place after it: "aan de Nieuwe Zeeweg in Noordwijk"."""
    piece = _LABEL.sub("", piece)
    has_own_number = bool(_YEAR_STREET.search(piece) or _MONTH.search(piece))
    if not has_own_number:
        piece = _NUMBER_END.sub("", piece)
    name, _, place = _split_place(_strip_preamble(piece))
    words = name.split()
    if not words or len(words) > 5 or _AREA.match(name) or _NEARBY.match(name):
        return None
    is_led_to = bool(_PREAMBLE.match(piece))
    is_street = is_led_to or has_own_number or bool(_STREET_END.search(words[-1]))
    if not is_street or (not is_led_to and _BUILDING.search(name)):
        return None
    street = _tidy_street(name)
    return (street, place) if street else None


def _split_place(text: str) -> tuple[str, str, str]:
    match = _IN_PLACE.search(text)
    return (text[: match.start()], match[0], text[match.start() :]) if match else (text, "", "")


def find_place(pieces: Sequence[str], street: Street | None) -> str:
    """The place: after the postcode or PO box, else after the house number or in the next piece."""
    own = street.piece if street else -1
    after_code = [
        pieces[i + 1] for i, piece in enumerate(pieces[:-1]) if piece == MARK and i + 1 != own
    ]
    rest = [street.rest] if street and street.rest else []
    later = list(pieces[street.piece + 1 :]) if street else []
    if street is None and MARK in pieces:
        later = [piece for piece in pieces if piece != MARK][:1]
    return next((place for text in after_code + rest + later if (place := tidy_place(text))), "")


def tidy_place(text: str) -> str:
    """A place in normal writing without "te" or "in"; "" for a building, a country or a remark."""
    name = _strip_place(text)
    if len(name) < 2 or len(name) > LONGEST_STREET or not _PLACE.fullmatch(name):
        return ""
    if _BUILDING.search(name) or COUNTRY_NAME.fullmatch(name) or _STORY.fullmatch(name):
        return ""
    if _COMMON_NOUN.match(name) or _strip_place(name) != name:
        return ""
    return tidy_case(name)


def _strip_place(text: str) -> str:
    text = _COUNTRY_END.sub("", text.replace(MARK, " ").strip(" -:;,."))
    text = _NUMBER_END.sub("", _PLACE_LEAD.sub("", text, count=1))
    return " ".join(text.split()).strip(" -:;,.")


def is_abroad(pieces: Sequence[str]) -> bool:
    """Whether a piece names a country, or is written as a foreign postcode with its place."""
    return any(_ABROAD.fullmatch(piece) for piece in pieces)


def explain_missing(pieces: Sequence[str], street: Street | None) -> str:
    """Why these pieces hold no visiting address, in Dutch."""
    texts = [piece for piece in pieces if piece != MARK]
    if is_abroad(texts):
        return ABROAD
    if not texts:
        return NO_STREET if pieces else EMPTY
    has_only_place = MARK in pieces and len(texts) == 1 and not _BUILDING.search(texts[0])
    if any(_NEARBY.match(piece) for piece in texts):
        reason = NEARBY
    elif street:
        reason = NO_NUMBER
    elif _AREA.match(texts[0]):
        reason = AREA
    else:
        reason = NO_STREET if has_only_place else BUILDING
    return reason

"""Read a Dutch visiting address out of what people write.

Nothing is looked up and no spelling is mended here: a street keeps the spelling of its source, so
that a later step can weigh it against other sources. Only the first 300 characters are read.
"""

import re
from typing import NamedTuple

from pipeline.normalise.address_text import (
    LONGEST_ADDRESS,
    clean_text,
    drop_contact,
    drop_po_boxes,
)
from pipeline.normalise.address_words import ends_as_street
from pipeline.normalise.house_number import HouseNumber, format_house_number
from pipeline.normalise.leftover import list_leftover
from pipeline.normalise.missing_address import explain_missing, explain_outside
from pipeline.normalise.place_text import find_place, list_places_after
from pipeline.normalise.plain_address import (
    PLAIN_BOX,
    PLAIN_LINE,
    PLAIN_POSTCODE_AND_PLACE,
    is_plain_place,
    read_plain,
)
from pipeline.normalise.postcode import capitalise_postcode, normalise_postcode, take_postcodes
from pipeline.normalise.reasons import EMPTY, ONLY_PO_BOX, UNSTABLE
from pipeline.normalise.street import Street, find_street, split_pieces


class Address(NamedTuple):
    """The parts in terms of the BAG, "" where absent; `reden` says why there is no address.

    `huisnummer_tm` is the last number of a range. Without a huisnummer there is no visiting
    address and `reden` is set; a street without a number still stands in `straatnaam`.
    """

    straatnaam: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    huisnummer_tm: str = ""
    postcode: str = ""
    woonplaats: str = ""
    reden: str = ""


class Reading(NamedTuple):
    """An address and what else its fields said.

    `opmerkingen`: (column, Dutch words) of what was passed over. `ongelezen`: words of the three
    fields that stand nowhere in the address, "" when all were used; only of an address that was
    read, for of another the whole text was not. `cijfers`: four digits where a postcode stands.
    """

    address: Address
    opmerkingen: tuple[tuple[str, str], ...] = ()
    ongelezen: str = ""
    cijfers: str = ""


_FOUR_DIGITS = re.compile(r"(?:NL)?[ -]*([1-9][0-9]{3})(?=\s+[^\W\d_]{2}|\s*$)", re.IGNORECASE)
NUMBERED_TOWN = "lelystad"
"""The town whose streets end in a number ("Wold 18"): as a whole, and no other (BAG)."""
_NUMBERED_POSTCODES = tuple(f"82{ten}" for ten in range(5))


def parse_address(bezoekadres: str, postcode: str = "", plaats: str = "") -> Address:
    """Read an address from up to three fields; a postcode or place may stand in any of them.

    Never raises. Linear in the length of the text.
    """
    plain = _read_plain_fields(bezoekadres, postcode, plaats)
    return plain or _read_fields(bezoekadres, postcode, plaats).address


def read_address(bezoekadres: str, postcode: str = "", plaats: str = "") -> Reading:
    """As `parse_address`, with what was passed over and what was not understood."""
    plain = _read_plain_fields(bezoekadres, postcode, plaats)
    return Reading(plain) if plain else read_at_length(bezoekadres, postcode, plaats)


def read_at_length(bezoekadres: str, postcode: str = "", plaats: str = "") -> Reading:
    """As `read_address`, by every rule; for a plain address `plain_address.py` gives the same."""
    found = _read_fields(bezoekadres, postcode, plaats)
    left = list_leftover(found.unused, found.address[:7]) if found.address.huisnummer else ""
    remarks = list(found.remarks)
    if left:
        remarks.append(("bezoekadres", f"niet gebruikt voor het adres: {left}"))
    if len(bezoekadres) > LONGEST_ADDRESS:
        remarks.append(
            ("bezoekadres", f"langer dan {LONGEST_ADDRESS} tekens; de rest is niet gelezen")
        )
    return Reading(found.address, tuple(remarks), left, found.digits)


def _read_plain_fields(bezoekadres: str, postcode: str, plaats: str) -> Address | None:
    """The address when every field is written plainly, so that nothing can be left over."""
    line = None if postcode or plaats else PLAIN_LINE.fullmatch(bezoekadres)
    if line:
        bezoekadres, postcode, plaats = line[1], line[2], line[3] or ""
    elif plaats and not postcode and (both := PLAIN_POSTCODE_AND_PLACE.fullmatch(plaats)):
        postcode, plaats = both[1], both[2]
    code = normalise_postcode(postcode) if postcode else ""
    if (postcode and not code) or (plaats and not is_plain_place(plaats)):
        return None
    if not bezoekadres:
        return Address(postcode=code, woonplaats=plaats, reden=EMPTY)
    if not line and PLAIN_BOX.fullmatch(bezoekadres):
        return Address(woonplaats=plaats, reden=ONLY_PO_BOX)
    plain = read_plain(bezoekadres)
    if plain is None:
        return None
    address = Address(plain[0], *plain[1], code, plaats)
    has_two = address.huisnummertoevoeging or address.huisnummer_tm
    if has_two and _has_numbered_streets([code], plaats):
        return None
    return address


class _Text(NamedTuple):
    """The pieces of a text between its commas, and what was taken out of it."""

    pieces: list[str]
    postcodes: list[str]
    broken_postcode: str
    has_po_box: bool
    box_postcode: str
    dropped: list[str]


class _Found(NamedTuple):
    """What the fields hold together. `unused`: texts of which some words may not have been used."""

    address: Address
    unused: list[str]
    remarks: list[tuple[str, str]]
    digits: str


def _read_text(bezoekadres: str) -> _Text:
    text, has_po_box, box_postcode = drop_po_boxes(clean_text(bezoekadres))
    text, dropped = drop_contact(text)
    text, postcodes, broken = take_postcodes(text)
    return _Text(split_pieces(text), postcodes, broken, has_po_box, box_postcode, dropped)


def _read_fields(bezoekadres: str, postcode: str, plaats: str) -> _Found:
    found = _read_any(bezoekadres, postcode, plaats)
    return found if found.address.huisnummer else _read_misplaced(found, postcode, plaats)


def _read_any(bezoekadres: str, postcode: str, plaats: str) -> _Found:
    text = _read_text(bezoekadres)
    own, postcode_place = _read_postcode_field(postcode)
    place_text, in_place, place_dropped = _read_place_field(plaats)
    codes = list(dict.fromkeys([*own, *text.postcodes, *in_place]))
    is_numbered = _has_numbered_streets(codes, f"{bezoekadres[:LONGEST_ADDRESS]} {plaats}")
    street = find_street(text.pieces, is_numbered=is_numbered)
    used, rest = (street.pieces, "" if street.doubt else street.rest) if street else ((), "")
    beside = list_places_after(text.pieces, used, rest)
    woonplaats, source = find_place(place_text, [postcode_place, *beside])
    code = "".join(codes[:1])
    told = [*text.pieces, rest.strip(" -,."), *text.dropped, *place_dropped, *plaats.split(",")]
    if postcode and not own:
        told.append(f"{postcode.strip()} {plaats}")  # "B-2580 Putte"
    if street and street.number.huisnummer and not street.doubt and not explain_outside(told):
        address = _checked(street, code, woonplaats, bezoekadres)
    elif text.has_po_box:
        code = "" if _is_of_box(text, own) else code
        address = Address(postcode=code, woonplaats=woonplaats, reden=ONLY_PO_BOX)
    else:
        reason = explain_missing(text.pieces, told, street)
        name = street.name if street else ""
        address = Address(name, postcode=code, woonplaats=woonplaats, reden=reason)
    others = [piece for at, piece in enumerate(text.pieces) if at not in used]
    before = [street.before] if street else []
    unused = [*text.dropped, *before, rest, *others, place_text, postcode_place, *place_dropped]
    broken = text.broken_postcode or (postcode if postcode.strip() and not own else "")
    remarks = _remark_on_postcodes(codes, broken, postcode)
    if codes:
        return _Found(address, unused, remarks, "")
    digits = next((d[1] for t in (broken, source) if (d := _FOUR_DIGITS.match(t))), "")
    return _Found(address, [t for t in unused if t != digits], remarks, digits)


def _read_misplaced(found: _Found, postcode: str, plaats: str) -> _Found:
    """The address that stands in the field of the place or of the postcode, else what was found."""
    own = normalise_postcode(postcode)
    for field, text, beside in (
        ("plaats", plaats, ""),
        ("postcode", "" if own else postcode, plaats),
    ):
        if not any(sign.isdigit() for sign in text):
            continue
        other = _read_any(text, own, beside)
        named = other.address.woonplaats and not beside
        if other.address.huisnummer and (named or ends_as_street(other.address.straatnaam)):
            told = other.remarks or [(field, f"adres gelezen uit de kolom {field}")]
            return other._replace(remarks=told, unused=[*found.unused, *other.unused])
    return found


def _is_of_box(text: _Text, own: list[str]) -> bool:
    """Whether the postcode field can only be that of the PO box."""
    has_other = bool(text.postcodes) or (bool(text.box_postcode) and own != [text.box_postcode])
    return text.has_po_box and not has_other


def _read_place_field(plaats: str) -> tuple[str, list[str], list[str]]:
    """The place in its own field, a postcode that may stand before it, and what is none of both."""
    if not plaats:
        return "", [], []
    text, dropped = drop_contact(clean_text(plaats))
    text, codes, _ = take_postcodes(text)
    return text.replace(",", " "), codes, dropped


def _read_postcode_field(postcode: str) -> tuple[list[str], str]:
    """The postcode in its own field, and a place that may stand behind it."""
    if not postcode:
        return [], ""
    if code := normalise_postcode(postcode):
        return [code], ""
    text, codes, _ = take_postcodes(capitalise_postcode(clean_text(postcode)))
    return codes, text.replace(",", " ") if codes else ""


def _remark_on_postcodes(codes: list[str], broken: str, postcode: str) -> list[tuple[str, str]]:
    column = "postcode" if postcode else "bezoekadres"
    if broken:
        return [(column, f"postcode {' '.join(broken.split())[:20]} is niet geldig")]
    if len(codes) > 1:
        told = f"tegenstrijdige postcodes {' en '.join(codes)}; {codes[0]} is gebruikt"
        return [(column, told)]
    return []


def _checked(street: Street, postcode: str, woonplaats: str, bezoekadres: str) -> Address:
    """The address, unless its written form would be read otherwise than it was meant."""
    # What is published is read again in the next wave: it must then be the same address.
    address = Address(street.name, *street.number, postcode, woonplaats)
    written = format_address(address)
    is_numbered = _has_numbered_streets([postcode], woonplaats)
    plain = None if is_numbered else read_plain(written)
    if plain is None and written == bezoekadres:
        return address
    again = plain or _find_clear(_read_text(written).pieces, is_numbered=is_numbered)
    if again is None or again[:2] != street[:2]:
        return Address(postcode=postcode, woonplaats=woonplaats, reden=UNSTABLE)
    return address


def _find_clear(pieces: list[str], *, is_numbered: bool) -> Street | None:
    found = find_street(pieces, is_numbered=is_numbered)
    return found if found and not found.doubt else None


def _has_numbered_streets(codes: list[str], text: str) -> bool:
    of_town = any(code.startswith(_NUMBERED_POSTCODES) for code in codes)
    return of_town or NUMBERED_TOWN in text.lower()


def format_address(address: Address) -> str:
    """Write street and number: "Balistraat 48-A", "Hageland 117-119"; "" without a huisnummer."""
    if not address.huisnummer:
        return ""
    return f"{address.straatnaam} {format_house_number(HouseNumber(*address[1:5]))}"

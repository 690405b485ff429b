"""Read a Dutch visiting address out of what people write.

Nothing is looked up and no spelling is mended here: a street keeps the spelling of its source, so
that a later step can weigh it against other sources. Only the first 300 characters are read.
"""

import re
from typing import NamedTuple

from pipeline.normalise.address_text import clean_text, drop_contact, drop_po_boxes
from pipeline.normalise.house_number import HouseNumber, format_house_number, read_house_number
from pipeline.normalise.postcode import capitalise_postcode, normalise_postcode, take_postcodes
from pipeline.normalise.street import (
    LONGEST_STREET,
    Street,
    ends_as_street,
    explain_missing,
    find_place,
    find_street,
    is_abroad,
    split_pieces,
    tidy_place,
)

ONLY_PO_BOX = "postbus is geen bezoekadres"
UNSTABLE = "adres is niet eenduidig te lezen"


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


_STREET_WORD = r"(?:IJ|[A-ZÀ-ÖØ-Þ])?[a-zß-öø-ÿ'.]+"
_PLAIN = re.compile(
    rf"({_STREET_WORD}(?:[ -]{_STREET_WORD})*) (?=[1-9])([0-9A-Za-z/-]+(?: [A-Za-z])?)"
)
_PLAIN_PLACE = re.compile(r"(?:'s-)?[A-Z][a-z]+(?:[ -](?:aan|op|den|de|[A-Z][a-z]+))*")
# Words that the plain pattern would take for a street; the long way round knows them.
_TRICKY_WORDS = frozenset(
    {"postbus", "antwoordnummer", "post", "box", "wijk", "nabij", "naast", "tegenover", "omgeving"}
    | {"gemeente", "werkgebied", "regio", "aan", "op", "in", "te", "bij", "t", "tel", "telefoon"}
    | {"fax", "nr", "no", "nummer", "huisnummer", "huisnr", "adres", "bezoekadres", "unit", "kamer"}
    | {"app", "appartement", "ruimte", "lokaal", "en", "tot", "plein", "boulevard", "laan", "vlak"}
)
_WORD_GAP = re.compile(r"[ .-]")


def parse_address(bezoekadres: str, postcode: str = "", plaats: str = "") -> Address:
    """Read an address from up to three fields; a postcode or place may stand in any of them.

    Never raises. Linear in the length of the text.
    """
    return read_address(bezoekadres, postcode, plaats)[0]


def read_address(bezoekadres: str, postcode: str = "", plaats: str = "") -> tuple[Address, str]:
    """As `parse_address`, with a Dutch remark on what was passed over ("" when nothing was)."""
    code = normalise_postcode(postcode) if postcode else ""
    if (not postcode or code) and (not plaats or _PLAIN_PLACE.fullmatch(plaats)):
        plain = _read_plain(bezoekadres)
        if plain:
            return Address(plain[0], *plain[1], code, plaats), ""
    found = _read_any(bezoekadres, postcode, plaats)
    return found if found[0].huisnummer else _read_misplaced(found, postcode, plaats)


def _read_plain(text: str) -> tuple[str, HouseNumber] | None:
    """Street and number when nothing else is written and no word needs a second look."""
    match = _PLAIN.fullmatch(text[:LONGEST_STREET])
    if (
        match is None
        or len(text) > LONGEST_STREET
        or match[1].islower()
        or not _TRICKY_WORDS.isdisjoint(_WORD_GAP.split(match[1].lower()))
    ):
        return None
    number = read_house_number(text, match.start(2))
    return (match[1], number[0]) if number and number[1] == len(text) else None


class _Text(NamedTuple):
    """The pieces of a text between its commas, and what was taken out of it."""

    pieces: list[str]
    postcodes: list[str]
    broken_postcode: str
    has_po_box: bool
    box_postcode: str


def _read_text(bezoekadres: str) -> _Text:
    text, has_po_box, box_postcode = drop_po_boxes(clean_text(bezoekadres))
    text, postcodes, broken = take_postcodes(drop_contact(text))
    return _Text(split_pieces(text), postcodes, broken, has_po_box, box_postcode)


def _read_any(bezoekadres: str, postcode: str, plaats: str) -> tuple[Address, str]:
    text = _read_text(bezoekadres)
    own, postcode_place = _read_postcode_field(postcode)
    place_text, in_place = _read_place_field(plaats)
    codes = list(dict.fromkeys([*own, *text.postcodes, *in_place]))
    street = find_street(text.pieces)
    woonplaats = (
        (place_text and tidy_place(place_text))
        or (postcode_place and tidy_place(postcode_place))
        or find_place(text.pieces, street)
    )
    broken = text.broken_postcode or (postcode if postcode.strip() and not own else "")
    if street and street.number.huisnummer and not is_abroad(text.pieces):
        address = _checked(street, "".join(codes[:1]), woonplaats, bezoekadres)
    else:
        code = "".join(codes[:1])
        address = _explain(text, street, "" if _is_of_box(text, own) else code, woonplaats)
    return address, _remark(codes, broken)


def _read_misplaced(found: tuple[Address, str], postcode: str, plaats: str) -> tuple[Address, str]:
    """The address that stands in the field of the place or of the postcode, else what was found."""
    own = normalise_postcode(postcode)
    for field, text, beside in (
        ("plaats", plaats, ""),
        ("postcode", "" if own else postcode, plaats),
    ):
        if not any(sign.isdigit() for sign in text):
            continue
        address, remark = _read_any(text, own, beside)
        named = address.woonplaats and not beside
        if address.huisnummer and (named or ends_as_street(address.straatnaam)):
            return address, remark or f"adres gelezen uit de kolom {field}"
    return found


def _is_of_box(text: _Text, own: list[str]) -> bool:
    """Whether the postcode field can only be that of the PO box."""
    has_other = bool(text.postcodes) or (bool(text.box_postcode) and own != [text.box_postcode])
    return text.has_po_box and not has_other


def _explain(text: _Text, street: Street | None, postcode: str, woonplaats: str) -> Address:
    """No visiting address: what is known all the same, and why it is none."""
    return Address(
        straatnaam=street.name if street and not text.has_po_box else "",
        postcode=postcode,
        woonplaats=woonplaats,
        reden=ONLY_PO_BOX if text.has_po_box else explain_missing(text.pieces, street),
    )


def _read_place_field(plaats: str) -> tuple[str, list[str]]:
    """The place in its own field, and a postcode that may stand before it."""
    if not plaats:
        return "", []
    text, codes, _ = take_postcodes(drop_contact(clean_text(plaats)))
    return text.replace(",", " "), codes


def _read_postcode_field(postcode: str) -> tuple[list[str], str]:
    """The postcode in its own field, and a place that may stand behind it."""
    if not postcode:
        return [], ""
    if code := normalise_postcode(postcode):
        return [code], ""
    text, codes, _ = take_postcodes(capitalise_postcode(clean_text(postcode)))
    return codes, text.replace(",", " ") if codes else ""


def _remark(codes: list[str], broken: str) -> str:
    if broken:
        return f"postcode {' '.join(broken.split())[:20]} is niet geldig"
    if len(codes) > 1:
        return f"tegenstrijdige postcodes {' en '.join(codes)}; {codes[0]} is gebruikt"
    return ""


def _checked(street: Street, postcode: str, woonplaats: str, bezoekadres: str) -> Address:
    """The address, unless its written form would be read otherwise than it was meant."""
    # What is published is read again in the next wave: it must then be the same address.
    address = Address(street.name, *street.number, postcode, woonplaats)
    written = format_address(address)
    plain = _read_plain(written)
    if plain is None and written == bezoekadres:
        return address
    again = plain or find_street(_read_text(written).pieces)
    if again is None or again[:2] != street[:2]:
        return Address(postcode=postcode, woonplaats=woonplaats, reden=UNSTABLE)
    return address


def format_address(address: Address) -> str:
    """Write street and number: "Balistraat 48-A", "Hageland 117-119"; "" without a huisnummer."""
    if not address.huisnummer:
        return ""
    return f"{address.straatnaam} {format_house_number(HouseNumber(*address[1:5]))}"

"""Values with names become the fields of a location: what a value is decides, its name helps.

The members of a JSON object, the cells of a row, terms and their texts: all are values with names.
A postcode, a mailbox or a whole address speaks for itself under any name; a house number or a name
needs a name; a place or a street without one is known by the gazetteer and by its form.
"""

import re
from collections.abc import Iterable

from spiders.addresses import find_postcode, read_street, street_at_end
from spiders.block_fields import find_phone
from spiders.bounds import MAX_FIELD_CHARS
from spiders.dutch import (
    BRANCH_KIND,
    EDGE_MARKS,
    MAILBOX,
    OTHER_ADDRESS,
    PHONE,
    PO_BOX_WORD,
    POSTCODE_IN_TEXT,
    TIME,
    WEEKDAY,
    collapse,
    looks_like_street,
)
from spiders.labels import PLACE_LINE, field_for, says_other
from spiders.places import is_area, is_place, lies_in, place_at_start

ADDRESS = "heel adres"
"""Street, postcode and perhaps the place in one value."""
_HOME = frozenset(["nl", "nld", "nederland", "netherlands", "the netherlands", "holland", "nl-nl"])
_COUNTRY = re.compile(r"(?i)[\s,(]*(?:nl|nederland|the netherlands)?[\s,.)]*")
_URL = re.compile(r"(?i)(?:https?://|www\.)\S+")
_DEGREES = re.compile(r"-?\d{1,3}[.,]\d+")
_HOUSE = re.compile(r"\d{1,5}[\s-]?[A-Za-z]{0,4}(?:\s?[-/]\s?\w{1,4})?")
_NAME = re.compile(r"[A-ZÀ-Þ0-9'’‘][^<>{}\[\]|@]{2,99}")
_SPEAK_FOR_THEMSELVES = frozenset(["postcode", PLACE_LINE, ADDRESS, "email"])
_LATER = frozenset(["adres", "plaats"])  # a form that another value may have as well
_LONG = 200  # characters: a longer value is a text, not an address
_OPEN = frozenset(["naam", "locatienaam", "plaats", "gemeente", "openingstijden", "op_afspraak"])
_OPEN |= {"link", "ident", "adres", "tweede regel", "land", PLACE_LINE, "toevoeging"}


def kind_of(text: str) -> str:
    """Return the field that a value is by its own form, "" when it may be many things."""
    if not text or len(text) > _LONG:
        return ""
    if any(c.isdigit() for c in text):
        return _kind_with_digits(text)
    if "@" in text:
        return "email" if MAILBOX.fullmatch(text) else ""
    if _URL.fullmatch(text):
        return "website"
    return "plaats" if is_place(text) else ""


def _kind_with_digits(text: str) -> str:
    spot = find_postcode(text)
    if spot is not None:
        before, after = text[: spot.start].strip(" ,;|-"), text[spot.end :].strip(EDGE_MARKS)
        if before and street_at_end(before):
            return ADDRESS
        if not before or before == "NL":
            return PLACE_LINE if after and not after[0].isdigit() else "postcode"
        return PLACE_LINE if before == place_at_start(before) and not after else ""
    if MAILBOX.fullmatch(text):
        return "email"
    if _URL.fullmatch(text):
        return "website"
    if WEEKDAY.search(text) and TIME.search(text):
        return "openingstijden"
    if PHONE.fullmatch(text.strip()) or (text[:4] == "tel:" and find_phone("", [text])):
        return "telefoon"
    return "adres" if looks_like_street(text, beside_postcode=False) else ""


def _fits(wanted: str, value: str, kind: str) -> bool:
    """Tell whether a value can be what its name says."""
    if wanted in _OPEN:
        return True
    if wanted == "postcode":
        return kind in {"postcode", PLACE_LINE} or bool(re.fullmatch(r"[1-9]\d{3}", value))
    if wanted == "huisnummer":
        return bool(_HOUSE.fullmatch(value))
    if wanted in {"lat", "lon"}:
        return bool(_DEGREES.fullmatch(value))
    if wanted == "vestigingsvorm":
        return bool(BRANCH_KIND.search(value))
    if wanted == "telefoon":
        return any(c.isdigit() for c in value)
    return wanted != "email" or "@" in value


def read_named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the fields of a location that named values state, its address in one piece.

    Keys are those of SiteFinding, and "land" where the values say that it lies abroad.
    """
    found: dict[str, str] = {}
    streets: list[str] = []
    others: list[tuple[str, str]] = []
    for name, raw in pairs:
        value = raw.strip()
        if not value or len(value) > MAX_FIELD_CHARS or says_other(name):
            continue
        wanted, kind = field_for(name), kind_of(value)
        if kind in _SPEAK_FOR_THEMSELVES and wanted not in {"openingstijden", "link", "website"}:
            found.setdefault(kind, value)
        elif wanted == "postcode" and not _fits(wanted, value, kind):
            found["land"] = value
        elif wanted in {"adres", "tweede regel"}:
            streets.append(value)
        elif wanted and _fits(wanted, value, kind) and not _is_elsewhere(wanted, kind):
            found.setdefault(wanted, value)
        else:
            others.append((kind, value))
    _fill_from_forms(found, streets, others)
    return _with_whole_address(found, streets)


def _is_elsewhere(wanted: str, kind: str) -> bool:
    """Tell whether a value of a clear form stands under a name of another: "nr. balie" a phone."""
    return wanted in {"huisnummer", "toevoeging"} and kind in {"telefoon", "email"}


def _fill_from_forms(
    found: dict[str, str], streets: list[str], others: list[tuple[str, str]]
) -> None:
    """Fill what no name gave from the forms of the values without a telling name."""
    beside = "postcode" in found or PLACE_LINE in found
    for kind, value in _with_numbers(others) if beside and not streets else others:
        if not kind and beside and not streets and looks_like_street(value, beside_postcode=True):
            kind = "adres"
        if kind == "adres" and not streets:
            streets.append(value)
        elif kind and kind != "adres":
            found.setdefault(kind, value)
    names = (v for k, v in others if (not k or v not in found.values()) and v not in streets)
    if "naam" not in found and (streets or beside or ADDRESS in found):
        name = next((v for v in names if _NAME.fullmatch(v) and re.search(r"[^\W\d_]{3}", v)), "")
        found |= {"naam": name} if name else {}


def _with_numbers(others: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return values with a bare house number joined to the street in the value before it."""
    joined: list[tuple[str, str]] = []
    for kind, value in others:
        before = joined[-1][1] if joined else ""
        if _HOUSE.fullmatch(value) and looks_like_street(f"{before} {value}", beside_postcode=True):
            joined[-1] = ("adres", f"{before} {value}")
        else:
            joined.append((kind, value))
    return joined


def _with_whole_address(found: dict[str, str], streets: list[str]) -> dict[str, str]:
    """Bring the parts of an address together: street, number, addition, postcode and place."""
    street = next((s for s in streets if read_street(s) or find_postcode(s)), "")
    street = street or next(iter(streets), "")
    number, addition = found.pop("huisnummer", ""), found.pop("toevoeging", "")
    second = [s for s in streets if s != street]
    has_number = rf"(?<!\d){re.escape(number)}\W?{re.escape(addition)}$"
    if number and street and not re.search(has_number, street):
        apart = "-" if addition[:1].isdigit() else ""
        street = f"{street} {number}{apart}{addition}"
    line, whole = found.pop(PLACE_LINE, ""), found.pop(ADDRESS, "")
    if whole:
        street = whole if not street or street in whole or "postcode" not in found else street
    if street:
        found["adres"] = street
    if line:
        _read_place_line(found, line)
    if second and not found.get("locatienaam") and _NAME.fullmatch(second[0]):
        found["locatienaam"] = second[0]
    return _settle_country(_settle_names(found))


def _read_place_line(found: dict[str, str], line: str) -> None:
    spot = find_postcode(line)
    if spot is None:
        return
    found.setdefault("postcode", spot.text)
    rest = collapse(f"{line[: spot.start]} {line[spot.end :]}").strip(EDGE_MARKS + "-")
    place = place_at_start(rest) or rest
    if place.casefold() not in {"", "nl"}:
        found.setdefault("plaats", place)


def _settle_names(found: dict[str, str]) -> dict[str, str]:
    if "naam" not in found and "locatienaam" in found:
        found["naam"] = found.pop("locatienaam")
    return found


def _settle_country(found: dict[str, str]) -> dict[str, str]:
    """Keep "land" only where it is another country, and a postcode of four digits only at home."""
    if found.get("land", "").casefold().strip() in _HOME:
        del found["land"]
    digits = found.get("postcode", "")
    if digits.isdigit() and not (is_area(digits) and lies_in(digits, found.get("plaats", ""))):
        found["land"] = found.pop("postcode")
    return found


def has_address(found: dict[str, str]) -> bool:
    """Tell whether fields hold a visiting address in the Netherlands, or most of one."""
    street = found.get("adres", "")
    if "land" in found or PO_BOX_WORD.search(street) or OTHER_ADDRESS.search(found.get("naam", "")):
        return False
    if POSTCODE_IN_TEXT.search(street) or find_postcode(found.get("postcode", "")):
        return True
    return looks_like_street(street, beside_postcode="plaats" in found)

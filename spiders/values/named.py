"""Values with names become the fields of a location: what a value is decides, its name helps.

The members of a JSON object, the cells of a row, terms and their texts: all are values with names.
A postcode, a mailbox or a whole address speaks for itself under any name; a house number or a name
needs a name; a place or a street without one is known by the gazetteer and by its form.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spiders.bounds import MAX_FIELD_CHARS
from spiders.dutch.addresses import find_postcode, read_street, street_at_end
from spiders.dutch.patterns import (
    DIGIT,
    EDGE_MARKS,
    NOT_OPEN,
    OTHER_ADDRESS,
    PO_BOX_WORD,
    POSTCODE_IN_TEXT,
    STREET_NAME,
    TIME,
    collapse,
    looks_like_street,
)
from spiders.dutch.places import is_area, is_province, lies_in, place_at_start
from spiders.values.day_hours import day_of, hours_in_halves
from spiders.values.kinds import ADDRESS, HOUSE, fits, kind_of
from spiders.values.labels import (
    DAY_OF_HOURS,
    PLACE_LINE,
    POSTCODE_DIGITS,
    POSTCODE_LETTERS,
    SECOND_LINE,
    TIME_OF_HOURS,
    field_for,
    says_other,
    says_region,
)

_HOME = frozenset(["nl", "nld", "nederland", "netherlands", "the netherlands", "holland", "nl-nl"])
_MAY_BE_A_NAME = re.compile(r"(?=.*[^\W\d_]{3})[A-ZÀ-Þ0-9'’‘][^<>{}\[\]|@]{2,99}")
_SPEAK_FOR_THEMSELVES = frozenset(["postcode", PLACE_LINE, ADDRESS, "email"])
_STATUS_OF_CLOSED = re.compile(r"(?i)gesloten|closed|dicht\b|opgeheven|vervallen|verhuisd|inactief")
_ONLY_ADDITION = re.compile(r"(?i)[a-z]|bis|hs|huis|boven|rood|zwart")
_REGION_PLACE = "plaats van de regio"  # where nothing else names a place
_TEXTS = frozenset(["openingstijden", "op_afspraak", "voorbehoud"])
_PHONE_LABEL = re.compile(
    r"(?i)^(?:tel(?:efoon(?:nummer)?)?|t|bel(?:len)?|phone)\b[\s.:]*(?=[+(\d])"
)
_ASIDE = re.compile(r"\s*[;|]\s*")
_MOST_LINES = 8  # of a value that is an address with its contacts; more are a text
_HOLD_OTHERS = frozenset(["openingstijden", "link", "website"])  # names of values that hold words


@dataclass
class _Reading:
    """What the values of one location gave so far."""

    found: dict[str, str] = field(default_factory=dict)
    streets: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)  # kind and value without a name
    has_number_behind: bool = False
    by_day: list[str] = field(default_factory=list)

    def take(self, name: str, value: str) -> None:
        wanted, kind = field_for(name), kind_of(value)
        if NOT_OPEN.search(value) or (wanted == "status" and _STATUS_OF_CLOSED.search(value)):
            self.found.setdefault("voorbehoud", value)
        if wanted == "status":
            return
        if kind in _SPEAK_FOR_THEMSELVES and wanted not in _HOLD_OTHERS:
            self.take_sure(kind, value)
        elif wanted in {"adres", SECOND_LINE}:
            self.streets.append(value)
        elif wanted == "huisnummer" and _ONLY_ADDITION.fullmatch(value):
            self.found.setdefault("toevoeging", value)
        elif wanted == "huisnummer" and fits(wanted, value, kind):
            self.take_number(value)
        elif wanted and fits(wanted, value, kind):
            self.found.setdefault(wanted, value)
        elif wanted == "postcode":
            self.found["land"] = value  # not one of ours
        elif says_region(name):
            self.found.setdefault(_REGION_PLACE, value if kind == "plaats" else "")
        else:
            self.others.append((kind, value))

    def take_sure(self, kind: str, value: str) -> None:
        """Take a value that speaks for itself, also in the place of a postcode without letters."""
        if not self.found.get(kind) or self.found[kind].isdigit():
            self.found[kind] = value

    def take_number(self, value: str) -> None:
        """Take a house number; one behind the street goes before the "Nr." of a row of a list."""
        if self.streets and not self.has_number_behind:
            self.found["huisnummer"] = value
            self.has_number_behind = True
        else:
            self.found.setdefault("huisnummer", value)

    @property
    def is_placed(self) -> bool:
        """Tell whether there is a postcode."""
        return not self.found.keys().isdisjoint({"postcode", PLACE_LINE, ADDRESS})


def read_named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the fields of a location that named values state, its address in one piece.

    Keys are those of SiteFinding, and "land" where the values say that it lies abroad.
    """
    reading, pairs = _Reading(), list(pairs)
    box = ""
    for name, raw in pairs:
        if says_other(name) and PO_BOX_WORD.search(raw):
            box = raw
        if raw and len(raw) <= MAX_FIELD_CHARS and not says_other(name):
            if day := day_of(name):  # a column of a timetable
                reading.by_day += [f"{day} {raw}"] if TIME.search(raw) else []
                continue
            for line_name, line in _lines_of(name, raw):
                reading.take(line_name, line)
    _fill_from_forms(reading)
    _join_address(reading)
    if box:  # what has no other address, has none to go to
        reading.found.setdefault("adres", box)
    reading.by_day += hours_in_halves(pairs)
    if reading.by_day:
        reading.found.setdefault("openingstijden", "; ".join(reading.by_day))
    _join_hours(reading.found)
    _settle_country(reading.found)
    if "naam" not in reading.found and "locatienaam" in reading.found:
        reading.found["naam"] = reading.found.pop("locatienaam")
    return reading.found


def _lines_of(name: str, value: str) -> list[tuple[str, str]]:
    """Return the lines of a value as values of their own; hours and texts stay whole."""
    lines = [line for written in value.splitlines() if (line := written.strip(EDGE_MARKS))]
    wanted = field_for(name)
    if wanted in _TEXTS and any(kind_of(line) in {PLACE_LINE, ADDRESS} for line in lines):
        return [("", line) for line in lines]  # "Spreekuur" names who and where, not when
    if wanted in _TEXTS or len(lines) > _MOST_LINES:
        return [(name, "; ".join(lines))]
    if not wanted:
        lines = _phone_apart(lines[0]) if len(lines) == 1 else lines
        lines = [_PHONE_LABEL.sub("", line) for line in lines]
    return [(name if i == 0 or wanted == "adres" else "", line) for i, line in enumerate(lines)]


def _phone_apart(text: str) -> list[str]:
    """Return a telephone number and what else a value says beside it, when it says more."""
    parts = _ASIDE.split(text)
    phones = [part for part in parts if kind_of(part) == "telefoon"]
    if len(parts) < 2 or len(phones) != 1:
        return [text]
    return [phones[0], "; ".join(part for part in parts if part not in phones)]


def has_visiting_address(found: dict[str, str]) -> bool:
    """Tell whether fields hold a visiting address in the Netherlands, or most of one."""
    street = found.get("adres", "")
    if "land" in found or PO_BOX_WORD.search(street) or OTHER_ADDRESS.search(found.get("naam", "")):
        return False
    if POSTCODE_IN_TEXT.search(street):
        return True
    if find_postcode(found.get("postcode", "")):
        return bool(street) or "naam" in found
    return looks_like_street(street, beside_postcode="plaats" in found)


def _fill_from_forms(reading: _Reading) -> None:
    """Fill what no name gave from the forms of the values without a telling name."""
    names, hours = [], []
    if "huisnummer" in reading.found and not reading.streets:
        _take_street_of_number(reading)
    for kind, value in _with_numbers(reading):
        if kind == "adres" and not reading.streets:
            reading.streets.append(value)
        elif kind == "openingstijden":
            hours.append(value)
        elif kind and kind != "adres" and kind not in reading.found:
            reading.found[kind] = value
        elif _MAY_BE_A_NAME.fullmatch(value) and not is_province(value):
            names.append(value)
    if hours:
        reading.found.setdefault("openingstijden", "; ".join(dict.fromkeys(hours)))
    region, postcode = reading.found.pop(_REGION_PLACE, ""), reading.found.get("postcode", "")
    if region and (not postcode or lies_in(postcode, region)):
        reading.found.setdefault("plaats", region)
    if names and (reading.streets or reading.is_placed):
        reading.found.setdefault("naam", names[0])


def _take_street_of_number(reading: _Reading) -> None:
    """Take the value that by its ending is a street, where a number says that there is one."""
    for at, (_, value) in enumerate(reading.others):
        if STREET_NAME.search(f"{value} 1"):
            reading.streets.append(value)
            del reading.others[at]
            return


def _with_numbers(reading: _Reading) -> list[tuple[str, str]]:
    """Return the nameless values; beside a postcode, any words with a number are the street.

    A bare house number is joined to the value before it.
    """
    if reading.streets or not reading.is_placed:
        return reading.others
    joined: list[tuple[str, str]] = []
    for kind, value in reading.others:
        kind_before, before = joined[-1] if joined else ("", "")
        may_be_street = HOUSE.fullmatch(value) and kind_before != "openingstijden"
        if may_be_street and looks_like_street(f"{before} {value}", beside_postcode=True):
            joined[-1] = ("adres", f"{before} {value}")
        elif not kind and looks_like_street(value, beside_postcode=True):
            joined.append(("adres", value))
        else:
            joined.append((kind, value))
    return joined


def _join_address(reading: _Reading) -> None:
    """Bring the parts of an address together: street, number, addition, postcode and place."""
    found, streets = reading.found, reading.streets
    digits, letters = found.pop(POSTCODE_DIGITS, ""), found.pop(POSTCODE_LETTERS, "")
    if find_postcode(halves := f"{digits} {letters}"):
        found.setdefault("postcode", halves)
    whole = next((s for s in streets if read_street(s) or find_postcode(s)), "")
    street = whole or next(iter(streets), "")
    second = next((s for s in streets if s not in street), "")
    number, addition = found.pop("huisnummer", ""), found.pop("toevoeging", "")
    has_number = rf"(?<!\d){re.escape(number)}\W?{re.escape(addition)}$"
    # A street that ends in a number has it: "Plein 1940" needs one, and that stands behind it.
    lacks_number = reading.has_number_behind or not looks_like_street(street, beside_postcode=True)
    if number and street and lacks_number and not re.search(has_number, street):
        apart = "-" if addition[:1].isdigit() else ""
        street = f"{street} {number}{apart}{addition}"
    elif addition and street[-1:].isdigit():
        street = f"{street} {addition}"
    in_one = found.pop(ADDRESS, "")
    if in_one and (not street or street in in_one or "postcode" not in found):
        street = in_one
    if street:
        found["adres"] = _without_building(found, street)
    if line := found.pop(PLACE_LINE, ""):
        _read_place_line(found, line)
    if second and _MAY_BE_A_NAME.fullmatch(second):
        found.setdefault("locatienaam", second)


def _join_hours(found: dict[str, str]) -> None:
    """Bring the day and the time of a row of a timetable together."""
    halves = (found.pop(DAY_OF_HOURS, ""), found.pop(TIME_OF_HOURS, ""))
    if hours := " ".join(filter(None, halves)):
        found.setdefault("openingstijden", hours)


def _without_building(found: dict[str, str], street: str) -> str:
    """Return an address without the building or host ahead of its street, which it is told."""
    read = None if PO_BOX_WORD.search(street) or find_postcode(street) else street_at_end(street)
    if read is None or read.after or "locatienaam" in found or "," not in street:
        return street
    if not _MAY_BE_A_NAME.fullmatch(read.before) or DIGIT.search(read.before):
        return street
    found["locatienaam"] = read.before
    return read.adres


def _read_place_line(found: dict[str, str], line: str) -> None:
    spot = find_postcode(line)
    if spot is None:
        found["adres"] = ", ".join(filter(None, [found.get("adres"), line]))
        return
    found.setdefault("postcode", spot.text)
    rest = collapse(f"{line[: spot.start]} {line[spot.end :]}").strip(EDGE_MARKS + "-")
    place = place_at_start(rest) or rest
    if place.casefold() not in {"", "nl"}:
        found.setdefault("plaats", place)


def _settle_country(found: dict[str, str]) -> None:
    """Keep "land" only where it is another country, and a postcode of four digits only at home."""
    if found.get("land", "").casefold().strip() in _HOME:
        del found["land"]
    digits = found.get("postcode", "")
    if digits.isdigit() and not (is_area(digits) and lies_in(digits, found.get("plaats", ""))):
        found["land"] = found.pop("postcode")

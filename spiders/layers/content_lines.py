"""Calendars (.ics, RFC 5545) and business cards (.vcf, RFC 6350): lines of a name and its value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from spiders.dutch.phones import find_phone
from spiders.finding import Laag, SiteFinding
from spiders.page import Page
from spiders.values.day_hours import DUTCH_DAYS
from spiders.values.named import has_visiting_address, read_named

_FOLD = re.compile(r"\r?\n[ \t]")  # a long line goes on below
_CONTENT_LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\";]+(?:\"[^\"]*\")?)*):(.*)")
_ESCAPED = re.compile(r"\\([nN,;\\])")
_ADDRESS_PARTS = 7  # of ADR: box, unit, street, place, region, code, land
_NOT_OF_A_DESK = re.compile(r"(?i)\b(?:fax|cell|home)\b")
_TIMES_TO_BE_USUAL = 2  # an event at one place that is held once is no location
_HOME_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class _Line:
    name: str
    parameters: str
    value: str

    def text(self) -> str:
        return _unescape(self.value)


def find_in_content_lines(page: Page) -> Iterator[SiteFinding]:
    """Yield the offices of business cards, and where a calendar has events that come back.

    An event that is held once tells where somebody was, not where help is given.
    """
    if page.kind == "vcf":
        found = [_pairs_of_card(card) for card in _components(page.text, "VCARD")]
        layer = Laag.CARD
    elif page.kind == "ics":
        found = list(_pairs_of_events(list(_components(page.text, "VEVENT"))))
        layer = Laag.CALENDAR
    else:
        return
    for pairs in found:
        values = read_named(pairs)
        if "naam" in values and has_visiting_address(values):
            yield SiteFinding.of_values(values, layer)


def _components(text: str, name: str) -> Iterator[list[_Line]]:
    """Yield the lines of each component of a name; one that was cut off is none."""
    lines: list[_Line] | None = None
    for written in _FOLD.sub("", text).splitlines():
        match = _CONTENT_LINE.fullmatch(written.strip())
        if match is None:
            continue
        line = _Line(match[1].upper(), match[2], match[3])
        if line.value.upper() == name and line.name == "BEGIN":
            lines = []
        elif line.value.upper() == name and line.name == "END" and lines is not None:
            yield lines
            lines = None
        elif lines is not None:
            lines.append(line)


def _unescape(value: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _first_of(lines: list[_Line], name: str) -> str:
    return next((line.text() for line in lines if line.name == name and line.value), "")


def _organisation_of(card: list[_Line]) -> str:
    """Return the organisation of a card, "" on that of a person: N holds a family and a given name.

    What a card of a person tells (RFC 6350: 6.2.2, 6.6.4) is not ours to keep.
    """
    organisation = _first_of(card, "ORG").replace(";", " ").strip()
    family, _, rest = _first_of(card, "N").partition(";")
    is_person = bool(family.strip() and rest.partition(";")[0].strip())
    return organisation or ("" if is_person else _first_of(card, "FN"))


def _pairs_of_card(card: list[_Line]) -> list[tuple[str, str]]:
    """Return what a card says of an organisation; a mobile number is a person's."""
    pairs = [("naam", _organisation_of(card))]
    for line in card:
        if line.name == "ADR" and not _NOT_OF_A_DESK.search(line.parameters):
            pairs += _pairs_of_address(line.value)
        elif line.name == "TEL" and not _NOT_OF_A_DESK.search(line.parameters):
            pairs.append(("telefoon", line.text().removeprefix("tel:")))
        elif line.name in {"EMAIL", "URL"}:
            pairs.append(("email" if line.name == "EMAIL" else "website", line.text()))
    return pairs


def _pairs_of_address(value: str) -> list[tuple[str, str]]:
    parts = [_unescape(part) for part in re.split(r"(?<!\\);", value)]
    if len(parts) != _ADDRESS_PARTS:
        return [("adres", _unescape(value))]
    _, unit, street, place, _, code, land = parts
    return [("adres", street), ("addressline2", unit), ("plaats", place), ("postcode", code),
            ("land", land)]  # fmt: skip


def _pairs_of_events(events: list[list[_Line]]) -> Iterator[list[tuple[str, str]]]:
    """Yield what the events at one place and of one name say together, when they come back."""
    together: dict[tuple[str, str], list[list[_Line]]] = {}
    for event in events:
        who_and_where = (_first_of(event, "SUMMARY"), _first_of(event, "LOCATION"))
        together.setdefault(who_and_where, []).append(event)
    for (who, where), held in together.items():
        comes_back = len(held) >= _TIMES_TO_BE_USUAL or bool(_first_of(held[0], "RRULE"))
        if who and where and comes_back:
            hours = dict.fromkeys(filter(None, map(_hours_of, held)))
            yield [("naam", who), ("adres", where), ("openingstijden", "; ".join(hours)),
                   ("telefoon", find_phone(_first_of(held[0], "DESCRIPTION")))]  # fmt: skip


def _hours_of(event: list[_Line]) -> str:
    """Return the day of the week and the times of an event, in the time of the Netherlands."""
    begin, end = _moment(_first_of(event, "DTSTART")), _moment(_first_of(event, "DTEND"))
    if begin is None or end is None:
        return ""
    return f"{DUTCH_DAYS[begin.weekday()]} {begin:%H:%M}-{end:%H:%M}"


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.strptime(written.removesuffix("Z"), "%Y%m%dT%H%M%S")
    except ValueError:
        return None
    is_universal = written.endswith("Z")
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(_HOME_ZONE) if is_universal else moment

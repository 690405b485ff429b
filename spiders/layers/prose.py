"""Dutch address blocks in running text, with the nearest heading as the name."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from spiders.block_fields import read_fields
from spiders.bounds import MAX_FINDINGS_PER_PAGE
from spiders.dutch import (
    DAY,
    EMAIL,
    GENERIC,
    GLUED_POSTCODE,
    KIND,
    PHONE,
    PO_BOX,
    POSTCODE,
    STREET_LABEL,
    looks_like_street,
)
from spiders.finding import Finding
from spiders.lines import NO_HEADING, WEAK_HEADING, Line, read_lines
from spiders.page import Page

NAME = "tekst"
_DELIMITERS = ",;|•·–"
_LOOK_BACK = 3
_A_LIST = 4  # addresses outside the main text that are a list, and no footer


@dataclass
class Sighting:
    """An address in the lines: its words, the line of its street and the last line it uses."""

    adres: str
    postcode: str
    plaats: str
    before: str
    first: int
    last: int


def extract(page: Page) -> Iterator[Finding]:
    """Yield the address blocks of the main text.

    When nothing is marked main, or a list stands outside it: of the whole page but its footers.
    """
    if page.kind != "html":
        return
    main = page.tree.css_first("main, [role=main]")
    found = list(find_in_lines(read_lines(main), NAME)) if main else []
    if not found:
        outside = list(find_in_lines(read_lines(page.tree.body), NAME))
        found = outside if main is None or len(outside) >= _A_LIST else []
    yield from found


def find_in_markup(markup: str, layer: str) -> Iterator[Finding]:
    """Yield the address blocks of a piece of markup, such as a map marker's balloon."""
    yield from find_in_lines(read_lines(LexborHTMLParser(markup).body), layer)


def find_in_lines(lines: list[Line], layer: str) -> Iterator[Finding]:
    """Yield the address blocks of lines, in order; a postal box is no address."""
    sightings = _find_sightings(lines)[:MAX_FINDINGS_PER_PAGE]
    headings = [_heading_before(lines, s.first) for s in sightings]
    # A level of headings with several addresses under one of them divides the page: its headings
    # are provinces or letters, not names.
    shared = {lines[h].level for h in headings if h >= 0 and headings.count(h) > 1}
    starts = []
    names: list[tuple[str, str, int]] = []
    for i, sighting in enumerate(sightings):
        floor = sightings[i - 1].last + 1 if i else 0
        names.append(_name(lines, sighting, headings[i], floor, shared))
        starts.append(names[-1][2])
    for i, sighting in enumerate(sightings):
        end = starts[i + 1] if i + 1 < len(sightings) else len(lines)
        yield _finding(lines, sighting, names[i], end, layer)


def _find_sightings(lines: list[Line]) -> list[Sighting]:
    found: list[Sighting] = []
    used = -1
    for i in range(len(lines)):
        sighting = _with_postcode(lines, i, used) or _without_postcode(lines, i, used)
        if sighting is None:
            continue
        used = sighting.last
        if not PO_BOX.search(f"{sighting.before} {sighting.adres}"):
            found.append(sighting)
    return found


def _find_street(text: str) -> bool:
    return any(looks_like_street(s, beside_postcode=True) for s in _segments(text))


def _segments(text: str) -> list[str]:
    for mark in _DELIMITERS[1:]:
        text = text.replace(f" {mark} ", ",").replace(mark, "," if mark in ";|•·" else mark)
    return [s.strip() for s in text.replace(" - ", ",").split(",") if s.strip()]


def _with_postcode(lines: list[Line], i: int, used: int) -> Sighting | None:
    text = lines[i].text
    if i <= used:
        return None
    match = POSTCODE.search(text)
    if match is None:
        glued = GLUED_POSTCODE.search(text)
        return Sighting(text, "", "", "", i, i) if glued else None
    head = _segments(text[: match.start()])
    plaats, last = _place_after(lines, i, text[match.end() :])
    for n in range(len(head) - 1, -1, -1):
        street = STREET_LABEL.sub("", head[n].rpartition(": ")[2])
        if looks_like_street(street, beside_postcode=True) or PO_BOX.search(street):
            plaats = plaats or (head[n + 1] if n + 1 < len(head) else "")
            before = ", ".join([*head[:n], *head[n].split(": ")[:-1]])
            return Sighting(street, match[0], plaats, before, i, last)
    for back in range(i - 1, max(i - 1 - _LOOK_BACK, used), -1):
        if lines[back].level and lines[back].level < WEAK_HEADING:
            break
        *above, street = _segments(lines[back].text) or [""]
        street = STREET_LABEL.sub("", street)
        if looks_like_street(street, beside_postcode=True) or PO_BOX.search(street):
            return Sighting(street, match[0], plaats, ", ".join(above), back, last)
    # No number: still an address the source gives, if the line holds words before the postcode.
    return Sighting(head[-1] if head else "", match[0], plaats, ", ".join(head[:-1]), i, last)


def _place_after(lines: list[Line], i: int, rest: str) -> tuple[str, int]:
    words: list[str] = []
    for word in rest.strip(" ,;|•·–-").split():
        if any(c.isdigit() for c in word) or word.rstrip(":.").casefold() in _AFTER_PLACE:
            break
        words.append(word.rstrip(",;|"))
        if word[-1] in ",;|•" or (word.endswith(")") and "(" not in word):
            break
    place = " ".join(words).strip(" ,;|•·–-")
    if not place and i + 1 < len(lines):
        following = lines[i + 1]
        if following.block == lines[i].block and _is_place(following.text):
            return following.text, i + 1
    return (place if len(place) <= 60 else ""), i


_AFTER_PLACE = frozenset(
    [
        "tel",
        "telefoon",
        "t",
        "e",
        "e-mail",
        "email",
        "route",
        "bekijk",
        "website",
        "openingstijden",
        "|",
    ]
)


def _is_place(text: str) -> bool:
    return (
        len(text) <= 40
        and not any(c.isdigit() or c in ":@" for c in text)
        and (text[0].isupper() or text[0] in "'’`")
        and not GENERIC.match(text)
    )


def _without_postcode(lines: list[Line], i: int, used: int) -> Sighting | None:
    """Find "Dorpsstraat 12, Ons Dorp" or the two on lines of their own."""
    line = lines[i]
    if i <= used or len(line.text) > 120 or PO_BOX.search(line.text):
        return None
    for following in lines[i + 1 : i + 1 + _LOOK_BACK]:
        if following.level or PO_BOX.search(following.text):
            break
        if POSTCODE.search(following.text) and not _find_street(following.text):
            return None
    segments = _segments(line.text)
    for n, segment in enumerate(segments):
        street = STREET_LABEL.sub("", segment)
        is_labelled = street != segment
        if not looks_like_street(street, beside_postcode=is_labelled):
            continue
        place, last = (segments[n + 1], i) if n + 1 < len(segments) else ("", i)
        if not place and i + 1 < len(lines) and lines[i + 1].block == line.block:
            place, last = lines[i + 1].text, i + 1
        if not _is_place(place or "0"):
            place, last = "", i
        if place or is_labelled:
            return Sighting(street, "", place, ", ".join(segments[:n]), i, last)
    return None


def _is_name(text: str) -> bool:
    return (
        2 <= len(text) <= 100
        and not GENERIC.match(text)
        and not (EMAIL.search(text) or PHONE.search(text) or POSTCODE.search(text))
        and not (DAY.search(text) and any(c.isdigit() for c in text))
        and not text.endswith((":", ".", "!", "?"))
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'’`")
    )


def _heading_before(lines: list[Line], at: int) -> int:
    """Return the nearest heading above that is a name; -1 when there is none."""
    fallback = -1
    for i in range(at, -1, -1):
        if i == at and lines[i].level == NO_HEADING:
            continue
        if lines[i].level and i < at and not GENERIC.match(lines[i].text):
            if lines[i].level < WEAK_HEADING or _is_name(lines[i].text):
                return i
            fallback = i if fallback < 0 else fallback
    return fallback if fallback >= 0 and _is_name(lines[fallback].text) else -1


def _name(
    lines: list[Line], sighting: Sighting, heading: int, floor: int, shared: set[int]
) -> tuple[str, str, int]:
    """Return naam, locatienaam and the line where this location's block begins."""
    near, near_at = sighting.before, sighting.first
    if not _is_name(near):
        near = ""
        for i in range(sighting.first - 1, max(floor, heading + 1) - 1, -1):
            if lines[i].level == NO_HEADING and _is_name(lines[i].text):
                near, near_at = lines[i].text, i
                break
    title = lines[heading].text if heading >= 0 else ""
    if heading >= floor and not (near and lines[heading].level in shared):
        return title, near if near != title else "", heading
    if near:
        return near, "", near_at
    return title, "", max(heading, min(floor, sighting.first))


def _finding(
    lines: list[Line], sighting: Sighting, name: tuple[str, str, int], end: int, layer: str
) -> Finding:
    naam, locatienaam, start = name
    block = lines[start:end]
    found = Finding(naam, locatienaam, sighting.adres, sighting.postcode, sighting.plaats)
    read_fields(found, block, len(lines[start : sighting.last + 1]))
    kinds = [naam, locatienaam, *(n.text for n in reversed(lines[:start]) if n.level)]
    for text in kinds:
        if match := KIND.search(text):
            found.vestigingsvorm = match[1]
            break
    found.laag = layer
    found.place_in_page = f"{layer} {lines[sighting.first].path}"
    return found

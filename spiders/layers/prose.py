"""Dutch address blocks in running text, with the nearest heading as the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
from spiders.sections import section_kinds

NAME = "tekst"
_DIGIT = re.compile(r"\d")
_DELIMITER = re.compile(r"[,;|•·]| [–-] ")
_AFTER_PLACE = re.compile(
    r"(?i)(tel|telefoon|t|e|e-?mail|fax|route|bekijk|bel|website|open|openingstijden|inloop|"
    r"spreekuur|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|postbus)[:.]*$|\|$"
)
_LONG_LINE = 160
_LONGEST_BLOCK = 60  # lines
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
    if not found and (main is None or len(POSTCODE.findall(page.markup)) >= _A_LIST):
        outside = list(find_in_lines(read_lines(page.tree.body), NAME))
        found = outside if main is None or len(outside) >= _A_LIST else []
    yield from found


def split_address(found: Finding) -> None:
    """Split an address written as one text into street, postcode and place, if no word is lost."""
    sightings = _find_sightings([Line(found.adres)])
    if found.postcode or len(sightings) != 1 or sightings[0].before:
        return
    parts = (sightings[0].adres, sightings[0].postcode, sightings[0].plaats)
    if found.plaats.casefold() not in {"", parts[2].casefold()}:
        return
    if sorted(re.findall(r"\w", "".join(parts))) == sorted(re.findall(r"\w", found.adres)):
        found.adres, found.postcode = parts[:2]
        found.plaats = found.plaats or parts[2]


def find_in_markup(markup: str, layer: str) -> Iterator[Finding]:
    """Yield the address blocks of a piece of markup, such as a map marker's balloon."""
    yield from find_in_lines(read_lines(LexborHTMLParser(markup).body), layer)


def find_in_lines(lines: list[Line], layer: str) -> Iterator[Finding]:
    """Yield the address blocks of lines, in order; a postal box is no address."""
    lines = _split_lines(lines)
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
    kinds = section_kinds(lines)
    for i, sighting in enumerate(sightings):
        end = min([*starts[i + 1 : i + 2], sighting.last + _LONGEST_BLOCK, len(lines)])
        found = _finding(lines, sighting, names[i], end, layer)
        found.vestigingsvorm = found.vestigingsvorm or kinds[starts[i]]
        yield found


def _find_sightings(lines: list[Line]) -> list[Sighting]:
    found: list[Sighting] = []
    used = -1
    for i, line in enumerate(lines):
        if i <= used or not _DIGIT.search(line.text):
            continue
        match = POSTCODE.search(line.text)
        if match:
            sighting = _with_postcode(lines, i, used, match)
        elif GLUED_POSTCODE.search(line.text):
            sighting = Sighting(line.text, "", "", "", i, i)
        else:
            sighting = _without_postcode(lines, i)
        if sighting is None:
            continue
        used = sighting.last
        if not PO_BOX.search(f"{sighting.before} {sighting.adres}"):
            found.append(sighting)
    return found


def _split_lines(lines: list[Line]) -> list[Line]:
    """Return lines with at most one postcode each, where marks between addresses allow it."""
    split: list[Line] = []
    for line in lines:
        parts = [line.text]
        if len(POSTCODE.findall(line.text)) > 1:
            parts = [t.strip() for t in re.split(r"[;•·|]|(?<=[a-z])\. ", line.text) if t.strip()]
        split += [replace(line, text=text) for text in parts] if len(parts) > 1 else [line]
    return split


def _segments(text: str) -> list[str]:
    return [s.strip() for s in _DELIMITER.split(text) if s.strip()]


def _street_of(text: str) -> str:
    """Return a text without its label when it is a street or a postal box, else ""."""
    street = STREET_LABEL.sub("", text.rpartition(": ")[2])
    return (
        street if looks_like_street(street, beside_postcode=True) or PO_BOX.search(street) else ""
    )


def _with_postcode(lines: list[Line], i: int, used: int, match: re.Match[str]) -> Sighting | None:
    """Read the address around a postcode: before it in its line, in lines above, or after it."""
    text, postcode = lines[i].text, match[0]
    head = _segments(text[: match.start()])
    plaats, last = _place_after(lines, i, text[match.end() :])
    for n in range(len(head) - 1, -1, -1):
        if street := _street_of(head[n]):
            plaats = plaats or (head[n + 1] if n + 1 < len(head) else "")
            before = ", ".join([*head[:n], *head[n].split(": ")[:-1]])
            return Sighting(street, postcode, plaats, before, i, last)
    for back in range(i - 1, max(i - 1 - _LOOK_BACK, used), -1):
        if NO_HEADING < lines[back].level < WEAK_HEADING:
            break
        *above, last_segment = _segments(lines[back].text) or [""]
        if street := _street_of(last_segment):
            return Sighting(street, postcode, plaats, ", ".join(above), back, last)
    for segment in _segments(text[match.end() :])[1:2]:
        if street := _street_of(segment):
            return Sighting(street, postcode, plaats, ", ".join(head), i, last)
    # No number. A building is still an address; a postcode in a sentence is none.
    building = head[-1] if head else ""
    is_apart = text[: match.start()].rstrip().endswith((",", "|", ";"))
    if is_apart and plaats[:1].isupper() and _is_name(building):
        return Sighting(building, postcode, plaats, ", ".join(head[:-1]), i, last)
    return None


def _place_after(lines: list[Line], i: int, rest: str) -> tuple[str, int]:
    words: list[str] = []
    for word in rest.strip(" ,;|•·–-").split():
        if any(c.isdigit() for c in word) or _AFTER_PLACE.match(word):
            break
        words.append(word.rstrip(",;|").removesuffix("."))
        if (
            word[-1] in ",;|•"
            or (word[-1] == "." and len(word) > 3)
            or (word.endswith(")") and "(" not in word)
        ):
            break
    place = " ".join(words).strip(" ,;|•·–-")
    if not place and i + 1 < len(lines):
        following = lines[i + 1]
        if following.block == lines[i].block and _is_place(following.text):
            return following.text, i + 1
    return (place if len(place) <= 60 else ""), i


def _is_place(text: str) -> bool:
    return (
        len(text) <= 40
        and not any(c.isdigit() or c in ":@" for c in text)
        and (text[0].isupper() or text[0] in "'’`")
        and not GENERIC.match(text)
    )


def _without_postcode(lines: list[Line], i: int) -> Sighting | None:
    """Find "Dorpsstraat 12, Ons Dorp" or the two on lines of their own."""
    text = lines[i].text
    segments = _segments(text) if len(text) <= _LONG_LINE else []
    for n, segment in enumerate(segments):
        street = STREET_LABEL.sub("", segment)
        is_labelled = street != segment
        if not looks_like_street(street, beside_postcode=is_labelled):
            continue
        if PO_BOX.search(text) or _is_street_of_a_postcode_below(lines, i):
            return None
        place, last = (segments[n + 1], i) if n + 1 < len(segments) else ("", i)
        if not place and i + 1 < len(lines) and lines[i + 1].block == lines[i].block:
            place, last = lines[i + 1].text, i + 1
        if not _is_place(place or "0"):
            place, last = "", i
        if place or is_labelled:
            return Sighting(street, "", place, ", ".join(segments[:n]), i, last)
    return None


def _is_street_of_a_postcode_below(lines: list[Line], i: int) -> bool:
    for following in lines[i + 1 : i + 1 + _LOOK_BACK]:
        if following.level or PO_BOX.search(following.text):
            return False
        match = POSTCODE.search(following.text)
        if match:
            return not any(_street_of(s) for s in _segments(following.text[: match.start()]))
    return False


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
    for i in range(at, max(-1, at - _LONGEST_BLOCK * 5), -1):
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
    found = Finding(naam, locatienaam, sighting.adres, sighting.postcode, sighting.plaats)
    read_fields(found, lines[start:end], sighting.last + 1 - start)
    kind = KIND.search(naam) or KIND.search(locatienaam)
    found.vestigingsvorm = kind[1] if kind else ""
    found.laag = layer
    found.place_in_page = f"{layer} {lines[sighting.first].path}"
    return found

"""Dutch address blocks in running text, with the nearest heading as the name."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from schemas.folding import fold_code
from spiders.bounds import MAX_FINDINGS_PER_PAGE
from spiders.dutch.addresses import has_plain_words, name_in
from spiders.dutch.patterns import (
    BRANCH_KIND,
    GENERIC_HEADING,
    POSTCODE_IN_TEXT,
    says_hours,
)
from spiders.dutch.persons import strip_persons
from spiders.dutch.places import is_place, lies_in
from spiders.finding import Laag, SiteFinding
from spiders.lines.block_fields import find_denials, read_fields
from spiders.lines.cuts import split_lines
from spiders.lines.map_links import with_map_addresses
from spiders.lines.page_lines import NO_HEADING, WEAK_HEADING, PageLine, find_footers, read_lines
from spiders.lines.sightings import Sighting, find_sightings, is_name
from spiders.page import Page
from spiders.values.kinds import kind_of

_ORGANISATION = re.compile(
    r"(?i)loket|vluchtelingenwerk|raadslied|slachtofferhulp|maatje|stichting|servicepunt"
)
_NAME_LABEL = re.compile(r"(?i)^(?:locatie|naam|waar|kantoor|vestiging|organisatie)\s*:\s*")
_COUNTRY_BEHIND = re.compile(r"(?i)[\s,]+(?:nederland|the netherlands|netherlands|nl)$")
# Without any of these a text holds no postcode and no place behind a street.
_MORE_THAN_STREET = re.compile(r"[,;|•·()–-]|\d{4}|\b(?:in|te|aan|op)\b|: ")
_NO_NAME_LABELS = frozenset(["plaats", "openingstijden"])  # where and when, ahead of who
_OPEN_BRACKET = re.compile(r"\s?\([^()]*$")  # a bracket that the address closes
_STATUS_AHEAD = re.compile(  # a badge on a card
    r"(?i)^(?:nu |vandaag |momenteel )?(?:open|geopend|gesloten|dicht)(?: tot [\d.:]+(?: uur)?)?, "
)
_A_SENTENCE, _LONGEST_PLACE = 6, 5  # words
_BRANCH = "vestiging"
_LONGEST_BLOCK = 60  # lines
_A_LIST = 4  # addresses outside the main text that are a list, and no footer


def find_in_prose(page: Page) -> Iterator[SiteFinding]:
    """Yield the address blocks of the main text.

    When nothing is marked main, or a list stands outside it: of the whole page but its footers.
    """
    if page.kind != "html":
        return
    main = page.main
    found = list(find_in_lines(read_lines(main), Laag.PROSE)) if main else []
    if not found and (main is None or len(POSTCODE_IN_TEXT.findall(page.markup)) >= _A_LIST):
        outside = list(find_in_lines(read_lines(page.tree.body), Laag.PROSE))
        found = outside if main is None or len(outside) >= _A_LIST else []
    yield from found


def find_in_footers(page: Page) -> Iterator[SiteFinding]:
    """Yield the address blocks of a page's footers."""
    footers = find_footers(page.tree.body) if page.kind == "html" else []
    for footer in footers:
        yield from find_in_lines(read_lines(footer, is_footer=True), Laag.FOOTER)


def split_address(found: SiteFinding) -> None:
    """Split an address written as one text into street, postcode and place, if no word is lost.

    A postcode or place that is known already must be the same; the country behind them goes.
    """
    written = _COUNTRY_BEHIND.sub("", found.adres)
    if not _MORE_THAN_STREET.search(written):
        return
    sightings = find_sightings([PageLine(written)])
    if len(sightings) != 1 or sightings[0].before:
        return
    parts = (sightings[0].adres, sightings[0].postcode, sightings[0].plaats)
    known = zip((found.postcode, found.plaats), parts[1:], strict=True)
    if any(had and fold_code(had) != fold_code(has) for had, has in known):
        return
    if sorted(re.findall(r"\w", "".join(parts))) == sorted(re.findall(r"\w", written)):
        found.adres, found.postcode = parts[:2]
        found.plaats = found.plaats or parts[2]


def find_in_markup(markup: str, layer: str) -> Iterator[SiteFinding]:
    """Yield the address blocks of a piece of markup, such as a map marker's balloon."""
    yield from find_in_lines(read_lines(LexborHTMLParser(markup).body), layer)


def find_in_lines(lines: list[PageLine], layer: str) -> Iterator[SiteFinding]:
    """Yield the address blocks of lines, in order; a postal box is no address."""
    lines = split_lines(with_map_addresses(lines))
    sightings = find_sightings(lines)[:MAX_FINDINGS_PER_PAGE]
    headings = [_heading_before(lines, s.first) for s in sightings]
    # A level of headings with several addresses under one of them divides the page: its headings
    # are provinces or letters, not names.
    shared = {lines[h].level for h in headings if h >= 0 and headings.count(h) > 1}
    starts = []
    names: list[tuple[str, str, int]] = []
    for i, sighting in enumerate(sightings):
        floor = sightings[i - 1].last + 1 if i else 0
        naam, locatienaam, start = _name(lines, sighting, headings[i], floor, shared)
        names.append((naam, locatienaam, _with_hours_ahead(lines, start, floor)))
        starts.append(names[-1][2])
    kinds = _section_kinds(lines)
    for i, sighting in enumerate(sightings):
        end = min([*starts[i + 1 : i + 2], sighting.last + _LONGEST_BLOCK, len(lines)])
        found = _finding(lines, sighting, names[i], end, layer)
        found.vestigingsvorm = found.vestigingsvorm or kinds[starts[i]]
        if len(sightings) == 1:  # the whole page is about it
            found.page_heading = next(
                (n.text for n in lines if n.level == 1 and is_name(n.text)), ""
            )
            found.voorbehoud = "; ".join(dict.fromkeys(find_denials(lines, lines[sighting.last])))
        yield found


def _heading_before(lines: list[PageLine], at: int) -> int:
    """Return the nearest heading above that is a name, no person's; -1 when there is none."""
    fallback = -1
    for i in range(at, max(-1, at - _LONGEST_BLOCK * 5), -1):
        if i == at and lines[i].level == NO_HEADING:
            continue
        if lines[i].level and i < at and not GENERIC_HEADING.match(lines[i].text):
            if not strip_persons(lines[i].text):
                continue
            if lines[i].level < WEAK_HEADING or is_name(lines[i].text):
                return i
            fallback = i if fallback < 0 else fallback
    return fallback if fallback >= 0 and is_name(lines[fallback].text) else -1


def _name(
    lines: list[PageLine], sighting: Sighting, heading: int, floor: int, shared: set[int]
) -> tuple[str, str, int]:
    """Return naam, locatienaam and the line where this location's block begins."""
    near, near_at = _name_before(sighting.before), sighting.first
    if not near:
        for i in range(sighting.first - 1, max(floor, heading + 1) - 1, -1):
            if lines[i].level == NO_HEADING and is_name(lines[i].text):
                near, near_at = lines[i].text, i
                break
    title = lines[heading].text if heading >= 0 else ""
    is_named = is_place(title) or (
        bool(_ORGANISATION.search(near)) and not _ORGANISATION.search(title)
    )
    if heading >= floor and not (near and (is_named or lines[heading].level in shared)):
        return title, near if near != title else "", heading
    if near:
        return near, "", near_at
    return title, "", max(heading, min(floor, sighting.first))


def _with_hours_ahead(lines: list[PageLine], start: int, floor: int) -> int:
    """Return where a block begins whose first line, ahead of the name, says when it is open."""
    above = start - 1
    if above < floor or lines[above].block != lines[start].block:
        return start
    is_first = above == 0 or lines[above - 1].block != lines[above].block
    text = lines[above].text
    return above if is_first and says_hours(text) else start


def _name_before(before: str) -> str:
    """Return the name in what stands before an address in its line: the last part of it, or ""."""
    before = _STATUS_AHEAD.sub("", before)
    label, mark, rest = before.partition(": ")
    before = rest if mark and kind_of(label) in _NO_NAME_LABELS else before
    part = before.rpartition(", ")[2]
    words = (part if is_name(part) else before).split()
    is_sentence = len(words) >= _A_SENTENCE and has_plain_words(words)
    if who := name_in(before) if is_sentence else "":
        return who
    unlabelled = _NAME_LABEL.sub("", before)
    last = unlabelled.rpartition(", ")[2]
    opened = unlabelled.rpartition(" (")[2] if _OPEN_BRACKET.search(unlabelled) else unlabelled
    return next((text for text in (opened, last) if text and is_name(text)), "")


def _finding(
    lines: list[PageLine], sighting: Sighting, name: tuple[str, str, int], end: int, layer: str
) -> SiteFinding:
    naam, locatienaam, start = name
    plaats = sighting.plaats or _place_above(lines, sighting)
    found = SiteFinding(naam, locatienaam, sighting.adres, sighting.postcode, plaats)
    read_fields(found, lines[start:end], sighting.last + 1 - start)
    kind = BRANCH_KIND.search(naam) or BRANCH_KIND.search(locatienaam)
    found.vestigingsvorm = kind[1] if kind else ""
    found.laag = layer
    found.place_in_page = f"{layer} {lines[sighting.first].path}"
    return found


def _place_above(lines: list[PageLine], sighting: Sighting) -> str:
    """Return the place of a postcode that its address does not name: ahead of it or above it."""
    if written := _place_before(sighting):
        return written
    above = lines[max(0, sighting.first - _LONGEST_BLOCK) : sighting.first]
    return next((n.text for n in reversed(above) if lies_in(sighting.postcode, n.text)), "")


def _place_before(sighting: Sighting) -> str:
    """Return the place of a postcode named ahead of its address: "in Utrecht (Loket Zuid, "."""
    words = _OPEN_BRACKET.sub("", sighting.before.partition(":")[0]).split()
    ends = (" ".join(words[n:]) for n in range(max(0, len(words) - _LONGEST_PLACE), len(words)))
    return next((text for text in ends if lies_in(sighting.postcode, text)), "")


def _section_kinds(lines: list[PageLine]) -> list[str]:
    """Return for every line the kind of location that the headings above its own level name, or "".

    "Vestiging" says something only beside a section of another kind at the same level: alone it is
    what every location is called. A heading that names two kinds names none.
    """
    named = [_kind_of(line) for line in lines]
    contrasted = {
        line.level
        for line, kind in zip(lines, named, strict=True)
        if kind and kind.casefold() != _BRANCH
    }
    open_headings: list[tuple[int, str]] = []
    kinds: list[str] = []
    for line, kind in zip(lines, named, strict=True):
        if line.level != NO_HEADING:
            while open_headings and open_headings[-1][0] >= line.level:
                open_headings.pop()
        kinds.append(next((k for _, k in reversed(open_headings) if k), ""))
        if line.level != NO_HEADING:
            says = kind if kind.casefold() != _BRANCH or line.level in contrasted else ""
            open_headings.append((line.level, says))
    return kinds


def _kind_of(line: PageLine) -> str:
    if line.level == NO_HEADING:
        return ""
    found = {match[1].casefold(): match[1] for match in BRANCH_KIND.finditer(line.text)}
    return next(iter(found.values())) if len(found) == 1 else ""

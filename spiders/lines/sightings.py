"""Addresses in lines of text: a postcode with its street, or a street with its place."""

import re
from collections import Counter
from dataclasses import dataclass

from spiders.dutch.addresses import (
    ONLY_NUMBER,
    UNIT,
    NumberedStreet,
    PostcodeSpot,
    find_postcode,
    read_segments,
    read_street,
    street_at_end,
)
from spiders.dutch.patterns import (
    DIGIT,
    FOREIGN_LAND,
    GENERIC_HEADING,
    GLUED_POSTCODE,
    MAILBOX,
    NOT_OPEN,
    OTHER_ADDRESS,
    PHONE,
    PO_BOX_WORD,
    POSTCODE_IN_TEXT,
    WEEKDAY,
    looks_like_street,
)
from spiders.dutch.placed_streets import find_placed_streets
from spiders.dutch.places import is_place, lies_in, place_at_start
from spiders.lines.page_lines import NO_HEADING, WEAK_HEADING, PageLine

_AFTER_PLACE = re.compile(
    r"(?i)(tel|telefoon|t|e|e-?mail|fax|route|bekijk|bel|website|open|openingstijden|inloop|"
    r"spreekuur|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|postbus)[:.]*$|\|$"
)
_PLACE_LABEL = re.compile(r"(?i)^(?:(?:woon)?plaats(?:naam)?|stad)\b\s*:?\s*")
_TO_PLACE_AFTER = re.compile(r"^(?:in|te) (?=[A-Z’'])")  # "7411 KL in Deventer"
_NUMBER_LABEL = re.compile(r"(?i)^(?:huis)?(?:nummer|nr)\.?\s*:\s*")
_ADDRESS_HEADING = re.compile(r"(?i)((bezoek)?adres(gegevens)?|waar|locatie):?$")
_LETTERS = re.compile(r"(?:\w\W*)(?:\W\w\b\W*)+")  # "A B C D" leads to names, and is none
_LONG_LINE = 160  # characters: a longer one is a sentence, where a street and a number say little
_LOOK_BACK = 3  # lines between a street and the postcode that belongs to it
_LABEL_REACH = 2  # lines between "Postadres" and the street below it
_SECTION = 300  # lines below the heading of a place that are about it
_USUAL = 3  # addresses in one kind of place make it a place for addresses


@dataclass
class Sighting:
    """An address in the lines: its words, the line of its street and the last line it uses."""

    adres: str
    postcode: str
    plaats: str
    before: str
    first: int
    last: int


def find_sightings(lines: list[PageLine]) -> list[Sighting]:
    """Find the visiting addresses; one without a postcode may stand where three others have one."""
    found = _search(lines, frozenset())
    told = (s for s in found if s.postcode or is_place(s.plaats))
    paths = Counter(path for s in told if (path := lines[s.first].path))
    usual = frozenset(path for path, n in paths.items() if n >= _USUAL)
    return _search(lines, usual) if usual else found


def _search(lines: list[PageLine], usual: frozenset[str]) -> list[Sighting]:
    found: list[Sighting] = []
    used = -1
    for i, line in enumerate(lines):
        if i <= used or not DIGIT.search(line.text):
            continue
        spot = find_postcode(line.text)
        if spot is not None:
            sighting = _with_postcode(lines, i, used, spot)
        elif GLUED_POSTCODE.search(line.text):
            sighting = Sighting(line.text, "", "", "", i, i)
        else:
            sighting = _without_postcode(lines, i, usual)
        if sighting is None:
            continue
        if not _is_for_post(lines, sighting, used):
            found.append(sighting)
        used = sighting.last
    return found


def _is_for_post(lines: list[PageLine], sighting: Sighting, used: int) -> bool:
    """Tell whether the words of an address, or the label above it, say that nobody goes there."""
    own = f"{sighting.before} {sighting.adres}"
    if PO_BOX_WORD.search(own) or OTHER_ADDRESS.search(own):
        return True
    above = lines[max(used + 1, sighting.first - _LABEL_REACH) : sighting.first]
    labels = [n for n in above if len(n.text) <= _LONG_LINE // 2 and "adres" in n.text.casefold()]
    return bool(labels) and bool(OTHER_ADDRESS.search(labels[-1].text))


def _with_postcode(lines: list[PageLine], i: int, used: int, spot: PostcodeSpot) -> Sighting | None:
    """Read the address around a postcode: before it in its line, in lines above, or after it."""
    text = lines[i].text
    plaats, last = _place_after(lines, i, text[spot.end :])
    if street := street_at_end(text[: spot.start]):
        return Sighting(street.adres, spot.text, plaats or street.after, street.before, i, last)
    above = _street_above(lines, i, used)
    if above is not None:
        street, first = above
        plaats = plaats or _place_between(lines, first, i, spot)
        return Sighting(street.adres, spot.text, plaats, street.before, first, last)
    head = read_segments(text[: spot.start])
    for segment in read_segments(text[spot.end :])[1:2]:
        if street := read_street(segment):
            return Sighting(street.adres, spot.text, plaats, ", ".join(head), i, last)
    for placed in find_placed_streets(text[: spot.start])[-1:]:  # "Markt 3 in Zwolle (8011 LW)"
        named = placed.plaats if lies_in(spot.text, placed.plaats) else plaats
        return Sighting(placed.street.adres, spot.text, named, placed.street.before, i, last)
    # No number. A building is still an address; a postcode in a sentence is none.
    building = head[-1] if head else ""
    is_apart = text[: spot.start].rstrip().endswith((",", "|", ";"))
    if is_apart and plaats[:1].isupper() and is_name(building):
        return Sighting(building, spot.text, plaats, ", ".join(head[:-1]), i, last)
    return None


def _street_above(lines: list[PageLine], i: int, used: int) -> tuple[NumberedStreet, int] | None:
    """Return the street in the lines above a postcode, its number perhaps a line below it."""
    for back in range(i - 1, max(i - 1 - _LOOK_BACK, used), -1):
        if NO_HEADING < lines[back].level < WEAK_HEADING:
            return None
        if UNIT.fullmatch(lines[back].text):
            continue
        if street := street_at_end(lines[back].text):
            return street, back
        number = _NUMBER_LABEL.sub("", lines[back].text)
        if ONLY_NUMBER.fullmatch(number) and back - 1 > used:
            joined = f"{lines[back - 1].text} {number}"
            return (street, back - 1) if (street := street_at_end(joined)) else None
    return None


def _place_between(lines: list[PageLine], first: int, i: int, spot: PostcodeSpot) -> str:
    """Return the place that stands between a street and the postcode below it, or ""."""
    between = [_PLACE_LABEL.sub("", line.text) for line in lines[first + 1 : i]]
    sure = (text for text in between if lies_in(spot.text, text))
    return next(sure, next(filter(is_place, between), ""))


def _place_after(lines: list[PageLine], i: int, rest: str) -> tuple[str, int]:
    """Return the place that follows a postcode, in its line or the next, and the last line used."""
    if rest.startswith(")"):
        return "", i  # the brackets held the postcode alone
    rest = _TO_PLACE_AFTER.sub("", _PLACE_LABEL.sub("", rest.strip(" ,;|•·–-")))
    if known := place_at_start(rest):
        return known, i
    place = _words_of_place(rest)
    if place:
        return (place if len(place) <= 60 else ""), i
    for n in range(i + 1, min(i + 3, len(lines))):
        if lines[n].level != NO_HEADING and lines[n].block != lines[i].block:
            break  # the heading of the next
        text = _PLACE_LABEL.sub("", lines[n].text)
        is_near = lines[n].block == lines[i].block or text != lines[n].text or n > i + 1
        if text and (is_place(text) or (is_near and _is_place(text))):
            return text, n
        if text:
            break
    return "", i


def _words_of_place(rest: str) -> str:
    words: list[str] = []
    for word in rest.split():
        if any(c.isdigit() for c in word) or _AFTER_PLACE.match(word) or word[0] == "(":
            break
        words.append(word.rstrip(",;|").removesuffix("."))
        if word[-1] in ",;|•)" or (word[-1] == "." and len(word) > 3):
            break
    return " ".join(words).strip(" ,;|•·–-)")


def _is_place(text: str) -> bool:
    return (
        len(text) <= 40
        and not any(c.isdigit() or c in ":@" for c in text)
        and (text[0].isupper() or text[0] in "'’`")
        and not GENERIC_HEADING.match(text)
    )


def _without_postcode(lines: list[PageLine], i: int, usual: frozenset[str]) -> Sighting | None:
    """Find "aan de Dorpsstraat 12 in Ons Dorp", or the two apart or on lines of their own."""
    text = lines[i].text
    if PO_BOX_WORD.search(text) or _is_street_of_a_postcode_below(lines, i):
        return None
    for placed in find_placed_streets(text, is_listed=lines[i].is_listed)[:1]:
        return Sighting(placed.street.adres, "", placed.plaats, placed.street.before, i, i)
    segments = read_segments(text) if len(text) <= _LONG_LINE else []
    for n, segment in enumerate(segments):
        street = read_street(segment)
        if street is None or any(map(FOREIGN_LAND.match, segments[n + 1 :])):
            continue
        is_labelled = street.is_marked or _is_below_label(lines, i)
        is_usual = is_labelled or lines[i].path in usual
        if not looks_like_street(street.adres, beside_postcode=is_usual):
            continue
        place, last = (segments[n + 1], i) if n + 1 < len(segments) else _place_below(lines, i)
        place = place_at_start(place) or place
        is_unsure = not _is_place(place or "0")
        if is_unsure or (n > 0 and not is_place(place)):
            headed = _place_of_heading(lines, i)
            place, last = (headed, i) if headed or is_unsure else (place, last)
        if place or is_labelled:
            before = ", ".join(filter(None, [*segments[:n], street.before]))
            return Sighting(street.adres, "", place, before, i, last)
    return None


def _place_of_heading(lines: list[PageLine], i: int) -> str:
    """Return the place that a heading above a line is, whatever stands at deeper levels between."""
    level = WEAK_HEADING + 1
    for line in reversed(lines[max(0, i - _SECTION) : i]):
        if NO_HEADING < line.level < level:
            level = line.level
            if is_place(line.text):
                return line.text
    return ""


def _place_below(lines: list[PageLine], i: int) -> tuple[str, int]:
    if i + 1 >= len(lines) or lines[i + 1].level:
        return "", i
    below = (read_segments(lines[i + 1].text) or [""])[0]
    return place_at_start(below) or below, i + 1


def _is_below_label(lines: list[PageLine], i: int) -> bool:
    return i > 0 and bool(_ADDRESS_HEADING.match(lines[i - 1].text))


def _is_street_of_a_postcode_below(lines: list[PageLine], i: int) -> bool:
    for following in lines[i + 1 : i + 1 + _LOOK_BACK]:
        if following.level or PO_BOX_WORD.search(following.text):
            return False
        spot = find_postcode(following.text)
        own = following.text[: spot.start] if spot else following.text
        if spot or street_at_end(own):
            return spot is not None and not street_at_end(own)
    return False


def is_name(text: str) -> bool:
    """Tell whether a line may be the name of a location."""
    return (
        2 <= len(text) <= 100
        and not (GENERIC_HEADING.match(text) or NOT_OPEN.search(text))
        and not (MAILBOX.search(text) or PHONE.search(text) or POSTCODE_IN_TEXT.search(text))
        and not (WEEKDAY.search(text) and any(c.isdigit() for c in text))
        and not text.endswith((":", ".", "!", "?"))
        and not _LETTERS.fullmatch(text)
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'’`")
    )

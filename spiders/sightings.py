"""Addresses in lines of text: a postcode with its street, or a street with its place."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from spiders.dutch import (
    EDGE_MARKS,
    GENERIC_HEADING,
    GLUED_POSTCODE,
    MAILBOX,
    PHONE,
    PO_BOX_WORD,
    POSTCODE_IN_TEXT,
    STREET_LABEL,
    WEEKDAY,
    looks_like_street,
)
from spiders.lines import NO_HEADING, WEAK_HEADING, PageLine

_DIGIT = re.compile(r"\d")
_DELIMITER = re.compile(r"[,;|•·]| [–-] ")
_AFTER_PLACE = re.compile(
    r"(?i)(tel|telefoon|t|e|e-?mail|fax|route|bekijk|bel|website|open|openingstijden|inloop|"
    r"spreekuur|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|postbus)[:.]*$|\|$"
)
_ADDRESS_HEADING = re.compile(r"(?i)(bezoek)?adres(gegevens)?:?$")
_STRONG_MARK = re.compile(r"[;•·|]|(?<=[a-z])\. ")
_LONG_LINE = 160  # characters: a longer one is a sentence, where a street and a number say little
_LOOK_BACK = 3  # lines between a street and the postcode that belongs to it
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
    """Find the addresses; one without a postcode may stand where at least three others have one."""
    found = _search(lines, frozenset())
    paths = Counter(lines[s.first].path for s in found if s.postcode)
    usual = frozenset(path for path, n in paths.items() if n >= _USUAL)
    return _search(lines, usual) if usual else found


def _search(lines: list[PageLine], usual: frozenset[str]) -> list[Sighting]:
    found: list[Sighting] = []
    used = -1
    for i, line in enumerate(lines):
        if i <= used or not _DIGIT.search(line.text):
            continue
        match = POSTCODE_IN_TEXT.search(line.text)
        if match:
            sighting = _with_postcode(lines, i, used, match)
        elif GLUED_POSTCODE.search(line.text):
            sighting = Sighting(line.text, "", "", "", i, i)
        else:
            sighting = _without_postcode(lines, i, usual)
        if sighting is None:
            continue
        used = sighting.last
        if not PO_BOX_WORD.search(f"{sighting.before} {sighting.adres}"):
            found.append(sighting)
    return found


def split_lines(lines: list[PageLine]) -> list[PageLine]:
    """Return lines with at most one postcode each, where marks between addresses allow it."""
    split: list[PageLine] = []
    for line in lines:
        cuts = _cuts(line.text)
        parts = [line.text[a:b] for a, b in itertools.pairwise([0, *cuts, len(line.text)])]
        split += [replace(line, text=t.strip(EDGE_MARKS)) for t in parts] if cuts else [line]
    return split


def _cuts(text: str) -> list[int]:
    """Return where a line with several postcodes is cut: at the first mark after each."""
    found = list(POSTCODE_IN_TEXT.finditer(text))
    cuts: list[int] = []
    for one, other in itertools.pairwise(found):
        strong = _STRONG_MARK.search(text, one.end(), other.start())
        at = strong.end() if strong else text.find(",", one.end(), other.start()) + 1
        cuts += [at] if at else []
    return cuts


def _segments(text: str) -> list[str]:
    return [s.strip() for s in _DELIMITER.split(text) if s.strip()]


def _street_of(text: str) -> str:
    """Return a text without its label when it is a street or a postal box, else ""."""
    street = STREET_LABEL.sub("", text.rpartition(": ")[2])
    return (
        street
        if looks_like_street(street, beside_postcode=True) or PO_BOX_WORD.search(street)
        else ""
    )


def _with_postcode(
    lines: list[PageLine], i: int, used: int, match: re.Match[str]
) -> Sighting | None:
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
    if is_apart and plaats[:1].isupper() and is_name(building):
        return Sighting(building, postcode, plaats, ", ".join(head[:-1]), i, last)
    return None


def _place_after(lines: list[PageLine], i: int, rest: str) -> tuple[str, int]:
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
        and not GENERIC_HEADING.match(text)
    )


def _without_postcode(lines: list[PageLine], i: int, usual: frozenset[str]) -> Sighting | None:
    """Find "Dorpsstraat 12, Ons Dorp" or the two on lines of their own."""
    text = lines[i].text
    segments = _segments(text) if len(text) <= _LONG_LINE else []
    for n, segment in enumerate(segments):
        ahead, _, bare = segment.rpartition(": ")
        street = STREET_LABEL.sub("", bare)
        is_labelled = street != bare or _is_below_label(lines, i)
        if not looks_like_street(street, beside_postcode=is_labelled or lines[i].path in usual):
            continue
        if PO_BOX_WORD.search(text) or _is_street_of_a_postcode_below(lines, i):
            return None
        place, last = (segments[n + 1], i) if n + 1 < len(segments) else ("", i)
        if not place and i + 1 < len(lines) and not lines[i + 1].level:
            place, last = (_segments(lines[i + 1].text) or [""])[0], i + 1
        if not _is_place(place or "0"):
            place, last = "", i
        if place or is_labelled:
            before = ", ".join([*segments[:n], *([ahead] if ahead else [])])
            return Sighting(street, "", place, before, i, last)
    return None


def _is_below_label(lines: list[PageLine], i: int) -> bool:
    return i > 0 and bool(_ADDRESS_HEADING.match(lines[i - 1].text))


def _is_street_of_a_postcode_below(lines: list[PageLine], i: int) -> bool:
    for following in lines[i + 1 : i + 1 + _LOOK_BACK]:
        if following.level or PO_BOX_WORD.search(following.text):
            return False
        match = POSTCODE_IN_TEXT.search(following.text)
        own = following.text[: match.start()] if match else following.text
        if match or any(_street_of(s) for s in _segments(own)):
            return match is not None and not any(_street_of(s) for s in _segments(own))
    return False


def is_name(text: str) -> bool:
    """Tell whether a line may be the name of a location."""
    return (
        2 <= len(text) <= 100
        and not GENERIC_HEADING.match(text)
        and not (MAILBOX.search(text) or PHONE.search(text) or POSTCODE_IN_TEXT.search(text))
        and not (WEEKDAY.search(text) and any(c.isdigit() for c in text))
        and not text.endswith((":", ".", "!", "?"))
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'’`")
    )

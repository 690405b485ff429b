"""An address in one text: the street at the end of what comes before, the place after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spiders.dutch.patterns import (
    EDGE_MARKS,
    GLUED_POSTCODE,
    HOUSE_NUMBER,
    PO_BOX_WORD,
    POSTCODE_IN_TEXT,
    STREET_LABEL,
    looks_like_street,
)
from spiders.dutch.places import is_area, is_place, lies_in, place_at_start

DELIMITER = re.compile(r"[,;|•·]|(?<!\d) [–/-] | [–/-] (?!\d)")
UNIT = re.compile(
    r"(?i)(?:unit|kamer|ruimte|etage|verdieping|bg|begane grond|souterrain|gebouw|ingang|hal|"
    r"lokaal|vleugel|blok|\d{1,2} ?e (?:etage|verdieping)|\w+ (?:etage|verdieping))\b.{0,30}"
)
"""A part of a building: it belongs to the address and is no street."""
_LOOSE_POSTCODE = re.compile(
    r"(?i)(?:(?<![\w.-])|(?<=\bNL-))[1-9]\d{3}[ \xa0]{0,2}[a-z]{2}(?![\w-])"
)
_COUNTRY_BEFORE = re.compile(r"(?i)\bNL\s*-?\s*$")
_LAST_WORDS = re.compile(r"(?<= )\S.{1,70}$")  # of a sentence too long for a street
ONLY_NUMBER = re.compile(HOUSE_NUMBER)
_UNCLOSED = re.compile(r"\((?=[^()]*$)")  # a bracket that closes behind the address
_AROUND_PART = re.compile(r"^[^\w'’`]+|[^\w.)]+$")  # pictograms, brackets and marks around a part
_JOINING_WORDS_TEXT = (
    "van der den de het 't ’t ter ten te op aan in bij en la le du d' 's à thoe tot"
)
_BEGINNING_TEXT = "von vom zum dr. mr. ds. ir. prof. st. burg. past. gen. kon. pr. mgr. jhr."
_JOINING_WORDS = frozenset(_JOINING_WORDS_TEXT.split())
_PARTICLE = _JOINING_WORDS | frozenset(_BEGINNING_TEXT.split())
"""Small words in the name of a street. A sentence has the joining ones ahead of a street; with the
others a street begins."""
_CUE = re.compile(
    r"\b(?:[Aa]an|[Oo]p|[Ii]n|[Bb]ij|[Nn]abij|[Nn]aar|[Ii]s|[Aa]dres)"
    r"(?: (?:de|het|’t|'t|een|onze))? $"
)  # not "op De ": that article begins the name of a street
_HOUSE_AT_END = re.compile(rf" {HOUSE_NUMBER}$")
_NAME_WORD = r"[A-Z’'0-9][\w’'.&-]*"
_WHO = re.compile(
    r"\b(?:bij|van|door|in) (?:de |het |ons )?"
    rf"({_NAME_WORD}(?: (?:(?:en|van|voor|de|het|der|den|in|op|&) ){{0,2}}{_NAME_WORD}){{0,7}})$"
)
_SUBJECT = re.compile(
    rf"(?!(?:Het|De|Dit|Deze|U|Je|Wij|We|Er|Ons|Onze|Ook|In|Op|Dat|Wie|Hier) )({_NAME_WORD}"
    rf"(?: (?:(?:en|van|voor|de|het|der|den|&) ){{0,2}}{_NAME_WORD}){{0,7}}) "
    r"(?:zit|zitten|is|staat|vindt|houdt|bevindt|heeft|werkt|verhuisde)\b"
)
_AHEAD_OF_STREET = re.compile(
    r"(?:gelegen |gevestigd )?(?:aan|op|in) (?:(?:de|het|’t|'t) )?(?=['’]?[A-ZÀ-Þ]|\d{1,2}e )"
)
_BUILDING = re.compile(
    r"(?i)^(?:.* )?\w*(?:loket|stichting|centrum|huis|bibliotheek|gebouw|winkel|steunpunt|"
    r"raadslieden)\b.* (?:aan|op) (?:de|het) "
)
"""A building or an organisation, before the street that it stands in."""
_LEADS_SOMEWHERE = re.compile(
    r"(?:^|(?<=\s))(?:\d{1,2}e )?(?:Weg|Laan|Pad|Dijk|Kade|Straat|"
    r"[A-ZÀ-Þ][\w’'-]*(?:weg|laan|pad|dijk|kade|straat)) "
    r"(?:naar|langs|over|achter|tussen|onder|boven|voor|door|uit|om|tot) "
    r"(?:(?:de|het|den|’t|'t) )?[A-ZÀ-Þ]"
)
"""A street called by where it goes: "Weg naar Rhijnauwen", "Pad langs de Vaart"."""
_SENTENCE_END = re.compile(r"(?<=\w{3})\. (?=[A-Z])")
_ADDRESS_WORD = re.compile(r"(?i)\b(?:\w*adres|waar|locatie|plek)$")
SENTENCE_CHARS = 200
"""Before a number, within which its street is looked for."""


@dataclass(frozen=True, slots=True)
class NumberedStreet:
    """A street with its number and unit, what its text says ahead of it and what after it."""

    adres: str
    before: str
    after: str = ""
    is_marked: bool = False  # a label or "aan de" says that it is one


@dataclass(frozen=True, slots=True)
class PostcodeSpot:
    """Where a postcode stands in a text, as written there."""

    text: str
    start: int
    end: int


def find_postcodes(text: str) -> Iterator[PostcodeSpot]:
    """Yield the postcodes of a text; one in small letters only where a place follows or nothing."""
    for match in _LOOSE_POSTCODE.finditer(text):
        rest = text[match.end() : match.end() + SENTENCE_CHARS].lstrip(EDGE_MARKS)
        is_sure = POSTCODE_IN_TEXT.fullmatch(match[0]) or (
            is_area(match[0][:4]) and (not rest or lies_in(match[0], place_at_start(rest)))
        )
        if is_sure:
            yield PostcodeSpot(match[0], *match.span())


def find_postcode(text: str) -> PostcodeSpot | None:
    """Return the first postcode of a text, one glued to its house number included."""
    first = next(find_postcodes(text), None)
    glued = GLUED_POSTCODE.search(text) if first is None else None
    if glued is None:
        return first
    place = place_at_start(text[glued.end() :].strip(EDGE_MARKS))
    if not lies_in(glued["postcode"], place):
        return None
    return PostcodeSpot(glued["postcode"], *glued.span("postcode"))


def read_segments(text: str) -> list[str]:
    """Return the parts of a text between commas, bars and dashes, without marks around them."""
    parts: list[str] = []
    for written in DELIMITER.split(text):
        part = _AROUND_PART.sub("", written.strip())
        if parts and ONLY_NUMBER.fullmatch(part) and not any(c.isdigit() for c in parts[-1][-6:]):
            parts[-1] += f" {part}"  # a number in a cell of its own
        elif part:
            parts.append(part)
    return parts


def street_at_end(text: str) -> NumberedStreet | None:
    """Read the street that stands last in a text before a postcode: units may follow it.

    "Het spreekuur is op de Dorpsstraat 12, 2e verdieping (" gives "Dorpsstraat 12, 2e verdieping".
    """
    if bracket := _UNCLOSED.search(text):
        inside = street_at_end(text[bracket.end() :])
        if inside is not None:
            return replace(inside, before=text[: bracket.end()] + inside.before)
    segments = read_segments(_COUNTRY_BEFORE.sub("", text[-SENTENCE_CHARS:]))
    for n in range(len(segments) - 1, -1, -1):
        street = None if UNIT.fullmatch(segments[n]) else read_street(segments[n])
        if street is None:
            continue
        units = [s for s in segments[n + 1 :] if UNIT.fullmatch(s)]
        others = [s for s in segments[n + 1 :] if s not in units]
        before = ", ".join(filter(None, [*segments[:n], street.before]))
        adres = ", ".join([street.adres, *units])
        return NumberedStreet(adres, before, others[-1] if others else "", street.is_marked)
    return None


def read_street(segment: str) -> NumberedStreet | None:
    """Read a part of a text that ends in a street with its number, or is a postal box."""
    ahead, _, bare = segment.rpartition(": ")
    unlabelled = _AROUND_PART.sub("", STREET_LABEL.sub("", bare))
    if lead := _AHEAD_OF_STREET.match(unlabelled):
        unlabelled = unlabelled[lead.end() :]
    is_marked = unlabelled != bare or bool(_ADDRESS_WORD.search(ahead))
    if PO_BOX_WORD.search(bare):
        return NumberedStreet(bare, ahead)
    if not looks_like_street(unlabelled, beside_postcode=True):
        last = _LAST_WORDS.search(unlabelled)
        is_long = last is not None and looks_like_street(last[0], beside_postcode=True)
        return _street_of_sentence(unlabelled) if is_long else None
    if street := _LEADS_SOMEWHERE.search(unlabelled):
        who = name_in(_CUE.sub("", unlabelled[: street.start()]))
        marked = is_marked or street.start() > 0
        return NumberedStreet(unlabelled[street.start() :], who, is_marked=marked)
    named = _BUILDING.match(unlabelled)
    if named and looks_like_street(unlabelled[named.end() :], beside_postcode=True):
        who = re.sub(r" (?:aan|op) (?:de|het) $", "", named[0])
        return NumberedStreet(unlabelled[named.end() :], name_in(who) or who, is_marked=True)
    if not _is_sentence(unlabelled):
        return NumberedStreet(unlabelled, ahead, is_marked=is_marked)
    return _street_of_sentence(unlabelled)


def _is_sentence(text: str) -> bool:
    """Tell whether a text before a house number has more to it than a street's name."""
    words = _HOUSE_AT_END.sub("", text).split()
    has_small = has_plain_words(words[:-1])
    return has_small and (len(words) > 3 or words[-1][0].isupper())


def has_plain_words(words: list[str]) -> bool:
    """Tell whether there are words that no name of a street or a house has: small, no particle."""
    return any(w[0].islower() and w.casefold() not in _PARTICLE for w in words)


def _street_of_sentence(text: str) -> NumberedStreet | None:
    """Cut a sentence where its street begins: after the last "aan de" or the like."""
    number = _HOUSE_AT_END.search(text)
    words = list(re.finditer(r"\S+", text[: number.start() if number else len(text)]))
    for word in reversed(words):
        cue = _CUE.search(text, 0, word.start())
        if cue and not word[0][0].islower():
            who = name_in(text[: cue.start()])
            return NumberedStreet(text[word.start() :], who, is_marked=True)
    begin = len(words)
    while begin and (not (w := words[begin - 1][0])[0].islower() or w in _PARTICLE):
        begin -= 1
    while begin < len(words) and words[begin][0] in _JOINING_WORDS:
        begin += 1
    street = text[words[begin].start() :] if begin < len(words) else ""
    if street and looks_like_street(street, beside_postcode=False):
        return NumberedStreet(street, name_in(text[: words[begin].start()]))
    return None


def name_in(before: str) -> str:
    """Return who a sentence says is there: "U kunt terecht bij Loket Zuid" gives "Loket Zuid"."""
    for sentence in reversed(_SENTENCE_END.split(before)):
        found = _WHO.search(sentence.rstrip(" ,:(")) or _SUBJECT.match(sentence)
        if found and not is_place(found[1].strip()):
            return found[1].strip()
    return ""

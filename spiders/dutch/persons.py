"""The names of persons taken out of the words of a location."""

import re
from functools import lru_cache

from schemas.persons import (
    BESIDE_PERSON,
    LEADS_TO_PERSON,
    MOST_NAME_WORDS,
    PERSON,
    ROLE_BEFORE_NAME,
    count_name_in_role,
    is_first_name,
    is_full_name,
    is_titled_name,
    may_begin_name,
)
from spiders.dutch.patterns import STREET_NAME, WEEKDAY, collapse
from spiders.dutch.places import is_place

_ADDRESSED = re.compile(rf"(?:{PERSON.pattern})[^,;|()]*", re.IGNORECASE)
# A dash before "de" may join a double surname: the name is looked for in the whole of it.
_PARTS = re.compile(r"(; |, | \| | [–-] (?!(?:van|de|der|den|ter|ten|te|el) )|: |[()])")
_WORD_EDGE = re.compile(r"[\s(),;:|]+")
_STREET_GOES_ON = re.compile(r"[1-9]\d{0,3}[a-zA-Z]?")
# Behind a name that a street is called by: "E. Thomassen à Thuessinklaan 1".
_NAME_GOES_ON = re.compile(r"(?:à|de|ten|ter|thoe|tot|van(?: de[nr]?)?) (?=[A-ZÀ-Þ])")
_LONGEST_ROLE = 6  # words before a name: "maatschappelijk werker van dienst : is"
_AND = frozenset(["en", "of", "&", "+"])
_AROUND_NAME = "\"'‘’“”.!?"


@lru_cache(maxsize=1 << 12)
def strip_persons(text: str) -> str:
    """Return a name, an address or a sentence without the names of persons in it.

    A name goes where nothing else is called by it: alone between marks, before small letters, or
    behind "door", a function, a verb and the like. "Stichting Jan de Vries" and "Jan Jansen Fonds"
    stay, as do streets and places.
    """
    if not _may_name_person(text):
        return text
    *addressed, last = _ADDRESSED.split(text)
    spoken = "".join([*(_without_cue(head.rstrip()) for head in addressed), last])
    cleaned = "".join(map(_without_names, _PARTS.split(spoken)))
    if cleaned == text:
        return text
    return re.sub(r"\(\s*\)", "", collapse(cleaned)).strip(" ,;:|–-")


@lru_cache(maxsize=1 << 12)
def strip_parts_of_persons(text: str) -> str:
    """Return hours or an appointment without the parts that address a person, and without names."""
    return "; ".join(strip_persons(p) for p in text.split("; ") if not PERSON.search(p))


def _may_name_person(text: str) -> bool:
    if PERSON.search(text) or ROLE_BEFORE_NAME.search(text):
        return True
    return any(map(may_begin_name, _WORD_EDGE.split(text)))


def _without_names(piece: str) -> str:
    """Return a piece of text without the names in it, each with the word that leads to it."""
    words = piece.split()
    at = 0
    while at < len(words):
        end = _end_of_names(words, at)
        if not end:
            at += 1
        elif _stands_apart(words, at, end):
            begin = len(_without_cue(" ".join(words[:at])).split())
            del words[begin:end]
            at = begin
        else:
            at = end
    kept = " ".join(words)
    if kept == collapse(piece):
        return piece
    head, tail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return f"{head}{kept}{tail}"


def _end_of_names(words: list[str], at: int) -> int:
    """Return where the names end that begin at a word, "en" between them; 0 when none does."""
    end = _end_of_name(words, at)
    while end and end + 1 < len(words) and words[end] in _AND:
        following = _end_of_name(words, end + 1)
        if not following:
            break
        end = following
    return end


def _end_of_name(words: list[str], at: int) -> int:
    """Return where the longest name ends that begins at a word; a first name alone is one too."""
    is_in_role = ROLE_BEFORE_NAME.search(" ".join(words[max(0, at - _LONGEST_ROLE) : at]))
    if is_in_role and (in_role := count_name_in_role(words[at:])):
        return at + in_role
    if not may_begin_name(words[at]):
        return 0
    for end in range(min(at + MOST_NAME_WORDS, len(words)), at + 1, -1):
        name = [*words[at : end - 1], words[end - 1].rstrip(_AROUND_NAME)]
        is_name = is_full_name(name) or is_titled_name(name)
        if is_name and name[-1][:1].isupper():
            return end
    alone = words[at].strip(_AROUND_NAME)
    return at + 1 if is_first_name(alone) and alone[:1].isupper() else 0


def _stands_apart(words: list[str], at: int, end: int) -> bool:
    """Tell whether a name is a person's: no organisation, street or place is called by it."""
    name, following = " ".join(words[at:end]).strip(_AROUND_NAME), "".join(words[end : end + 1])
    if is_place(name) or _STREET_GOES_ON.fullmatch(following):
        return False
    rest = " ".join(words[end:])
    if _NAME_GOES_ON.match(rest) and STREET_NAME.search(rest):
        return False
    is_last = words[end - 1].endswith((".", "!", "?"))  # of its sentence: the next begins anew
    goes_on = not is_last and (following[:1].isupper() or following[:1] in {"&", "+"})
    if goes_on and not WEEKDAY.match(following):
        return False
    before = " ".join(words[:at])
    is_led_to = bool(LEADS_TO_PERSON.search(before))
    if end - at == 1 or is_titled_name(words[at:end]):
        return is_led_to or not (before or following) or words[at][0].islower()
    return is_led_to or not before or bool(BESIDE_PERSON.search(before))


def _without_cue(before: str) -> str:
    while cue := LEADS_TO_PERSON.search(before):
        before = before[: cue.start("of") if cue["of"] else cue.start()].rstrip()
    return before

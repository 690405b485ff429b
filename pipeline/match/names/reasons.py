"""What a comparison of two names found: a verdict, the reason, and the words that it rests on.

Nothing here is prose: what a reader is told of a reason stands in pipeline/match/wording.py.
"""

from enum import StrEnum
from typing import NamedTuple

from schemas.vocabulary import Veldoordeel


class NameReason(StrEnum):
    """Why two names are the same, alike, a part of one another or others."""

    EQUAL = "equal"
    LIGHT = "light"
    """The same but for legal forms, articles, places and the like."""
    MISSPELT = "misspelt"
    JOINED = "joined"
    """The same letters with the spaces elsewhere, or a typing error in a long name."""
    CUT_OFF = "cut off"
    ACRONYM = "acronym"
    """One consists of, or carries, the initials of the other: the words are that acronym."""
    SET_APART = "set apart"
    """The same but for words that the name itself sets apart, as a department or a service."""
    FORGIVEN = "forgiven"
    """The same but for words that say nothing, as the list itself teaches."""
    EXTRA = "extra"
    """One has words more than the other: the words are these."""
    SHARED_ACRONYM = "shared acronym"
    """An acronym that is of another name at the same address just as well."""
    SHORT_WORD = "short word"
    """A single short word with what may be a typing error, or another word."""
    LITTLE_IN_COMMON = "little in common"
    """What they share is common to many names; the words are those of one of them only."""
    OWN_WORDS = "own words"
    """Each has words of its own: the words of one, a slash, those of the other."""
    KIND = "kind"
    """The same but for the kind: one names none, or each another of one family."""
    NUMBERED = "numbered"
    """The same but for a number behind one of them: the words are that number."""
    SHORTENED = "shortened"
    """The same but for words that one of them shortens."""
    OTHER_KIND = "other kind"
    """The same but for the kind, each of another family: Wijkteam Lindebuurt, Wijkcentrum
    Lindebuurt."""
    OTHER_QUARTER = "other quarter"
    """The same kind; one names a part of the town by the compass, the other what may lie in it."""
    OTHER_DEPARTMENT = "other department"
    """The same, and each goes on to name a department of its own."""
    GUEST = "guest"
    """One is a building or its host, the other a service in it: the words are the service."""
    OTHER_NAME = "other name"
    """One says that it is called, or was, what the other is called: the words are that name."""
    OTHER_TOWN = "other town"
    OTHER_WORDS = "other words"
    NAMELESS = "nameless"
    NOT_COMPARED = "not compared"


TYPING_ERRORS = frozenset({NameReason.MISSPELT, NameReason.JOINED, NameReason.CUT_OFF})
"""Reasons by which names are the same although they are spelt otherwise."""


class NameEvidence(NamedTuple):
    """What two names say, why, and by which words.

    GELIJK; VRIJWEL_GELIJK: the same at one address, unless something denies it; DEEL: one is part
    of the other; ANDERE_SOORT: what they share tells, but not that they are one;
    ANDERE_AFDELING: two parts of one; LIJKEND: they share words but each has words of its own;
    ANDERS; ONTBREEKT.
    """

    verdict: Veldoordeel
    reason: NameReason
    words: str = ""


def same_by(reason: NameReason, words: str = "") -> NameEvidence:
    """Two names that are the same, for this reason."""
    return NameEvidence(Veldoordeel.GELIJK, reason, words)

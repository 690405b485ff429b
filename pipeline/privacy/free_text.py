"""Free text that is fit to publish: what may tell of a person is withheld, never guessed clean.

A telephone number or a name has no form that a program can cut out surely, so a text that may hold
one is withheld whole, with the reason. An e-mail address has one: it is masked wherever text is
published (`pipeline.privacy.gate`), so it stays here.
"""

import re

from pipeline.privacy.numbers import HOLDS_NUMBER, holds_long_number
from pipeline.privacy.personal import (
    EMAIL_IN_TEXT,
    NAMES_PERSON,
    find_personal,
    holds_full_name,
    plain,
)
from schemas.persons import NAME_MAY_FOLLOW, PERSON_IN_PROSE

LONGEST_FREE_TEXT = 1000
WITHHELD = "; weggelaten"
TOO_LONG = f"langer dan {LONGEST_FREE_TEXT} tekens{WITHHELD}"
MASK = "(e-mailadres)"

_POSTCODE = re.compile(r"(?<![\w.-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\w-])")
HOLDS_ADDRESS = "bevat een adres"


def make_public(text: str) -> tuple[str, str]:
    """Return (text fit to publish, "") or ("", the Dutch reason why it is withheld).

    The text comes on one line: line breaks become "; ". Linear in the length of the text.
    """
    if len(text) > LONGEST_FREE_TEXT:
        return "", TOO_LONG
    words = "; ".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if reason := find_personal_in_prose(mask_email(words)):
        return "", reason + WITHHELD
    return words, ""


def find_personal_in_prose(text: str) -> str:
    """Return why running text may hold something of a person, in Dutch; "" when nothing shows it.

    Stricter than `find_personal`: any telephone number may be of whom the text names, "bij Jan" may
    be a person here, as may a full name among other words, and a postcode be a home.
    """
    words = plain(text)
    if reason := find_personal(words):
        return reason
    if holds_long_number(words):
        return HOLDS_NUMBER
    if PERSON_IN_PROSE.search(words) or NAME_MAY_FOLLOW.search(words) or holds_full_name(words):
        return NAMES_PERSON
    return HOLDS_ADDRESS if _POSTCODE.search(words) else ""


def mask_email(text: str) -> str:
    """Return text in which everything that looks like an e-mail address is masked."""
    return EMAIL_IN_TEXT.sub(MASK, text) if "@" in text else text

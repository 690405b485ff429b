"""Free text that is fit to publish: what may tell of a person is withheld, never guessed clean.

A telephone number or a name has no form that a program can cut out surely, so a text that may hold
one is withheld whole, with the reason. An e-mail address has one: it is masked wherever text is
published (`pipeline.boundary.mask_emails`), so it stays here.
"""

import re

LONGEST_FREE_TEXT = 1000
MAY_NAME_PERSON = "noemt mogelijk een persoon; weggelaten"
HOLDS_PHONE = "bevat een telefoonnummer; weggelaten"
TOO_LONG = f"langer dan {LONGEST_FREE_TEXT} tekens; weggelaten"

_TITLE = re.compile(
    r"\b(?:mevr(?:ouw)?|mw|mej|meneer|dhr|de heer|drs|mr|contact ?persoon|vra(?:ag|gen) naar)\b"
    r"|\b(?:co[oö]rdinator|consulente?|medewerk(?:er|ster)|teamleider|manager)\s*:",
    re.IGNORECASE,
)
# "bij Jan", "met Fatima": with a capital, it may be anybody's name.
_COMPANION = re.compile(r"\b(?:[Bb]ij|[Mm]et|[Dd]oor|[Nn]aar)\s+[A-ZÀ-ÖØ-Þ]")
_CLOCK_TIME = re.compile(r"(?<![\d.:])\d{1,2}[.:]\d{2}(?![.:]?\d)")
_DIGITS = re.compile(r"\d(?:[\s()./-]{0,3}\d){8,}")  # nine or more: a number with its area code


def make_public(text: str) -> tuple[str, str]:
    """Return (text fit to publish, "") or ("", the Dutch reason why it is withheld).

    The text comes on one line: line breaks become "; ". Linear in the length of the text.
    """
    if len(text) > LONGEST_FREE_TEXT:
        return "", TOO_LONG
    words = "; ".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if _DIGITS.search(_CLOCK_TIME.sub(";", words)):
        return "", HOLDS_PHONE
    if _TITLE.search(words) or _COMPANION.search(words):
        return "", MAY_NAME_PERSON
    return words, ""

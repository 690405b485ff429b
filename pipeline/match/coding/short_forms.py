"""The short forms in which streets and additions to a house number are compared."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipeline.match.names.words import WORDS, fold_name

LONGEST_COMPARED_STREET = 80
"""Characters of a street name that are compared; the BAG allows 80."""
SHORTEST_TITLE = 6
"""Letters of a title in which a typing error is forgiven: in "dokter" it is plain which is meant,
while "burg" a letter off is "berg" or "brug"."""
SHORTEST_MISSPELT_TITLE = 5
"""Letters of a word that may be such a title with one left out."""
SHORTEST_STEM = 4
"""Letters of a street beside "straat" or "laan" that tell it from another; fewer tell too little,
so then nothing is left out or forgiven: "de Laan", "A-weg"."""

_LONG_TITLES = sorted(title for title in WORDS.titels if len(title) >= SHORTEST_TITLE)
_TOKEN = re.compile(r"[0-9]+(?:e|de|ste)?(?![a-z])|[a-z]+|[0-9]+")
_ENDINGS = "straat|laan|weg|plein|plantsoen|singel|kade|gracht|dijk|hof|pad|steeg|park|dreef|ring"
_KIND = re.compile(rf"(?:{_ENDINGS})$")
_SHORT_ENDING = re.compile(rf"(?<=[a-z]{{3}})({'|'.join(sorted(WORDS.uitgangen, key=len)[::-1])})$")
_CASE_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_CUT_SHORT = re.compile(r"(?<=[a-z]{3})(gr|st)\.$")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_GROUND_FLOOR = {"HS": "H", "HUIS": "H", "BG": "H", "BEG": "H"}
_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|[0-9]+")
_NOT_ALNUM = re.compile(r"[^0-9A-Z]+")


def shorten_street(straatnaam: str) -> str:
    """The form in which streets are compared: short titles and ordinals, full endings, no spaces.

    "Burg. Backxln" and "Burgemeester Backxlaan" both become "bgbackxlaan"; "" stays "".
    """
    text = fold_name(_CASE_BREAK.sub(" ", straatnaam[:LONGEST_COMPARED_STREET])).replace("-", " ")
    if "." in text:
        text = _CUT_SHORT.sub(_full_ending_of, text).replace(".", ". ")
    words = _TOKEN.findall(text)
    full = [_shorten_title(word) for word in words]
    if full:
        full[-1] = _write_ending(words[-1], alone=len(words) > 1)
    kept = [word for word in full[:-1] if word not in WORDS.straatlidwoorden] + full[-1:]
    # Initials come and go: "J.P. Coenstraat" is written "Coenstraat" too.
    telling = [word for word in kept[:-1] if len(word) > 1 or word.isdigit()] + kept[-1:]
    short = "".join(telling)
    return short if len(strip_kind(short)) >= SHORTEST_STEM else "".join(kept)


def strip_kind(short: str) -> str:
    """A short form without its ending: "kerk" for "kerkstraat"."""
    return _KIND.sub("", short)


@lru_cache(maxsize=1 << 16)
def _shorten_title(word: str) -> str:
    """The short form of a title or ordinal, also of a long one with a typing error in it."""
    if len(word) >= SHORTEST_MISSPELT_TITLE and word not in WORDS.titels:
        near = (title for title in _LONG_TITLES if title[0] == word[0] and _is_near(title, word))
        word = next(near, word)
    return WORDS.titels.get(word, word)


def _is_near(title: str, word: str) -> bool:
    return abs(len(title) - len(word)) <= 1 and OSA.distance(title, word, score_cutoff=1) <= 1


def _write_ending(word: str, *, alone: bool) -> str:
    if alone and word in WORDS.uitgangen:
        return WORDS.uitgangen[word]
    return _SHORT_ENDING.sub(_full_ending, word)


def _full_ending(match: re.Match[str]) -> str:
    # "Kerkst" is cut off rather than abbreviated, and "Vest" is a street: only whole endings count.
    return match[0] if match[0] in {"st", "gr"} else WORDS.uitgangen[match[0]]


def _full_ending_of(match: re.Match[str]) -> str:
    # With a full stop behind it, it is no name that happens to end so.
    return WORDS.uitgangen[match[1]]


def write_addition(huisletter: str, huisnummertoevoeging: str) -> str:
    """One form of additions: "-A" -> "A"; "I" -> "1"; "hs" -> "H"; "A01" and "A-1" -> "A-1"."""
    parts = _LETTERS_OR_DIGITS.findall(huisnummertoevoeging.upper())
    if letter := _NOT_ALNUM.sub("", huisletter.upper()):
        parts.insert(0, letter)
    plain = [_ROMAN.get(part, _GROUND_FLOOR.get(part, part)) for part in parts]
    return "-".join(part.lstrip("0") or part for part in plain)

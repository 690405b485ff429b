"""Text folded for comparing: one step at the bottom, and a named variant per purpose.

Equal folds mean equal for that purpose, and only there: choose the variant by what may differ.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "`": "'"})
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""What Unicode calls default ignorable, and marks of annotation: no eye sees them."""
_NO_CODE = re.compile(r"[^a-z0-9]+")


def strip_accents(text: str) -> str:
    """Return text in compatibility form (NFKD) without combining marks: "Súdwest" -> "Sudwest"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=100_000)
def fold_words(text: str) -> str:
    """Return text without case, accents and surplus white space; punctuation stays.

    For terms of a list: two of them may differ in punctuation alone.
    """
    return " ".join(strip_accents(text).casefold().translate(_APOSTROPHES).split())


def fold_letters(text: str) -> str:
    """Return the letters and digits of text without case and accents: "Huis-nr." -> "huisnr".

    For names of columns and questions, which people write with any punctuation.
    """
    return "".join(sign for sign in strip_accents(text).casefold() if sign.isalnum())


def fold_code(text: str) -> str:
    """Return text as a code of a-z, 0-9 and "-": "Zorg en opvang (MO)" -> "zorg-en-opvang-mo"."""
    return _NO_CODE.sub("-", strip_accents(text).casefold()).strip("-")


def drop_invisible(text: str) -> str:
    """Return text without the signs that nobody can see: with them, equal names would differ."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def make_printable(text: str) -> str:
    """Return text that any file, screen and database can hold, on one line.

    White space and control characters become a space; half emoji (lone surrogates) and invisible
    signs go. Text that comes from elsewhere is cleaned where it enters.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _replace(sign) for sign in text)


def _replace(sign: str) -> str:
    return " " if unicodedata.category(sign)[0] == "Z" or sign < " " or sign == "\x85" else ""

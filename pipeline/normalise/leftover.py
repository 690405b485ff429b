"""What of a text was not used by its reading: nothing that was given is lost without a word."""

import re
from collections.abc import Iterable

from schemas.folding import strip_accents

_WORD = re.compile(r"[^\W_]+")
_STRUCTURE = frozenset(
    {"te", "in", "aan", "op", "de", "het", "den", "t", "s", "gemeente", "nr", "no", "nummer"}
    | {"huisnummer", "huisnr", "adres", "bezoekadres", "vestigingsadres", "locatieadres"}
    | {"nl", "nederland", "netherlands", "holland", "the"}
)
"""Words that only hold an address together, or name the country."""


def list_leftover(texts: Iterable[str], used: Iterable[str]) -> str:
    """Return the words of `texts` that stand in none of the `used` values, "" when all do.

    The words of one text stay together; texts are joined with "; ".
    """
    known = _STRUCTURE.union(*(_fold_words(value) for value in used))
    left = (
        " ".join(word for word in text.split() if not _fold_words(word) <= known) for text in texts
    )
    return "; ".join(dict.fromkeys(words.strip(" -:;,.") for words in left if words))


def _fold_words(text: str) -> set[str]:
    folded = text.casefold() if text.isascii() else strip_accents(text.casefold())
    return set(_WORD.findall(folded))

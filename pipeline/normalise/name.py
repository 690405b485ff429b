"""Names of organisations and locations: one way to write them, one key to compare them."""

import re
import unicodedata
from html import unescape

from pipeline.normalise.address_text import tidy_case
from schemas.folding import strip_accents

LONGEST_NAME = 300
_NAME_MARKS = str.maketrans(
    {"`": "'", "´": "'", "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"'}
    | {"»": '"', "\u00ad": "", "\u200b": "", "\u200e": "", "\ufeff": ""}
)
_EMAIL = re.compile(r"[^\s@]{1,80}@[^\s@]+\.[^\s@]+")
_ENDS = " ,;:|-–"
_NO_WORD = re.compile(r"[\W_]+")
_LEGAL_FORMS = frozenset({"stichting", "st", "vereniging", "bv", "nv", "cooperatie"})
_ARTICLES = frozenset({"de", "het", "t"})


def tidy_name(name: str) -> str:
    """Return a name fit to show: single spaces, straight apostrophes and quotes, none around it.

    Characters written as in html ("&eacute;") are those characters; an e-mail address in it is
    left out. Capitals are left alone, but for a name of several words
    that is all capitals.
    """
    text = unicodedata.normalize("NFC", unescape(name[:LONGEST_NAME])).translate(_NAME_MARKS)
    text = _EMAIL.sub(" ", text) if "@" in text else text
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split()).strip(_ENDS)
    while len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip(_ENDS)
    long_words = [word for word in text.split() if len(word) > 4]
    return tidy_case(text) if text.isupper() and len(long_words) > 1 else text


def name_key(name: str) -> str:
    """Return what two spellings of one name share: no case, accents, marks or legal form.

    "Stichting De Welle" and "de welle" have the same key. A name of nothing else keeps its words.
    """
    words = _NO_WORD.sub(" ", strip_accents(name[:LONGEST_NAME].casefold())).split()
    kept = [word for word in words if word not in _LEGAL_FORMS]
    if len(kept) > 1 and kept[0] in _ARTICLES:
        kept = kept[1:]
    return " ".join(kept or words)

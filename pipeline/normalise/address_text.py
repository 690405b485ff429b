"""What an address is written with: white space, marks, and text that belongs to something else."""

import re
import unicodedata
from html import unescape

from pipeline.normalise.address_words import DAY
from pipeline.normalise.house_number import UNIT_IN_BRACKETS
from pipeline.normalise.postcode import MARK, normalise_postcode

LONGEST_ADDRESS = 300
"""Characters of a text that are looked at; no address is longer."""

LONGEST_STREET = 80
"""Characters of a street or place: naam openbare ruimte in the BAG."""

_ADDRESS_MARKS = str.maketrans(
    {
        "`": "'", "´": "'", "‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-",
        "\r": ",", "\n": ",", "\t": " ", "|": ",", ";": ",", "•": ",", "·": ",",
        "\x01": " ", "\u200b": "", "\u200e": "", "\ufeff": "", "\u00ad": "",
        "\u017f": "s", "\u0131": "i", "\u0130": "I",
    }
)  # fmt: skip
"""Signs written as what they mean in an address. The last three are letters of which ignoring case
makes "s" or "i", so that a pattern of letters takes them and their capital is none of A to Z."""
_MARKED = frozenset(map(chr, _ADDRESS_MARKS))
_NO_DIGIT = re.compile(r"[^0-9]+")
_PHONE_LENGTH = 9
_CONTACT = re.compile(
    r"[^\s,@]{1,80}@[^\s,]+"
    r"|(?:https?://|www\.)[^\s,]+"
    r"|(?:e-?mail(?:adres)?|website|fax|(?:T|t)el(?:\.|efoon(?:nummer)?)?)\s*:"
    r"|(?:\bt(?:el)?(?:\.|efoon(?:nummer)?)?[\s:]*)?(?<![\w-])(?:\+[0-9]{2}|\(0[0-9]{1,3}\)|0[0-9]{1,3})"
    r"[\s-]*(?:[0-9][\s-]{0,3}){6,8}(?![\w])"
    r"|\b(?:tel(?:efoon(?:nummer)?)?|mob(?:iel)?|fax)\b[\s.:]*[+(0-9][0-9()\s/-]+[0-9](?!\w)"
    r"|(?<![\w-])0[89]00[\s-]?[0-9]{4,7}(?!\w)",
    re.IGNORECASE,
)
# A province or region in brackets tells places apart ("Bergen (NH.)") and stays.
_REMARK_IN_BRACKETS = re.compile(
    r"\((?!(?:L|NH|NB|O|Z|ZH|Gld|Gelderland|Utr|Ov|Fr|Gr|Dr)\.?\))[^()]*\)", re.IGNORECASE
)
_POSTCODE_IN_BRACKETS = re.compile(r"\(([1-9][0-9]{3} ?[A-Z]{2})\)")
_PO_BOX = re.compile(
    r"\b(?:post ?bus|antwoordnummer|p\.? ?o\.? ?box)\W{0,3}(?:nr\.? ?)?[0-9]+(?![0-9])"
    r"(?:[\s,]{0,3}([1-9][0-9]{3} ?[A-Z]{2})(?![^\W_]))?",
    re.IGNORECASE,
)
_ROOM = re.compile(r"\b(?:kamer|ruimte|lokaal)\s*[A-Za-z]?[0-9]{1,4}[A-Za-z]?(?!\w)", re.IGNORECASE)
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_UNTIL = rf"\s*(?:-|–|tot|t/m|en)\s*{_HOUR}(?:[:.][0-5][0-9])?(?![0-9])"
_TIME = re.compile(
    rf"(?<![\w.-])(?:{_HOUR}:[0-5][0-9]|(?:{_HOUR}(?:\.[0-5][0-9])?|[0-2][0-9][0-5][0-9])"
    rf"(?=(?:{_UNTIL})?\s?uur\b)|{_HOUR}\.[0-5][0-9](?=\s*(?:-|–|tot)\s*{_HOUR}\.[0-5][0-9]))"
    rf"(?![0-9])(?:{_UNTIL})?(?:\s?uur)?(?!\w)"
    rf"|(?<!\w){DAY}(?:\s*(?:t/m|en|-|–)\s*{DAY})*\s*(?:van\s*)?{_HOUR}(?:[:.][0-5][0-9])?{_UNTIL}(?:\s?uur)?",
    re.IGNORECASE,
)
_TIME_SIGN = re.compile(r"[0-9][:.][0-5][0-9]|uur|dag", re.IGNORECASE)
_SHORT_DAYS = frozenset({"ma", "di", "wo", "do", "vr", "za", "zo"})
_NUMBER_WORD = re.compile(
    r"\b(?:(?:huis)?(?:nummer|nr)s?|no)\b\.?:? ?(?=[0-9])|(?:[#№]|n[°º]) ?(?=[0-9])", re.IGNORECASE
)
_NUMBER_SIGNS = ("nr", "nummer", "no ", "no.", "#", "№", "n°", "nº")  # in every _NUMBER_WORD
_NUMBER_JOINED = re.compile(r"(?<=[^\W\d_]):(?=[0-9])")
_SMALL_WORDS = frozenset(
    {"de", "den", "der", "het", "'t", "te", "ter", "ten", "van", "von", "en", "in", "op", "aan"}
    | {"bij", "onder", "over", "a.d.", "a/d", "d'", "'s", "la", "le"}
)
_CASED_WORD = re.compile(r"[^\s-]+")


def clean_text(text: str) -> str:
    """One line with single spaces and plain apostrophes; line breaks and "|" become commas."""
    text = text[:LONGEST_ADDRESS]
    if "&" in text:
        text = unescape(text)
    if "\\" in text:
        text = text.replace("\\r", "\n").replace("\\n", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not _MARKED.isdisjoint(text):
        text = text.translate(_ADDRESS_MARKS)
    return " ".join(text.split())


def drop_contact(text: str) -> tuple[str, list[str]]:
    """Put a comma for what is no part of an address; return the text, and what was taken out.

    That is: phone numbers, e-mail addresses, websites, hours, rooms, and remarks in brackets.
    """
    dropped: list[str] = []

    def drop(match: re.Match[str]) -> str:
        dropped.append(match[0].strip("() "))
        return ","

    if "(" in text:
        text = _POSTCODE_IN_BRACKETS.sub(r", \1, ", UNIT_IN_BRACKETS.sub(r" \1", text))
        text = _REMARK_IN_BRACKETS.sub(drop, text)
    lowered = text.lower()
    if (
        ("@" in lowered or ":" in lowered or "+" in lowered or "www" in lowered)
        or ("0" in text and len(_NO_DIGIT.sub("", text)) >= _PHONE_LENGTH)
        or ("tel" in lowered or "mob" in lowered or "fax" in lowered or "00" in lowered)
    ):
        text = _CONTACT.sub(drop, text)
    if _TIME_SIGN.search(text) or not _SHORT_DAYS.isdisjoint(lowered.replace(",", " ").split()):
        text = _TIME.sub(drop, text)
    if "kamer" in lowered or "ruimte" in lowered or "lokaal" in lowered:
        text = _ROOM.sub(drop, text)
    if ":" in text:
        text = _NUMBER_JOINED.sub(" ", text)
    if any(sign in lowered for sign in _NUMBER_SIGNS):
        text = _NUMBER_WORD.sub("", text)
    return text, dropped


def drop_po_boxes(text: str) -> tuple[str, bool, str]:
    """Put MARK for each PO box and its postcode: (text, whether there was one, that postcode).

    A postcode that follows a PO box is the postcode of the box, not of a building.
    """
    lowered = text.lower()
    is_likely = "post" in lowered or "box" in lowered or "antwoord" in lowered
    first = _PO_BOX.search(text) if is_likely else None
    if first is None:
        return text, False, ""
    return _PO_BOX.sub(f",{MARK},", text), True, normalise_postcode(first[1] or "")


def has_po_box(text: str) -> bool:
    """Whether a text names a PO box."""
    return drop_po_boxes(clean_text(text))[1] if text else False


def tidy_case(name: str) -> str:
    """Write a name that is all capitals or all small letters as a Dutch name; leave others."""
    if not (name.isupper() or name.islower()) or len(name) < 3:
        return name
    words = _CASED_WORD.sub(_tidy_word, name.lower())
    return words if words.startswith(("'", "de ", "het ")) else _capitalise(words)


def _tidy_word(match: re.Match[str]) -> str:
    return match[0] if match[0] in _SMALL_WORDS else _capitalise(match[0])


def _capitalise(word: str) -> str:
    return "IJ" + word[2:] if word.startswith("ij") else word[:1].upper() + word[1:]

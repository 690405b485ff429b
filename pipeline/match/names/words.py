"""The small word lists of words.toml, and the words of a name folded for comparing."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from schemas.folding import strip_accents

_LIGATURES = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe"})
_QUOTES = re.compile(r"['’‘`´ʼ]")
_DOTTED = re.compile(r"\b(?:[a-z0-9]\.){2,}(?:[a-z0-9](?![a-z0-9]))?")
_WORD_OR_NUMBER = re.compile(r"[a-z]+|\d+")
_WRITTEN_ORDINAL = re.compile(r"(?<![a-z0-9])(\d{1,3})(?:ste|de|e)(?![a-z0-9])")
_BORN_AS = re.compile(r"\bv/h\b")


@dataclass(frozen=True)
class Words:
    """Words that do not tell one organisation or street from another."""

    rechtsvormen: frozenset[str]
    lidwoorden: frozenset[str]
    afdelingsmarkeringen: frozenset[str]
    kantoorwoorden: frozenset[str]
    diensten: frozenset[tuple[str, ...]]
    soortwoorden: frozenset[str]
    naamswijzigingen: frozenset[str]
    windstreken: frozenset[str]
    soorten: dict[tuple[str, ...], str]
    """Kinds of organisation and building as they stand in a core; the value is the family."""
    soortuitgangen: dict[str, str]
    gebouwwoorden: frozenset[str]
    titels: dict[str, str]
    uitgangen: dict[str, str]
    straatlidwoorden: frozenset[str]


def _load_words() -> Words:
    raw = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    name, street = raw["naam"], raw["straat"]
    light = {*name["rechtsvormen"], *name["lidwoorden"]}
    return Words(
        rechtsvormen=frozenset(name["rechtsvormen"]),
        lidwoorden=frozenset(name["lidwoorden"]),
        afdelingsmarkeringen=frozenset(name["afdelingsmarkeringen"]),
        kantoorwoorden=frozenset(name["kantoorwoorden"]),
        diensten=frozenset(tuple(phrase.split()) for phrase in name["diensten"]),
        soortwoorden=frozenset({*name["soortwoorden"], *raw["windstreken"]["woorden"]}),
        naamswijzigingen=frozenset(name["naamswijzigingen"]),
        windstreken=frozenset(raw["windstreken"]["woorden"]),
        soorten={
            tuple(word for word in kind.split() if word not in light): family
            for family, kinds in raw["soorten"].items()
            for kind in kinds
        },
        soortuitgangen=raw["soortuitgangen"],
        gebouwwoorden=frozenset(raw["gebouw"]["woorden"]),
        titels=street["titels"],
        uitgangen=street["uitgangen"],
        straatlidwoorden=frozenset(street["lidwoorden"]["woorden"]),
    )


WORDS = _load_words()
_ORDINALS = {word: short for word, short in WORDS.titels.items() if short.isdigit()}
_SIGNS_OF_DIGITS = frozenset("0123456789")


def fold_name(text: str) -> str:
    """Lower case without accents or apostrophes; "S.M.D." becomes "smd", "&" becomes "en"."""
    if not text.isascii():
        text = text.translate(_LIGATURES)
        text = _QUOTES.sub("", text)
        text = strip_accents(text).encode("ascii", "ignore").decode()
    folded = text.lower().replace("'", "").replace("`", "").replace("&", " en ")
    if "." not in folded:
        return folded
    return _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", folded)


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text: runs of letters, and runs of digits apart from them.

    An ordinal is its number ("1ste", "eerste": 1), and "v/h" is "vh".
    """
    if text.isascii() and text.replace(" ", "").isalpha():  # most names: nothing to fold
        return tuple([_ORDINALS.get(word, word) for word in text.lower().split()])
    folded = fold_name(text)
    if "/h" in folded:
        folded = _BORN_AS.sub("vh", folded)
    if not _SIGNS_OF_DIGITS.isdisjoint(folded):
        folded = _WRITTEN_ORDINAL.sub(r"\1 ", folded)
    return tuple([_ORDINALS.get(word, word) for word in _WORD_OR_NUMBER.findall(folded)])

"""The small word lists of words.toml, and the words of a name folded for comparing."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.folding import strip_accents
from schemas.toml_text import settings_of, words_of

WORDS_PATH = Path(__file__).with_name("words.toml")
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


def load_words(path: Path = WORDS_PATH) -> Words:
    """Read the word lists; SettingsError names a key that lacks, or what is no list of words."""
    with settings_of(path) as raw:
        return _make_words(raw)


def _make_words(raw: dict[str, Any]) -> Words:
    name, street = raw["naam"], raw["straat"]
    light = {*words_of(name, "rechtsvormen"), *words_of(name, "lidwoorden")}
    return Words(
        rechtsvormen=frozenset(words_of(name, "rechtsvormen")),
        lidwoorden=frozenset(words_of(name, "lidwoorden")),
        afdelingsmarkeringen=frozenset(words_of(name, "afdelingsmarkeringen")),
        kantoorwoorden=frozenset(words_of(name, "kantoorwoorden")),
        diensten=frozenset(tuple(phrase.split()) for phrase in words_of(name, "diensten")),
        soortwoorden=frozenset(
            {*words_of(name, "soortwoorden"), *words_of(raw["windstreken"], "woorden")}
        ),
        naamswijzigingen=frozenset(words_of(name, "naamswijzigingen")),
        windstreken=frozenset(words_of(raw["windstreken"], "woorden")),
        soorten={
            tuple(word for word in kind.split() if word not in light): family
            for family in raw["soorten"]
            for kind in words_of(raw["soorten"], family)
        },
        soortuitgangen=_texts_of(raw["soortuitgangen"]),
        gebouwwoorden=frozenset(words_of(raw["gebouw"], "woorden")),
        titels=_texts_of(street["titels"]),
        uitgangen=_texts_of(street["uitgangen"]),
        straatlidwoorden=frozenset(words_of(street["lidwoorden"], "woorden")),
    )


def _texts_of(table: dict[str, Any]) -> dict[str, str]:
    for key, text in table.items():
        if not isinstance(text, str):
            raise ValueError(f"{key}: verwacht een tekst")
    return table


WORDS = load_words()
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

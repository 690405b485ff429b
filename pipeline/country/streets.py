"""The streets that exist, per woonplaats, where the list of the BAG was fetched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd
from rapidfuzz import fuzz, process

from pipeline.country.place_names import fold_place
from schemas.folding import strip_accents

LEAST_LIKE_A_STREET = 75
"""Percent of likeness from which an existing street is suggested."""
MOST_SUGGESTED = 3
_WORD_JOINT = re.compile(r"[\s/-]+")
_STREET_MARKS = re.compile(r"[^a-z0-9. ]")

Place = tuple[str, str]
"""A woonplaats, folded, and its gemeentecode."""


@dataclass(frozen=True)
class StreetRegister:
    """Streets by place: folded name -> name as the BAG writes it. Empty without the list.

    Spellings that differ in case, accents, hyphens and apostrophes are one name, and so is a word
    cut short with a full stop ("Burg. Backxlaan") where only one street can be meant.
    """

    places: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_reference(cls, streets: pd.DataFrame, towns: pd.DataFrame) -> "StreetRegister":
        """Index `streets` (Straten) by the places of `towns` (Woonplaatsen)."""
        named = streets.merge(towns, on="woonplaatscode", validate="many_to_one")
        places: dict[Place, dict[str, str]] = {}
        columns = ["woonplaats", "gemeentecode", "straatnaam"]
        for woonplaats, code, street in named[columns].itertuples(index=False, name=None):
            names = places.setdefault((fold_place(woonplaats), code), {})
            names[_fold_street(street)] = street
        return cls(places)

    def knows(self, woonplaats: str, gemeentecode: str) -> bool:
        """Whether the streets of this place are known."""
        return bool(self.places) and (fold_place(woonplaats), gemeentecode) in self.places

    def find_street_named(self, name: str, woonplaats: str, gemeentecode: str) -> str:
        """Return the street of this place that `name` is, as the BAG writes it; "" if none is."""
        names = self.places.get((fold_place(woonplaats), gemeentecode), {})
        folded = _fold_street(name)
        if street := names.get(folded):
            return street
        if "." not in folded:
            return ""
        meant = [street for other, street in names.items() if _is_short_for(folded, other)]
        return meant[0] if len(meant) == 1 else ""

    def suggest_streets(self, name: str, woonplaats: str, gemeentecode: str) -> list[str]:
        """Return the existing streets of this place most like `name`, the likeliest first."""
        names = self.places.get((fold_place(woonplaats), gemeentecode), {})
        folded = _fold_street(name)
        short = sorted(street for other, street in names.items() if _is_short_for(folded, other))
        like = process.extract(
            folded,
            list(names),
            scorer=fuzz.ratio,
            limit=MOST_SUGGESTED,
            score_cutoff=LEAST_LIKE_A_STREET,
        )
        ranked = sorted((-score, names[other]) for other, score, _ in like)
        return list(dict.fromkeys([*short, *(street for _, street in ranked)]))[:MOST_SUGGESTED]


NO_STREETS = StreetRegister()
"""What is known where the list was not fetched."""


@lru_cache(maxsize=1 << 16)
def _fold_street(name: str) -> str:
    plain = strip_accents(name.casefold()).replace("ij", "y")
    return " ".join(_STREET_MARKS.sub("", _WORD_JOINT.sub(" ", plain).replace(".", ". ")).split())


def _is_short_for(written: str, full: str) -> bool:
    """Whether every word is the same, or begins with what was cut short with a full stop."""
    if "." not in written:
        return False
    words, others = written.split(), full.split()
    return len(words) == len(others) and all(
        word == other or (word.endswith(".") and other.startswith(word[:-1]))
        for word, other in zip(words, others, strict=True)
    )

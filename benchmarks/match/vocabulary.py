"""Made-up organisations and streets (SYNTHETISCH), in three vocabularies that differ in structure.

Every name is put together from parts by a random generator; a likeness to a real one is chance.
Places and postcode areas are real, from data/reference.
"""

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WORDS: dict[str, list[str]] = {
    name: [word.replace("~", " ") for word in text.split()]
    for name, text in tomllib.loads(
        Path(__file__).with_name("vocabulary.toml").read_text("utf-8")
    ).items()
}
QUARTERS = WORDS["quarters"]
STEMS = WORDS["stems"]
SYLLABLES = WORDS["syllables"]
ENDS = WORDS["ends"]
SURNAME_A = WORDS["surname_a"]
SURNAME_B = WORDS["surname_b"]
BEFORE = WORDS["before"]
TITLES = WORDS["titles"]
SUBJECTS = WORDS["subjects"]
KINDS = WORDS["kinds"]


def make_brand(rng: random.Random) -> str:
    """A word that means nothing, as brands do."""
    word = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))) + rng.choice(ENDS)
    return word.capitalize()


def make_surname(rng: random.Random) -> str:
    """A family name of two parts and sometimes a syllable more."""
    middle = rng.choice(["", "", rng.choice(SYLLABLES)])
    return rng.choice(SURNAME_A) + middle + rng.choice(SURNAME_B)


def make_quarter(rng: random.Random) -> str:
    """A quarter: a point of the compass, or a made-up neighbourhood."""
    if rng.random() < 0.25:
        return rng.choice(QUARTERS)
    return rng.choice(STEMS) + rng.choice(("wijk", "buurt", "hoek", "berg", "veld", "dal", "rade"))


def name_by_quarter(rng: random.Random) -> str:
    """Kind of organisation and quarter: "Wijkteam Lindebuurt"."""
    kind = rng.choice(KINDS)
    return f"{kind} {make_quarter(rng)}"


def name_by_brand(rng: random.Random) -> str:
    """A brand, alone or with a word of what it does."""
    form = rng.choice(("{a}", "{a}", "{a} {b}", "{a}{c}", "De {a}", "{a} & {b}", "Samen{c} {a}"))
    return form.format(a=make_brand(rng), b=make_brand(rng), c=rng.choice(("zorg", "hulp", "werk")))


def name_by_formula(rng: random.Random) -> str:
    """A long formal name: "Stichting voor Maatschappelijke Dienstverlening Jansensteen"."""
    subject = rng.choice(SUBJECTS)
    owner = rng.choice((make_surname(rng), make_surname(rng) + "fonds", make_quarter(rng)))
    form = rng.choice(
        ("Stichting {s} {o}", "Vereniging {o} {s}", "{o} {s}", "Stichting voor {s} {o}")
    )
    return form.format(s=subject, o=owner)


def street_with_title(rng: random.Random) -> str:
    """Titles and first names: "Burgemeester Jansensteenlaan"."""
    title = rng.choice(TITLES)
    return f"{title} {make_surname(rng)}{rng.choice(('straat', 'laan', 'plein', 'weg', 'singel'))}"


def street_of_nature(rng: random.Random) -> str:
    """A compound: "Lindeplantsoen", "Oude Beukenweg"."""
    before = rng.choice(("", "", "", "Oude ", "Nieuwe ", "Lange ", "Korte ", "Het ", "De "))
    tail = rng.choice(
        ("straat", "laan", "weg", "plantsoen", "hof", "kade", "pad", "dreef", "gracht")
    )
    middle = rng.choice(("", rng.choice(SYLLABLES), rng.choice(STEMS).lower()))
    return f"{before}{rng.choice(STEMS)}{middle}{tail}"


def street_with_ordinal(rng: random.Random) -> str:
    """Ordinals, particles and initials: "Tweede van der Hofwerstraat", "C. van Visbeekweg"."""
    before = rng.choice(BEFORE)
    name = make_surname(rng)
    if before.startswith("Laan"):
        return before + name
    return f"{before}{name}{rng.choice(('straat', 'weg', 'laan', 'plein', 'kade'))}"


@dataclass(frozen=True)
class Vocabulary:
    """How organisations and streets of one vocabulary are called."""

    name: str
    make_name: Callable[[random.Random], str]
    make_street: Callable[[random.Random], str]


VOCABULARIES = {
    "wijk": Vocabulary("wijk", name_by_quarter, street_with_title),
    "merk": Vocabulary("merk", name_by_brand, street_of_nature),
    "formeel": Vocabulary("formeel", name_by_formula, street_with_ordinal),
}


def make_mixed_name(rng: random.Random) -> str:
    """A name out of any of the three vocabularies."""
    return rng.choice(list(VOCABULARIES.values())).make_name(rng)


def make_mixed_street(rng: random.Random) -> str:
    """A street out of any of the three vocabularies."""
    return rng.choice(list(VOCABULARIES.values())).make_street(rng)


VOCABULARIES["gemengd"] = Vocabulary("gemengd", make_mixed_name, make_mixed_street)

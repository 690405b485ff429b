"""Made-up organisations and streets (SYNTHETISCH), in three vocabularies that differ in structure.

Every name is put together from parts by a random generator; a likeness to a real one is chance.
Places and postcode areas are real, from data/reference.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

QUARTERS = [
    "Noord",
    "Oost",
    "Zuid",
    "West",
    "Midden",
    "Centrum",
    "Noordoost",
    "Zuidwest",
    "Binnenstad",
    "Nieuwland",
]
STEMS = [
    "Linde",
    "Beuken",
    "Essen",
    "Wilgen",
    "Eiken",
    "Kastanje",
    "Populier",
    "Meidoorn",
    "Vlier",
    "Hazelaar",
    "Merel",
    "Lijster",
    "Kievit",
    "Reiger",
    "Zwaluw",
    "Leeuwerik",
    "Specht",
    "Valken",
    "Buizerd",
    "Fazanten",
    "Tulpen",
    "Rozen",
    "Lelie",
    "Narcis",
    "Krokus",
    "Anjer",
    "Zonnebloem",
    "Papaver",
    "Molen",
    "Kerk",
    "School",
    "Haven",
    "Station",
    "Markt",
    "Brink",
    "Veld",
    "Akker",
    "Weide",
    "Polder",
    "Duin",
    "Heide",
    "Zand",
    "Klei",
    "Veen",
    "Bron",
    "Beek",
    "Vaart",
    "Water",
    "Sluis",
    "Brug",
    "Toren",
    "Kasteel",
    "Slot",
    "Burcht",
    "Poort",
    "Wal",
    "Gracht",
    "Vest",
]
SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fi",
    "ga",
    "go",
    "ka",
    "ke",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "vo",
    "wa",
    "we",
    "wi",
    "za",
    "ze",
    "zo",
]
ENDS = ["n", "r", "s", "l", "m", "nd", "rt", "st", "ks", "ra", "lo", "ma", "va"]
SURNAME_A = [
    "Jan",
    "Her",
    "Wil",
    "Bak",
    "Hoog",
    "Leeu",
    "Mul",
    "Smit",
    "Vis",
    "Brou",
    "Kuip",
    "Schouw",
    "Dek",
    "Pot",
    "Hof",
    "Kram",
    "Bos",
    "Bloe",
    "Ver",
    "Oos",
]
SURNAME_B = [
    "sen",
    "mans",
    "lem",
    "ker",
    "hout",
    "wen",
    "der",
    "ten",
    "ser",
    "wer",
    "ers",
    "ten",
    "kers",
    "ten",
    "mans",
    "steen",
    "beek",
    "huis",
    "daal",
    "ink",
]


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
    kind = rng.choice(
        [
            "Wijkteam",
            "Buurtteam",
            "Wijkcentrum",
            "Buurthuis",
            "Dorpshuis",
            "Inloophuis",
            "Sociaal~Team",
            "Welzijn~Ouderen",
            "Huis~van~de~Wijk",
            "Jeugdteam",
            "Taalhuis",
            "Formulierencafé",
            "Buurtkamer",
            "Rechtswinkel",
        ]
    ).replace("~", " ")
    return f"{kind} {make_quarter(rng)}"


def name_by_brand(rng: random.Random) -> str:
    """A brand, alone or with a word of what it does."""
    form = rng.choice(("{a}", "{a}", "{a} {b}", "{a}{c}", "De {a}", "{a} & {b}", "Samen{c} {a}"))
    return form.format(a=make_brand(rng), b=make_brand(rng), c=rng.choice(("zorg", "hulp", "werk")))


def name_by_formula(rng: random.Random) -> str:
    """A long formal name: "Stichting voor Maatschappelijke Dienstverlening Jansensteen"."""
    subject = rng.choice(
        [
            "Maatschappelijke~Dienstverlening",
            "Sociaal~Juridische~Hulp",
            "Hulp~bij~Schulden",
            "Ouderenwerk",
            "Steun~en~Advies",
            "Rechtshulp~voor~Bewoners",
            "Vrijwillige~Thuishulp",
            "Belangen~van~Huurders",
            "Sociale~Dienstverlening",
            "Ontmoeting~en~Ondersteuning",
        ]
    ).replace("~", " ")
    owner = rng.choice((make_surname(rng), make_surname(rng) + "fonds", make_quarter(rng)))
    form = rng.choice(
        ("Stichting {s} {o}", "Vereniging {o} {s}", "{o} {s}", "Stichting voor {s} {o}")
    )
    return form.format(s=subject, o=owner)


def street_with_title(rng: random.Random) -> str:
    """Titles and first names: "Burgemeester Jansensteenlaan"."""
    title = rng.choice(
        [
            "Burgemeester",
            "Dokter",
            "Professor",
            "Dominee",
            "Koningin",
            "Prins",
            "Sint",
            "Pastoor",
            "Generaal",
            "Wethouder",
        ]
    )
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
    before = rng.choice(
        [
            "Eerste~",
            "Tweede~",
            "Derde~",
            "van~der~",
            "van~",
            "Laan~van~",
            "Ds.~",
            "Jan~van~",
            "Maria~",
            "C.~van~",
            "2e~",
        ]
    ).replace("~", " ")
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

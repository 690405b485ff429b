"""The words of persons.toml, by which a text shows that it speaks of a person, read strictly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.toml_text import settings_of, words_of

PERSON_WORDS_PATH = Path(__file__).with_name("persons.toml")
_KEYS_OF_LISTS = (
    *("aanspreking", "aanspreking_voor_hoofdletter", "aanspreking_in_tekst", "gezelschap"),
    *("functie", "beroep", "geen_voornaam", "voornamen_die_een_woord_zijn", "titels"),
    *("leidt_naar_naam", "werkwoord", "dienst", "activiteit", "woning", "eigen"),
    *("tussenvoegsels", "afkortingen", "geen_achternaam"),
)
_KEYS_OF_PATTERNS = (
    *("aanspreking", "aanspreking_voor_hoofdletter", "aanspreking_in_tekst", "functie"),
    *("beroep", "leidt_naar_naam", "werkwoord", "activiteit", "woning", "eigen"),
)


@dataclass(frozen=True)
class PersonWords:
    """What persons.toml says, key by key: what each is for, stands there."""

    aanspreking: tuple[str, ...]
    aanspreking_voor_hoofdletter: tuple[str, ...]
    aanspreking_in_tekst: tuple[str, ...]
    gezelschap: tuple[str, ...]
    functie: tuple[str, ...]
    beroep: tuple[str, ...]
    geen_voornaam: tuple[str, ...]
    voornamen_die_een_woord_zijn: tuple[str, ...]
    titels: tuple[str, ...]
    leidt_naar_naam: tuple[str, ...]
    werkwoord: tuple[str, ...]
    dienst: tuple[str, ...]
    activiteit: tuple[str, ...]
    woning: tuple[str, ...]
    eigen: tuple[str, ...]
    tussenvoegsels: tuple[str, ...]
    afkortingen: tuple[str, ...]
    geen_achternaam: tuple[str, ...]
    voornamen: frozenset[str]
    achternamen: tuple[str, ...]
    hosts_van_iedereen: tuple[str, ...]
    plaatsen_als_een_naam: frozenset[str]
    plaatsen_met_gezelschap: tuple[str, ...]
    paginas_van_personen: frozenset[str]
    profielen: dict[str, list[str]]


def load_person_words(path: Path = PERSON_WORDS_PATH) -> PersonWords:
    """Read the words; SettingsError names a key that lacks, and what is no word or no pattern."""
    with settings_of(path) as told:
        lists = {key: words_of(told, key) for key in _KEYS_OF_LISTS}
        for key in _KEYS_OF_PATTERNS:
            _require_patterns(key, lists[key])
        joined, places = told["aaneengeschreven"], told["plaatsen"]
        return PersonWords(
            **lists,
            voornamen=frozenset(told["voornamen"]["lijst"].split()),
            achternamen=tuple(joined["achternamen"].split()),
            hosts_van_iedereen=words_of(joined, "hosts"),
            plaatsen_als_een_naam=frozenset(words_of(places, "als_een_naam")),
            plaatsen_met_gezelschap=words_of(places, "met_gezelschap"),
            paginas_van_personen=frozenset(words_of(told["adressen"], "paginas_van_personen")),
            profielen={host: _paths_of(host, said) for host, said in told["profielen"].items()},
        )


def _paths_of(host: str, paths: object) -> list[str]:
    """Return how paths begin on a host; "" is every path."""
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise ValueError(f"{host}: verwacht een lijst van teksten")
    return paths


def _require_patterns(key: str, words: Iterable[str]) -> None:
    for word in words:
        try:
            re.compile(word)
        except re.error as error:
            raise ValueError(f"{key}: {word!r} is geen reguliere expressie") from error

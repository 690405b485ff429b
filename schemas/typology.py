"""The typology: which terms a published value may take, and what each means."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

SOURCE = Path(__file__).with_name("typology.toml")


@dataclass(frozen=True)
class Term:
    """One controlled term: its Dutch label, what it means and how else it is written."""

    label: str
    definitie: str = ""
    synoniemen: tuple[str, ...] = ()
    vuistregel: str = ""


@dataclass(frozen=True)
class SupportType(Term):
    """An ondersteuningstype, with the ondersteuningscategorie of table 1 it belongs to."""

    categorie: str = ""


@dataclass(frozen=True)
class SupportCategory(Term):
    """An ondersteuningscategorie, with the category under which table 3 reports it."""

    rapportage: str = ""


@dataclass(frozen=True)
class NationalParty(Term):
    """A landelijke partij; `herkenning` are lower-case phrases that occur in its names."""

    herkenning: tuple[str, ...] = ()
    vestigingsvormen: tuple[str, ...] = ()
    zonder_bezoekadres: bool = False


@dataclass(frozen=True)
class Typology:
    """All controlled vocabularies, in the order in which people should see them."""

    versie: str
    ondersteuningscategorieen: tuple[SupportCategory, ...]
    ondersteuningstypen: tuple[SupportType, ...]
    leefgebieden: tuple[Term, ...]
    soorten_organisatie: tuple[Term, ...]
    landelijke_partijen: tuple[NationalParty, ...]
    functieverbanden: tuple[Term, ...]
    financieringen: tuple[Term, ...]
    zonder_bezoekadres: tuple[str, ...]

    def category_of(self, ondersteuningstype: str) -> str:
        """Return the ondersteuningscategorie of a type; KeyError for a type that is no term."""
        return {t.label: t.categorie for t in self.ondersteuningstypen}[ondersteuningstype]

    def national_party_in(self, organisatie: str) -> str:
        """Return the label of the national party that an organisation name names, or ""."""
        name = organisatie.casefold()
        for party in self.landelijke_partijen:
            if any(phrase in name for phrase in party.herkenning):
                return party.label
        return ""

    def may_lack_address(self, organisatie: str) -> bool:
        """Tell whether a provider without bezoekadres is recorded per gemeente [A.2.b]."""
        name = organisatie.casefold()
        parties = {p.label for p in self.landelijke_partijen if p.zonder_bezoekadres}
        return self.national_party_in(organisatie) in parties or any(
            phrase in name for phrase in self.zonder_bezoekadres
        )


def labels(terms: Iterable[Term]) -> list[str]:
    """Return the labels of terms, in order."""
    return [term.label for term in terms]


T = TypeVar("T", bound=Term)


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}


@cache
def load_typology(path: Path = SOURCE) -> Typology:
    """Read the typology; TypeError or KeyError when the file lacks or adds a field."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))

    def build(kind: type[T], key: str) -> tuple[T, ...]:
        return tuple(kind(**_frozen(entry)) for entry in raw[key])

    return Typology(
        versie=raw["versie"],
        ondersteuningscategorieen=build(SupportCategory, "ondersteuningscategorie"),
        ondersteuningstypen=build(SupportType, "ondersteuningstype"),
        leefgebieden=build(Term, "leefgebied"),
        soorten_organisatie=build(Term, "soort_organisatie"),
        landelijke_partijen=build(NationalParty, "landelijke_partij"),
        functieverbanden=build(Term, "functieverband"),
        financieringen=build(Term, "financiering"),
        zonder_bezoekadres=tuple(p for e in raw["zonder_bezoekadres"] for p in e["herkenning"]),
    )

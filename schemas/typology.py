"""The typology: which terms a published value may take, and what each means.

Terms are joined by label within one version and by `code` between versions: a label may change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from schemas.folding import fold_code
from schemas.toml_text import settings_of
from schemas.vocabulary import Lijst

TYPOLOGY_PATH = Path(__file__).with_name("typology.toml")
GENERAL_CODE, UNKNOWN_CODE = "algemeen", "onbekend"
"""The leefgebied of who helps broadly or does not specify [footnote 8 of the 2023 study]."""


@dataclass(frozen=True)
class Term:
    """One controlled term: its Dutch label, what it means and how else it is written.

    `code` stays when the label changes; without one it is made of the label. `zoekwoorden` are the
    everyday words by which residents ask for it, `zoekwoorden_reden` says why they are of this one.
    """

    label: str
    code: str = ""
    definitie: str = ""
    synoniemen: tuple[str, ...] = ()
    vuistregel: str = ""
    zoekwoorden: tuple[str, ...] = ()
    zoekwoorden_reden: str = ""

    def __post_init__(self) -> None:
        """Make the code of a term that has none."""
        if not self.code:
            object.__setattr__(self, "code", fold_code(self.label))


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
    """A landelijke partij; `herkenning` are lower-case phrases that occur in its names.

    `rij` is its row of table 2: its label when not given, none when "". `vestigingsvorm_rijen` are
    the rows below it, one per vestigingsvorm.
    """

    herkenning: tuple[str, ...] = ()
    vestigingsvormen: tuple[str, ...] = ()
    vestigingsvorm_rijen: tuple[str, ...] = ()
    rij: str | None = None
    zonder_bezoekadres: bool = False

    def __post_init__(self) -> None:
        """Name the rows that are not named; ValueError when their number does not fit."""
        super().__post_init__()
        if self.rij is None:
            object.__setattr__(self, "rij", self.label)
        if not self.vestigingsvorm_rijen:
            object.__setattr__(self, "vestigingsvorm_rijen", self.vestigingsvormen)
        if len(self.vestigingsvorm_rijen) != len(self.vestigingsvormen):
            raise ValueError(
                f"landelijke_partij {self.label}: geef evenveel vestigingsvorm_rijen als "
                "vestigingsvormen"
            )


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

    @property
    def lists(self) -> dict[Lijst, tuple[Term, ...]]:
        """Every controlled list by its name; the vestigingsvormen are those of all parties."""
        forms = dict.fromkeys(f for p in self.landelijke_partijen for f in p.vestigingsvormen)
        return {
            Lijst.ONDERSTEUNINGSCATEGORIE: self.ondersteuningscategorieen,
            Lijst.ONDERSTEUNINGSTYPE: self.ondersteuningstypen,
            Lijst.LEEFGEBIED: self.leefgebieden,
            Lijst.SOORT_ORGANISATIE: self.soorten_organisatie,
            Lijst.LANDELIJKE_PARTIJ: self.landelijke_partijen,
            Lijst.VESTIGINGSVORM: tuple(Term(form) for form in forms),
            Lijst.FUNCTIEVERBAND: self.functieverbanden,
            Lijst.FINANCIERING: self.financieringen,
        }

    def label_of(self, lijst: Lijst, code: str) -> str:
        """Return the present label of a code; KeyError for a code that is no term of the list."""
        return {term.code: term.label for term in self.lists[lijst]}[code]

    @property
    def general(self) -> str:
        """The label of the leefgebied of who helps broadly or does not specify."""
        return self.label_of(Lijst.LEEFGEBIED, GENERAL_CODE)

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


def _names_of(categories: Iterable[SupportCategory]) -> dict[str, str]:
    """Return the label of a category by each name it may go by: label, synonym or code."""
    return {n: c.label for c in categories for n in (c.code, *c.synoniemen, c.label)}


def _find(named: dict[str, str], categorie: str, term: str) -> str:
    if categorie not in named:
        raise ValueError(f"typology.toml: {term} noemt de onbekende categorie {categorie!r}")
    return named[categorie]


def _require_words_of_their_own(terms: Iterable[Term]) -> None:
    """Raise ValueError for an everyday word of two terms, or one that nobody gave a reason for."""
    owners: dict[str, str] = {}
    for term in terms:
        if bool(term.zoekwoorden) != bool(term.zoekwoorden_reden):
            raise ValueError(
                f"typology.toml: geef {term.label} zoekwoorden én zoekwoorden_reden, of geen"
            )
        for word in term.zoekwoorden:
            owner = owners.setdefault(fold_code(word), term.label)
            if owner != term.label:
                raise ValueError(
                    f"zoekwoord {word!r} staat bij {owner} en bij {term.label}; kies er een"
                )


@cache
def load_typology(path: Path = TYPOLOGY_PATH) -> Typology:
    """Read the typology; SettingsError when the file lacks or adds a field.

    The `categorie` of a type and the `rapportage` of a category may be written as a label, a
    synonym or a code, so that a category can be renamed in one place. SettingsError for another
    one, and for a zoekwoord that two terms have.
    """
    with settings_of(path) as raw:
        if not isinstance(raw["versie"], str):
            raise ValueError("versie is geen tekst")

        def build(kind: type[T], key: str) -> tuple[T, ...]:
            return tuple(kind(**_frozen(entry)) for entry in raw[key])

        types, leefgebieden = build(SupportType, "ondersteuningstype"), build(Term, "leefgebied")
        _require_words_of_their_own((*types, *leefgebieden))
        categories = build(SupportCategory, "ondersteuningscategorie")
        named = _names_of(categories)
        return Typology(
            versie=raw["versie"],
            ondersteuningscategorieen=tuple(
                replace(c, rapportage=_find(named, c.rapportage, c.label)) for c in categories
            ),
            ondersteuningstypen=tuple(
                replace(t, categorie=_find(named, t.categorie, t.label)) for t in types
            ),
            leefgebieden=leefgebieden,
            soorten_organisatie=build(Term, "soort_organisatie"),
            landelijke_partijen=build(NationalParty, "landelijke_partij"),
            functieverbanden=build(Term, "functieverband"),
            financieringen=build(Term, "financiering"),
            zonder_bezoekadres=tuple(p for e in raw["zonder_bezoekadres"] for p in e["herkenning"]),
        )

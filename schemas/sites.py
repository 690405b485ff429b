"""The sites that are crawled for the locations they list: their tables in sources.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.captures import INTERNAL_FIELDS, RECORD_FIELDS
from schemas.declared_terms import present_labels, unknown_terms
from schemas.sources import (
    SOURCES_PATH,
    Source,
    make_source,
    read_tables_of_sources,
    reasons_missing,
)
from schemas.typology import TYPOLOGY_PATH, Typology, load_typology
from schemas.vocabulary import Bronsoort

CRAWLED_KINDS = frozenset([Bronsoort.LANDELIJKE_SITE, Bronsoort.SOCIALE_KAART])


@dataclass(frozen=True, kw_only=True)
class Site(Source):
    """One source that is crawled; every key of its table, and no other.

    Patterns are regular expressions searched in the path and query of an address. `kolommen` maps
    a field of a captured record to a column of Records; `genegeerd` names the fields that the site
    gives and nobody uses, each with the reason; together with INTERNAL_FIELDS they cover every
    field. `standaard` fills columns that stay empty; its terms are those of the typology, as are
    the values of `vestigingsvormen` (the site's word -> term).
    Of `start`, addresses are tried in order until `minimum` is reached, or all with `alle_start`.
    """

    start: tuple[str, ...]
    domeinen: tuple[str, ...]
    minimum: int
    maximum: int
    kolommen: dict[str, str]
    standaard: dict[str, str]
    genegeerd: dict[str, str] = field(default_factory=dict)
    volg: tuple[str, ...] = ()
    negeer: tuple[str, ...] = ()
    sleutel: str = ""
    alle_start: bool = False
    organisatie_patroon: str = ""
    vestigingsvormen: dict[str, str] = field(default_factory=dict)

    def find_faults(self) -> Iterator[str]:
        """Yield what is wrong with the table."""
        yield from super().find_faults()
        yield from reasons_missing(self.genegeerd)
        yield from sorted(self._field_faults())
        if not self.start or not self.domeinen:
            yield "geef ten minste een adres in start en een domein in domeinen"
        if not 0 < self.minimum <= self.maximum:
            yield "verwacht 0 < minimum <= maximum"
        for pattern in (*self.volg, *self.negeer, self.sleutel, self.organisatie_patroon):
            try:
                re.compile(pattern)
            except re.error as error:
                yield f"patroon {pattern!r}: {error}"

    def _field_faults(self) -> Iterator[str]:
        covered = [*INTERNAL_FIELDS, *self.kolommen, *self.genegeerd]
        yield from (f"veld {f} staat er twee keer" for f in set(covered) if covered.count(f) > 1)
        yield from (f"veld {f} bestaat niet" for f in set(covered) if f not in RECORD_FIELDS)
        for name in RECORD_FIELDS:
            if name not in covered:
                yield f"veld {name} ontbreekt: zet het in kolommen, of met de reden in genegeerd"

    @property
    def destinations(self) -> dict[str, str]:
        """Where every field of a captured record goes: a column of Records, or why it goes nowhere.

        No field of RECORD_FIELDS lacks.
        """
        places = {**self.kolommen, **self.genegeerd, **INTERNAL_FIELDS}
        return {name: places[name] for name in RECORD_FIELDS}


def load_sites(path: Path = SOURCES_PATH, typology_path: Path = TYPOLOGY_PATH) -> dict[str, Site]:
    """Load the sources that are crawled, by name, in the order of the file.

    Raises ValueError that names the table and the fault: a key too few or too many, a field
    of a record without a place, a term that the typology does not know.
    """
    typology = load_typology(typology_path)
    return {
        name: _with_present_terms(make_source(Site, table), typology)
        for name, table in read_tables_of_sources(path).items()
        if table["soort"] in CRAWLED_KINDS
    }


def list_registers() -> frozenset[str]:
    """Return the sources that are a complete list: a national party's own, of all its locations."""
    return frozenset(
        site.name for site in load_sites().values() if "landelijke_partij" in site.standaard
    )


def _with_present_terms(site: Site, typology: Typology) -> Site:
    """Return a site with its terms under their present labels; ValueError for an unknown one."""
    forms = [{"vestigingsvorm": form} for form in site.vestigingsvormen.values()]
    faults = [
        fault for values in (site.standaard, *forms) for fault in unknown_terms(values, typology)
    ]
    if faults:
        raise ValueError(f"sources.toml [{site.name}]: {'; '.join(faults)}")
    present = [present_labels(form, typology)["vestigingsvorm"] for form in forms]
    return replace(
        site,
        standaard=present_labels(site.standaard, typology),
        vestigingsvormen=dict(zip(site.vestigingsvormen, present, strict=True)),
    )

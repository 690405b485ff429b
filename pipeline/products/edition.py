"""What products are made from: a published version, with the figures that were counted in it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from pipeline.certainty.telling import name_sources
from pipeline.products.basemap import Basemap, make_basemap
from pipeline.publish.publisher import publisher_of
from pipeline.text.dates import dutch_date
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.published import STAND_MARKS, PublishedVersion
from pipeline.versions.searched import wholly_searched
from schemas.publisher import Licence, Publisher, licence_of, tell_publisher, tell_where_to_report
from schemas.typology import Typology, labels

SIZE_TABLE = "tabel_5"
CHANGE_UNKNOWN = "niet in beide versies geheel doorzocht: niet bekend of er iets veranderde"
"""What is said of a gemeente in which no difference does not say that nothing changed."""


@dataclass(frozen=True)
class Edition:
    """A published version, as products show it.

    `figures` holds by name the views of its schema in the database: gemeente_dekking,
    gemeente_klassen and witte_vlekken, and beside 2023 (..._naast_2023) kerngetallen, tabel_2 to
    tabel_9 and kenmerken. `previous` holds the figures and the gemeenten of the version before
    it, {} when there is none, or when the database does not hold it. `boundaries`: the fetched
    boundaries of its year; without them every map of it is one of tiles.
    """

    version: PublishedVersion
    figures: dict[str, pd.DataFrame] = field(repr=False)
    previous: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)
    boundaries: Path | None = None

    @property
    def versie(self) -> str:
        """What the version is called: its number, and that it is a concept or tussenstand."""
        return self.version.naam

    @property
    def vorige_versie(self) -> str:
        """The number of the version it goes on from, or ""."""
        return str(self.version.manifest["vorige_versie"])

    @property
    def grensjaar(self) -> int:
        """The year of its boundaries: the gemeenten of 1 January."""
        return self.version.grensjaar

    @property
    def peildatum(self) -> date:
        """The day it describes."""
        return self.version.peildatum

    @property
    def is_synthetic(self) -> bool:
        """Tell whether its data were made up."""
        return self.version.is_synthetic

    @property
    def warning(self) -> str:
        """What every page says first: made up, or not definitive; "" when neither."""
        made_up = "SYNTHETISCH: verzonnen gegevens" if self.is_synthetic else ""
        mark = STAND_MARKS.get(self.version.stand, "").upper()
        return " · ".join(filter(None, (made_up, mark and f"{mark}: nog niet af")))

    @property
    def kwaliteit(self) -> dict[str, int]:
        """What the manifest says of pairs that wait for a decision; empty when it says nothing."""
        return dict(self.version.manifest.get("kwaliteit") or {})

    @property
    def publisher(self) -> Publisher | None:
        """Who published it; None when nobody was named."""
        return publisher_of(self.version.manifest)

    @property
    def publisher_line(self) -> str:
        """Who published it, in a few words, or that nobody was named."""
        return tell_publisher(self.publisher)

    @property
    def melden(self) -> str:
        """How a reader reports an error."""
        return tell_where_to_report(self.publisher)

    @property
    def licence(self) -> Licence:
        """Under which licence it may be used."""
        return licence_of(self.publisher)

    @property
    def toelichting(self) -> str:
        """What the people of the wave want every reader to know, or ""."""
        return str(self.version.manifest.get("toelichting", ""))

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The published tables and the figures by name."""
        return self.version.tables | self.figures

    def name_source(self, bron: str) -> str:
        """Return what a source is called in words; its key when the version does not say."""
        return self._source_titles.get(bron, bron)

    @cached_property
    def _source_titles(self) -> dict[str, str]:
        return name_sources(self.bronnen)

    @property
    def bronnen(self) -> pd.DataFrame:
        """A row per source: bron, toestand, oorzaak, aantal, gezien_op."""
        return self.tables["bronnen"]

    @property
    def wijzigingen(self) -> pd.DataFrame | None:
        """A row per difference with `vorige_versie`; None when there is no version before it."""
        return self.tables["verschillen"] if self.vorige_versie else None

    @cached_property
    def change_unknown(self) -> frozenset[str]:
        """The gemeentecodes in which it is not known whether anything changed (CHANGE_UNKNOWN).

        They were not searched wholly in this version or, where its gemeenten are at hand, in the
        one before it. One that has its code since says so in the change of borders.
        """
        known = wholly_searched(self.gemeenten)
        unknown = set(self.gemeenten["gemeentecode"]) - known
        if "gemeenten" in self.previous:
            before = self.previous["gemeenten"]
            unknown |= set(before["gemeentecode"]) - wholly_searched(before)
        return frozenset(unknown)

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each reference figure (column of gemeenten), where the version knows it."""
        known = self.tables["kerncijfers"].dropna(subset=["peiljaar"])
        return {str(k): int(y) for k, y in zip(known["kenmerk"], known["peiljaar"], strict=True)}

    @cached_property
    def basemap(self) -> Basemap:
        """What every map of it is drawn on; SjoError when the boundaries are not its own."""
        return make_basemap(self.gemeenten, self.grensjaar, self.boundaries)

    @cached_property
    def gemeenten(self) -> pd.DataFrame:
        """The table gemeenten, sorted by gemeentecode."""
        return self.tables["gemeenten"].sort_values("gemeentecode").reset_index(drop=True)

    @cached_property
    def size_classes(self) -> pd.DataFrame:
        """The rows of gemeente_klassen by how many inhabitants: gemeentecode, rij, volgorde."""
        classes = self.tables["gemeente_klassen"]
        return classes[classes["tabel"] == SIZE_TABLE]

    @cached_property
    def typology(self) -> Typology:
        """The terms of this version; today's may be others."""
        return self.version.typology

    @cached_property
    def offers(self) -> dict[str, list[str]]:
        """The terms that may be offered, by soort (ondersteuningstype, leefgebied), in order."""
        lists = self.typology.lists
        return {lijst.value: labels(lists[lijst]) for lijst in OFFER_TABLES}

    @cached_property
    def offered(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The terms of every location that offers any, by soort and locatie_id, in their order."""
        told: dict[str, dict[str, tuple[str, ...]]] = {}
        for lijst, name in OFFER_TABLES.items():
            terms = self.offers[lijst.value]
            given = self.tables[name].groupby("locatie_id")[lijst.value].agg(set)
            told[lijst.value] = {
                str(locatie_id): tuple(term for term in terms if term in some)
                for locatie_id, some in given.items()
            }
        return told

    @property
    def source_line(self) -> str:
        """The source of every figure made from this version, for under a picture or a page."""
        return (
            f"Bron: inventarisatie sociaal-juridische ondersteuning, versie {self.versie} "
            f"(meting {self.version.versie.meting}, peildatum {dutch_date(self.peildatum)}, "
            f"gemeenten van 1 januari {self.grensjaar})"
        )

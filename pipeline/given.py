"""What a build starts from: the terms, the country of its boundary year, and what sources said."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.key_figures import describe_key_figures, find_lost_figures
from pipeline.country.reference import (
    ReferenceData,
    find_key_figures,
    load_reference,
    read_reference_table,
)
from pipeline.geocode.cache import read_geocoded
from pipeline.mutations.filed import Mutations
from pipeline.mutations.reading import read_mutations
from pipeline.read.closed_folders import list_waves
from pipeline.read.quotes import stand_quotes
from pipeline.read.sources import Sources, read_sources
from pipeline.read.written import Written, places_of
from pipeline.stages.study_2023 import add_row_codes
from pipeline.wave.planning import read_planning, select_exhausted
from schemas.meting import PLANNING
from schemas.mutations import GEBEURTENISSEN
from schemas.published_2023 import Gepubliceerd2023
from schemas.typology import Typology, load_typology


@dataclass(frozen=True)
class Given:
    """What a build starts from: its terms, the country of its boundary year, and its sources.

    `mutations`: all reports of changes, of whatever wave.
    """

    meting: int
    typology: Typology
    country: ReferenceData
    kerncijfers: pd.DataFrame
    gepubliceerd_2023: pd.DataFrame
    gazetteer: Gazetteer
    sources: Sources
    mutations: Mutations
    geocoded: pd.DataFrame
    bewijs: pd.DataFrame
    """What readings rest on, with `citaat`: whether a quote stands in the stored page."""
    planning: pd.DataFrame
    """The rows of planning.csv (see read_planning)."""
    later_waves: tuple[int, ...]
    """The waves after this one that have a folder: what happens in their years is theirs."""

    @cached_property
    def boundaries(self) -> Boundaries:
        """Which gemeente became which."""
        return Boundaries(self.country.herindelingen, self.country.alle_gemeenten)

    @property
    def uitputtend(self) -> frozenset[str]:
        """The gemeenten that were to be searched until nothing came any more."""
        return select_exhausted(self.planning)

    @property
    def written(self) -> Written:
        """Where every row stands that people wrote, by kind of file."""
        events, planning = places_of(self.mutations.events), places_of(self.planning)
        return {**self.sources.written, GEBEURTENISSEN.name: events, PLANNING.name: planning}

    @property
    def taken(self) -> Mapping[str, pd.DataFrame]:
        """The rows that people wrote as the build took them, by kind: with `bestand` and `rij`."""
        events = self.mutations.events
        return {**self.sources.taken, GEBEURTENISSEN.name: events, PLANNING.name: self.planning}

    @property
    def gemeentecodes(self) -> set[str]:
        """The gemeenten of the boundary year."""
        return set(self.country.gemeenten["gemeentecode"])

    def place_now(self, gemeentecode: str) -> str:
        """Return the gemeente of the boundary year that another one became, itself if none did."""
        moved = self.boundaries.forward(gemeentecode, self.country.grensjaar)
        return moved.gemeentecode or gemeentecode


def read_given(root: Path, meting: int) -> Given:
    """Read all that a build of a wave starts from; SjoError with every fault that stops it."""
    reference = root / "data" / "reference"
    country = load_reference(reference, meting)
    gazetteer = Gazetteer.from_reference(country)
    sources = read_sources(root, meting, gazetteer)
    path = find_key_figures(reference, meting)
    return Given(
        meting=meting,
        typology=load_typology(),
        country=country,
        kerncijfers=describe_key_figures(
            path,
            country.opgeteld,
            country.zonder_cijfers,
            find_lost_figures(path, country),
        ),
        gepubliceerd_2023=add_row_codes(
            read_reference_table(reference / "gepubliceerd_2023.csv", Gepubliceerd2023)
        ),
        gazetteer=gazetteer,
        sources=sources,
        bewijs=stand_quotes(root, sources.readers.bewijs),
        mutations=read_mutations(
            root,
            [str(meting)],
            sources.readers.lezingen["lezing_id"],
            sources.entered["record_id"],
            sources.entry_ids,
            is_whole=list_waves(root) == [meting],
        ),
        geocoded=read_geocoded(root),
        planning=read_planning(root, meting),
        later_waves=tuple(wave for wave in list_waves(root) if wave > meting),
    )

"""Assemble: every published table out of what the stages made."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import ReferenceData
from pipeline.match.engine import MatchResult
from pipeline.normalise.stage import NormalisedRecords
from pipeline.read.sources import Sources
from pipeline.stages import tables as make
from pipeline.stages.classify import Classified
from pipeline.stages.coverage import describe_coverage, summarise_searches
from pipeline.stages.identify import Identified, name_candidates
from pipeline.stages.merge import Merged
from pipeline.stages.settle import Settled
from schemas.published import TABLES
from schemas.typology import Typology


@dataclass(frozen=True)
class Given:
    """What a build starts from: its terms, the country of its boundary year, and its sources."""

    meting: int
    typology: Typology
    country: ReferenceData
    gazetteer: Gazetteer
    sources: Sources
    geocoded: pd.DataFrame

    @cached_property
    def boundaries(self) -> Boundaries:
        """Which gemeente became which."""
        return Boundaries(self.country.herindelingen, self.country.alle_gemeenten)

    @property
    def gemeentecodes(self) -> set[str]:
        """The gemeenten of the boundary year."""
        return set(self.country.gemeenten["gemeentecode"])


@dataclass(frozen=True)
class Made:
    """What the stages made, in their order; `records` are those of the sources, corrected."""

    records: pd.DataFrame
    classified: Classified
    normalised: NormalisedRecords
    decisions: pd.DataFrame
    matched: MatchResult
    merged: Merged
    settled: Settled
    located: pd.DataFrame
    identified: Identified


def assemble(given: Given, made: Made) -> dict[str, pd.DataFrame]:
    """Return every table of the contract, in its order, each checked by its model."""
    country, sources, records = given.country, given.sources, made.records
    gemeenten, ids, clusters = country.gemeenten, made.identified.ids, made.matched.clusters
    locaties = make.make_locaties(
        made.located,
        ids,
        made.identified.organisations,
        gemeenten,
        made.identified.first_waves,
        str(given.meting),
    )
    tables = {
        "locaties": locaties,
        "organisaties": make.make_organisaties(locaties),
        "gemeenten": describe_coverage(
            gemeenten,
            country.kerncijfers,
            locaties,
            summarise_searches(sources.zoeklog),
            sources.states,
        ),
        "te_beoordelen": make.make_te_beoordelen(
            records,
            made.normalised.rows,
            clusters,
            name_candidates(made.settled.kandidaten),
            gemeenten,
        ),
        "afgekeurd": make.make_afgekeurd(
            pd.concat([sources.rejects, made.classified.rejects, made.normalised.rejects]),
        ),
        "id_historie": made.identified.id_historie,
        **make.make_offer_tables(made.settled.aanbod, ids, given.typology),
        **make.make_lineage_tables(
            records, made.matched, made.merged.waarden, made.classified.regels, ids
        ),
    }
    return {name: make.conform(name, tables[name]) for name in TABLES}

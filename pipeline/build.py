"""The whole flow, from the files that people and spiders made to the tables of a version."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.key_figures import describe_key_figures
from pipeline.country.reference import (
    ReferenceData,
    find_key_figures,
    load_reference,
    read_reference_table,
)
from pipeline.geocode.cache import read_geocoded
from pipeline.match.engine import MatchResult, match_normalised, match_records
from pipeline.normalise.stage import NormalisedRecords, normalise
from pipeline.read.sources import Sources, read_sources
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.stages.accounting import account, count_per_source
from pipeline.stages.assemble import Facts, Outcome, assemble
from pipeline.stages.classify import Classified, classify
from pipeline.stages.correct import correct
from pipeline.stages.coverage import describe_coverage, summarise_searches
from pipeline.stages.identify import Identified, identify, name_candidates
from pipeline.stages.locate import locate_addresses
from pipeline.stages.merge import Merged, merge
from pipeline.stages.settle import Settled, settle
from pipeline.stages.study_2023 import add_row_codes
from pipeline.stages.tables import make_locaties
from pipeline.versions.earlier import Earlier
from schemas.published_2023 import Gepubliceerd2023
from schemas.reference import Herindelingen
from schemas.source_facts import describe_sources
from schemas.survivorship import load_survivorship
from schemas.typology import Typology, load_typology

Report = Callable[[str], None]
"""Hears the name of each stage as it begins."""


@dataclass(frozen=True)
class Given:
    """What a build starts from: its terms, the country of its boundary year, and its sources.

    `successors`: Herindelingen with every successor of a gemeente that was divided.
    """

    meting: int
    typology: Typology
    country: ReferenceData
    kerncijfers: pd.DataFrame
    gepubliceerd_2023: pd.DataFrame
    successors: pd.DataFrame
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


@dataclass(frozen=True)
class Inventory:
    """The tables of a wave by name, and what they were made of on the way."""

    given: Given
    made: Made
    tables: dict[str, pd.DataFrame]

    @property
    def aantallen(self) -> pd.DataFrame:
        """Per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
        return count_per_source(self.given.sources.entered, self.tables)


def build(
    root: Path, meting: int, earlier: Earlier, versie: str, report: Report = lambda stage: None
) -> Inventory:
    """Build wave `meting` out of the tree at `root`; the same files give the same tables.

    Writes nothing. `earlier` is the version whose ids it continues, `versie` what the new one will
    be called, `report` hears each stage begin. SjoError for anything that must stop a release.
    """
    report("lezen")
    given = read_given(root, meting)
    sources, gazetteer, typology = given.sources, given.gazetteer, given.typology
    grensjaar = given.country.grensjaar
    report("indelen")
    records = correct(sources.records, sources.judgements.correcties)
    classified = classify(records, sources.judgements, sources.beoordelingen, typology)
    report("normaliseren")
    normalised = normalise(classified.rows, gazetteer)
    report("koppelen")
    known = active_decisions(sources.judgements.koppelingen, normalised.rows)
    decisions = require_consistent(known).decisions
    matched = match_normalised(normalised.rows, decisions, gazetteer)
    clusters = matched.clusters
    report("samenvoegen")
    merged = merge(normalised.rows, records, clusters, load_survivorship(), typology)
    offers, verdicts = classified.aanbod, classified.oordelen
    settled = settle(merged.locaties, clusters, offers, verdicts, sources.vanished, typology)
    located = locate_addresses(settled.locaties, given.geocoded, given.gemeentecodes)
    identified = identify(
        located,
        clusters,
        earlier,
        match=lambda rows: match_records(rows, gazetteer).clusters,
        place=lambda code: given.boundaries.forward(code, grensjaar).gemeentecode or code,
        versie=versie,
    )
    report("samenstellen")
    made = Made(
        records, classified, normalised, decisions, matched, merged, settled, located, identified
    )
    tables = _assemble(given, made)
    account(sources.entered, tables)
    return Inventory(given, made, tables)


def _assemble(given: Given, made: Made) -> dict[str, pd.DataFrame]:
    country, sources, identified = given.country, given.sources, made.identified
    locaties = make_locaties(
        made.located,
        identified.ids,
        identified.organisations,
        country.gemeenten,
        identified.first_waves,
        given.meting,
    )
    gemeenten = describe_coverage(
        country.gemeenten,
        country.kerncijfers,
        locaties,
        summarise_searches(sources.zoeklog),
        sources.states,
    )
    return assemble(_facts(given), _outcome(given, made), locaties, gemeenten)


def _facts(given: Given) -> Facts:
    return Facts(
        grensjaar=given.country.grensjaar,
        typology=given.typology,
        gemeenten=given.country.gemeenten,
        kerncijfers=given.kerncijfers,
        gepubliceerd_2023=given.gepubliceerd_2023,
        herindelingen=given.successors,
        states=given.sources.states,
        facts=describe_sources(),
        searches=given.sources.zoeklog,
    )


def _outcome(given: Given, made: Made) -> Outcome:
    sources = given.sources
    return Outcome(
        records=made.records,
        normalised=made.normalised.rows,
        clusters=made.matched.clusters,
        pairs=made.matched.pairs,
        rejects=pd.concat([sources.rejects, made.classified.rejects, made.normalised.rejects]),
        candidates=name_candidates(made.settled.kandidaten),
        aanbod=made.settled.aanbod,
        waarden=made.merged.waarden,
        werkgebieden=made.merged.werkgebieden,
        regels=made.classified.regels,
        ids=made.identified.ids,
        id_historie=made.identified.id_historie,
    )


def read_given(root: Path, meting: int) -> Given:
    """Read all that a build of a wave starts from; SjoError with every fault that stops it."""
    reference = root / "data" / "reference"
    country = load_reference(reference, meting)
    gazetteer = Gazetteer.from_reference(country)
    return Given(
        meting=meting,
        typology=load_typology(),
        country=country,
        kerncijfers=describe_key_figures(find_key_figures(reference, meting)),
        gepubliceerd_2023=add_row_codes(
            read_reference_table(reference / "gepubliceerd_2023.csv", Gepubliceerd2023)
        ),
        successors=_read_successors(reference, country),
        gazetteer=gazetteer,
        sources=read_sources(root, meting, gazetteer),
        geocoded=read_geocoded(root),
    )


def _read_successors(reference: Path, country: ReferenceData) -> pd.DataFrame:
    divided = read_reference_table(reference / "verdelingen.csv", Herindelingen)
    every = pd.concat([country.herindelingen, divided], ignore_index=True)
    return every.drop_duplicates(["gemeentecode_oud", "gemeentecode_nieuw"], ignore_index=True)

"""The whole flow, from the files that people and spiders made to the tables of a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.geocode.cache import read_geocoded
from pipeline.match.engine import match_normalised, match_records
from pipeline.normalise.stage import normalise
from pipeline.read.sources import read_sources
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.stages.accounting import account, count_per_source
from pipeline.stages.assemble import Given, Made, assemble
from pipeline.stages.classify import classify
from pipeline.stages.correct import correct
from pipeline.stages.identify import Earlier, identify
from pipeline.stages.locate import locate_addresses
from pipeline.stages.merge import merge
from pipeline.stages.settle import settle
from schemas.survivorship import load_survivorship
from schemas.typology import load_typology

Report = Callable[[str], None]
"""Hears the name of each stage as it begins."""


@dataclass(frozen=True)
class Snapshot:
    """The published tables of a wave, by name, and what they were made of on the way."""

    given: Given
    made: Made
    tables: dict[str, pd.DataFrame]

    @property
    def aantallen(self) -> pd.DataFrame:
        """Per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
        return count_per_source(self.given.sources.entered, self.tables)


def build(
    root: Path, meting: int, earlier: Earlier, versie: str, report: Report = lambda stage: None
) -> Snapshot:
    """Build wave `meting` out of the tree at `root`; the same files give the same tables.

    Writes nothing. `earlier` is the version whose ids it continues, `versie` what the new one will
    be called, `report` hears each stage begin. SjoError for anything that must stop a release.
    """
    report("lezen")
    given = read_given(root, meting)
    sources, gazetteer, typology = given.sources, given.gazetteer, given.typology
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
    merged = merge(normalised.rows, records, clusters, load_survivorship())
    offers, verdicts = classified.aanbod, classified.oordelen
    settled = settle(merged.locaties, clusters, offers, verdicts, sources.vanished, typology)
    located = locate_addresses(settled.locaties, given.geocoded, given.gemeentecodes)
    identified = identify(
        located,
        clusters,
        earlier,
        match=lambda rows: match_records(rows, gazetteer).clusters,
        place=lambda code: given.boundaries.forward(code, meting).gemeentecode or code,
        versie=versie,
    )
    report("samenstellen")
    made = Made(
        records, classified, normalised, decisions, matched, merged, settled, located, identified
    )
    tables = assemble(given, made)
    account(sources.entered, tables)
    return Snapshot(given, made, tables)


def read_given(root: Path, meting: int) -> Given:
    """Read all that a build of a wave starts from; SjoError with every fault that stops it."""
    typology = load_typology()
    country = load_reference(root / "data" / "reference", meting)
    gazetteer = Gazetteer.from_reference(country)
    sources = read_sources(root, meting, gazetteer)
    return Given(meting, typology, country, gazetteer, sources, read_geocoded(root))

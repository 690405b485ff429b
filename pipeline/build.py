"""The whole flow, from the files that people and spiders made to the tables of a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.accounting import account, count_per_source
from pipeline.assemble import Made, assemble
from pipeline.classify import classify
from pipeline.compare.boundaries import Boundaries
from pipeline.correct import correct
from pipeline.geocode.cache import read_geocoded
from pipeline.geocode.locate import locate_addresses
from pipeline.identify import Earlier, identify
from pipeline.match.engine import match_normalised, match_records
from pipeline.merge import merge
from pipeline.normalise.place import Gazetteer
from pipeline.normalise.stage import normalise
from pipeline.read.sources import read_sources
from pipeline.reference import load_reference
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.settle import settle
from schemas.survivorship import load_survivorship
from schemas.typology import load_typology


@dataclass(frozen=True)
class Snapshot:
    """The published tables of a wave, by name, and what every stage made on the way."""

    meting: int
    tables: dict[str, pd.DataFrame]
    made: Made

    @property
    def aantallen(self) -> pd.DataFrame:
        """Per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
        return count_per_source(self.made.sources.entered, self.tables)


def build(
    root: Path,
    meting: int,
    earlier: Earlier,
    versie: str,
    report: Callable[[str], None] = lambda stage: None,
) -> Snapshot:
    """Build wave `meting` out of the tree at `root`; the same files give the same tables.

    Writes nothing. `earlier` is the version whose ids it continues, `versie` what the new one will
    be called, `report` hears each stage begin. SjoError for anything that must stop a release.
    """
    typology = load_typology()
    report("lezen")
    country = load_reference(root / "data" / "reference", meting)
    gazetteer = Gazetteer.from_reference(country)
    boundaries = Boundaries(country.herindelingen, country.alle_gemeenten)
    sources, geocoded = read_sources(root, meting, gazetteer), read_geocoded(root)
    report("indelen")
    records = correct(sources.records, sources.judgements.correcties)
    classified = classify(records, sources.judgements, sources.beoordelingen, typology)
    report("normaliseren")
    normalised = normalise(classified.rows, gazetteer)
    report("koppelen")
    known = active_decisions(sources.judgements.koppelingen, normalised.rows)
    decisions = require_consistent(known).decisions
    matched = match_normalised(normalised.rows, decisions, gazetteer)
    report("samenvoegen")
    merged = merge(normalised.rows, records, matched.clusters, load_survivorship())
    settled = settle(
        merged.locaties,
        matched.clusters,
        classified.aanbod,
        classified.oordelen,
        sources.vanished,
        typology,
    )
    located = locate_addresses(settled.locaties, geocoded, set(country.gemeenten["gemeentecode"]))
    identified = identify(
        located,
        matched.clusters,
        earlier,
        match=lambda rows: match_records(rows, gazetteer).clusters,
        place=lambda code: boundaries.forward(code, meting).gemeentecode or code,
        versie=versie,
    )
    report("samenstellen")
    made = Made(
        country,
        sources,
        records,
        classified,
        normalised,
        decisions,
        matched,
        merged,
        settled,
        located,
        identified,
    )
    tables = assemble(made, meting, typology)
    account(sources.entered, tables)
    return Snapshot(meting, tables, made)

"""The whole flow, from the files that people and spiders made to the tables of a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.accounting import account, count_per_source
from pipeline.assemble import Parts, assemble
from pipeline.classify import classify
from pipeline.compare.boundaries import Boundaries
from pipeline.correct import correct
from pipeline.coverage import summarise_searches
from pipeline.geocode.cache import read_geocoded
from pipeline.geocode.locate import locate_addresses
from pipeline.identify import Earlier, identify, name_candidates
from pipeline.match.engine import MatchResult, match_normalised, match_records
from pipeline.merge import merge
from pipeline.normalise.place import Gazetteer
from pipeline.normalise.stage import normalise
from pipeline.read.sources import Sources, read_sources
from pipeline.reference import ReferenceData, load_reference
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.settle import settle
from schemas.survivorship import load_survivorship
from schemas.typology import load_typology


@dataclass(frozen=True)
class Snapshot:
    """What a build makes: the published tables, and what people need to work on them."""

    meting: int
    country: ReferenceData
    tables: dict[str, pd.DataFrame]
    aantallen: pd.DataFrame
    sources: Sources
    matched: MatchResult
    decisions: pd.DataFrame
    normalised: pd.DataFrame
    signals: pd.DataFrame


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
    typology, survivorship = load_typology(), load_survivorship()
    report("lezen")
    country = load_reference(root / "data" / "reference", meting)
    gazetteer = Gazetteer.from_reference(country)
    sources, geocoded = read_sources(root, meting, gazetteer), read_geocoded(root)
    judged = sources.judgements

    report("indelen")
    records = correct(sources.records, judged.correcties)
    classified = classify(
        records, judged.begrippen, judged.standaardaanbod, sources.beoordelingen, typology
    )
    report("normaliseren")
    normalised = normalise(classified.rows, gazetteer)
    report("koppelen")
    decided = require_consistent(active_decisions(judged.koppelingen, normalised.rows))
    matched = match_normalised(normalised.rows, decided.decisions, gazetteer)
    report("samenvoegen")
    merged = merge(normalised.rows, records, matched.clusters, survivorship)
    settled = settle(
        merged.locaties,
        matched.clusters,
        classified.aanbod,
        classified.oordelen,
        sources.vanished,
        typology,
    )
    located = locate_addresses(settled.locaties, geocoded, set(country.gemeenten["gemeentecode"]))
    boundaries = Boundaries(country.herindelingen, country.alle_gemeenten)
    identified = identify(
        settled.locaties,
        matched.clusters,
        earlier,
        lambda rows: match_records(rows, gazetteer).clusters,
        lambda code: boundaries.forward(code, meting).gemeentecode or code,
        versie,
    )
    report("samenstellen")
    tables = assemble(
        Parts(
            meting=meting,
            typology=typology,
            country=country,
            entered=sources.entered,
            records=records,
            normalised=normalised.rows,
            clusters=matched.clusters,
            pairs=matched.pairs,
            rejects=pd.concat([sources.rejects, classified.rejects, normalised.rejects]),
            waarden=merged.waarden,
            regels=classified.regels,
            publishable=located,
            candidates=name_candidates(settled.kandidaten),
            aanbod=settled.aanbod,
            ids=identified.ids,
            organisations=identified.organisations,
            id_historie=identified.id_historie,
            first_waves=identified.first_waves,
            searches=summarise_searches(sources.zoeklog),
            states=sources.states,
        )
    )
    account(sources.entered, tables)
    counts = count_per_source(sources.entered, tables)
    return Snapshot(
        meting,
        country,
        tables,
        counts,
        sources,
        matched,
        decided.decisions,
        normalised.rows,
        normalised.signals,
    )

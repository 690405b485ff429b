"""The whole flow, from the files that people and spiders made to the tables of a version."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from pipeline.boundary import JUDGING
from pipeline.country.boundaries import Boundaries
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.key_figures import describe_key_figures
from pipeline.country.parts import find_parts
from pipeline.country.reference import (
    ReferenceData,
    find_key_figures,
    load_reference,
    read_reference_table,
)
from pipeline.geocode.cache import read_geocoded
from pipeline.match.engine import MatchResult, match_normalised, match_records
from pipeline.normalise.stage import NormalisedRecords, find_possible_gemeenten, normalise
from pipeline.read.references import describe_partial_corrections, follow
from pipeline.read.rewritten import describe_rewritten
from pipeline.read.sources import Sources, read_sources
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.stages.acceptance import judge_sources
from pipeline.stages.accounting import account, account_values, count_per_source
from pipeline.stages.assemble import Facts, Outcome, assemble
from pipeline.stages.classify import Classified, classify
from pipeline.stages.correct import correct
from pipeline.stages.coverage import count_waiting, describe_coverage
from pipeline.stages.identify import Identified, describe_fates, identify, name_candidates
from pipeline.stages.locate import locate_addresses
from pipeline.stages.merge import Merged, list_unknown_labels, merge
from pipeline.stages.reconcile import reconcile
from pipeline.stages.searches import summarise_searches
from pipeline.stages.settle import Settled, settle
from pipeline.stages.study_2023 import add_row_codes
from pipeline.stages.tables import make_locaties
from pipeline.versions.earlier import Earlier
from schemas.published_2023 import Gepubliceerd2023
from schemas.source_facts import describe_sources
from schemas.survivorship import load_survivorship
from schemas.typology import Typology, load_typology

Report = Callable[[str], None]
"""Hears the name of each stage as it begins."""


@dataclass(frozen=True)
class Given:
    """What a build starts from: its terms, the country of its boundary year, and its sources."""

    meting: int
    typology: Typology
    country: ReferenceData
    kerncijfers: pd.DataFrame
    gepubliceerd_2023: pd.DataFrame
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

    @property
    def published(self) -> pd.Series:
        """The record_ids of what is published."""
        clusters = self.matched.clusters
        return clusters.loc[
            clusters["cluster_id"].isin(self.identified.ids["cluster_id"]), "record_id"
        ]


@dataclass(frozen=True)
class Inventory:
    """The tables of a wave by name, and what they were made of on the way.

    `states`: STATE_COLUMNS, how every source fared, what the build could use of it included.
    `meldingen`: in Dutch, what became of records and decisions of the version before.
    """

    given: Given
    made: Made
    states: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    meldingen: tuple[str, ...]

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
    judged = reconcile(sources.beoordelingen, sources.eerder_gelezen)
    classified = classify(records, sources.judgements, judged, typology)
    report("normaliseren")
    normalised = normalise(classified.rows, gazetteer)
    report("koppelen")
    known = active_decisions(sources.judgements.koppelingen, normalised.rows)
    decisions = require_consistent(known).decisions
    matched = match_normalised(normalised.rows, decisions, gazetteer)
    clusters = matched.clusters
    report("samenvoegen")
    merged = merge(
        normalised.rows,
        records,
        clusters,
        _of_rows(classified.uitspraken, clusters),
        classified.voorlopig,
        load_survivorship(),
        typology,
    )
    settled = settle(
        merged.locaties,
        clusters,
        _of_rows(classified.aanbod, clusters),
        merged.waarden,
        classified.oordelen,
        sources.vanished,
        typology,
    )
    located = locate_addresses(settled.locaties, given.geocoded, given.gemeentecodes)
    aliases = sources.entry_ids.find_aliases(earlier.herkomst["record_id"])
    identified = identify(
        located,
        clusters,
        replace(earlier, herkomst=follow(earlier.herkomst, "record_id", aliases)),
        match=lambda rows: match_records(rows, gazetteer).clusters,
        place=lambda code: given.boundaries.forward(code, grensjaar).gemeentecode or code,
        versie=versie,
        fates=describe_fates(
            settled.kandidaten.merge(clusters, on="cluster_id"),
            pd.concat([sources.rejects, classified.rejects, normalised.rejects]),
        ),
    )
    report("samenstellen")
    made = Made(
        records, classified, normalised, decisions, matched, merged, settled, located, identified
    )
    outcome = _outcome(given, made)
    states = judge_sources(sources.states, sources.entered, made.published, outcome.rejects)
    tables = _assemble(given, made, states, outcome)
    _account(given, made, tables)
    return Inventory(given, made, states, tables, _tell(sources, records, earlier))


def _account(given: Given, made: Made, tables: dict[str, pd.DataFrame]) -> None:
    """Assert that every record that entered, and every value of one, is somewhere in the tables."""
    account(given.sources.entered, tables)
    account_values(
        made.records,
        made.normalised.rows,
        made.normalised.signals,
        tables["herkomst_waarden"],
        list_unknown_labels(given.typology).values(),
    )


def _tell(sources: Sources, records: pd.DataFrame, earlier: Earlier) -> tuple[str, ...]:
    """Return what a maintainer should know of rows that were rewritten or corrected in part."""
    lineage = earlier.herkomst[earlier.herkomst["locatie_id"].isin(earlier.present)]
    return (
        *sources.meldingen,
        *describe_rewritten(records, earlier.waarden, earlier.versie),
        *describe_partial_corrections(sources.judgements.correcties, lineage),
    )


def _of_rows(claims: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """Return what records claim without those that normalising rejected."""
    return claims[claims["record_id"].isin(clusters["record_id"])]


def _assemble(
    given: Given, made: Made, states: pd.DataFrame, outcome: Outcome
) -> dict[str, pd.DataFrame]:
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
        summarise_searches(sources.zoeklog, find_parts(country)),
        states,
        _count_waiting(given, made),
    )
    return assemble(_facts(given, states), outcome, locaties, gemeenten)


def _count_waiting(given: Given, made: Made) -> pd.DataFrame:
    """Count what was seen and not decided: candidates, and records that were rejected unread."""
    places = made.normalised.rows[["record_id", "gemeentecode"]].merge(made.matched.clusters)
    waits = places["cluster_id"].isin(made.settled.kandidaten["cluster_id"])
    rejects = pd.concat([made.classified.rejects, made.normalised.rejects])
    # What a second reader turned down has been decided; what broke another rule has not.
    undecided = rejects.loc[rejects["stap"] != JUDGING, "record_id"]
    unread = made.records[made.records["record_id"].isin(undecided)]
    return count_waiting(
        places.loc[waits, ["cluster_id", "gemeentecode"]],
        find_possible_gemeenten(unread, given.gazetteer),
    )


def _facts(given: Given, states: pd.DataFrame) -> Facts:
    return Facts(
        grensjaar=given.country.grensjaar,
        typology=given.typology,
        gemeenten=given.country.gemeenten,
        kerncijfers=given.kerncijfers,
        gepubliceerd_2023=given.gepubliceerd_2023,
        herindelingen=given.country.successors,
        states=states,
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
        questions=name_candidates(made.settled.vragen),
        aanbod=made.settled.aanbod,
        waarden=pd.concat([made.merged.waarden, made.settled.toezeggingen], ignore_index=True),
        werkgebieden=made.merged.werkgebieden,
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
        kerncijfers=describe_key_figures(
            find_key_figures(reference, meting), country.opgeteld, country.zonder_cijfers
        ),
        gepubliceerd_2023=add_row_codes(
            read_reference_table(reference / "gepubliceerd_2023.csv", Gepubliceerd2023)
        ),
        gazetteer=gazetteer,
        sources=read_sources(root, meting, gazetteer),
        geocoded=read_geocoded(root),
    )

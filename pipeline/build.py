"""The whole flow, from the files that people and spiders made to the tables of a version.

What it starts from is `pipeline/given.py`; what it made, and the tables out of that, are
`pipeline/inventory.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.given import Given, read_given
from pipeline.inventory import Inventory, compile_inventory
from pipeline.made import Judged, Linked, Made
from pipeline.match.engine import match_normalised, match_records
from pipeline.mutations.attention import notice_attention
from pipeline.mutations.published import find_mislaid, table_mutations
from pipeline.normalise.stage import NormalisedRecords, normalise
from pipeline.read.decided_values import DecidedValues
from pipeline.read.lost_records import LostRecords
from pipeline.read.misplaced import describe_misplaced
from pipeline.read.references import describe_partial_corrections, follow
from pipeline.read.rewritten import describe_rewritten
from pipeline.read.sources import Sources
from pipeline.read.states import describe_unseen, find_silent
from pipeline.read.taken_back import OF_LOOKS, drop_taken_back
from pipeline.read.validation import raise_all
from pipeline.review.decisions import (
    PAIR_KEYS,
    active_decisions,
    add_said,
    list_linked,
    require_consistent,
)
from pipeline.review.unapplied_links import describe_unapplied_links
from pipeline.stages.classify import classify
from pipeline.stages.close import close
from pipeline.stages.correct import correct
from pipeline.stages.decided import describe_resting_mergers, find_endings
from pipeline.stages.fates import describe_fates
from pipeline.stages.identify import identify
from pipeline.stages.locate import locate_addresses
from pipeline.stages.merge import merge
from pipeline.stages.reach import LeftBehind, Presumed, presume
from pipeline.stages.reconcile import Readers, reconcile
from pipeline.stages.settle import SaidOfRecords, settle
from pipeline.stages.voices import live_readings
from pipeline.versions.earlier import Earlier, list_applied_moves, list_decided_records
from pipeline.versions.known_ids import KnownIds
from pipeline.wave.planning import find_strange_gemeenten
from pipeline.wave.unanswered import find_strange_looks, find_unanswered
from schemas.meting import YEARS_BETWEEN_WAVES
from schemas.rechecks import HERCONTROLES
from schemas.survivorship import load_survivorship
from schemas.vocabulary import Paaroordeel

MAX_ROUNDS = 5
"""How often the stages run again at most: records that a decision brings in may bring in others."""
Report = Callable[[str], None]
"""Hears the name of each stage as it begins."""


def build(
    root: Path, meting: int, earlier: Earlier, versie: str, report: Report = lambda stage: None
) -> Inventory:
    """Build wave `meting` out of the tree at `root`; the same files give the same tables.

    Writes nothing. `earlier` is the version whose ids it continues, `versie` what the new one will
    be called, `report` hears each stage begin. SjoError for anything that must stop a release.
    """
    report("lezen")
    given = read_given(root, meting)
    made = _run_stages(given, earlier, versie, report)
    report("samenstellen")
    return compile_inventory(given, made, tuple(_tell(given, made, earlier)))


def _run_stages(given: Given, earlier: Earlier, versie: str, report: Report) -> Made:
    """Run the stages until decisions hold for the locations that stand then, and their records.

    Which these are shows only when ids are given, so where it is not what it was in the version
    before, the stages run again with what was found: the next build, of the same files, begins with
    that too. Once is nearly always enough.
    """
    before = _continue(earlier, given)
    known = KnownIds.of(before)
    raise_all([] if given.later_waves else find_mislaid(given.mutations, known))
    correcties = given.sources.judgements.correcties
    presumed = presume(correcties, known, given.later_waves)
    made = _run_round(given, before, presumed, versie, report)
    for _ in range(MAX_ROUNDS):
        found = presume(correcties, presumed.known, given.later_waves, made.members)
        if found.is_as(presumed):
            break
        presumed = found
        made = _run_round(given, before, presumed, versie)
    left = _find_left_behind(before, made, presumed)
    raise_all([*presumed.decided.faults, *made.judged.corrected.faults, *left.find_faults()])
    return replace(made, left=tuple(left.describe()))


def _run_round(
    given: Given,
    before: Earlier,
    presumed: Presumed,
    versie: str,
    report: Report = lambda stage: None,
) -> Made:
    report("indelen")
    judged = _judge_records(given, before, presumed)
    report("normaliseren")
    normalised = normalise(judged.classified.rows, given.gazetteer)
    report("koppelen")
    linked = _link_records(given, judged, normalised)
    report("samenvoegen")
    return _make_locations(given, before, versie, judged, linked)


def _judge_records(given: Given, before: Earlier, presumed: Presumed) -> Judged:
    sources, known, decided = given.sources, presumed.known, presumed.decided
    lost = LostRecords(sources.records, before.waarden)
    readers, begrippen = _list_readers(sources, before), sources.judgements.begrippen
    corrected = correct(
        sources.records,
        decided,
        presumed.reach,
        find_silent(sources.states),
        DecidedValues(begrippen),
        lost.suggest,
        known.joined | list_linked(sources.judgements.koppelingen),
    )
    reconciled = reconcile(readers, corrected.rows, begrippen, given.typology)
    classified = classify(
        corrected.rows,
        sources.judgements,
        reconciled.verdicts,
        given.typology,
        corrected.former_names,
        corrected.of_no_party,
    )
    mutaties = table_mutations(given.mutations, known, given.place_now)
    return Judged(decided, corrected, reconciled, classified, mutaties)


def _find_left_behind(before: Earlier, made: Made, presumed: Presumed) -> LeftBehind:
    known, links = presumed.known, made.linked.decisions
    is_apart = links["oordeel"] == Paaroordeel.VERSCHILLEND
    said = before.waarden[before.waarden["kolom"] == "bezoekadres"]
    records = made.records
    return LeftBehind(
        decisions=presumed.decided.rows,
        before=known.members,
        reach=presumed.reach,
        records=records[records["record_id"].isin(made.linked.matched.clusters["record_id"])],
        said=dict(zip(said["record_id"], said["bronwaarde"], strict=True)),
        known=list_applied_moves(before),
        apart={frozenset(pair) for pair in links.loc[is_apart, PAIR_KEYS].to_numpy().tolist()},
        joined=known.joined,
    )


def _link_records(given: Given, judged: Judged, normalised: NormalisedRecords) -> Linked:
    links = given.sources.judgements.koppelingen
    records = _add_said(given, judged, normalised.rows)
    active = require_consistent(active_decisions(links, records))
    matched = match_normalised(normalised.rows, active.decisions, given.gazetteer)
    return Linked(normalised, active, matched, records)


def _add_said(given: Given, judged: Judged, rows: pd.DataFrame) -> pd.DataFrame:
    """Return normalised records with what their sources say of them, decisions aside."""
    records = given.sources.records
    changed = records[records["record_id"].isin(judged.corrected.changed)]
    return add_said(rows, normalise(changed, given.gazetteer).rows)


def _make_locations(
    given: Given, before: Earlier, versie: str, judged: Judged, linked: Linked
) -> Made:
    sources, typology, classified = given.sources, given.typology, judged.classified
    rows, clusters = linked.normalised.rows, linked.matched.clusters
    records, endings = judged.corrected.rows, find_endings(judged.decided.rows)
    merged = merge(
        rows,
        records,
        clusters,
        _of_rows(classified.uitspraken, clusters),
        classified.voorlopig,
        load_survivorship(),
        typology,
        judged.corrected.decided,
    )
    settled = settle(
        merged.locaties,
        clusters,
        _of_rows(classified.aanbod, clusters),
        merged.waarden,
        SaidOfRecords(
            classified.oordelen,
            sources.vanished,
            sources.doubted,
            judged.corrected.former_names,
            judged.corrected.vragen,
        ),
        typology,
        recent_from=str(given.meting - YEARS_BETWEEN_WAVES),
    )
    located = locate_addresses(settled.locaties, given.geocoded, given.gemeentecodes)
    rejects = pd.concat([sources.rejects, classified.rejects, linked.normalised.rejects])
    waiting = settled.kandidaten.merge(clusters, on="cluster_id")
    identified = identify(
        located,
        clusters,
        before,
        match=lambda unlike: match_records(unlike, given.gazetteer).clusters,
        place=given.place_now,
        versie=versie,
        fates=_tell_fates(sources, before, waiting, rejects),
        endings=endings,
        waiting=merged.locaties.merge(settled.kandidaten, on="cluster_id"),
    )
    closed = close(identified.held, clusters, records, endings.decisive)
    return Made(judged, linked, merged, settled, located, identified, closed)


def _tell_fates(
    sources: Sources, before: Earlier, waiting: pd.DataFrame, rejects: pd.DataFrame
) -> dict[str, str]:
    """Return record_id -> why it is not published: it waits, was rejected, or was not seen now."""
    entered, silent = set(sources.entered["record_id"]), find_silent(sources.states)
    return describe_fates(waiting, rejects) | describe_unseen(
        before.herkomst["record_id"], entered, silent
    )


def _notice_beside(given: Given, made: Made, earlier: Earlier) -> Iterator[Finding]:
    """Yield the rows of people beside records and decisions that nobody went on with."""
    known = KnownIds.of(earlier)
    looked = drop_taken_back(given.taken[HERCONTROLES.name], OF_LOOKS)
    yield from find_strange_looks(looked, known)
    yield from find_unanswered(looked, known, made.last_seen, made.judged.decided.rows)
    yield from find_strange_gemeenten(given.planning, given.gemeentecodes, given.country.grensjaar)


def _list_readers(sources: Sources, earlier: Earlier) -> Readers:
    return Readers(
        sources.readers.lezingen,
        sources.readers.uitkomsten,
        sources.beoordelingen,
        sources.eerder_gelezen,
        earlier.herkomst,
    )


def _of_rows(claims: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """Return what records claim without those that normalising rejected."""
    return claims[claims["record_id"].isin(clusters["record_id"])]


def _continue(earlier: Earlier, given: Given) -> Earlier:
    """Return the version before with the present id of every record that is written otherwise."""
    aliases = given.sources.entry_ids.find_aliases(earlier.herkomst["record_id"])
    return replace(earlier, herkomst=follow(earlier.herkomst, "record_id", aliases))


def _tell(given: Given, made: Made, earlier: Earlier) -> Iterator[str]:
    """Yield what a maintainer should know of decisions that rest, or reach only a part."""
    sources = given.sources
    lineage = earlier.herkomst[earlier.herkomst["locatie_id"].isin(earlier.present)]
    lost = LostRecords(sources.records, earlier.waarden)
    yield from sources.meldingen
    yield from made.judged.corrected.meldingen
    yield from made.left
    standing = set(made.identified.ids["locatie_id"])
    yield from describe_resting_mergers(made.judged.decided.rows, standing)
    yield from made.judged.reconciled.meldingen
    yield from map(str, _notice_beside(given, made, earlier))
    settled = rows_of(sources.readers.uitkomsten)
    yield from describe_misplaced(
        [*live_readings(sources.readers.lezingen), *settled], sources.records
    )
    yield from map(str, notice_attention(given.mutations))
    yield from describe_unapplied_links(
        made.linked.active,
        set(sources.entered["record_id"]),
        find_silent(sources.states),
        lost.suggest,
    )
    of_people = made.judged.corrected.changed | list_decided_records(earlier)
    rewritten = made.records[~made.records["record_id"].isin(of_people)]
    yield from describe_rewritten(rewritten, earlier.waarden, earlier.versie)
    yield from describe_partial_corrections(sources.judgements.correcties, lineage)

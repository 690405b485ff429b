"""What a build made: the frames of its stages, and the tables of a version out of them."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import JUDGING, rows_of
from pipeline.certainty.overlap import list_open_pairs
from pipeline.certainty.tables import Grounds
from pipeline.country.parts import find_parts
from pipeline.given import Given
from pipeline.match.engine import MatchResult
from pipeline.mutations.published import account_mutations
from pipeline.normalise.stage import NormalisedRecords, find_possible_gemeenten
from pipeline.privacy.gate import PublicTables, pass_gate
from pipeline.review.decisions import ActiveDecisions
from pipeline.stages.acceptance import judge_sources
from pipeline.stages.accounting import (
    account,
    account_finds,
    account_readings,
    account_values,
    count_per_source,
)
from pipeline.stages.assemble import Facts, Outcome, assemble
from pipeline.stages.candidates import gather_claims, make_kandidaten
from pipeline.stages.claims import list_turned_down
from pipeline.stages.classify import Classified
from pipeline.stages.close import Closed
from pipeline.stages.correct import Corrected
from pipeline.stages.coverage import describe_coverage
from pipeline.stages.decided import Decided, table_decisions
from pipeline.stages.identify import Identified, name_candidates
from pipeline.stages.merge import Merged, list_unknown_labels
from pipeline.stages.people_accounting import (
    account_decisions,
    account_former,
    account_links,
    account_outcomes,
    account_voices,
)
from pipeline.stages.reading_tables import list_turns, make_lezingen
from pipeline.stages.reconcile import Reconciled, list_established
from pipeline.stages.searches import summarise_searches
from pipeline.stages.settle import Settled
from pipeline.stages.tables import make_locaties
from schemas.source_facts import describe_sources
from schemas.typology import UNKNOWN_CODE
from schemas.vocabulary import Lijst


@dataclass(frozen=True)
class Judged:
    """The records as people corrected and read them, in the order of the stages.

    `mutaties`: the published table of that name.
    """

    decided: Decided
    corrected: Corrected
    reconciled: Reconciled
    classified: Classified
    mutaties: pd.DataFrame


@dataclass(frozen=True)
class Linked:
    """Which records are one location, and what became of the links of people.

    `records`: the normalised records with what their sources say of them, decisions aside.
    """

    normalised: NormalisedRecords
    active: ActiveDecisions
    matched: MatchResult
    records: pd.DataFrame

    @property
    def decisions(self) -> pd.DataFrame:
        """The links of people that were applied: record_id_a, record_id_b, oordeel."""
        return self.active.decisions


@dataclass(frozen=True)
class Made:
    """What the stages made, in their order. `left`: in Dutch, of which records a decision on their
    former location holds no more."""

    judged: Judged
    linked: Linked
    merged: Merged
    settled: Settled
    located: pd.DataFrame
    identified: Identified
    closed: Closed
    left: tuple[str, ...] = ()

    @property
    def members(self) -> pd.DataFrame:
        """Return record_id, cluster_id, locatie_id of what is published."""
        clusters = self.linked.matched.clusters
        return clusters.merge(self.identified.ids, on="cluster_id", validate="many_to_one")

    @property
    def records(self) -> pd.DataFrame:
        """Records of the sources, corrected."""
        return self.judged.corrected.rows

    @property
    def kandidaten(self) -> pd.DataFrame:
        """cluster_id, reden of all that waits, also of what is listed though people closed it."""
        return pd.concat([self.settled.kandidaten, self.closed.kandidaten], ignore_index=True)

    @property
    def published(self) -> pd.Series:
        """The record_ids of what is published."""
        return self.members["record_id"]


@dataclass(frozen=True)
class Inventory:
    """The tables of a wave by name as they may be published, and what they were made of.

    `states`: STATE_COLUMNS, how every source fared, what the build could use of it included.
    `meldingen`: in Dutch, what became of records and decisions of the version before.
    """

    given: Given
    made: Made
    states: pd.DataFrame
    tables: PublicTables
    meldingen: tuple[str, ...]

    @property
    def aantallen(self) -> pd.DataFrame:
        """Per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
        return count_per_source(self.given.sources.entered, self.tables)


def compile_inventory(given: Given, made: Made, meldingen: tuple[str, ...]) -> Inventory:
    """Return the tables of a version, made of what the stages made, with nothing lost on the way.

    AccountingError when a record, a value, a word of a reader or a decision stands nowhere.
    """
    sources = given.sources
    outcome = _outcome(given, made)
    states = judge_sources(sources.states, sources.entered, made.published, outcome.rejects)
    states = pass_gate({"bronnen": states})["bronnen"].fillna({"oorzaak": ""})
    tables = _assemble(given, made, states, outcome)
    _account(given, made, tables)
    _account_people(given, made, tables, meldingen)
    return Inventory(given, made, states, pass_gate(tables), meldingen)


def _account(given: Given, made: Made, tables: dict[str, pd.DataFrame]) -> None:
    """Assert that every record that entered, and every value of one, is somewhere in the tables."""
    account(given.sources.entered, tables)
    account_finds(given.sources.readers.vondsten, tables["vondsten"])
    account_readings(given.sources.readers.lezingen["lezing_id"], tables["lezingen"])
    account_mutations(given.mutations, tables["mutaties"])
    account_values(
        made.records,
        made.linked.normalised.rows,
        made.linked.normalised.signals,
        tables["herkomst_waarden"],
        list_unknown_labels(given.typology).values(),
        list_turned_down(rows_of(made.judged.reconciled.verdicts)),
    )


def _account_people(
    given: Given, made: Made, tables: dict[str, pd.DataFrame], meldingen: Collection[str]
) -> None:
    """Assert that what readers said and people decided is in the tables, or told."""
    judged, readers = made.judged, given.sources.readers
    account_voices(judged.reconciled.verdicts, tables["herkomst_waarden"])
    account_former(given.sources.beoordelingen, tables["lezingen"])
    account_outcomes(readers.uitkomsten, judged.reconciled.verdicts, meldingen)
    account_decisions(judged.decided.rows, judged.corrected.applied, tables["besluiten"], meldingen)
    account_links(made.linked.decisions, made.linked.matched.clusters)


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
    kandidaten = _make_kandidaten(given, made)
    gemeenten = describe_coverage(
        country.gemeenten,
        country.kerncijfers,
        locaties,
        summarise_searches(sources.zoeklog, find_parts(country)),
        states,
        kandidaten,
    )
    return assemble(
        _facts(given, states), outcome, _grounds(given, made), locaties, gemeenten, kandidaten
    )


def _make_kandidaten(given: Given, made: Made) -> pd.DataFrame:
    """Gather what was seen and not decided: candidates, and records that were rejected unread."""
    linked, classified = made.linked, made.judged.classified
    places = linked.normalised.rows[["record_id", "gemeentecode"]].merge(linked.matched.clusters)
    rejects = pd.concat([classified.rejects, linked.normalised.rejects])
    # What a second reader turned down has been decided; what broke another rule, or could not even
    # be read, has not.
    undecided = rejects.loc[rejects["stap"] != JUDGING, "record_id"]
    unread = made.records[made.records["record_id"].isin(undecided)]
    return make_kandidaten(
        places.merge(name_candidates(made.kandidaten), on="cluster_id", validate="many_to_one"),
        made.merged.locaties,
        gather_claims(classified.aanbod, classified.uitspraken),
        find_possible_gemeenten(
            pd.concat([unread, given.sources.ongelezen], ignore_index=True), given.gazetteer
        ),
        given.typology.label_of(Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE),
    )


def _grounds(given: Given, made: Made) -> Grounds:
    matched = made.linked.matched
    return Grounds(
        list_open_pairs(matched.pairs, matched.questions, made.linked.decisions),
        given.uitputtend,
        given.bewijs,
        list_established(made.judged.reconciled.verdicts),
        _place_answers(given),
    )


def _place_answers(given: Given) -> pd.DataFrame:
    answers = given.sources.antwoorden
    codes = answers["gemeente"].map(given.gazetteer.canonical_gemeente).astype("str")
    return answers[["bron", "voltooid"]].assign(gemeentecode=codes)


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
        finds=given.sources.vondsten,
    )


def _outcome(given: Given, made: Made) -> Outcome:
    sources = given.sources
    return Outcome(
        records=made.records,
        normalised=made.linked.normalised.rows,
        clusters=made.linked.matched.clusters,
        pairs=made.linked.matched.pairs,
        rejects=pd.concat(
            [
                sources.rejects,
                made.judged.classified.rejects,
                made.linked.normalised.rejects,
                made.closed.rejects,
            ]
        ),
        candidates=name_candidates(made.kandidaten),
        questions=name_candidates(made.settled.vragen),
        aanbod=made.settled.aanbod,
        waarden=pd.concat([made.merged.waarden, made.settled.toezeggingen], ignore_index=True),
        werkgebieden=made.merged.werkgebieden,
        lezingen=make_lezingen(
            sources.readers.lezingen,
            sources.readers.bewijs,
            sources.beoordelingen,
            sources.entered["record_id"],
        ),
        turns=list_turns(made.records, made.judged.reconciled.verdicts, sources.eerder_gelezen),
        ids=made.identified.ids,
        besluiten=table_decisions(
            made.judged.decided,
            made.judged.corrected.applied,
            set(made.identified.ids["locatie_id"]),
        ),
        mutaties=made.judged.mutaties,
        id_historie=made.identified.id_historie,
    )

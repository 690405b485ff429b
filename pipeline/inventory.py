"""What a build made: the frames of its stages, and the tables of a version out of them."""

from dataclasses import dataclass

import pandas as pd

from pipeline.accounts import Built, account_build
from pipeline.boundary import JUDGING
from pipeline.certainty.overlap import list_open_pairs
from pipeline.certainty.tables import Grounds
from pipeline.country.parts import find_parts
from pipeline.given import Given
from pipeline.made import Made
from pipeline.normalise.stage import find_possible_gemeenten
from pipeline.privacy.gate import PublicTables, pass_gate
from pipeline.stages.acceptance import judge_sources
from pipeline.stages.accounting import (
    count_per_source,
)
from pipeline.stages.assemble import Facts, Outcome, assemble
from pipeline.stages.candidates import gather_claims, make_kandidaten
from pipeline.stages.coverage import describe_coverage
from pipeline.stages.decided import table_decisions
from pipeline.stages.identify import name_candidates
from pipeline.stages.reading_tables import list_turns, make_lezingen
from pipeline.stages.reconcile import list_established
from pipeline.stages.searches import summarise_searches
from pipeline.stages.tables import make_locaties
from schemas.source_facts import describe_sources
from schemas.typology import UNKNOWN_CODE
from schemas.vocabulary import Lijst


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
    account_build(Built(given, made, tables, meldingen))
    return Inventory(given, made, states, pass_gate(tables), meldingen)


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
        decided=made.judged.corrected.cells,
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

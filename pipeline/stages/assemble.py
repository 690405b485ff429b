"""Assemble: every published table out of the frames that the stages made.

It takes frames and no stage's own types, so that it knows no other stage; pipeline/inventory.py
hands them over.
"""

from dataclasses import dataclass

import pandas as pd

from pipeline.certainty.tables import Grounds, make_certainty_tables
from pipeline.figures.changes import changes_since_2023
from pipeline.figures.classes import make_klassen
from pipeline.figures.rows import make_rijen
from pipeline.stages import tables as make
from schemas.published import TABLES, columns_of
from schemas.typology import UNKNOWN_CODE, Typology
from schemas.typology_table import typology_to_table
from schemas.vocabulary import Lijst


@dataclass(frozen=True)
class Facts:
    """What a version tells of the country, the sources and the searches it rests on.

    `kerncijfers`: the published table of that name. `states`: a row per source. `facts`: bron,
    titel, uitgever, licentie. `searches`, `finds`: what was searched, and what each search found.
    """

    grensjaar: int
    typology: Typology
    gemeenten: pd.DataFrame
    kerncijfers: pd.DataFrame
    gepubliceerd_2023: pd.DataFrame
    herindelingen: pd.DataFrame
    states: pd.DataFrame
    facts: pd.DataFrame
    searches: pd.DataFrame
    finds: pd.DataFrame


@dataclass(frozen=True)
class Outcome:
    """What became of the records, frame by frame, keyed by record_id or cluster_id.

    `records`: those of the sources, corrected; `decided`: (record_id, kolom) of the cells that
    decisions changed. `normalised`: their address parts. `clusters`:
    record_id, cluster_id. `pairs`: why records belong together. `rejects`: everything that a stage
    rejected. `candidates`: cluster_id, kandidaat_id, reden. `questions`: the same per record_id of
    published locations. `aanbod`, `waarden`, `werkgebieden`: what locations offer, every value that
    was given, where else they work. `lezingen`: the published table of that name. `turns`: who
    reads each record next. `ids`: cluster_id, locatie_id. `besluiten`, `mutaties`: those
    tables.
    """

    records: pd.DataFrame
    decided: frozenset[tuple[str, str]]
    normalised: pd.DataFrame
    clusters: pd.DataFrame
    pairs: pd.DataFrame
    rejects: pd.DataFrame
    candidates: pd.DataFrame
    questions: pd.DataFrame
    aanbod: pd.DataFrame
    waarden: pd.DataFrame
    werkgebieden: pd.DataFrame
    lezingen: pd.DataFrame
    turns: pd.DataFrame
    ids: pd.DataFrame
    besluiten: pd.DataFrame
    mutaties: pd.DataFrame
    id_historie: pd.DataFrame


def assemble(
    facts: Facts,
    outcome: Outcome,
    grounds: Grounds,
    locaties: pd.DataFrame,
    gemeenten: pd.DataFrame,
    kandidaten: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """Return every table of the contract, in its order, each checked by its model.

    `locaties`, `gemeenten`, `kandidaten` are those tables as they will be published. `verschillen`
    is empty: it needs the version before as it was published, so pipeline/release fills it.
    """
    typology = facts.typology
    tables = {
        "locaties": locaties,
        "gemeenten": gemeenten,
        "kandidaten": kandidaten,
        "verschillen": pd.DataFrame(columns=columns_of("verschillen"), dtype=str),
        **_make_code_book(facts),
        **_make_collected(facts),
        **_make_handled(outcome, facts.gemeenten),
        **_make_located(outcome, locaties, typology),
    }
    tables |= make_certainty_tables(grounds, tables, typology)
    return {name: make.conform(name, tables[name], typology) for name in TABLES}


def _make_code_book(facts: Facts) -> dict[str, pd.DataFrame]:
    """Return what a version carries to be read by itself, whatever was found."""
    return {
        "kerncijfers": facts.kerncijfers,
        "typologie": typology_to_table(facts.typology),
        "rijen": make_rijen(facts.typology),
        "klassen": make_klassen(),
        "gepubliceerd_2023": facts.gepubliceerd_2023,
        "herindelingen_sinds_2023": changes_since_2023(facts.herindelingen, facts.grensjaar),
    }


def _make_collected(facts: Facts) -> dict[str, pd.DataFrame]:
    """Return what was searched, what each search found, and how every source fared."""
    return {
        "zoeklog": facts.searches[columns_of("zoeklog")],
        "vondsten": make.make_vondsten(facts.finds),
        "bronnen": make.make_bronnen(facts.states, facts.facts),
    }


def _make_handled(outcome: Outcome, gemeenten: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return what rules rejected, what people said and decided, and what they must still judge."""
    return {
        "afgekeurd": make.make_afgekeurd(outcome.rejects),
        "te_beoordelen": make.make_te_beoordelen(
            outcome.records,
            outcome.normalised,
            outcome.clusters,
            outcome.candidates,
            outcome.questions,
            outcome.ids,
            gemeenten,
            outcome.turns,
        ),
        "lezingen": outcome.lezingen,
        "besluiten": outcome.besluiten,
        "mutaties": outcome.mutaties,
    }


def _make_located(
    outcome: Outcome, locaties: pd.DataFrame, typology: Typology
) -> dict[str, pd.DataFrame]:
    """Return what belongs to the published locations: who they are of, what they offer, and why."""
    unknown_kind = typology.label_of(Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE)
    return {
        "organisaties": make.make_organisaties(locaties, unknown_kind),
        "locatie_werkgebied": make.make_werkgebied(outcome.werkgebieden, outcome.ids),
        "id_historie": outcome.id_historie,
        **make.make_offer_tables(outcome.aanbod, outcome.ids, typology),
        **make.make_lineage_tables(
            outcome.records,
            outcome.decided,
            outcome.clusters,
            outcome.pairs,
            outcome.waarden,
            outcome.ids,
        ),
    }

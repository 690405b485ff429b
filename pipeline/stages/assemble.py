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

    `records`: those of the sources, corrected. `normalised`: their address parts. `clusters`:
    record_id, cluster_id. `pairs`: why records belong together. `rejects`: everything that a stage
    rejected. `candidates`: cluster_id, kandidaat_id, reden. `questions`: the same per record_id of
    published locations. `aanbod`, `waarden`, `werkgebieden`: what locations offer, every value that
    was given, where else they work. `lezingen`: the published table of that name. `turns`: who
    reads each record next. `ids`: cluster_id, locatie_id. `besluiten`, `mutaties`: those
    tables.
    """

    records: pd.DataFrame
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
        "organisaties": make.make_organisaties(
            locaties, typology.label_of(Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE)
        ),
        "locatie_werkgebied": make.make_werkgebied(outcome.werkgebieden, outcome.ids),
        "gemeenten": gemeenten,
        "zoeklog": facts.searches[columns_of("zoeklog")],
        "vondsten": make.make_vondsten(facts.finds),
        "bronnen": make.make_bronnen(facts.states, facts.facts),
        "afgekeurd": make.make_afgekeurd(outcome.rejects),
        "te_beoordelen": make.make_te_beoordelen(
            outcome.records,
            outcome.normalised,
            outcome.clusters,
            outcome.candidates,
            outcome.questions,
            outcome.ids,
            facts.gemeenten,
            outcome.turns,
        ),
        "kandidaten": kandidaten,
        "lezingen": outcome.lezingen,
        "id_historie": outcome.id_historie,
        "besluiten": outcome.besluiten,
        "mutaties": outcome.mutaties,
        "verschillen": pd.DataFrame(columns=columns_of("verschillen"), dtype=str),
        **_make_code_book(facts),
        **make.make_offer_tables(outcome.aanbod, outcome.ids, typology),
        **make.make_lineage_tables(
            outcome.records,
            outcome.clusters,
            outcome.pairs,
            outcome.waarden,
            outcome.ids,
        ),
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

"""Assemble: every published table out of what the stages made."""

from dataclasses import dataclass

import pandas as pd

from pipeline import tables as make
from pipeline.coverage import describe_coverage
from pipeline.reference import ReferenceData
from schemas.published import TABLES
from schemas.typology import Typology


@dataclass(frozen=True)
class Parts:
    """The frames a snapshot is made of; their columns are those the stages promise."""

    meting: int
    typology: Typology
    country: ReferenceData
    entered: pd.DataFrame
    records: pd.DataFrame
    normalised: pd.DataFrame
    clusters: pd.DataFrame
    pairs: pd.DataFrame
    rejects: pd.DataFrame
    waarden: pd.DataFrame
    regels: pd.DataFrame
    publishable: pd.DataFrame
    candidates: pd.DataFrame
    aanbod: pd.DataFrame
    ids: pd.DataFrame
    organisations: pd.DataFrame
    id_historie: pd.DataFrame
    first_waves: dict[str, str]
    searches: pd.DataFrame
    states: pd.DataFrame


def assemble(parts: Parts) -> dict[str, pd.DataFrame]:
    """Return every table of the contract, in its order, each checked by its model."""
    gemeenten = parts.country.gemeenten
    locaties = make.make_locaties(
        parts.publishable,
        parts.ids,
        parts.organisations,
        gemeenten,
        parts.first_waves,
        str(parts.meting),
    )
    made = {
        "locaties": locaties,
        "organisaties": make.make_organisaties(locaties),
        "gemeenten": describe_coverage(
            gemeenten, parts.country.kerncijfers, locaties, parts.searches, parts.states
        ),
        "te_beoordelen": make.make_te_beoordelen(
            parts.records, parts.normalised, parts.clusters, parts.candidates, gemeenten
        ),
        "afgekeurd": make.make_afgekeurd(parts.entered, parts.rejects),
        "id_historie": parts.id_historie,
        **make.make_offer_tables(parts.aanbod, parts.ids, parts.typology),
        **make.make_lineage_tables(
            parts.records,
            parts.clusters,
            parts.pairs,
            parts.waarden,
            parts.regels,
            parts.ids,
        ),
    }
    return {name: make.conform(name, made[name]) for name in TABLES}

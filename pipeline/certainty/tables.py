"""Every published table that says how sure a version is."""

from dataclasses import dataclass

import pandas as pd

from pipeline.certainty.agreement import measure_agreement
from pipeline.certainty.completeness import measure_completeness
from schemas.sites import list_registers
from schemas.typology import Typology


@dataclass(frozen=True)
class Grounds:
    """What figures of sureness rest on, beside published tables.

    `open_pairs`: record_id_a, record_id_b of pairs that nobody decided.
    """

    open_pairs: pd.DataFrame


def make_certainty_tables(
    grounds: Grounds, tables: dict[str, pd.DataFrame], typology: Typology
) -> dict[str, pd.DataFrame]:
    """Return the tables by name, made of the published `tables` lezingen and herkomst."""
    return {
        "overeenstemming": measure_agreement(tables["lezingen"], typology),
        **measure_completeness(tables["herkomst"], grounds.open_pairs, list_registers()),
    }

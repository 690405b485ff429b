"""Contract 1 read as contract 2: no code tables yet, days as text, states in English.

Its versions are read with the typology, rows, classes and published figures as they stood when
contract 2 came, kept in schemas/contract_1/: nothing that is edited later changes their figures.
"""

from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.figures.changes import changes_since_2023
from pipeline.versions.manifest import Manifest
from pipeline.versions.stored import Tables
from schemas import contract_1
from schemas.published.days import split_days
from schemas.published.study_2023 import tell_comparability
from schemas.vocabulary import Toestand

FROZEN = Path(contract_1.__file__).parent
TOESTANDEN = {
    "partial": Toestand.DEELS,
    "failed": Toestand.MISLUKT,
    "carried over": Toestand.OVERGENOMEN,
}


def manifest_1_to_2(manifest: Manifest) -> Manifest:
    """Return the manifest with the states of its sources in the words of contract 2."""
    bronnen = [
        bron | {"toestand": str(TOESTANDEN.get(bron["toestand"], bron["toestand"]))}
        for bron in manifest.get("bronnen", [])
    ]
    return manifest | {"bronnen": bronnen}


def tables_1_to_2(manifest: Manifest, tables: Tables) -> Tables:
    """Return the tables with days apart from months, and the tables that contract 2 added.

    Of what contract 1 did not publish, searches and working areas are empty. The reference figures
    have no peiljaar: it is not known which files that version was built with.
    """
    made = {name: frozen_table(name) for name in ("typologie", "rijen", "klassen", "kerncijfers")}
    told = manifest.get("typologie_versie", "")
    made["typologie"] = made["typologie"].assign(typologie_versie=told)
    made["gepubliceerd_2023"] = tell_comparability(frozen_table("gepubliceerd_2023"))
    made["herindelingen_sinds_2023"] = changes_since_2023(
        frozen_table("herindelingen"), int(manifest.get("grensjaar", 0))
    )
    made["bronnen"] = pd.DataFrame(manifest_1_to_2(manifest)["bronnen"])
    given = dict(tables)
    if "locaties" in given:
        given["locaties"] = split_days(given["locaties"], "laatst_gezien")
        given["locaties"] = given["locaties"].astype({"eerste_meting": "int64"})
    if "herkomst" in given:
        given["herkomst"] = split_days(given["herkomst"], "gezien")
    return made | given


@cache
def frozen_table(name: str) -> pd.DataFrame:
    """Return a table of schemas/contract_1/ as texts, a missing one as ""."""
    return pd.read_csv(FROZEN / f"{name}.csv", dtype=str, keep_default_na=False)

"""A typology that changed has a version of its own: else two versions mean different things by it.

Compared by code, so that a renamed term is told as renamed and not as gone and new.
"""

import pandas as pd

from pipeline.errors import SjoError
from pipeline.versions.published import PublishedVersion
from schemas.typology import Typology
from schemas.typology_table import COLUMNS_OF_TYPOLOGIE, typology_to_table

KEY = ["lijst", "code"]
TELLS = [c for c in COLUMNS_OF_TYPOLOGIE if c not in (*KEY, "term", "typologie_versie")]


def require_raised_version(parent: PublishedVersion, typology: Typology) -> None:
    """Raise SjoError when the typology differs from the parent's and its `versie` does not.

    Names every term that is new, gone, renamed or told otherwise. A parent of contract 1 carried
    no definitions, so of those only terms and labels count.
    """
    before = parent.tables["typologie"]
    if typology.versie != parent.manifest["typologie_versie"]:
        return
    told = TELLS if "typologie" in parent.columns else []
    differences = _tell_differences(before, typology_to_table(typology), told)
    if differences:
        raise SjoError(
            f"de typologie heet nog {typology.versie}, zoals in de gepubliceerde versie "
            f"{parent.versie}, maar zij is veranderd:\n"
            + "\n".join(f"  {line}" for line in differences)
            + "\nVerhoog `versie` in het bestand van de typologie, of draai de wijziging terug. "
            "Veranderde u niets, vraag dan wie het programma bijwerkte."
        )


def _tell_differences(before: pd.DataFrame, now: pd.DataFrame, told: list[str]) -> list[str]:
    both = before.merge(now, on=KEY, how="outer", suffixes=("_toen", "_nu"), indicator=True)
    lines = []
    for row in both.to_dict("records"):
        where, old, new = f"{row['lijst']} {row['code']}", row["term_toen"], row["term_nu"]
        other = [c for c in told if row[f"{c}_toen"] != row[f"{c}_nu"]]
        if row["_merge"] == "right_only":
            lines.append(f"nieuw: {where} ({new!r})")
        elif row["_merge"] == "left_only":
            lines.append(f"verdwenen: {where} ({old!r})")
        elif old != new:
            lines.append(f"hernoemd: {where} heet nu {new!r} (was {old!r})")
        elif other:
            lines.append(f"gewijzigd: {where} ({', '.join(other)})")
    return lines

"""Which gemeenten went into another between the study of 2023 and the boundaries of a version."""

import pandas as pd

STUDY_DAY = "2023-01-01"


def changes_since_2023(herindelingen: pd.DataFrame, grensjaar: int) -> pd.DataFrame:
    """Return the herindelingen between 1-1-2023 and 1-1-`grensjaar`, whichever came first."""
    first, last = sorted([STUDY_DAY, f"{grensjaar}-01-01"])
    between = (herindelingen["datum"] > first) & (herindelingen["datum"] <= last)
    return herindelingen[between].sort_values(["datum", "gemeentecode_oud"])

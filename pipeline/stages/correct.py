"""Apply signed corrections of single cells, each with the value it expects to find."""

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from schemas.records import CORRECTABLE_COLUMNS


def correct(records: pd.DataFrame, correcties: pd.DataFrame) -> pd.DataFrame:
    """Return Records with every correction applied; record_id never moves.

    `correcties` has record_id, kolom, was, wordt, rij. Raises SjoError naming every correction
    that is stale: its record is unknown, or its cell no longer holds `was`.
    """
    corrected = records.set_index("record_id", drop=False)
    faults = []
    for correctie in rows_of(correcties):
        place = f"manual_entries/correcties.csv:{correctie['rij']}"
        record_id, kolom = correctie["record_id"], correctie["kolom"]
        if kolom not in CORRECTABLE_COLUMNS:
            faults.append(f"{place}: kolom {kolom!r} kan niet worden gecorrigeerd")
        elif record_id not in corrected.index:
            faults.append(f"{place}: record {record_id} bestaat niet (meer) in deze meting")
        # The source may have mended it, or said something new: a person must look again, so the
        # build stops instead of writing an old correction over it.
        elif corrected.at[record_id, kolom] != correctie["was"]:
            found = corrected.at[record_id, kolom]
            faults.append(
                f"{place}: verlopen correctie: {kolom} van {record_id} is nu {found!r}, "
                f"niet {correctie['was']!r}; haal de correctie weg of pas haar aan"
            )
        else:
            corrected.loc[record_id, kolom] = correctie["wordt"]
    if faults:
        raise SjoError("\n".join(faults))
    return corrected.reset_index(drop=True)

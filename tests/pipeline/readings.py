"""Readings as rows of their template, for tests: whole unless a test says otherwise."""

import pandas as pd

from schemas.readings import LEZINGEN, READING_COLUMNS

RECORD = "handmatig:0000000000000001"
WHOLE = {
    "lezing_id": "AB-2026-1",
    "record_id": RECORD,
    "oordeel": "akkoord",
    "soort_organisatie": "stichting of vereniging",
    "sociaal_raadslieden": "nee",
    "ondersteuningstypen": "Advies",
    "leefgebieden": "Algemeen",
    "datum": "2026-03-02",
    "blind": "ja",
}


def reading(**cells: str) -> dict[str, str]:
    """Return one row of lezingen."""
    return dict.fromkeys(LEZINGEN.names, "") | WHOLE | cells


def lines(*rows: dict[str, str]) -> list[str]:
    """Return rows of lezingen as the lines of a file."""
    return [";".join(LEZINGEN.names), *(";".join(row.values()) for row in rows)]


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    """Return rows of lezingen as the table Readings, in the order in which they were written."""
    filled = [
        dict.fromkeys(READING_COLUMNS, "")
        | row
        | {"lezer": row["lezing_id"].rsplit("-", 2)[0], "rij": number}
        for number, row in enumerate(rows, start=2)
    ]
    return pd.DataFrame(filled, columns=list(READING_COLUMNS)).astype(
        {name: "int64" if name == "rij" else "str" for name in READING_COLUMNS}
    )

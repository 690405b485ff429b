"""Small Records for tests: made up by us, synthetic."""

import pandas as pd

from schemas.records import Records

COLUMNS = list(Records.to_schema().columns)


def record_id(number: int, bron: str = "handmatig") -> str:
    """Return a valid record_id that sorts by number."""
    return f"{bron}:{number:016x}"


def make_records(*rows: dict[str, str]) -> pd.DataFrame:
    """Return Records; what a row does not say is empty, ids and rows count from 1."""
    filled = []
    for number, row in enumerate(rows, start=1):
        bron = row.get("bron", "handmatig")
        filled.append(
            dict.fromkeys(COLUMNS, "")
            | {
                "record_id": record_id(number, bron),
                "bron": bron,
                "bestand": "manual_entries/2026/locaties/proef.csv",
                "organisatie": f"SYNTHETISCH {number}",
            }
            | row
        )
    frame = pd.DataFrame(filled, columns=COLUMNS).astype("str")
    return frame.assign(rij=range(2, len(rows) + 2))

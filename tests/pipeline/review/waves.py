"""Worklists of a synthetic wave on disk: made by us, no organisation or address is real."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from pipeline.files.tables import connect
from pipeline.review.journal import open_journal

COLUMNS = [
    "record_id",
    "bron",
    "bestand",
    "rij",
    "gezien_op",
    "bron_url",
    "organisatie",
    "locatienaam",
    "bezoekadres",
    "straatnaam",
    "huisnummer",
    "postcode",
    "woonplaats",
    "gemeentecode",
    "gemeentenaam",
    "website",
    "telefoon",
    "email",
]
AUTHOR, DAY = "AB", "2026-11-23"


def rid(number: int) -> str:
    """Return the record_id of a record."""
    return f"handmatig:{number:016x}"


def record(number: int, **values: str) -> dict[str, str]:
    """Return one normalised record."""
    return (
        dict.fromkeys(COLUMNS, "")
        | {
            "record_id": rid(number),
            "bron": "handmatig",
            "bestand": "manual_entries/2026/locaties/x.csv",
            "rij": str(number + 1),
            "organisatie": f"SYNTHETISCH Wijkteam {number}",
            "bezoekadres": "Verzonnenstraat 1",
            "straatnaam": "Verzonnenstraat",
            "huisnummer": "1",
            "postcode": "1234AB",
            "woonplaats": "Verzonnen",
            "gemeentecode": "GM0001",
            "gemeentenaam": "Verzonnen",
        }
        | values
    )


def frame(records: Sequence[dict[str, str]]) -> pd.DataFrame:
    """Return records as a table."""
    return pd.DataFrame(records, columns=COLUMNS).astype("str")


def pair(a: int, b: int, **values: str) -> dict[str, str]:
    """Return one compared pair with its evidence."""
    found = {
        "record_id_a": rid(a),
        "record_id_b": rid(b),
        "naam": "lijkt",
        "adres": "gelijk",
        "beslissing": "onzeker",
        "regel": "naam niet zeker",
    }
    return found | values


def decision(a: int, b: int, oordeel: str, **values: str) -> dict[str, str]:
    """Return one row of koppelingen.csv, without a fingerprint."""
    row = {
        "record_id_a": rid(a),
        "record_id_b": rid(b),
        "oordeel": oordeel,
        "auteur": AUTHOR,
        "datum": DAY,
        "toelichting": "",
        "vingerafdruk": "",
    }
    return row | values


def judged(*rows: dict[str, str]) -> pd.DataFrame:
    """Return decisions as the build reads them."""
    numbered = [
        row | {"bestand": "manual_entries/koppelingen.csv", "rij": str(place)}
        for place, row in enumerate(rows, start=2)
    ]
    columns = [*decision(1, 2, ""), "bestand", "rij"]
    return pd.DataFrame(numbered, columns=columns).astype("str")


def make_wave(
    root: Path,
    records: Sequence[dict[str, str]],
    questions: Sequence[dict[str, str]],
    pairs: Sequence[dict[str, str]] = (),
    joined: Mapping[int, int] = MappingProxyType({}),
) -> Path:
    """Write the worklists of wave 2026 as a build does; `joined` maps a record to its cluster."""
    folder = root / "data" / "werk" / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "manual_entries").mkdir(exist_ok=True)
    columns = list(pair(1, 2))
    asked = pd.DataFrame(list(questions), columns=columns).astype("str")
    asked.to_csv(folder / "vragen.csv", index=False)
    chief = {rid(one): rid(other) for one, other in joined.items()}
    ids = [r["record_id"] for r in records]
    tables = {
        "records": frame(records),
        "paren": pd.DataFrame([*questions, *pairs], columns=columns).astype("str"),
        "clusters": pd.DataFrame(
            {"record_id": ids, "cluster_id": [chief.get(i, i) for i in ids]}, dtype="str"
        ),
    }
    with connect() as con:
        for name, table in tables.items():
            con.from_df(table).write_parquet(str(folder / f"{name}.parquet"))
    return root


def decide(root: Path, *decisions: dict[str, str]) -> None:
    """Add decisions as a colleague would."""
    open_journal(root).change(lambda known: decisions)


def rows_on_disk(root: Path) -> list[str]:
    """Return the lines of koppelingen.csv below its header."""
    path = root / "manual_entries" / "koppelingen.csv"
    return path.read_text(encoding="utf-8-sig").splitlines()[1:] if path.exists() else []

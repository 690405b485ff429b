"""What differs between reference files of before and after an update, and how they are written."""

import pandas as pd


def describe_changes(former: pd.DataFrame, latter: pd.DataFrame, label: str) -> list[str]:
    """Count, per column, the gemeenten whose value differs, with the first as an example."""
    merged = former.merge(
        latter, on="gemeentecode", how="outer", suffixes=("_was", ""), indicator=True
    )
    both = merged[merged["_merge"] == "both"]
    lines = [
        f"{label}: {code} {word}"
        for side, word in (("left_only", "vervalt"), ("right_only", "is nieuw"))
        for code in merged.loc[merged["_merge"] == side, "gemeentecode"]
    ]
    for column in (c for c in latter.columns if f"{c}_was" in merged.columns):
        was, becomes = both[f"{column}_was"], both[column]
        differs = ~((was == becomes).fillna(False) | (was.isna() & becomes.isna()))
        if differs.any():
            first = both[differs.astype(bool)].iloc[0]
            lines.append(
                f"{label}: {column} verschilt bij {int(differs.sum())} gemeenten (zoals "
                f"{first['gemeentecode']}: {first[f'{column}_was']} wordt {first[column]})"
            )
    return lines


def to_csv(table: pd.DataFrame) -> bytes:
    """Write a table as the bytes of a csv file: UTF-8, line feeds, "" for unknown."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")

"""Small lists to match, synthetic: name, address, postcode, place, gemeente, website, phone."""

from collections.abc import Sequence

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import MatchResult, match_records
from pipeline.own_list.list_columns import LIST_COLUMNS

FIELDS = LIST_COLUMNS[2:]
Line = Sequence[str]


def make_list(lines: Sequence[Line]) -> pd.DataFrame:
    """Records r00, r01, ...; a line may be shorter than FIELDS."""
    rows = [
        {"record_id": f"r{number:02d}", "bron": "proef"}
        | dict.fromkeys(FIELDS, "")
        | dict(zip(FIELDS, line, strict=False))
        for number, line in enumerate(lines)
    ]
    return pd.DataFrame(rows, columns=["record_id", "bron", *FIELDS], dtype=str)


def groups_of(result: MatchResult) -> set[frozenset[str]]:
    """The clusters as sets of record_ids."""
    grouped = result.clusters.groupby("cluster_id")["record_id"]
    return {frozenset(ids) for _, ids in grouped}


def together(gazetteer: Gazetteer, *lines: Line) -> bool:
    """Do all lines form one cluster?"""
    return len(groups_of(match_records(make_list(lines), gazetteer))) == 1


def count_groups(gazetteer: Gazetteer, *lines: Line) -> int:
    """The number of clusters."""
    return len(groups_of(match_records(make_list(lines), gazetteer)))

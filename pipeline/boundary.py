"""Where tables meet their schema: rows pass, or travel on as rejects that say why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd
import pandera.pandas as pa

ORIGIN_COLUMNS = ["record_id", "bron", "bestand", "rij", "organisatie"]
"""Where a record came from; a reject carries it along, so that nobody has to look it up again."""
REJECT_COLUMNS = [*ORIGIN_COLUMNS, "stap", "regel", "kolom", "waarde", "uitleg"]
JUDGING = "beoordelen"
"""The `stap` of what people turned down: of every other reject it is still open what it is."""


@dataclass(frozen=True)
class Checked:
    """What a stage hands on: rows of its table, and rejects with REJECT_COLUMNS."""

    rows: pd.DataFrame
    rejects: pd.DataFrame


def tabulate_rejects(rows: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """Return rejects as a table of REJECT_COLUMNS: texts, "" where a row is silent; `rij` int64."""
    filled = [[row.get(column, "") for column in REJECT_COLUMNS] for row in rows]
    kinds = dict.fromkeys(REJECT_COLUMNS, "str") | {"rij": "int64"}
    return pd.DataFrame(filled, columns=REJECT_COLUMNS).astype(kinds)


def origin_of(record: Mapping[str, str]) -> dict[str, str]:
    """Return ORIGIN_COLUMNS of a record."""
    return {column: record[column] for column in ORIGIN_COLUMNS}


def rows_of(table: pd.DataFrame) -> list[dict[str, str]]:
    """Return the rows of a table of texts as dicts, for code that reads cell by cell."""
    return cast(list[dict[str, str]], table.to_dict("records"))


def require(
    model: type[pa.DataFrameModel] | pa.DataFrameSchema, table: pd.DataFrame
) -> pd.DataFrame:
    """Return `table` when it meets its model; else our own code is wrong, so SchemaErrors passes.

    Nothing is coerced or dropped.
    """
    return model.validate(table.reset_index(drop=True), lazy=True)


class AccountingError(AssertionError):
    """A record appeared or vanished between two stages: a fault of this program."""


def assert_accounted(before: pd.Series, after: pd.Series, rejected: pd.Series, stage: str) -> None:
    """Assert that the ids that entered a stage left it, as a row or as a reject, and no others.

    `rejected` may name an id more than once (one row per broken rule). Raises AccountingError.
    """
    came, kept, dropped = set(before), set(after), set(rejected)
    if len(came) != len(before) or len(kept) != len(after):
        raise AccountingError(f"{stage}: een record_id komt twee keer voor")
    if kept & dropped or kept | dropped != came:
        lost, added = sorted(came - kept - dropped), sorted((kept | dropped) - came)
        raise AccountingError(
            f"{stage}: {len(lost)} records verdwenen {lost[:3]}, {len(added)} erbij {added[:3]}, "
            f"{len(kept & dropped)} zowel door als afgekeurd"
        )

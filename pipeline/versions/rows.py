"""Published tables row by row, as plain values."""

from typing import Any

import pandas as pd

Row = dict[str, Any]


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame with None for every missing value and empty text."""
    columns = {str(name): [_plain(value) for value in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    is_missing = pd.isna(value) or value == ""
    return None if is_missing else value

"""Say in Dutch what a table breaks of its schema: which row, column, value and rule."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pandera.pandas as pa

MOST_SHOWN = 10
RULES = {
    "not_nullable": "mag niet leeg zijn",
    "field_uniqueness": "komt meer dan een keer voor",
    "multiple_fields_uniqueness": "komt meer dan een keer voor",
    "column_in_dataframe": "kolom ontbreekt",
    "column_in_schema": "kolom is onbekend",
    "column_ordered": "kolom staat niet op haar plaats",
    "str_matches": "heeft niet de vorm",
    "str_length": "heeft niet de lengte",
    "greater_than_or_equal_to": "moet ten minste zijn",
    "less_than_or_equal_to": "mag hoogstens zijn",
    "coerce_dtype": "is niet van het type",
    "dtype": "is niet van het type",
}
ABOUT_COLUMNS = ("column_in_dataframe", "column_in_schema", "column_ordered")
CHECK = re.compile(r"(\w+)(?:\((.*)\))?$", re.DOTALL)


def describe_failures(
    error: pa.errors.SchemaErrors, place_of: Callable[[int], str] = lambda row: f"rij {row + 2}"
) -> str:
    """Describe what is wrong: columns, else cells, else the table; `place_of` names a row.

    Without `place_of`, rows are counted as Excel does for a csv with a header. Ten are shown.
    """
    cases = error.failure_cases
    levels = (cases["check"].isin(ABOUT_COLUMNS), cases["index"].notna())
    shown = next((cases[level] for level in levels if level.any()), cases)
    found = dict.fromkeys(
        _describe(str(check), column, value, "" if pd.isna(row) else place_of(int(row)))
        for check, column, value, row in shown.sort_values("index", kind="stable")[
            ["check", "column", "failure_case", "index"]
        ].itertuples(index=False)
    )
    rest = len(found) - MOST_SHOWN
    lines = [*list(found)[:MOST_SHOWN], *([f"en nog {rest} fouten"] if rest > 0 else [])]
    return "; ".join(lines)


def _describe(check: str, column: object, value: Any, place: str) -> str:
    match = CHECK.match(check)
    name, argument = (match[1], match[2] or "") if match else (check, "")
    if name in ABOUT_COLUMNS:
        return f"kolom {value}: {RULES[name]}"
    rule = f"{RULES.get(name, check)} {argument if name in RULES else ''}".strip()
    if place:
        is_empty = pd.api.types.is_scalar(value) and pd.isna(value)
        return f"{place}, kolom {column}, waarde '{'' if is_empty else value}': {rule}"
    return f"kolom {column}: {rule}" if name in RULES else rule

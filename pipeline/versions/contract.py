"""Versions of older contracts in the form of the present one; their files are never touched.

A version that says nothing is of contract 1. Each step N -> N+1 is a function of its own; what a
step does not say follows from one rule: a column that an older table lacks is missing in every row,
and one that it has more is kept, behind the columns of the present contract.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.versions.contract_1 import manifest_1_to_2, tables_1_to_2
from pipeline.versions.manifest import Manifest
from pipeline.versions.stored import Tables
from schemas.published import CONTRACT, column_types

MANIFEST_STEPS: dict[int, Callable[[Manifest], Manifest]] = {1: manifest_1_to_2}
TABLE_STEPS: dict[int, Callable[[Manifest, Tables], Tables]] = {1: tables_1_to_2}

DTYPES_WITH_MISSING = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""The dtypes that hold a missing value, by type of the published column."""


def contract_of(manifest: Manifest) -> int:
    """Return the contract a version was published by; 1 for one from before it was written down."""
    return int(manifest.get("contract", 1))


def upgrade_manifest(manifest: Manifest, folder: Path) -> Manifest:
    """Return a manifest in its present form; SjoError when it is of a later contract than ours."""
    first = contract_of(manifest)
    if first > CONTRACT:
        raise SjoError(
            f"{folder}: gepubliceerd volgens contract {first}; dit programma kent tot en met "
            f"{CONTRACT}. Gebruik een nieuwere versie van het programma"
        )
    for contract in range(first, CONTRACT):
        manifest = MANIFEST_STEPS[contract](manifest) | {"contract": contract + 1}
    return manifest


def upgrade_tables(manifest: Manifest, tables: Tables, names: Iterable[str]) -> Tables:
    """Return the named tables in their present form, out of those a version published.

    `manifest` is the published one. A table that the version did not have, and that no step makes,
    is empty.
    """
    for contract in range(contract_of(manifest), CONTRACT):
        tables = TABLE_STEPS[contract](manifest, tables)
    return {name: _with_columns(name, tables.get(name)) for name in names}


def _with_columns(name: str, table: pd.DataFrame | None) -> pd.DataFrame:
    types = column_types(name)
    given = pd.DataFrame(columns=list(types), dtype=str) if table is None else table
    columns = {
        c: _typed(given[c], kind) if c in given else _missing(kind, given.index)
        for c, kind in types.items()
    }
    more = [c for c in given.columns if c not in types]
    return given.assign(**columns)[[*types, *more]]


def _typed(values: pd.Series, kind: str) -> pd.Series:
    """Return values that came as text (from a csv) as what they are; others pass."""
    if kind in {"string", "date"} or not pd.api.types.is_string_dtype(values):
        return values
    if kind == "boolean":
        return values.map({"True": True, "False": False}).astype("boolean")
    numbers = pd.Series(pd.to_numeric(values.replace("", None)), index=values.index)
    return pd.Series(numbers, dtype=DTYPES_WITH_MISSING[kind])


def _missing(kind: str, index: pd.Index) -> pd.Series:
    if kind in {"string", "date"}:
        return pd.Series("", index=index, dtype="str")
    return pd.Series(pd.NA, index=index, dtype=DTYPES_WITH_MISSING[kind])

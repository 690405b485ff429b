"""Read a list of organisations and addresses to match; write what came of it."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from pipeline.files.encoding import decode_text
from pipeline.files.tables import connect, path_for_duckdb
from pipeline.files.whole import whole_file
from pipeline.own_list.list_columns import LIST_COLUMNS, complete_list, is_list_header
from pipeline.own_list.list_rows import read_list_rows, require_list_columns
from schemas.regular_files import read_regular
from schemas.system_faults import explain_os_error, name_library_fault

LONGEST_CELL = 10_000
"""Characters of a cell; longer is a broken file, a forgotten quotation mark for instance."""
CHUNK = 1_000_000
LONGEST_LETTER = 4
"""Bytes of a character in UTF-8 at most."""
MOST_RECORDS = 5_000_000
"""More than the country has organisations: a larger file is another file, or one to split."""
EXAMPLES = 5
PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})


def read_list(path: Path) -> pd.DataFrame:
    """Read a csv, xlsx or parquet: LIST_COLUMNS as text, "" where missing.

    A csv may have any encoding and separator that entries may have. Columns may bear other names
    (TITLES_OF), and the header need not be the first row. Of a csv or xlsx the index tells the
    row: 0 is row 2 of the file.

    SjoError naming what is wrong and where: no file, not readable, no column with names, a column
    twice, a record_id missing or double, a cell of more than 10,000 characters.
    """
    if not path.is_file():
        raise SjoError(f"{path}: bestaat niet of is geen bestand")
    if path.suffix.lower() == ".xlsx":
        table = read_list_rows(path)
    else:
        with connect() as con, _as_utf8(path) as readable:
            table = _load(con, path, readable)
    table = complete_list(table)
    _check_ids(path, table)
    _check_lengths(path, table)
    return _share_texts(table).reset_index(drop=True)


def _share_texts(table: pd.DataFrame) -> pd.DataFrame:
    """The table with one object for every distinct text of a column.

    Of a million records that is half of the memory, and what is looked up again is found sooner.
    """
    shared = table[["record_id"]].copy()
    for name in LIST_COLUMNS[1:]:
        codes, distinct = pd.factorize(table[name].to_numpy(dtype=object))
        shared[name] = distinct[codes]
    return shared


@contextmanager
def _as_utf8(path: Path) -> Iterator[Path]:
    """Give a file that DuckDB can read: the list itself, or a copy in UTF-8 for as long as needed.

    Excel saves in the code page of Windows unless asked otherwise; `sjo check` reads that as well.
    """
    if path.suffix.lower() in PARQUET_SUFFIXES or _is_utf8(path):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_text(decode_text(read_regular(path), str(path)), encoding="utf-8", newline="")
        yield copy


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _load(con: duckdb.DuckDBPyConnection, path: Path, readable: Path) -> pd.DataFrame:
    is_parquet = path.suffix.lower() in PARQUET_SUFFIXES
    try:
        if not is_parquet and not is_list_header(_read_header(readable)[0]):
            return read_list_rows(path)
        relation = con.from_parquet(str(path)) if is_parquet else _open_csv(con, readable)
        titles = list(relation.columns) if is_parquet else _read_header(readable)[0]
        chosen = [
            _as_text(name, relation.columns[at]) for name, at in require_list_columns(path, titles)
        ]
        table: pd.DataFrame = relation.limit(MOST_RECORDS + 1).project(", ".join(chosen)).df()
    except duckdb.Error as error:
        why = name_library_fault(error, "bewaar haar opnieuw als csv of parquet")
        raise SjoError(f"{path}: niet te lezen als tabel; {why}") from error
    except OSError as error:
        raise SjoError(explain_os_error(error)) from error
    if len(table) > MOST_RECORDS:
        raise SjoError(f"{path}: meer dan {MOST_RECORDS} records; splits de lijst")
    return table


def _open_csv(con: duckdb.DuckDBPyConnection, readable: Path) -> duckdb.DuckDBPyRelation:
    """Open a csv by what its header says: DuckDB guesses nothing, so it loses nothing."""
    header, separator = _read_header(readable)
    # By place: a title that is twice there, and that matching does not need, is no fault.
    names = [f"kolom {at}" for at in range(len(header))]
    return con.read_csv(
        str(readable),
        columns=dict.fromkeys(names, "VARCHAR"),
        auto_detect=False,
        header=True,
        sep=separator,
        quotechar='"',
        escapechar='"',
        strict_mode=True,
        max_line_size=LONGEST_CELL * len(LIST_COLUMNS) * LONGEST_LETTER,
    )


def _as_text(name: str, column: str) -> str:
    quoted = column.replace('"', '""')
    return f"coalesce(trim(CAST(\"{quoted}\" AS VARCHAR)), '') AS {name}"


def _read_header(path: Path) -> tuple[list[str], str]:
    """Return the column names, and what separates them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline(LONGEST_CELL).rstrip("\r\n")
    separator = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=separator), []), separator


def _check_ids(path: Path, table: pd.DataFrame) -> None:
    ids = table["record_id"]
    empty = ids.index[ids == ""]
    if len(empty):
        rows = ", ".join(str(at + 2) for at in empty[:EXAMPLES])
        raise SjoError(f"{path}: record_id ontbreekt in {len(empty)} rijen (rij {rows})")
    risky = ids[ids.str.startswith(("=", "+", "-", "@"))]
    if len(risky):
        raise SjoError(
            f"{path}: rij {risky.index[0] + 2}: record_id {risky.iloc[0][:100]} begint met een "
            "teken waarmee een rekenblad een formule begint; zet er een letter voor"
        )
    double = ids[ids.duplicated(keep=False)]
    if len(double):
        first = double.iloc[0]
        rows = ", ".join(str(at + 2) for at in double.index[double == first][:EXAMPLES])
        raise SjoError(
            f"{path}: {double.nunique()} record_id's staan er meer dan eens, zoals "
            f"{first[:100]} (rij {rows}); geef elk record een eigen record_id"
        )


def _check_lengths(path: Path, table: pd.DataFrame) -> None:
    for name in LIST_COLUMNS:
        lengths = [len(text) for text in table[name].tolist()]
        if max(lengths, default=0) > LONGEST_CELL:
            long = table.index[[length > LONGEST_CELL for length in lengths]]
            raise SjoError(
                f"{path}: rij {long[0] + 2}, kolom {name}: meer dan {LONGEST_CELL} tekens; "
                "ontbreekt er een aanhalingsteken?"
            )


def write_list_table(table: pd.DataFrame, path: Path) -> None:
    """Write a csv or parquet in one step; SjoError when that cannot be done there.

    A text that a spreadsheet program would run as a formula is made harmless in a csv.
    """
    is_parquet = path.suffix.lower() in PARQUET_SUFFIXES
    try:
        with whole_file(path) as built, connect() as con:
            if is_parquet:
                con.from_df(table).write_parquet(path_for_duckdb(built), compression="zstd")
            else:
                con.from_df(defuse_texts(table)).write_csv(path_for_duckdb(built), header=True)
    except OSError as error:
        raise SjoError(explain_os_error(error)) from error

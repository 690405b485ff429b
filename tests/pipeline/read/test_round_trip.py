"""Whatever a person writes comes back; whatever is broken is one clear error."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.files.findings import FileError
from pipeline.files.rows import clean_cell
from pipeline.files.tabular import read_table
from schemas.columns import Column, Template

TEMPLATE = Template("proef", "", (Column("een", ""), Column("twee", ""), Column("drie", "")))
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffd")
    | st.sampled_from(list(";,\"\t\n|'= é€ ")),
    max_size=12,
)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8)


def read(name: str, content: bytes) -> pd.DataFrame:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return read_table(path, name, TEMPLATE).frame


def expected(rows: list[tuple[str, ...]]) -> dict[int, list[str]]:
    cleaned = {rij: [clean_cell(cell) for cell in row] for rij, row in enumerate(rows, 2)}
    return {rij: row for rij, row in cleaned.items() if any(row)}


def found(frame: pd.DataFrame) -> dict[int, list[str]]:
    return dict(zip(frame.index.tolist(), frame.to_numpy().tolist(), strict=True))


@given(
    TABLES,
    st.sampled_from(";,\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_csv_comes_back_cell_for_cell_at_its_row(
    rows: list[tuple[str, ...]], delimiter: str, encoding: str, end: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([TEMPLATE.names, *rows])
    assert found(read("in.csv", text.getvalue().encode(encoding))) == expected(rows)


@settings(max_examples=40)
@given(TABLES)
def test_any_workbook_comes_back_cell_for_cell_at_its_row(rows: list[tuple[str, ...]]) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([tuple(TEMPLATE.names), *rows]):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell)
    assert found(read("in.xlsx", content.getvalue())) == expected(rows)


@given(st.binary(max_size=300), st.sampled_from(["in.csv", "in.xlsx"]))
def test_any_bytes_are_a_table_or_one_clear_error(content: bytes, name: str) -> None:
    try:
        read(name, content)
    except FileError as error:
        assert str(error).startswith(name)


@example(b"\x00\x00\x00\x08" + bytes(18) + b"\x11", 4198)  # a name that is no UTF-8
@given(st.binary(min_size=1, max_size=40), st.integers(0, 5_000))
def test_a_workbook_with_bytes_overwritten_is_a_table_or_one_clear_error(
    patch: bytes, at: int
) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet().write_row(0, 0, TEMPLATE.names)
    whole = bytearray(content.getvalue())
    at %= len(whole)
    whole[at : at + len(patch)] = patch
    try:
        read("in.xlsx", bytes(whole))
    except FileError as error:
        assert str(error).startswith("in.xlsx")

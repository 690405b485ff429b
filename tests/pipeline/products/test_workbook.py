from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pipeline.errors import SjoError
from pipeline.products import workbook
from pipeline.products.workbook import About, write_workbook
from tests.snapshots import NAMES, assemble, gemeente_row, location_row, national_snapshot

ABOUT = About("2023.1", date(2023, 12, 31), "Bron: SYNTHETISCH", is_synthetic=True)
TOWN = gemeente_row("GM0080", "Leeuwarden")
ODD = [*NAMES, "0344", "1e5", "http://voorbeeld.test", "TRUE", "+31201234567", "regel\nregel \x07"]


def sheet(path: Path, name: str) -> list[list[object]]:
    return [
        list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    ]


def test_text_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, {"tabel": pd.DataFrame({"rij": ODD})}, {}, ABOUT)
    assert [row[0] for row in sheet(path, "tabel")] == ["rij", *ODD]
    with ZipFile(path) as book:
        inside = {name: book.read(name) for name in book.namelist()}
    assert not any(b"<f>" in content for content in inside.values())
    assert not any(b"<hyperlink" in content for content in inside.values())


def test_numbers_booleans_and_empty_cells_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "b": [True, False]})
    frame["x"], frame["t"] = [0.5, float("nan")], pd.Series(["a", None], dtype="str")
    write_workbook(path, {"tabel": frame}, {}, ABOUT)
    assert sheet(path, "tabel")[1:] == [[1.0, True, 0.5, "a"], ["", False, "", ""]]


def test_there_is_a_sheet_per_table_with_frozen_filtered_header_and_a_code_book(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.xlsx"
    tables = assemble([TOWN], [location_row(1, TOWN)], {})
    write_workbook(path, tables, {}, ABOUT)
    names = CalamineWorkbook.from_path(path).sheet_names
    assert names == ["leeswijzer", *tables, "codeboek"]
    with ZipFile(path) as book:
        pages = [book.read(f"xl/worksheets/sheet{n}.xml") for n in range(2, len(names) + 1)]
    assert all(b'state="frozen"' in page and b"<autoFilter" in page for page in pages)
    described = {(row[0], row[1]): str(row[2]) for row in sheet(path, "codeboek")[1:]}
    assert described[("locaties", "gemeentecode")].startswith("CBS-code")
    assert len(described) == sum(len(table.columns) for table in tables.values())
    assert all(described.values())


def test_made_up_data_say_so_on_the_first_line(tmp_path: Path) -> None:
    write_workbook(tmp_path / "x.xlsx", {}, {}, ABOUT)
    assert "SYNTHETISCH" in str(sheet(tmp_path / "x.xlsx", "leeswijzer")[0][1])
    write_workbook(tmp_path / "y.xlsx", {}, {}, ABOUT._replace(is_synthetic=False))
    assert "SYNTHETISCH" not in str(sheet(tmp_path / "y.xlsx", "leeswijzer")[0])


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    tables = national_snapshot()
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, tables, {}, ABOUT)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_too_long_for_a_cell_says_that_it_was_shortened(tmp_path: Path) -> None:
    write_workbook(tmp_path / "x.xlsx", {"t": pd.DataFrame({"a": ["x" * 40_000]})}, {}, ABOUT)
    text = str(sheet(tmp_path / "x.xlsx", "t")[1][0])
    assert len(text) == 32_767
    assert text.endswith("csv-bestand]")


def test_a_table_too_long_for_a_sheet_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 2)
    with pytest.raises(SjoError, match="tabel locaties heeft 3 rijen"):
        write_workbook(
            tmp_path / "x.xlsx", {"locaties": pd.DataFrame({"a": ["1", "2", "3"]})}, {}, ABOUT
        )
    assert not (tmp_path / "x.xlsx").exists()

import re
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pipeline.errors import SjoError
from pipeline.products import workbook
from pipeline.products.edition import Edition
from pipeline.products.policy_sheets import PolicySheet, list_policy_sheets
from pipeline.products.workbook import About, write_workbook
from tests.snapshots import NAMES, assemble, gemeente_row, location_row, national_snapshot

ABOUT = About("2023.1", date(2023, 12, 31), "Bron: SYNTHETISCH", is_synthetic=True)
TOWN = gemeente_row("GM0080", "Leeuwarden")
ODD = [*NAMES, "0344", "1e5", "http://voorbeeld.test", "TRUE", "+31201234567", "regel\nregel \x07"]


def sheet(path: Path, name: str) -> list[list[object]]:
    return [
        list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    ]


def body(path: Path, name: str) -> list[list[object]]:
    """Return the table on a sheet: what stands under its title, unit, source and a blank line."""
    return sheet(path, name)[4:]


def test_text_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    read = PolicySheet("Lezen", "=1+1", "@x", pd.DataFrame({"Rij": ODD}), {"Getal": "0"})
    write_workbook(path, {"tabel": pd.DataFrame({"rij": ODD})}, {}, ABOUT, [read])
    assert [row[0] for row in body(path, "Tabel")] == ["rij", *ODD]
    assert [row[0] for row in body(path, "Lezen")] == ["Rij", *ODD]
    with ZipFile(path) as book:
        inside = {name: book.read(name) for name in book.namelist()}
    assert not any(b"<f>" in content for content in inside.values())
    links = b"".join(re.findall(rb"<hyperlink .*?>", b"".join(inside.values())))
    assert b"r:id" not in links  # only from the first sheet to the others


def test_numbers_booleans_and_empty_cells_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "b": [True, False]})
    frame["x"], frame["t"] = [0.5, float("nan")], pd.Series(["a", None], dtype="str")
    write_workbook(path, {"tabel": frame}, {}, ABOUT)
    assert body(path, "Tabel")[1:] == [[1.0, True, 0.5, "a"], ["", False, "", ""]]


def test_a_number_is_stored_as_it_is_published(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    shares = pd.DataFrame({"Aandeel": [0.07, 0.94, 1.0], "Afstand": [8.7, 9.3, 52.0907374123]})
    read = PolicySheet("Lezen", "a", "b", shares, {"Aandeel": "0%", "Afstand": "#,##0.0"})
    write_workbook(path, {}, {}, ABOUT, [read])
    with ZipFile(path) as book:
        stored = book.read("xl/worksheets/sheet2.xml").decode()
    numbers = re.findall(r"<c [^>]*s=\"[0-9]+\"><v>([^<]*)</v>", stored)
    assert numbers == ["0.07", "8.7", "0.94", "9.3", "1", "52.0907374123"]


def test_there_is_a_sheet_per_table_with_frozen_filtered_header_and_a_code_book(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.xlsx"
    tables = assemble([TOWN], [location_row(1, TOWN)], {})
    write_workbook(path, tables, {}, ABOUT)
    names = CalamineWorkbook.from_path(path).sheet_names
    assert names[0] == "Lees dit eerst"
    assert names[1:4] == ["Locaties", "Organisaties", "Locatie ondersteuningstypen"]
    assert (len(names), names[-1]) == (len(tables) + 2, "Codeboek")
    with ZipFile(path) as book:
        pages = [book.read(f"xl/worksheets/sheet{n}.xml") for n in range(2, len(names) + 1)]
        grids = [book.read(f"xl/tables/table{n}.xml") for n in range(1, len(names))]
    assert all(b'state="frozen"' in page and b"<tablePart " in page for page in pages)
    assert all(b'orientation="landscape"' in p and b'fitToHeight="0"' in p for p in pages)
    assert all(b"<autoFilter" in grid for grid in grids)
    described = {(row[0], row[1]): str(row[2]) for row in body(path, "Codeboek")[1:]}
    assert described[("locaties", "gemeentecode")].startswith("CBS-code")
    assert len(described) == sum(len(table.columns) for table in tables.values())
    assert all(described.values())


def test_made_up_data_say_so_on_the_first_line(tmp_path: Path) -> None:
    write_workbook(tmp_path / "x.xlsx", {}, {}, ABOUT)
    assert "SYNTHETISCH" in str(sheet(tmp_path / "x.xlsx", "Lees dit eerst")[0][0])
    write_workbook(tmp_path / "y.xlsx", {}, {}, ABOUT._replace(is_synthetic=False))
    assert "SYNTHETISCH" not in str(sheet(tmp_path / "y.xlsx", "Lees dit eerst")[0])


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    tables = national_snapshot()
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, tables, {}, ABOUT)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_too_long_for_a_cell_says_that_it_was_shortened(tmp_path: Path) -> None:
    write_workbook(tmp_path / "x.xlsx", {"t": pd.DataFrame({"a": ["x" * 40_000]})}, {}, ABOUT)
    text = str(body(tmp_path / "x.xlsx", "T")[1][0])
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


def test_the_sheets_to_read_come_first_with_headings_in_words(
    tmp_path: Path, country: Edition
) -> None:
    path = tmp_path / "x.xlsx"
    tables = {"tabel_5": country.tables["tabel_5"], "gemeenten": country.tables["gemeenten"]}
    write_workbook(path, tables, {}, ABOUT, list_policy_sheets(country))
    names = CalamineWorkbook.from_path(path).sheet_names
    assert names[:3] == ["Lees dit eerst", "Kerngetallen", "Tabel 2 organisatie"]
    assert names[-3:] == ["Tabel 5", "Gemeenten (alle kolommen)", "Codeboek"]
    assert len({name.casefold() for name in names}) == len(names)
    titel, eenheid, bron, blank, headings, first, *_ = sheet(path, "Tabel 5 inwonertal")
    assert titel[0] == "Tabel 5. Naar inwonertal"
    assert str(eenheid[0]).startswith("Gemeenten met ten minste een locatie.")
    assert (bron[0], set(blank)) == (ABOUT.bron, {""})
    assert not [heading for heading in headings if "_" in str(heading)]
    row = dict(zip(headings, first, strict=True))
    published = country.tables["tabel_5_naast_2023"].iloc[0]
    assert row["Aandeel, gepubliceerd in 2023"] == published["pct_2023"] / 100
    contents = [row[0] for row in sheet(path, "Lees dit eerst")]
    assert set(names[1:]) <= set(contents)


def test_a_location_to_read_has_its_offers_in_words_and_a_real_date(country: Edition) -> None:
    (places,) = (s for s in list_policy_sheets(country) if s.name == "Locaties")
    row = places.table.iloc[0]
    first = country.tables["locaties"].set_index("locatie_id").loc[row["Kenmerk van de locatie"]]
    assert row["Laatst gezien"].date().isoformat() == first["laatst_gezien_op"]
    assert isinstance(row["Laatst gezien"], datetime)
    offered = country.tables["locatie_ondersteuningstypen"].set_index("locatie_id")
    terms = offered.loc[[row["Kenmerk van de locatie"]], "ondersteuningstype"]
    assert set(row["Typen ondersteuning"].split(", ")) == set(terms)


def test_a_text_of_more_lines_has_a_row_as_high(tmp_path: Path) -> None:
    path = tmp_path / "hoog.xlsx"
    long = ABOUT._replace(bron="Bron: SYNTHETISCH " + "en nog meer woorden " * 12)
    write_workbook(path, {}, {}, long)
    with ZipFile(path) as parts:
        first = parts.read("xl/worksheets/sheet1.xml").decode()
    assert first.count('ht="45"') == 1  # three lines of 15 points

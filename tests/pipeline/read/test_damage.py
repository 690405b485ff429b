"""What a spreadsheet or a person in a hurry left: named, with what was probably meant."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.tabular import Table
from pipeline.read.damage import day_of_serial, find_damage, means_blank
from pipeline.read.manual import read_manual_entries
from schemas.manual import BEGRIPPEN, LOCATIES

NO_TERMS = Table.empty(BEGRIPPEN).frame
ADDRESS, NAME, PLACE = LOCATIES["bezoekadres"], LOCATIES["organisatie"], LOCATIES["plaats"]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("06-nov", "6-11"), ("12-mei", "12-5"), ("2-feb-2026", "2-2"), ("nov-40", "11-40"),
        ("2026-11-06", "6-11"), ("2026-11-06T00:00:00", "6-11"), ("6-11-2026", "6-11"),
        ("6/11/26", "6-11"), ("45236", "6-11"), ("Kerkstraat 06-nov", "6-11"),
        ("6 november", "6-11"), ("1 jan", "1-1"), ("vrijdag 6 november 2026", "6-11"),
        ("6-11-2026 00:00", "6-11"), ("jan/22", "1-22"), ("3 mei 26", "3-5"),
        ("Markt 2026-11-06", "6-11"), ("Markt 06-11-2026", "6-11"), ("Markt 6/11/2026, 3511 LX", "6-11"),
        ("Kerkstraat 12-mei, 3511 LX Utrecht", "12-5"), ("Kerkstraat 12-mrt 3511 LX", "12-3"),
    ],
)  # fmt: skip
def test_a_house_number_that_became_a_date_is_named_with_what_was_typed(
    cell: str, meant: str
) -> None:
    fault = find_damage(ADDRESS, cell)
    assert fault is not None
    assert fault.regel == "Excel heeft hier een datum van gemaakt"
    assert f"bedoelt u '{meant}'?" in fault.advies


@pytest.mark.parametrize(
    "cell",
    ["Kerkstraat 6-11", "Markt 10-12-14", "Markt 2-4/6", "10 mei 1940 laan 7", "5-mei-laan 10", "1 Meistraat 2", "Plein 1944 155",
     "3511 LX", "Kerkstraat 12", "1 Julistraat 3", "Meistraat 22", "12 Kerkstraat", "4 januari 2", "Zuidplein 5-mei 12", "Postbus 45236 a"],
)  # fmt: skip
def test_streets_that_are_named_after_a_day_are_no_dates(cell: str) -> None:
    assert find_damage(ADDRESS, cell) is None


@pytest.mark.parametrize(
    "cell", ["n.v.t.", "NVT", "onbekend", "?", "-", "geen", "geen adres", "..."]
)
def test_no_name_and_no_address_is_a_fault_and_never_a_value(cell: str) -> None:
    assert find_damage(NAME, cell) is not None
    assert find_damage(ADDRESS, cell) is not None


@pytest.mark.parametrize("cell", ["WAAR", "Onwaar", "=A1&B1", "0"])
def test_a_boolean_a_formula_and_a_nought_are_no_name_and_no_address(cell: str) -> None:
    assert find_damage(NAME, cell) is not None
    assert find_damage(ADDRESS, cell) is not None


@pytest.mark.parametrize("cell", ["1 mei", "113", "24/7 hulp", "Buurthuis 4 mei", "Waarborg"])
def test_an_organisation_may_be_called_after_a_day_or_a_number(cell: str) -> None:
    assert find_damage(NAME, cell) is None


@pytest.mark.parametrize("cell", ["onbekend", "?", "-", "geen"])
def test_an_unknown_place_is_an_empty_cell(cell: str) -> None:
    assert find_damage(PLACE, cell) is None
    assert means_blank(PLACE, cell)
    assert not means_blank(ADDRESS, cell)


@pytest.mark.parametrize("cell", ["113", "X", "De Brug", "NA", "Geen Brug Te Ver", "6 november"])
def test_short_and_odd_names_are_names(cell: str) -> None:
    assert find_damage(NAME, cell) is None


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("CafÃ© Zuid", "verkeerd omgezette letters"),
        ("Caf√© Zuid", "verkeerd omgezette letters"),
        ("Co?rdinatie", "een letter is een vraagteken geworden"),
        ("Hulp &amp; Recht", "code van een webpagina in plaats van een teken"),
        ('Stichting ""De Brug""', 'aanhalingsteken (") staat los of dubbel'),
        ('Stichting De Brug"', 'aanhalingsteken (") staat los of dubbel'),
    ],
)
def test_signs_that_saving_or_copying_changed_are_named(cell: str, rule: str) -> None:
    fault = find_damage(NAME, cell)
    assert fault is not None
    assert fault.regel == rule


@pytest.mark.parametrize(
    "cell", ['Stichting "De Brug"', "Hulp & Recht", "Wat nu? Zuid", "AT&T; Zuid"]
)
def test_quotes_in_pairs_and_plain_signs_are_right(cell: str) -> None:
    assert find_damage(NAME, cell) is None


@given(st.dates(date(1990, 1, 1), date(2070, 1, 1)))
def test_a_number_of_excel_is_its_day(day: date) -> None:
    assert day_of_serial(str((day - date(1899, 12, 30)).days)) == day


def write_workbook(root: Path, *rows: list[object]) -> None:
    path = root / "manual_entries" / "2026" / "locaties" / "a.xlsx"
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path, {"default_date_format": "d-mmm"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["organisatie", "bezoekadres", "plaats", "telefoon", "gezien_op"])
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                sheet.write(at, column, value)


def test_typed_cells_in_names_and_addresses_keep_the_row_out_with_the_rule(tmp_path: Path) -> None:
    write_workbook(
        tmp_path,
        ["Alfa", date(2026, 11, 6), "Zeist", "", ""],
        ["Beta", 45236, "Zeist", "", ""],
        [True, "Straat 1", "Zeist", "", ""],
        ["Delta", "Straat 1", "Zeist", 302345678, date(2026, 3, 1)],
    )
    entries = read_manual_entries(tmp_path, "2026", NO_TERMS)
    assert list(entries.records["organisatie"]) == ["Delta"]
    rejects = entries.rejects.sort_values("rij")
    assert rejects[["rij", "kolom", "regel"]].to_numpy().tolist() == [
        [2, "bezoekadres", "Excel heeft hier een datum van gemaakt"],
        [3, "bezoekadres", "Excel heeft hier een datum van gemaakt"],
        [4, "organisatie", "Excel heeft hier een waar of onwaar van gemaakt"],
    ]
    assert "bedoelt u '6-11'?" in rejects["uitleg"].iloc[0]


def test_unknown_words_are_blank_in_optional_columns(tmp_path: Path) -> None:
    write_workbook(tmp_path, ["Alfa", "Straat 1", "Zeist", "n.v.t.", "onbekend"])
    entries = read_manual_entries(tmp_path, "2026", NO_TERMS)
    assert entries.records[["telefoon", "gezien_op"]].to_numpy().tolist() == [["", ""]]


@pytest.mark.parametrize(
    "cell", ["Proefstraat 6-\u017fep", "\u017fep-12", "3 jun\u0131", "6 \u017feptember"]
)
def test_a_month_in_letters_of_another_alphabet_is_no_month(cell: str) -> None:
    assert find_damage(ADDRESS, cell) is None

"""A list as people have it: their own names, an odd first row, any separator, only some columns."""

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from pipeline.errors import SjoError
from pipeline.own_list.commands import match_file
from pipeline.own_list.list_columns import LIST_COLUMNS, locate_columns
from pipeline.own_list.list_file import read_list

ROOT = Path(__file__).parents[3]
WANTED = {
    "organisatie": "Lindepunt",
    "bezoekadres": "Spinnerstraat 27",
    "postcode": "7545TP",
    "plaats": "Enschede",
}

FILES = {
    "other names": "Naam;Adres;PC;Woonplaats\nLindepunt;Spinnerstraat 27;7545TP;Enschede\n",
    "pipes": "naam|adres|postcode|plaats\nLindepunt|Spinnerstraat 27|7545TP|Enschede\n",
    "tabs": "naam\tadres\tpostcode\tplaats\nLindepunt\tSpinnerstraat 27\t7545TP\tEnschede\n",
    "told separator": "sep=;\nnaam;adres;postcode;plaats\nLindepunt;Spinnerstraat 27;7545TP;Enschede\n",
    "a title above": (
        "Lijst van 2026;;;\n;;;\nnaam;adres;postcode;plaats\n"
        "Lindepunt;Spinnerstraat 27;7545TP;Enschede\n"
    ),
    "street and number apart": (
        "naam,straat,huisnummer,postcode,plaats\nLindepunt,Spinnerstraat,27,7545TP,Enschede\n"
    ),
    "capitals and spaces": (
        " NAAM ; Bezoek adres ;Post-code;PLAATS\nLindepunt;Spinnerstraat 27;7545TP;Enschede\n"
    ),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_as_it_was_made(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(FILES[name].encode(encoding))
    table = read_list(path)
    assert list(table.columns) == list(LIST_COLUMNS)
    assert table[list(WANTED)].to_dict("records") == [WANTED]
    assert table["record_id"].tolist() == ["rij 4" if name == "a title above" else "rij 2"] or (
        name == "told separator"
    )
    assert set(table.drop(columns=["record_id", *WANTED]).to_numpy().ravel()) == {""}


def test_a_workbook_is_a_list_too(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Lijst"])
        sheet.write_row(2, 0, ["id", "Naam", "Straat", "Huisnummer", "Woonplaats"])
        sheet.write_row(3, 0, [7, "Lindepunt", "Spinnerstraat", 27, "Enschede"])
        sheet.write_row(4, 0, [8, "Stichting Lindepunt", "Spinnerstr.", 27, "Enschede"])
    table = read_list(path)
    assert table["record_id"].tolist() == ["7", "8"]
    assert table["bezoekadres"].tolist() == ["Spinnerstraat 27", "Spinnerstr. 27"]
    told = match_file(path, tmp_path / "groepen.csv", None, ROOT)
    assert "2 records, 1 locaties" in told


def test_rows_without_an_id_are_named_after_their_place_in_the_file(tmp_path: Path) -> None:
    path, out = tmp_path / "lijst.csv", tmp_path / "groepen.csv"
    path.write_text(
        "naam,adres,plaats\nA,Proefweg 1,Goor\nB,Proefweg 2,Goor\nA,Proefweg 1,Goor\n",
        encoding="utf-8",
    )
    match_file(path, out, None, ROOT)
    clusters = pd.read_csv(out, dtype=str)
    assert clusters.to_numpy().tolist() == [
        ["rij 2", "rij 2"],
        ["rij 3", "rij 3"],
        ["rij 4", "rij 2"],
    ]


def test_an_own_name_goes_before_another_name_of_the_column() -> None:
    places, faults = locate_columns(["naam", "organisatie", "woonplaats", "plaats"])
    assert (places["organisatie"], places["plaats"], faults) == (1, 3, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("postcode,plaats\n7545TP,Enschede\n", "wel aanwezig: postcode, plaats"),
        ("naam;name;plaats\nA;B;Goor\n", r"meer dan eens \(naam en name\)"),
        ("sep=;\nnaam;plaats\nA;Goor;te veel\n", "rij 2"),
    ],
)
def test_a_header_that_cannot_be_used_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SjoError, match=message):
        read_list(path)


def test_equal_texts_of_a_column_are_held_once(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("naam,plaats\nLindepunt,Enschede\nBeukenpunt,Enschede\n", encoding="utf-8")
    table = read_list(path)
    assert table["plaats"].tolist() == ["Enschede", "Enschede"]
    assert len({id(text) for text in table["plaats"].tolist()}) == 1

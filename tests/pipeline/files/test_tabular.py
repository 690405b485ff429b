import codecs
import io
import os
import time
import zipfile
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import list_files
from pipeline.files.rows import MAX_CELL_LENGTH, MAX_FILE_BYTES, CellType, column_letter
from pipeline.files.tabular import Table, read_table
from schemas.columns import Column, Template
from schemas.manual import LOCATIES

OFFICES = Template(
    "kantoren",
    "Proef",
    (Column("organisatie", "", required=True), Column("bezoekadres", ""), Column("plaats", "")),
)
ROWS = "organisatie;bezoekadres;plaats\r\nAlfa;Straat 1;Zeist\r\nBèta;Plein 2;Súdwest\r\n"


def read(path: Path) -> Table:
    return read_table(path, path.name, OFFICES)


def read_bytes(folder: Path, content: bytes, name: str = "in.csv") -> Table:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def faults(folder: Path, content: bytes, name: str = "in.csv") -> list[Finding]:
    with pytest.raises(FileError) as caught:
        read_bytes(folder, content, name)
    assert isinstance(caught.value, SjoError)
    return caught.value.findings


def cells(table: Table) -> list[list[str]]:
    return table.frame.to_numpy().tolist()


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("cp1252"),
        codecs.BOM_UTF16_LE + ROWS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
        ROWS.replace(";", ",").encode(),
        ROWS.replace(";", "\t").encode("utf-8-sig"),
        ROWS.replace("\r\n", "\n").encode(),
        ROWS.replace("\r\n", "\r").encode(),
        ROWS.rstrip().encode(),
        ("sep=;\r\n" + ROWS).encode(),
        ROWS.replace("organisatie;bezoekadres", ' Organisatie ;"BEZOEK ADRES*"').encode(),
        ROWS.replace("\r\n", ";;;\r\n").encode(),
        ("plaats;organisatie;bezoekadres\nZeist;Alfa;Straat 1\nSúdwest;Bèta;Plein 2").encode(),
    ],
    ids=[
        "utf-8", "bom", "cp1252", "utf-16-le", "utf-16-be", "komma", "tab", "lf", "cr",
        "zonder laatste regeleinde", "sep", "kop anders geschreven", "lege kolommen", "volgorde",
    ],
)  # fmt: skip
def test_every_way_of_writing_the_same_table_reads_the_same(tmp_path: Path, content: bytes) -> None:
    table = read_bytes(tmp_path, content)
    assert cells(table) == [["Alfa", "Straat 1", "Zeist"], ["Bèta", "Plein 2", "Súdwest"]]
    assert list(table.frame.index) == [2, 3]


def test_rows_are_counted_as_excel_shows_them(tmp_path: Path) -> None:
    content = b';;\n;;\norganisatie;bezoekadres;plaats\nA;"Straat 1\r\nbij de bieb";X\n\n;;\nB;;Y\n'
    table = read_bytes(tmp_path, content)
    assert list(table.frame.index) == [4, 7]
    assert table.frame.at[4, "bezoekadres"] == "Straat 1\r\nbij de bieb"
    assert table.lines == {4: 4, 7: 8}


def test_a_delimiter_inside_quotes_does_not_split(tmp_path: Path) -> None:
    table = read_bytes(tmp_path, b'organisatie,plaats\n"Loket, balie; hulp",Zeist\n')
    assert cells(table) == [["Loket, balie; hulp", "", "Zeist"]]


def test_the_header_decides_the_delimiter_not_the_most_frequent_sign(tmp_path: Path) -> None:
    table = read_bytes(tmp_path, b"organisatie;bezoekadres\na,b,c,d;e,f,g\n")
    assert cells(table) == [["a,b,c,d", "e,f,g", ""]]


def write_workbook(path: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "d-m-yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value)
    return path


def test_a_workbook_reads_as_the_text_a_person_sees(tmp_path: Path) -> None:
    header: list[object] = ["Organisatie", "bezoekadres", "plaats"]
    body: list[list[object]] = [
        [],
        [344, "0344", 1.5],
        [True, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30)],
        ["", time_of_day(9, 30), "Zeist"],
    ]
    path = write_workbook(tmp_path / "in.xlsx", Blad1=[header, *body], Toelichting=[["uitleg"]])
    table = read(path)
    assert cells(table) == [
        ["344", "0344", "1.5"],
        ["ja", "2026-03-01", "2026-03-01T09:30:00"],
        ["", "09:30:00", "Zeist"],
    ]
    assert list(table.frame.index) == [3, 4, 5]
    assert table.typed == {
        (3, "organisatie"): CellType.GETAL,
        (3, "plaats"): CellType.GETAL,
        (4, "organisatie"): CellType.WAAR_ONWAAR,
        (4, "bezoekadres"): CellType.DATUM,
        (4, "plaats"): CellType.DATUM,
        (5, "bezoekadres"): CellType.TIJD,
    }


def test_two_filled_sheets_are_refused_because_one_would_be_lost(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"]], B=[["organisatie"]])
    with pytest.raises(FileError, match="meer werkbladen gevuld: 'A', 'B'"):
        read(path)


def hide(book: xlsxwriter.Workbook, name: str, rows: list[list[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.hide()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)


def test_a_filled_hidden_sheet_is_named_and_one_that_explains_is_not(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Invoer")
        sheet.write_row(0, 0, ["organisatie", "plaats"])
        sheet.write_row(1, 0, ["Alfa", "Zeist"])
        hide(book, "Keuzelijsten", [["ja"], ["nee"]])
    assert len(read(path).frame) == 1
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Invoer").write_row(0, 0, ["organisatie", "plaats"])
        hide(book, "Oud", [["organisatie", "plaats"], ["Alfa", "Zeist"]])
    with pytest.raises(FileError) as caught:
        read(path)
    assert [f.regel for f in caught.value.findings] == [
        "meer werkbladen gevuld: 'Invoer', 'Oud'",
        "verborgen werkblad 'Oud' is gevuld",
    ]


def test_a_table_on_a_sheet_called_toelichting_is_not_dropped(tmp_path: Path) -> None:
    table: list[list[object]] = [["organisatie", "plaats"], ["Alfa", "Zeist"]]
    path = write_workbook(tmp_path / "in.xlsx", Toelichting=table)
    assert len(read(path).frame) == 1
    path = write_workbook(tmp_path / "in.xlsx", Blad1=table, Toelichting=table)
    with pytest.raises(FileError, match="meer werkbladen gevuld: 'Blad1', 'Toelichting'"):
        read(path)


def test_a_formula_without_outcome_is_named_and_an_empty_outcome_is_not(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["organisatie", "plaats"])
        sheet.write_formula(1, 0, "=B2", None, "Alfa")
        sheet.write_formula(1, 1, '=IF(A2="","x","")', None, "leeg")
    with zipfile.ZipFile(path) as package:
        whole = package.read("xl/worksheets/sheet1.xml").replace(b"<v>leeg</v>", b"<v></v>")
    repack(path, "xl/worksheets/sheet1.xml", whole)
    assert cells(read(path)) == [["Alfa", "", ""]]
    never = whole.replace(b"<v>Alfa</v>", b"<v />").replace(b't="str"', b"", 1)
    with pytest.raises(FileError, match=r"in\.xlsx:2:A: formule zonder uitkomst"):
        read(repack(path, "xl/worksheets/sheet1.xml", never))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"Lijst van 2026;;\n;;\norganisatie;bezoekadres;plaats\nA;B;C\n",
            "in.csv:3: de kop staat op rij 3; daarboven staat nog iets",
        ),
        (
            b"Wie;Waar;\norganisatie;bezoekadres;plaats\nA;B;C\n",
            "in.csv:2: de kop staat op rij 2; daarboven staat nog iets",
        ),
        (
            "organisatie;plaats\nA;B\n\ufefforganisatie;plaats\nC;D\n".encode(),
            "in.csv:3: de kop staat hier nog een keer",
        ),
        (
            b'organisatie;plaats\nA;B\n"Huis "Zuid" hulp";Zeist\n',
            'in.csv:3:A: \'"Huis "Zuid" hulp";Zeist\': aanhalingsteken (") staat verkeerd',
        ),
        (
            b'organisatie;plaats\n"A; b ""c""";"Zeist" oost\n',
            'in.csv:2:B: \'"Zeist" oost\': aanhalingsteken (") staat verkeerd',
        ),
        (b"organisatie;plaats\nA;#VERW!\n", "in.csv:2:B (plaats): '#VERW!': cel bevat een fout"),
        (b"organisatie;plaats\n#N/B;Zeist\n", "in.csv:2:A (organisatie): '#N/B': cel bevat een"),
        (b"organisatie;plaats\n########;Zeist\n", "in.csv:2:A (organisatie): '########': cel"),
        (
            b"organisatie;plaats\n" + b"A;B;C\n" * 62,
            "in.csv:2:C: 'C': cel staat buiten de kolommen met een naam, en in nog 61 rijen",
        ),
    ],
)
def test_one_cause_is_one_finding(tmp_path: Path, content: bytes, message: str) -> None:
    found = [str(fault) for fault in faults(tmp_path, content)]
    assert len(found) == 1
    assert found[0].startswith(message), found[0]


@pytest.mark.parametrize("line", ["sep=|", "sep=;", '"sep=|"', "SEP=\t", "\ufeffsep=|||"])
def test_the_line_that_names_the_separator_is_obeyed(tmp_path: Path, line: str) -> None:
    sign = ";" if ";" in line else "\t" if "\t" in line else "|"
    text = f"{line}\r\n{ROWS.replace(';', sign)}"
    assert cells(read_bytes(tmp_path, text.encode())) == [
        ["Alfa", "Straat 1", "Zeist"],
        ["Bèta", "Plein 2", "Súdwest"],
    ]


def test_what_nobody_can_see_is_left_out_of_cells_and_titles(tmp_path: Path) -> None:
    text = "\u200borganisatie;bezoek\u00adadres;plaats\n\ufeffCafe\u0301\u00a0Zuid;Straat\u200b 1;Zeist\u2060\n"
    assert cells(read_bytes(tmp_path, text.encode())) == [["Café Zuid", "Straat 1", "Zeist"]]


AREAS = Template(
    "gebieden",
    "Proef",
    (
        Column("organisatie", "", required=True),
        Column("leefgebieden", "", kind="termen", lijst="leefgebieden"),
    ),
)


def test_a_column_per_label_reads_as_one_cell_with_those_labels(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(
        "organisatie;Leefgebieden: wonen en buren;leefgebieden: Algemeen\nA;x;\nB;1;ja\nC;;nee\n"
    )
    table = read_table(path, "in.csv", AREAS)
    assert list(table.frame["leefgebieden"]) == ["Wonen en buren", "Wonen en buren|Algemeen", ""]
    assert table.letters["leefgebieden"] == "B"
    path.write_text("organisatie;leefgebieden: Algemeen\nA;misschien\n")
    with pytest.raises(FileError, match=r"in\.csv:2:B \(leefgebieden: Algemeen\): 'misschien'"):
        read_table(path, "in.csv", AREAS)
    path.write_text("organisatie;leefgebieden: Tuin\nA;x\n")
    with pytest.raises(FileError, match="onbekende kolom 'leefgebieden: Tuin'"):
        read_table(path, "in.csv", AREAS)


def test_an_excel_error_is_named_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["organisatie", "plaats"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    with pytest.raises(FileError, match=r"in\.xlsx:2:B: cel bevat een fout van Excel"):
        read(path)


def repack(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, old_content in parts.items():
            new.writestr(name, content if name == part else old_content)
    return path


def test_a_single_cell_far_away_does_not_reserve_the_sheet_before_it(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"], ["Alfa"]])
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    with pytest.raises(
        FileError, match=r"in\.xlsx:1048576:XFD: beslaat meer dan 1000 kolommen of 5000000 cellen"
    ):
        read(repack(path, "xl/worksheets/sheet1.xml", far))


def test_a_workbook_that_unpacks_without_end_is_refused_unread(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"], ["Alfa"]])
    started = time.process_time()
    with pytest.raises(FileError, match="is uitgepakt 300 MB, meer dan 256 MB"):
        read(repack(path, "xl/sharedStrings.xml", bytes(300_000_000)))
    assert time.process_time() - started < 20


@pytest.mark.parametrize("kept", [0, 4, 100, 2000, -20])
def test_a_damaged_workbook_is_one_clear_error(tmp_path: Path, kept: int) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"], ["Alfa"]])
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(FileError, match=r"in\.xlsx: is geen leesbaar xlsx-bestand"):
        read(path)


def test_damaged_xml_inside_a_workbook_is_one_clear_error(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"], ["Alfa"]])
    with pytest.raises(FileError, match="is geen leesbaar xlsx-bestand"):
        read(repack(path, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c r='A1'"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "in.csv: bestand is leeg"),
        (b"\xef\xbb\xbf \r\n;;\r\n", "in.csv: bestand is leeg"),
        (b"PK\x03\x04rest", "in.csv: is een Excel- of zipbestand; hernoem het naar .xlsx"),
        (bytes(range(256)) * 40, "in.csv: is geen tekstbestand"),
        (b"organisatie;plaats\nAlfa;Ze\x00ist\n", "in.csv:2:B (plaats): 'Ze ist': onleesbaar teken"),
        (b"plaats\nZeist\n", "in.csv:1:organisatie: verplichte kolom ontbreekt"),
        (b"organisatie;plats\nA;B\n", "in.csv:1:B: onbekende kolom 'plats'; bedoelt u 'plaats'?"),
        (
            b"organisatie;plaats;Plaats\nA;B;C\n",
            "in.csv:1:C (plaats): kolom staat er twee keer (ook in B)",
        ),
        (b"organisatie;plaats\nA;B;C\n", "in.csv:2:C: 'C': cel staat buiten de kolommen"),
        (b'organisatie;plaats\nA;B\nC;"D\nE;F\n', "in.csv:3:B: '\"D E;F': aanhalingsteken (\") wordt niet"),
        (b"organisatie\nA\x81\x8d\xff\n", "in.csv:2: tekst is niet te lezen vanaf regel 2"),
        (
            b"organisatie\n" + b"x" * (MAX_CELL_LENGTH + 1),
            "in.csv:2:A (organisatie): '" + "x" * 60 + "...': cel heeft 32768 tekens",
        ),
        (b"organisatie\n" + b"x" * 1_000_000, "in.csv:2: cel is langer dan 32767 tekens"),
        (b'organisatie\nA\n"' + b"B\n" * 200_000, "in.csv:3: cel is langer dan 32767 tekens"),
    ],
)  # fmt: skip
def test_bad_input_is_named_at_its_place(tmp_path: Path, content: bytes, message: str) -> None:
    found = [str(fault) for fault in faults(tmp_path, content)]
    assert found[0].startswith(message), found[0]
    assert all("\n" not in line for line in found)


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    content = b"plats;plaats;plaats\nA;B;C;D\n\x07;B\n"
    places = [fault.place for fault in faults(tmp_path, content)]
    assert places == [
        "in.csv:1:organisatie", "in.csv:1:A", "in.csv:1:C (plaats)", "in.csv:2:D",
        "in.csv:3:A (plats)",
    ]  # fmt: skip


@pytest.mark.parametrize("row", [b"k;" * 1_000_000, b"organisatie" + b";" * 1_000_000])
def test_a_million_columns_end_quickly(tmp_path: Path, row: bytes) -> None:
    started = time.process_time()
    found = faults(tmp_path, row + b"\n" + row + b"\n")
    assert "1000001 kolommen, meer dan de 1000" in str(found[0])
    assert time.process_time() - started < 20


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 40_000_000)
    with pytest.raises(FileError, match="bestand is 104 MB groot, meer dan de 64 MB"):
        read(path)


def test_what_is_no_regular_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    with pytest.raises(FileError, match=r"pijp\.csv: is geen gewoon bestand"):
        read(tmp_path / "pijp.csv")
    with pytest.raises(FileError, match=r"weg\.csv: bestaat niet"):
        read(tmp_path / "weg.csv")
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(FileError, match=r"map\.csv: is geen gewoon bestand"):
        read(tmp_path / "map.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dicht.csv"
    path.write_bytes(ROWS.encode())
    path.chmod(0)
    with pytest.raises(FileError, match=r"dicht\.csv: geen recht om dit te lezen"):
        read(path)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, b"\xd0\xcf\x11\xe0", "oud.xls")
    assert str(found[0]) == "oud.xls: geen .csv of .xlsx; bewaar het bestand als een van die"


def test_a_link_that_leads_outside_root_is_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "elders", tmp_path / "root"
    outside.mkdir()
    (outside / "geheim.csv").write_bytes(ROWS.encode())
    (root / "in").mkdir(parents=True)
    (root / "in" / "geheim.csv").symlink_to(outside / "geheim.csv")
    (root / "in" / "map").symlink_to(outside)
    with pytest.raises(FileError) as caught:
        list_files(root / "in", root)
    assert [f.place for f in caught.value.findings] == ["in/geheim.csv", "in/map"]


def test_a_link_below_root_is_read_and_one_to_itself_or_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.csv").write_bytes(ROWS.encode())
    (tmp_path / "in" / "a.csv").symlink_to(tmp_path / "a.csv")
    assert [path.name for path in list_files(tmp_path / "in", tmp_path)] == ["a.csv"]
    (tmp_path / "in" / "b.csv").symlink_to(tmp_path / "in" / "b.csv")
    (tmp_path / "in" / "c.csv").symlink_to(tmp_path / "weg.csv")
    with pytest.raises(FileError) as caught:
        list_files(tmp_path / "in", tmp_path)
    assert [f.place for f in caught.value.findings] == ["in/b.csv", "in/c.csv"]


def test_a_name_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.csv")).write_bytes(ROWS.encode())
    with pytest.raises(FileError, match=r"caf\?\.csv: naam van het bestand is niet leesbaar"):
        list_files(tmp_path, tmp_path)


def test_files_are_listed_in_order_without_lock_files_and_notes(tmp_path: Path) -> None:
    (tmp_path / ".oud").mkdir()
    for name in ("b.csv", "a.xlsx", "~$a.xlsx", ".b.csv", "LEESMIJ.md", ".oud/c.csv", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in list_files(tmp_path, tmp_path)] == ["a.xlsx", "b.csv"]


def test_columns_are_lettered_as_in_excel() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_confidential_file_is_never_quoted(tmp_path: Path) -> None:
    template = Template(
        "proef",
        "",
        (Column("sleutel", "", required=True), Column("vraag", "")),
        dropped=("naam",),
        is_confidential=True,
    )

    def message(content: bytes) -> str:
        path = tmp_path / "in.csv"
        path.write_bytes(content)
        with pytest.raises(FileError) as caught:
            read_table(path, "in.csv", template)
        return str(caught.value)

    assert message(b"sleutel;naam;vraag\n1;Piet\x01;ge\x01heim;Jan\n").count("geheim") == 0
    assert message(b"Jan Jansen;jan@voorbeeld.nl\n1;x\n") == (
        "in.csv:1: te weinig bekende kolommen; staan de codes van de vragen erboven, of de teksten die in vraagteksten staan? zie docs/enquetes.md\n"
        "in.csv:1:sleutel: verplichte kolom ontbreekt; zeg bij de enquête welke vraag dit is: zie "
        "docs/enquetes.md"
    )
    assert "onbekende kolom 'nieuw'" in message(b"sleutel;naam;vraag;nieuw\n1;Piet;x;y\n")
    assert "Piet" not in message(b'sleutel;vraag;naam\n1;x;"Piet\n')


def test_dropped_columns_are_gone_when_the_table_exists(tmp_path: Path) -> None:
    template = Template("proef", "", (Column("sleutel", ""),), dropped=("e-mailadres",))
    path = tmp_path / "in.csv"
    path.write_bytes(b"sleutel;E-mail adres\n1;jan@voorbeeld.nl\n")
    table = read_table(path, "in.csv", template)
    assert list(table.frame.columns) == ["sleutel"]


def test_zip_with_more_than_it_declares_is_damaged_not_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "in.xlsx", A=[["organisatie"], ["Alfa"]])
    content = bytearray(repack(path, "xl/sharedStrings.xml", bytes(5_000_000)).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        part = package.getinfo("xl/sharedStrings.xml")
    size = part.file_size.to_bytes(4, "little")
    path.write_bytes(bytes(content).replace(size, (5).to_bytes(4, "little")))
    with pytest.raises(FileError, match="is geen leesbaar xlsx-bestand"):
        read(path)


@pytest.mark.parametrize("title", ["Naam", "Aanbieder", "naam instelling"])
def test_a_name_of_the_provider_is_not_to_be_taken_away(tmp_path: Path, title: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"{title};plaats\nSYNTHETISCH;Zeist\n", encoding="utf-8")
    with pytest.raises(FileError, match=rf"'{title}'; bedoelt u 'organisatie'\?"):
        read_table(path, path.name, LOCATIES)

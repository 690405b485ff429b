"""Rows are added whole or not at all; what stood in the file stays as it was, to the byte."""

from pathlib import Path
from threading import Thread

import pytest

from pipeline.files.findings import FileError, Finding
from pipeline.files.tabular import Table, read_table
from pipeline.read.append import NewRow, append_rows
from schemas.columns import Column, Template

NOTES = Template(
    "notities",
    "Proef",
    (Column("nummer", "Nummer", required=True), Column("tekst", "Tekst"), Column("bij", "Bij")),
)


def add(path: Path, *rows: NewRow) -> None:
    append_rows(path, path.parent, NOTES, lambda _: rows, lambda _: ())


def test_a_file_that_is_not_there_gets_all_columns(tmp_path: Path) -> None:
    add(tmp_path / "AB.csv", {"nummer": "1", "tekst": "een; twee"})
    content = (tmp_path / "AB.csv").read_bytes()
    assert content == '\ufeffnummer;tekst;bij\r\n1;"een; twee";\r\n'.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"nummer;tekst;bij\n1;a;\n", b"\xef\xbb\xbfnummer;tekst;bij\n1;a;\n2;b;\n"),
        (b"nummer,bij,tekst\r\n1,,a", b"\xef\xbb\xbfnummer,bij,tekst\r\n1,,a\r\n2,,b\r\n"),
        (b"sep=|\nnummer|tekst|bij\n", b"\xef\xbb\xbfsep=|\nnummer|tekst|bij\n2|b|\n"),
        (
            b"nummer;tekst;bij\r\n1;caf\xe9;\r\n",
            "\ufeffnummer;tekst;bij\r\n1;café;\r\n2;b;\r\n".encode(),
        ),
    ],
)
def test_a_file_keeps_its_rows_delimiter_and_order(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    path = tmp_path / "AB.csv"
    path.write_bytes(before)
    add(path, {"nummer": "2", "tekst": "b"})
    assert path.read_bytes() == after


def test_a_column_that_the_file_lacks_is_named_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "AB.csv"
    path.write_bytes(b"nummer;tekst\n")
    with pytest.raises(FileError, match="bij: kolom ontbreekt"):
        add(path, {"nummer": "1", "bij": "x"})
    assert path.read_bytes() == b"nummer;tekst\n"


def test_a_fault_in_a_new_row_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "AB.csv"
    add(path, {"nummer": "1"})
    before = path.read_bytes()

    def find_faults(table: Table) -> list[Finding]:
        return [table.finding(rij, "tekst", "fout") for rij, cell in table.cells("tekst") if cell]

    with pytest.raises(FileError, match="fout"):
        append_rows(path, tmp_path, NOTES, lambda _: [{"nummer": "2", "tekst": "x"}], find_faults)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name != ".slot"] == ["AB.csv"]


def test_a_fault_in_an_older_row_does_not_hold_up_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "AB.csv"
    add(path, {"nummer": "1", "tekst": "oud"})

    def find_faults(table: Table) -> list[Finding]:
        return [table.finding(2, "tekst", "fout")]

    append_rows(path, tmp_path, NOTES, lambda _: [{"nummer": "2"}], find_faults)
    assert len(read_table(path, "AB.csv", NOTES).frame) == 2


def test_a_workbook_of_the_same_reader_is_named(tmp_path: Path) -> None:
    (tmp_path / "AB.xlsx").write_bytes(b"")
    with pytest.raises(FileError, match="haal het xlsx-bestand weg"):
        add(tmp_path / "AB.csv", {"nummer": "1"})


def test_a_cell_that_a_spreadsheet_would_compute_is_kept_as_text(tmp_path: Path) -> None:
    add(tmp_path / "AB.csv", {"nummer": "1", "tekst": "=1+1"})
    assert "'=1+1" in (tmp_path / "AB.csv").read_text("utf-8-sig")


def test_rows_added_at_the_same_time_are_all_there_and_each_saw_those_before(
    tmp_path: Path,
) -> None:
    path = tmp_path / "AB.csv"

    def number(table: Table) -> list[NewRow]:
        return [{"nummer": str(len(table.frame) + 1)}]

    def work() -> None:
        for _ in range(5):
            append_rows(path, tmp_path, NOTES, number, lambda _: ())

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = read_table(path, "AB.csv", NOTES).frame["nummer"].tolist()
    assert numbers == [str(n) for n in range(1, 21)]

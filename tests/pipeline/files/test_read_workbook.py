import io
import random
import zipfile

import pytest
import xlsxwriter

from pipeline.files.findings import FileError
from pipeline.files.workbook import read_workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def make_parts() -> dict[str, bytes]:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["een", "twee"])
        sheet.write_row(1, 0, [5.5, True])
    with zipfile.ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def replace(part: str, old: bytes, new: bytes) -> bytes:
    parts = make_parts()
    assert old in parts[part]
    return pack({**parts, part: parts[part].replace(old, new)})


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b'r="B2"', b'r="B99999999999"'),
        (SHEET, b'r="B2"', b"r='ZZZZZZ2'"),
        (SHEET, b'r="B2"', b'r = "XFD1048576"'),
        (SHEET, b'<row r="2"', b'<row r="4294967295"'),
        (STRINGS, b'uniqueCount="2"', b'uniqueCount="99999999999"'),
    ],
)
def test_no_attribute_makes_the_reader_reserve_memory_without_bound(
    part: str, old: bytes, new: bytes
) -> None:
    with pytest.raises(FileError, match=r"in\.xlsx"):
        read_workbook(replace(part, old, new), "in.xlsx")


def test_cells_without_a_place_cannot_add_up_to_a_sheet_without_bound() -> None:
    cells = b'<row r="1000000">' + b"<c><v>1</v></c>" * 1_000 + b"</row></sheetData>"
    with pytest.raises(FileError, match=r"in\.xlsx: is geen leesbaar xlsx-bestand"):
        read_workbook(replace(SHEET, b"</sheetData>", cells), "in.xlsx")


def test_a_small_sheet_without_places_is_read() -> None:
    rows = read_workbook(replace(SHEET, b' r="B2"', b""), "in.xlsx")
    assert rows[1].cells == ("5.5", "ja")


def test_a_package_with_one_part_twice_or_packed_otherwise_is_damaged() -> None:
    twice, otherwise = io.BytesIO(pack(make_parts())), io.BytesIO()
    with zipfile.ZipFile(twice, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(SHEET, b"<worksheet/>")
    with zipfile.ZipFile(otherwise, "w", zipfile.ZIP_LZMA) as package:
        for name, part in make_parts().items():
            package.writestr(name, part)
    for content in (twice, otherwise):
        with pytest.raises(FileError, match="is geen leesbaar xlsx-bestand"):
            read_workbook(content.getvalue(), "in.xlsx")


def test_any_damage_inside_a_workbook_is_rows_or_one_clear_error() -> None:
    rng = random.Random(2026)
    parts, outcomes = make_parts(), set()
    for _ in range(600):
        name = rng.choice([SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml"])
        part = bytearray(parts[name])
        at = rng.randrange(len(part))
        match rng.randrange(3):
            case 0:
                part[at] = rng.randrange(32, 127)
            case 1:
                del part[at : at + rng.randrange(1, 20)]
            case _:
                part[at:at] = str(rng.randrange(10 ** rng.randrange(1, 12))).encode()
        try:
            read_workbook(pack({**parts, name: bytes(part)}), "in.xlsx")
            outcomes.add("rows")
        except FileError:
            outcomes.add("fault")
    assert outcomes == {"rows", "fault"}

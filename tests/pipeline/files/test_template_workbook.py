"""Templates as workbooks say the same as those in csv, and the committed ones are current."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.files.tabular import read_table
from pipeline.files.template_workbook import titles_of, write_template, write_templates
from schemas.columns import Template
from schemas.manual import JUDGEMENT_TEMPLATES, LOCATIES, WAVE_TEMPLATES

SJABLONEN = Path(__file__).resolve().parents[3] / "manual_entries" / "sjablonen"
TEMPLATES = [*WAVE_TEMPLATES.values(), *JUDGEMENT_TEMPLATES.values()]


def unpack(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_templates_are_those_of_the_schemas(tmp_path: Path) -> None:
    for path in write_templates(tmp_path):
        assert unpack(SJABLONEN / path.name) == unpack(path), (
            "python -m pipeline.files.template_workbook manual_entries/sjablonen"
        )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_an_empty_template_reads_as_a_table_without_rows(
    tmp_path: Path, template: Template
) -> None:
    path = tmp_path / "in.xlsx"
    write_template(path, template)
    table = read_table(path, "in.xlsx", template)
    assert list(table.letters) and table.frame.empty
    assert {name for name in template.names if name not in table.letters} == set()


def test_a_filled_workbook_gives_the_same_rows_as_a_csv(tmp_path: Path) -> None:
    said = {
        "organisatie": "Café Zuid",
        "bezoekadres": "Straat 6-11",
        "gemeente": "Zeist",
        "ondersteuningstypen": "Informatie|Advies",
        "leefgebieden": "Algemeen",
        "gezien_op": "1-3-2026",
    }
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet("Invoer")
        for at, (title, column, _) in enumerate(titles_of(LOCATIES)):
            sheet.write_string(0, at, title)
            label = title.partition(": ")[2]
            cell = said.get(column.name, "")
            sheet.write_string(1, at, ("x" if label in cell.split("|") else "") if label else cell)
    (tmp_path / "in.csv").write_text(
        f"{';'.join(said)}\n{';'.join(said.values())}\n", encoding="utf-8"
    )
    frames = [read_table(tmp_path / name, name, LOCATIES).frame for name in ("in.xlsx", "in.csv")]
    assert frames[0].equals(frames[1])


def test_cells_are_text_so_that_excel_makes_no_dates(tmp_path: Path) -> None:
    write_template(tmp_path / "in.xlsx", LOCATIES)
    parts = unpack(tmp_path / "in.xlsx")
    assert b'numFmtId="49"' in parts["xl/styles.xml"]
    assert b'type="list"' in parts["xl/worksheets/sheet1.xml"]
    assert b"Onafhankelijke, betrouwbare informatie" in parts["xl/sharedStrings.xml"]

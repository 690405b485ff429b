"""Every row that docs/beheer.md shows is one that the program takes."""

from pathlib import Path

import pytest

from pipeline.files.tabular import read_table
from pipeline.read.judgement import find_judgement_faults
from pipeline.read.validation import find_cell_faults, known_by_column
from schemas.columns import Template
from schemas.manual import CORRECTIES, KOPPELINGEN, LOCATIES

PAGE = Path(__file__).parent.parent / "docs" / "beheer.md"
BLOCKS = [block.strip() for block in PAGE.read_text(encoding="utf-8").split("```")[1::2]]
EXAMPLES = [block for block in BLOCKS if ";" in block.splitlines()[0]]


def template_of(example: str) -> Template:
    header = set(example.splitlines()[0].split(";"))
    return next(t for t in (KOPPELINGEN, LOCATIES, CORRECTIES) if header <= set(t.names))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[1][:40])
def test_the_row_is_sound(example: str, tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.csv"
    path.write_text(example + "\n", encoding="utf-8")
    template = template_of(example)
    table = read_table(path, path.name, template)
    assert len(table.frame) >= 1
    known = known_by_column(template, None)
    assert [*find_cell_faults(table, known), *find_judgement_faults(table)] == []


def test_every_kind_of_decision_has_an_example() -> None:
    text = "\n".join(EXAMPLES)
    kinds = {"correctie", "overal", "gesloten", "verhuisd", "hernoemd", "samengevoegd"}
    assert {kind for kind in kinds if f";{kind};" in text or f"{kind};" in text} == kinds

from pathlib import Path

import pytest

from schemas.columns import Template
from schemas.destinations import KEPT_INSIDE, PUBLISHED_IN
from schemas.inclusion import load_exclusions
from schemas.manual import JUDGEMENT_TEMPLATES, WAVE_TEMPLATES
from schemas.meting import PLANNING
from schemas.mutations import GEBEURTENISSEN
from schemas.published import TABLES
from schemas.templates import OFFERED_TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
DICTIONARY = (ROOT / "docs" / "gegevenswoordenboek.md").read_text(encoding="utf-8")
TEMPLATES = [*WAVE_TEMPLATES.values(), *JUDGEMENT_TEMPLATES.values(), GEBEURTENISSEN, PLANNING]


def tell_destination(template: str, column: str) -> str:
    if table := PUBLISHED_IN[template].get(column):
        return f"`{table}`"
    return f"intern: {KEPT_INSIDE[template][column]}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_column_is_explained_as_it_is_declared(template: Template) -> None:
    section = DICTIONARY.split(f"\n## {template.name}\n")[1].split("\n## ")[0]
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
    explained = [
        (row[0][3:-1], row[1], row[2].strip() == "ja", row[4].removesuffix(" |"))
        for row in rows
        if len(row) == 5
    ]
    declared = [
        (c.name, c.description, c.required, tell_destination(template.name, c.name))
        for c in template.columns
    ]
    assert explained == declared


@pytest.mark.parametrize("template", OFFERED_TEMPLATES, ids=lambda template: template.name)
def test_every_template_has_the_columns_that_are_read(template: Template) -> None:
    path = ROOT / "manual_entries" / "sjablonen" / f"{template.name}.csv"
    assert path.read_bytes() == (";".join(template.names) + "\r\n").encode("utf-8-sig")


def test_every_exclusion_rule_is_explained() -> None:
    rules = load_exclusions()
    assert len({rule.code for rule in rules}) == len(rules) >= 9
    for rule in rules:
        assert f"| {rule.code} | {rule.label} | {rule.bron} |" in DICTIONARY


def test_every_table_of_a_version_says_what_one_row_is() -> None:
    section = DICTIONARY.split("\n## Tabellen van een versie\n")[1].split("\n## ")[0]
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
    told = {row[0][3:-1]: row[1].removesuffix(" |") for row in rows}
    assert told == {name: str(table.__doc__).strip() for name, table in TABLES.items()}

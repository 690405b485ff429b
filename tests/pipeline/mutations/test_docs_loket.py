"""docs/loket.md tells the JSON as it is declared, with an example that is one."""

from pathlib import Path

from pipeline.mutations.report import parse_mutation
from schemas.mutations import MUTATION_FIELDS, VALUE_FIELDS, VALUES

PAGE = (Path(__file__).parents[3] / "docs" / "loket.md").read_text(encoding="utf-8")


def test_every_field_is_explained_as_it_is_declared() -> None:
    for prefix, fields in (("", MUTATION_FIELDS), (f"{VALUES}[].", VALUE_FIELDS)):
        for field in fields:
            choices = f" ({', '.join(field.choices)})" if field.choices else ""
            may_be_empty = "ja" if field.is_nullable else ""
            row = f"| `{prefix}{field.name}` | {field.description}{choices} | {may_be_empty} |"
            assert row in PAGE


def test_the_example_is_a_report() -> None:
    example = PAGE.split("```json")[1].split("```")[0]
    assert parse_mutation(example.encode(), "voorbeeld").locatie_id == "L0123456789"

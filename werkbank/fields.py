"""Fields of a form out of the columns of a template: one declaration for files and screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.columns import Column, Kind
from schemas.declared_terms import terms_of
from schemas.inclusion import load_exclusions
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import load_typology
from werkbank.forms import Form

INPUT_TYPES: Mapping[Kind, str] = {"getal": "number"}


@dataclass(frozen=True)
class FieldChoice:
    """What may be chosen, and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Field:
    """A field of a form: `choices` to choose from, `is_multiple` when several may hold."""

    name: str
    label: str
    hint: str
    choices: tuple[FieldChoice, ...]
    is_multiple: bool
    input_type: str


def make_fields(columns: Iterable[Column]) -> list[Field]:
    """Return the field of each column."""
    return [
        Field(
            column.name,
            column.name.replace("_", " ").capitalize(),
            column.description,
            tuple(_choices(column)),
            column.kind == "termen",
            INPUT_TYPES.get(column.kind, "text"),
        )
        for column in columns
    ]


def cells_of_form(form: Form, columns: Iterable[Column]) -> dict[str, str]:
    """Return the cells that a form with the fields of `columns` holds."""
    return {
        column.name: MULTI_VALUE_SEPARATOR.join(form.all(column.name))
        if column.kind == "termen"
        else form.one(column.name)
        for column in columns
    }


def _choices(column: Column) -> list[FieldChoice]:
    if column.kind == "regel":
        return [FieldChoice(rule.code, rule.label) for rule in load_exclusions()]
    if column.kind == "ja/nee":
        return [FieldChoice("ja", ""), FieldChoice("nee", "")]
    if column.lijst:
        terms = terms_of(column.lijst, load_typology())
        return [FieldChoice(term.label, term.definitie) for term in terms]
    return [FieldChoice(word, "") for word in column.choices]

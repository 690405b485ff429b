import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.findings import FileError
from pipeline.mutations.report import format_mutation, name_mutation, parse_mutation
from schemas.mutations import REPORTABLE, Mutatiesoort, describe_json
from schemas.records import CORRECTABLE_COLUMNS
from tests.pipeline.reported import as_object, changed, closed

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "schemas" / "mutatie.schema.json").read_text("utf-8")
)


def faults(said: Any) -> list[str]:
    try:
        parse_mutation(json.dumps(said).encode(), "m.json")
    except FileError as error:
        return [str(finding) for finding in error.findings]
    return []


def test_the_schema_for_programs_is_the_declaration() -> None:
    assert describe_json() == SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_value_that_can_be_reported_is_one_that_can_be_corrected() -> None:
    assert set(REPORTABLE) <= set(CORRECTABLE_COLUMNS)


def test_a_report_is_read_as_it_was_written() -> None:
    for mutation in (
        changed(bericht="Wij zijn verhuisd.\nGraag aanpassen."),
        closed(per="2026-11"),
    ):
        assert parse_mutation(format_mutation(mutation).encode(), "m.json") == mutation


def test_the_form_leaves_to_the_desk_what_only_the_desk_can_give() -> None:
    said = as_object(changed()) | {"mutatie_id": None, "melder": None}
    assert parse_mutation(json.dumps(said).encode(), "m.json").mutatie_id == ""


def test_a_report_has_one_id_and_another_report_has_another() -> None:
    one = changed()
    assert name_mutation(replace(one, mutatie_id="")) == one
    assert changed(gemeld_op="2026-11-06").mutatie_id != one.mutatie_id


def test_every_fault_is_named_at_its_field_at_once() -> None:
    said = as_object(changed()) | {
        "soort": "verhuizing",
        "gemeente": "Utrecht",
        "naam": "x",
        "velden": [{"veld": "telefon", "gevonden": 3, "gemeld": ""}, "tekst"],
    }
    del said["via"]
    assert faults(said) == [
        "m.json:gemeente: 'Utrecht': heeft niet de vorm van dit veld; Gemeentecode van CBS, zoals GM0344",
        "m.json:naam: dit veld bestaat niet; haal het weg",
        "m.json:soort: 'verhuizing': moet zijn: wijziging, gesloten, nieuw, klopt; Wat er wordt gemeld",
        "m.json:velden[1].gemeld: is leeg of langer dan 500 tekens; Wat het moet zijn; leeg als het weg moet",
        "m.json:velden[1].gevonden: is geen tekst; Wat er stond; leeg als er niets stond",
        "m.json:velden[1].veld: 'telefon': moet zijn: organisatie, locatienaam, bezoekadres, postcode, "
        "plaats, website, telefoon, email, openingstijden, soort_organisatie, sociaal_raadslieden, "
        "ondersteuningstypen, leefgebieden; Wat er anders is",
        "m.json:velden[2]: is geen object met veld, gevonden en gemeld; zie docs/loket.md",
        "m.json:via: ontbreekt; noem elk veld; null als er niets is",
    ]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "is geen leesbare JSON"),
        (b"[1", "is geen leesbare JSON"),
        (b"\xff\xfe", "is geen leesbare JSON"),
        (b"[" * 100_000, "is geen leesbare JSON"),
        (b"[]", "is geen melding"),
        (b'{"via": "mail", "via": "formulier"}', "het veld via staat er twee keer"),
    ],
)
def test_what_is_no_report_is_a_message(content: bytes, rule: str) -> None:
    with pytest.raises(FileError, match=rule):
        parse_mutation(content, "m.json")


def test_what_cannot_be_true_together_is_named() -> None:
    value = {"veld": "telefoon", "gevonden": "1", "gemeld": "1"}
    said = as_object(changed()) | {"velden": [value, value], "per": "2026-13"}
    assert [fault.split(":")[1] for fault in faults(said)] == [
        "per",
        "velden[1].gemeld",
        "velden[2].gemeld",
        "velden[2].veld",
    ]
    assert "hoort leeg te zijn bij gesloten" in faults(said | {"soort": "gesloten"})[1]
    assert "een nieuwe locatie heeft nog geen kenmerk" in str(faults(said | {"soort": "nieuw"}))
    assert "is verplicht bij klopt" in str(
        faults(as_object(closed()) | {"soort": "klopt", "locatie_id": None})
    )


texts = (
    st.none() | st.text(max_size=8) | st.sampled_from(["GM0344", "2026-11-05", "mail", "x" * 201])
)


@given(st.dictionaries(st.sampled_from(sorted(SCHEMA["properties"])), texts, max_size=3))
def test_what_the_reader_takes_the_schema_takes(changes: dict[str, Any]) -> None:
    said = as_object(changed()) | changes
    if not faults(said):
        jsonschema.validate(said, SCHEMA)


def test_a_kind_is_a_word_of_the_list() -> None:
    assert parse_mutation(format_mutation(closed()).encode(), "m").soort is Mutatiesoort.GESLOTEN

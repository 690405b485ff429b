"""What is written as HSDS 3.1 is valid by its own schemas, and says no more than we know."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from pipeline.exchange.hsds import Thing, make_hsds
from pipeline.exchange.hsds_files import FILES, write_hsds
from pipeline.exchange.hsds_hours import read_schedules
from pipeline.versions.published import PublishedVersion
from schemas.publisher import USUAL_LICENCE
from tests.pipeline.products.country import describe
from tests.snapshots import LEEFGEBIEDEN, TYPES, Row, assemble, gemeente_row, location_row

SCHEMAS = Path(__file__).parents[2] / "standards" / "hsds"
UTRECHT = gemeente_row("GM0344", "Utrecht")


def version_of(*rows: Row, terms: dict[str, list[str]] | None = None) -> PublishedVersion:
    tables = assemble([UTRECHT], list(rows), terms or {row["locatie_id"]: [] for row in rows})
    read = {name: table.astype(object).where(table.notna(), "") for name, table in tables.items()}
    return describe(read).version


def validator_of(kind: str) -> jsonschema.Draft202012Validator:
    schemas = {p.name: json.loads(p.read_text("utf-8")) for p in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources(
        [
            (n, Resource.from_contents(s, default_specification=DRAFT202012))
            for n, s in schemas.items()
        ]
    )
    checker = jsonschema.FormatChecker()
    assert {"uri", "uuid", "email"} <= set(checker.checkers)
    return jsonschema.Draft202012Validator(
        schemas[f"{kind}.json"], registry=registry, format_checker=checker
    )


def faults_of(objects: dict[str, list[Thing]]) -> list[str]:
    return [
        f"{kind}: {fault.message}"
        for kind, rows in objects.items()
        for row in rows
        for fault in validator_of(kind).iter_errors(row)
    ]


FULL = location_row(
    1,
    UTRECHT,
    postcode="3511AB",
    nauwkeurigheid="adres",
    website="https://voorbeeld.example/loket",
    telefoon="+31301234567",
    email="info@voorbeeld.example",
    openingstijden="ma t/m vr 9-17 uur",
    openingstijden_schema="Mo-Fr 09:00-17:00|Sa 10:00-12:00",
)
BARE = location_row(2, UTRECHT, bezoekadres=None, straatnaam=None, huisnummer=None)
ODD = location_row(3, UTRECHT, website="https://bücher.example/é", postcode=None)


def test_every_object_is_valid_with_its_formats_and_its_ids_are_unique() -> None:
    objects = make_hsds(
        version_of(FULL, BARE, ODD, terms={"L0000000001": [f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]})
    )
    assert faults_of(objects) == []
    ids = [row["id"] for rows in objects.values() for row in rows]
    assert len(set(ids)) == len(ids)


def test_the_validator_would_notice() -> None:
    wrong: dict[str, list[Any]] = {
        "organization": [{"id": "1", "name": "x", "description": None, "website": "geen adres"}]
    }
    assert len(faults_of(wrong)) == 3


def test_no_key_has_no_value() -> None:
    objects = make_hsds(version_of(FULL, BARE, ODD))
    values = [v for rows in objects.values() for row in rows for v in row.values()]
    assert all(value not in (None, "") and value == value for value in values)


def test_an_address_is_given_only_when_all_that_hsds_asks_is_known() -> None:
    objects = make_hsds(version_of(FULL, BARE, ODD))
    (address,) = objects["address"]
    assert address["postal_code"] == "3511 AB"
    kinds = {row["external_identifier"]: row for row in objects["location"]}
    assert kinds["L0000000001"]["location_type"] == "physical"
    assert kinds["L0000000002"]["location_type"] == "virtual"
    assert "werkt in de hele gemeente Utrecht" in kinds["L0000000002"]["description"]
    assert (
        "Adres voor zover bekend: Verzonnenstraat 4, Utrecht" in kinds["L0000000003"]["description"]
    )


def test_a_point_that_is_not_the_address_is_no_place_to_go_to() -> None:
    first, bare, odd = make_hsds(version_of(FULL, BARE, ODD))["location"]
    assert "latitude" in first
    assert "latitude" not in bare
    assert "latitude" not in odd


def test_a_whole_address_with_a_point_of_its_postcode_is_not_called_half_known() -> None:
    row = FULL | {"nauwkeurigheid": "postcodegebied"}
    objects = make_hsds(version_of(row))
    assert objects["address"][0]["address_1"] == row["bezoekadres"]
    (place,) = objects["location"]
    assert place["description"] == (
        "Automatisch gemaakte omschrijving. Van het adres is geen precies punt op de kaart bekend, "
        "alleen dat van het postcodegebied."
    )


def test_what_has_no_address_serves_its_gemeente() -> None:
    (area,) = make_hsds(version_of(FULL, BARE))["service_area"]
    assert (area["name"], area["extent"]) == ("Utrecht", "GM0344")


def test_ids_stay_the_same_when_everything_else_changes() -> None:
    changed = FULL | {"organisatie": "SYNTHETISCH anders", "telefoon": "+31307654321"}
    ids = [
        {kind: [row["id"] for row in rows] for kind, rows in make_hsds(version_of(row)).items()}
        for row in (FULL, changed)
    ]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("schema", "words", "expected"),
    [
        ("Mo-We,Fr 09:00-17:00", "ma-wo, vr", [("MO,TU,WE,FR", "09:00", "17:00")]),
        (
            "Mo 09:00-12:00|Tu 13:00-17:00",
            "",
            [("MO", "09:00", "12:00"), ("TU", "13:00", "17:00")],
        ),
        ("", "na afspraak", [(None, None, None)]),
        ("", "", []),
    ],
)
def test_hours_become_schedules_by_their_data_or_else_their_words(
    schema: str, words: str, expected: list[tuple[str | None, ...]]
) -> None:
    found = list(read_schedules(schema, words))
    assert [(s.get("byday"), s.get("opens_at"), s.get("closes_at")) for s in found] == expected


def test_csv_and_json_hold_the_same_rows_and_no_formula(tmp_path: Path) -> None:
    row = FULL | {"organisatie": "=SYNTHETISCH+1"}
    objects = make_hsds(version_of(row, BARE))
    write_hsds(tmp_path / "hsds", objects, "SYNTHETISCH", USUAL_LICENCE)
    for kind, rows in objects.items():
        stem = tmp_path / "hsds" / FILES[kind]
        assert json.loads(stem.with_suffix(".json").read_text("utf-8")) == rows
        if rows:
            table = pd.read_csv(stem.with_suffix(".csv"), dtype=str, keep_default_na=False)
            assert list(table["id"]) == [r["id"] for r in rows]
            assert not any(str(v).startswith("=") for v in table.to_numpy().ravel())
    described = json.loads((tmp_path / "hsds" / "datapackage.json").read_text("utf-8"))
    paths = {resource["path"] for resource in described["resources"]}
    assert paths == {p.name for p in (tmp_path / "hsds").glob("*.csv")}


def test_the_files_are_called_as_the_schemas_say() -> None:
    paths = {k: json.loads((SCHEMAS / f"{k}.json").read_text("utf-8"))["path"] for k in FILES}
    assert {kind: f"{stem}.csv" for kind, stem in FILES.items()} == paths

"""No input column without a destination."""

import pytest

from pipeline.stages.claims import OFFER_OF_COLUMN
from pipeline.stages.merge import ADDRESS_VALUES, SEVERAL_AT_ONCE, VALUE_COLUMNS
from schemas.columns import Template
from schemas.destinations import KEPT_INSIDE, PUBLISHED_IN
from schemas.manual import LOCATIES
from schemas.published import columns_of
from schemas.records import SOURCE_COLUMN, Records
from schemas.sites import load_sites
from schemas.surveys import load_surveys
from schemas.templates import EVERY_TEMPLATE

RECORD_COLUMNS = set(Records.to_schema().columns)


@pytest.mark.parametrize("template", EVERY_TEMPLATE, ids=lambda template: template.name)
def test_every_column_of_a_template_is_published_or_internal_with_a_reason(
    template: Template,
) -> None:
    published, inside = PUBLISHED_IN[template.name], KEPT_INSIDE[template.name]
    assert sorted([*published, *inside]) == sorted(template.names)
    assert all(inside.values())


def test_every_destination_is_a_published_column() -> None:
    for places in PUBLISHED_IN.values():
        for place in places.values():
            table, column = place.split(".")
            assert column in columns_of(table), place


def test_what_a_template_of_locations_asks_is_what_a_record_holds() -> None:
    asked = set(LOCATIES.names) - set(KEPT_INSIDE["locaties"])
    assert asked == RECORD_COLUMNS - {"record_id", "bron", "bestand", "rij"}


def test_every_column_of_a_record_goes_on_as_a_value_an_offer_or_lineage() -> None:
    made = {SOURCE_COLUMN.get(c, c) for c in [*VALUE_COLUMNS, *ADDRESS_VALUES, SEVERAL_AT_ONCE]}
    supported = {"andere_bronnen"}  # the bron_url of each value that it supports
    assert made | set(OFFER_OF_COLUMN) | set(columns_of("herkomst")) | supported >= RECORD_COLUMNS


def test_surveys_and_sites_fill_columns_of_records_only() -> None:
    for survey in load_surveys():
        assert {*survey.kolommen.values(), *survey.keuzes, *survey.standaard} <= RECORD_COLUMNS
    for site in load_sites().values():
        assert {*site.kolommen.values(), *site.standaard} <= RECORD_COLUMNS

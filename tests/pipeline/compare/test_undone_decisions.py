"""A decision that was taken back explains only that what it changed is as it was."""

import pandas as pd
import pytest

from tests.pipeline.compare.worlds import Row, compare, location, only, version

DAY = {"genomen_op": "2023-11-05", "sinds": None, "record_id": None}


def renamed(**how: object) -> Row:
    row: Row = {"locatie_id": "L0000000001", "besluit": "hernoemd", "was": "SYNTHETISCH eerst"}
    return row | {"wordt": "SYNTHETISCH nu"} | DAY | how


@pytest.mark.parametrize(
    ("name", "how", "cause"),
    [
        ("SYNTHETISCH eerst", {}, "gecorrigeerde fout"),
        ("SYNTHETISCH iets anders", {}, "echte verandering"),
        ("SYNTHETISCH eerst", {"toegepast": False}, "echte verandering"),
        ("SYNTHETISCH eerst", {"besluit": "verhuisd"}, "echte verandering"),
    ],
)
def test_a_name_is_as_it_was_when_it_is_that_name(
    name: str, how: dict[str, object], cause: str
) -> None:
    old = version("2023.1", [location(1, organisatie="SYNTHETISCH nu")], besluiten=[renamed(**how)])
    new = version("2026.1", [location(1, organisatie=name)])
    change = only(compare(old, new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("hernoemd", cause)


def test_a_decision_that_worked_before_explains_no_later_difference() -> None:
    old = version("2023.1", [location(1, organisatie="SYNTHETISCH nu")], besluiten=[renamed()])
    later = [location(1, organisatie="SYNTHETISCH iets anders")]
    new = version("2026.1", later, besluiten=[renamed()])
    assert not str(only(compare(old, new))["grond"]).startswith("besluit van")
    again = renamed(was="SYNTHETISCH nu", wordt="SYNTHETISCH iets anders", genomen_op="2026-01-01")
    newer = version("2026.1", later, besluiten=[renamed(), again])
    assert only(compare(old, newer))["grond"] == "besluit van 2026-01-01: hernoemd"


EVERYWHERE = {"besluit": "overal", "kolom": "website"}


def test_a_value_that_was_corrected_everywhere_and_is_taken_back_is_a_mended_fault() -> None:
    old = version("2023.1", [location(1, website="https://nieuw.example")], besluiten=[EVERYWHERE])
    new = location(1, website="https://oud.example")
    change = only(compare(old, version("2023.2", [new])))
    assert (change["soort_verschil"], change["oorzaak"]) == ("gewijzigd", "gecorrigeerde fout")
    assert "website overal, van 2023-11-05, is weggehaald" in change["grond"]
    stays = only(compare(old, version("2023.2", [new], besluiten=[EVERYWHERE])))
    assert stays["oorzaak"] == "echte verandering"


@pytest.mark.parametrize(
    ("reached", "cause"),
    [(True, "gecorrigeerde fout"), (False, "echte verandering"), (None, "gecorrigeerde fout")],
)
def test_a_decision_on_a_value_everywhere_explains_only_what_it_reached(
    reached: bool | None, cause: str
) -> None:
    old = version("2023.1", [location(1, website="https://nieuw.example")], besluiten=[EVERYWHERE])
    values = old.tables["herkomst_waarden"]
    values["door_besluit"] = pd.array([reached] * len(values), dtype="boolean")
    new = version("2023.2", [location(1, website="https://derde.example")])
    assert only(compare(old, new))["oorzaak"] == cause

"""A decision that was taken back explains only that what it changed is as it was."""

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

"""What may have moved is called so until people say what it is; what they say is the cause."""

from typing import Any

import pytest

from pipeline.compare.differences import Differences
from tests.pipeline.compare.worlds import Row, compare, location, version

OLD, NEW = "L0000000001", "L0000000002"


def causes(differences: Differences) -> dict[str, tuple[str, str, str]]:
    return {
        row["locatie_id"]: (row["soort_verschil"], row["oorzaak"], row["verwante_locatie_id"])
        for row in differences.wijzigingen.to_dict("records")
    }


def change(old: Row, new: Row, **kwargs: Any) -> dict[str, tuple[str, str, str]]:
    return causes(compare(version("2023.1", [old]), version("2025.1", [new], **kwargs)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, {"organisatie": "SYNTHETISCH aanbieder 1"}, "mogelijk verhuisd: zelfde naam"),
        ({}, {"huisnummer": 1}, "mogelijk hernoemd of samengevoegd: zelfde adres"),
        (
            {"telefoon": "+31301234567"},
            {"telefoon": "+31301234567"},
            "mogelijk verhuisd: zelfde website of telefoon",
        ),
    ],
    ids=["one name", "one address", "one number"],
)
def test_what_is_like_something_new_may_have_moved(old: Row, new: Row, told: str) -> None:
    before, after = location(1, **old), location(2, ["handmatig:2"], **new)
    differences = compare(version("2023.1", [before]), version("2025.1", [after]))
    found = causes(differences)
    assert found == {
        OLD: ("vervallen", "mogelijk verhuisd", NEW),
        NEW: ("nieuw", "mogelijk verhuisd", OLD),
    }
    assert all(grond.startswith(told) for grond in differences.wijzigingen["grond"])


def test_what_is_like_nothing_did_not_move() -> None:
    found = change(location(1), location(2, ["handmatig:2"]))
    assert found[OLD] == ("vervallen", "echte verandering", "")
    assert found[NEW] == ("nieuw", "nieuw gevonden", "")


def test_two_things_that_people_told_apart_are_not_asked_again() -> None:
    apart = {"locatie_id": OLD, "besluit": "twee dingen", "is_nu": "handmatig:0000000000000002"}
    new = location(2, ["handmatig:2"], organisatie="SYNTHETISCH aanbieder 1")
    found = change(location(1), new, besluiten=[apart])
    assert found[OLD] == ("vervallen", "echte verandering", "")


def test_what_people_closed_is_closed_though_something_new_is_like_it() -> None:
    closed = {"locatie_id": OLD, "besluit": "gesloten", "per": "2024"}
    new = location(2, ["handmatig:2"], organisatie="SYNTHETISCH aanbieder 1")
    found = change(location(1), new, besluiten=[closed])
    assert found[OLD] == ("vervallen", "echte verandering", "")


def test_two_that_became_one_are_perhaps_merged() -> None:
    before = [location(1), location(2, organisatie="SYNTHETISCH Wijkhulp", huisnummer=1)]
    after = [location(2, organisatie="SYNTHETISCH Samen", huisnummer=1)]
    found = causes(compare(version("2023.1", before), version("2025.1", after)))
    assert found[OLD] == ("vervallen", "mogelijk verhuisd", NEW)


def test_another_record_that_speaks_since_two_became_one_is_no_move() -> None:
    old = [location(1), location(2)]
    merged = location(
        2, ["handmatig:2", "handmatig:1"], locatie_id=OLD, organisatie_id="O0000000001"
    )
    differences = compare(version("2023.1", old), version("2023.2", [merged]))
    changes = differences.wijzigingen[["locatie_id", "soort_verschil", "oorzaak"]]
    assert {tuple(row) for row in changes.to_numpy()} == {
        (NEW, "samengevoegd", "gecorrigeerde fout"),
        (OLD, "gewijzigd", "gecorrigeerde fout"),
    }

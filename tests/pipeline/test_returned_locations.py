"""Whole builds: a location that went into another, or was withdrawn, and is found again later.

What is decided of it is then about itself again, from the first build on. All is made up
(SYNTHETISCH).
"""

from datetime import date
from pathlib import Path

import pytest

from pipeline.check.entries import check_paths
from pipeline.inventory import Inventory
from tests.pipeline.test_decided_locations import publish
from tests.pipeline.test_random_decisions import (
    DECISIONS,
    HEADER,
    RULES,
    History,
    office,
    stored,
)
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

SMALL = office("Winkel Klein", "Proefweg 9, 7571 AB Oldenzaal", "0541-123451", "2026-10-01")
LARGE = office("Winkel Groot", "Proefweg 70, 7571 XZ Oldenzaal", "0541-123452", "2026-10-01")
OTHER = office("Winkel Ander", "Proefweg 5, 7551 AB Hengelo", "074-1234533", "2026-10-01")
SIGNED = "gebeld;AB;2026-11-05"


class Play:
    """Rows and decisions, built one version after the other."""

    def __init__(self, root: Path) -> None:
        self.history = History(make_tree(root))
        (root / "manual_entries/standaardaanbod.csv").write_text(RULES, encoding="utf-8")
        self.ids = {"Klein": "", "Groot": "", "Ander": ""}
        tables = self.next([SMALL, LARGE, OTHER]).tables
        for place in tables["locaties"].to_dict("records"):
            self.ids[str(place["organisatie"]).rsplit(" ", 1)[-1]] = str(place["locatie_id"])

    def next(self, rows: list[str], *decisions: str) -> Inventory:
        """Build a version; see `put`."""
        self.put(rows, *decisions)
        made = self.history.build()
        self.history.keep(made)
        return made

    def put(self, rows: list[str], *decisions: str) -> None:
        """Write what people wrote; `decisions` name locations as {Klein}."""
        root = self.history.root
        told = [line.format(**self.ids) for line in decisions]
        write(root / "manual_entries/2026/locaties/proef.csv", [HEADER, *rows])
        write(root / "manual_entries/correcties.csv", [DECISIONS, *told])

    def names(self, made: Inventory) -> set[str]:
        """Return the words by which the locations of a version were first called."""
        standing = set(made.tables["locaties"]["locatie_id"])
        return {name for name, locatie_id in self.ids.items() if locatie_id in standing}


MERGER = f"{{Klein}};samengevoegd;;;;{{Groot}};2026;{SIGNED}"
NEW_ADDRESS = "Nieuwstraat 2, 7573 CD Oldenzaal"
CORRECTED = f"{{Klein}};correctie;telefoon;0541-123451;0541-999999;;;{SIGNED}"
MOVED = f"{{Klein}};verhuisd;;Proefweg 9;{NEW_ADDRESS};;2026-11;{SIGNED}"
RENAMED = f"{{Klein}};hernoemd;;SYNTHETISCH Winkel Klein;SYNTHETISCH Winkel Nieuw;;;{SIGNED}"
CLOSED = f"{{Klein}};gesloten;;;;;2026-11;{SIGNED}"
TWO_THINGS = f"{{Ander}};twee dingen;;;;{{Klein}};;{SIGNED}"


@pytest.fixture
def merged(tmp_path: Path) -> Play:
    """`Klein` went into `Groot`, and nobody names it any more."""
    play = Play(tmp_path)
    assert play.names(play.next([SMALL, LARGE, OTHER], MERGER)) == {"Klein", "Groot", "Ander"}
    made = play.next([LARGE, OTHER], MERGER)
    assert play.names(made) == {"Groot", "Ander"}
    assert made.tables["besluiten"]["toegepast"].tolist() == [True]
    return play


def test_a_merger_rests_again_and_says_so_when_a_source_names_the_location_again(
    merged: Play,
) -> None:
    for _ in range(2):
        made = merged.next([SMALL, LARGE, OTHER], MERGER)
        assert merged.names(made) == {"Klein", "Groot", "Ander"}
        assert made.tables["besluiten"]["toegepast"].tolist() == [False]
        (told,) = made.meldingen
        assert f"het besluit rust: een bron noemt {merged.ids['Klein']} nog als eigen" in told
    gone = merged.next([LARGE, OTHER], MERGER)
    assert merged.names(gone) == {"Groot", "Ander"}
    assert gone.tables["besluiten"]["toegepast"].tolist() == [True]


def test_a_correction_beside_a_merger_holds_for_the_location_that_is_back(merged: Play) -> None:
    for _ in range(2):
        made = merged.next([SMALL, LARGE, OTHER], MERGER, CORRECTED)
        places = stored(made)["locaties"].set_index("locatie_id")
        assert places.at[merged.ids["Klein"], "telefoon"] == "+31541999999"
        assert places.at[merged.ids["Groot"], "telefoon"] == "+31541123452"
        decided = made.tables["besluiten"].set_index("besluit")
        assert decided["toegepast"].to_dict() == {"correctie": True, "samengevoegd": False}
        assert not any("is opgegaan in" in told for told in made.meldingen)


@pytest.mark.parametrize(
    ("decision", "column", "value"),
    [
        (MOVED, "bezoekadres", "Nieuwstraat 2"),
        (RENAMED, "organisatie", "SYNTHETISCH Winkel Nieuw"),
    ],
    ids=["verhuisd", "hernoemd"],
)
def test_what_replaces_a_merger_holds_for_the_location_that_is_back_and_not_for_its_heir(
    merged: Play, decision: str, column: str, value: str
) -> None:
    before = merged.history.versions[-1]["locaties"].set_index("locatie_id")
    large = merged.ids["Groot"]
    for _ in range(2):
        made = merged.next([SMALL, LARGE, OTHER], decision)
        places = stored(made)["locaties"].set_index("locatie_id")
        assert places.at[merged.ids["Klein"], column] == value
        assert str(places.at[large, column]) == str(before.at[large, column])
        assert made.tables["besluiten"]["toegepast"].tolist() == [True]
        assert made.meldingen == ()


def test_a_merged_location_that_is_back_and_closed_is_closed_and_not_its_heir(
    merged: Play,
) -> None:
    for _ in range(2):
        made = merged.next([SMALL, LARGE, OTHER], CLOSED)
        assert merged.names(made) == {"Groot", "Ander"}


def test_what_is_another_thing_than_a_merged_location_is_so_of_itself_once_it_is_back(
    merged: Play,
) -> None:
    made = merged.next([SMALL, LARGE, OTHER], MERGER, TWO_THINGS)
    assert merged.names(made) == {"Klein", "Groot", "Ander"}
    decided = made.tables["besluiten"].set_index("besluit")
    assert decided.at["twee dingen", "is_nu"] == merged.ids["Klein"]


def test_a_location_that_moves_in_with_the_one_it_went_into_is_part_of_it(merged: Play) -> None:
    """By its move it stands no more; the decisions do not fall on its heir because of that."""
    to_large = f"{{Klein}};verhuisd;;Proefweg 9;Proefweg 70, 7571 XZ Oldenzaal;;2026-11;{SIGNED}"
    same_name = RENAMED.replace("Winkel Nieuw", "Winkel Groot")
    for _ in range(2):
        made = merged.next([SMALL, LARGE, OTHER], to_large, same_name)
        assert merged.names(made) == {"Groot", "Ander"}
        assert made.tables["besluiten"]["toegepast"].tolist() == [True] * 2


@pytest.mark.parametrize("decision", [CORRECTED, MOVED, RENAMED])
def test_a_decision_on_a_withdrawn_location_works_at_once_when_it_is_back(
    tmp_path: Path, decision: str
) -> None:
    play = Play(tmp_path)
    play.next([SMALL, LARGE, OTHER], decision)
    gone = play.next([LARGE, OTHER], decision)
    assert any("het besluit rust" in told for told in gone.meldingen)
    back = play.next([SMALL, LARGE, OTHER], decision)
    assert play.names(back) == {"Klein", "Groot", "Ander"}
    assert back.tables["besluiten"]["toegepast"].tolist() == [True]
    assert back.meldingen == ()


def test_check_holds_a_decision_against_the_merged_location_that_is_back(tmp_path: Path) -> None:
    play = Play(tmp_path)
    publish(tmp_path)
    play.put([LARGE, OTHER], MERGER)
    publish(tmp_path)
    play.put([SMALL, LARGE, OTHER], MERGER, CORRECTED)
    assert check_paths(tmp_path, today=date(2026, 12, 1)) == []
    play.put([SMALL, LARGE, OTHER], MERGER, CORRECTED.replace("123451", "123450"))
    (told,) = check_paths(tmp_path, today=date(2026, 12, 1))
    assert told.regel.startswith("verlopen: telefoon van handmatig:")


AT_NEW = office("Winkel Klein", "Nieuwstraat 2, 7573 CD Oldenzaal", "0541-123451", "2026-11-04")


@pytest.mark.parametrize("is_gone_first", [True, False])
def test_a_row_of_before_a_move_that_named_what_it_is_now_is_a_question_and_no_new_location(
    tmp_path: Path, *, is_gone_first: bool
) -> None:
    play = Play(tmp_path)
    rows = [AT_NEW, LARGE, OTHER]
    play.put(rows)
    new = play.history.build().made.records
    heir = new.loc[new["bezoekadres"] == "Nieuwstraat 2", "record_id"].item()
    moved = f"{{Klein}};verhuisd;;;;{heir};2026-11;{SIGNED}"
    for _ in range(2) if is_gone_first else ():
        assert play.names(play.next(rows, moved)) == {"Klein", "Groot", "Ander"}
    for _ in range(3):
        made = play.next([SMALL, *rows], moved)
        places = made.tables["locaties"].set_index("locatie_id")
        assert set(places.index) == set(play.ids.values())
        assert places.at[play.ids["Klein"], "bezoekadres"] == "Nieuwstraat 2"
        (asked,) = made.tables["te_beoordelen"]["reden"]
        assert "nog het oude adres" in asked
    two = f"{{Klein}};twee dingen;;;;{made.tables['te_beoordelen']['record_id'].item()};;{SIGNED}"
    apart = play.next([SMALL, *rows], moved, two)
    assert len(apart.tables["locaties"]) == len(play.ids) + 1

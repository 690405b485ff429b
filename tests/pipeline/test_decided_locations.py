"""Whole builds: what people decide of a location is one row, and outlasts what sources say later.

Everything here is made up (SYNTHETISCH).
"""

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.check.entries import check_paths
from pipeline.errors import SjoError
from pipeline.release.concept import make_concept
from pipeline.release.floors import Acceptance
from pipeline.release.publish import Released, release
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

pytestmark = pytest.mark.heavy

HEADER = "locatie_id;besluit;was;wordt;is_nu;per;bron_url;reden;auteur;datum"
CLOSES = "SYNTHETISCH Rechtswinkel Dicht;Proefstraat 1;3511 AB;Utrecht;;;;;;2026-10-01;AB"
MOVES = "SYNTHETISCH Rechtswinkel Elders;Proefweg 5;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB"
RENAMED = "SYNTHETISCH Rechtswinkel Oud;Proefweg 7;7607 AB;Almelo;;;;;;2026-10-01;AB"
JOINS = "SYNTHETISCH Rechtswinkel Klein;Proefweg 9;7571 AB;Oldenzaal;;;;;;2026-10-01;AB"
STAYS = "SYNTHETISCH Rechtswinkel Groot;Proefweg 70;7571 XZ;Oldenzaal;;;;;;2026-10-01;AB"
ROWS = [CLOSES, MOVES, RENAMED, JOINS, STAYS]
NEW_ADDRESS = "Proefplein 9, 7553 CD Hengelo"
Tables = dict[str, pd.DataFrame]
History = tuple[dict[str, str], list[Released]]


def publish(root: Path) -> Released:
    return release(root, 2026, aanvaard=Acceptance("proef", "AB", "2026-11-05"))


def put_rows(root: Path, *rows: str) -> None:
    write(root / "manual_entries/2026/locaties/proef.csv", [LOCATIES_HEADER, *rows])


def decide(root: Path, *rows: str) -> None:
    write(root / "manual_entries/correcties.csv", [HEADER, *rows])


def ids_of(tables: Tables) -> dict[str, str]:
    """Return the last word of each name -> its locatie_id."""
    rows = tables["locaties"].to_dict("records")
    return {str(row["organisatie"]).rsplit(" ", 1)[-1]: str(row["locatie_id"]) for row in rows}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Three versions: as found, as decided, and with a colleague who finds the old things again."""
    root = make_tree(tmp_path_factory.mktemp("decisions"), ROWS)
    first = publish(root)
    ids = ids_of(first.inventory.tables)
    decide(
        root,
        f"{ids['Dicht']};gesloten;;;;2026-11;https://proef.example;persbericht;AB;2026-11-05",
        f"{ids['Elders']};verhuisd;Proefweg 5;{NEW_ADDRESS};;2026-11;;gebeld;AB;2026-11-05",
        f"{ids['Oud']};hernoemd;SYNTHETISCH Rechtswinkel Oud;SYNTHETISCH Rechtswinkel Nieuw;;;;site;AB;"
        "2026-11-05",
        f"{ids['Klein']};samengevoegd;;;{ids['Groot']};;;jaarverslag;AB;2026-11-05",
    )
    put_rows(root, CLOSES, MOVES, RENAMED, STAYS)
    second = publish(root)
    again = [
        "SYNTHETISCH rechtswinkel Dicht;Proefstraat 1, Utrecht;3511AB;;;;;;;2026-11-20;CD",
        "SYNTHETISCH rechtswinkel Elders;Proefweg 5 Hengelo;7551AB;;;;;;;2026-11-20;CD",
        "SYNTHETISCH rechtswinkel Oud;Proefweg 7 Almelo;7607AB;;;;;;;2026-11-20;CD",
    ]
    write(root / "manual_entries/2026/locaties/later.csv", [LOCATIES_HEADER, *again])
    return ids, [first, second, publish(root)]


def test_a_closed_location_is_gone_because_the_world_changed(
    history: History,
) -> None:
    ids, (_, second, _) = history
    tables = second.inventory.tables
    assert ids["Dicht"] not in set(tables["locaties"]["locatie_id"])
    gone = tables["verschillen"].set_index("locatie_id").loc[ids["Dicht"]]
    assert (gone["soort_verschil"], gone["oorzaak"]) == ("vervallen", "echte verandering")
    assert gone["grond"] == "besluit van 2026-11-05: gesloten per 2026-11"
    rejected = tables["afgekeurd"].iloc[0]
    assert rejected["regel"] == "opgeheven"


def test_a_move_and_a_rename_keep_the_id_and_are_real_changes(
    history: History,
) -> None:
    ids, (_, second, _) = history
    tables = second.inventory.tables
    places = tables["locaties"].set_index("locatie_id")
    assert places.loc[ids["Elders"], "bezoekadres"] == "Proefplein 9"
    assert places.loc[ids["Oud"], "organisatie"] == "SYNTHETISCH Rechtswinkel Nieuw"
    changes = tables["verschillen"].set_index("locatie_id")
    for name, kind in (("Elders", "verhuisd"), ("Oud", "hernoemd")):
        change = changes.loc[ids[name]]
        assert (change["soort_verschil"], change["oorzaak"]) == (kind, "echte verandering")
    decided = tables["besluiten"].set_index("locatie_id")
    assert decided.loc[ids["Elders"], "was"] == "Proefweg 5"
    assert "auteur" not in decided


def test_a_merged_location_goes_on_in_the_other(
    history: History,
) -> None:
    ids, (_, second, _) = history
    events = second.inventory.tables["id_historie"]
    merged = events[events["gebeurtenis"] == "samengevoegd"]
    assert merged[["locatie_id", "opvolger"]].to_numpy().tolist() == [[ids["Klein"], ids["Groot"]]]
    change = second.inventory.tables["verschillen"].set_index("locatie_id").loc[ids["Klein"]]
    assert (change["soort_verschil"], change["oorzaak"]) == ("samengevoegd", "echte verandering")
    for version in history[1][1:]:
        decided = version.inventory.tables["besluiten"].set_index("besluit")
        assert decided.at["samengevoegd", "toegepast"]
        assert not any("een bron noemt" in told for told in version.inventory.meldingen)


def test_what_is_found_again_is_a_question_and_reopens_nothing(
    history: History,
) -> None:
    ids, (_, second, third) = history
    tables = third.inventory.tables
    assert ids_of(tables) == ids_of(second.inventory.tables)
    reasons = " ".join(tables["te_beoordelen"]["reden"])
    assert f"{ids['Dicht']} is gesloten per 2026-11 (besluit van 2026-11-05), maar" in reasons
    assert f"{ids['Elders']} is verhuisd per 2026-11" in reasons
    assert f"{ids['Oud']} is hernoemd (besluit van 2026-11-05), maar handmatig noemt" in reasons
    assert "nog de oude naam op 2026-11-20" in reasons


def test_an_unknown_location_stops_a_build_with_the_one_it_probably_meant(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [CLOSES])
    known = ids_of(publish(root).inventory.tables)["Dicht"]
    unknown = known[:-1] + ("a" if known[-1] != "a" else "b")
    decide(root, f"{unknown};gesloten;;;;2026;;brief;AB;2026-11-05")
    with pytest.raises(SjoError) as error:
        publish(root)
    assert f"correcties.csv:2:locatie_id: '{unknown}': deze locatie bestaat niet" in str(
        error.value
    )
    assert f"bedoelt u {known} (SYNTHETISCH Rechtswinkel Dicht)?" in str(error.value)


def test_check_names_an_unknown_location_and_a_correction_of_one_of_its_records(
    tmp_path: Path,
) -> None:
    double = CLOSES.replace("Proefstraat 1", "Proefstr. 1").replace("Utrecht;;", "Utrecht;Utrecht;")
    root = make_tree(tmp_path, [CLOSES, double])
    tables = publish(root).inventory.tables
    known = ids_of(tables)["Dicht"]
    record_id = tables["herkomst"]["record_id"][0]
    write(
        root / "manual_entries/correcties.csv",
        [
            "record_id;locatie_id;besluit;kolom;was;wordt;per;reden;auteur;datum",
            f";{known[:-2]}zz;gesloten;;;;2026;brief;AB;2026-11-05",
            f"{record_id};;;telefoon;;030-1234567;;gebeld;AB;2026-11-05",
        ],
    )
    unknown, part = check_paths(root, today=date(2026, 12, 1))
    assert (unknown.place, unknown.is_notice) == (
        "manual_entries/correcties.csv:2:B (locatie_id)",
        False,
    )
    assert unknown.advies == f"bedoelt u {known} (SYNTHETISCH Rechtswinkel Dicht)?"
    assert part.regel == f"{record_id} is niet het enige record van {known}"
    assert part.is_notice


def test_check_says_of_a_stale_was_what_the_build_says(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [RENAMED])
    known = ids_of(publish(root).inventory.tables)["Oud"]
    decide(root, f"{known};hernoemd;SYNTHETISCH Anders;SYNTHETISCH Nieuw;;;;site;AB;2026-11-05")
    (told,) = check_paths(root, today=date(2026, 12, 1))
    assert told.regel.startswith("verlopen: organisatie van handmatig:")
    assert told.regel.endswith("is nu 'SYNTHETISCH Rechtswinkel Oud'")
    with pytest.raises(SjoError, match="verlopen: organisatie van handmatig:"):
        publish(root)


def test_what_may_have_moved_is_a_question_and_its_answer_keeps_the_id(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [MOVES, STAYS])
    ids = ids_of(publish(root).inventory.tables)
    put_rows(root, MOVES.replace("Proefweg 5;7551 AB", "Proefplein 9;7553 CD"), STAYS)
    tables = make_concept(root, 2026).inventory.tables
    assert set(tables["verschillen"]["oorzaak"]) == {"mogelijk verhuisd"}
    asked = pd.read_csv(root / "data/werk/2026/overgangen.csv", dtype=str)
    (question,) = asked.to_dict("records")
    assert question["locatie_id"] == ids["Elders"]
    decide(root, f"{ids['Elders']};verhuisd;;;{question['is_nu']};2026-10;;gebeld;AB;2026-11-05")
    tables = publish(root).inventory.tables
    assert ids_of(tables) == ids
    (change,) = tables["verschillen"].to_dict("records")
    assert (change["soort_verschil"], change["oorzaak"]) == ("verhuisd", "echte verandering")


OFFERED_BY_NAME = (
    "SYNTHETISCH Rechtswinkel Zonder Meer;Proefweg 7;7607 AB;Almelo;;;;;;2026-10-01;AB"
)


def test_another_name_is_no_other_offer_and_taking_it_back_is_no_news(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [OFFERED_BY_NAME, MOVES])
    ids = ids_of(publish(root).inventory.tables)
    name = "SYNTHETISCH Rechtswinkel Zonder Meer"
    decide(
        root,
        f"{ids['Meer']};hernoemd;{name};SYNTHETISCH Voorbeeldhuis;;;;site;AB;2026-11-05",
        f"{ids['Elders']};verhuisd;Proefweg 5;{NEW_ADDRESS};;2026-11;;gebeld;AB;2026-11-05",
    )
    renamed = publish(root).inventory.tables
    assert ids_of(renamed) == {"Voorbeeldhuis": ids["Meer"], "Elders": ids["Elders"]}
    assert set(renamed["verschillen"]["oorzaak"]) == {"echte verandering"}
    write(root / "manual_entries/correcties.csv", [HEADER])
    inventory = publish(root).inventory
    back = inventory.tables
    assert inventory.meldingen == ()
    assert ids_of(back) == ids
    told = dict(
        zip(back["verschillen"]["soort_verschil"], back["verschillen"]["grond"], strict=True)
    )
    assert told == {
        "hernoemd": "besluit van 2026-11-05 is weggehaald: hernoemd",
        "verhuisd": "besluit van 2026-11-05 is weggehaald: verhuisd",
    }
    assert set(back["verschillen"]["oorzaak"]) == {"gecorrigeerde fout"}


def test_a_merger_of_what_a_source_still_names_rests_and_says_so(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [JOINS, STAYS])
    ids = ids_of(publish(root).inventory.tables)
    decide(root, f"{ids['Klein']};samengevoegd;;;{ids['Groot']};;;jaarverslag;AB;2026-11-05")
    inventory = make_concept(root, 2026).inventory
    assert ids_of(inventory.tables) == ids
    assert list(inventory.tables["besluiten"]["toegepast"]) == [False]
    (told,) = inventory.meldingen
    assert told == (
        f"manual_entries/correcties.csv:2: het besluit rust: een bron noemt {ids['Klein']} nog als "
        f"eigen locatie; is zij nu {ids['Groot']}, koppel dan hun records in koppelingen.csv "
        "(zelfde)"
    )


AGAIN = "SYNTHETISCH Rechtswinkel Elders;Proefweg 5 Hengelo;7551AB;;;;;;;2026-11-20;CD"
ELSEWHERE = "SYNTHETISCH Rechtswinkel Elders;Zijweg 50;7555 AB;Hengelo;Hengelo;;;;;2026-11-20;CD"


@pytest.mark.parametrize("found", [AGAIN, ELSEWHERE], ids=["the old address", "a third address"])
def test_a_move_holds_for_what_people_link_to_the_location_now_and_in_every_later_build(
    found: str, tmp_path: Path
) -> None:
    root = make_tree(tmp_path, [MOVES, found])
    tables = publish(root).inventory.tables
    first, other = tables["herkomst"].sort_values("rij")["record_id"].unique()
    shutil.rmtree(root / "data" / "curated")
    put_rows(root, MOVES)
    ids = ids_of(publish(root).inventory.tables)
    decide(
        root, f"{ids['Elders']};verhuisd;Proefweg 5;{NEW_ADDRESS};;2026-11;;gebeld;AB;2026-11-05"
    )
    put_rows(root, MOVES, found)
    write(
        root / "manual_entries/koppelingen.csv",
        ["record_id_a;record_id_b;oordeel;auteur;datum", f"{first};{other};zelfde;AB;2026-11-21"],
    )
    moved, again = publish(root), publish(root)
    for version in (moved, again):
        (location,) = version.inventory.tables["locaties"].to_dict("records")
        assert location["locatie_id"] == ids["Elders"]
        assert location["bezoekadres"] == "Proefplein 9"
        reasons = version.inventory.tables["te_beoordelen"]["reden"].tolist()
        assert ["stond het oude adres er nog" in reden for reden in reasons] == [True] * (
            found == AGAIN
        )
    assert not again.is_new

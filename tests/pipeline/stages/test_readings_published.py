"""Readings over whole builds: what two people establish is published, all else waits and says so."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.read.entry_ids import make_record_id
from pipeline.release.floors import Acceptance
from pipeline.release.publish import release
from pipeline.why import explain_location
from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

FOUND = ["SYNTHETISCH Hulp;Proefstraat 1;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;"]
RECORD = make_record_id(
    "", ["SYNTHETISCH Hulp", "", "Proefstraat 1", "3511 AB", "Utrecht", "Utrecht", ""]
)
NOTHING_YET = Acceptance("alles wacht nog", "AB", "2026-03-01")
Row = dict[str, str]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_tree(tmp_path, FOUND)


def said(lezing_id: str, **cells: str) -> Row:
    return reading(lezing_id=lezing_id, record_id=RECORD, **cells)


def publish(root: Path, *rows: Row, uitkomst: str = "") -> dict[str, pd.DataFrame]:
    wave = root / "manual_entries" / "2026"
    for lezer in sorted({row["lezing_id"].split("-")[0] for row in rows}):
        own = [row for row in rows if row["lezing_id"].startswith(lezer)]
        write(wave / "lezingen" / f"{lezer}.csv", lines(*own))
    if uitkomst:
        header = "record_id;veld;waarde;lezingen;waarom;datum"
        write(wave / "uitkomsten" / "AB.csv", [header, uitkomst])
    return release(root, 2026, aanvaard=NOTHING_YET).inventory.tables


def test_what_two_people_say_is_published_and_told(tree: Path) -> None:
    tables = publish(tree, said("AB-2026-1"), said("CD-2026-1", toelichting="zelfde"))
    location = tables["locaties"].iloc[0]
    assert location["soort_organisatie"] == "stichting of vereniging"
    assert not location["sociaal_raadslieden"]
    assert tables["locatie_ondersteuningstypen"]["ondersteuningstype"].tolist() == ["Advies"]
    assert tables["te_beoordelen"].empty
    story = explain_location(tree, location["locatie_id"])
    assert f"lezing CD-2026-1 van {RECORD}: oordeel: akkoord; soort_organisatie: stichting" in story


def test_one_reading_waits_and_says_who_is_next(tree: Path) -> None:
    waiting = publish(tree, said("AB-2026-1"))["te_beoordelen"].iloc[0]
    assert waiting["reden"].startswith("wacht op de tweede lezer: leg het oordeel vast in lezingen")
    assert waiting["aan_de_beurt"] == "een ander dan AB"
    assert waiting["open_velden"].startswith("oordeel|soort_organisatie|")


def test_without_any_reading_two_readers_are_next(tree: Path) -> None:
    waiting = publish(tree)["te_beoordelen"].iloc[0]
    assert waiting["aan_de_beurt"] == "twee lezers, na elkaar en blind"


def test_a_kind_that_readers_differ_on_is_unknown_until_they_settle_it(tree: Path) -> None:
    rows = said("AB-2026-1"), said("CD-2026-1", soort_organisatie="gemeente")
    tables = publish(tree, *rows)
    assert tables["locaties"]["soort_organisatie"].tolist() == ["onbekend"]
    question = tables["te_beoordelen"].iloc[0]
    assert question["reden"].startswith("lezers verschillen over soort_organisatie: leg de")
    assert (question["aan_de_beurt"], question["open_velden"]) == (
        "AB en CD samen",
        "soort_organisatie",
    )
    kinds = tables["herkomst_waarden"].query("kolom == 'soort_organisatie'")
    assert kinds["zekerheid"].tolist() == ["voorlopig", "voorlopig"]
    settled = publish(
        tree,
        *rows,
        uitkomst=f"{RECORD};soort_organisatie;gemeente;AB-2026-1,CD-2026-1;gebeld;2026-04-01",
    )
    assert settled["locaties"]["soort_organisatie"].tolist() == ["gemeente"]
    assert settled["te_beoordelen"].empty
    kinds = settled["herkomst_waarden"].query("kolom == 'soort_organisatie'")
    assert kinds.set_index("waarde")["zekerheid"].to_dict() == {
        "gemeente": "vastgesteld",
        "stichting of vereniging": "vervangen",
    }


def test_a_leefgebied_that_one_reader_does_not_see_waits_and_nothing_takes_its_place(
    tree: Path,
) -> None:
    tables = publish(tree, said("AB-2026-1"), said("CD-2026-1", leefgebieden="geen"))
    assert len(tables["locaties"]) == 1
    assert tables["locatie_leefgebieden"].empty
    assert tables["te_beoordelen"]["open_velden"].tolist() == ["leefgebieden"]


def test_types_that_readers_differ_on_keep_the_location_back(tree: Path) -> None:
    rows = said("AB-2026-1"), said("CD-2026-1", ondersteuningstypen="Advies|Informatie")
    tables = publish(tree, *rows)
    assert tables["locaties"].empty
    waiting = tables["te_beoordelen"].iloc[0]
    assert waiting["reden"] == "lezers spreken elkaar tegen: overleg en leg vast wat het wordt"
    assert waiting["open_velden"] == "ondersteuningstypen"


def test_two_who_see_no_type_keep_a_rule_away(tree: Path) -> None:
    rule = "regel;geldt_voor;ondersteuningstypen;leefgebieden;auteur;datum"
    offer = "hulp;naam_bevat=synthetisch hulp;Informatie;Algemeen;AB;2026-01-01"
    write(tree / "manual_entries" / "standaardaanbod.csv", [rule, offer])
    none = {"ondersteuningstypen": "geen"}
    tables = publish(tree, said("AB-2026-1", **none), said("CD-2026-1", **none))
    assert tables["locaties"].empty
    assert tables["te_beoordelen"]["reden"].item().startswith("ondersteuningstype nog te bepalen")


def test_every_reading_is_published_with_what_became_of_it(tree: Path) -> None:
    tables = publish(
        tree,
        said("AB-2026-1", leefgebieden="geen"),
        said("AB-2026-2"),
        said("CD-2026-1"),
        said("CD-2026-2", oordeel="ingetrokken", trekt_in="CD-2026-1"),
        reading(lezing_id="EF-2026-1"),
    )
    told = tables["lezingen"].drop_duplicates("lezing_id").set_index("lezing_id")["stand"]
    assert told.to_dict() == {
        "AB-2026-1": "opgevolgd",
        "AB-2026-2": "geldt",
        "CD-2026-1": "ingetrokken",
        "CD-2026-2": "ingetrokken",
        "EF-2026-1": "rust",
    }
    assert len(tables["lezingen"]) == 5 * 6


def test_a_verdict_in_the_former_form_is_published_as_implicit_and_names_nobody(
    tree: Path,
) -> None:
    header = "record_id;oordeel;beoordelaar;datum"
    verdict = f"{RECORD};akkoord;Persoon;2026-04-01"
    write(tree / "manual_entries" / "2026" / "beoordelingen" / "b.csv", [header, verdict])
    rows = publish(tree)["lezingen"]
    assert set(rows["vorm"]) == {"impliciet"}
    assert rows.set_index("veld")["waarde"].to_dict() == {
        "oordeel": "akkoord",
        **dict.fromkeys(("soort_organisatie", "sociaal_raadslieden"), "zoals gevonden"),
        **dict.fromkeys(("ondersteuningstypen", "leefgebieden"), "zoals gevonden"),
        "aanbod": "niet bekeken",
    }
    assert rows["lezer"].isna().all()
    assert "Persoon" not in rows.to_csv()

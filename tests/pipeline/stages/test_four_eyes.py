"""What people found and decided is never silently replaced, over whole builds."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.release.floors import Acceptance
from pipeline.release.publish import release
from pipeline.why import explain_location
from tests.pipeline.tree import make_tree, write

HEADER = (
    "organisatie;bezoekadres;plaats;gemeente;soort_organisatie;ondersteuningstypen;leefgebieden;"
    "gezien_op;onderzoeker"
)
VERDICTS = "record_id;oordeel;ondersteuningstypen;leefgebieden;beoordelaar;datum"
RULE = (
    "regel;geldt_voor;ondersteuningstypen;leefgebieden;soort_organisatie;auteur;datum\n"
    "raad;naam_bevat=synthetisch raadslieden;Informatie;Algemeen;stichting of vereniging;"
    "AB;2026-01-01\n"
)
OFFICE = "SYNTHETISCH Raadslieden;Proefweg 4;Almelo;Almelo"
NOTHING_YET = Acceptance("alles wacht nog", "AB", "2026-03-01")
FOUND = f"{OFFICE};gemeente;Inhoudelijke hulp|Contactbemiddeling;Wonen en buren;2026-03-01;AB"


def publish(root: Path, *rows: str, verdicts: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    if not (root / "manual_entries").exists():
        make_tree(root)
    (root / "manual_entries" / "standaardaanbod.csv").write_text(RULE, encoding="utf-8")
    wave = root / "manual_entries" / "2026"
    write(wave / "locaties" / "proef.csv", [HEADER, *rows])
    if verdicts:
        write(wave / "beoordelingen" / "b.csv", [VERDICTS, *verdicts])
    return release(root, 2026, aanvaard=NOTHING_YET).inventory.tables


def found_id(tables: dict[str, pd.DataFrame]) -> str:
    return str(tables["te_beoordelen"]["record_id"].item())


def test_types_that_a_researcher_found_wait_though_a_rule_gives_others(tmp_path: Path) -> None:
    tables = publish(tmp_path, FOUND)
    assert tables["locaties"].empty
    waiting = tables["te_beoordelen"].iloc[0]
    assert waiting["ondersteuningstypen"] == "Inhoudelijke hulp|Contactbemiddeling"
    assert waiting["leefgebieden"] == "Wonen en buren"
    assert waiting["soort_organisatie"] == "gemeente"
    assert waiting["reden"] == "wacht op de tweede lezer: leg het oordeel vast in lezingen"


@pytest.mark.heavy
def test_without_any_find_of_a_person_the_rule_speaks(tmp_path: Path) -> None:
    tables = publish(tmp_path, f"{OFFICE};;;;2026-03-01;AB")
    assert tables["locatie_ondersteuningstypen"]["herkomst"].tolist() == ["regel: raad"]
    assert tables["locaties"]["soort_organisatie"].tolist() == ["stichting of vereniging"]


@pytest.mark.heavy
def test_after_the_second_reader_what_was_found_and_what_a_rule_says_stay_readable(
    tmp_path: Path,
) -> None:
    record = found_id(publish(tmp_path, FOUND))
    tables = publish(
        tmp_path, FOUND, verdicts=(f"{record};akkoord;Inhoudelijke hulp;;CD;2026-04-01",)
    )
    types = tables["herkomst_waarden"].query("kolom == 'ondersteuningstype'")
    assert types.set_index("waarde")[["zekerheid", "gekozen"]].T.to_dict("list") == {
        "Contactbemiddeling": ["vervangen", False],
        "Informatie": ["standaard", False],
        "Inhoudelijke hulp": ["vastgesteld", True],
    }
    story = explain_location(tmp_path, tables["locaties"]["locatie_id"].item())
    assert "ondersteuningstype: 'Contactbemiddeling' (niet gekozen, vervangen" in story


@pytest.mark.heavy
def test_the_first_verdict_on_a_find_of_nobody_known_publishes_nothing(tmp_path: Path) -> None:
    unknown = FOUND.removesuffix("AB")
    record = found_id(publish(tmp_path, unknown))
    one = f"{record};akkoord;;;CD;2026-04-01"
    assert publish(tmp_path, unknown, verdicts=(one,))["locaties"].empty
    two = publish(tmp_path, unknown, verdicts=(one, f"{record};akkoord;;;EF;2026-04-02"))
    assert two["locaties"]["soort_organisatie"].tolist() == ["gemeente"]


@pytest.mark.heavy
def test_a_new_row_overrules_no_approved_location_and_becomes_a_question(tmp_path: Path) -> None:
    approved = FOUND.replace("gemeente;Inh", "stichting of vereniging;Inh")
    record = found_id(publish(tmp_path, approved))
    verdict = f"{record};akkoord;;;CD;2026-04-01"
    before = publish(tmp_path, approved, verdicts=(verdict,))["locaties"]
    colleague = (
        "SYNTHETISCH raadslieden;Proefweg 4, 7607 AB;Almelo;Almelo;gemeente;Advies;;2026-09-01;EF"
    )
    tables = publish(tmp_path, approved, colleague, verdicts=(verdict,))
    published = ["locatie_id", "organisatie", "bezoekadres", "soort_organisatie"]
    assert tables["locaties"][published].equals(before[published])
    question = tables["te_beoordelen"].iloc[0]
    assert question["locatie_id"] == before["locatie_id"].item()
    assert question["reden"].split(": leg het oordeel vast in lezingen")[:2] == [
        "ondersteuningstype wijkt af van wat is vastgesteld",
        "; soort_organisatie wijkt af van wat is vastgesteld",
    ]


@pytest.mark.heavy
def test_what_comes_back_is_told_once_and_a_build_without_changes_makes_no_version(
    tmp_path: Path,
) -> None:
    record = found_id(publish(tmp_path, FOUND))
    agreed = f"{record};akkoord;;;CD;2026-04-01"
    publish(tmp_path, FOUND, verdicts=(agreed,))
    doubt = publish(tmp_path, FOUND, verdicts=(agreed.replace("akkoord", "twijfel"),))
    told = doubt["id_historie"].query("gebeurtenis == 'vervallen'")["reden"].item()
    assert told.startswith("wacht op beoordeling (")
    back = publish(tmp_path, FOUND, verdicts=(agreed,))["id_historie"]["gebeurtenis"]
    assert sorted(back) == ["hersteld", "nieuw", "vervallen"]
    assert not release(tmp_path, 2026).is_new

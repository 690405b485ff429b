"""Whole builds: a "no" is published only when it has been proven.

Everything here is made up (SYNTHETISCH).
"""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.release.publish import release
from schemas.captures import CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.sites import load_sites
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

pytestmark = pytest.mark.heavy

SITES = [name for name, site in load_sites().items() if site.soort == "landelijke site"]
JUDGED = "SYNTHETISCH Rechtswinkel;Proefstraat 1;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB"
UNJUDGED = "SYNTHETISCH Huis;Kerklaan 1;6891 CM;Rozendaal;Rozendaal;;;;;2026-10-01;AB"


def capture(root: Path, site: str, place: str = "Utrecht", wave: str = "2026") -> None:
    """Write a capture of one location, as a spider leaves it."""
    folder = root / "data" / "raw" / wave / site / f"{wave}-10-01"
    folder.mkdir(parents=True)
    record = CapturedRecord(
        key="1", naam=f"SYNTHETISCH {site}", adres="Proefweg 9", plaats=place, gezien_op=""
    )
    (folder / "records.jsonl").write_text(json.dumps(asdict(record)) + "\n", encoding="utf-8")
    verdict = CrawlVerdict(CrawlState.OK, "")
    RunReport(site, wave, verdict, captured_on=f"{wave}-10-01", records=1).write(folder)


def search(root: Path, *gemeenten: str) -> None:
    terms = ["sociaal juridische ondersteuning", "rechtswinkel", "schulden", "spreekuur"]
    lines = [f"{g};{g} {term};2;0;AB;2026-10-05" for g in gemeenten for term in terms]
    header = "gemeente;zoekterm;paginas;hits;onderzoeker;datum"
    write(root / "manual_entries" / "2026" / "zoeklog" / "proef.csv", [header, *lines])


def publish(root: Path, *locaties: str, sites: list[str] = SITES) -> dict[str, pd.DataFrame]:
    """Release a tree in which Rozendaal was searched completely and `sites` delivered."""
    make_tree(root, list(locaties))
    search(root, "Rozendaal")
    for site in sites:
        capture(root, site)
    return release(root, 2026).inventory.tables


def read_view(root: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(root / "data" / "curated" / "inventarisatie.duckdb")) as con:
        return con.execute(sql).fetchall()


def status_of(tables: dict[str, pd.DataFrame], gemeente: str) -> str:
    return str(tables["gemeenten"].set_index("gemeente")["status"][gemeente])


def test_a_searched_gemeente_where_nothing_was_seen_is_white(tmp_path: Path) -> None:
    tables = publish(tmp_path, JUDGED)
    assert status_of(tables, "Rozendaal") == "doorzocht, niets gevonden"
    assert set(tables["bronnen"].set_index("bron").loc[SITES, "toestand"]) == {"ok"}


@pytest.mark.parametrize(
    "row",
    [
        UNJUDGED,
        "SYNTHETISCH Foute term;Kerklaan 1;;Rozendaal;Rozendaal;;gemeent;;;2026-10-01;AB",
        "SYNTHETISCH Typfout;;;;Rozendal;;;;;2026-10-01;AB",
        "SYNTHETISCH Fout postcodeveld;06-nov;;Rozendaal;Rozendaal;;;;;2026-10-01;AB",
        ";Kerklaan 1;6891 CM;Rozendaal;;;;;;2026-10-01;AB",
    ],
    ids=[
        "a candidate",
        "a term that is unknown",
        "a gemeente that is misspelt",
        "an address that Excel made a date of",
        "no name",
    ],
)
def test_what_was_seen_and_not_decided_keeps_a_gemeente_from_being_white(
    tmp_path: Path, row: str
) -> None:
    tables = publish(tmp_path, JUDGED, row)
    told = tables["gemeenten"].set_index("gemeente").loc["Rozendaal"]
    assert (told["status"], told["te_beoordelen"]) == ("nog te beoordelen", 1)
    assert "nog te beoordelen (1)" in told["status_toelichting"]
    states = read_view(
        tmp_path,
        "SELECT DISTINCT toestand FROM main.witte_vlekken WHERE gemeente = 'Rozendaal'",
    )
    assert states == [("nog te beoordelen",)]


def test_a_place_in_two_gemeenten_leaves_neither_white(tmp_path: Path) -> None:
    row = "SYNTHETISCH Nergens;;;Noordwijk;;;;;;2026-10-01;AB"
    waiting = publish(tmp_path, JUDGED, row)["gemeenten"].query("te_beoordelen > 0")
    assert len(waiting) == 2


@pytest.mark.heavy
def test_what_people_turned_down_is_no_candidate(tmp_path: Path) -> None:
    tables = publish(tmp_path, JUDGED, UNJUDGED)
    (record_id,) = tables["te_beoordelen"]["record_id"]
    verdict = f"{record_id};afgewezen;alleen online;CD;2026-10-06"
    header = "record_id;oordeel;regel;beoordelaar;datum"
    write(tmp_path / "manual_entries" / "2026" / "beoordelingen" / "x.csv", [header, verdict])
    tables = release(tmp_path, 2026).inventory.tables
    assert status_of(tables, "Rozendaal") == "doorzocht, niets gevonden"


def test_a_site_of_which_nothing_is_published_leaves_gaps_that_are_named(tmp_path: Path) -> None:
    make_tree(tmp_path, [JUDGED])
    search(tmp_path, "Rozendaal")
    first, *others = SITES
    for site in others:
        capture(tmp_path, site)
    capture(tmp_path, first, place="Nergenshuizen")
    tables = release(tmp_path, 2026).inventory.tables
    found = tables["bronnen"].set_index("bron").loc[first]
    assert (found["toestand"], found["aantal"]) == ("deels", 1)
    assert "van 1 gelezen records is er geen gepubliceerd" in found["oorzaak"]
    assert status_of(tables, "Rozendaal") == "bron uitgevallen"


def test_history_says_of_a_site_that_was_not_fetched_that_nothing_was_observed(
    tmp_path: Path,
) -> None:
    make_tree(tmp_path, [JUDGED])
    first = SITES[0]
    for site in SITES:
        capture(tmp_path, site)
    release(tmp_path, 2026)
    shutil.rmtree(tmp_path / "data" / "raw" / "2026" / first)
    history = release(tmp_path, 2026).inventory.tables["id_historie"]
    gone = history[history["gebeurtenis"] == "vervallen"]
    assert gone["reden"].tolist() == [f"niet waargenomen: {first} is niet opgehaald"]


def test_a_capture_of_an_earlier_wave_proves_no_absence_in_this_one(tmp_path: Path) -> None:
    make_tree(tmp_path, [JUDGED])
    search(tmp_path, "Rozendaal")
    for site in SITES:
        capture(tmp_path, site, wave="2023")
    tables = release(tmp_path, 2026).inventory.tables
    assert set(tables["bronnen"].set_index("bron").loc[SITES, "toestand"]) == {"overgenomen"}
    assert status_of(tables, "Rozendaal") == "bron uitgevallen"


@pytest.mark.heavy
def test_a_blank_counts_in_the_total_and_as_unknown_and_in_neither_row(tmp_path: Path) -> None:
    header = LOCATIES_HEADER.replace(";gezien_op", ";sociaal_raadslieden;gezien_op")
    rows = [
        "SYNTHETISCH Rechtswinkel A;Proefstraat 1;;Utrecht;Utrecht;;gemeente;;;;2026-10-01;AB",
        "SYNTHETISCH Rechtswinkel B;Proefstraat 2;;Utrecht;Utrecht;;gemeente;;;nee;2026-10-01;AB",
        "SYNTHETISCH Rechtswinkel C;Proefstraat 3;;Utrecht;Utrecht;;gemeente;;;ja;2026-10-01;AB",
        "SYNTHETISCH Spreekuur D;Proefstraat 4;;Utrecht;Utrecht;;;;;ja;2026-10-01;AB",
    ]
    make_tree(tmp_path)
    wave = tmp_path / "manual_entries" / "2026"
    write(wave / "locaties" / "proef.csv", [header, *rows])
    entered = release(tmp_path, 2026).inventory.given.sources.entered
    verdicts = [f"{record_id};akkoord;CD;2026-10-02" for record_id in entered["record_id"]]
    head = "record_id;oordeel;beoordelaar;datum"
    write(wave / "beoordelingen" / "proef.csv", [head, *verdicts])
    tables = release(tmp_path, 2026).inventory.tables
    kinds = tables["locaties"].set_index("organisatie")["soort_organisatie"]
    assert kinds["SYNTHETISCH Spreekuur D"] == "onbekend"
    lines = read_view(tmp_path, "SELECT rij, locaties FROM main.tabel_2")
    counted = {line[0]: line[1] for line in lines}
    assert counted["Totaal"] == 4
    assert counted["Gemeente (inclusief sociaal raadslieden)"] == 3
    assert counted["Gemeente (exclusief sociaal raadslieden)"] == 1
    assert counted["Sociaal raadslieden"] == 2
    assert counted["Sociaal raadslieden onbekend"] == 1
    assert counted["Niet-gemeente totaal"] == 0
    assert counted["Onbekend"] == 1
    unfinished = pd.read_csv(tmp_path / "data" / "werk" / "2026" / "aan_te_vullen.csv")
    assert unfinished["organisatie"].tolist() == ["SYNTHETISCH Spreekuur D"]


def test_a_percentage_is_not_published_before_all_is_known(tmp_path: Path) -> None:
    publish(tmp_path, JUDGED)
    ((found, unknown, pct, least, most, difference),) = read_view(
        tmp_path,
        "SELECT t.gemeenten, t.gemeenten_niet_bekend, t.pct_gemeenten, t.pct_min, t.pct_max, "
        "n.gemeenten_verschil FROM main.tabel_2 t JOIN main.tabel_2_naast_2023 n "
        "USING (volgorde) WHERE t.rij = 'Totaal'",
    )
    assert (found, unknown) == (1, 340)
    assert (pct, least, most, difference) == (None, 0.3, 99.7, None)


def test_a_merged_gemeente_of_which_one_part_was_searched_is_not_white(tmp_path: Path) -> None:
    make_tree(tmp_path, [JUDGED])
    search(tmp_path, "Brielle")
    for site in SITES:
        capture(tmp_path, site)
    told = release(tmp_path, 2026).inventory.tables["gemeenten"].set_index("gemeente")
    assert told["doorzocht"]["Voorne aan Zee"] == "deels"
    assert told["status"]["Voorne aan Zee"] == "niet doorzocht"
    assert "niet (geheel) doorzocht: Hellevoetsluis, Westvoorne" in (
        str(told["status_toelichting"]["Voorne aan Zee"])
    )

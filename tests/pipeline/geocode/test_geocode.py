import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from pytest_httpserver import HTTPServer

from pipeline.errors import SjoError
from pipeline.geocode.address import ASKED_PARTS, make_address_keys
from pipeline.geocode.addresses_of import read_addresses_of, read_csv_addresses
from pipeline.geocode.cache import cache_path, read_geocoded
from pipeline.geocode.commands import (
    GeocodeReport,
    describe_geocode,
    run_geocode,
    write_outcome,
)
from pipeline.refresh.http import Manners
from tests.replicas.locatieserver import LocatieserverReplica, address_doc
from tests.replicas.server import html_fault, payload_fault, status_fault

QUICK = Manners(timeout_s=5, attempts=2, backoff_s=0.01, min_interval_s=0)


@pytest.fixture
def pdok(httpserver: HTTPServer) -> LocatieserverReplica:
    replica = LocatieserverReplica(httpserver)
    replica.docs = [
        address_doc("Proeflaan", 12, "3599ZZ", "Utrecht", serial=1),
        address_doc("Proeflaan", 12, "3599ZZ", "Utrecht", letter="A", serial=2),
        address_doc("Zijpad", 3, "3598ZZ", "Utrecht", addition="bis", serial=3),
        address_doc("Alleenpad", 7, "3597ZZ", "Utrecht", serial=4),
    ]
    return replica


def addresses(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=ASKED_PARTS).astype("str")


PROEFLAAN = ("Proeflaan", "12", "", "", "3599ZZ", "Utrecht")
ZIJPAD = ("Zijpad", "3", "", "bis", "3598ZZ", "Utrecht")
ALLEENPAD = ("Alleenpad", "7", "", "", "", "Utrecht")
NERGENS = ("Nergenspad", "1", "", "", "9999XX", "Nergenshuizen")


def geocode(
    root: Path, pdok: LocatieserverReplica, *rows: tuple[str, ...], **options: Any
) -> GeocodeReport:
    return run_geocode(
        root, addresses(*rows), base_url=f"{pdok.base_url}/", manners=QUICK, **options
    )


def test_a_certain_address_gets_its_bag_id_point_and_gemeente(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    outcome = geocode(tmp_path, pdok, PROEFLAAN).outcome.iloc[0]
    assert outcome["oordeel"] == "bevestigd"
    assert outcome["bag_id"] == "0344200000000001"
    assert (outcome["lat"], outcome["lon"]) == (52.80001, 5.170001)
    assert outcome["gemeentecode"] == "GM0344"
    assert outcome["weergavenaam"] == "Proeflaan 12, 3599ZZ Utrecht"


def test_every_outcome_keeps_the_order_and_columns_of_what_was_asked(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    report = geocode(tmp_path, pdok, NERGENS, ALLEENPAD, PROEFLAAN, PROEFLAAN)
    assert report.outcome["straatnaam"].tolist() == [
        "Nergenspad",
        "Alleenpad",
        "Proeflaan",
        "Proeflaan",
    ]
    assert report.outcome["oordeel"].tolist() == [
        "niet gevonden",
        "aangevuld",
        "bevestigd",
        "bevestigd",
    ]
    assert report.asked == 3
    assert report.counts() == {"bevestigd": 2, "niet gevonden": 1, "aangevuld": 1}


def test_the_counts_are_told_per_verdict(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    report = geocode(tmp_path, pdok, NERGENS, ALLEENPAD, PROEFLAAN)
    assert describe_geocode(report, Path("uit.csv")) == [
        "3 adressen gevraagd; uitkomst van 3 in uit.csv",
        "  bevestigd              1",
        "  aangevuld              1",
        "  niet gevonden          1",
    ]


def test_nothing_is_asked_twice(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    first = geocode(tmp_path, pdok, PROEFLAAN, NERGENS)
    asked = len(pdok.requests)
    second = geocode(tmp_path, pdok, PROEFLAAN, NERGENS)
    assert len(pdok.requests) == asked
    assert second.asked == 0
    pd.testing.assert_frame_equal(first.outcome, second.outcome)


def test_the_limit_leaves_the_rest_for_later(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    report = geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD, ALLEENPAD, limit=2)
    assert report.asked == 2
    assert report.outcome["oordeel"].tolist() == ["bevestigd", "bevestigd", "nog niet gevraagd"]
    assert geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD, ALLEENPAD).asked == 1


def test_an_address_without_number_is_not_asked(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    report = geocode(tmp_path, pdok, ("Proeflaan", "", "", "", "3599ZZ", "Utrecht"))
    assert report.outcome["oordeel"].tolist() == ["vraag"]
    assert pdok.requests == []


def test_a_wrong_postcode_is_asked_again_by_words_and_stays_a_question(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    report = geocode(tmp_path, pdok, ("Alleenpad", "7", "", "", "3511AA", "Utrecht"))
    assert pdok.queries == ["postcode:3511AA and huisnummer:7", "Alleenpad 7 Utrecht"]
    assert report.outcome["oordeel"].tolist() == ["vraag"]
    assert "Alleenpad 7, 3597ZZ Utrecht" in report.outcome["reden"][0]


def test_progress_is_told_before_the_first_address_and_after_each(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    told: list[tuple[int, int]] = []
    geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD, progress=lambda *count: told.append(count))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_the_build_reads_the_certain_answers_only(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    geocode(tmp_path, pdok, PROEFLAAN, NERGENS, ("Proeflaan", "12", "X", "", "3599ZZ", "Utrecht"))
    asked = len(pdok.requests)
    known = read_geocoded(tmp_path)
    assert known.to_dict("records") == [
        {
            "sleutel": "3599ZZ|12||proeflaan|utrecht",
            "bag_id": "0344200000000001",
            "lat": 52.80001,
            "lon": 5.170001,
            "gemeentecode": "GM0344",
        }
    ]
    assert known["sleutel"].tolist() == make_address_keys(addresses(PROEFLAAN)).tolist()
    assert len(pdok.requests) == asked


def test_nothing_asked_yet_is_an_empty_table(tmp_path: Path) -> None:
    table = read_geocoded(tmp_path)
    assert table.empty
    assert table.dtypes.astype(str).tolist() == ["str", "str", "float64", "float64", "str"]


def test_a_row_without_number_has_no_key() -> None:
    keys = make_address_keys(addresses(PROEFLAAN, ("Proeflaan", "", "", "", "", "")))
    assert keys.tolist() == ["3599ZZ|12||proeflaan|utrecht", ""]


def test_a_failing_service_keeps_what_was_answered(
    tmp_path: Path, pdok: LocatieserverReplica
) -> None:
    geocode(tmp_path, pdok, PROEFLAAN)
    pdok.faults = [status_fault(500)] * 2
    with pytest.raises(SjoError, match=r"status 500[\s\S]*0 van de 1 adressen"):
        geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD)
    pdok.faults = []
    report = geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD)
    assert report.asked == 1
    assert report.outcome["oordeel"].tolist() == ["bevestigd", "bevestigd"]


def test_a_failure_is_never_kept_as_not_found(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    for fault in (html_fault(), payload_fault({"response": {}}), payload_fault([])):
        pdok.faults = [fault]
        with pytest.raises(SjoError):
            geocode(tmp_path, pdok, PROEFLAAN)
        assert cache_path(tmp_path).read_bytes() == b""


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"nummeraanduiding_id": None}, "nummeraanduiding_id"),
        ({"nummeraanduiding_id": "12"}, "nummeraanduiding_id"),
        ({"huisnummer": "twaalf"}, "huisnummer"),
        ({"gemeentecode": "GM0344"}, "gemeentecode"),
        ({"centroide_ll": "POINT(52.1 5.1)"}, "lat|lon"),
        ({"centroide_ll": None}, "lat|lon"),
        ({"straatnaam": "x" * 1000}, "straatnaam"),
        ({"score": None}, "score"),
        ({"type": "weg"}, "iets anders dan adressen"),
    ],
)
def test_an_answer_of_another_form_is_refused_and_named(
    tmp_path: Path, pdok: LocatieserverReplica, change: dict[str, Any], match: str
) -> None:
    doc = pdok.docs[0] | change
    pdok.faults = [payload_fault({"response": {"numFound": 1, "docs": [doc]}})]
    with pytest.raises(SjoError, match=match):
        geocode(tmp_path, pdok, PROEFLAAN)
    assert cache_path(tmp_path).read_bytes() == b""


def test_half_a_line_at_the_end_is_asked_again(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD)
    path = cache_path(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    assert len(read_geocoded(tmp_path)) == 1
    assert geocode(tmp_path, pdok, PROEFLAAN, ZIJPAD).asked == 1
    assert len(read_geocoded(tmp_path)) == 2
    assert all(json.loads(line) for line in path.read_bytes().splitlines())


@pytest.mark.parametrize("line", ["geen json", "{}", '{"adres": {"straat": ""}}', "[]"])
def test_a_broken_line_is_named(tmp_path: Path, pdok: LocatieserverReplica, line: str) -> None:
    geocode(tmp_path, pdok, PROEFLAAN)
    path = cache_path(tmp_path)
    path.write_text(f"{path.read_text('utf-8')}{line}\n", encoding="utf-8")
    with pytest.raises(SjoError, match=r"antwoorden\.jsonl: regel 2: is geen bewaard antwoord"):
        read_geocoded(tmp_path)


def test_a_changed_value_in_the_file_is_named(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    geocode(tmp_path, pdok, PROEFLAAN)
    path = cache_path(tmp_path)
    path.write_text(path.read_text("utf-8").replace("GM0344", "0344"), encoding="utf-8")
    with pytest.raises(SjoError, match=r"regel 1, kolom gemeentecode, waarde '0344': heeft"):
        read_geocoded(tmp_path)


CHILD = """
import sys
from pathlib import Path
from pipeline.geocode.addresses_of import read_csv_addresses
from pipeline.geocode.commands import run_geocode
from pipeline.refresh.http import Manners
run_geocode(Path(sys.argv[1]), read_csv_addresses(Path(sys.argv[2])), base_url=sys.argv[3],
            manners=Manners(min_interval_s=0.01), progress=lambda *c: print(*c, flush=True))
"""


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    count = 120
    pdok.docs = [
        address_doc("Proeflaan", n, "3599ZZ", "Utrecht", serial=n) for n in range(1, count + 1)
    ]
    file = tmp_path / "adressen.csv"
    lines = [f"Proeflaan {n};3599ZZ;Utrecht" for n in range(1, count + 1)]
    file.write_text("\n".join(["bezoekadres;postcode;woonplaats", *lines]), encoding="utf-8")
    for done_before_kill in (10, 30):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), str(file), pdok.base_url],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert child.stdout is not None
        with child.stdout:
            while int(child.stdout.readline().split()[0]) < done_before_kill:
                pass
            time.sleep(0.013)
            child.kill()
            child.wait()
        assert not read_geocoded(tmp_path).empty
    kept = len(read_geocoded(tmp_path))
    assert 40 <= kept < count
    report = run_geocode(tmp_path, read_csv_addresses(file), base_url=pdok.base_url, manners=QUICK)
    assert report.asked == count - kept
    assert report.counts() == {"bevestigd": count}
    assert len(pdok.requests) <= count + 2  # at most the one in flight is asked again


def test_a_csv_may_name_the_parts_or_the_whole_address(tmp_path: Path) -> None:
    whole = tmp_path / "heel.csv"
    whole.write_text(
        "Organisatie;Bezoekadres;Postcode;Woonplaats\n"
        "Stichting Proef;Proeflaan 12-A;3599 zz;Utrecht\n\n"
        "Zonder;;;\n",
        encoding="cp1252",
    )
    found = read_csv_addresses(whole)
    assert found["rij"].tolist() == [2, 4]
    assert found[ASKED_PARTS].to_numpy().tolist()[0] == [
        "Proeflaan",
        "12",
        "A",
        "",
        "3599ZZ",
        "Utrecht",
    ]
    parts = tmp_path / "delen.csv"
    parts.write_text("straatnaam,huisnummer,postcode\nProeflaan,12,3599zz\n", encoding="utf-8")
    assert read_csv_addresses(parts)[ASKED_PARTS].to_numpy().tolist()[0] == [
        "Proeflaan",
        "12",
        "",
        "",
        "3599ZZ",
        "",
    ]


@pytest.mark.parametrize("text", ["", "naam;adres\nx;y\n", "bezoekadres\nProeflaan 12\n"])
def test_a_csv_without_address_columns_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fout.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SjoError, match=r"fout\.csv: de eerste rij moet kolommen noemen"):
        read_csv_addresses(file)


def test_without_a_version_the_advice_is_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="sjo build"):
        read_addresses_of(tmp_path, None)


def test_the_latest_version_gives_the_locaties_that_have_an_address(tmp_path: Path) -> None:
    for version, number in (("2024.1", 11), ("2026.2", 12), ("2026.10", 13)):
        folder = tmp_path / "data" / "curated" / version
        folder.mkdir(parents=True)
        told = {"contract": 2, "versie": version, "meting": 2026, "grensjaar": 2026}
        told |= {"typologie_versie": "2026.1", "bronnen": []}
        (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
        with duckdb.connect() as con:
            con.sql(
                "SELECT * FROM (VALUES ('L2', 'Proeflaan', CAST(? AS BIGINT), 'A', '', '3599ZZ', "
                "'Utrecht'), ('L1', NULL, NULL, NULL, NULL, NULL, NULL)) AS t(locatie_id, "
                "straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats)",
                params=[number],
            ).write_parquet(str(folder / "locaties.parquet"))
    found = read_addresses_of(tmp_path, None)
    assert found.to_numpy().tolist() == [["L2", "Proeflaan", "13", "A", "", "3599ZZ", "Utrecht"]]


def test_the_outcome_file_holds_no_formula(tmp_path: Path, pdok: LocatieserverReplica) -> None:
    pdok.docs = [address_doc("=Proeflaan", 12, "3599ZZ", "Utrecht")]
    report = geocode(tmp_path, pdok, ("=Proeflaan", "12", "", "", "3599ZZ", "Utrecht"))
    write_outcome(report, tmp_path / "uit" / "adressen.csv")
    text = (tmp_path / "uit" / "adressen.csv").read_text(encoding="utf-8")
    assert "\n'=Proeflaan," in text
    assert ',"\'=Proeflaan 12, 3599ZZ Utrecht",' in text

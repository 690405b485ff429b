"""The list of streets of the BAG, fetched from a replica on loopback or read from a file."""

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from pipeline.country.reference import find_file, load_reference, read_reference_bytes
from pipeline.errors import SjoError
from pipeline.refresh.bag_extract import read_bag_streets
from pipeline.refresh.commands import describe_update, run_bag_update
from pipeline.refresh.http import Manners
from tests.commands import sjo
from tests.replicas import country
from tests.replicas.bag import (
    BagReplica,
    country_streets,
    street_xml,
    streets_file,
    whole_extract,
)
from tests.replicas.server import status_fault

QUICK = Manners(timeout_s=5, attempts=2, backoff_s=0.01, min_interval_s=0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    for path in country.REFERENCE.glob("*.csv"):
        shutil.copy(path, folder)
    return tmp_path


def test_only_streets_that_exist_today_are_read() -> None:
    file = streets_file(
        street_xml("Proeflaan", "1000"),
        street_xml("Oude Proeflaan", "1000", end="2020-01-01"),
        street_xml("Ingetrokken Proeflaan", "1000", status="Naamgeving ingetrokken"),
        street_xml("Caf\u00e9 &amp; Plein", "1001"),
    )
    found = read_bag_streets(io.BytesIO(file), "proef.zip")
    assert found.streets == {("1000", "Proeflaan"), ("1001", "Caf\u00e9 & Plein")}
    assert found.stand_op == date(2026, 1, 8)
    whole = read_bag_streets(io.BytesIO(whole_extract(file)), "proef.zip")
    assert whole == found


def test_of_a_large_extract_only_the_streets_come_over_the_line(
    root: Path, httpserver: HTTPServer
) -> None:
    replica = BagReplica(httpserver, whole_extract(country_streets(), padding=60_000_000))
    report = run_bag_update(root, replica.file_url, manners=QUICK)
    assert replica.bytes_served() < 15_000_000
    assert report.files == ("straten.csv",)
    assert "Gewijzigd: straten: 5.002 namen, stand van 08-01-2026" in describe_update(report)
    folder = root / "data" / "reference"
    path = find_file(folder, "straten.csv")
    assert path is not None
    assert read_reference_bytes(path).splitlines()[:2] == [
        b"woonplaatscode,straatnaam",
        b"1000,Proeflaan",
    ]
    assert len(load_reference(folder, 2026).straten) == 5_002


def test_a_file_of_ones_own_is_read_as_a_person_gives_it(root: Path) -> None:
    file = root / "9999OPR08012026.zip"
    file.write_bytes(country_streets())
    result = sjo("reference", "update", "--bag-from", file, "--root", root)
    assert result.returncode == 0, result.stderr
    assert "straten.csv" in result.stdout


def refuse(root: Path, source: str, match: str) -> None:
    with pytest.raises(SjoError, match=match) as refused:
        run_bag_update(root, source, manners=QUICK)
    assert str(refused.value).endswith("Er is niets gewijzigd in data/reference")
    assert not [p for p in (root / "data" / "reference").iterdir() if p.is_dir()]


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"<html>Onderhoud</html>", "geen leesbaar zipbestand"),
        (whole_extract(country_streets())[:-500], "geen leesbaar zipbestand"),
        (whole_extract(streets_file(street_xml("Proeflaan", "1000"))), "van heel Nederland"),
    ],
)
def test_what_is_not_the_whole_list_changes_nothing(
    root: Path, httpserver: HTTPServer, content: bytes, match: str
) -> None:
    refuse(root, BagReplica(httpserver, content).file_url, match)


def test_another_zip_is_named_with_what_it_holds(root: Path) -> None:
    other = root / "ander.zip"
    with zipfile.ZipFile(other, "w") as folder:
        folder.writestr("leesmij.txt", "")
    refuse(root, str(other), "wel aanwezig: leesmij.txt")


def test_broken_xml_changes_nothing(root: Path) -> None:
    other = root / "stuk.zip"
    with zipfile.ZipFile(other, "w") as folder:
        folder.writestr("9999OPR08012026-000001.xml", "<a><b></a>")
    refuse(root, str(other), "onleesbare XML")


def test_a_file_that_is_not_there_is_named(root: Path) -> None:
    refuse(root, str(root / "weg.zip"), "bestaat niet")


def test_a_service_that_gives_no_parts_is_told_how_to_go_round(
    root: Path, httpserver: HTTPServer
) -> None:
    replica = BagReplica(httpserver, whole_extract(country_streets()))
    replica.gives_parts = False
    refuse(root, replica.file_url, "--bag-from")


def test_a_service_that_is_busy_is_asked_again(root: Path, httpserver: HTTPServer) -> None:
    replica = BagReplica(httpserver, whole_extract(country_streets()))
    replica.faults = [status_fault(503)]
    assert run_bag_update(root, replica.file_url, manners=QUICK).folder is not None
    replica.faults = [status_fault(404)]
    with pytest.raises(SjoError, match="status 404"):
        run_bag_update(root, replica.file_url, manners=QUICK)

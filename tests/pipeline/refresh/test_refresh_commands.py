"""The commands as a person runs them, against replicas on loopback."""

import shutil
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from pipeline.country.reference import find_boundaries, find_key_figures, load_reference
from pipeline.geocode.cache import read_geocoded
from tests.commands import sjo
from tests.replicas import country
from tests.replicas.boundaries import BoundariesReplica
from tests.replicas.cbs import CbsReplica
from tests.replicas.locatieserver import LocatieserverReplica, address_doc


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    for path in country.REFERENCE.glob("*.csv"):
        shutil.copy(path, folder)
    return tmp_path


def test_an_update_tells_what_came_and_what_changed(root: Path, httpserver: HTTPServer) -> None:
    cbs, pdok = CbsReplica(httpserver), BoundariesReplica(httpserver)
    cbs.page_size = 10_000
    options = ("--root", root, "--cbs-url", cbs.url, "--pdok-url", pdok.url)
    result = sjo("reference", "update", "--year", 2023, *options)
    assert result.returncode == 0, result.stderr
    assert "gemeenten.csv, grenzen_2023.geojson, kerncijfers_2023.csv" in result.stdout
    assert "Gewijzigd: kerncijfers 2023: inwoners verschilt bij" in result.stdout
    assert find_boundaries(root, 2023) is not None
    folder = root / "data" / "reference"
    assert find_key_figures(folder, 2023).parent.parent == folder
    assert len(load_reference(folder, 2023).kerncijfers) == 342


def test_addresses_of_a_csv_are_answered_and_kept(root: Path, httpserver: HTTPServer) -> None:
    replica = LocatieserverReplica(httpserver)
    replica.docs = [address_doc("Proeflaan", 12, "3599ZZ", "Utrecht")]
    file, out = root / "adressen.csv", root / "uit.csv"
    file.write_text(
        "bezoekadres;postcode;woonplaats\nProeflaan 12;3599 ZZ;Utrecht\nWeg 1;9999 XX;\n",
        encoding="utf-8",
    )
    options = ("--root", root, "--base-url", replica.base_url)
    result = sjo("geocode", file, "--out", out, *options)
    assert result.returncode == 0, result.stderr
    assert "2 adressen gevraagd" in result.stdout
    rows = out.read_text(encoding="utf-8-sig").splitlines()
    assert "0344200000000001" in rows[1]
    assert "niet gevonden" in rows[2]
    assert len(read_geocoded(root)) == 1
    assert "0 adressen gevraagd" in sjo("geocode", file, *options).stdout

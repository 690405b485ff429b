import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pytest_httpserver import HTTPServer

from pipeline.country.key_figures import find_lost_figures
from pipeline.country.reference import (
    find_boundaries,
    find_key_figures,
    load_reference,
    read_reference_bytes,
)
from pipeline.errors import SjoError
from pipeline.refresh.commands import choose_parts, describe_update, run_update
from pipeline.refresh.dated_folder import FetchedFile, write_dated_folder
from pipeline.refresh.http import Manners
from pipeline.refresh.update import UPDATE_PARTS, Part, UpdateReport
from tests.replicas import country
from tests.replicas.boundaries import BoundariesReplica
from tests.replicas.cbs import CbsReplica
from tests.replicas.server import html_fault, status_fault

QUICK = Manners(timeout_s=5, attempts=2, backoff_s=0.01, min_interval_s=0)
FLAT_FILES = (
    "gemeenten",
    "herindelingen",
    "kerncijfers_2023",
    "pc4",
    "plaatsnamen",
    "verdelingen",
    "vroegere_gemeenten",
    "woonplaatsen",
)


class Services:
    """CBS and PDOK on one loopback address."""

    def __init__(self, server: HTTPServer, root: Path) -> None:
        self.cbs = CbsReplica(server)
        self.pdok = BoundariesReplica(server)
        self.root = root

    def update(self, *years: int, parts: Sequence[Part] = UPDATE_PARTS) -> UpdateReport:
        return run_update(
            self.root,
            years or (2023,),
            parts=parts,
            cbs_url=self.cbs.url,
            pdok_url=f"{self.pdok.url}/",
            manners=QUICK,
        )

    @property
    def folder(self) -> Path:
        return self.root / "data" / "reference"

    def dated(self) -> list[str]:
        return sorted(p.name for p in self.folder.iterdir() if p.name not in self.flat())

    @staticmethod
    def flat() -> set[str]:
        return {f"{name}.csv" for name in FLAT_FILES}


@pytest.fixture
def services(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Services]:
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    for name in FLAT_FILES:
        shutil.copy(country.REFERENCE / f"{name}.csv", folder)
    yield Services(httpserver, tmp_path)


def figures_of(services: Services, code: str, year: int = 2023) -> dict[str, Any]:
    return next(r for r in services.cbs.figures[year] if r["RegioS"].strip() == code)


def refuse(services: Services, match: str, parts: Sequence[Part] = UPDATE_PARTS) -> None:
    with pytest.raises(SjoError, match=match) as refused:
        services.update(parts=parts)
    assert str(refused.value).endswith("Er is niets gewijzigd in data/reference")
    assert services.dated() == []


def test_everything_of_a_year_lands_in_one_dated_folder(services: Services) -> None:
    report = services.update()
    assert report.folder is not None
    assert services.dated() == [datetime.now(UTC).date().isoformat()]
    assert sorted(p.name for p in report.folder.iterdir()) == [
        "gemeenten.csv",
        "grenzen_2023.geojson",
        "herkomst.json",
        "kerncijfers_2023.csv",
    ]
    assert report.files == ("gemeenten.csv", "grenzen_2023.geojson", "kerncijfers_2023.csv")


def test_the_sidecar_tells_where_when_how_many_and_which_bytes(services: Services) -> None:
    folder = services.update().folder
    assert folder is not None
    sidecar = json.loads((folder / "herkomst.json").read_text())["bestanden"]
    for name, entry in sidecar.items():
        content = (folder / name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert datetime.fromisoformat(entry["retrieved_at"]).tzinfo is not None
        assert all(url.startswith("http") for url in entry["url"])
        assert "CC BY 4.0" in entry["licence"]
    assert sidecar["grenzen_2023.geojson"]["count"] == 342
    assert sidecar["kerncijfers_2023.csv"]["note"] == (
        "peiljaren: inwoners 2023, adressendichtheid 2023, inkomen 2021, uitkeringen 2022, "
        "migratieachtergrond_pct 2022"
    )


def test_each_figure_is_of_the_year_the_wave_compares_with(services: Services) -> None:
    code = "GM0014"
    figures_of(services, code, 2023)["TotaleBevolking_1"] = 240_000
    figures_of(services, code, 2022)["TotaleBevolking_1"] = 200_000
    figures_of(services, code, 2022)["TotDeAOWLeeftijd_161"] = 15_000
    figures_of(services, code, 2022)["TotaalMetMigratieachtergrond_44"] = 25.6
    figures_of(services, code, 2021)["ParticuliereHuishoudensExclStudenten_136"] = 30.8
    figures_of(services, code, 2023)["Omgevingsadressendichtheid_260"] = 2500
    services.update()
    table = load_reference(services.folder, 2023).kerncijfers.set_index("gemeentecode")
    row = table.loc[code]
    assert row["inwoners"] == 240_000
    assert row["uitkering_pct"] == 7.5
    assert row["migratieachtergrond_pct"] == 25.6
    assert row["inkomen"] == 30_800
    assert row["stedelijkheid"] == 1


def test_a_gemeente_that_did_not_exist_in_that_year_is_unknown_not_zero(
    services: Services,
) -> None:
    services.update()
    table = load_reference(services.folder, 2023).kerncijfers.set_index("gemeentecode")
    voorne = table.loc["GM1992"]
    assert voorne["gemeente"] == "Voorne aan Zee"
    assert voorne[["inkomen", "uitkering_pct", "migratieachtergrond_pct"]].isna().all()
    assert voorne["inwoners"] == country.inhabitants("GM1992")
    without = set(table.loc[table["inkomen"].isna(), "gemeente"])
    new = {"Dijk en Waard", "Land van Cuijk", "Maashorst", "Voorne aan Zee"}
    assert without == new | {"Amsterdam", "Purmerend"}  # see the next test


def test_a_figure_from_before_a_gemeente_took_in_another_is_unknown_and_said(
    services: Services,
) -> None:
    told = services.update().verschillen
    assert (
        "kerncijfers 2023: inkomen is niet bekend van Amsterdam, Purmerend; CBS geeft dat cijfer "
        "van een eerder jaar, van voor een herindeling"
    ) in told
    reference = load_reference(services.folder, 2023)
    row = reference.kerncijfers.set_index("gemeente").loc["Purmerend"]
    assert row["inwoners"] == country.inhabitants("GM0439")
    assert row["migratieachtergrond_pct"] == country.migration("GM0439")  # of 2022, with Beemster
    lost = find_lost_figures(find_key_figures(services.folder, 2023), reference)
    assert lost["inkomen"] == ["Amsterdam", "Purmerend"]
    assert lost["uitkering_pct"] == ["Amsterdam"]  # of 2022: Weesp came in March


def test_every_gemeente_has_a_point_inside_it(services: Services) -> None:
    services.update()
    table = load_reference(services.folder, 2023).kerncijfers
    for code, lat, lon in zip(table["gemeentecode"], table["lat"], table["lon"], strict=True):
        (west, south), _, (east, north), *_ = country.square(code)
        assert west < lon < east
        assert south < lat < north


def test_what_changed_against_the_file_used_so_far_is_told(services: Services) -> None:
    first = services.update()
    assert any("kerncijfers 2023: inwoners verschilt bij" in line for line in first.verschillen)
    second = services.update()
    assert second.verschillen == ()
    assert second.folder is not None
    assert second.folder.name.endswith("-2")


def test_a_second_update_of_a_day_leaves_the_first_as_it_was(services: Services) -> None:
    first = services.update().folder
    assert first is not None
    before = {p.name: p.read_bytes() for p in first.iterdir()}
    figures_of(services, "GM0014")["TotaleBevolking_1"] = 111_111
    services.update()
    assert {p.name: p.read_bytes() for p in first.iterdir()} == before
    table = load_reference(services.folder, 2023).kerncijfers.set_index("gemeentecode")
    assert table.loc["GM0014", "inwoners"] == 111_111


def test_the_lists_of_other_years_are_kept(services: Services) -> None:
    before = load_reference(services.folder, 2023).alle_gemeenten
    services.update(parts=["gemeenten"])
    pd.testing.assert_frame_equal(load_reference(services.folder, 2023).alle_gemeenten, before)


def test_parts_are_chosen_by_name() -> None:
    assert choose_parts([]) == UPDATE_PARTS
    assert choose_parts(["kerncijfers", "grenzen"]) == ("grenzen", "kerncijfers")
    with pytest.raises(SjoError, match="onbekend deel: kaarten; kies uit gemeenten"):
        choose_parts(["kaarten"])


def test_341_gemeenten_is_an_error(services: Services) -> None:
    services.cbs.areas["85385NED"].pop()
    refuse(
        services, r"CBS Gebieden in Nederland 2023: .*aantal gemeenten zoals CBS telt voor dat jaar"
    )


def test_a_table_of_another_year_is_an_error(services: Services) -> None:
    services.cbs.titles["85385NED"] = "Gebieden in Nederland 2013"
    refuse(services, r"heet Gebieden in Nederland 2013, niet 'Gebieden in Nederland 2023'")


def test_a_missing_table_is_an_error(services: Services) -> None:
    del services.cbs.titles["85385NED"]
    refuse(services, "status 404")


def test_a_renamed_column_is_an_error(services: Services) -> None:
    for entry in services.cbs.properties["85385NED"]:
        entry["Title"] = entry["Title"].replace("Provincies", "Provincie")
    refuse(services, "geen kolom met titel 'Provincies / Naam'")


def test_341_boundaries_are_an_error(services: Services) -> None:
    collection = services.pdok.collections[2023]
    collection["features"].pop()
    refuse(services, r"341 van de 342 grenzen ontvangen")
    collection["numberMatched"] = 341
    refuse(services, r"341 gemeenten ontvangen, 2023 telt er 342")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"geometry": None}, "GM0014 heeft geen vlak"),
        ({"geometry": {"type": "Point", "coordinates": [5, 52]}}, "heeft geen vlak"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "leeg vlak"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[5, 52], [5]]]}}, "onleesbaar"),
        (
            {
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[52, 5], [53, 5], [53, 6], [52, 5]]],
                }
            },
            "buiten Nederland",
        ),
        ({"properties": {"gemeentecode": "GM0014"}}, "eigenschap statcode, statnaam ontbreekt"),
        ({"properties": None}, "zonder eigenschappen"),
        (
            {"properties": {"statcode": "GM0014", "jrstatcode": "2022GM0014", "statnaam": "G"}},
            "grens 2022GM0014 hoort niet bij 2023",
        ),
        ({"properties": {"statcode": "GM0034", "statnaam": "Almere"}}, "twee keer"),
        ({"properties": {"statcode": "GM0014", "statnaam": "Groning"}}, "andere gemeenten"),
    ],
)
def test_a_broken_boundary_is_an_error(
    services: Services, change: dict[str, Any], match: str
) -> None:
    services.pdok.collections[2023]["features"][0].update(change)
    refuse(services, match, ["grenzen"])


@pytest.mark.parametrize(
    ("column", "value", "match"),
    [
        ("TotaleBevolking_1", None, r"geen inwoners van 2023 voor 1 gemeenten \(GM0014\)"),
        ("TotaleBevolking_1", "veel", "waarde 'veel' is geen getal"),
        (
            "TotaleBevolking_1",
            3_000_000,
            "kolom inwoners, waarde '3000000': mag hoogstens zijn 2000000",
        ),
        ("TotaleBevolking_1", 1000.5, "kolom inwoners"),
        ("Omgevingsadressendichtheid_260", -1, "kolom adressendichtheid"),
    ],
)
def test_a_figure_that_cannot_be_is_an_error(
    services: Services, column: str, value: object, match: str
) -> None:
    figures_of(services, "GM0014")[column] = value
    refuse(services, match)


def test_a_figure_not_yet_published_is_an_error(services: Services) -> None:
    for row in services.cbs.figures[2021]:
        row["ParticuliereHuishoudensExclStudenten_136"] = None
    refuse(services, r"cijfer bekend voor ten minste 90% van de gemeenten")


def test_half_an_answer_of_an_earlier_year_is_an_error(services: Services) -> None:
    del services.cbs.figures[2021][0:20]
    refuse(services, r"geen inwoners van 2021 voor \d+ gemeenten .* onvolledig")


def test_a_row_of_another_period_is_an_error(services: Services) -> None:
    figures_of(services, "GM0014", 2022)["Perioden"] = "2021JJ00"
    refuse(services, r"onverwachte rij \(regio GM0014, periode 2021JJ00\)")


def test_one_failing_service_leaves_nothing_of_the_other(services: Services) -> None:
    services.pdok.faults = [status_fault(503)] * 2
    refuse(services, "status 503, 2 keer geprobeerd")
    services.pdok.faults = [html_fault()]
    refuse(services, "text/html in plaats van JSON")
    services.pdok.faults = [services.pdok.cut_fault()] * 2
    refuse(services, "brak af")


def test_key_figures_need_boundaries(services: Services) -> None:
    refuse(services, "hebben de gemeenten en grenzen van 2023 nodig", ["kerncijfers"])
    services.update(parts=["grenzen"])
    report = services.update(parts=["kerncijfers"])
    assert report.files == ("kerncijfers_2023.csv",)


def test_a_year_without_decided_reference_years_is_an_error(services: Services) -> None:
    with pytest.raises(SjoError, match=r"voeg \[peiljaren\.1999\] toe"):
        services.update(1999)
    assert services.cbs.requests == []


def test_a_year_of_which_the_number_is_not_known_is_found_by_title_and_asked_about(
    services: Services,
) -> None:
    services.cbs.titles["99999NED"] = "Gebieden in Nederland 2027"
    services.cbs.properties["99999NED"] = services.cbs.properties["85755NED"]
    services.cbs.areas["99999NED"] = services.cbs.areas["85755NED"]
    report = services.update(2027, parts=["gemeenten"])
    assert "/ODataCatalog/Tables" in services.cbs.paths()
    assert report.vragen[0].startswith("342 gemeenten op 1 januari 2027: klopt dat met het aantal")
    assert len(load_reference(services.folder, 2027).gemeenten) == 342


def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("een bestand, geen map", encoding="utf-8")
    file = FetchedFile("gemeenten.csv", b"jaar\n", (), 0, "CC BY 4.0")
    with pytest.raises(SjoError, match=r"schrijven mislukt.* er is niets gewijzigd"):
        write_dated_folder(tmp_path, datetime(2026, 11, 23, tzinfo=UTC), [file])


CHILD = """
import sys
from pathlib import Path
from pipeline.refresh.commands import run_update
from pipeline.refresh.dated_folder import FetchedFile, write_dated_folder
from pipeline.refresh.http import Manners
while True:
    run_update(Path(sys.argv[1]), [2023], cbs_url=sys.argv[2], pdok_url=sys.argv[2],
               manners=Manners(min_interval_s=0), progress=lambda line: print(line, flush=True))
"""


def test_a_killed_update_leaves_whole_folders_only(services: Services) -> None:
    for delay in (0.02, 0.09):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(services.root), services.cbs.url],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert child.stdout is not None
        with child.stdout:
            assert any(b"kerncijfers" in line for line in child.stdout)
            time.sleep(delay)
            child.kill()
            child.wait()
    for name in services.dated():
        folder = services.folder / name
        for file in json.loads((folder / "herkomst.json").read_text())["bestanden"]:
            read_reference_bytes(folder / file)
    assert len(load_reference(services.folder, 2023).gemeenten) == 342


def forget_mergers_of_2023(services: Services) -> None:
    path = services.folder / "herindelingen.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2023-01-01" not in line), encoding="utf-8")


def merge_shapes(services: Services, successor: str, ended: Sequence[str]) -> None:
    feature = next(
        f
        for f in services.pdok.collections[2023]["features"]
        if f["properties"]["statcode"] == successor
    )
    feature["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [[country.square(code)] for code in [successor, *ended]],
    }


VOORNE = ["GM0501", "GM0530", "GM0614"]


def test_a_successor_is_derived_only_when_the_area_proves_it(services: Services) -> None:
    forget_mergers_of_2023(services)
    merge_shapes(services, "GM1992", ["GM0501", "GM0530"])
    report = services.update(2022, 2023, parts=["gemeenten", "grenzen"])
    assert "herindelingen.csv" in report.files
    table = load_reference(services.folder, 2023).herindelingen.set_index("gemeentecode_oud")
    assert (table.loc[["GM0501", "GM0530"], "gemeentecode_nieuw"] == "GM1992").all()
    assert (table.loc[["GM0501", "GM0530"], "datum"] == "2023-01-01").all()
    assert "GM0614" not in table.index
    assert len(report.vragen) == 1
    assert report.vragen[0].startswith("GM0614 Westvoorne bestaat niet meer op 1 januari 2023")
    assert "Vraag: GM0614" in "\n".join(describe_update(report))


def test_a_split_gemeente_has_no_guessed_successor(services: Services) -> None:
    forget_mergers_of_2023(services)
    merge_shapes(services, "GM1992", ["GM0501", "GM0530"])
    (west, south), _, (east, north), *_ = country.square("GM0614")
    middle = (west + east) / 2
    for successor, sides in (("GM0014", (west, middle)), ("GM0034", (middle, east))):
        half = [[a, b] for a in sides for b in (south, north)]
        ring = [half[0], half[2], half[3], half[1], half[0]]
        merge_shapes(services, successor, [])
        feature = next(
            f
            for f in services.pdok.collections[2023]["features"]
            if f["properties"]["statcode"] == successor
        )
        feature["geometry"]["coordinates"].append([ring])
    report = services.update(2022, 2023, parts=["gemeenten", "grenzen"])
    question = next(line for line in report.vragen if line.startswith("GM0614"))
    assert "50% in GM0014, 50% in GM0034" in question


def test_without_boundaries_every_unknown_successor_is_a_question(services: Services) -> None:
    forget_mergers_of_2023(services)
    report = services.update(2023, parts=["gemeenten"])
    assert [line[:6] for line in report.vragen] == VOORNE
    assert all("haal de grenzen van 2022 en 2023 op" in line for line in report.vragen)


def test_a_successor_added_by_hand_wins_from_a_derived_one(services: Services) -> None:
    forget_mergers_of_2023(services)
    merge_shapes(services, "GM1992", VOORNE)
    services.update(2022, 2023, parts=["gemeenten", "grenzen"])
    with (services.folder / "herindelingen.csv").open("a", encoding="utf-8") as file:
        file.write("GM0501,Brielle,GM0599,Rotterdam,2023-01-01\n")
    table = load_reference(services.folder, 2023).herindelingen.set_index("gemeentecode_oud")
    assert table.loc["GM0501", "gemeentecode_nieuw"] == "GM0599"
    assert table.loc["GM0530", "gemeentecode_nieuw"] == "GM1992"


def test_fetched_boundaries_are_found_by_year(services: Services) -> None:
    assert find_boundaries(services.root, 2023) is None
    services.update(parts=["grenzen"])
    path = find_boundaries(services.root, 2023)
    assert path is not None
    assert len(json.loads(path.read_bytes())["features"]) == 342
    assert find_boundaries(services.root, 2022) is None


def test_half_a_boundary_file_is_an_error_not_a_map(services: Services) -> None:
    services.update(parts=["grenzen"])
    path = find_boundaries(services.root, 2023)
    assert path is not None
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(SjoError, match="is niet het bestand dat is opgehaald"):
        find_boundaries(services.root, 2023)
    (path.parent / "herkomst.json").unlink()
    with pytest.raises(SjoError, match=r"herkomst\.json: onleesbaar; verwijder de map"):
        find_boundaries(services.root, 2023)

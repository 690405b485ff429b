import csv
import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipeline.country.reference import (
    ReferenceData,
    find_file,
    find_key_figures,
    find_latest_year,
    list_dated_folders,
    load_reference,
)
from pipeline.errors import SjoError

PROJECT = Path(__file__).parents[3] / "data" / "reference"
FILES = (
    "gemeenten.csv",
    "herindelingen.csv",
    "kerncijfers_2023.csv",
    "pc4.csv",
    "plaatsnamen.csv",
    "verdelingen.csv",
    "vroegere_gemeenten.csv",
    "woonplaatsen.csv",
)


@pytest.fixture(scope="module")
def country() -> ReferenceData:
    return load_reference(PROJECT, 2023)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def edit(path: Path, was: str, becomes: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def add_dated(folder: Path, day: str, name: str, content: bytes) -> Path:
    dated = folder / day
    dated.mkdir(exist_ok=True)
    (dated / name).write_bytes(content)
    entries = {
        p.name: {"sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
        for p in dated.iterdir()
        if p.name != "herkomst.json"
    }
    (dated / "herkomst.json").write_text(json.dumps({"bestanden": entries}), encoding="utf-8")
    return dated / name


def published_classes(table: str) -> dict[str, int]:
    with (PROJECT / "gepubliceerd_2023.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["tabel"] == table]
    return {row["rij"]: int(row["gemeenten_nl"]) for row in rows if row["rij"] != "Totaal"}


def test_the_netherlands_of_2023_has_342_gemeenten_in_12_provinces(country: ReferenceData) -> None:
    assert len(country.gemeenten) == 342
    assert country.gemeenten["provincie"].nunique() == 12
    assert int(country.kerncijfers["inwoners"].sum()) == 17_811_291


def test_key_figures_are_of_the_gemeenten_of_2023(country: ReferenceData) -> None:
    columns = ["gemeentecode", "gemeente", "provincie"]
    listed = country.gemeenten[columns].sort_values("gemeentecode", ignore_index=True)
    figures = country.kerncijfers[columns].sort_values("gemeentecode", ignore_index=True)
    pd.testing.assert_frame_equal(listed, figures)


def test_classes_by_inhabitants_are_those_of_published_table_5(country: ReferenceData) -> None:
    sizes = pd.cut(
        country.kerncijfers["inwoners"], [0, 25_000, 50_000, 100_000, 10**8], right=False
    )
    assert sizes.value_counts(sort=False).tolist() == list(published_classes("tabel_5").values())


def test_classes_by_urbanity_are_those_of_published_table_6(country: ReferenceData) -> None:
    counts = country.kerncijfers["stedelijkheid"].value_counts().to_dict()
    published = published_classes("tabel_6")
    assert [counts[n] for n in (5, 4, 3, 2)] == [
        published[f"{name} stedelijk"] for name in ("Niet", "Weinig", "Matig", "Sterk")
    ]
    assert counts[1] == published["Zeer sterk stedelijk"] + published["G4"]


def test_classes_by_income_are_those_of_published_table_7(country: ReferenceData) -> None:
    income = country.kerncijfers["inkomen"]
    sizes = pd.cut(income.dropna(), [0, 32_500, 35_000, 37_500, 10**8], right=False)
    published = list(published_classes("tabel_7").values())
    assert sizes.value_counts(sort=False).tolist() == published
    assert income.isna().sum() == 10


def test_every_code_that_ended_has_a_successor(country: ReferenceData) -> None:
    everyone = country.alle_gemeenten
    ended = {
        code
        for year in range(2018, 2026)
        for code in set(everyone.loc[everyone["jaar"] == year, "gemeentecode"])
        - set(everyone.loc[everyone["jaar"] == year + 1, "gemeentecode"])
    }
    assert ended <= set(country.herindelingen["gemeentecode_oud"])
    assert len(ended) == 52


@pytest.mark.parametrize(
    ("name", "was", "becomes", "match"),
    [
        (
            "gemeenten.csv",
            "2023,GM0014,Groningen,Groningen\n",
            "",
            "aantal gemeenten zoals CBS telt",
        ),
        (
            "gemeenten.csv",
            "2023,GM0014,Gron",
            "2023,GM14,Gron",
            "kolom gemeentecode, waarde 'GM14': heeft niet de vorm",
        ),
        (
            "gemeenten.csv",
            "2023,GM0014,Groningen",
            "2023,GM0014,Almere",
            "aantal gemeenten zoals CBS telt",
        ),
        ("gemeenten.csv", "2023,GM0014", "twee,GM0014", "kolom jaar"),
        ("gemeenten.csv", "jaar,", "jaartal,", "kolom jaartal: kolom is onbekend"),
        (
            "kerncijfers_2023.csv",
            ",238147,",
            ",-1,",
            "rij 2, kolom inwoners, waarde '-1': moet ten minste zijn 0",
        ),
        ("kerncijfers_2023.csv", ",238147,", ",,", "kolom inwoners, waarde '': mag niet leeg zijn"),
        ("kerncijfers_2023.csv", ",30800,", ",31,", "kolom inkomen"),
        ("kerncijfers_2023.csv", "53.2185", "6.6211", "kolom lat"),
        ("herindelingen.csv", "2015-01-01", "1 januari", "kolom datum"),
        ("pc4.csv", "1011,", "0011,", "kolom pc4"),
        ("woonplaatsen.csv", "1000,", "1001,", "kolom woonplaatscode"),
    ],
)
def test_a_wrong_file_is_named_with_column_and_value(
    folder: Path, name: str, was: str, becomes: str, match: str
) -> None:
    edit(folder / name, was, becomes)
    with pytest.raises(SjoError, match=rf"{name}: voldoet niet aan het schema: [\s\S]*{match}"):
        load_reference(folder, 2023)


@pytest.mark.parametrize("name", ["pc4.csv", "woonplaatsen.csv", "gemeenten.csv"])
def test_half_a_file_is_an_error(folder: Path, name: str) -> None:
    lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / name).write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    with pytest.raises(SjoError, match=name):
        load_reference(folder, 2023)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SjoError, match="ontbreekt"):
        load_reference(folder, 2023)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'jaar,"gemeente\n2023', b"\x00" * 50])
def test_a_file_that_is_no_csv_is_named(folder: Path, content: bytes) -> None:
    (folder / "gemeenten.csv").write_bytes(content)
    with pytest.raises(SjoError, match=r"gemeenten\.csv"):
        load_reference(folder, 2023)


def test_a_year_without_gemeenten_says_how_to_fetch_them(folder: Path) -> None:
    with pytest.raises(
        SjoError, match=r"geen gemeenten van 2017 \(wel van 2018-2026\).*--year 2017"
    ):
        load_reference(folder, 2017)


def test_of_a_year_still_to_come_the_last_known_boundaries_stand_in_and_say_so(
    folder: Path,
) -> None:
    reference = load_reference(folder, 2031)
    assert reference.grensjaar == 2026
    assert set(reference.gemeenten["jaar"]) == {2026}


def test_the_latest_dated_folder_that_holds_a_file_counts(folder: Path) -> None:
    content = (folder / "kerncijfers_2023.csv").read_bytes()
    older = content.replace(b",238147,", b",240001,")
    newer = content.replace(b",238147,", b",240002,")
    add_dated(folder, "2026-01-10", "kerncijfers_2023.csv", older)
    add_dated(folder, "2026-01-10-10", "kerncijfers_2023.csv", newer)
    add_dated(folder, "2026-01-10-9", "kerncijfers_2023.csv", older)
    add_dated(folder, "2026-03-01", "grenzen_2023.geojson", b"{}")
    found = load_reference(folder, 2023)
    assert found.kerncijfers.set_index("gemeentecode").loc["GM0014", "inwoners"] == 240_002
    assert [p.name for p in list_dated_folders(folder)][:2] == ["2026-03-01", "2026-01-10-10"]


def test_the_latest_year_is_that_of_the_list_that_counts(folder: Path) -> None:
    assert find_latest_year(folder) == 2026
    text = (folder / "gemeenten.csv").read_text(encoding="utf-8")
    of_2026 = [line for line in text.splitlines() if line.startswith("2026,")]
    more = text + "".join(f"2027{line[4:]}\n" for line in of_2026)
    add_dated(folder, "2027-01-10", "gemeenten.csv", more.encode())
    assert find_latest_year(folder) == 2027
    assert len(load_reference(folder, 2027).gemeenten) == 342


def test_folders_with_another_name_do_not_count(folder: Path) -> None:
    for name in ("geocode", "2026", "2026-01-01-oud", ".2026-01-01", "2026-01-01.nieuw"):
        (folder / name).mkdir()
        (folder / name / "pc4.csv").write_text("half", encoding="utf-8")
    assert find_file(folder, "pc4.csv") == folder / "pc4.csv"


def test_a_changed_file_in_a_dated_folder_is_an_error(folder: Path) -> None:
    path = add_dated(folder, "2026-01-10", "pc4.csv", (folder / "pc4.csv").read_bytes())
    load_reference(folder, 2023)
    path.write_bytes(path.read_bytes() + b"9999,Nergens,GM0014,52.0,5.0\n")
    with pytest.raises(
        SjoError, match=r"2026-01-10/pc4\.csv: is niet het bestand dat is opgehaald"
    ):
        load_reference(folder, 2023)


def test_a_wave_uses_its_own_key_figures_or_the_latest_before_it(folder: Path) -> None:
    content = (folder / "kerncijfers_2023.csv").read_bytes()
    assert find_key_figures(folder, 2026).name == "kerncijfers_2023.csv"
    newer = add_dated(folder, "2026-01-10", "kerncijfers_2025.csv", content)
    found = {year: find_key_figures(folder, year).name for year in (2019, 2024, 2025, 2026)}
    assert found == {
        2019: "kerncijfers_2023.csv",
        2024: "kerncijfers_2023.csv",
        2025: newer.name,
        2026: newer.name,
    }


def test_herindelingen_add_up_and_the_hand_written_row_wins(folder: Path) -> None:
    header = b"gemeentecode_oud,gemeente_oud,gemeentecode_nieuw,gemeente_nieuw,datum\n"
    own = b"GM0501,Brielle,GM0599,Rotterdam,2023-01-01\n"
    new = b"GM0014,Groningen,GM9998,Nieuw,2027-01-01\n"
    add_dated(folder, "2026-01-10", "herindelingen.csv", header + own + new)
    table = load_reference(folder, 2023).herindelingen.set_index("gemeentecode_oud")
    assert table.loc["GM0501", "gemeentecode_nieuw"] == "GM1992"
    assert table.loc["GM0014", "gemeentecode_nieuw"] == "GM9998"
    assert table.index.is_unique
    assert len(table) == 85

"""Everything in data/reference/ is read, known to be ignored, or named."""

from pathlib import Path

import pytest

from pipeline.country.closed_reference import find_stray_reference, list_reference_files
from tests.pipeline.tree import REPOSITORY

FOLDER = "data/reference"
READ = [
    f"{FOLDER}/2026-11-23-2/herkomst.json",
    f"{FOLDER}/2026-11-23-2/straten.csv",
    f"{FOLDER}/2026-11-23/grenzen_2026.geojson",
    f"{FOLDER}/gemeenten.csv",
    f"{FOLDER}/geocode/antwoorden.jsonl",
    f"{FOLDER}/kerncijfers_2023.csv",
]


def touch(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


def test_what_a_build_may_read_is_listed_and_no_fault(tmp_path: Path) -> None:
    touch(tmp_path, *READ, f"{FOLDER}/README.md", f"{FOLDER}/.DS_Store")
    found = [path.relative_to(tmp_path).as_posix() for path in list_reference_files(tmp_path)]
    assert sorted(found) == READ
    assert find_stray_reference(tmp_path) == []


def test_of_the_project_itself_nothing_is_stray() -> None:
    assert find_stray_reference(REPOSITORY) == []


def test_without_reference_data_there_is_nothing_to_name(tmp_path: Path) -> None:
    assert (list_reference_files(tmp_path), find_stray_reference(tmp_path)) == ([], [])


@pytest.mark.parametrize(
    ("name", "place", "advice"),
    [
        ("2026-11-3/pc4.csv", "2026-11-3", "heet naar haar dag, zoals 2026-11-23"),
        ("2026-11-23 (kopie)/pc4.csv", "2026-11-23 (kopie)", "heet naar haar dag"),
        ("2026-11-23/Straten.csv", "2026-11-23/Straten.csv", "bedoelt u 'straten.csv'?"),
        ("2026-11-23/geocode/a.jsonl", "2026-11-23/geocode", "gebruik een van"),
        ("Kerncijfers_2025.csv", "Kerncijfers_2025.csv", "bedoelt u 'kerncijfers_<jaar>.csv'?"),
        ("kerncijfers_2024.csv.txt", "kerncijfers_2024.csv.txt", "'kerncijfers_<jaar>.csv'?"),
        ("grenzen_26.geojson", "grenzen_26.geojson", "bedoelt u 'grenzen_<jaar>.geojson'?"),
        ("straten (1).csv", "straten (1).csv", "bedoelt u 'straten.csv'?"),
        ("straten.csv/x", "straten.csv", "is een map"),
        ("Geocode/antwoorden.jsonl", "Geocode", "bedoelt u 'geocode'?"),
        ("geocode/Antwoorden.jsonl", "geocode/Antwoorden.jsonl", "bedoelt u 'antwoorden.jsonl'?"),
        ("geocode", "geocode", "is geen map"),
    ],
)
def test_what_is_never_read_is_named(tmp_path: Path, name: str, place: str, advice: str) -> None:
    touch(tmp_path, f"{FOLDER}/{name}")
    (fault,) = find_stray_reference(tmp_path)
    assert fault.bestand == f"{FOLDER}/{place}"
    assert advice in str(fault)
    assert list_reference_files(tmp_path) == []


def test_a_link_to_elsewhere_is_no_reference_data(tmp_path: Path) -> None:
    touch(tmp_path, "elders/straten.csv", f"root/{FOLDER}/pc4.csv")
    root = tmp_path / "root"
    (root / FOLDER / "straten.csv").symlink_to(tmp_path / "elders" / "straten.csv")
    assert [str(fault) for fault in find_stray_reference(root)] == [
        f"{FOLDER}/straten.csv: is een verwijzing naar elders; zet het bestand zelf hier"
    ]

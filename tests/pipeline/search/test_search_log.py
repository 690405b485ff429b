"""The log that the search screen reads: what cannot be counted is passed over, never a crash.

Everything here is made up (SYNTHETISCH).
"""

from pathlib import Path

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.search.log import read_log
from tests.pipeline.tree import REPOSITORY, write

HEADER = "zoekactie_id;gemeente;zoekterm;paginas;hits;datum"
SEARCH = "AB-2026-1;Utrecht;rechtswinkel Utrecht;2;1;2026-11-05"


def count_searches(root: Path, **files: list[str]) -> int:
    for name, rows in files.items():
        write(root / "manual_entries" / "2026" / "zoeklog" / f"{name}.csv", [HEADER, *rows])
    country = load_reference(REPOSITORY / "data" / "reference", 2026)
    return len(read_log(root, 2026, Gazetteer.from_reference(country)))


def test_a_file_with_a_number_that_is_none_is_passed_over(tmp_path: Path) -> None:
    broken = SEARCH.replace("AB", "CD").replace(";2;", ";twee;")
    assert count_searches(tmp_path, AB=[SEARCH], CD=[broken]) == 1


def test_a_copy_that_a_program_made_counts_for_nothing(tmp_path: Path) -> None:
    later = SEARCH.replace("2026-1;", "2026-2;")
    assert count_searches(tmp_path, AB=[SEARCH], **{"AB (kopie)": [SEARCH, later]}) == 1


def test_rows_of_the_former_form_count_in_a_file_of_any_name(tmp_path: Path) -> None:
    former = SEARCH.removeprefix("AB-2026-1")
    assert count_searches(tmp_path, **{"zoeklog 1": [former]}) == 1

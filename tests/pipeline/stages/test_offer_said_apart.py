"""That something is buurtbemiddeling, said by people and not by its name."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.check import check_paths
from pipeline.read.entry_ids import make_record_id
from pipeline.release.concept import make_concept
from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

NAME = "SYNTHETISCH Beter Wonen Samen"
HEADER = "organisatie;gemeente;aanbod;ondersteuningstypen;leefgebieden;gezien_op;onderzoeker"
RECORD = make_record_id("", [NAME, "", "", "", "", "Almelo", ""])
LABELS = {"ondersteuningstypen": "Contactbemiddeling", "leefgebieden": "Wonen en buren"}


def locations(root: Path, found: str, *read: tuple[str, str]) -> pd.DataFrame:
    """Build a tree in which AB found it as `found`, and each (reader, aanbod) read it."""
    make_tree(root)
    wave = root / "manual_entries" / "2026"
    cells = [NAME, "Almelo", found, *LABELS.values(), "2026-10-01", "AB"]
    write(wave / "locaties" / "proef.csv", [HEADER, ";".join(cells)])
    for lezer, aanbod in read:
        said = reading(lezing_id=f"{lezer}-2026-1", record_id=RECORD, aanbod=aanbod, **LABELS)
        write(wave / "lezingen" / f"{lezer}.csv", lines(said))
    assert [f for f in check_paths(root) if not f.is_notice] == []
    make_concept(root, 2026)
    return pd.read_csv(root / "data/concept/2026/locaties.csv", dtype="str")


@pytest.mark.parametrize(
    ("found", "read"),
    [
        ("Buurtbemiddeling", [("CD", "buurtbemiddeling")]),
        ("", [("CD", "buurtbemiddeling"), ("EF", "buurtbemiddeling")]),
    ],
)
def test_what_two_people_say_needs_no_visiting_address(
    tmp_path: Path, found: str, read: list[tuple[str, str]]
) -> None:
    (row,) = locations(tmp_path, found, *read).to_dict("records")
    assert (row["organisatie"], row["gemeente"]) == (NAME, "Almelo")


@pytest.mark.parametrize(
    ("found", "read"),
    [
        ("buurtbemiddeling", [("CD", "")]),
        ("", [("CD", "buurtbemiddeling")]),
        ("buurtbemiddeling", [("CD", "wetswinkel")]),
        ("buurtbemiddeling", [("AB", "buurtbemiddeling")]),
    ],
)
def test_what_one_person_says_waits_as_does_a_difference(
    tmp_path: Path, found: str, read: list[tuple[str, str]]
) -> None:
    assert locations(tmp_path, found, *read).empty


def test_a_word_that_is_none_of_them_is_a_fault_at_its_cell(tmp_path: Path) -> None:
    make_tree(tmp_path)
    path = tmp_path / "manual_entries" / "2026" / "locaties" / "proef.csv"
    write(path, [HEADER, f"{NAME};Almelo;buurtbemidling;;;2026-10-01;AB"])
    (fault,) = (f for f in check_paths(tmp_path) if f.kolom == "aanbod")
    assert "buurtbemiddeling" in fault.advies

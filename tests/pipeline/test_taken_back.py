"""What a reader takes back does not hold: nothing is lost, and the rows stay where they stood."""

from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.tabular import read_table
from pipeline.read.taken_back import OF_LOOKS, drop_taken_back, find_idle_rows, find_taken_back
from pipeline.wave.looked_again import read_looked_again, select_done
from schemas.rechecks import HERCONTROLES
from tests.pipeline.tree import write

FILE = "manual_entries/2026/hercontroles/AB.csv"
TITLES = "locatie_id;uitkomst;datum"


def looks(*said: tuple[str, str], bestand: str = FILE) -> pd.DataFrame:
    rows = [
        (locatie_id, outcome, bestand, rij) for rij, (locatie_id, outcome) in enumerate(said, 2)
    ]
    return pd.DataFrame(rows, columns=["locatie_id", "uitkomst", "bestand", "rij"])


def test_a_withdrawal_takes_back_the_last_row_that_still_stands() -> None:
    said = looks(("L1", "nog zo"), ("L2", "weg"), ("L1", "weg"), ("L1", "ingetrokken"))
    assert list(drop_taken_back(said, OF_LOOKS)["rij"]) == [2, 3]
    again = looks(("L1", "nog zo"), ("L1", "weg"), ("L1", "Ingetrokken"), ("L1", "ingetrokken"))
    assert drop_taken_back(again, OF_LOOKS).empty


def test_a_withdrawal_never_reaches_into_the_file_of_another_reader() -> None:
    other = looks(("L1", "weg"), bestand="manual_entries/2026/hercontroles/CD.csv")
    said = pd.concat([other, looks(("L1", "ingetrokken"))], ignore_index=True)
    assert find_taken_back(rows_of(said), OF_LOOKS) == {(FILE, 2)}


def test_what_was_taken_back_is_due_again(tmp_path: Path) -> None:
    rows = ["L000000001a;weg;2026-11-05", "L000000001a;ingetrokken;2026-11-05"]
    write(tmp_path / FILE, [TITLES, *rows])
    assert select_done(read_looked_again(tmp_path), 2026) == frozenset()
    write(tmp_path / FILE, [TITLES, *rows, "L000000001a;nog zo;2026-11-05"])
    assert list(read_looked_again(tmp_path)["uitkomst"]) == ["nog zo"]


def test_a_withdrawal_of_nothing_is_named_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / FILE
    write(
        path,
        [TITLES, "L1;ingetrokken;2026-11-05", "L1;weg;2026-11-05", "L1;ingetrokken;2026-11-05"],
    )
    (told,) = find_idle_rows([read_table(path, FILE, HERCONTROLES)], OF_LOOKS)
    assert (told.rij, told.kolom) == (2, "uitkomst")
    assert "neemt niets terug" in told.regel

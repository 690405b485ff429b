"""Whole builds: a row that was read and is then written as another one. All is SYNTHETISCH."""

from pathlib import Path

import pytest

from tests.pipeline.test_random_decisions import DECISIONS, History
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

pytestmark = pytest.mark.heavy

ROW = "{};Proefweg 9;7571 AB;Oldenzaal;;{};stichting of vereniging;Advies;Algemeen;2026-10-01;AB"
NAME, SITE = "SYNTHETISCH Hulppunt", "https://proef.example"
READINGS = (
    "lezing_id;record_id;oordeel;soort_organisatie;sociaal_raadslieden;ondersteuningstypen;"
    "leefgebieden;datum;blind"
)
AGREES = "CD-2026-1;{};akkoord;stichting of vereniging;nee;Advies;Algemeen;2026-10-05;ja"


@pytest.fixture
def read(tmp_path: Path) -> History:
    """A location that two people read, published."""
    history = History(make_tree(tmp_path, [ROW.format(NAME, SITE)]))
    (record_id,) = history.build().tables["te_beoordelen"]["record_id"]
    lezingen = tmp_path / "manual_entries" / "2026" / "lezingen" / "CD.csv"
    write(lezingen, [READINGS, AGREES.format(record_id)])
    made = history.build()
    assert made.tables["locaties"]["organisatie"].tolist() == [NAME]
    history.keep(made)
    return history


@pytest.mark.parametrize(
    ("name", "site"),
    [(NAME, "https://anders.example"), ("SYNTHETISCH Hulppunt Oldenzaal", SITE)],
)
def test_it_waits_again_and_nothing_says_that_nobody_names_it(
    read: History, name: str, site: str
) -> None:
    entries = read.root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    write(entries, [LOCATIES_HEADER, ROW.format(name, site)])
    made = read.build()
    assert made.tables["locaties"].empty
    (reason,) = made.tables["id_historie"].loc[
        made.tables["id_historie"]["gebeurtenis"] == "vervallen", "reden"
    ]
    assert reason.startswith("wacht op beoordeling (")
    (told,) = [line for line in made.meldingen if "lezing zonder record" in line]
    assert "zet die dan terug en verbeter haar in correcties.csv" in told


def test_a_correction_of_its_site_keeps_what_was_read(read: History) -> None:
    (locatie_id,) = read.versions[-1]["locaties"]["locatie_id"]
    decision = (
        f"{locatie_id};correctie;website;{SITE};https://anders.example;;;gebeld;AB;2026-11-05"
    )
    write(read.root / "manual_entries" / "correcties.csv", [DECISIONS, decision])
    made = read.build()
    assert made.tables["locaties"][["locatie_id", "website"]].to_numpy().tolist() == [
        [locatie_id, "https://anders.example"]
    ]
    values = made.tables["herkomst_waarden"]
    decided = values[values["door_besluit"]]
    assert decided[["kolom", "bronwaarde"]].to_numpy().tolist() == [
        ["website", "https://anders.example"]
    ]

"""The screen Cijfers tells what the newest concept says of itself. Data SYNTHETISCH."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from pipeline.release.concept import make_concept
from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import write
from tests.werkbank.browsing import browsing, find_axe_faults, needs_browser, scrolls_sideways
from tests.werkbank.served import make_desk_tree, working

ENTRY = [
    "organisatie;bezoekadres;postcode;plaats;gemeente;onderzoeker",
    "SYNTHETISCH Rechtswinkel;Proefstraat 1;3511 AB;Utrecht;Utrecht;CD",
]
PLANNING = ["gemeentecode;gemeente;lezer;tweede_lezer", "GM0344;Utrecht;AB;CD"]
SEARCHES = [
    "zoekactie_id;gemeente;zoekterm;paginas;hits;datum",
    "AB-2026-1;Utrecht;rechtswinkel Utrecht;2;1;2026-03-01",
]


def make_wave(root: Path) -> Path:
    """Make a wave with a plan and a search that found an entry, and its concept."""
    entries = make_desk_tree(root) / "manual_entries"
    shutil.copytree(Path("manual_entries/sjablonen"), entries / "sjablonen")
    write(entries / "2026/locaties/CD.csv", ENTRY)
    write(entries / "2026/planning.csv", PLANNING)
    write(entries / "2026/zoeklog/AB.csv", SEARCHES)
    make_concept(root, 2026)
    return root


def test_without_a_concept_the_screen_says_how_to_make_one(tmp_path: Path) -> None:
    with working(make_desk_tree(tmp_path)) as workbench:
        answer = workbench.ask("/cijfers")
    assert answer.status == 200
    assert "sjo build --concept --wave 2026" in answer.text


def test_words_stand_left_and_what_cannot_be_compared_is_said_so(tmp_path: Path) -> None:
    root = make_wave(tmp_path)
    record_id = pd.read_csv(root / "data/concept/2026/te_beoordelen.csv")["record_id"].iloc[0]
    for lezer in ("AB", "EF"):
        read = reading(lezing_id=f"{lezer}-2026-1", record_id=record_id, blind="nee")
        write(root / f"manual_entries/2026/lezingen/{lezer}.csv", lines(read))
    make_concept(root, 2026)
    with working(root) as workbench:
        told = workbench.ask("/cijfers").text
    assert "<td>soort organisatie</td>" in told
    assert '<td class="number">niets te vergelijken</td>' in told
    assert "0 van 0" not in told


@pytest.mark.heavy
@needs_browser
def test_the_figures_of_the_concept_are_read_with_the_keyboard(tmp_path: Path) -> None:
    with browsing(make_wave(tmp_path)) as page:
        page.keyboard.press("9")
        page.wait_for_url("**/cijfers")
        expect(page.get_by_role("heading", name="Voortgang naast de planning")).to_be_visible()
        expect(page.get_by_text("rechtswinkel {gemeente}")).to_be_visible()
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)

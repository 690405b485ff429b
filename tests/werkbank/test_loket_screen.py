"""The desk in a real browser, by keyboard: a mail becomes a report, a report gets its end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.check import check_paths
from pipeline.mutations.filed import collect_mutations
from pipeline.mutations.locations import read_published_locations
from pipeline.mutations.sheet import write_gemeente_sheet
from pipeline.release.floors import Acceptance
from pipeline.release.publish import release
from schemas.mutations import Mutatiestand
from tests.pipeline.reported import as_object, changed
from tests.pipeline.tree import make_tree, write
from tests.werkbank.browsing import (
    browsing,
    find_axe_faults,
    needs_browser,
    scrolls_sideways,
    visit,
)
from tests.werkbank.served import make_desk_tree, working

pytestmark = [pytest.mark.heavy, needs_browser]
ENTRIES = [
    "SYNTHETISCH Rechtswinkel De Welle;Proefstraat 1;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Wetswinkel Oost;Proefweg 5;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB",
]
MAIL = """\
Van: Voornaam Achternaam <v.achternaam@voorbeeld.example>
Onderwerp: vraag

> Telefoon: 030 765 43 21
Bel mevrouw Jansen niet meer. De balie heeft een nieuw nummer.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_tree(tmp_path_factory.mktemp("loket"), ENTRIES)
    release(root, 2026, aanvaard=Acceptance("proef", "AB", "2026-11-05"))
    return root


@pytest.fixture(scope="module")
def page(root: Path) -> Iterator[Page]:
    with browsing(root) as page:
        yield page


def press(page: Page, key: str) -> None:
    """Press a key when the page listens: its script runs after the page is there."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def assert_everybody_can_use(page: Page) -> None:
    assert find_axe_faults(page) == []
    assert not scrolls_sideways(page, 320)
    assert not scrolls_sideways(page, 640)


def test_a_pasted_mail_becomes_a_report_and_gets_its_end_by_keyboard(
    page: Page, root: Path
) -> None:
    press(page, "8")
    expect(page.get_by_role("heading", name="Loket")).to_be_visible()
    assert_everybody_can_use(page)
    press(page, "b")
    page.keyboard.insert_text(MAIL)
    press(page, "Escape")
    press(page, "l")
    expect(page.get_by_label("telefoon")).to_have_value("030 765 43 21")
    expect(page.get_by_label("toelichting")).to_have_value("De balie heeft een nieuw nummer.")
    assert_everybody_can_use(page)
    press(page, "o")
    expect(page.get_by_role("alert")).to_contain_text("kies eerst om welke locatie het gaat")
    press(page, "z")
    page.keyboard.type("de welle")
    expect(page.locator("#gevonden")).to_contain_text("Rechtswinkel De Welle")
    press(page, "Tab")
    press(page, "Tab")
    press(page, "Space")
    press(page, "o")
    expect(page.get_by_role("heading", name="Rechtswinkel De Welle")).to_be_visible()
    assert_everybody_can_use(page)
    mutations = collect_mutations(root).mutations
    (mutatie_id,) = mutations.filed
    locatie_id = mutations.filed[mutatie_id].mutation.locatie_id
    press(page, "d")
    press(page, "v")
    page.keyboard.type(f"correctie {locatie_id} telefoon")
    press(page, "Enter")
    expect(page.get_by_role("alert")).to_contain_text("dit besluit bestaat niet")
    write(
        root / "manual_entries" / "correcties.csv",
        [
            "locatie_id;besluit;kolom;was;wordt;reden;auteur;datum",
            f"{locatie_id};correctie;telefoon;;030 765 43 21;gebeld;AB;2026-11-06",
        ],
    )
    press(page, "s")
    expect(page.get_by_text("Nu: doorgevoerd")).to_be_visible()
    assert "vanaf versie 2026.2" in page.locator("#antwoordtekst").input_value()
    assert collect_mutations(root).mutations.stand_of(mutatie_id) is Mutatiestand.DOORGEVOERD
    assert [str(f) for f in check_paths(root, [root / "manual_entries/mutaties"])] == []
    filed = [p for p in (root / "manual_entries/mutaties").rglob("*") if p.is_file()]
    assert not any(name in p.read_bytes() for p in filed for name in (b"chternaam", b"Jansen"))
    kept = (root / "data/raw/mutaties").glob("*.txt")
    assert any(b"mevrouw Jansen" in path.read_bytes() for path in kept)


def test_a_file_of_the_form_and_a_worksheet_come_in_by_upload(
    page: Page, root: Path, tmp_path: Path
) -> None:
    locations = read_published_locations(root)
    locatie_id = next(i for i, row in locations.rows.items() if row["woonplaats"] == "Hengelo")
    form = tmp_path / "melding.json"
    blank = as_object(changed(locatie_id=locatie_id, gemeente="GM0164", gemeld_op="2026-11-20"))
    form.write_text(json.dumps(blank | {"mutatie_id": None, "melder": None}), encoding="utf-8")
    visit(page, "/loket")
    page.set_input_files("#bestand", form)
    press(page, "l")
    expect(page.get_by_label("telefoon")).to_have_value("030 765 43 21")
    press(page, "o")
    expect(page.get_by_role("heading", name="Wetswinkel Oost")).to_be_visible()
    sheet = tmp_path / "werkblad.xlsx"
    write_gemeente_sheet(sheet, "GM0164", locations)
    visit(page, "/loket")
    page.set_input_files("#bestand", sheet)
    press(page, "l")
    expect(page.get_by_role("status")).to_contain_text("0 meldingen uit het werkblad")
    form.write_text('{"vorm": "2"}', encoding="utf-8")
    page.set_input_files("#bestand", form)
    press(page, "l")
    expect(page.get_by_role("alert")).to_contain_text("ontbreekt")


def test_without_a_version_the_screen_says_what_to_do(tmp_path: Path) -> None:
    with working(make_desk_tree(tmp_path)) as workbench:
        answer = workbench.ask("/loket")
    assert answer.status == 200
    assert "maak eerst een" in answer.text
    assert "<textarea" not in answer.text


def test_a_report_of_a_day_to_come_is_refused_before_it_is_filed_for_good(root: Path) -> None:
    locatie_id = next(iter(read_published_locations(root).rows))
    told = {"soort": "gesloten", "locatie_id": locatie_id, "gemeld_op": "2999-01-01", "doe": "neem"}
    before = set(collect_mutations(root).mutations.filed)
    with working(root) as workbench:
        answer = workbench.post("/loket/opnemen", told)
    assert answer.status == 422
    assert "2999-01-01&#39;: ligt in de toekomst" in answer.text
    assert set(collect_mutations(root).mutations.filed) == before


def test_who_has_nothing_to_paste_fills_in_the_report_and_is_told_so(root: Path) -> None:
    with working(root) as workbench:
        assert "Er was niets te lezen." in workbench.post("/loket/lezen", {"bericht": ""}).text
        assert (
            "Er was niets te lezen." not in workbench.post("/loket/lezen", {"bericht": MAIL}).text
        )

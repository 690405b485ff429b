"""Searching by keyboard in a real browser: what is typed is recognised, and stands in the files."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.check import check_paths
from pipeline.files.tabular import read_table
from pipeline.read.entry_ids import make_record_id
from schemas.manual import AFGEWEZEN, LOCATIES
from schemas.searches import VONDSTEN, ZOEKLOG
from tests.pipeline.tree import write
from tests.werkbank.browsing import (
    browsing,
    find_axe_faults,
    needs_browser,
    press,
    scrolls_sideways,
)
from tests.werkbank.served import make_desk_tree, working

TEMPLATES = {t.name: t for t in (ZOEKLOG, VONDSTEN, LOCATIES, AFGEWEZEN)}
KNOWN = [
    "sleutel;organisatie;bezoekadres;postcode;plaats;onderzoeker",
    "CD-1;SYNTHETISCH Rechtswinkel Utrecht;Proefstraat 1;3511 AB;Utrecht;CD",
]
OUT = [
    "sleutel;organisatie;regel;onderzoeker;datum",
    "CD-2;SYNTHETISCH Webhulp;alleen online;CD;2026-03-01",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = make_desk_tree(tmp_path)
    write(root / "manual_entries/2026/locaties/CD.csv", KNOWN)
    write(root / "manual_entries/2026/afgewezen/CD.csv", OUT)
    return root


def rows(root: Path, kind: str) -> list[dict[str, str]]:
    path = root / "manual_entries" / "2026" / kind / "AB.csv"
    found = read_table(path, path.name, TEMPLATES[kind]).frame.to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items() if cell} for row in found]


@pytest.mark.heavy
@needs_browser
def test_a_gemeente_is_searched_with_keys_alone(tree: Path) -> None:
    with browsing(tree) as page:
        press(page, "2")
        page.wait_for_url("**/zoeken")
        press(page, "g")
        page.keyboard.type("Utrecht")
        press(page, "Enter")
        page.wait_for_url("**/zoeken?gemeente=Utrecht")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "q")
        page.wait_for_url("**/actie?id=AB-2026-1")
        press(page, "n")
        page.keyboard.type("SYNTHETISCH Rechtswinkel")
        page.locator("#f-bezoekadres").focus()
        page.keyboard.type("Proefstraat 1 3511AB Utrecht")
        known = page.locator("#bekend .same")
        expect(known).to_contain_text("SYNTHETISCH Rechtswinkel Utrecht")
        expect(page.locator("#bekend")).to_contain_text("Adres gelezen als: Proefstraat 1, 3511AB")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "Escape")
        press(page, "a")
        expect(page.locator("tbody")).to_contain_text("bekend")
        press(page, "p")
        expect(page.locator(".stat").first).to_have_text("2 pagina’s")
        press(page, "n")
        page.keyboard.type("SYNTHETISCH Raadslieden")
        page.locator("#f-bezoekadres").focus()
        page.keyboard.type("Proefplein 5")
        press(page, "Escape")
        press(page, "b")
        expect(page.locator("tbody")).to_contain_text("nieuw")
        press(page, "n")
        page.keyboard.type("SYNTHETISCH Forum")
        press(page, "Escape")
        press(page, "r")
        page.keyboard.type("alleen")
        press(page, "Escape")
        press(page, "x")
        expect(page.locator("tbody")).to_contain_text("valt af: alleen online")
    assert [row["uitkomst"] for row in rows(tree, "vondsten")] == ["bekend", "nieuw", "valt af"]
    new = rows(tree, "locaties")[0]
    assert new == {
        "sleutel": "AB-2026-v1",
        "organisatie": "SYNTHETISCH Raadslieden",
        "bezoekadres": "Proefplein 5",
        "gemeente": "Utrecht",
        "gezien_op": new["gezien_op"],
        "onderzoeker": "AB",
    }
    last = rows(tree, "zoeklog")[-1]
    assert (last["zoekactie_id"], last["paginas"], last["hits"]) == ("AB-2026-1", "2", "2")
    assert check_paths(tree) == []


def test_what_cannot_be_saved_is_said_beside_what_was_typed_and_nothing_is_written(
    tree: Path,
) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Utrecht", "zoekterm": "hulp Utrecht"})
        typed = {"id": "AB-2026-1", "organisatie": "SYNTHETISCH Los", "email": "geen adres"}
        refused = desk.post("/zoeken/vondst", {**typed, "actie": "nieuw", "gemeente": "Utrecht"})
        assert refused.status == 422
        assert "geen e-mailadres" in refused.text
        assert 'value="SYNTHETISCH Los"' in refused.text
        ruleless = desk.post("/zoeken/vondst", {**typed, "actie": "valt af"})
        assert ruleless.status == 422
        assert "kies de regel waarom zij afvalt" in ruleless.text
        named = {
            **typed,
            "actie": "valt af",
            "regel": "opgeheven",
            "waarom": "zei mevrouw Q. Zwaan",
        }
        assert desk.post("/zoeken/vondst", named).status == 422
        assert desk.post("/zoeken/vondst", {**typed, "actie": "handmatig:0"}).status == 404
        assert desk.post("/zoeken/begin", {"gemeente": "Atlantis", "zoekterm": "x"}).status == 422
    wave = tree / "manual_entries" / "2026"
    assert not (wave / "vondsten" / "AB.csv").exists()
    assert not (wave / "locaties" / "AB.csv").exists()
    assert len(rows(tree, "zoeklog")) == 1


@pytest.mark.parametrize("outcome", ["nieuw", "valt af"])
def test_a_find_with_a_fault_leaves_no_location_behind(tree: Path, outcome: str) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Utrecht", "zoekterm": "hulp Utrecht"})
        typed = {"id": "AB-2026-1", "organisatie": "SYNTHETISCH Los", "gemeente": "Utrecht"}
        told = {**typed, "actie": outcome, "regel": "opgeheven", "pagina": "2.5"}
        refused = desk.post("/zoeken/vondst", told)
        assert refused.status == 422
        assert "geen geheel getal" in refused.text
        wave = tree / "manual_entries" / "2026"
        (wave / "vondsten").mkdir(exist_ok=True)
        broken = wave / "vondsten" / "AB.csv"
        write(broken, ["iets;anders", "a;b"])
        assert desk.post("/zoeken/vondst", told | {"pagina": "2"}).status == 422
        assert not (wave / "locaties" / "AB.csv").exists()
        assert not (wave / "afgewezen" / "AB.csv").exists()
        broken.unlink()
        assert desk.post("/zoeken/vondst", told | {"pagina": "2"}).status == 303
    assert [row["uitkomst"] for row in rows(tree, "vondsten")] == [outcome]


def test_enter_while_typing_shows_what_is_known_and_saves_nothing(tree: Path) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Utrecht", "zoekterm": "hulp Utrecht"})
        page = desk.ask("/zoeken/actie?id=AB-2026-1").text
        form = page[page.index('action="/zoeken/vondst"') :]
        assert form.index('value="kijk"') < form.index('value="nieuw"')
        typed = {"id": "AB-2026-1", "organisatie": "SYNTHETISCH Rechtswinkel", "pagina": "3"}
        looked = desk.post("/zoeken/vondst", {**typed, "actie": "kijk", "gemeente": "Utrecht"})
    assert looked.status == 200
    assert "Is het een van deze?" in looked.text
    assert 'name="pagina" min="1" max="999" value="3"' in looked.text
    assert not (tree / "manual_entries/2026/locaties/AB.csv").exists()


def test_a_party_that_a_colleague_turned_down_is_recognised_anywhere(tree: Path) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Zeist", "zoekterm": "hulp Zeist"})
        seen = desk.ask("/zoeken/herken?organisatie=SYNTHETISCH+Webhulp&gemeente=Zeist").text
        assert "afgewezen: alleen online" in seen
        found = re.search(r'value="(handmatig:[0-9a-f]{16})"', seen)
        assert found is not None
        fields = {"id": "AB-2026-1", "actie": found[1], "gemeente": "Zeist", "pagina": "2"}
        assert desk.post("/zoeken/vondst", fields).status == 303
    assert rows(tree, "vondsten") == [
        {
            "zoekactie_id": "AB-2026-1",
            "gemeente": "Zeist",
            "pagina": "2",
            "uitkomst": "valt af",
            "regel": "alleen online",
            "record_id": found[1],
            "organisatie": "SYNTHETISCH Webhulp",
        }
    ]
    assert rows(tree, "zoeklog")[-1]["paginas"] == "2"
    assert check_paths(tree) == []


def test_a_find_that_is_taken_back_counts_no_more(tree: Path) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Utrecht", "zoekterm": "hulp Utrecht"})
        seen = desk.ask("/zoeken/herken?organisatie=SYNTHETISCH+Rechtswinkel&gemeente=Utrecht").text
        found = re.search(r'value="(handmatig:[0-9a-f]{16})"', seen)
        assert found is not None
        named = {"id": "AB-2026-1", "gemeente": "Utrecht"}
        desk.post("/zoeken/vondst", {**named, "actie": found[1]})
        assert rows(tree, "zoeklog")[-1]["hits"] == "1"
        desk.post("/zoeken/terug", {"id": "AB-2026-1", "record_id": found[1]})
    assert rows(tree, "zoeklog")[-1]["hits"] == "0"
    assert rows(tree, "vondsten")[-1]["uitkomst"] == "ingetrokken"
    assert check_paths(tree) == []


@pytest.mark.heavy
@needs_browser
def test_one_key_takes_back_a_find_with_its_location_or_a_page(tree: Path) -> None:
    with browsing(tree) as page:
        page.goto(page.url.replace("/werkvoorraad", "/zoeken?gemeente=Utrecht"))
        press(page, "q")
        page.wait_for_url("**/actie?id=AB-2026-1")
        press(page, "n")
        page.keyboard.type("SYNTHETISCH Raadslieden")
        press(page, "Escape")
        press(page, "b")
        expect(page.locator("[role=status]").first).to_contain_text(
            "SYNTHETISCH Raadslieden, nieuw"
        )
        assert find_axe_faults(page) == []
        press(page, "-")
        expect(page.locator("#f-organisatie")).to_have_value("SYNTHETISCH Raadslieden")
        expect(page.locator("[role=status]").first).to_contain_text("Teruggenomen: SYNTHETISCH")
        assert rows(tree, "locaties") == []
        press(page, "p")
        expect(page.locator("[role=status]").first).to_contain_text("Bewaard: pagina 2")
        press(page, "-")
        expect(page.locator(".stat").first).to_have_text("1 pagina")
    assert [row["uitkomst"] for row in rows(tree, "vondsten")] == ["nieuw", "ingetrokken"]
    assert check_paths(tree) == []


@pytest.mark.heavy
@needs_browser
def test_what_was_typed_before_a_page_was_noted_stands_again_with_the_page_of_now(
    tree: Path,
) -> None:
    with browsing(tree) as page:
        page.goto(page.url.replace("/werkvoorraad", "/zoeken?gemeente=Utrecht"))
        press(page, "q")
        page.wait_for_url("**/actie?id=AB-2026-1")
        press(page, "p")
        expect(page.locator(".stat").first).to_have_text("1 pagina")
        press(page, "n")
        page.keyboard.type("SYNTHETISCH Raadslieden")
        press(page, "Escape")
        press(page, "p")
        expect(page.locator(".stat").first).to_have_text("2 pagina’s")
        expect(page.locator("#f-organisatie")).to_have_value("SYNTHETISCH Raadslieden")
        expect(page.locator("#f-pagina")).to_have_value("2")
        page.locator("#f-pagina").fill("1")  # who says it otherwise, is right
        page.reload()
        expect(page.locator("#f-pagina")).to_have_value("1")


def test_a_location_that_a_colleague_went_on_with_is_not_taken_back(tree: Path) -> None:
    with working(tree) as desk:
        desk.post("/zoeken/begin", {"gemeente": "Utrecht", "zoekterm": "hulp Utrecht"})
        typed = {"id": "AB-2026-1", "organisatie": "SYNTHETISCH Los", "gemeente": "Utrecht"}
        desk.post("/zoeken/vondst", {**typed, "actie": "nieuw"})
        record = make_record_id("AB-2026-v1", ())
        titles = "zoekactie_id;pagina;uitkomst;record_id"
        write(
            tree / "manual_entries/2026/vondsten/CD.csv", [titles, f"CD-2026-1;1;bekend;{record}"]
        )
        refused = desk.post("/zoeken/terug", {"id": "AB-2026-1", "record_id": record})
    assert refused.status == 422
    assert "CD-2026-1 gaat er al over" in refused.text
    assert [row["uitkomst"] for row in rows(tree, "vondsten")] == ["nieuw"]
    assert len(rows(tree, "locaties")) == 1

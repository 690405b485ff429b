"""Judging and settling by keyboard alone, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.check import check_paths
from tests.werkbank.browsing import (
    PATIENCE_MS,
    browsing,
    find_axe_faults,
    launching,
    needs_browser,
    scrolls_sideways,
)
from tests.werkbank.judged import keep_page, rows_of_reader
from tests.werkbank.served import starting

pytestmark = [pytest.mark.heavy, needs_browser]
HALF_OF_1280 = 640
"""A window of 1280 at 200 % zoom shows what fits in 640."""


def press(page: Page, *keys: str) -> None:
    page.locator("#toetsen-aan").wait_for()  # a key does nothing before the scripts have run
    for key in keys:
        page.keyboard.press(key)


def find_flaws(page: Page) -> list[str]:
    sideways = [f"wider than {w}" for w in (320, HALF_OF_1280) if scrolls_sideways(page, w)]
    return [*find_axe_faults(page), *sideways]


def test_a_candidate_is_judged_in_six_keys_with_a_quote_as_evidence(root: Path) -> None:
    with browsing(root) as page:
        assert find_flaws(page) == []
        press(page, "e")
        page.wait_for_url("**/beoordelen/*")
        page.wait_for_selector("text=SYNTHETISCH Wijkteam")
        assert find_flaws(page) == []
        press(page, "/")  # that one has no stored page
        page.wait_for_selector(".page[open] .zin")
        press(page, ".", "2")
        expect(page.locator("#bewijs")).to_contain_text("Wij geven gratis advies over huur.")
        assert find_flaws(page) == []
        press(page, "v", "n", "q", "Enter")
        page.wait_for_selector(".done")
    (row,) = rows_of_reader(root, "lezingen")
    assert (row["organisatie"], row["oordeel"]) == ("SYNTHETISCH Inloop", "akkoord")
    assert (row["ondersteuningstypen"], row["leefgebieden"]) == ("Advies", "Wonen en buren")
    (evidence,) = rows_of_reader(root, "bewijs")
    assert (evidence["grond"], evidence["waarde"]) == ("citaat", "Advies")


def test_keys_for_a_sentence_pass_over_headings_and_shifted_keys_do_not(root: Path) -> None:
    with browsing(root) as page:
        page.goto(page.url.replace("/werkvoorraad", "/beoordelen?gemeente=Utrecht"))
        page.wait_for_selector(".page[open] .zin")
        chosen = page.locator(".zin.nu")
        for key, begins in [
            (".", "Wij geven"),
            (".", "Vraag naar"),
            (",", "Wij geven"),
            ("<", "SYNTHETISCH Inloop"),
            (">", "Wij geven"),
            (",", "Vraag naar"),
        ]:
            press(page, key)
            expect(chosen).to_contain_text(begins)
        press(page, "Escape")
        expect(chosen).to_have_count(0)


def test_a_label_makes_the_verdict_akkoord_but_never_changes_one(root: Path) -> None:
    with browsing(root) as page:
        page.goto(page.url.replace("/werkvoorraad", "/beoordelen"))
        page.locator("[name=leefgebieden][value='niet bekeken']").check()
        assert page.locator("[name=oordeel]:checked").count() == 0
        press(page, "2")
        expect(page.locator("[name=oordeel][value=akkoord]")).to_be_checked()
        press(page, "f", "3")
        expect(page.locator("[name=oordeel][value=twijfel]")).to_be_checked()


def test_text_chosen_with_the_mouse_is_evidence_too_and_can_be_removed(root: Path) -> None:
    with browsing(root) as page:
        page.goto(page.url.replace("/werkvoorraad", "/beoordelen?gemeente=Utrecht"))
        page.wait_for_selector(".page[open] .zin")
        page.locator(".zin", has_text="raadslieden").dblclick()
        press(page, "j")
        expect(page.locator("#bewijs q")).to_have_count(1)
        page.locator("#bewijs button").focus()
        press(page, "Enter")
        expect(page.locator("#bewijs q")).to_have_count(0)
        assert page.locator("[name=sociaal_raadslieden][value=ja]").is_checked()


def test_evidence_from_two_pages_is_picked_with_keys_and_each_names_its_page(root: Path) -> None:
    huur = keep_page(root, "https://proef.example/huur", "<p>Wij helpen ook bij huur en buren.</p>")
    with browsing(root) as page:
        page.goto(page.url.replace("/werkvoorraad", "/beoordelen?gemeente=Utrecht"))
        press(page, "c")
        page.keyboard.type("https://proef.example/huur")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".page[open] summary")).to_contain_text("proef.example/huur")
        assert find_flaws(page) == []
        press(page, ".", "q")
        press(page, "l")
        expect(page.locator(".page[open] summary")).to_contain_text("proef.example/over")
        press(page, ".", "2")
        expect(page.locator("#bewijs li").first).to_contain_text("proef.example/huur")
        expect(page.locator("#bewijs li").last).to_contain_text("proef.example/over")
        assert find_flaws(page) == []
        press(page, "v", "n", "Enter")
        page.wait_for_selector(".done")
    rows = {row["waarde"]: row for row in rows_of_reader(root, "bewijs")}
    assert rows["Wonen en buren"]["sha256"] == huur.sha256
    assert rows["Wonen en buren"]["url"] == "https://proef.example/huur"
    assert rows["Advies"]["url"] == "https://proef.example/over"
    assert {row["grond"] for row in rows.values()} == {"citaat"}


def test_a_rejection_shows_its_rules_and_undo_brings_it_back(root: Path) -> None:
    with browsing(root) as page:
        press(page, "e")
        page.wait_for_selector(".judge")
        press(page, "x")
        expect(page.locator(".labels")).to_be_hidden()
        expect(page.locator(".only-afgewezen")).to_be_visible()
        assert find_flaws(page) == []
        press(page, "2", "Enter")
        page.wait_for_selector(".done")
        assert find_flaws(page) == []
        press(page, "-")
        page.wait_for_url("**van=AB-2026-1")
        assert page.locator("[name=regel][value='algemeen welzijnswerk']").is_checked()
        expect(page.locator("[role=status].done")).to_contain_text("Teruggenomen")
        assert find_flaws(page) == []
    assert [r["oordeel"] for r in rows_of_reader(root, "lezingen")] == ["afgewezen", "ingetrokken"]


def test_evidence_of_labels_hides_with_them_and_comes_back_with_another_verdict(root: Path) -> None:
    with browsing(root) as page:
        page.goto(page.url.replace("/werkvoorraad", "/beoordelen?gemeente=Utrecht"))
        press(page, ".", "2", "x")
        expect(page.locator("#bewijs li")).to_be_hidden()
        expect(page.locator("#bewijs-blijft-hier")).to_be_visible()
        press(page, "Enter")
        expect(page.locator("[role=alert]")).to_contain_text("regel is verplicht bij afgewezen")
        expect(page.locator("[role=alert] li")).to_have_count(1)
        assert find_flaws(page) == []
        press(page, "a")
        expect(page.locator("#bewijs li")).to_be_visible()
        expect(page.locator("#bewijs-blijft-hier")).to_be_hidden()


def test_a_second_reading_and_its_difference_are_done_with_keys(root: Path) -> None:
    with browsing(root) as page:
        press(page, "t")
        page.wait_for_selector("text=SYNTHETISCH Huis")
        assert find_flaws(page) == []
        press(page, "a", "v", "n", "2", "i", "Enter")
        page.wait_for_selector(".done")
        press(page, "5")
        page.wait_for_selector(".sides")
        assert find_flaws(page) == []
        press(page, "2", "w")
        page.keyboard.type("de pagina noemt het")
        press(page, "Escape", "Enter")
        page.wait_for_selector("text=geen verschil")
        assert find_flaws(page) == []
        press(page, "-")
        page.wait_for_selector(".sides")
        assert page.locator("[name=ondersteuningstypen][value='Doorverwijzing#']").is_checked()
        expect(page.locator("#waarom")).to_have_value("de pagina noemt het")
        press(page, "Enter")
        page.wait_for_selector("text=geen verschil")
    outcomes = [(row["veld"], row["waarde"]) for row in rows_of_reader(root, "uitkomsten")]
    chosen, back = (("ondersteuningstypen", word) for word in ("Doorverwijzing", "ingetrokken"))
    assert outcomes == [chosen, back, chosen]
    assert [str(fault) for fault in check_paths(root) if "AB.csv" in fault.bestand] == []


def test_what_was_filled_in_outlives_a_workbench_that_stopped(root: Path) -> None:
    with starting(root) as started, launching() as browser:
        page = browser.new_context().new_page()  # axe opens pages beside it
        page.set_default_timeout(PATIENCE_MS)
        page.goto(started.workbench.address)
        page.wait_for_url("**/werkvoorraad")
        press(page, "e")
        page.wait_for_selector("text=SYNTHETISCH Wijkteam")
        press(page, "/")
        page.wait_for_selector(".page[open] .zin")
        press(page, ".", "2", "v", "n", "q", "h")
        page.keyboard.type("nagezocht bij de balie")
        press(page, "Escape")
        page.reload()
        expect(page.locator("#toelichting")).to_have_value("nagezocht bij de balie")
        expect(page.locator("#bewijs li")).to_have_count(1)
        expect(page.locator("#concept-bericht")).to_contain_text("staat er weer")
        assert find_flaws(page) == []
        started.process.kill()
        started.process.wait()
        press(page, "Enter")
        expect(page.locator("[role=alert]")).to_contain_text("de werkbank antwoordt niet")
        assert find_axe_faults(page) == []
        with starting(root) as again:
            assert again.workbench.port == started.workbench.port
            other = page.context.new_page()
            other.goto(again.workbench.address)
            other.wait_for_url("**/werkvoorraad")
            press(page, "Enter")
            page.wait_for_selector(".done")
            page.wait_for_load_state()  # the script runs when the page is whole
            assert page.locator("#concept-bericht").count() == 0
            assert page.evaluate("Object.keys(sessionStorage)") == []
    (row,) = rows_of_reader(root, "lezingen")
    assert row["toelichting"] == "nagezocht bij de balie"
    (quoted,) = rows_of_reader(root, "bewijs")
    assert quoted["waarde"] == "Advies"


def test_a_form_that_is_begun_anew_is_empty(root: Path) -> None:
    with browsing(root) as page:
        press(page, "e")
        page.wait_for_selector("text=SYNTHETISCH Wijkteam")
        press(page, "d", "/")
        page.wait_for_selector(".page[open] .zin")
        page.go_back()
        expect(page.locator("#concept-bericht")).to_be_visible()
        assert page.locator("[name=oordeel][value=dubbel]").is_checked()
        page.get_by_role("button", name="Begin leeg").click()
        expect(page.locator("#concept-bericht")).to_have_count(0)
        assert page.locator("[name=oordeel]:checked").count() == 0


def test_keys_are_silent_while_typing_and_can_be_switched_off(root: Path) -> None:
    with browsing(root) as page:
        press(page, "e")
        page.wait_for_selector(".judge")
        press(page, "h")
        page.keyboard.type("axd?")
        expect(page.locator("#toelichting")).to_have_value("axd?")
        assert page.locator("[name=oordeel]:checked").count() == 0
        press(page, "Escape", "?")
        expect(page.locator("dialog")).to_contain_text("akkoord")
        assert find_axe_faults(page) == []
        press(page, "Escape")
        page.locator("#toetsen-aan").focus()
        press(page, "Enter", "a")
        assert page.locator("[name=oordeel]:checked").count() == 0


def test_without_script_the_form_still_works(root: Path) -> None:
    with browsing(root) as page:
        browser = page.context.browser
        assert browser is not None
        plain = browser.new_context(
            java_script_enabled=False, storage_state=page.context.storage_state()
        )
        other = plain.new_page()
        other.goto(page.url.replace("/werkvoorraad", "/beoordelen"))
        other.locator("[name=oordeel][value='bron te oud']").check()
        other.get_by_role("button", name="Bewaren").click()
        other.wait_for_selector(".done")
    (row,) = rows_of_reader(root, "lezingen")
    assert row["oordeel"] == "bron te oud"

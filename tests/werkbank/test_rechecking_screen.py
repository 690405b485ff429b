"""Herverificatie over a real release: one key, one row, and never due twice."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.check import check_paths
from pipeline.files.tabular import read_table
from pipeline.mutations.intake import report_path
from pipeline.mutations.report import format_mutation, name_mutation, parse_mutation
from pipeline.read.entry_ids import make_record_id
from pipeline.release.floors import Acceptance
from pipeline.release.publish import release
from pipeline.versions.folders import list_versions
from pipeline.versions.published import read_version
from pipeline.wave.begin import begin_wave
from schemas.manual import LOCATIES
from schemas.mutations import Mutatiesoort, Mutation, ReportedValue
from schemas.rechecks import HERCONTROLES
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write
from tests.werkbank.browsing import (
    browsing,
    find_axe_faults,
    needs_browser,
    press,
    scrolls_sideways,
)
from tests.werkbank.served import make_desk_tree, working
from werkbank.desk import open_desk
from werkbank.status import describe_status

FOUND = [
    "SYNTHETISCH Rechtswinkel;Proefstraat 1;3511 AB;Utrecht;Utrecht;;stichting of vereniging;Advies;Algemeen;2024-01-05;CD"
]
READ = "lezing_id;record_id;organisatie;oordeel;soort_organisatie;sociaal_raadslieden;ondersteuningstypen;leefgebieden;datum;blind"

TODAY = date.today().isoformat()
RECORD = make_record_id(
    "", ["SYNTHETISCH Rechtswinkel", "", "Proefstraat 1", "3511 AB", "Utrecht", "Utrecht", ""]
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with one published location of 2026, and the wave of 2028 begun for AB and CD."""
    root = make_tree(tmp_path, FOUND)
    said = f"EF-2026-1;{RECORD};;akkoord;stichting of vereniging;nee;Advies;Algemeen;2026-03-02;ja"
    write(root / "manual_entries/2026/lezingen/EF.csv", [READ, said])
    release(root, 2026, aanvaard=Acceptance("eerste", "AB", "2026-03-01"))
    begin_wave(root, 2028, ["AB", "CD"])
    write(root / "manual_entries/2028/locaties/CD.csv", [LOCATIES_HEADER])
    return root


def published_id(root: Path) -> str:
    version = read_version(root, max(list_versions(root)))
    return str(version.tables["locaties"]["locatie_id"].iloc[0])


@pytest.mark.heavy
@needs_browser
def test_one_key_says_that_it_is_still_so(tree: Path) -> None:
    with browsing(tree, "AB", "--wave", 2028) as page:
        press(page, "7")
        page.wait_for_url("**/herverificatie")
        expect(page.locator("main")).to_contain_text("SYNTHETISCH Rechtswinkel")
        expect(page.locator(".facts")).to_contain_text("Advies")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "j")
        expect(page.locator("main")).to_contain_text("Er is nu niets aan de beurt")
    wave = tree / "manual_entries" / "2028"
    told = read_table(wave / "hercontroles/AB.csv", "AB.csv", HERCONTROLES).frame
    assert list(told["uitkomst"]) == ["nog zo"]
    (entry,) = read_table(wave / "locaties/AB.csv", "AB.csv", LOCATIES).frame.to_dict("records")
    assert entry["organisatie"] == "SYNTHETISCH Rechtswinkel"
    assert entry["ondersteuningstypen"] == "Advies"
    assert entry["plaats"] == "Utrecht"
    assert check_paths(tree) == []


@pytest.mark.heavy
@needs_browser
def test_one_key_takes_it_back_with_the_entry_that_went_with_it(tree: Path) -> None:
    with browsing(tree, "AB", "--wave", 2028) as page:
        press(page, "7")
        press(page, "t")
        page.keyboard.type("op dinsdag open")
        press(page, "Escape")
        press(page, "j")
        expect(page.locator("[role=status]")).to_contain_text("SYNTHETISCH Rechtswinkel, nog zo")
        assert find_axe_faults(page) == []
        press(page, "-")
        expect(page.locator("#toelichting")).to_have_value("op dinsdag open")
    wave = tree / "manual_entries" / "2028"
    told = read_table(wave / "hercontroles/AB.csv", "AB.csv", HERCONTROLES).frame
    assert list(told["uitkomst"]) == ["nog zo", "ingetrokken"]
    assert read_table(wave / "locaties/AB.csv", "AB.csv", LOCATIES).frame.empty
    assert check_paths(tree) == []


@pytest.mark.heavy
def test_what_a_colleague_read_meanwhile_is_not_taken_back(tree: Path) -> None:
    told = {"locatie_id": published_id(tree)}
    with working(tree, "AB", 2028) as desk:
        assert desk.post("/herverificatie/terugnemen", told).status == 404
        assert desk.post("/herverificatie/antwoord", told | {"uitkomst": "nog zo"}).status == 303
        said = f"CD-2028-1;{make_record_id('AB-2028-v1', ())};;twijfel;onbekend;onbekend;geen;geen;2028-03-02;ja"
        write(tree / "manual_entries/2028/lezingen/CD.csv", [READ, said])
        refused = desk.post("/herverificatie/terugnemen", told)
        assert refused.status == 422
        assert "AB-2028-v1 is niet teruggenomen: CD-2028-1 gaat er al over" in refused.text
        assert "Er is nu niets aan de beurt" in desk.ask("/herverificatie").text
        (tree / "manual_entries/2028/lezingen/CD.csv").unlink()
        assert desk.post("/herverificatie/terugnemen", told).status == 303
        assert desk.post("/herverificatie/terugnemen", told).status == 404


@pytest.mark.heavy
@needs_browser
def test_what_changed_is_filled_in_and_waits_at_the_desk(tree: Path) -> None:
    with browsing(tree, "AB", "--wave", 2028) as page:
        press(page, "7")
        press(page, "w")
        page.wait_for_url("**/uitwerken/*")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "/")
        expect(page.locator("#later")).to_have_text("Gewijzigd of weg, en nog niet uitgewerkt (1)")
        press(page, "1")
        expect(page.locator("main")).to_contain_text("1 gewijzigd of weg, nog niet uitgewerkt")
        press(page, "7")
        press(page, "l")
        page.wait_for_url("**/uitwerken/*")
        expect(page.locator("#v_bezoekadres")).to_have_value("Proefstraat 1")
        page.locator("#v_bezoekadres").fill("Proefstraat 8")
        page.locator("#v_bezoekadres").press("Enter")
        expect(page.locator("[role=alert]")).to_contain_text("druk op o als alles er staat")
        expect(page.locator("#v_bezoekadres")).to_have_value("Proefstraat 8")
        press(page, "o")
        expect(page.locator("[role=status]")).to_contain_text("zij wacht bij het loket")
        assert page.locator("#later").count() == 0
        press(page, "8")
        expect(page.locator("tbody")).to_contain_text("bezoekadres")
        press(page, "o")
        drafted = page.locator("#besluit")
        expect(drafted).to_have_value(
            re.compile("verhuisd;;Proefstraat 1;Proefstraat 8, 3511AB Utrecht")
        )
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        assert page.locator("#antwoordtekst").count() == 0  # nobody waits for a reply
    (filed,) = (tree / "manual_entries/mutaties").glob("*/M*.json")
    said = parse_mutation(filed.read_bytes(), "")
    assert (said.via, said.soort) == ("herverificatie", "wijziging")
    assert said.velden == (ReportedValue("bezoekadres", "Proefstraat 1", "Proefstraat 8"),)
    assert check_paths(tree) == []


@pytest.mark.heavy
def test_a_report_that_says_nothing_else_is_refused_and_a_withdrawn_one_answers_nothing(
    tree: Path,
) -> None:
    locatie_id = published_id(tree)
    with working(tree, "AB", 2028) as desk:
        gone = {"locatie_id": locatie_id, "uitkomst": "weg", "toelichting": "bordje weg"}
        saved = desk.post("/herverificatie/antwoord", gone)
        form = saved.headers["location"]
        assert "bordje weg" in desk.ask(form).text
        same = {"soort": "wijziging", "doe": "neem", "v_organisatie": "SYNTHETISCH Rechtswinkel"}
        assert desk.post(form, {"soort": "anders", "doe": "neem"}).status == 400
        emptied = desk.post(
            form, same | {"v_postcode": "3511AB", "toelichting": "mevrouw Q. Zwaan"}
        )
        assert emptied.status == 422
        filed = desk.post(form, {"soort": "gesloten", "per": "2028-01", "doe": "neem"})
        mutatie_id = filed.headers["location"].rpartition("=")[2]
        assert "nog niet uitgewerkt" not in desk.ask("/herverificatie").text
        assert desk.ask(form).status == 404
        desk.post(f"/loket/melding/{mutatie_id}/stap", {"stand": "ingetrokken"})
        assert "nog niet uitgewerkt (1)" in desk.ask("/herverificatie").text
    told = list(describe_status(open_desk(tree, "AB", 2028)))
    assert "     1  gewijzigd of weg, nog niet uitgewerkt" in told


@pytest.mark.heavy
def test_what_a_colleague_looked_at_is_not_due_again(tree: Path) -> None:
    answer = {"locatie_id": published_id(tree), "uitkomst": "weg"}
    with working(tree, "AB", 2028) as desk:
        named = answer | {"toelichting": "zei mevrouw Q. Zwaan", "uitkomst": "nog zo"}
        refused = desk.post("/herverificatie/antwoord", named)
        assert refused.status == 422
        assert "hercontroles/AB.csv" not in refused.text  # the row stands nowhere yet
        assert not (tree / "manual_entries/2028/hercontroles/AB.csv").read_text().splitlines()[1:]
        assert not (tree / "manual_entries/2028/locaties/AB.csv").read_text().splitlines()[1:]
        assert (
            desk.post("/herverificatie/antwoord", answer | {"uitkomst": "misschien"}).status == 422
        )
        assert desk.post("/herverificatie/antwoord", answer).status == 303
        assert desk.post("/herverificatie/antwoord", answer).status == 422
    with working(tree, "CD", 2028) as desk:
        assert "Er is nu niets aan de beurt" in desk.ask("/herverificatie").text


@pytest.mark.heavy
def test_enter_in_a_text_field_confirms_nothing_and_keeps_what_was_typed(tree: Path) -> None:
    with working(tree, "AB", 2028) as desk:
        page = desk.ask("/herverificatie").text
        first = page[page.index('action="/herverificatie/antwoord"') :].partition("<button")[2]
        assert first.startswith(' name="uitkomst" value=""')
        told = {"locatie_id": published_id(tree), "toelichting": "nu op dinsdag", "uitkomst": ""}
        answer = desk.post("/herverificatie/antwoord", told)
        assert answer.status == 422
        assert "kies met een toets wat u zag" in answer.text
        assert 'value="nu op dinsdag"' in answer.text
    assert not (tree / "manual_entries/2028/hercontroles/AB.csv").read_text().splitlines()[1:]


@pytest.mark.heavy
@needs_browser
def test_who_has_nothing_due_sees_what_is_next_and_works_ahead_with_keys(tree: Path) -> None:
    other = FOUND[0].replace("Proefstraat 1", "Proefstraat 9")
    recent = other.replace("Rechtswinkel", "Raadslieden").replace("2024-01-05", TODAY)
    table = tree / "manual_entries/2026/locaties/proef.csv"
    write(table, [LOCATIES_HEADER, FOUND[0], recent])
    names = ["SYNTHETISCH Raadslieden", "", "Proefstraat 9", "3511 AB", "Utrecht", "Utrecht", ""]
    said = f"EF-2026-{{}};{{}};;akkoord;stichting of vereniging;nee;Advies;Algemeen;{TODAY};ja"
    readings = [said.format(1, RECORD), said.format(2, make_record_id("", names))]
    write(tree / "manual_entries/2026/lezingen/EF.csv", [READ, *readings])
    release(tree, 2026, aanvaard=Acceptance("tweede", "AB", TODAY))
    with browsing(tree, "AB", "--wave", 2028) as page:
        press(page, "7")
        expect(page.locator(".card h2").first).to_have_text("SYNTHETISCH Rechtswinkel")
        press(page, "j")
        expect(page.locator("main")).to_contain_text("Er is nu niets aan de beurt")
        expect(page.locator("main")).to_contain_text("Hierna komt: SYNTHETISCH Raadslieden, vóór 2")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "v")
        expect(page.locator(".card h2").first).to_have_text("SYNTHETISCH Raadslieden")
        press(page, "n")
        expect(page.locator("[role=status]")).to_contain_text("Raadslieden, niet te zien")
        expect(page.locator("main")).not_to_contain_text("Hierna komt")
        press(page, "-")
        expect(page.locator("[role=status]")).to_contain_text("Teruggenomen: SYNTHETISCH Raads")
        expect(page.locator(".card h2").first).to_have_text("SYNTHETISCH Raadslieden")
        press(page, "x")
        page.wait_for_url("**/uitwerken/*")
    told = read_table(tree / "manual_entries/2028/hercontroles/AB.csv", "AB.csv", HERCONTROLES)
    answers = ["nog zo", "niet te zien", "ingetrokken", "weg"]
    assert list(told.frame["uitkomst"]) == answers
    assert check_paths(tree) == []


@pytest.mark.heavy
def test_what_cannot_wait_says_why_on_every_screen_and_in_the_file(tree: Path) -> None:
    mutation = name_mutation(
        Mutation(
            gemeld_op="2028-01-03",
            via="mail",
            gemeente="GM0344",
            soort=Mutatiesoort.GESLOTEN,
            locatie_id=published_id(tree),
        )
    )
    write(report_path(tree, mutation), [format_mutation(mutation)])
    why = f"melding {mutation.mutatie_id} van 2028-01-03 (gesloten) staat nog open"
    begin_wave(tree, 2028, ["AB", "CD"])
    path = tree / "data/werk/2028/opnieuw_bekijken.csv"
    assert why in path.read_text("utf-8-sig").splitlines()[1]
    with working(tree, "AB", 2028) as desk:
        shown = desk.ask("/werkvoorraad").text
        assert '<p class="count">1</p><h2>Herverificatie' in shown
        assert "1 kan niet wachten" in shown
        assert 'href="/herverificatie?gemeente=Utrecht"' in shown
        assert why in desk.ask("/herverificatie?gemeente=Utrecht").text
        elsewhere = desk.ask("/herverificatie?gemeente=Zeist").text
        assert "In andere gemeenten nog 1" in elsewhere
    told = list(describe_status(open_desk(tree, "AB", 2028)))
    assert any(why in line for line in told)


def test_without_a_version_the_screen_says_so(tmp_path: Path) -> None:
    with working(make_desk_tree(tmp_path)) as desk:
        assert "Er is nog geen versie" in desk.ask("/herverificatie").text

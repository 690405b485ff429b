"""Dubbelen: the answers of the workbench are those of `sjo review`, in the same file."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.review.decisions import fingerprint_pair
from pipeline.review.journal import open_journal
from tests.pipeline.review.waves import decide, decision, make_wave, pair, record, rid, rows_on_disk
from tests.werkbank.browsing import (
    browsing,
    find_axe_faults,
    needs_browser,
    press,
    scrolls_sideways,
)
from tests.werkbank.served import Workbench, make_desk_tree, working

RECORDS = [record(1), record(2, organisatie="SYNTHETISCH Wijkteam West"), record(3), record(4)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_wave(make_desk_tree(tmp_path), RECORDS, [pair(1, 2), pair(3, 4)])


def fields(a: int, b: int, oordeel: str, **more: str) -> dict[str, str]:
    seen = fingerprint_pair(RECORDS[a - 1], RECORDS[b - 1])
    return {"a": rid(a), "b": rid(b), "oordeel": oordeel, "vingerafdruk": seen} | more


@pytest.mark.heavy
@needs_browser
def test_a_key_decides_and_a_key_takes_back(tree: Path) -> None:
    with browsing(tree) as page:
        press(page, "6")
        page.wait_for_url("**/dubbelen")
        expect(page.locator("main")).to_contain_text("Nog 2 vragen")
        assert find_axe_faults(page) == []
        assert not scrolls_sideways(page, 320)
        press(page, "z")
        expect(page.locator("main")).to_contain_text("Nog 1 vraag; 1 beslist")
        press(page, "s")
        expect(page.locator("main")).to_contain_text("geen open vragen, behalve de 1")
        press(page, "-")
        expect(page.locator("main")).to_contain_text("Nog 1 vraag; 0 beslist")
    assert rows_on_disk(tree) == []


def test_an_answer_is_the_row_that_review_writes(tree: Path) -> None:
    with working(tree) as desk:
        assert "<mark>" in desk.ask("/dubbelen").text
        answer = desk.post(
            "/dubbelen/besluit", fields(1, 2, "verschillend", toelichting="zie gevel")
        )
        assert answer.status == 303
    (row,) = open_journal(tree).read().to_dict("records")
    assert (row["oordeel"], row["auteur"], row["toelichting"]) == (
        "verschillend",
        "AB",
        "zie gevel",
    )
    assert row["vingerafdruk"] == fields(1, 2, "")["vingerafdruk"]


def test_what_a_colleague_decided_meanwhile_is_not_overruled(tree: Path) -> None:
    def answers(desk: Workbench, oordeel: str, **more: str) -> int:
        return desk.post("/dubbelen/besluit", fields(1, 2, oordeel) | more).status

    with working(tree) as desk:
        assert answers(desk, "zelfde", vingerafdruk="v1:0") == 422
        assert answers(desk, "misschien") == 400
        assert answers(desk, "zelfde", toelichting="zei mevrouw Q. Zwaan") == 422
        decide(tree, decision(1, 2, "verschillend"))
        assert answers(desk, "zelfde") == 422
    assert len(rows_on_disk(tree)) == 1


def test_enter_in_the_note_decides_nothing_and_keeps_the_note(tree: Path) -> None:
    with working(tree) as desk:
        page = desk.ask("/dubbelen").text
        first = page[page.index('action="/dubbelen/besluit"') :].partition("<button")[2]
        assert first.startswith(' name="oordeel" value=""')
        answer = desk.post("/dubbelen/besluit", fields(1, 2, "", toelichting="zie gevel"))
        assert answer.status == 422
        assert "kies met een toets of het dezelfde locatie is" in answer.text
        assert 'value="zie gevel"' in answer.text
    assert rows_on_disk(tree) == []


def test_without_a_build_the_screen_says_what_to_do(tmp_path: Path) -> None:
    with working(make_desk_tree(tmp_path)) as desk:
        assert "bouw eerst met: sjo build" in desk.ask("/dubbelen").text

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.errors import SjoError
from pipeline.review.answers import Signature
from pipeline.review.decisions import active_decisions, fingerprint_pair
from pipeline.review.journal import open_journal
from pipeline.review.questions import MAX_NEIGHBOURS, open_questions
from pipeline.review.session import Session, Tally
from pipeline.review.workfiles import read_workfiles
from tests.pipeline.review.waves import (
    AUTHOR,
    DAY,
    decide,
    decision,
    make_wave,
    pair,
    record,
    rid,
    rows_on_disk,
)

RECORDS = [record(n) for n in (1, 2, 3, 4)]
QUESTIONS = [pair(1, 2), pair(2, 3), pair(1, 3), pair(3, 4)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_wave(tmp_path, RECORDS, QUESTIONS)


def run(root: Path, keys: str, *, unsure: bool = False, notes: str = "") -> tuple[Tally, str]:
    files, journal = read_workfiles(root, 2026), open_journal(root)
    active = active_decisions(journal.read(), files.records)
    questions = open_questions(
        files.questions, files.pairs, files.records, active, include_unsure=unsure
    )
    text = io.StringIO()
    console = Console(file=text, width=100)
    session = Session(questions, files.records, journal, Signature(AUTHOR, DAY), console)
    pressed: Iterator[str] = iter(keys)
    return session.run(lambda: next(pressed, ""), lambda: notes), text.getvalue()


def verdicts(root: Path) -> list[tuple[str, str, str]]:
    return [
        (line.split(";")[0][-1], line.split(";")[1][-1], line.split(";")[2])
        for line in rows_on_disk(root)
    ]


def test_every_answer_is_kept_with_author_date_and_fingerprint(root: Path) -> None:
    run(root, "z")
    (line,) = rows_on_disk(root)
    seen = fingerprint_pair(RECORDS[0], RECORDS[1])
    assert line == f"{rid(1)};{rid(2)};zelfde;AB;2026-11-23;;{seen}"


def test_an_answer_that_follows_from_others_is_not_asked(root: Path) -> None:
    tally, shown = run(root, "zzv")
    assert verdicts(root) == [
        ("1", "2", "zelfde"),
        ("2", "3", "zelfde"),
        ("3", "4", "verschillend"),
    ]
    assert tally == Tally(beslist=3, overgeslagen=0, afgeleid=1, over=0)
    assert "1 volgt uit eerdere antwoorden" in shown


def test_nothing_is_asked_twice(root: Path) -> None:
    run(root, "zvov")
    tally, shown = run(root, "")
    assert tally.over == 0
    assert "Vraag" not in shown


def test_a_skipped_question_comes_back_next_time(root: Path) -> None:
    tally, _ = run(root, "szq")
    assert (tally.beslist, tally.overgeslagen, tally.over) == (1, 1, 2)
    _, shown = run(root, "q")
    assert "Vraag 1 van 3" in shown


def test_unsure_is_asked_again_only_on_request(root: Path) -> None:
    run(root, "ossq")
    assert "van 3" in run(root, "q")[1]
    assert "van 4" in run(root, "q", unsure=True)[1]


def test_unsure_can_be_asked_again_when_the_build_no_longer_asks_it(root: Path) -> None:
    run(root, "oq")
    make_wave(root, RECORDS, [], [pair(1, 2)])
    _, shown = run(root, "zq", unsure=True)
    assert "Vraag 1 van 1" in shown
    assert "naam: lijkt" in shown
    assert verdicts(root) == [("1", "2", "zelfde")]


def test_undo_takes_back_the_last_step_and_asks_again(root: Path) -> None:
    tally, _ = run(root, "zuvq")
    assert verdicts(root) == [("1", "2", "verschillend")]
    assert tally.beslist == 1


def test_undo_at_the_end_still_works(root: Path) -> None:
    run(root, "zzzuq")
    assert verdicts(root) == [("1", "2", "zelfde"), ("2", "3", "zelfde")]


def test_undo_puts_back_the_decision_that_was_replaced(root: Path) -> None:
    earlier = decision(1, 2, "zelfde", vingerafdruk="v1:0000000000000000")
    decide(root, earlier)
    before = rows_on_disk(root)
    run(root, "vuq")
    assert rows_on_disk(root) == before


def test_undo_with_nothing_to_undo_says_so(root: Path) -> None:
    _, shown = run(root, "uq")
    assert "niets om terug te nemen" in shown


def test_an_unknown_key_changes_nothing(root: Path) -> None:
    run(root, "x\x1b[A7q")
    assert rows_on_disk(root) == []


def test_a_note_goes_with_the_next_answer_only(root: Path) -> None:
    run(root, "tzv", notes="=zelfde telefoon; gebeld")
    lines = rows_on_disk(root)
    assert '"\'=zelfde telefoon; gebeld"' in lines[0]
    assert "gebeld" not in lines[1]


def test_a_reopened_decision_comes_first_and_says_why(root: Path) -> None:
    decide(root, decision(3, 4, "zelfde", vingerafdruk="v1:0000000000000000"))
    _, shown = run(root, "vq")
    first = shown[: shown.index("Vraag 2")]
    assert "de gegevens zijn veranderd sinds AB op 2026-11-23 besloot: zelfde" in " ".join(
        first.split()
    )
    assert verdicts(root) == [("3", "4", "verschillend")]


def test_an_answer_that_contradicts_is_refused_and_named(root: Path) -> None:
    decide(root, decision(1, 9, "zelfde"), decision(9, 2, "zelfde"))
    before = rows_on_disk(root)
    _, shown = run(root, "vq")
    assert "Niet bewaard: " in shown
    assert rows_on_disk(root) == before


def test_the_screen_marks_what_differs_and_shows_neighbours(root: Path) -> None:
    _, shown = run(root, "q")
    assert "SYNTHETISCH Wijkteam 1" in shown
    assert "≠" in shown
    assert "In hetzelfde gebouw:" in shown
    assert "naam: lijkt" in shown
    assert "Vraag 1 van 4 · 0 beslist, 0 overgeslagen, nog 4" in shown


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b[2J[bold]SYNTHETISCH[/bold]\x07"
    make_wave(tmp_path, [record(1, organisatie=evil), record(2)], [pair(1, 2)])
    _, shown = run(tmp_path, "q")
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown
    assert "[bold]SYNTHETISCH[/bold]" in shown


def test_a_crowded_building_is_shown_in_part(tmp_path: Path) -> None:
    crowd = [record(n) for n in range(1, 60)]
    make_wave(tmp_path, crowd, [pair(1, 2)])
    _, shown = run(tmp_path, "q")
    assert shown.count("  - SYNTHETISCH") == MAX_NEIGHBOURS


def test_what_others_add_during_a_session_stays(root: Path) -> None:
    files, journal = read_workfiles(root, 2026), open_journal(root)
    active = active_decisions(journal.read(), files.records)
    questions = open_questions(files.questions, files.pairs, files.records, active)
    session = Session(
        questions, files.records, journal, Signature(AUTHOR, DAY), Console(file=io.StringIO())
    )
    keys = iter("zzq")

    def press() -> str:
        if not verdicts(root):
            decide(root, decision(3, 4, "zelfde"))
        return next(keys)

    session.run(press, str)
    assert ("3", "4", "zelfde") in verdicts(root)
    assert len(verdicts(root)) == 3


def decide_while_shown(root: Path, keys: str, theirs: dict[str, str], at: int) -> str:
    """Run a session in which a colleague decides just before the key at place `at`."""
    files, journal = read_workfiles(root, 2026), open_journal(root)
    questions = open_questions(
        files.questions, files.pairs, files.records, active_decisions(journal.read(), files.records)
    )
    text = io.StringIO()
    session = Session(
        questions, files.records, journal, Signature(AUTHOR, DAY), Console(file=text, width=100)
    )
    pressed = iter(enumerate(keys))

    def press() -> str:
        place, key = next(pressed)
        if place == at:
            decide(root, theirs)
        return key

    session.run(press, str)
    return " ".join(text.getvalue().split())


def test_what_a_colleague_decided_while_the_question_was_shown_is_kept_and_said(root: Path) -> None:
    theirs = decision(1, 2, "verschillend", auteur="CD")
    shown = decide_while_shown(root, "zq", theirs, at=0)
    assert "Niet bewaard: CD besloot op 2026-11-23: verschillend" in shown
    assert verdicts(root) == [("1", "2", "verschillend")]


def test_undo_never_takes_back_what_a_colleague_decided_since(root: Path) -> None:
    theirs = decision(1, 2, "verschillend", auteur="CD")
    shown = decide_while_shown(root, "zuq", theirs, at=1)
    assert "Niet teruggenomen: een collega besloot dit paar intussen" in shown
    assert verdicts(root) == [("1", "2", "verschillend")]


def test_decisions_in_a_workbook_are_refused(root: Path) -> None:
    (root / "manual_entries" / "koppelingen.xlsx").write_bytes(b"PK")
    with pytest.raises(SjoError, match=r"koppelingen\.xlsx"):
        open_journal(root)


def test_a_faulty_file_of_decisions_stops_before_the_first_question(root: Path) -> None:
    path = root / "manual_entries" / "koppelingen.csv"
    path.write_text("record_id_a;record_id_b;oordeel;auteur;datum\nx;y;misschien;AB;gisteren\n")
    with pytest.raises(SjoError, match=r"koppelingen\.csv:2:C \(oordeel\)"):
        run(root, "z")

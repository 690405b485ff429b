"""What is gone and may be something new is asked, and its answer is a row of correcties.csv."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.files.findings import FileError
from pipeline.review.answers import Signature
from pipeline.review.transitions import (
    TRANSITIONS,
    ask_transitions,
    describe_transitions,
    import_transitions,
    is_transition_list,
    list_open_transitions,
)
from schemas.manual import CORRECTIES

SIGNATURE = Signature("AB", "2026-11-23")
FIRST, SECOND = ("Laaaaaaaaaa", "handmatig:" + "1" * 16), ("Lbbbbbbbbbb", "handmatig:" + "2" * 16)


def write_rows(path: Path, *filled: dict[str, str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, TRANSITIONS.names, restval="")
        writer.writeheader()
        writer.writerows(filled)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    asked = [{"locatie_id": gone, "is_nu": new, "naam_was": "Oud"} for gone, new in (FIRST, SECOND)]
    write_rows(tmp_path / "data/werk/2026/overgangen.csv", *asked)
    (tmp_path / "manual_entries").mkdir()
    return tmp_path


def ask(root: Path, keys: str, *lines: str) -> tuple[int, str]:
    pressed: Iterator[str] = iter(keys)
    typed: Iterator[str] = iter(lines)
    text = io.StringIO()
    count = ask_transitions(
        root,
        list_open_transitions(root, 2026),
        SIGNATURE,
        Console(file=text, width=120),
        lambda: next(pressed, ""),
        lambda: next(typed, ""),
    )
    return count, text.getvalue()


def corrections(root: Path) -> list[list[str]]:
    text = (root / "manual_entries/correcties.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    told = ("locatie_id", "besluit", "is_nu", "per", "reden", "auteur", "datum")
    return [[row[name] for name in told] for row in rows]


def test_an_answer_is_a_row_of_correcties_and_is_not_asked_again(root: Path) -> None:
    count, _ = ask(root, "vsq", "2026-10", "gebeld")
    assert count == 1
    assert corrections(root) == [
        [FIRST[0], "verhuisd", FIRST[1], "2026-10", "gebeld", "AB", "2026-11-23"]
    ]
    (left,) = list_open_transitions(root, 2026)
    assert left["locatie_id"] == SECOND[0]


def test_keys_without_meaning_are_passed_over_and_skipping_keeps_nothing(root: Path) -> None:
    assert ask(root, "xzsds", "", "site")[0] == 1
    assert [row[:3] for row in corrections(root)] == [[SECOND[0], "twee dingen", SECOND[1]]]


def test_an_answer_without_a_reason_is_not_kept_and_says_why(root: Path) -> None:
    count, told = ask(root, "hq", "2026", "")
    assert count == 0
    assert "Niet bewaard: reden: reden is verplicht" in told
    assert len(list_open_transitions(root, 2026)) == 2


def test_a_completed_file_is_read_back_once_and_whole_or_not_at_all(root: Path) -> None:
    row = {"locatie_id": FIRST[0], "is_nu": FIRST[1], "vraag": "?"}
    good = row | {"besluit": "samengevoegd", "reden": "jaarverslag"}
    path = write_rows(root / "antwoorden.csv", good, {"locatie_id": SECOND[0], "is_nu": SECOND[1]})
    assert is_transition_list(path)
    assert [import_transitions(root, path, SIGNATURE) for _ in range(2)] == [1, 0]
    assert [kept[1] for kept in corrections(root)] == ["samengevoegd"]
    wrong = write_rows(root / "fout.csv", {"locatie_id": SECOND[0], "besluit": "weg"})
    with pytest.raises(FileError, match=r"fout\.csv:2:.*besluit") as caught:
        import_transitions(root, wrong, SIGNATURE)
    assert "fout.csv:2:J (reden): reden is verplicht" in str(caught.value)


def test_the_file_to_complete_is_named_as_long_as_a_question_is_open(root: Path) -> None:
    assert "Open overgangen: 2, in" in describe_transitions(root, 2026)
    ask(root, "dd", "", "site", "", "site")
    assert describe_transitions(root, 2026) == ""


def test_the_file_has_the_columns_of_correcties() -> None:
    assert TRANSITIONS.names[: len(CORRECTIES.names)] == CORRECTIES.names

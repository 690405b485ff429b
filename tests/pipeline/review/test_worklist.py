import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.review.answers import Signature
from pipeline.review.commands import export_questions, import_decisions
from pipeline.review.workfiles import open_wave
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

SIGNED = Signature(AUTHOR, DAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    records = [record(n) for n in (1, 2, 3, 4)]
    records[0] |= {"organisatie": "=HYPERLINK(1)", "telefoon": "+31201234567"}
    return make_wave(tmp_path, records, [pair(1, 2), pair(2, 3), pair(1, 3), pair(3, 4)])


@pytest.fixture
def worklist(root: Path) -> Path:
    path = root / "werklijst.csv"
    assert export_questions(open_wave(root, 2026), path) == 4
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def answer(path: Path, *verdicts: str, **values: str) -> Path:
    """Fill in the column oordeel as a colleague does, and whatever else is given."""
    rows = read(path)
    for place, verdict in enumerate(verdicts):
        rows[place] |= {"oordeel": verdict} | values
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def verdicts(root: Path) -> list[str]:
    return [line.split(";")[2] for line in rows_on_disk(root)]


def test_a_worklist_shows_both_records_and_holds_no_formula(worklist: Path) -> None:
    first = read(worklist)[0]
    assert first["organisatie_a"] == "'=HYPERLINK(1)"
    assert first["telefoon_a"] == "+31201234567"
    assert first["organisatie_b"] == "SYNTHETISCH Wijkteam 2"
    assert first["gronden"] == "naam: lijkt; adres: gelijk"
    assert first["vingerafdruk"].startswith("v1:")
    assert first["oordeel"] == ""


def test_answers_come_back_signed_and_are_not_asked_again(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde", "", "", "ONZEKER")
    assert import_decisions(open_wave(root, 2026), worklist, SIGNED) == 2
    assert verdicts(root) == ["zelfde", "onzeker"]
    assert ";AB;2026-11-23;" in rows_on_disk(root)[0]
    assert export_questions(open_wave(root, 2026), root / "rest.csv") == 2


def test_an_author_and_day_in_the_file_go_before_those_of_the_importer(
    root: Path, worklist: Path
) -> None:
    answer(worklist, "zelfde", auteur="CD", datum="1-12-2026", toelichting="gebeld")
    import_decisions(open_wave(root, 2026), worklist, SIGNED)
    assert ";CD;2026-12-01;gebeld;" in rows_on_disk(root)[0]


def test_importing_twice_adds_nothing(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde", "verschillend")
    import_decisions(open_wave(root, 2026), worklist, SIGNED)
    before = rows_on_disk(root)
    assert import_decisions(open_wave(root, 2026), worklist, SIGNED) == 0
    assert rows_on_disk(root) == before


def test_a_worklist_saved_by_excel_in_another_encoding_is_read(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde", toelichting="één gebouw")
    worklist.write_bytes(worklist.read_text(encoding="utf-8-sig").encode("cp1252"))
    import_decisions(open_wave(root, 2026), worklist, SIGNED)
    assert "één gebouw" in rows_on_disk(root)[0]


def test_every_fault_is_named_at_its_cell_and_nothing_is_taken_over(
    root: Path, worklist: Path
) -> None:
    answer(worklist, "misschien", "zelfde", datum="gisteren")
    with pytest.raises(SjoError) as caught:
        import_decisions(open_wave(root, 2026), worklist, SIGNED)
    message = str(caught.value)
    assert re.search(r"werklijst\.csv:2:A \(oordeel\): 'misschien'", message)
    assert re.search(r"werklijst\.csv:3:\w+ \(datum\): 'gisteren'", message)
    assert rows_on_disk(root) == []


def test_answers_on_records_that_changed_since_are_refused(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde", "zelfde")
    make_wave(
        root, [record(n) for n in (2, 3, 4)] + [record(1, organisatie="SYNTHETISCH nieuw")], []
    )
    with pytest.raises(SjoError, match=r"werklijst\.csv:2:\w+ \(vingerafdruk\).*zijn veranderd"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)
    assert rows_on_disk(root) == []


def test_answers_on_records_that_are_gone_are_refused(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde")
    make_wave(root, [record(n) for n in (2, 3, 4)], [])
    with pytest.raises(SjoError, match=r"werklijst\.csv:2:\w+ \(record_id_a\).*bestaat hier niet"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)


def test_a_pair_that_stands_twice_is_refused(root: Path, worklist: Path) -> None:
    lines = worklist.read_text(encoding="utf-8-sig").splitlines()
    worklist.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(SjoError, match=r"werklijst\.csv:6:.*staat ook in rij 2"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)


def test_an_answer_never_quietly_replaces_a_firm_decision(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde")
    import_decisions(open_wave(root, 2026), worklist, SIGNED)
    answer(worklist, "verschillend")
    with pytest.raises(SjoError, match=r"AB besloot op 2026-11-23: zelfde; haal rij 2"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)
    assert verdicts(root) == ["zelfde"]


def test_a_doubt_may_be_resolved_by_a_colleague(root: Path, worklist: Path) -> None:
    answer(worklist, "onzeker")
    import_decisions(open_wave(root, 2026), worklist, SIGNED)
    answer(worklist, "verschillend", auteur="CD")
    assert import_decisions(open_wave(root, 2026), worklist, SIGNED) == 1
    assert verdicts(root) == ["verschillend"]


def test_answers_that_contradict_each_other_are_named_with_their_rows(
    root: Path, worklist: Path
) -> None:
    answer(worklist, "zelfde", "zelfde", "verschillend")
    with pytest.raises(SjoError) as caught:
        import_decisions(open_wave(root, 2026), worklist, SIGNED)
    message = str(caught.value)
    assert message.startswith("werklijst.csv:4:oordeel: 'verschillend'")
    assert f"rij 2: {rid(1)} = {rid(2)}" in message
    assert rows_on_disk(root) == []


def test_answers_that_contradict_earlier_decisions_are_refused(root: Path, worklist: Path) -> None:
    decide(root, decision(1, 9, "zelfde"), decision(9, 2, "zelfde"))
    answer(worklist, "verschillend")
    with pytest.raises(SjoError, match=r"werklijst\.csv:2:oordeel"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)


def test_an_answer_never_replaces_a_decision_that_was_written_by_hand(
    root: Path, worklist: Path
) -> None:
    answer(worklist, "verschillend")
    decide(root, decision(1, 2, "zelfde"))
    with pytest.raises(SjoError, match="AB besloot op 2026-11-23: zelfde"):
        import_decisions(open_wave(root, 2026), worklist, SIGNED)


def test_an_answer_needs_an_author(root: Path, worklist: Path) -> None:
    answer(worklist, "zelfde")
    with pytest.raises(SjoError, match=r"werklijst\.csv:2:.*geen auteur"):
        import_decisions(open_wave(root, 2026), worklist, Signature("", DAY))


def test_an_existing_file_is_never_overwritten(root: Path, worklist: Path) -> None:
    with pytest.raises(SjoError, match="kan antwoorden bevatten"):
        export_questions(open_wave(root, 2026), worklist)


def test_a_folder_that_does_not_exist_is_a_clear_error(root: Path) -> None:
    with pytest.raises(SjoError, match="kan hier niet schrijven"):
        export_questions(open_wave(root, 2026), root / "nergens" / "w.csv")


def test_without_a_build_there_is_nothing_to_review(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="bouw eerst met: sjo build"):
        export_questions(open_wave(tmp_path, 2026), tmp_path / "w.csv")


def test_a_worklist_of_the_latest_build_that_lacks_a_column_is_refused(root: Path) -> None:
    pd.DataFrame({"x": ["1"]}).to_csv(root / "data" / "werk" / "2026" / "vragen.csv", index=False)
    with pytest.raises(SjoError, match="kolom record_id_a, record_id_b ontbreekt"):
        export_questions(open_wave(root, 2026), root / "w.csv")

"""An id of a row lasts: however the row is written, and what it was called before."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.tabular import Table, read_table
from pipeline.read.entry_ids import EntryIds, make_record_id, record_ids
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import read_manual_entries
from schemas.manual import KEY_COLUMNS, LOCATIES

ROOT = Path(__file__).resolve().parents[3]
WORDS = (
    "Hulppunt Noord",
    "",
    "Kerkstraat 12",
    "3511 LX",
    "Utrecht",
    "",
    "http://www.noord.example",
)


def id_of_words(*words: str) -> str:
    """Return the id that the words themselves gave before the key was folded."""
    return f"handmatig:{hashlib.sha256(chr(31).join(words).encode()).hexdigest()[:16]}"


def entries(tmp_path: Path, *rows: str) -> Table:
    path = tmp_path / "a.csv"
    head = ";".join(["sleutel", *KEY_COLUMNS])
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return read_table(path, "a.csv", LOCATIES)


@pytest.mark.parametrize(
    "rewritten",
    [
        ("HULPPUNT noord", *WORDS[1:]),
        ("Hulppunt  Noord ", *WORDS[1:]),
        (*WORDS[:3], "3511lx", *WORDS[4:]),
        (*WORDS[:6], "https://www.noord.example/"),
        (*WORDS[:6], "noord.example"),
    ],
)
def test_how_a_row_is_written_does_not_move_its_id(rewritten: tuple[str, ...]) -> None:
    assert make_record_id("", rewritten) == make_record_id("", WORDS)


@pytest.mark.parametrize(
    "other",
    [
        ("Hulppunt Zuid", *WORDS[1:]),
        (*WORDS[:2], "Kerkstraat 1-2", *WORDS[3:]),
        (*WORDS[:6], "http://www.zuid.example"),
    ],
)
def test_another_name_number_or_site_is_another_record(other: tuple[str, ...]) -> None:
    assert make_record_id("", other) != make_record_id("", WORDS)


def test_an_own_key_is_folded_too_and_outranks_the_words() -> None:
    assert make_record_id("K-7", WORDS) == make_record_id("k-7 ", ["Iets anders", *WORDS[1:]])


def test_a_filled_blank_and_an_added_key_are_recognised(tmp_path: Path) -> None:
    sparse = make_record_id("", ["Hulppunt", "", "", "", "", "Zeist", ""])
    filled = entries(tmp_path, ";Hulppunt;;Laan 1;3701 AB;Zeist;Zeist;")
    assert EntryIds([filled]).find_aliases([sparse]) == {sparse: record_ids(filled)[2]}
    keyed = entries(tmp_path, "s1;Hulppunt;;Laan 1;3701 AB;Zeist;Zeist;")
    assert EntryIds([keyed]).find_aliases([sparse]) == {sparse: make_record_id("s1", [])}


def test_an_id_that_two_rows_may_have_had_is_not_guessed(tmp_path: Path) -> None:
    sparse = make_record_id("", ["Hulppunt", "", "", "", "", "Zeist", ""])
    table = entries(tmp_path, ";Hulppunt;;Laan 1;;;Zeist;", ";Hulppunt;;Weg 2;;;Zeist;")
    assert EntryIds([table]).find_aliases([sparse]) == {}


def test_a_row_that_still_has_its_id_gives_it_to_no_other(tmp_path: Path) -> None:
    table = entries(tmp_path, ";Hulppunt;;;;;Zeist;", ";Hulppunt;;Weg 2;;;Zeist;")
    assert EntryIds([table]).find_aliases(record_ids(table).values()) == {}


def test_ids_of_before_the_folding_stay_valid(tmp_path: Path) -> None:
    table = entries(tmp_path, ";Hulppunt;;Laan 1;3701 AB;Zeist;Zeist;", "S 1;Ander;;;;Zeist;;")
    old = [id_of_words("Hulppunt", "", "Laan 1", "3701 AB", "Zeist", "Zeist", "")]
    old.append(id_of_words("S 1"))
    aliases = EntryIds([table]).find_aliases(old)
    assert aliases == dict(zip(old, record_ids(table).values(), strict=True))


def test_the_verdicts_of_the_repository_still_find_their_records() -> None:
    given = read_judgements(ROOT)
    manual = read_manual_entries(ROOT, "2026", given.begrippen)
    old = ["handmatig:6ebe9ac5ef1e09b9", "handmatig:0c30247b3801b274"]
    names = manual.records.set_index("record_id")["organisatie"]
    found = manual.ids.find_aliases(old)
    assert [names[found[record_id]] for record_id in old] == [
        "Slachtofferhulp Nederland",
        "Vluchtelingenwerk Noordwijk",
    ]


def test_every_present_id_of_the_repository_is_another(tmp_path: Path) -> None:
    manual = read_manual_entries(ROOT, "2026", read_judgements(ROOT).begrippen)
    everything = pd.concat([manual.records["record_id"], manual.afgewezen["record_id"]])
    assert everything.is_unique
    assert manual.ids.present == set(everything)


words = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=20)


@given(st.lists(words, min_size=7, max_size=7))
def test_case_and_white_space_never_move_an_id(cells: list[str]) -> None:
    loud = [f"  {' '.join(cell.upper().split())} " for cell in cells]
    assert make_record_id("", loud) == make_record_id("", cells)

import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from rich.console import Console

from pipeline.errors import SjoError
from pipeline.own_list.commands import match_file, open_list
from pipeline.own_list.list_columns import LIST_COLUMNS
from pipeline.own_list.list_file import read_list, write_list_table
from pipeline.review.answers import Signature
from pipeline.review.commands import export_questions, export_sample, import_decisions
from pipeline.review.decisions import active_decisions
from pipeline.review.questions import open_questions
from pipeline.review.session import Session
from tests.pipeline.match.lists import Line, make_list

ROOT = Path(__file__).parents[3]
LINES: list[Line] = [
    ("Lindepunt", "Spinnerstraat 27-A", "7545 TP", "Enschede", "Enschede"),
    ("Stichting Lindepunt", "Spinnerstr. 27a", "", "Enschede", "Enschede"),
    ("Berkenhuis", "Spinnerstraat 27A", "7545TP", "", "Enschede"),
]


DOUBTFUL: list[Line] = [
    ("Wijkteam Lindepunt", "Spinnerstraat 27", "7545TP", "Enschede", "Enschede"),
    ("Wijkcentrum Lindepunt", "Spinnerstraat 27", "7545TP", "Enschede", "Enschede"),
]


def write_list(folder: Path, lines: list[Line]) -> Path:
    path = folder / "lijst.csv"
    make_list(lines).to_csv(path, index=False)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_list(tmp_path, LINES)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    return write_list(tmp_path, DOUBTFUL)


def test_a_csv_is_matched_and_every_pair_explained(source: Path, tmp_path: Path) -> None:
    out, pairs = tmp_path / "groepen.csv", tmp_path / "paren.csv"
    told = match_file(source, out, pairs, ROOT)
    assert "3 records, 2 locaties" in told
    clusters = pd.read_csv(out, dtype=str)
    assert clusters.to_numpy().tolist() == [["r00", "r00"], ["r01", "r00"], ["r02", "r02"]]
    assert {"regel", "zelfde_adres", "zelfde_organisatie"} < set(pd.read_csv(pairs).columns)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "groepen.csv",
        "lijst.csv",
        "paren.csv",
    ]


def test_parquet_and_semicolons_give_the_same_list(source: Path, tmp_path: Path) -> None:
    expected = read_list(source)
    parquet, semicolons = tmp_path / "lijst.parquet", tmp_path / "puntkomma.csv"
    with duckdb.connect() as con:
        con.from_df(expected).write_parquet(str(parquet))
    semicolons.write_text("\ufeff" + expected.to_csv(index=False, sep=";"), encoding="utf-8")
    pd.testing.assert_frame_equal(read_list(parquet), expected)
    pd.testing.assert_frame_equal(read_list(semicolons), expected)


def test_the_line_ends_that_excel_writes_lose_no_record(source: Path, tmp_path: Path) -> None:
    expected = read_list(source)
    expected.loc[0, "organisatie"] = "Linde\r\npunt"
    excel = tmp_path / "excel.csv"
    excel.write_bytes(expected.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig"))
    pd.testing.assert_frame_equal(read_list(excel), expected)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_list_in_another_encoding_than_utf8_gives_the_same_list(
    source: Path, tmp_path: Path, encoding: str
) -> None:
    expected = read_list(source)
    expected.loc[0, "organisatie"] = "Café Linde"
    excel = tmp_path / "excel.csv"
    excel.write_bytes(expected.to_csv(index=False, sep=";").encode(encoding))
    pd.testing.assert_frame_equal(read_list(excel), expected)


def test_a_list_with_a_row_in_another_encoding_is_refused_with_its_line(
    source: Path, tmp_path: Path
) -> None:
    mixed = tmp_path / "gemengd.csv"
    table = read_list(source).assign(organisatie=["Café", "B", "C"])
    content = table.to_csv(index=False).encode() + "r09,,Huis één,,,,,,\n".encode("cp1252")
    mixed.write_bytes(content)
    with pytest.raises(SjoError, match=r"gemengd\.csv:5: .*anders gecodeerd"):
        read_list(mixed)


def test_a_row_with_more_cells_than_the_header_is_refused(source: Path, tmp_path: Path) -> None:
    header, first, *_ = source.read_text(encoding="utf-8").splitlines()
    for line_end in ("\n", "\r\n"):
        wide = tmp_path / "breed.csv"
        wide.write_bytes(line_end.join([header, f"{first},te veel", ""]).encode())
        with pytest.raises(SjoError, match="niet te lezen"):
            read_list(wide)


def test_results_can_be_written_as_parquet(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "groepen.parquet"
    match_file(source, out, None, ROOT)
    with duckdb.connect() as con:
        assert con.read_parquet(str(out)).fetchall()[1] == ("r01", "r00")


FAULTS = {
    "kolom organisatie of bezoekadres ontbreekt": lambda t: t.drop(
        columns=["organisatie", "bezoekadres"]
    ),
    "kolom website staat er meer dan eens \\(url en site\\)": lambda t: t.drop(
        columns="website"
    ).assign(url="", site=""),
    "kolom plaats staat er meer dan eens": lambda t: t.assign(PLAATS=""),
    "r00 \\(rij 2, 3\\)": lambda t: t.assign(record_id=["r00", "r00", "r02"]),
    "record_id ontbreekt in 1 rijen \\(rij 3\\)": lambda t: t.assign(record_id=["a", "", "b"]),
    "rij 4, kolom organisatie: meer dan": lambda t: t.assign(organisatie=["a", "b", "c" * 10_001]),
    "begint met een teken": lambda t: t.assign(record_id=["=1+1", "b", "c"]),
}


@pytest.mark.parametrize("message", FAULTS)
def test_a_list_that_cannot_be_used_is_refused_and_nothing_written(
    message: str, tmp_path: Path
) -> None:
    path, out = tmp_path / "lijst.csv", tmp_path / "groepen.csv"
    FAULTS[message](make_list(LINES)).to_csv(path, index=False)
    with pytest.raises(SjoError, match=message):
        match_file(path, out, None, ROOT)
    assert not out.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b'record_id,"bron\n' * 3])
def test_a_file_that_is_no_table_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    with pytest.raises(SjoError):
        read_list(path)


def test_a_missing_file_and_writing_over_the_list_are_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="bestaat niet"):
        read_list(tmp_path / "weg.csv")
    with pytest.raises(SjoError, match="andere bestanden"):
        match_file(source, source, None, ROOT)


def test_a_formula_in_the_evidence_is_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    write_list_table(pd.DataFrame({"naam": ["=1+1", "gewoon"]}, dtype=str), path)
    assert path.read_text("utf-8").splitlines()[1:] == ["'=1+1", "gewoon"]


def test_the_columns_of_a_list_are_those_of_the_manual() -> None:
    assert tuple(make_list([]).columns) == LIST_COLUMNS


def answer(source: Path, oordeel: str) -> int:
    """Answer the one open question of a list by a worklist, as a colleague would in Excel."""
    worklist = source.with_name("werklijst.csv")
    worklist.unlink(missing_ok=True)
    assert export_questions(open_list(source, ROOT), worklist) == 1
    rows = pd.read_csv(worklist, sep=";", dtype=str, keep_default_na=False)
    rows.assign(oordeel=oordeel).to_csv(worklist, sep=";", index=False)
    return import_decisions(open_list(source, ROOT), worklist, Signature("AB", "2026-11-23"))


@pytest.mark.parametrize(("oordeel", "locaties"), [("zelfde", 1), ("verschillend", 2)])
def test_what_was_decided_about_a_list_is_applied_and_never_asked_again(
    oordeel: str, locaties: int, doubtful: Path, tmp_path: Path
) -> None:
    out, pairs = tmp_path / "groepen.csv", tmp_path / "paren.csv"
    assert "sjo review --list" in match_file(doubtful, out, None, ROOT)
    assert answer(doubtful, oordeel) == 1
    told = match_file(doubtful, out, pairs, ROOT)
    assert f"2 records, {locaties} locaties" in told
    assert "0 vragen" in told
    assert "Besluiten toegepast: 1 uit lijst.koppelingen.csv" in told
    assert pd.read_csv(pairs)["regel"].tolist() == ["besloten door mensen"]
    assert export_questions(open_list(doubtful, ROOT), tmp_path / "rest.csv") == 0


def test_a_list_is_reviewed_on_the_terminal(doubtful: Path) -> None:
    work, shown = open_list(doubtful, ROOT), io.StringIO()
    active = active_decisions(work.journal.read(), work.files.records)
    questions = open_questions(work.files.questions, work.files.pairs, work.files.records, active)
    signature, console = Signature("AB", "2026-11-23"), Console(file=shown, width=120)
    session = Session(questions, work.files.records, work.journal, signature, console)
    assert session.run(iter(["v", ""]).__next__, lambda: "").beslist == 1
    assert "Wijkcentrum Lindepunt" in shown.getvalue()
    assert work.journal.read()["oordeel"].tolist() == ["verschillend"]


def test_a_sample_is_drawn_from_a_list(doubtful: Path, tmp_path: Path) -> None:
    sizes = export_sample(open_list(doubtful, ROOT), tmp_path / "steekproef.csv", 6, seed=1)
    assert sum(sizes.values()) == 1


def test_a_decision_lapses_when_what_was_seen_has_changed(doubtful: Path, tmp_path: Path) -> None:
    answer(doubtful, "zelfde")
    moved = [DOUBTFUL[0], ("Wijkcentrum Lindepunt", "Beneluxlaan 50", *DOUBTFUL[1][2:])]
    make_list(moved).to_csv(doubtful, index=False)
    told = match_file(doubtful, tmp_path / "groepen.csv", None, ROOT)
    assert "2 locaties" in told
    assert "1 gelden niet meer: de gegevens zijn veranderd" in told


def test_a_fault_in_the_decisions_is_named_at_its_cell_and_nothing_is_written(
    doubtful: Path, tmp_path: Path
) -> None:
    answer(doubtful, "zelfde")
    path = tmp_path / "lijst.koppelingen.csv"
    path.write_text(path.read_text("utf-8-sig").replace("zelfde", "gelijk"), "utf-8")
    out = tmp_path / "groepen.csv"
    with pytest.raises(SjoError, match=r"lijst\.koppelingen\.csv:2:C \(oordeel\): 'gelijk'"):
        match_file(doubtful, out, None, ROOT)
    assert not out.exists()


def test_decisions_are_never_written_over(doubtful: Path) -> None:
    with pytest.raises(SjoError, match="andere bestanden"):
        match_file(doubtful, doubtful.with_name("lijst.koppelingen.csv"), None, ROOT)

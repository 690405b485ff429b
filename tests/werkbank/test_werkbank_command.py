"""How the workbench begins and ends, as a person sees it."""

import signal
from pathlib import Path

from pipeline.read.stand import find_wave
from tests.commands import sjo
from tests.pipeline.tree import write
from tests.werkbank.served import make_desk_tree, starting, working


def test_ctrl_c_closes_it_without_an_error(tmp_path: Path) -> None:
    with starting(make_desk_tree(tmp_path)) as started:
        started.process.send_signal(signal.SIGINT)
        told = started.process.communicate(timeout=60)[0]
        assert started.process.returncode == 0
    assert told.endswith("Werkbank gesloten.\n")


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with working(make_desk_tree(tmp_path)) as workbench:
        told = sjo("werkbank", "--lezer", "CD", "--root", tmp_path, "--port", workbench.port)
    assert told.returncode == 1
    assert f"--port {workbench.port}: deze poort is bezet" in told.stderr


def test_a_name_that_is_no_code_is_refused_with_the_rule(tmp_path: Path) -> None:
    told = sjo("werkbank", "--lezer", "A B", "--root", make_desk_tree(tmp_path))
    assert told.returncode == 1
    assert "alleen letters, cijfers en streepjes, zoals AB\n" in told.stderr


def test_a_reader_who_types_the_code_another_way_hears_the_right_one(tmp_path: Path) -> None:
    root = make_desk_tree(tmp_path)
    write(root / "manual_entries/2026/lezingen/AB.csv", ["lezing_id"])
    told = sjo("werkbank", "--lezer", "ab", "--root", root)
    assert told.returncode == 1
    assert "geef --lezer AB" in told.stderr


def test_a_wave_that_was_not_begun_is_said(tmp_path: Path) -> None:
    told = sjo("werkbank", "--lezer", "AB", "--wave", 2031, "--root", make_desk_tree(tmp_path))
    assert told.returncode == 1
    assert "begin haar met: sjo wave 2031" in told.stderr


def test_a_later_wave_that_was_prepared_is_named_to_who_named_none(tmp_path: Path) -> None:
    root = make_desk_tree(tmp_path)
    write(root / "manual_entries/2026/zoeklog/AB.csv", ["gemeente;zoekterm", "Zeist;rechtswinkel"])
    write(root / "manual_entries/2028/meting.toml", ['stand = "lopend"'])
    desk = ("werkbank", "--lezer", "AB", "--root", root, "--status")
    assert "Dit is meting 2026. Meting 2028 is klaargezet en nog leeg." in sjo(*desk).stderr
    told = sjo(*desk, "--wave", 2028)
    assert "klaargezet" not in told.stderr
    assert "sjo build --concept --wave 2028" in told.stdout + told.stderr


def test_once_a_wave_is_finished_its_readers_go_on_with_the_next_that_was_prepared(
    tmp_path: Path,
) -> None:
    root = make_desk_tree(tmp_path)
    write(root / "manual_entries/2026/zoeklog/AB.csv", ["gemeente;zoekterm", "Zeist;rechtswinkel"])
    write(root / "manual_entries/2026/meting.toml", ['stand = "afgerond"'])
    desk = ("werkbank", "--lezer", "AB", "--root", root, "--status")
    assert "--concept --wave 2026" in sjo(*desk).stderr
    for later in (2028, 2030):
        write(root / f"manual_entries/{later}/meting.toml", ['stand = "lopend"'])
    told = sjo(*desk)
    assert "--concept --wave 2028" in told.stderr
    assert "Dit is meting 2028. Meting 2030 is klaargezet en nog leeg." in told.stderr
    assert find_wave(root) == 2026  # a build is of what was filled in


def test_a_worklist_that_may_be_filled_in_is_not_written_over(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "werklijst.xlsx"
    desk = ("werkbank", "--lezer", "AB", "--root", root)
    assert sjo(*desk, "--export", path).returncode == 0
    filled = path.read_bytes()
    again = sjo(*desk, "--export", path)
    assert again.returncode == 1
    assert "bestaat al en kan antwoorden bevatten; kies een andere naam" in again.stderr
    assert path.read_bytes() == filled
    anew = sjo(*desk, "--import", path, "--export", path)
    assert (anew.returncode, "records om te lezen" in anew.stdout) == (0, True)


def test_where_no_worklist_can_come_is_said_before_anything_is_read(
    root: Path, tmp_path: Path
) -> None:
    desk = ("werkbank", "--lezer", "AB", "--root", root, "--export")
    assert "een werkblad heet op .xlsx" in sjo(*desk, tmp_path / "werklijst.csv").stderr
    assert "deze map bestaat niet" in sjo(*desk, tmp_path / "nergens" / "lijst.xlsx").stderr

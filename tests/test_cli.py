"""The command line: Dutch messages, exit status 1, nothing published when something is wrong."""

import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.versions.folders import list_versions
from tests.commands import CLI, sjo, sjo_apart
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

HEAVY = {"duckdb", "geopandas", "matplotlib", "numpy", "pandas", "pandera", "scrapy", "typst"}


def test_help_lists_the_commands() -> None:
    result = sjo("--help")
    assert result.returncode == 0
    assert {"build", "check", "address", "reproduce"} <= set(result.stdout.split())


def test_help_is_quick_because_it_imports_no_heavy_library() -> None:
    result = subprocess.run(
        [CLI[0], "-X", "importtime", *CLI[1:], "--help"], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "typer" in imported
    assert imported & HEAVY == set()


def test_a_build_tells_counts_reasons_and_where_things_lie(tmp_path: Path) -> None:
    result = sjo("build", "--root", make_tree(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "Records per bron, meting 2026" in result.stdout
    assert "Gepubliceerd als versie 2026.1" in result.stdout
    assert "niet opgehaald" in result.stdout


def test_a_missing_tree_is_one_clear_line(tmp_path: Path) -> None:
    result = sjo("build", "--root", tmp_path / "nergens")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "map ontbreekt" in result.stderr


def test_an_unknown_version_names_those_that_exist(tmp_path: Path) -> None:
    result = sjo("reproduce", "2031.7", "--root", make_tree(tmp_path))
    assert (result.returncode, result.stdout) == (1, "")
    assert "niet gepubliceerd" in result.stderr
    assert "geen versie" in sjo("reproduce", "laatste", "--root", tmp_path).stderr


BAD_FILES = {
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 50,
    "column_missing.csv": b"bezoekadres;plaats\nProefstraat 1;Utrecht\n",
    "column_unknown.csv": f"{LOCATIES_HEADER};kleur\n".encode(),
    "column_twice.csv": f"{LOCATIES_HEADER};plaats\nx\n".encode(),
    "quote.csv": b'organisatie;plaats\n"SYNTHETISCH;Utrecht\n',
    "nul.csv": b"organisatie;plaats\nSYNTHE\x00TISCH;Utrecht\n",
    "date.csv": b"organisatie;plaats;gezien_op\nSYNTHETISCH;Utrecht;31-02-2026\n",
    "corrupt.xlsx": b"PK\x03\x04 dit is geen werkmap",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_stops_the_build_and_is_named(name: str, tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    (root / "manual_entries" / "2026" / "locaties" / name).write_bytes(BAD_FILES[name])
    result = sjo("build", "--root", root)
    assert result.returncode == 1
    assert name in result.stderr
    assert "Traceback" not in result.stderr
    assert list_versions(root) == []


def test_two_entries_with_one_key_are_both_named(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    row = "SYNTHETISCH;Proefstraat 7;;Utrecht;Utrecht;;;;;;AB"
    write(root / "manual_entries" / "2026" / "locaties" / "dubbel.csv", [LOCATIES_HEADER, row, row])
    result = sjo("build", "--root", root)
    assert result.returncode == 1
    assert "dubbel.csv:3" in result.stderr
    assert "2" in result.stderr.partition("dubbel.csv:3")[2]


@pytest.mark.heavy
def test_a_disk_without_room_leaves_the_former_snapshot(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    assert sjo("build", "--root", root).returncode == 0
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    entries.write_text(entries.read_text("utf-8").replace("Proefstraat 1;", "Proefstraat 5;"))

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    result = sjo_apart("build", "--root", root, begin=no_room)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert [str(v) for v in list_versions(root)] == ["2026.1"]
    assert not list((root / "data" / "curated").glob(".bouw-*/"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_to_write_is_a_dutch_message(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    (root / "data").chmod(0o555)
    result = sjo("build", "--root", root)
    (root / "data").chmod(0o755)
    assert result.returncode == 1
    assert "geen toestemming" in result.stderr


def test_ctrl_c_ends_the_build_and_publishes_nothing(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    with subprocess.Popen(
        [*CLI, "build", "--root", str(root)], stderr=subprocess.PIPE, text=True
    ) as run:
        slot = root / "data" / "curated" / ".slot"
        while not slot.exists() and run.poll() is None:
            time.sleep(0.005)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "afgebroken" in err
    assert list_versions(root) == []
    assert [p.name for p in (root / "data" / "curated").iterdir()] == [".slot"]


def test_an_address_is_split_into_its_parts() -> None:
    result = sjo("address", "Burg. Patijnlaan 12-A, 2585 BN Den Haag")
    assert result.returncode == 0
    parts = dict(
        line.split(maxsplit=1) for line in result.stdout.splitlines() if " " in line.strip()
    )
    assert parts["straatnaam"] == "Burg. Patijnlaan"
    assert (parts["huisnummer"], parts["huisletter"]) == ("12", "A")
    assert (parts["postcode"], parts["woonplaats"]) == ("2585BN", "Den Haag")

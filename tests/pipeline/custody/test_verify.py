"""What was written is verified where it is read, and all of it by `sjo verify`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.custody.verify import verify
from pipeline.errors import SjoError
from pipeline.publish.database import is_current
from pipeline.release.publish import release
from pipeline.versions.folders import database_path
from schemas.captures import RECORDS_NAME, CrawlState, CrawlVerdict, RunReport
from tests.commands import sjo

EMPTY_FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

LOCATIES = "data/curated/2026.1/locaties.parquet"
MANIFEST = "data/curated/2026.1/manifest.json"


DYING_CLIENT = """
import duckdb, os, signal, sys
con = duckdb.connect(sys.argv[1])
con.execute("CREATE TABLE van_klant AS SELECT 1 AS x")
os.kill(os.getpid(), signal.SIGKILL)
"""
"""It dies before its change, which stands in the journal, is in the file itself."""


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def edit_stand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '"meting": 2026' in text
    path.write_text(text.replace('"grensjaar": 2026', '"grensjaar": 2025'), encoding="utf-8")


def drop_key(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["uitvoer"]
    path.write_text(json.dumps(told), encoding="utf-8")


def test_all_is_what_was_written(released: Path) -> None:
    assert verify(released).faults == []


def test_a_capture_without_hashes_is_not_said_to_be_verified(released: Path) -> None:
    for day, hashes in (("2026-04-03", {}), ("2026-04-04", {RECORDS_NAME: EMPTY_FILE})):
        folder = released / "data" / "raw" / "2026" / "juridischloket" / day
        folder.mkdir(parents=True)
        (folder / RECORDS_NAME).write_bytes(b"")
        report = RunReport("juridischloket", "2026", CrawlVerdict(CrawlState.OK), sha256=hashes)
        report.write(folder)
    found = verify(released)
    assert found.faults == []
    assert found.counts["opnamen"] == 1
    assert found.counts["niet na te lezen, want zonder controlegetal: opnamen"] == 1
    done = sjo("verify", "--root", released)
    assert (done.returncode, done.stderr) == (0, "")
    assert "versies 1" in done.stdout


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        (LOCATIES, append, "is gewijzigd sinds de publicatie; zet het terug"),
        (LOCATIES, Path.unlink, "is gepubliceerd maar ontbreekt; zet het terug"),
        (MANIFEST, edit_stand, "is gewijzigd sinds de publicatie"),
        (MANIFEST, drop_key, "is gewijzigd sinds de publicatie"),
        (MANIFEST, lambda path: path.write_text("[]"), "is geen manifest"),
    ],
)
def test_a_build_on_a_version_that_was_changed_stops_and_names_the_file(
    released: Path, name: str, damage: Callable[[Path], object], said: str
) -> None:
    damage(released / name)
    with pytest.raises(SjoError) as caught:
        release(released, 2026)
    assert f"{name}: " in str(caught.value)
    assert said in str(caught.value)
    assert any(name in fault and said in fault for fault in verify(released).faults)


def test_a_file_added_to_a_version_is_named(released: Path) -> None:
    (released / "data" / "curated" / "2026.1" / "extra.csv").write_text("x")
    (fault,) = verify(released).faults
    assert "extra.csv: is geen bestand van versie 2026.1" in fault


@pytest.mark.heavy
def test_rows_deleted_from_the_database_are_noticed_and_it_is_made_anew(released: Path) -> None:
    path = database_path(released)
    with duckdb.connect(str(path)) as con:
        con.execute("DELETE FROM v2026_1.locaties")
    (fault,) = verify(released).faults
    assert "inventarisatie.duckdb: is gewijzigd sinds zij is gemaakt" in fault
    refused = sjo("products", "--root", released)
    assert (refused.returncode, "maak haar opnieuw met: sjo build" in refused.stderr) == (1, True)
    again = release(released, 2026)
    assert again.meldingen == (
        "inventarisatie.duckdb was door een ander programma gewijzigd; "
        "bewaard als inventarisatie.duckdb.terzijde",
    )
    assert is_current(released)
    assert verify(released).faults == []


@pytest.mark.heavy
def test_a_journal_that_a_client_left_is_never_taken_over(released: Path) -> None:
    path = database_path(released)
    journal = path.with_name(f"{path.name}.wal")
    subprocess.run([sys.executable, "-c", DYING_CLIENT, path], check=False)
    assert journal.exists()
    again = release(released, 2026)
    assert "bewaard als inventarisatie.duckdb.wal.terzijde" in again.meldingen[-1]
    assert not journal.exists()
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'van_klant'"
        ).fetchall() == [(0,)]
    assert verify(released).faults == []

"""Many readers at once: clones of one repository, copies of one folder, and one folder shared.

Everything here is made up (SYNTHETISCH), but for the worklist of the real wave.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.bench_werkbank import judge_in_one_go
from pipeline.boundary import rows_of
from pipeline.release.concept import make_concept
from tests.commands import sjo
from tests.pipeline.readings import reading
from tests.pipeline.tree import REPOSITORY, make_tree
from tests.werkbank.judged import LABELS, make_judging_tree, rows_of_reader
from tests.werkbank.served import Workbench, starting, working
from werkbank.desk import Desk, open_desk
from werkbank.own_readings import append_readings
from werkbank.wave_tables import read_wave_entries

pytestmark = pytest.mark.heavy
READERS = ("AB", "CD", "EF", "GH", "IJ")
EACH, AT_A_TIME = 100, 20
ENTRIES = [
    f"SYNTHETISCH Balie {n};Proefstraat {n};3511 AB;Utrecht;Utrecht;;;;;2026-10-01;"
    for n in range(EACH)
]
ADVICE = {
    "veld": "ondersteuningstypen",
    "waarde": "Advies",
    "grond": "omschrijving",
    "tekst": "geeft advies",
    "url": "https://proef.example",
}


def git(folder: Path, *args: str) -> str:
    name = ["-c", "user.name=SYNTHETISCH", "-c", "user.email=lezer@voorbeeld.example"]
    command = ["git", "-C", str(folder), *name, *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def share(clone: Path) -> None:
    """Bring one's own rows to the others, as every reader does: commit, pull, push."""
    git(clone, "add", "manual_entries")
    git(clone, "commit", "-q", "-m", "Lezingen")
    git(clone, "pull", "-q", "--no-rebase", "--no-edit")
    git(clone, "push", "-q")


def make_repository(folder: Path, source: Path) -> Path:
    """Put the entries of a tree in a repository that clones are made of."""
    first, origin = folder / "eerste", folder / "origin.git"
    shutil.copytree(source, first)
    git(folder, "init", "-q", "-b", "main", str(first))
    git(first, "add", "manual_entries", "data/reference")
    git(first, "commit", "-q", "-m", "Begin van de meting")
    git(folder, "clone", "-q", "--bare", str(first), str(origin))
    return origin


def read_some(desk: Desk, record_ids: list[str]) -> None:
    """Write readings of records, each with its evidence, as a desk writes them."""
    rows = [reading(record_id=i, datum="2026-11-05", lezing_id="") for i in record_ids]
    append_readings(desk, rows, [[ADVICE]] * len(rows))


def parts_of(record_ids: list[str]) -> Iterator[list[str]]:
    return (record_ids[at : at + AT_A_TIME] for at in range(0, len(record_ids), AT_A_TIME))


def test_five_readers_in_five_clones_merge_500_rows_without_a_conflict(tmp_path: Path) -> None:
    tree = make_tree(tmp_path / "boom", ENTRIES)
    found = rows_of(read_wave_entries(open_desk(tree, "AB", 2026)).entries)
    record_ids = [row["record_id"] for row in found]
    origin = make_repository(tmp_path, tree)
    clones = {lezer: tmp_path / lezer for lezer in READERS}
    for clone in clones.values():
        git(tmp_path, "clone", "-q", str(origin), str(clone))
    for part in parts_of(record_ids):
        for lezer, clone in clones.items():
            read_some(open_desk(clone, lezer, 2026), part)
        for clone in clones.values():  # all wrote on top of the same state
            share(clone)
    last = tmp_path / "laatste"
    git(tmp_path, "clone", "-q", str(origin), str(last))
    readers = read_wave_entries(open_desk(last, "AB", 2026)).readers
    assert len(readers.lezingen) == len(readers.bewijs) == len(READERS) * EACH == 500
    for lezer in READERS:
        read = readers.lezingen[readers.lezingen["lezer"] == lezer]
        assert sorted(read["record_id"]) == sorted(record_ids)
    assert sjo("check", "--root", last).returncode == 0


def judge(
    workbench: Workbench, record_ids: list[str], path: str, told: Iterable[str] = ()
) -> list[str]:
    """Post a judgement of each record, and return the lezing_ids that the answers name.

    `told`: those of the first records when they were read before; each form names the last.
    """
    last = dict(zip(record_ids, told, strict=False))
    answered: list[str] = []
    for record_id in record_ids:
        form = LABELS | {"eerder": last.get(record_id, "")}
        answer = workbench.post(f"{path}/{record_id}", form)
        assert answer.status == 303
        last[record_id] = answer.headers["location"].rpartition("bewaard=")[2]
        answered.append(last[record_id])
    return answered


def test_two_readers_on_one_shared_folder_lose_nothing(tmp_path: Path) -> None:
    ids = list(make_judging_tree(tmp_path).values())
    with starting(tmp_path, "AB") as one, starting(tmp_path, "EF") as two:
        with ThreadPoolExecutor(2) as both:
            desks = (one.workbench, two.workbench)
            told = list(both.map(judge, desks, (ids * 4, ids * 4), ["/beoordelen"] * 2))
        one.process.kill()
        two.process.kill()
    for lezer, answered in zip(("AB", "EF"), told, strict=True):
        written = rows_of_reader(tmp_path, "lezingen", lezer)
        assert [row["lezing_id"] for row in written] == answered
        assert len(set(answered)) == len(ids) * 4


def test_two_desks_on_two_copies_of_one_repository_merge_without_a_conflict(
    tmp_path: Path,
) -> None:
    ids = list(make_judging_tree(tmp_path / "boom").values())
    origin = make_repository(tmp_path, tmp_path / "boom")
    copies = [tmp_path / "map een", tmp_path / "map twee"]
    for copy, lezer in zip(copies, ("AB", "EF"), strict=True):
        git(tmp_path, "clone", "-q", str(origin), str(copy))
        shutil.copytree(tmp_path / "boom" / "data" / "concept", copy / "data" / "concept")
        with working(copy, lezer) as workbench:
            judge(workbench, ids, "/beoordelen")
    for copy in copies:
        share(copy)
    git(copies[0], "pull", "-q", "--no-rebase", "--no-edit")
    for lezer in ("AB", "EF"):
        assert len(rows_of_reader(copies[0], "lezingen", lezer)) == len(ids)
    assert sjo("check", "--root", copies[0]).returncode == 0


def test_a_copy_that_a_program_made_is_named_and_does_not_count(tmp_path: Path) -> None:
    ids = list(make_judging_tree(tmp_path).values())
    screens = ["/werkvoorraad", "/zoeken", "/beoordelen", "/tweede-lezing", "/verzoenen"]
    with working(tmp_path, "AB") as workbench:
        told = judge(workbench, ids, "/beoordelen")
        for own in sorted((tmp_path / "manual_entries" / "2026").glob("*/AB.csv")):
            shutil.copy(own, own.with_name("AB (kopie).csv"))
        answers = [workbench.ask(path).status for path in screens]
        shown = workbench.ask("/werkvoorraad").text
        again = judge(workbench, ids[:1], "/beoordelen", told)
        assert again == [f"AB-2026-{len(told) + 1}"]
    assert set(answers) <= {200, 303}
    assert "lezingen/AB (kopie).csv" in shown
    checked = sjo("check", "--root", tmp_path)
    assert checked.returncode == 1
    assert "lezingen/AB (kopie).csv: geen bestand van een lezer" in checked.stdout + checked.stderr


def test_30_candidates_of_the_real_worklist_are_judged_in_one_go_and_stay_after_kill_9(
    tmp_path: Path,
) -> None:
    for part in ("manual_entries", "data/reference"):
        shutil.copytree(REPOSITORY / part, tmp_path / part)
    make_concept(tmp_path, 2026)
    judged = judge_in_one_go(tmp_path, "proef", 30)
    written = rows_of_reader(tmp_path, "lezingen", "proef")
    assert [row["record_id"] for row in written] == judged.record_ids
    assert len(set(judged.record_ids)) == 30
    assert sjo("check", "--root", tmp_path).returncode == 0

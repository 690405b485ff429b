"""A version that is withdrawn is gone from every output, and every command copes with that."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.custody.pack import pack, unpack
from pipeline.custody.verify import verify
from pipeline.custody.withdraw import Withdrawal, Withdrawn, withdraw
from pipeline.errors import SjoError
from pipeline.release.publish import release
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.shown import find_shown
from pipeline.versions.tombstone import is_withdrawn
from pipeline.versions.version import Version
from tests.commands import sjo
from tests.pipeline.tree import LOCATIES, REPOSITORY, make_tree
from tests.pipeline.versions.frozen import list_contracts, make_database, make_history

pytestmark = pytest.mark.heavy

DYING_WITHDRAWAL = """
import os, signal, sys
from pathlib import Path
from pipeline.custody.withdraw import withdraw
from tests.pipeline.custody.test_withdraw import ASKED, FIRST

def run(root, moment):
    seen = 0
    def count(event, told):
        nonlocal seen
        if event in {"os.rename", "os.remove", "os.rmdir"} and ".slot" not in str(told[0]):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    withdraw(root, FIRST, ASKED)

for moment in map(int, sys.argv[2:]):
    child = os.fork()
    if child == 0:
        run(Path(sys.argv[1]) / str(moment), moment)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(moment, os.WIFSIGNALED(status), flush=True)
"""
FIRST, SECOND = Version(2026, 1), Version(2026, 2)
NAMED = "SYNTHETISCH Spreekuur Jan Proefpersoon;Proefweg 8;7607 AB;Almelo;Almelo;;;;;2026-09-30;AB"
MOMENTS = (3, 6, 8, 40)
"""Before: the successor, the seal of the database, the tombstone; half way emptying the folder."""
ASKED = Withdrawal("een naam van een persoon", "AB", "2026-11-27", ("jan  proefpersoon",))


@pytest.fixture(scope="module")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_tree(tmp_path_factory.mktemp("gebouwd"), [*LOCATIES, NAMED])
    release(root, 2026)
    return root


@pytest.fixture
def root(released_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(released_once, tmp_path / "boom", symlinks=True)


def outputs_with(root: Path, text: str) -> list[str]:
    folder = root / "data"
    return [
        path.relative_to(folder).as_posix()
        for place in ("curated", "producten")
        for path in sorted((folder / place).rglob("*"))
        if path.is_file() and text.encode() in path.read_bytes()
    ]


def do(root: Path, version: Version = FIRST, asked: Withdrawal = ASKED) -> Withdrawn:
    return withdraw(root, version, asked)


def test_the_text_is_gone_and_the_rest_is_as_it_was(root: Path) -> None:
    assert "curated/2026.1/te_beoordelen.csv" in outputs_with(root, "Proefpersoon")
    done = do(root)
    assert done.opvolger == SECOND
    assert done.cells > 0
    assert outputs_with(root, "Proefpersoon") == []
    assert list_versions(root) == [SECOND]
    assert find_shown(root) == SECOND
    assert verify(root).faults == []


def test_the_tombstone_says_who_why_and_what_to_use(root: Path) -> None:
    do(root)
    left = {path.name for path in (curated_folder(root) / "2026.1").iterdir()}
    assert left == {"INGETROKKEN.json", "LEESMIJ.md"}
    text = (curated_folder(root) / "2026.1" / "LEESMIJ.md").read_text(encoding="utf-8")
    assert "Versie 2026.1 is ingetrokken op 2026-11-27 door AB: een naam van een persoon" in text
    assert "gebruik versie 2026.2" in text


def test_what_still_holds_the_text_is_named(root: Path) -> None:
    notes = do(root).notes
    assert any(note.startswith("manual_entries/2026/locaties/proef.csv:9: ") for note in notes)


@pytest.mark.parametrize(
    "command",
    [("diff", "2026.1", "2026.2"), ("reproduce", "2026.1"), ("products", "--version", "2026.1")],
)
def test_every_command_says_that_it_was_withdrawn(root: Path, command: tuple[str, ...]) -> None:
    do(root)
    done = sjo(*command, "--root", root)
    assert done.returncode == 1
    assert "versie 2026.1 is ingetrokken" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_next_build_goes_on_with_the_ids_and_reuses_no_number(root: Path) -> None:
    before = do(root).opvolger
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("Jan Proefpersoon", "Noord"), encoding="utf-8")
    again = release(root, 2026)
    assert (before, str(again.versie)) == (SECOND, "2026.3")
    history = again.inventory.tables["id_historie"]
    assert "vervallen" not in set(history["gebeurtenis"])


def test_an_older_version_is_succeeded_by_the_next_that_was_published(root: Path) -> None:
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("Proefweg 3", "Proefweg 5"), encoding="utf-8")
    release(root, 2026)
    done = do(root)
    assert done.opvolger == SECOND
    assert "versie 2026.2 bevat de tekst ook: trek die ook in" in done.notes
    assert do(root, SECOND).opvolger == Version(2026, 3)
    assert outputs_with(root, "Proefpersoon") == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Withdrawal("", "AB", "2026-11-27"), "waarom"),
        (Withdrawal("fout", "", "2026-11-27"), "wie trekt"),
        (Withdrawal("fout", "AB", "2026-11-27", ("Jan",)), "te kort"),
        (Withdrawal("fout", "AB", "2026-11-27", ("staat er niet",)), "bevat de tekst niet"),
        (Withdrawal("Jan Proefpersoon", "AB", "2026-11-27", ASKED.texts), "noemt zelf de tekst"),
    ],
)
def test_a_request_that_is_none_does_nothing(root: Path, asked: Withdrawal, said: str) -> None:
    with pytest.raises(SjoError, match=said):
        do(root, asked=asked)
    assert list_versions(root) == [FIRST]


def test_an_older_pack_never_brings_it_back(root: Path, tmp_path: Path) -> None:
    pack(root, tmp_path / "pak.tar")
    do(root)
    unpack(root, tmp_path / "pak.tar", is_replacing=True)
    assert outputs_with(root, "Proefpersoon") == []
    (curated_folder(root) / "2026.1" / "locaties.csv").write_text("terug", encoding="utf-8")
    (fault,) = verify(root).faults
    assert "2026.1/locaties.csv: versie 2026.1 is ingetrokken; haal dit weg" in fault


@pytest.mark.parametrize("contract", list_contracts())
def test_a_version_of_any_contract_can_be_withdrawn(tmp_path: Path, contract: int) -> None:
    root = make_history(tmp_path, contract)
    make_database(root)
    asked = Withdrawal("fout", "AB", "2026-11-27", ("SYNTHETISCH Wijkteam Noord",))
    assert do(root, asked=asked).opvolger == SECOND
    assert verify(root).faults == []
    assert outputs_with(root, "Wijkteam Noord") == []


@pytest.mark.timeout(600)
def test_a_withdrawal_that_is_killed_is_finished_by_the_same_request(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    trees = tmp_path_factory.mktemp("bomen")
    products = root / "data" / "producten" / "2026.1"
    products.mkdir(parents=True)
    (products / "blad.csv").write_text("Proefpersoon", encoding="utf-8")
    for moment in MOMENTS:
        shutil.copytree(root, trees / str(moment))
    command = [sys.executable, "-c", DYING_WITHDRAWAL, str(trees), *map(str, MOMENTS)]
    told = subprocess.run(
        command, cwd=REPOSITORY, check=True, capture_output=True, text=True
    ).stdout
    assert told.count("True") == len(MOMENTS)
    for moment in MOMENTS:
        half = trees / str(moment)
        try:
            do(half)
        except SjoError as error:
            assert "is ingetrokken" in str(error), moment
        assert outputs_with(half, "Proefpersoon") == [], moment
        assert list_versions(half) == [SECOND]
        assert verify(half).faults == []
        assert is_withdrawn(curated_folder(half) / "2026.1")

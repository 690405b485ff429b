"""A pack gives a colleague the same tree; what is damaged or hostile is refused whole."""

import io
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from pipeline.custody.pack import pack, unpack
from pipeline.custody.verify import verify
from pipeline.errors import SjoError
from pipeline.release.publish import release
from pipeline.release.reproduce import reproduce
from pipeline.versions.folders import find_stray_versions
from pipeline.versions.version import Version
from tests.pipeline.tree import REPOSITORY, make_tree, published

pytestmark = pytest.mark.heavy

PARQUET = "data/curated/2026.1/locaties.parquet"
DYING_UNPACK = """
import os, signal, sys
from pathlib import Path
from pipeline.custody.pack import unpack

def die(event, told):
    if event == "os.rename" and "manual_entries" in str(told[1]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die)
unpack(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_tree(tmp_path_factory.mktemp("boom"))
    answers = root / "data" / "raw" / "2026" / "enquete_gemeenten" / "antwoorden.csv"
    release(root, 2026)
    answers.parent.mkdir(parents=True)
    answers.write_text("SYNTHETISCH", encoding="utf-8")
    return root


@pytest.fixture
def packed(released: Path, tmp_path: Path) -> Path:
    pack(released, tmp_path / "pak.tar")
    return tmp_path / "pak.tar"


@pytest.mark.heavy
def test_a_colleague_has_the_same_versions_and_can_build_them_again(
    released: Path, packed: Path, tmp_path: Path
) -> None:
    unpack(tmp_path / "elders", packed)
    assert published(tmp_path / "elders") == published(released)
    assert verify(tmp_path / "elders").faults == []
    assert reproduce(tmp_path / "elders", Version(2026, 1)).different == []
    assert not (tmp_path / "elders" / "data" / "raw").exists()


def test_no_build_goes_on_from_half_a_pack_and_the_same_pack_completes_it(
    released: Path, packed: Path, tmp_path: Path
) -> None:
    root = tmp_path / "elders"
    killed = subprocess.run(
        [sys.executable, "-c", DYING_UNPACK, root, packed], cwd=REPOSITORY, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    for meting in (2026, 2023):
        with pytest.raises(SjoError, match="voor een deel uitgepakt; pak het opnieuw uit met"):
            release(root, meting)
    unpack(root, packed)
    assert published(root) == published(released)
    assert find_stray_versions(root) == []


def test_the_same_files_give_the_same_pack(released: Path, packed: Path, tmp_path: Path) -> None:
    pack(released, tmp_path / "weer.tar")
    assert (tmp_path / "weer.tar").read_bytes() == packed.read_bytes()


def test_survey_exports_go_along_only_when_asked_and_that_is_said(
    released: Path, tmp_path: Path
) -> None:
    assert "--with-surveys" in pack(released, tmp_path / "zonder.tar").left_out[-1]
    pack(released, tmp_path / "met.tar", with_surveys=True)
    unpack(tmp_path / "elders", tmp_path / "met.tar")
    assert (tmp_path / "elders" / "data" / "raw" / "2026" / "enquete_gemeenten").is_dir()


def test_a_folder_that_is_no_inventory_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="niets om in te pakken; geef met --root aan"):
        pack(tmp_path, tmp_path / "pak.tar")
    assert not (tmp_path / "pak.tar").exists()


def test_what_is_damaged_is_not_packed(released: Path, tmp_path: Path) -> None:
    root = shutil.copytree(released, tmp_path / "boom")
    (root / PARQUET).write_bytes(b"x")
    with pytest.raises(SjoError, match=r"locaties\.parquet: is gewijzigd.*\n.*herstel dit eerst"):
        pack(root, tmp_path / "pak2.tar")
    assert not (tmp_path / "pak2.tar").exists()


def test_a_damaged_version_is_put_back_and_peoples_files_are_left_alone(
    released: Path, packed: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(released, tmp_path / "boom")
    (root / PARQUET).write_bytes(b"x")
    with pytest.raises(SjoError, match=r"locaties\.parquet: bestaat al en is anders"):
        unpack(root, packed)
    assert unpack(root, packed, is_replacing=True)[0] == 1
    assert verify(root).faults == []
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    entries.write_text("anders", encoding="utf-8")
    with pytest.raises(SjoError, match=r"proef\.csv: bestaat al en is anders"):
        unpack(root, packed, is_replacing=True)
    assert entries.read_text(encoding="utf-8") == "anders"


@pytest.mark.parametrize("at", [0, 600, 5_000, 60_000, -60_000])
def test_a_pack_in_which_a_byte_changed_or_that_was_cut_off_unpacks_nothing(
    packed: Path, tmp_path: Path, at: int
) -> None:
    content = packed.read_bytes()
    for damaged in (content[:at] + b"\x7f" + content[at:][1:], content[:at]):
        packed.write_bytes(damaged)
        with pytest.raises(SjoError, match=r"pak\.tar"):
            unpack(tmp_path / "elders", packed)
        assert not (tmp_path / "elders").exists()


@pytest.mark.parametrize("name", ["../uit.csv", "/tmp/uit.csv", "data/extra.csv"])
def test_a_path_out_of_the_folder_or_unlisted_unpacks_nothing(
    packed: Path, tmp_path: Path, name: str
) -> None:
    with tarfile.open(packed, "a") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))
    with pytest.raises(SjoError, match="hoort niet in dit pak"):
        unpack(tmp_path / "elders", packed)
    assert not (tmp_path / "elders").exists()

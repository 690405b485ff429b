"""Killed with -9 at many moments of a release, the former version stands whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.publish.database import is_current
from pipeline.publish.manifest import hash_outputs
from pipeline.release.publish import release
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.published import read_manifest
from tests.pipeline.tree import REPOSITORY, published

pytestmark = pytest.mark.heavy

# Dies by SIGKILL at the given file event (open, mkdir, rename, remove) after the build began.
DYING_RELEASE = """
import os, signal, sys
from pathlib import Path

import pytest
from pipeline.release.publish import release
import pipeline.build, pipeline.match.engine, pipeline.normalise.stage

def run(root, moment):
    seen = 0
    def count(event, args):
        nonlocal seen
        if event in {"open", "os.mkdir", "os.rename", "os.remove", "shutil.rmtree"}:
            touched = str(args[0]) if args else ""
            if "curated" in touched or "werk" in touched:
                seen += 1
                if seen == moment:
                    os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    release(root, 2026)

for moment in range(1, int(sys.argv[2]), int(sys.argv[3])):
    child = os.fork()
    if child == 0:
        run(Path(sys.argv[1]), moment)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(moment, os.WIFSIGNALED(status), flush=True)
"""
"""Kept as a script because the process that dies must not be this one."""

MOMENTS = 60
STRIDE = 3  # every third of them; neighbours differ little


def test_no_moment_of_dying_leaves_half_a_version(released: Path) -> None:
    first = published(released)
    entries = released / "manual_entries" / "2026" / "locaties" / "proef.csv"
    changed = entries.read_text(encoding="utf-8").replace("Proefstraat 1;", "Proefstraat 5;")
    entries.write_text(changed, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", DYING_RELEASE, released, str(MOMENTS), str(STRIDE)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    died = [line for line in run.stdout.splitlines() if line.endswith("True")]
    assert len(died) > MOMENTS // STRIDE // 2
    for version in list_versions(released):
        folder = curated_folder(released) / str(version)
        assert read_manifest(folder)["uitvoer"] == hash_outputs(folder)
    assert published(released).items() >= first.items()
    release(released, 2026)
    assert is_current(released)
    assert [str(v) for v in list_versions(released)] == ["2026.1", "2026.2"]

"""A manifest lists every file that the build opened; the build is watched while it reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.geocode.address import AskedAddress
from pipeline.versions.folders import curated_folder
from tests.pipeline.tree import REPOSITORY, make_tree, write

WATCHED_BUILD = """
import sys
root, opened = sys.argv[1], set()

def watch(event, told):
    if event == "open" and str(told[0]).startswith(root):
        opened.add(str(told[0])[len(root) + 1:])

sys.addaudithook(watch)
from pathlib import Path
from pipeline.release.publish import release
release(Path(root), 2026)
print("\\n".join(sorted(opened)))
"""
WRITTEN = ("data/curated", "data/werk")
ASKED = AskedAddress("Proefstraat", "1", "", "", "3511AB", "Utrecht")
ANSWER = {
    "adres": ASKED._asdict(),
    "gevonden": {"adressen": [], "op_postcode": True, "volledig": True},
    "retrieved_at": "2026-10-05T10:00:00+00:00",
    "url": "https://replica.example",
}


@pytest.mark.heavy
def test_a_manifest_lists_every_file_that_was_opened(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "boom")
    entries = root / "manual_entries"
    write(root / "data/reference/geocode/antwoorden.jsonl", [json.dumps(ANSWER)])
    write(entries / "begrippen.csv", ["lijst;bronwaarde;term;auteur;datum"])
    write(entries / "2026" / "meting.toml", ['stand = "lopend"'])
    write(
        entries / "2026" / "planning.csv",
        ["gemeentecode;gemeente;provincie;lezer;tweede_lezer;locaties_bekend"],
    )
    command = [sys.executable, "-c", WATCHED_BUILD, str(root)]
    watched = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True)
    assert watched.returncode == 0, watched.stderr
    manifest = json.loads((curated_folder(root) / "2026.1" / "manifest.json").read_bytes())
    opened = {name for name in watched.stdout.splitlines() if not name.startswith(WRITTEN)}
    assert opened == set(manifest["invoer"])
    assert "data/reference/geocode/antwoorden.jsonl" in opened

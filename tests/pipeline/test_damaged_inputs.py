"""Every other kind of input, damaged: read as it was written, or refused in Dutch; never a fall.

Run longer with SJO_MUTATIONS=1000 (per kind). What is written with a hash beside it may not be read
at all once it differs. Data SYNTHETISCH; a fixed seed.
"""

import json
import os
import random
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.check import check_paths
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.custody.pack import pack
from pipeline.custody.pack_format import find_wrong_members
from pipeline.errors import SjoError
from pipeline.geocode.cache import read_geocoded
from pipeline.own_list.list_file import read_list
from pipeline.publish.database_file import require_intact
from pipeline.read.captures import read_captures
from pipeline.read.judgement import read_judgements
from pipeline.read.stand import read_stand
from pipeline.release.publish import release
from pipeline.review.workfiles import read_workfiles
from pipeline.versions.folders import database_path
from pipeline.versions.published import read_version
from pipeline.versions.version import Version
from pipeline.wave.planning import read_lezers
from schemas.captures import CapturedRecord, CrawlState, CrawlVerdict, RunReport
from spiders.config import read_contact
from spiders.errors import CrawlError
from tests.pipeline.damage import damage
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

TURNS = int(os.environ.get("SJO_MUTATIONS", "12"))
FIRST = Version(2026, 1)
CAPTURE = "data/raw/2026/juridischloket/2026-10-03"
SIGNED = "AB;2026-10-05"
PAIR = "handmatig:00000000000000aa;handmatig:00000000000000bb"
ANSWER = {
    "adres": {
        "straatnaam": "Proefstraat", "huisnummer": "1", "huisletter": "",
        "huisnummertoevoeging": "", "postcode": "3511AB", "woonplaats": "Utrecht",
    },
    "gevonden": {"adressen": [], "op_postcode": True, "volledig": True},
    "retrieved_at": "2026-10-05T10:00:00+00:00",
    "url": "http://replica.example.nl",
}  # fmt: skip


def read_capture(root: Path) -> None:
    states = read_captures(root, 2026).states.set_index("bron")
    state = states.loc["juridischloket"]
    if state["toestand"] != "ok":
        raise SjoError(f"{CAPTURE}: {state['oorzaak']}")


def read_country(root: Path) -> None:
    Gazetteer.from_reference(load_reference(root / "data" / "reference", 2026))


def check(root: Path) -> None:
    """As `sjo check`: whatever is in a file of people, it is told and nothing is raised."""
    check_paths(root, [])


def verify_pack(root: Path) -> None:
    if faults := find_wrong_members(root / "pak.tar"):
        raise SjoError("\n".join(faults))


REFERENCE = ("gemeenten.csv", "herindelingen.csv", "verdelingen.csv", "pc4.csv", "woonplaatsen.csv",
             "kerncijfers_2023.csv", "herkomst.json")  # fmt: skip
READERS: dict[str, Callable[[Path], object]] = {
    f"{CAPTURE}/run.json": read_capture,
    f"{CAPTURE}/records.jsonl": read_capture,
    "data/curated/2026.1/manifest.json": lambda root: read_version(root, FIRST),
    "data/curated/2026.1/locaties.parquet": lambda root: read_version(root, FIRST),
    "data/curated/inventarisatie.duckdb": lambda root: require_intact(database_path(root)),
    "data/curated/inventarisatie.duckdb.sha256": lambda root: require_intact(database_path(root)),
    "pak.tar": verify_pack,
    **{f"data/reference/{name}": read_country for name in REFERENCE},
    "data/reference/geocode/antwoorden.jsonl": read_geocoded,
    "data/werk/2026/records.parquet": lambda root: read_workfiles(root, 2026),
    "data/werk/2026/vragen.csv": lambda root: read_workfiles(root, 2026),
    "manual_entries/koppelingen.csv": read_judgements,
    "manual_entries/correcties.csv": read_judgements,
    "manual_entries/standaardaanbod.csv": read_judgements,
    "manual_entries/2026/zoeklog/proef.csv": check,
    "manual_entries/2026/lezingen/AB.csv": check,
    "manual_entries/2026/meting.toml": lambda root: read_stand(root, 2026),
    "manual_entries/2026/planning.csv": lambda root: read_lezers(root, 2026),
    "sjo.toml": read_contact,
    "lijst.csv": lambda root: read_list(root / "lijst.csv"),
}
HASHED = ("records.jsonl", "manifest.json", "locaties.parquet", "inventarisatie.duckdb", "pak.tar")


def make_capture(folder: Path) -> None:
    folder.mkdir(parents=True)
    lines = [
        CapturedRecord(key=f"{n}", naam=f"SYNTHETISCH Loket {n}", gezien_op="2026-10-03").as_line()
        for n in range(5)
    ]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    digest = sha256((folder / "records.jsonl").read_bytes()).hexdigest()
    report = RunReport("juridischloket", "2026", CrawlVerdict(CrawlState.OK))
    report.records, report.captured_on, report.sha256 = 5, "2026-10-03", {"records.jsonl": digest}
    report.write(folder)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_tree(tmp_path_factory.mktemp("boom"))
    release(root, 2026)
    pack(root, root / "pak.tar")
    make_capture(root / CAPTURE)
    entries = root / "manual_entries"
    write(entries / "koppelingen.csv", [
        "record_id_a;record_id_b;oordeel;auteur;datum;toelichting;vingerafdruk",
        f"{PAIR};zelfde;{SIGNED};;",
    ])  # fmt: skip
    write(entries / "correcties.csv", [
        "record_id;kolom;was;wordt;reden;auteur;datum",
        f"handmatig:00000000000000aa;plaats;Zeist;Utrecht;gebeld;{SIGNED}",
    ])  # fmt: skip
    write(entries / "2026" / "meting.toml", ['stand = "lopend"'])
    write(entries / "2026" / "planning.csv", [
        "gemeentecode;gemeente;provincie;lezer;tweede_lezer;locaties_bekend",
        "GM0344;Utrecht;Utrecht;AB;CD;3",
    ])  # fmt: skip
    write(entries / "2026" / "lezingen" / "AB.csv", [
        "lezing_id;record_id;oordeel;soort_organisatie;sociaal_raadslieden;ondersteuningstypen;"
        "leefgebieden;datum;blind",
        "AB-2026-1;handmatig:00000000000000aa;akkoord;onbekend;nee;Advies;Algemeen;2026-10-05;ja",
    ])  # fmt: skip
    write(root / "data/reference/geocode/antwoorden.jsonl", [json.dumps(ANSWER)])
    write(root / "sjo.toml", ["[crawl]", 'contact = "beheer"'])
    write(root / "lijst.csv", [
        "record_id;bron;organisatie;bezoekadres;postcode;plaats;gemeente;website;telefoon",
        "1;a;SYNTHETISCH Loket;Proefstraat 1;3511 AB;Utrecht;Utrecht;;",
    ])  # fmt: skip
    return root


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_input_is_a_message_and_what_has_a_hash_is_never_read(
    tree: Path, name: str
) -> None:

    path, rng = tree / name, random.Random(name)
    whole = path.read_bytes()
    try:
        for turn in range(TURNS):
            content = damage(whole, rng)
            path.write_bytes(content)
            try:
                READERS[name](tree)
            except (SjoError, CrawlError) as error:
                assert str(error).isprintable() or "\n" in str(error), (turn, str(error))
            else:
                assert content == whole or not name.endswith(HASHED) or same_json(content, whole)
    finally:
        path.write_bytes(whole)


def same_json(content: bytes, whole: bytes) -> bool:
    """Tell whether a manifest still says the same, however it is laid out."""
    try:
        return bool(json.loads(content) == json.loads(whole))
    except ValueError:
        return False

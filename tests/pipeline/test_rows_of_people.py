"""No row of a file of people is lost without a word: of a damaged file each is read, or named.

Of every kind of file that people write, eight rows with a word of their own. After damage a word
that still stands in the file stands in what was read, in what was rejected, or the whole file is
refused by its name and nothing of it is used. Run longer with SJO_MUTATIONS=100 (per kind). Data
SYNTHETISCH; a fixed seed.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.files.tabular import Table
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import read_manual_entries
from pipeline.read.stand import read_stand, read_toelichting
from pipeline.read.surveys import read_surveys
from pipeline.wave.planning import collect_planning
from schemas.manual import BEGRIPPEN
from schemas.survey_mapping import read_mapping
from schemas.toml_text import read_toml
from tests.pipeline.damage import damage
from tests.pipeline.tree import write

TURNS = int(os.environ.get("SJO_MUTATIONS", "15"))
NO_TERMS = Table.empty(BEGRIPPEN).frame
SURVEY = "enquete_sociaal_raadslieden"
WAVE = "manual_entries/2026"
WORDS = [f"merkwoord{letter * 3}" for letter in "abcdefgh"]
READING = "akkoord;onbekend;nee;Advies;Algemeen;2026-10-05;ja"


def site_id(number: int) -> str:
    """Return a record of a site: whether it is there is not known without a capture."""
    return f"juridischloket:{number:016x}"


def rows(header: str, line: Callable[[int, str], str]) -> str:
    return "\n".join([header, *(line(n, word) for n, word in enumerate(WORDS, 1)), ""])


READINGS = rows(
    "lezing_id;record_id;oordeel;soort_organisatie;sociaal_raadslieden;ondersteuningstypen;"
    "leefgebieden;datum;blind",
    lambda n, _: f"AB-2026-{n};{site_id(n)};{READING}",
)
SEARCHES = rows(
    "zoekactie_id;gemeente;zoekterm;paginas;hits;datum",
    lambda n, word: f"AB-2026-{n};Losser;{word};2;0;2026-10-05",
)
CODES = [f"{n:016x}" for n in range(1, 9)]
FILES = {
    f"{WAVE}/lezingen/AB.csv": (READINGS, CODES),
    f"{WAVE}/bewijs/AB.csv": (
        rows("lezing_id;veld;waarde;grond;tekst;url;sha256",
             lambda n, word: f"AB-2026-{n};ondersteuningstypen;Advies;citaat;{word};https://a.example;"),
        WORDS,
    ),
    f"{WAVE}/uitkomsten/AB.csv": (
        rows("record_id;veld;waarde;lezingen;waarom;datum",
             lambda n, word: f'{site_id(n)};sociaal_raadslieden;nee;"AB-2026-{n};CD-2026-{n}";{word};2026-10-06'),
        WORDS,
    ),
    f"{WAVE}/zoeklog/AB.csv": (SEARCHES, WORDS),
    f"{WAVE}/vondsten/AB.csv": (
        rows("zoekactie_id;uitkomst;record_id;url",
             lambda n, _: f"AB-2026-{n};nieuw;{site_id(n)};https://a.example"),
        CODES,
    ),
    f"{WAVE}/afgewezen/AB.csv": (
        rows("organisatie;gemeente;regel;bron_url;onderzoeker;datum",
             lambda n, word: f"SYNTHETISCH {word};Losser;alleen online;https://a.example;AB;2026-10-05"),
        WORDS,
    ),
    f"{WAVE}/beoordelingen/AB.csv": (
        rows("record_id;organisatie;oordeel;beoordelaar;datum",
             lambda n, _: f"{site_id(n)};SYNTHETISCH;akkoord;CD;2026-10-05"),
        CODES,
    ),
    f"{WAVE}/planning.csv": (
        rows("gemeentecode;gemeente;provincie;lezer;tweede_lezer;locaties_bekend",
             lambda n, word: f"GM000{n};Gemeente;Utrecht;{word};CD;3"),
        WORDS,
    ),
    "manual_entries/correcties.csv": (
        rows("record_id;kolom;was;wordt;reden;auteur;datum",
             lambda n, word: f"{site_id(n)};plaats;Zeist;Utrecht;{word};AB;2026-10-05"),
        WORDS,
    ),
    "manual_entries/koppelingen.csv": (
        rows("record_id_a;record_id_b;oordeel;auteur;datum;toelichting",
             lambda n, word: f"{site_id(n)};{site_id(n + 20)};zelfde;AB;2026-10-05;{word}"),
        WORDS,
    ),
    "manual_entries/standaardaanbod.csv": (
        rows("regel;geldt_voor;ondersteuningstypen;leefgebieden;auteur;datum",
             lambda n, word: f"{word};naam_bevat={word};Advies;Algemeen;AB;2026-10-05"),
        WORDS,
    ),
}  # fmt: skip


def texts_of(root: Path) -> str:
    """Return every cell that was read of the files of people, or SjoError."""
    tables, faults = collect_planning(root, 2026)
    if faults:
        raise SjoError("\n".join(map(str, faults)))
    manual = read_manual_entries(root, "2026", NO_TERMS)
    frames = [*vars(read_judgements(root)).values(), *(table.frame for table in tables)]
    for held in (*vars(manual).values(), *vars(manual.readers).values()):
        frames += [held] if isinstance(held, pd.DataFrame) else []
    return "\n".join(str(cell) for frame in frames for cell in frame.to_numpy().ravel())


def as_read(content: bytes) -> str:
    """Return what an eye sees in a file: no signs without width, plain spaces."""
    return content.decode("utf-8", "replace").replace("\u200b", "").replace("\u00a0", " ")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / WAVE / "locaties").mkdir(parents=True)
    for lezer in ("AB", "CD"):
        lines = READINGS.replace("AB-", f"{lezer}-").splitlines()
        write(tmp_path / WAVE / "lezingen" / f"{lezer}.csv", lines)
    write(tmp_path / WAVE / "zoeklog" / "AB.csv", SEARCHES.splitlines())
    return tmp_path


@pytest.mark.heavy
@pytest.mark.parametrize("name", FILES)
def test_each_row_of_a_damaged_file_is_read_or_the_file_is_named(tree: Path, name: str) -> None:
    text, words = FILES[name]
    path, rng = tree / name, random.Random(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    for turn in range(TURNS + 1):
        content = damage(text.encode(), rng) if turn else text.encode()
        path.write_bytes(content)
        try:
            found = texts_of(tree)
        except SjoError as error:
            assert turn, f"the whole file is refused: {error}"
            assert name in str(error), (turn, str(error))
            continue
        lost = [word for word in words if word in as_read(content) and word not in found]
        assert lost == [], (turn, content)


MAPPING = """\
sleutel = "nr"
voltooid = "klaar"
ingediend_op = "dag"
herhalingen = 1
persoonlijk = ["wie"]
niet_openbaar = []
[genegeerd]
taal = "zegt niets"
[kolommen]
q1 = "gemeente"
q2 = "organisatie"
q3 = "ondersteuningstypen"
[antwoorden.q3]
"Ik leg uit, kort" = "Informatie"
"Ik adviseer" = "Advies"
"""
EXPORT = [
    "nr;klaar;dag;wie;taal;q1;q2;q3",
    '1;ja;2026-03-01;Zwaantje;nl;Utrecht;SYNTHETISCH Raadslieden;"Ik leg uit, kort|Ik adviseer"',
]


@pytest.mark.heavy
def test_a_damaged_map_of_a_survey_maps_as_it_says_or_is_named(tmp_path: Path) -> None:
    name = f"{WAVE}/enquetes/{SURVEY}.toml"
    path, rng = tmp_path / name, random.Random(name)
    path.parent.mkdir(parents=True)
    write(tmp_path / "data" / "raw" / "2026" / SURVEY / "export.csv", EXPORT)
    for turn in range(TURNS + 1):
        content = damage(MAPPING.encode(), rng) if turn else MAPPING.encode()
        path.write_bytes(content)
        try:
            surveys = read_surveys(tmp_path, "2026")
        except SjoError as error:
            assert turn and name in str(error), (turn, str(error))
            continue
        mapped = read_mapping(SURVEY, content)
        assert mapped.kolommen == read_toml(content)["kolommen"]
        told = surveys.records.to_csv() + surveys.rejects.to_csv() + surveys.ongelezen.to_csv()
        assert "SYNTHETISCH Raadslieden" in told, (turn, content)
        assert "Zwaantje" not in told, (turn, content)


STAND = 'stand = "afgerond"\ntoelichting = "SYNTHETISCH: de laatste ronde"\n'


@pytest.mark.heavy
def test_a_damaged_word_on_a_wave_is_what_it_says_or_is_named(tmp_path: Path) -> None:
    name = f"{WAVE}/meting.toml"
    path, rng = tmp_path / name, random.Random(name)
    path.parent.mkdir(parents=True)
    for turn in range(TURNS + 1):
        content = damage(STAND.encode(), rng) if turn else STAND.encode()
        path.write_bytes(content)
        try:
            told = read_stand(tmp_path, 2026), read_toelichting(tmp_path, 2026)
        except SjoError as error:
            assert turn and name in str(error), (turn, str(error))
            continue
        said = read_toml(content)
        assert told == (said["stand"], " ".join(said.get("toelichting", "").split()))

"""Two hundred damaged files: each is read, or refused with its name; no row is lost without a word.

The files are made up (SYNTHETISCH). A fixed seed: the same damage every time.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.check import KnownGemeenten, check_paths
from pipeline.errors import SjoError
from pipeline.files.tabular import Table
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import read_manual_entries
from pipeline.read.surveys import read_surveys
from schemas.manual import BEGRIPPEN
from tests.pipeline.damage import damage

pytestmark = pytest.mark.heavy

NO_TERMS = Table.empty(BEGRIPPEN).frame
ANY_GEMEENTE = KnownGemeenten(lambda name: "GM0000", lambda name: "")
NAMES = [f"SYNTHETISCH Loket {letter}" for letter in "ABCDEFGH"]
WORDS = [f"synthetisch woord {letter}" for letter in "abcdefgh"]
LOCATIES = "organisatie;bezoekadres;plaats;website;gezien_op;opmerking\n" + "".join(
    f"{name};Cafélaan {n};Zeist;https://a.example;2026-03-01;zie pagina {n}\n"
    for n, name in enumerate(NAMES, 1)
)
SURVEY = (
    "respondent_id,voltooid,ingediend_op,naam,gemeente,organisatie,soort_organisatie,"
    "spreekuuradres,postcode,plaats,typen,"
    "leefgebieden,uren_per_week\n"
    + "".join(
        f'{n},ja,2026-03-01 10:15,Één,Utrecht,{name},gemeente,Straat {n},3511 LX,Utrecht,"Informatie, Advies",Algemeen,8\n'
        for n, name in enumerate(NAMES, 1)
    )
)
TERMS = "lijst;bronwaarde;term;auteur;datum\n" + "".join(
    f"leefgebieden;{word};Algemeen;AB;2026-03-01\n" for word in WORDS
)


def texts(*frames: pd.DataFrame) -> str:
    return "\n".join(cell for frame in frames for cell in frame.astype(str).to_numpy().ravel())


def read_entries_of(root: Path) -> str:
    entries = read_manual_entries(root, "2026", NO_TERMS)
    return texts(entries.records, entries.rejects)


def read_answers_of(root: Path) -> str:
    surveys = read_surveys(root, "2026")
    return texts(surveys.records, surveys.rejects)


def read_terms_of(root: Path) -> str:
    return texts(read_judgements(root).begrippen)


KINDS: dict[str, tuple[str, str, list[str], Callable[[Path], str], int]] = {
    "locaties": ("manual_entries/2026/locaties/a.csv", LOCATIES, NAMES, read_entries_of, 80),
    "enquete": (
        "data/raw/2026/enquete_sociaal_raadslieden/a.csv", SURVEY, NAMES, read_answers_of, 80,
    ),
    "begrippen": ("manual_entries/begrippen.csv", TERMS, WORDS, read_terms_of, 40),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_whole_or_refused_by_name(tmp_path: Path, kind: str) -> None:
    name, text, words, read, times = KINDS[kind]
    path, rng = tmp_path / name, random.Random(2026)
    path.parent.mkdir(parents=True)
    (tmp_path / "manual_entries" / "2026" / "locaties").mkdir(parents=True, exist_ok=True)
    outcomes = set()
    for turn in range(times):
        content = damage(text.encode(), rng)
        path.write_bytes(content)
        if kind != "enquete":
            check_paths(tmp_path, [], ANY_GEMEENTE)
        try:
            found = read(tmp_path)
        except SjoError as error:
            assert name in str(error), (turn, str(error))
            outcomes.add("refused")
            continue
        outcomes.add("read")
        written = content.decode("utf-8", "replace").replace("\u200b", "").replace("\u00a0", " ")
        lost = [word for word in words if word in written and word not in found]
        assert lost == [], (turn, content)
    assert outcomes == {"read", "refused"}


@pytest.mark.parametrize("suffix", [".CSV", ".csv.txt", ".xls", " (1).csv", ".csv~", ".tsv", ""])
def test_a_renamed_file_is_never_passed_over(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "manual_entries" / f"begrippen{suffix}"
    path.parent.mkdir(parents=True)
    path.write_text(TERMS, encoding="utf-8")
    with pytest.raises(SjoError, match="begrippen"):
        read_judgements(tmp_path)

"""A survey of a next edition asks otherwise: its mapping says so, and every difference is named."""

from pathlib import Path

import pytest

from pipeline.files.findings import FileError
from pipeline.read.closed_folders import list_entry_files
from pipeline.read.surveys import find_mapping_faults, read_surveys
from tests.pipeline.tree import write

SURVEY = "enquete_sociaal_raadslieden"
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
[keuze_patroon]
ondersteuningstypen = "type_{code}"
"""
HEADER = "nr;klaar;dag;wie;taal;q1;q2;q3"
ANSWER = (
    '1;ja;2026-03-01;Zwaantje;nl;Utrecht;SYNTHETISCH Raadslieden;"Ik leg uit, kort|Ik adviseer"'
)


def make(root: Path, mapping: str = MAPPING, header: str = HEADER, answer: str = ANSWER) -> Path:
    folder = root / "manual_entries" / "2026" / "enquetes"
    write(folder / f"{SURVEY}.toml", [mapping])
    write(root / "data" / "raw" / "2026" / SURVEY / "export.csv", [header, answer])
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_surveys(root, "2026")
    return str(caught.value).splitlines()


def test_other_questions_and_other_words_for_a_choice_are_read(tmp_path: Path) -> None:
    surveys = read_surveys(make(tmp_path), "2026")
    record = surveys.records.iloc[0]
    assert record["organisatie"] == "SYNTHETISCH Raadslieden"
    assert record["ondersteuningstypen"] == "Informatie|Advies"
    assert "Zwaantje" not in surveys.records.to_csv() + surveys.antwoorden.to_csv()


def test_it_is_an_input_of_the_build_of_its_wave_only(tmp_path: Path) -> None:
    path = make(tmp_path) / "manual_entries" / "2026" / "enquetes" / f"{SURVEY}.toml"
    assert path in list_entry_files(tmp_path, 2026)
    assert path not in list_entry_files(tmp_path, 2025)


def test_every_difference_between_mapping_and_export_is_named_at_once(tmp_path: Path) -> None:
    header = HEADER.replace("q2;", "q9;").replace("q1;", "")
    told = "\n".join(faults(make(tmp_path, header=header)))
    assert "q9" in told  # in the export, and not in the mapping
    assert "q1: vraag ontbreekt in de export" in told
    assert "q2: vraag ontbreekt in de export" in told
    assert f"manual_entries/2026/enquetes/{SURVEY}.toml" in told


def test_a_changed_choice_list_is_named_without_the_answer(tmp_path: Path) -> None:
    answer = ANSWER.replace("Ik adviseer", "Ik bemiddel met Zwaantje")
    told = faults(make(tmp_path, answer=answer))
    assert len(told) == 1
    assert "q3" in told[0]
    assert "1 antwoorden die niet in de keuzelijst staan (rij 2)" in told[0]
    assert "bemiddel" not in told[0]


@pytest.mark.parametrize(
    ("was", "wordt", "rule"),
    [
        ("herhalingen = 1\n", "", "sleutel herhalingen ontbreekt"),
        ("herhalingen", "herhaling", "onbekende sleutel herhaling"),
        ('q2 = "organisatie"', 'q2 = "aanbieder"', "geen kolom van Records"),
        ('q2 = "organisatie"', 'q2 = "organisatie"\nwie = "locatienaam"', "staat er twee keer"),
        ('q2 = "organisatie"', 'naam = "organisatie"', "vraagt naar een persoon"),
        ('q2 = "organisatie"', 'e-mailadres = "organisatie"', "is een persoonsgegeven"),
        ('q2 = "organisatie"', 'q2 = "organisatie"\nq8 = "telefoon"', "vult nooit telefoon"),
        ('= "Advies"', '= "Raad"', "Raad is geen term van ondersteuningstypen"),
        ("[antwoorden.q3]", "[antwoorden.q1]", "geen vraag van kolommen die termen vult"),
        ('taal = "zegt niets"', 'taal = ""', "geef de reden"),
        ("[genegeerd]", "[genegeerd", "geen leesbaar TOML"),
        (
            "[genegeerd]",
            '[vraagteksten]\nq2 = "Wat is uw naam?"\n[genegeerd]',
            "vraagt naar een persoon",
        ),
    ],
)
def test_a_fault_of_the_mapping_stops_before_anything_is_read(
    tmp_path: Path, was: str, wordt: str, rule: str
) -> None:
    assert was in MAPPING
    told = faults(make(tmp_path, mapping=MAPPING.replace(was, wordt)))
    assert len(told) == 1
    assert told[0].startswith(f"manual_entries/2026/enquetes/{SURVEY}.toml")
    assert rule in told[0]


def test_check_names_the_same_and_is_silent_without_an_export(tmp_path: Path) -> None:
    assert find_mapping_faults(make(tmp_path / "a"), "2026") == []
    broken = make(tmp_path / "b", header=HEADER.replace("q2", "q9"))
    assert "q9" in "".join(map(str, find_mapping_faults(broken, "2026")))
    assert find_mapping_faults(tmp_path / "c", "2026") == []


def test_check_holds_an_export_against_the_questions_of_sources_without_a_mapping(
    tmp_path: Path,
) -> None:
    path = tmp_path / "data" / "raw" / "2026" / SURVEY / "export.csv"
    write(path, ["respondent_id,Een vraag van SYNTHETISCH", "1,x"])
    told = "".join(map(str, find_mapping_faults(tmp_path, "2026")))
    assert "verplichte kolom ontbreekt" in told

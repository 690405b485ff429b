"""Each fault of a reading is named at its cell, with what to do; a whole reading has none."""

from pathlib import Path

import pytest

from pipeline.files.findings import FileError
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import ManualEntries, read_manual_entries
from schemas.readings import BEWIJS, UITKOMSTEN
from tests.pipeline.readings import RECORD, lines, reading
from tests.pipeline.tree import write

FOUND = ["organisatie;bezoekadres;gemeente;onderzoeker", "SYNTHETISCH Hulp;Laan 1;Zeist;A.B."]
OTHER = "handmatig:0000000000000002"
Row = dict[str, str]


def read(
    root: Path,
    *rows: Row,
    name: str = "AB",
    bewijs: tuple[Row, ...] = (),
    uitkomsten: tuple[Row, ...] = (),
) -> ManualEntries:
    wave = root / "manual_entries" / "2026"
    write(wave / "locaties" / "a.csv", FOUND)
    write(wave / "lezingen" / f"{name}.csv", lines(*rows))
    for template, filled in ((BEWIJS, bewijs), (UITKOMSTEN, uitkomsten)):
        told = [dict.fromkeys(template.names, "") | row for row in filled]
        body = [";".join(template.names), *(";".join(row.values()) for row in told)]
        if told:
            write(wave / template.name / f"{name}.csv", body)
    return read_manual_entries(root, "2026", read_judgements(root).begrippen)


def faults(root: Path, *rows: Row, **more: object) -> list[str]:
    with pytest.raises(FileError) as caught:
        read(root, *rows, **more)  # type: ignore[arg-type]
    return [line.removeprefix("manual_entries/2026/") for line in str(caught.value).splitlines()]


def test_a_whole_reading_is_read_in_normal_form_with_its_reader(tmp_path: Path) -> None:
    said = reading(ondersteuningstypen="advies, Informatie", leefgebieden="GEEN", minuten="0,5")
    row = read(tmp_path, said).readers.lezingen.iloc[0]
    assert (row["lezer"], row["ondersteuningstypen"]) == ("AB", "Advies|Informatie")
    assert (row["leefgebieden"], row["minuten"]) == ("geen", "0.5")


def test_a_reading_of_an_own_find_is_known_as_such(tmp_path: Path) -> None:
    record = read(tmp_path, reading()).records["record_id"].item()
    readers = read(tmp_path, reading(record_id=record)).readers
    assert readers.lezingen["eigen_vondst"].tolist() == ["ja"]


def test_every_cell_of_a_reading_is_filled(tmp_path: Path) -> None:
    blank = dict.fromkeys(("soort_organisatie", "leefgebieden", "blind"), "")
    assert faults(tmp_path, reading(**blank)) == [
        "lezingen/AB.csv:2:G (soort_organisatie): soort_organisatie is verplicht; "
        "vul de cel in; niet bekeken mag ook",
        "lezingen/AB.csv:2:J (leefgebieden): leefgebieden is verplicht; "
        "vul de cel in; geen of niet bekeken mag ook",
        "lezingen/AB.csv:2:M (blind): blind is verplicht; vul de cel in",
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"leefgebieden": "geen|Algemeen"}, "J (leefgebieden): 'geen|Algemeen': 'geen' kan alleen zonder andere waarde staan; kies een van beide"),
        ({"soort_organisatie": "geen"}, "G (soort_organisatie): 'geen': 'geen' staat niet in de lijst soort_organisatie; zegt de pagina het niet, kies dan een term zoals onbekend; niet bekeken mag ook"),
        ({"oordeel": "afgewezen"}, "E (regel): regel is verplicht bij afgewezen; zie docs/lezen.md"),
        ({"regel": "opgeheven"}, "E (regel): 'opgeheven': hoort alleen bij afgewezen; kijk het oordeel na of maak de cel leeg"),
        ({"oordeel": "dubbel"}, "F (dubbel_van): dubbel_van is verplicht bij dubbel; zie docs/lezen.md"),
        ({"oordeel": "dubbel", "dubbel_van": RECORD}, f"F (dubbel_van): '{RECORD}': is het record zelf"),
        ({"oordeel": "ingetrokken"}, "O (trekt_in): trekt_in is verplicht bij ingetrokken; noem de lezing die vervalt"),
        ({"lezing_id": "AB-2025-1"}, "A (lezing_id): 'AB-2025-1': hoort bij meting 2025, niet bij 2026; geef de lezing een nieuw kenmerk"),
        ({"lezing_id": "eerste"}, "A (lezing_id): 'eerste': geen kenmerk van een lezing; schrijf AB-2026- en een nummer, zoals AB-2026-1"),
        ({"minuten": "kwartier"}, "N (minuten): 'kwartier': geen aantal minuten; schrijf een getal, zoals 3 of 0,5"),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_cell(tmp_path: Path, cells: Row, told: str) -> None:
    assert faults(tmp_path, reading(**cells)) == [f"lezingen/AB.csv:2:{told}"]


def test_no_reading_is_overwritten(tmp_path: Path) -> None:
    assert faults(tmp_path, reading(), reading(leefgebieden="geen")) == [
        "lezingen/AB.csv:3:A (lezing_id): 'AB-2026-1': dit kenmerk staat ook in "
        "manual_entries/2026/lezingen/AB.csv:2; een lezing wordt nooit overschreven: geef de "
        "nieuwe rij een nieuw nummer"
    ]


def test_only_an_earlier_own_reading_of_the_record_can_be_withdrawn(tmp_path: Path) -> None:
    undo = {"lezing_id": "AB-2026-2", "oordeel": "ingetrokken"}
    assert len(read(tmp_path, reading(), reading(**undo, trekt_in="AB-2026-1")).records) == 1
    told = faults(tmp_path, reading(), reading(**undo, trekt_in="CD-2026-1"))
    assert told == [
        "lezingen/AB.csv:3:O (trekt_in): 'CD-2026-1': geen lezing van deze lezer; "
        "bedoelt u 'AB-2026-1'?"
    ]
    below = faults(tmp_path, reading(trekt_in="AB-2026-2"), reading(lezing_id="AB-2026-2"))
    assert below == ["lezingen/AB.csv:2:O (trekt_in): 'AB-2026-2': staat niet boven deze rij"]
    other = faults(tmp_path, reading(), reading(**undo, trekt_in="AB-2026-1", record_id=OTHER))
    assert other[0].endswith(f"gaat over een ander record ({RECORD})")


def test_a_copy_of_a_readers_file_is_named_and_not_read_as_another_reader(tmp_path: Path) -> None:
    read(tmp_path, reading())
    assert faults(tmp_path, reading(), name="AB (kopie)") == [
        "lezingen/AB (kopie).csv: geen bestand van een lezer: 'AB (kopie)' is geen code; "
        "is het een kopie van AB? zet nieuwe rijen daar onderaan en haal dit bestand weg"
    ]
    (tmp_path / "manual_entries/2026/lezingen/AB (kopie).csv").unlink()
    assert faults(tmp_path, reading(), name="sub/AB")[0].startswith(
        "lezingen/sub/AB.csv: deze lezer heeft al een bestand; zet de nieuwe rijen onderaan in"
    )


def test_a_file_under_the_name_of_another_reader_is_one_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, reading(), reading(lezing_id="AB-2026-2"), name="CD") == [
        "lezingen/CD.csv: hier staan lezingen van AB; zet nieuwe rijen in het bestand van die "
        "lezer, of hernoem dit bestand"
    ]


PROOF = {
    "lezing_id": "AB-2026-1",
    "veld": "ondersteuningstypen",
    "waarde": "advies",
    "grond": "citaat",
    "tekst": "u kunt bij ons terecht voor advies",
    "url": "https://www.proef.example/hulp",
}


def test_evidence_speaks_of_a_reading_of_its_reader_and_of_what_it_says(tmp_path: Path) -> None:
    assert len(read(tmp_path, reading(), bewijs=(PROOF,)).readers.bewijs) == 1
    wrong = (
        PROOF | {"lezing_id": "AB-2026-9"},
        PROOF | {"waarde": "Informatie"},
        PROOF | {"url": ""},
        PROOF | {"sha256": "abc"},
    )
    assert faults(tmp_path, reading(), bewijs=wrong) == [
        "bewijs/AB.csv:2:A (lezing_id): 'AB-2026-9': deze lezing bestaat niet; "
        "bedoelt u 'AB-2026-1'?",
        "bewijs/AB.csv:3:C (waarde): 'Informatie': de lezing zegt bij ondersteuningstypen iets "
        "anders (Advies); noem een waarde van de lezing",
        "bewijs/AB.csv:4:F (url): url is verplicht bij citaat en omschrijving; "
        "noem de pagina waar het staat",
        "bewijs/AB.csv:5:G (sha256): 'abc': geen sha256; "
        "neem de 64 tekens van de bewaarde pagina over",
    ]
    derived = PROOF | {"grond": "afgeleid", "tekst": "A.2.c", "url": ""}
    assert len(read(tmp_path, reading(), bewijs=(derived,)).readers.bewijs) == 1


SETTLED = {
    "record_id": RECORD,
    "veld": "soort_organisatie",
    "waarde": "gemeente",
    "lezingen": "AB-2026-1, CD-2026-1",
    "waarom": "de gemeente voert het uit",
    "datum": "2026-04-01",
}


def test_a_settlement_compares_readings_of_two_people_and_says_what_a_reading_may(
    tmp_path: Path,
) -> None:
    write(tmp_path / "manual_entries/2026/lezingen/CD.csv", lines(reading(lezing_id="CD-2026-1")))
    settled = read(tmp_path, reading(), uitkomsten=(SETTLED,)).readers.uitkomsten
    assert settled[["lezingen", "waarde", "lezer"]].iloc[0].tolist() == [
        "AB-2026-1|CD-2026-1",
        "gemeente",
        "AB",
    ]
    wrong = (
        SETTLED | {"lezingen": "AB-2026-1"},
        SETTLED | {"lezingen": "AB-2026-1|EF-2026-1"},
        SETTLED | {"waarde": "de buurt", "veld": "Soort_Organisatie"},
        SETTLED | {"veld": "oordeel", "waarde": "afgewezen"},
        SETTLED | {"veld": "oordeel", "waarde": "dubbel"},
    )
    told = [line.split("; ")[0] for line in faults(tmp_path, reading(), uitkomsten=wrong)]
    assert told == [
        "uitkomsten/AB.csv:2:F (lezingen): 'AB-2026-1': noemt geen twee lezers",
        "uitkomsten/AB.csv:3:F (lezingen): 'AB-2026-1|EF-2026-1': lezing EF-2026-1 bestaat niet",
        "uitkomsten/AB.csv:3:F (lezingen): 'AB-2026-1|EF-2026-1': noemt geen twee lezers",
        "uitkomsten/AB.csv:4:D (waarde): 'de buurt': 'de buurt' staat niet in de lijst "
        "soort_organisatie",
        "uitkomsten/AB.csv:5:E (regel): regel hoort bij de uitkomst afgewezen, en alleen daarbij",
        "uitkomsten/AB.csv:6:D (waarde): 'dubbel': kan geen uitkomst zijn",
    ]

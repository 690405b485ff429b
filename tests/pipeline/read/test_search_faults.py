"""Searches and finds: every mistake that shows between rows and files is named at its cell."""

from pathlib import Path

import pytest

from pipeline.check import KnownGemeenten, check_paths
from pipeline.read.search_faults import is_of_several, is_whole_country
from tests.pipeline.tree import write

CODES = {"Zeist": "GM0355", "Utrecht": "GM0344", "Nuenen, Gerwen en Nederwetten": "GM0820"}
GEMEENTEN = KnownGemeenten(lambda name: CODES.get(name, ""), lambda name: "")
LOG = "zoekactie_id;gemeente;zoekterm;paginas;hits;datum"
SEARCH = "AB-2026-1;Zeist;hulp Zeist;2;1;2026-03-01"
FIND = "zoekactie_id;gemeente;uitkomst;regel;sleutel;record_id;organisatie"
NEW = "AB-2026-1;;nieuw;;AB-2026-1;;A"
ENTRY = ["sleutel;organisatie;plaats;bezoekadres", "AB-2026-1;A;Zeist;Proefstraat 1"]
OUT = ["sleutel;organisatie;regel;onderzoeker;datum", "AB-2026-2;B;alleen online;AB;2026-03-01"]


def check(root: Path, log: list[str], finds: list[str], **files: list[str]) -> list[str]:
    wave = root / "manual_entries" / "2026"
    write(wave / "zoeklog" / "AB.csv", [LOG, *log])
    write(wave / "vondsten" / "AB.csv", [FIND, *finds])
    write(wave / "locaties" / "AB.csv", ENTRY)
    write(wave / "afgewezen" / "AB.csv", OUT)
    for name, lines in files.items():
        write(wave / name.replace("__", "/").replace("_", " "), lines)
    found = map(str, check_paths(root, [], GEMEENTEN))
    return [line.removeprefix("manual_entries/2026/") for line in found]


def test_sound_searches_and_finds_have_no_fault(tmp_path: Path) -> None:
    log = [SEARCH, "AB-2026-2;Nederland;hulp;1;1;2026-03-01", SEARCH.replace(";2;1;", ";3;1;")]
    several = "AB-2026-3;Zeist; Nuenen, Gerwen en Nederwetten|Utrecht;hulp;1;0;2026-03-02"
    quoted = several.replace("Zeist; Nuenen", "Zeist| Nuenen")
    finds = [
        NEW,
        "AB-2026-2;;valt af;alleen online;AB-2026-2;;B",
        "AB-2026-2;Utrecht;bekend;;;L0123456789;C",
    ]
    assert check(tmp_path, [*log, quoted], finds) == []


@pytest.mark.parametrize(
    ("find", "fault"),
    [
        (
            "AB-2026-9;;nieuw;;AB-2026-1;;A",
            "A (zoekactie_id): 'AB-2026-9': deze zoekactie bestaat niet; bedoelt u 'AB-2026-1'?",
        ),
        (
            "AB-2026-1;;valt af;;AB-2026-2;;B",
            "D (regel): regel is verplicht bij valt af; zie docs/zoeken.md",
        ),
        (
            "AB-2026-1;;nieuw;opgeheven;AB-2026-1;;A",
            "D (regel): 'opgeheven': hoort alleen bij valt af; kijk de uitkomst na of maak de cel leeg",
        ),
        (
            "AB-2026-1;;nieuw;;;;A",
            "F (record_id): vul precies een van sleutel en record_id in; zo staat vast om welk record "
            "het gaat",
        ),
        (
            "AB-2026-1;;nieuw;;AB-2026-8;;A",
            "E (sleutel): 'AB-2026-8': deze sleutel staat niet in locaties/ en niet in afgewezen/; "
            "zet de vondst daar eerst in, met deze sleutel",
        ),
        (
            "CD-2026-1;;nieuw;;AB-2026-1;;A",
            "A (zoekactie_id): 'CD-2026-1': is van lezer CD; zet de rij in het bestand van die lezer",
        ),
        (
            "AB-2026-1;;bekend;;;handmatig:0123456789abcdef;A",
            "F (record_id): 'handmatig:0123456789abcdef': dit record bestaat niet",
        ),
        (
            "AB-2026-2;;nieuw;;AB-2026-1;;A",
            "B (gemeente): gemeente is verplicht: AB-2026-2 zocht in 'Zeist| Utrecht'; noem de gemeente "
            "waarin zij ligt",
        ),
    ],
)
def test_a_find_that_cannot_be_is_named_at_its_cell(tmp_path: Path, find: str, fault: str) -> None:
    log = [SEARCH, "AB-2026-2;Zeist| Utrecht;hulp;1;1;2026-03-01"]
    other = "AB-2026-1;;valt af;alleen online;AB-2026-2;;B"
    found = check(tmp_path, log, [other, find] if not find.endswith("B") else [NEW, find])
    assert any(line.startswith(f"vondsten/AB.csv:3:{fault}") for line in found), found


def test_a_record_is_new_once_whoever_finds_it(tmp_path: Path) -> None:
    log = [SEARCH, "AB-2026-2;Zeist;raadslieden Zeist;1;1;2026-03-01"]
    again = "AB-2026-2;;nieuw;;AB-2026-1;;A"
    assert check(tmp_path, log, [NEW, again]) == [
        "vondsten/AB.csv:3:C (uitkomst): 'nieuw': was al nieuw in manual_entries/2026/vondsten/AB.csv:2; "
        "schrijf bekend"
    ]
    withdrawn = NEW.replace("nieuw", "ingetrokken")
    assert check(tmp_path, log, [NEW, withdrawn, again]) == []


def test_a_later_row_of_a_search_is_the_same_search(tmp_path: Path) -> None:
    later = SEARCH.replace("hulp Zeist", "hulp")
    assert check(tmp_path, [SEARCH, later], [NEW]) == [
        "zoeklog/AB.csv:3:C (zoekterm): 'hulp': AB-2026-1 had eerder zoekterm 'hulp Zeist'; geef een "
        "andere zoekactie een nieuw kenmerk"
    ]


def test_a_search_says_who_searched_by_its_id_or_by_a_name(tmp_path: Path) -> None:
    former = ["gemeente;zoekterm;paginas;hits;onderzoeker;datum", "Zeist;hulp;1;0;;2026-03-01"]
    assert check(tmp_path, [SEARCH], [NEW], zoeklog__oud_bestand=former) == [
        "zoeklog/oud bestand: geen .csv of .xlsx; bewaar het bestand als een van die"
    ]
    (tmp_path / "manual_entries" / "2026" / "zoeklog" / "oud bestand").rename(
        tmp_path / "manual_entries" / "2026" / "zoeklog" / "oud bestand.csv"
    )
    assert check(tmp_path, [SEARCH], [NEW]) == [
        "zoeklog/oud bestand.csv:2:E (onderzoeker): onderzoeker is verplicht zonder zoekactie_id; vul "
        "zoekactie_id in, zoals AB-2026-1, of wie zocht"
    ]


def test_a_copy_of_a_readers_file_is_named(tmp_path: Path) -> None:
    found = check(tmp_path, [SEARCH], [NEW])
    write(tmp_path / "manual_entries" / "2026" / "vondsten" / "AB (kopie).csv", [FIND, NEW])
    assert found == []
    assert check(tmp_path, [SEARCH], [NEW]) == [
        "vondsten/AB (kopie).csv: geen bestand van een lezer: 'AB (kopie)' is geen code; is het een "
        "kopie van AB? zet nieuwe rijen daar onderaan en haal dit bestand weg"
    ]


def test_two_readers_may_turn_down_one_party_without_a_place(tmp_path: Path) -> None:
    other = [line.replace("AB-2026-2", "") for line in OUT]
    wave = tmp_path / "manual_entries" / "2026" / "afgewezen"
    write(wave / "CD.csv", other)
    write(wave / "EF.csv", other)
    assert check(tmp_path, [SEARCH], [NEW]) == []


def test_a_word_that_is_no_gemeente_is_named_among_several(tmp_path: Path) -> None:
    log = ["AB-2026-1;Zeist| Atlantis;hulp Zeist;2;1;2026-03-01"]
    assert check(tmp_path, log, [NEW.replace("1;;", "1;Zeist;", 1)]) == [
        "zoeklog/AB.csv:2:B (gemeente): 'Zeist| Atlantis': 'Atlantis' is geen gemeente; schrijf de "
        "naam zoals CBS die geeft"
    ]


@pytest.mark.parametrize("cell", ["Nederland", "heel Nederland", " NEDERLAND "])
def test_the_whole_country_is_said_in_any_case(cell: str) -> None:
    assert is_whole_country(cell)
    assert is_of_several(cell)
    assert not is_of_several("Zeist")

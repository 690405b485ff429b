from pathlib import Path

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from pipeline.read.entry_ids import make_record_id
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import ManualEntries, read_manual_entries
from schemas.manual import AFGEWEZEN, BEOORDELINGEN, LOCATIES
from schemas.records import Records
from schemas.searches import ZOEKLOG


def write(root: Path, name: str, text: str) -> None:
    path = root / "manual_entries" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(root: Path) -> ManualEntries:
    entries = read_manual_entries(root, "2026", read_judgements(root).begrippen)
    Records.validate(entries.records)
    return entries


def faults(root: Path) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_manual_entries(root, "2026", read_judgements(root).begrippen)
    return str(caught.value).splitlines()


def test_a_location_becomes_a_record_in_its_own_words(tmp_path: Path) -> None:
    write(
        tmp_path,
        "2026/locaties/a.csv",
        "Organisatie;Bezoekadres;plaats;gezien op;sociaal raadslieden;leefgebieden;onderzoeker;"
        "opmerking\n"
        '"De  Wegwijzer";"Straat 1\nachterom";Zeist;1-3-2026;J;"Wonen; Werk en inkomen, Algemeen";'
        "QX;belde QX terug\n",
    )
    row = read(tmp_path).records.iloc[0]
    assert row["bestand"] == "manual_entries/2026/locaties/a.csv"
    assert row["rij"] == 2
    assert row["bron"] == "handmatig"
    assert row["organisatie"] == "De  Wegwijzer"
    assert row["bezoekadres"] == "Straat 1\nachterom"
    assert row["gezien_op"] == "2026-03-01"
    assert row["sociaal_raadslieden"] == "ja"
    assert row["leefgebieden"] == "Wonen|Werk en inkomen|Algemeen"


def test_private_columns_are_in_nothing_that_is_returned(tmp_path: Path) -> None:
    write(
        tmp_path,
        "2026/locaties/a.csv",
        "organisatie;plaats;sociaal_raadslieden;onderzoeker;opmerking\n"
        "A;Zeist;;ONDERZOEKER-1;OPMERKING-1\nB;;misschien;ONDERZOEKER-1;OPMERKING-1\n",
    )
    write(
        tmp_path,
        "2026/zoeklog/z.csv",
        "gemeente;zoekterm;paginas;hits;onderzoeker;datum\nZeist;hulp;2;3;ONDERZOEKER-1;1-3-2026\n",
    )
    write(
        tmp_path,
        "2026/afgewezen/w.csv",
        "organisatie;plaats;regel;onderzoeker;datum\nC;Zeist;tweedelijns;ONDERZOEKER-1;1-3-2026\n",
    )
    entries = read(tmp_path)
    frames = [entries.records, entries.rejects, entries.zoeklog, entries.afgewezen]
    assert [len(frame) for frame in frames] == [1, 2, 1, 1]
    assert not any("-1" in frame.to_csv() for frame in frames)


def test_rows_that_are_no_entry_are_rejected_with_their_rule(tmp_path: Path) -> None:
    write(
        tmp_path,
        "2026/locaties/a.csv",
        "organisatie;plaats;sociaal_raadslieden\nA;Zeist;nee\n;Zeist;\nB;;\nC;Zeist;soms\n;Zeist;\n",
    )
    entries = read(tmp_path)
    assert list(entries.records["organisatie"]) == ["A"]
    assert entries.rejects[["rij", "organisatie", "stap", "regel", "kolom", "waarde"]].to_numpy().tolist() == [
        [3, "", "lezen", "organisatie is verplicht", "organisatie", ""],
        [6, "", "lezen", "organisatie is verplicht", "organisatie", ""],
        [4, "B", "lezen", "een van bezoekadres, postcode, plaats, gemeente is verplicht", "bezoekadres", ""],
        [5, "C", "lezen", "geen ja of nee", "sociaal_raadslieden", "soms"],
    ]  # fmt: skip
    assert entries.rejects["record_id"].nunique() == 4


def test_unknown_terms_stay_as_written_for_the_stage_that_judges_them(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;leefgebieden\nA;Zeist;Tuinieren\n")
    entries = read(tmp_path)
    assert list(entries.records["leefgebieden"]) == ["Tuinieren"]
    assert entries.rejects.empty


def test_a_record_id_depends_on_the_key_alone(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;telefoon\nA;Zeist;\n")
    first = read(tmp_path).records["record_id"].tolist()
    write(tmp_path, "2026/locaties/a.csv", "telefoon,plaats,organisatie\n,,\n030,Zeist , A\n")
    assert read(tmp_path).records["record_id"].tolist() == first
    assert first == [make_record_id("", ["A", "", "", "", "Zeist", "", ""])]
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats\na;ZEIST\n")
    assert read(tmp_path).records["record_id"].tolist() == first
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats\nA;Zeist-West\n")
    assert read(tmp_path).records["record_id"].tolist() != first


def test_an_own_key_keeps_the_id_when_the_words_change(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "sleutel;organisatie;plaats\nk7;A;Zeist\n")
    first = read(tmp_path).records["record_id"].tolist()
    write(tmp_path, "2026/locaties/a.csv", "sleutel;organisatie;plaats\nk7;Alfa;Utrecht\n")
    assert read(tmp_path).records["record_id"].tolist() == first


def test_two_entries_with_one_key_name_both_places(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats\nA;Zeist\n")
    write(tmp_path, "2026/locaties/b.csv", "organisatie;plaats;telefoon\nX;Zeist;\nA;Zeist;030\n")
    write(
        tmp_path,
        "2026/afgewezen/c.csv",
        "organisatie;plaats;regel;onderzoeker;datum\nX;Zeist;opgeheven;AB;2026-03-01\n",
    )
    assert [line.split(";")[0] for line in faults(tmp_path)] == [
        "manual_entries/2026/afgewezen/c.csv:2:A (organisatie): 'X': dezelfde sleutel als "
        "manual_entries/2026/locaties/b.csv:2",
        "manual_entries/2026/locaties/b.csv:3:A (organisatie): 'A': dezelfde sleutel als "
        "manual_entries/2026/locaties/a.csv:2",
    ]


def test_a_search_that_was_copied_is_named_and_one_done_again_is_not(tmp_path: Path) -> None:
    header = "gemeente;zoekterm;paginas;hits;onderzoeker;datum\n"
    search = "Zeist;rechtswinkel Zeist;2;3;AB;2026-03-01\n"
    write(tmp_path, "2026/zoeklog/AB.csv", header + search + search.replace("03-01", "03-02"))
    assert len(read(tmp_path).zoeklog) == 2
    write(tmp_path, "2026/zoeklog/AB (kopie).csv", header + search.upper())
    assert faults(tmp_path) == [
        "manual_entries/2026/zoeklog/AB.csv:2:B (zoekterm): 'rechtswinkel Zeist': dezelfde "
        "zoekopdracht als manual_entries/2026/zoeklog/AB (kopie).csv:2; haal een van beide weg"
    ]


def test_an_invalid_date_stops_the_build_at_its_cell(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;gezien_op\nA;Zeist;31-2-2026\n")
    assert faults(tmp_path) == [
        "manual_entries/2026/locaties/a.csv:2:C (gezien_op): '31-2-2026': geen geldige datum, maand "
        "of jaar; schrijf jjjj-mm-dd, d-m-jjjj, jjjj-mm of jjjj"
    ]


def test_verdicts_and_logs_are_read_in_normal_form(tmp_path: Path) -> None:
    record_id = "handmatig:" + "0" * 16
    write(
        tmp_path,
        "2026/beoordelingen/b.csv",
        "record_id;oordeel;leefgebieden;soort_organisatie;regel;beoordelaar;datum\n"
        f"{record_id};Akkoord;wonen EN buren;Stichting;;CD;2-3-2026\n",
    )
    write(
        tmp_path,
        "2026/zoeklog/z.csv",
        "gemeente;zoekterm;paginas;hits;onderzoeker;datum\nZeist;hulp;2;13;AB;2026-3-1\n",
    )
    entries = read(tmp_path)
    verdict = entries.beoordelingen.iloc[0]
    assert verdict["oordeel"] == "akkoord"
    assert verdict["leefgebieden"] == "Wonen en buren"
    assert verdict["soort_organisatie"] == "stichting of vereniging"
    assert verdict["datum"] == "2026-03-02"
    log = entries.zoeklog.iloc[0]
    assert (log["paginas"], log["hits"], log["datum"]) == (2, 13, "2026-03-01")


def test_every_fault_in_a_verdict_or_log_stops_the_build(tmp_path: Path) -> None:
    write(
        tmp_path,
        "2026/beoordelingen/b.csv",
        "record_id;oordeel;regel;leefgebieden;beoordelaar;datum\n"
        f"handmatig:{'1' * 16};akkord;;Wonen;CD;2026-03-01\n"
        f"handmatig:{'1' * 16};afgewezen;;;CD;\n"
        "12;afgewezen;twedelijns;;;2026-03-01\n",
    )
    write(
        tmp_path,
        "2026/zoeklog/z.csv",
        "gemeente;zoekterm;paginas;hits;onderzoeker;datum\nZeist;hulp;twee;-1;AB;2026-03-01\n",
    )
    b, z = "manual_entries/2026/beoordelingen/b.csv", "manual_entries/2026/zoeklog/z.csv"
    assert [line.split(": ")[0] for line in faults(tmp_path)] == [
        f"{b}:2:B (oordeel)",
        f"{b}:2:D (leefgebieden)",
        f"{b}:3:A (record_id)",
        f"{b}:3:C (regel)",
        f"{b}:3:F (datum)",
        f"{b}:4:A (record_id)",
        f"{b}:4:C (regel)",
        f"{b}:4:E (beoordelaar)",
        f"{z}:2:C (paginas)",
        f"{z}:2:D (hits)",
    ]


def test_nobody_judges_an_own_find_and_nobody_is_named(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;onderzoeker\nA;Zeist;Q. X\n")
    record_id = make_record_id("", ["A", "", "", "", "Zeist", "", ""])
    write(
        tmp_path,
        "2026/beoordelingen/b.csv",
        f"record_id;oordeel;beoordelaar;datum\n{record_id};akkoord;q.  x;2026-03-01\n",
    )
    assert faults(tmp_path) == [
        "manual_entries/2026/beoordelingen/b.csv:2:C (beoordelaar): beoordelaar is ook de onderzoeker "
        "van manual_entries/2026/locaties/a.csv:2; laat een ander beoordelen"
    ]


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plats\nA;Zeist\n")
    write(tmp_path, "2026/locaties/b.csv", "")
    write(tmp_path, "2026/locaties/c.csv", "organisatie;gezien_op;plaats\nA;gisteren;Zeist\n")
    write(tmp_path, "2026/lokaties/d.csv", "organisatie\n")
    assert [line.split(": ")[0] for line in faults(tmp_path)] == [
        "manual_entries/2026/locaties/a.csv:1:B",
        "manual_entries/2026/locaties/b.csv",
        "manual_entries/2026/locaties/c.csv:2:B (gezien_op)",
        "manual_entries/2026/lokaties",
    ]


def test_a_missing_wave_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "manual_entries").mkdir()
    with pytest.raises(SjoError, match="manual_entries/2026: map ontbreekt"):
        read_manual_entries(tmp_path, "2026", read_judgements(tmp_path).begrippen)


def test_an_empty_wave_gives_empty_tables_with_their_columns(tmp_path: Path) -> None:
    (tmp_path / "manual_entries" / "2026").mkdir(parents=True)
    entries = read(tmp_path)
    for frame, template in (
        (entries.zoeklog, ZOEKLOG),
        (entries.beoordelingen, BEOORDELINGEN),
        (entries.afgewezen, AFGEWEZEN),
    ):
        public = [c.name for c in template.columns if not c.is_private]
        assert frame.empty
        assert set(frame.columns) >= {*public, "bestand", "rij"}
    assert [c.name for c in LOCATIES.columns if c.is_private] == ["onderzoeker", "opmerking"]


def test_the_real_entries_of_2026_all_become_records() -> None:
    root = Path(__file__).resolve().parents[3]
    entries = read(root)
    assert len(entries.records) == 331
    assert entries.rejects.empty
    # One page was read by its own words only: where it stood was not kept.
    assert (entries.records["bron_url"] == "").sum() == 1


def test_a_day_long_after_the_wave_stops_the_build_and_the_year_after_it_does_not(
    tmp_path: Path,
) -> None:
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;gezien_op\nA;Zeist;2062-03-01\n")
    assert [line.split(";")[0] for line in faults(tmp_path)] == [
        "manual_entries/2026/locaties/a.csv:2:C (gezien_op): '2062-03-01': datum ligt in de toekomst"
    ]
    write(tmp_path, "2026/locaties/a.csv", "organisatie;plaats;gezien_op\nA;Zeist;2027-03-01\n")
    assert (
        len(read_manual_entries(tmp_path, "2026", read_judgements(tmp_path).begrippen).records) == 1
    )


def test_an_unknown_gemeente_is_told_together_with_all_else(tmp_path: Path) -> None:
    header = "gemeente;zoekterm;paginas;hits;onderzoeker;datum\n"
    write(tmp_path, "2026/zoeklog/a.csv", f"{header}Zeits;hulp;twee;1;QX;2026-10-05\n")
    reference = load_reference(Path(__file__).parents[3] / "data" / "reference", 2026)
    gazetteer = Gazetteer.from_reference(reference)
    with pytest.raises(FileError) as caught:
        read_manual_entries(tmp_path, "2026", read_judgements(tmp_path).begrippen, gazetteer)
    assert [(f.kolom, f.waarde) for f in caught.value.findings] == [
        ("gemeente", "Zeits"),
        ("paginas", "twee"),
    ]

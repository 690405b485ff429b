from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from pipeline.read.judgement import read_judgements, split_feature

A, B = "handmatig:" + "a" * 16, "juridischloket:" + "b" * 16


def write(root: Path, **files: str) -> None:
    folder = root / "manual_entries"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def faults(root: Path) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_judgements(root)
    return [line.split(": ")[0] for line in str(caught.value).splitlines()]


def test_judgements_come_in_normal_form(tmp_path: Path) -> None:
    write(
        tmp_path,
        begrippen="lijst;bronwaarde;term;auteur;datum\nleefgebieden;Huren;Wonen en buren;AB;1-3-2026\n",
        standaardaanbod="regel;geldt_voor;ondersteuningstypen;leefgebieden;auteur;datum\n"
        "winkel;naam_bevat = rechtswinkel;informatie;huren;AB;2026-03-01\n",
        correcties=f"record_id;kolom;was;wordt;reden;auteur;datum\n{A};plaats;Ziest;Zeist;typefout;AB;2026-03-01\n",
        koppelingen=f"record_id_a;record_id_b;oordeel;auteur;datum\n{A};{B};Zelfde;AB;2026-03-01\n",
    )
    found = read_judgements(tmp_path)
    assert found.begrippen[["lijst", "bronwaarde", "term", "datum"]].to_numpy().tolist() == [
        ["leefgebieden", "Huren", "Wonen en buren", "2026-03-01"]
    ]
    offer = found.standaardaanbod.iloc[0]
    assert (offer["kenmerk"], offer["kenmerk_waarde"]) == ("naam_bevat", "rechtswinkel")
    assert (offer["ondersteuningstypen"], offer["leefgebieden"]) == ("Informatie", "Wonen en buren")
    assert found.correcties.iloc[0][["was", "wordt"]].tolist() == ["Ziest", "Zeist"]
    assert found.koppelingen.iloc[0]["oordeel"] == "zelfde"


def test_no_files_means_no_judgements(tmp_path: Path) -> None:
    write(tmp_path)
    found = read_judgements(tmp_path)
    assert [
        len(f)
        for f in (found.correcties, found.koppelingen, found.begrippen, found.standaardaanbod)
    ] == [0] * 4


def test_without_manual_entries_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="manual_entries: map ontbreekt"):
        read_judgements(tmp_path)


def test_every_fault_is_named_at_its_cell(tmp_path: Path) -> None:
    write(
        tmp_path,
        begrippen="lijst;bronwaarde;term;auteur;datum\n"
        "leefgebied;Huren;Wonen en buren;AB;2026-03-01\n"
        "leefgebieden;Huren;Wonen;AB;2026-03-01\n"
        "leefgebieden;huren ;Algemeen;AB;2026-13-01\n",
        standaardaanbod="regel;geldt_voor;ondersteuningstypen;auteur;datum\n"
        "a;iedereen;Informatie;AB;2026-03-01\n"
        "a;landelijke_partij=Slachtofferhulp;Informtie;AB;2026-03-01\n"
        "c;sociaal_raadslieden=nee;Informatie;;2026-03-01\n",
        correcties=f"record_id;kolom;was;wordt;reden;auteur;datum\n{A};palats;x;y;z;AB;2026-03-01\n"
        f"{A};plaats;x;y;z;AB;2026-03-01\n{A};plaats;x;q;z;AB;2026-03-01\n",
        koppelingen=f"record_id_a;record_id_b;oordeel;auteur;datum\n{A};{A};zelfde;AB;2026-03-01\n"
        f"{A};{B};zelfde;AB;2026-03-01\n{B};{A};verschillend;AB;2026-03-01\n",
    )
    m = "manual_entries/"
    assert faults(tmp_path) == [
        f"{m}begrippen.csv:2:A (lijst)",
        f"{m}begrippen.csv:3:C (term)",
        f"{m}begrippen.csv:4:B (bronwaarde)",
        f"{m}begrippen.csv:4:E (datum)",
        f"{m}correcties.csv:2:B (kolom)",
        f"{m}correcties.csv:4:B (kolom)",
        f"{m}koppelingen.csv:2:B (record_id_b)",
        f"{m}koppelingen.csv:4:B (record_id_b)",
        f"{m}standaardaanbod.csv:2:B (geldt_voor)",
        f"{m}standaardaanbod.csv:3:A (regel)",
        f"{m}standaardaanbod.csv:3:B (geldt_voor)",
        f"{m}standaardaanbod.csv:3:C (ondersteuningstypen)",
        f"{m}standaardaanbod.csv:4:B (geldt_voor)",
        f"{m}standaardaanbod.csv:4:D (auteur)",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("bron=vluchtelingenwerk", ("bron", "vluchtelingenwerk")),
        ("Landelijke_Partij = Het Juridisch Loket", ("landelijke_partij", "Het Juridisch Loket")),
        ("naam_bevat=", ("", "")),
        ("anders=x", ("", "")),
    ],
)
def test_a_feature_is_split_at_its_equals_sign(text: str, parts: tuple[str, str]) -> None:
    assert split_feature(text) == parts


def test_the_committed_judgements_are_sound_and_signed() -> None:
    found = read_judgements(Path(__file__).resolve().parents[3])
    assert len(found.standaardaanbod) == 8
    assert (found.standaardaanbod["bron_regel"] != "").all()

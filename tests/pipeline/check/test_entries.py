from datetime import date
from pathlib import Path

import pytest

from pipeline.check import KnownGemeenten, check_paths, format_findings, load_gemeenten
from pipeline.errors import SjoError
from pipeline.read.entry_ids import make_record_id
from schemas.folding import fold_words
from tests.pipeline.readings import lines, reading

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("Zeist", "Súdwest-Fryslân", "Bergen (NH.)")
GEMEENTEN = KnownGemeenten(
    lambda name: "GM0000" if fold_words(name) in map(fold_words, NAMES) else "",
    lambda name: "Zeist" if name == "Seist" else "",
)


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def check(root: Path, *paths: Path) -> list[str]:
    return [str(finding) for finding in check_paths(root, paths, GEMEENTEN)]


def test_a_file_with_ten_different_mistakes_names_all_ten(tmp_path: Path) -> None:
    write(
        tmp_path,
        "manual_entries/2026/locaties/fout.csv",
        "organisatie;bezoekadres;postcode;gemeente;website;telefoon;email;sociaal_raadslieden;"
        "leefgebieden;gezien_op;opmerking\n"
        ";Straat 1;;;;;;;;;\n"
        "Bè;;;;;;;;;;\n"
        'C;"Straat 2\nachter";12345;;;;;;;;\n'
        "D;Straat 3;;Seist;;;;;;;\n"
        "E;Straat 4;;;op facebook;;;;;;\n"
        "F;Straat 5;;;;12;;;;;\n"
        "G;Straat 6;;;;;info apenstaart;;;;\n"
        "H;Straat 7;;;;;;wellicht;;;\n"
        "I;Straat 8;;;;;;;Wonen, Schulden en incaso;;\n"
        "J;Straat 9;;;;;;;;30-2-2026;\n",
    )
    f = "manual_entries/2026/locaties/fout.csv"
    assert check(tmp_path) == [
        f"{f}:2:A (organisatie): organisatie is verplicht; vul de cel in",
        f"{f}:3:B (bezoekadres): een van bezoekadres, postcode, plaats, gemeente is verplicht; vul er een in",
        f"{f}:4:C (postcode): '12345': geen postcode; schrijf vier cijfers en twee letters, zoals 1234 AB",
        f"{f}:5:D (gemeente): 'Seist': geen gemeente; bedoelt u 'Zeist'?",
        f"{f}:6:E (website): 'op facebook': geen webadres; schrijf het als https://www.voorbeeld.nl/pagina",
        f"{f}:7:F (telefoon): '12': geen telefoonnummer; schrijf het als 030 123 45 67",
        f"{f}:8:G (email): 'info apenstaart': geen e-mailadres; schrijf het als info@voorbeeld.nl",
        f"{f}:9:H (sociaal_raadslieden): 'wellicht': geen ja of nee; schrijf ja of nee",
        f"{f}:10:I (leefgebieden): 'Wonen, Schulden en incaso': 'Wonen' en 'Schulden en incaso' staan niet "
        "in de lijst leefgebieden; bedoelt u 'Wonen en buren', 'Schulden en incasso'?",
        f"{f}:11:J (gezien_op): '30-2-2026': geen geldige datum, maand of jaar; schrijf jjjj-mm-dd, "
        "d-m-jjjj, jjjj-mm of jjjj",
    ]  # fmt: skip


def test_faults_between_files_are_found(tmp_path: Path) -> None:
    record_id = make_record_id("", ["A", "", "", "", "Zeist", "", ""])
    unknown = "handmatig:" + "0" * 16
    elsewhere = "juridischloket:" + "1" * 16
    write(
        tmp_path,
        "manual_entries/2026/locaties/a.csv",
        "organisatie;plaats;onderzoeker\nA;Zeist;AB\n",
    )
    write(tmp_path, "manual_entries/2026/locaties/b.csv", "organisatie;plaats\nA;Zeist\n")
    write(
        tmp_path,
        "manual_entries/2026/beoordelingen/c.csv",
        "record_id;oordeel;beoordelaar;datum\n"
        f"{record_id};akkoord;ab;2026-03-01\n{unknown};akkoord;CD;2026-03-01\n"
        f"{elsewhere};akkoord;CD;2026-03-01\n",
    )
    write(
        tmp_path,
        "manual_entries/correcties.csv",
        "record_id;kolom;was;wordt;reden;auteur;datum\n"
        f"{record_id};plaats;Ziest;Zeist;typefout;AB;2026-03-01\n"
        f"{record_id};organisatie;A;B;anders;AB;2026-03-01\n"
        f"{unknown};plaats;x;y;typefout;AB;2026-03-01\n",
    )
    write(
        tmp_path,
        "manual_entries/koppelingen.csv",
        f"record_id_a;record_id_b;oordeel;auteur;datum\n{record_id};{unknown};zelfde;AB;2026-03-01\n",
    )
    write(tmp_path, "manual_entries/corecties.csv", "")
    m = "manual_entries/"
    assert [line.split("; ")[0] for line in check(tmp_path)] == [
        f"{m}2026/beoordelingen/c.csv: oude vorm van een oordeel: een lege cel betekent 'zoals gevonden', en telt nooit als overeenstemming tussen lezers",
        f"{m}2026/beoordelingen/c.csv:2:C (beoordelaar): beoordelaar is ook de onderzoeker van {m}2026/locaties/a.csv:2",
        f"{m}2026/beoordelingen/c.csv:3:A (record_id): '{unknown}': dit record bestaat niet",
        f"{m}2026/locaties/b.csv:2:A (organisatie): 'A': dezelfde sleutel als {m}2026/locaties/a.csv:2",
        f"{m}corecties.csv: wordt niet gelezen",
        f"{m}correcties.csv:2:C (was): 'Ziest': verouderd: de cel bevat nu 'Zeist'",
        f"{m}correcties.csv:4:A (record_id): '{unknown}': dit record bestaat niet",
        f"{m}koppelingen.csv:2:B (record_id_b): '{unknown}': dit record bestaat niet",
    ]  # fmt: skip


def test_a_correction_is_compared_with_what_the_build_reads(tmp_path: Path) -> None:
    write(
        tmp_path,
        "manual_entries/2026/locaties/a.csv",
        'organisatie;plaats;gezien_op;leefgebieden\nB;Zeist;1-3-2026;"Wonen en buren; Algemeen"\n',
    )
    record_id = make_record_id("", ["B", "", "", "", "Zeist", "", ""])
    head = "record_id;kolom;was;wordt;reden;auteur;datum\n"
    rows = [
        f"{record_id};gezien_op;2026-03-01;2026-03-02;gezien;AB;2026-03-01",
        f"{record_id};leefgebieden;Wonen en buren|Algemeen;Algemeen;gezien;AB;2026-03-01",
    ]
    write(tmp_path, "manual_entries/correcties.csv", head + "\n".join(rows) + "\n")
    assert check(tmp_path, tmp_path / "manual_entries" / "correcties.csv") == []


def test_a_correction_may_name_a_party_that_only_the_name_tells_in_any_word(tmp_path: Path) -> None:
    name = "SYNTHETISCH Slachtofferhulp"
    text = f"organisatie;plaats\n{name};Zeist\n"
    write(tmp_path, "manual_entries/2026/locaties/a.csv", text)
    record_id = make_record_id("", [name, "", "", "", "Zeist", "", ""])
    head = "record_id;kolom;was;wordt;reden;auteur;datum\n"
    row = f"{record_id};landelijke_partij;slachtofferhulp-nederland;;een andere;AB;2026-03-01\n"
    path = write(tmp_path, "manual_entries/correcties.csv", head + row)
    assert check(tmp_path, path) == []
    path.write_text(head + row.replace("slachtofferhulp-nederland", "SchuldHulpMaatje"))
    assert len(check(tmp_path, path)) == 1


def test_only_the_asked_paths_are_reported_but_all_are_known(tmp_path: Path) -> None:
    a = write(tmp_path, "manual_entries/2026/locaties/a.csv", "organisatie;plaats\nA;Zeist\n")
    b = write(tmp_path, "manual_entries/2026/locaties/b.csv", "organisatie;plaats\nA;Zeist\n")
    write(tmp_path, "manual_entries/2025/locaties/c.csv", "organisatie;plats\nA;Zeist\n")
    assert check(tmp_path, a) == []
    assert len(check(tmp_path, b)) == 1
    assert len(check(tmp_path, a.parent)) == 1
    assert len(check(tmp_path)) == 2
    assert check(tmp_path, tmp_path / "weg.csv") == ["weg.csv: bestaat niet"]


def test_a_file_from_elsewhere_is_judged_by_the_template_it_resembles(tmp_path: Path) -> None:
    (tmp_path / "root" / "manual_entries").mkdir(parents=True)
    sent = write(
        tmp_path / "mail",
        "zoeklog piet.csv",
        "Gemeente,Zoekterm,Pagina's,Hits,Onderzoeker,Datum\nZeist,hulp,2,veel,AB,1-3-2026\n",
    )
    few = write(tmp_path / "mail", "rest.csv", "organisatie;plaats;leefgebieden\nA;Zeist;Tuin\n")
    empty = write(tmp_path / "mail", "leeg.csv", "")
    assert check(tmp_path / "root", sent, empty, few) == [
        f"{empty.as_posix()}: bestand is leeg",
        f"{few.as_posix()}:2:C (leefgebieden): 'Tuin': 'Tuin' staat niet in de lijst leefgebieden; zie docs/gegevenswoordenboek.md",
        f"{sent.as_posix()}:2:D (hits): 'veel': geen geheel getal van 0 of meer; schrijf alleen cijfers",
    ]


@pytest.mark.parametrize(
    ("column", "right", "wrong"),
    [
        ("website", ["www.a.nl", "https://a.nl/b?c=d", "http://a.amsterdam:8080/x%C3%AB"], ["a", "www.a .nl", "info@a.nl"]),
        ("telefoon", ["030 123 45 67", "+31 6 12345678", "0900-8020", "14 030", "088 1234567"], ["123", "bel maar", "030 1"]),
        ("email", ["info@a.nl", "a.b-c@d.e.nl"], ["info@a", "a b@c.nl", "a@b.nl; c@d.nl"]),
        ("postcode", ["1234AB", "1234 ab"], ["0123 AB", "1234", "1234 ABC"]),
        ("organisatie", ["Café Zuid"], ["CafÃ© Zuid", "Huis â€“ Zuid"]),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_a_fault_and_a_right_one_is_none(
    tmp_path: Path, column: str, right: list[str], wrong: list[str]
) -> None:
    for value in right + wrong:
        row = {"organisatie": "A", "plaats": "Zeist"} | {column: value}
        text = f"{';'.join(row)}\n" + ";".join(f'"{cell}"' for cell in row.values()) + "\n"
        write(tmp_path, "manual_entries/2026/locaties/a.csv", text)
        every = check_paths(tmp_path, gemeenten=GEMEENTEN)
        found = [str(finding) for finding in every if not finding.is_notice]
        assert (found == []) == (value in right), (value, found)


def test_without_manual_entries_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="manual_entries: map ontbreekt"):
        check_paths(tmp_path, [], GEMEENTEN)


def test_our_own_entries_are_without_fault() -> None:
    assert check_paths(ROOT) == []


def test_a_gemeente_is_known_as_the_build_knows_it() -> None:
    gemeenten = load_gemeenten(ROOT, 2026)
    assert all(map(gemeenten.find_code, ("Zeist", "sudwest-fryslan", "Den Haag", "Weesp")))
    assert not gemeenten.find_code("Atlantis")
    assert gemeenten.suggest("Ziest") == "Zeist"


def test_annotations_escape_what_github_would_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        "manual_entries/2026/locaties/a,b:c.csv",
        'organisatie;bezoekadres;gezien_op\n"A\nB";Straat 1;\nC;Straat 2;"50%, morgen"\n',
    )
    findings = check_paths(tmp_path, [], GEMEENTEN)
    assert format_findings(findings, "github") == (
        "::error file=manual_entries/2026/locaties/a%2Cb%3Ac.csv,line=4,title=sjo check::"
        "manual_entries/2026/locaties/a,b:c.csv:3:C (gezien_op): '50%25, morgen': geen geldige datum, "
        "maand of jaar; schrijf jjjj-mm-dd, d-m-jjjj, jjjj-mm of jjjj"
    )


def test_text_ends_with_a_count() -> None:
    assert format_findings([]) == "Geen fouten gevonden."
    with pytest.raises(SjoError, match="--format xml: kies uit text, github"):
        format_findings([], "xml")


def test_a_large_file_with_a_fault_in_every_row_ends_quickly(tmp_path: Path) -> None:
    rows = "".join(f"Org {n};Plaats {n};Nergens\n" for n in range(5_000))
    write(tmp_path, "manual_entries/2026/locaties/a.csv", f"organisatie;plaats;gemeente\n{rows}")
    assert len(check(tmp_path)) == 5_000


HEADER = "organisatie;bezoekadres;postcode;gemeente;website;telefoon;email;gezien_op"
RIGHT = "{};Straat 1;3701 AB;Zeist;https://a.example;030 123 45 67;info@a.example;2026-03-01"


def test_a_date_that_has_yet_to_come_is_a_fault(tmp_path: Path) -> None:
    rows = [
        "A;Zeist;2026-03-02",
        "B;Zeist;2026-04",
        "C;Zeist;2027",
        "D;Zeist;1-3-2026",
        "E;Zeist;2026",
    ]
    text = "\n".join(["organisatie;plaats;gezien_op", *rows, ""])
    write(tmp_path, "manual_entries/2026/locaties/a.csv", text)
    found = check_paths(tmp_path, [], GEMEENTEN, today=date(2026, 3, 1))
    assert [(f.rij, f.regel) for f in found] == [
        (rij, "datum ligt in de toekomst") for rij in (2, 3, 4)
    ]


def test_what_says_not_known_is_a_notice_and_no_fault(tmp_path: Path) -> None:
    text = (
        f"{HEADER};leefgebieden\nA;Straat 1;n.v.t.;onbekend;nvt;onbekend;n.v.t.;onbekend;n.v.t.\n"
    )
    write(tmp_path, "manual_entries/2026/locaties/a.csv", text)
    findings = check_paths(tmp_path, [], GEMEENTEN)
    assert len(findings) == 7
    assert all(finding.is_notice for finding in findings)
    printed = format_findings(findings).splitlines()
    assert printed[0] == (
        "Let op: manual_entries/2026/locaties/a.csv:2:C (postcode): 'n.v.t.': gelezen als een lege "
        "cel: niet bekend"
    )
    assert printed[-1] == "Geen fouten gevonden."
    assert format_findings(findings[:1], "github").startswith("::notice file=")


def test_doubles_within_a_file_from_elsewhere_are_found_before_it_is_filed(tmp_path: Path) -> None:
    (tmp_path / "root" / "manual_entries").mkdir(parents=True)
    twice = write(
        tmp_path / "mail",
        "a.csv",
        "sleutel;organisatie;bezoekadres;plaats\n;A;L 4;Zeist\n;A;L 4;Zeist\n",
    )
    terms = write(
        tmp_path / "mail",
        "b.csv",
        "lijst;bronwaarde;term;auteur;datum\n"
        + "leefgebieden;huur;Wonen en buren;AB;2026-03-01\n" * 2,
    )  # fmt: skip
    lines = check(tmp_path / "root", twice, terms)
    assert [line.split(": ", 1)[1].split(";")[0].split(" (rij")[0] for line in lines] == [
        f"'A': dezelfde sleutel als {twice.as_posix()}:2",
        "'huur': dit woord heeft al een term",
    ]


def test_cells_that_stand_one_column_off_are_one_finding(tmp_path: Path) -> None:
    shifted = RIGHT.replace("Straat 1;", "Straat 1;;").rsplit(";", 1)[0]
    rows = [RIGHT.format("A"), shifted.format("B"), shifted.format("C"), RIGHT.format("D")]
    write(tmp_path, "manual_entries/2026/locaties/a.csv", "\n".join([HEADER, *rows, ""]))
    assert check(tmp_path) == [
        "manual_entries/2026/locaties/a.csv:3:D (gemeente): '3701 AB': de cellen staan vanaf deze "
        "kolom in de verkeerde kolom, en in nog 1 rijen eronder; is er een cel of scheidingsteken te "
        "veel of te weinig? schuif ze terug"
    ]


def test_several_mistakes_in_one_row_are_each_told(tmp_path: Path) -> None:
    text = f"{HEADER}\nA;Straat 1;12;Seist;geen;12;apenstaart;morgen\n"
    write(tmp_path, "manual_entries/2026/locaties/a.csv", text)
    assert [f.kolom for f in check_paths(tmp_path, [], GEMEENTEN)] == [
        *("postcode", "gemeente", "website", "telefoon", "email", "gezien_op"),
    ]


def test_a_stray_among_the_raw_data_is_reported_too(tmp_path: Path) -> None:
    write(tmp_path, "manual_entries/2026/locaties/a.csv", "organisatie;plaats\nA;Zeist\n")
    write(tmp_path, "data/raw/2026/Juridischloket/2026-10-03/run.json", "{}")
    assert check(tmp_path) == [
        "data/raw/2026/Juridischloket: wordt niet gelezen; bedoelt u 'juridischloket'?"
    ]


def test_a_reading_of_an_unknown_record_is_named_with_the_one_it_probably_meant(
    tmp_path: Path,
) -> None:
    found = ["organisatie;plaats", "SYNTHETISCH Hulp;Zeist", "SYNTHETISCH Raad;Zeist"]
    write(tmp_path, "manual_entries/2026/locaties/a.csv", "\n".join(found))
    hulp = make_record_id("", ["SYNTHETISCH Hulp", "", "", "", "Zeist", "", ""])
    for lezer, record_id in (("AB", hulp), ("CD", "handmatig:" + "0" * 16)):
        row = reading(
            lezing_id=f"{lezer}-2026-1", record_id=record_id, organisatie="Synthetisch hulp"
        )
        name = f"manual_entries/2026/lezingen/{lezer}.csv"
        write(tmp_path, name, "\n".join(lines(row)))
    assert check(tmp_path) == [
        f"manual_entries/2026/lezingen/CD.csv:2:B (record_id): 'handmatig:{'0' * 16}': dit record "
        f"bestaat niet; bedoelt u {hulp} ('SYNTHETISCH Hulp', manual_entries/2026/locaties/a.csv:2)?"
    ]

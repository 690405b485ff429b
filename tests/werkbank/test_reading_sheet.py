"""Excel as an equal door: out, filled, in gives the rows of the screen, or every fault at its cell.

Everything here is made up (SYNTHETISCH).
"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipeline.files.findings import FileError
from pipeline.files.new_workbook import new_workbook
from pipeline.files.template_workbook import titles_of
from pipeline.release.concept import make_concept
from schemas.columns import Template
from schemas.readings import BEWIJS, LEZINGEN
from tests.pipeline.tree import make_tree, write
from tests.werkbank.judged import keep_page
from werkbank.desk import Desk, open_desk
from werkbank.judgement import Evidence, Judgement, QuotedPage
from werkbank.own_readings import save_reading
from werkbank.reading_import import Imported, import_reading_sheet
from werkbank.reading_sheet import LOCKED, WERKLIJST, list_readable, write_reading_sheet
from werkbank.status import describe_status

ENTRIES = [
    "SYNTHETISCH Balie;Proefstraat 1;3511 AB;Utrecht;Utrecht;https://balie.example/over;;;;2026-10-01;AB",
    "SYNTHETISCH Wijkteam;Proefplein 2a;7511 AB;Enschede;Enschede;;;;;2026-10-03;AB",
    "SYNTHETISCH Huis;Proefweg 3;7607 AB;Almelo;Almelo;;;;;2026-09-30;CD",
    "SYNTHETISCH Punt;Proefkade 4;7551 AB;Hengelo;Hengelo;;;;;2026-09-30;AB",
]
YES = {
    "oordeel": "akkoord",
    "soort_organisatie": "stichting of vereniging",
    "sociaal_raadslieden": "nee",
    "ondersteuningstypen: Advies": "x",
    "ondersteuningstypen: Informatie": "x",
    "leefgebieden: Algemeen": "x",
}
NO = {"oordeel": "afgewezen", "regel": "alleen online"}
TITLES = [title for title, _, _ in titles_of(WERKLIJST)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_tree(tmp_path_factory.mktemp("werklijst"), ENTRIES)
    make_concept(root, 2026)
    return root


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Desk:
    root = tmp_path / "boom"
    shutil.copytree(built, root)
    return replace(open_desk(root, "CD", 2026), today=lambda: "2026-11-05")


def fill(desk: Desk, folder: Path, **rows: dict[str, str]) -> Path:
    """Export the worklist and fill it as a reader does; a row by the last word of its name."""
    sent, filled = folder / "werklijst.xlsx", folder / "gevuld.xlsx"
    write_reading_sheet(desk, sent)
    lines = CalamineWorkbook.from_path(str(sent)).get_sheet_by_index(0).to_python()
    with new_workbook(filled, {}) as book:
        sheet = book.add_worksheet("Invoer")
        for rij, cells in enumerate(lines):
            said = dict(zip(TITLES, map(str, cells), strict=True))
            said |= rows.get(said["organisatie"].split()[-1], {}) if rij else {}
            for at, title in enumerate(TITLES):
                sheet.write_string(rij, at, said[title])
    return filled


def add_cell(path: Path, name: str, title: str, cell: str) -> None:
    """Change one cell of a filled sheet, in the row of a record."""
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    with new_workbook(path, {}) as book:
        sheet = book.add_worksheet("Invoer")
        for rij, cells in enumerate(lines):
            is_it = rij and str(cells[TITLES.index("organisatie")]).endswith(name)
            said = dict(zip(TITLES, map(str, cells), strict=True)) | (
                {title: cell} if is_it else {}
            )
            for at, each in enumerate(TITLES):
                sheet.write_string(rij, at, said[each])


def add_sources(root: Path, cell: str) -> None:
    """Give the first entry of the tree a further page."""
    (path,) = (root / "manual_entries" / "2026" / "locaties").glob("*.csv")
    header, first, *rest = path.read_text("utf-8-sig").splitlines()
    blank = [f"{row};" for row in rest]
    write(path, [f"{header};andere_bronnen", f"{first};{cell}", *blank])


def sheet_of(path: Path) -> str:
    book = CalamineWorkbook.from_path(str(path))
    return str(book.get_sheet_by_name("Bewaarde tekst").to_python())


def own_rows(desk: Desk, template: Template = LEZINGEN) -> list[str]:
    path = desk.own_file(template)
    return path.read_text("utf-8-sig").splitlines() if path.exists() else []


def test_the_sheet_holds_what_may_be_read_and_nothing_of_what_others_said(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "werklijst.xlsx"
    assert write_reading_sheet(desk, path) == len(list_readable(desk)) == 3  # CD found one itself
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Invoer", "Toelichting", "Bewaarde tekst", "Keuzelijsten"]
    header, *rows = book.get_sheet_by_index(0).to_python()
    assert header == TITLES
    beside = {*LOCKED, "blind", "datum", "url"}
    said = [cell for row in rows for t, cell in zip(header, row, strict=True) if t not in beside]
    assert set(said) == {""}
    meanings = str(book.get_sheet_by_name("Toelichting").to_python())
    assert "Termen van leefgebieden" in meanings


def test_out_filled_and_in_gives_the_rows_of_the_screen(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    shutil.copytree(desk.root, elsewhere)
    other = replace(open_desk(elsewhere, "CD", 2026), today=desk.today)
    by_sheet = import_reading_sheet(desk, fill(desk, tmp_path, Balie=YES, Punt=NO))
    assert by_sheet == Imported(added=2, evidence=0, known=0, left=1)
    labels = {
        "soort_organisatie": ["stichting of vereniging"],
        "sociaal_raadslieden": ["nee"],
        "ondersteuningstypen": ["Informatie", "Advies"],
        "leefgebieden": ["Algemeen"],
    }
    judged = {
        "Balie": Judgement("akkoord", labels=labels),
        "Punt": Judgement("afgewezen", "alleen online"),
    }
    for turn in list_readable(other):
        if judgement := judged.get(turn.row["organisatie"].split()[-1]):
            save_reading(other, turn, judgement)
    without_number = [row.partition(";")[2] for row in own_rows(desk)]
    assert sorted(without_number) == sorted(row.partition(";")[2] for row in own_rows(other))
    assert [row.partition(";")[0] for row in own_rows(desk)[1:]] == ["CD-2026-1", "CD-2026-2"]


def test_a_sheet_as_it_went_out_comes_in_with_its_stored_text_and_adds_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    keep_page(desk.root, "https://balie.example/over", PAGE)
    path = tmp_path / "werklijst.xlsx"
    write_reading_sheet(desk, path)
    assert "Wij geven gratis advies over huur." in sheet_of(path)
    assert import_reading_sheet(desk, path) == Imported(added=0, evidence=0, known=0, left=3)


def test_a_sheet_that_comes_in_twice_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    path = fill(desk, tmp_path, Balie=YES)
    import_reading_sheet(desk, path)
    before = own_rows(desk)
    assert import_reading_sheet(desk, path) == Imported(added=0, evidence=0, known=1, left=2)
    assert own_rows(desk) == before


def test_every_fault_is_at_its_cell_and_no_row_is_added(desk: Desk, tmp_path: Path) -> None:
    path = fill(
        desk,
        tmp_path,
        Wijkteam={"oordeel": "afgewezen", "toelichting": "bel mevrouw Jansen"},
        Punt=YES | {"leefgebieden: Algemeen": "", "bezoekadres": "Elders 1"},
        Balie=YES | {"soort_organisatie": "stichtin", "datum": "31-2-2026"},
    )
    with pytest.raises(FileError) as caught:
        import_reading_sheet(desk, path)
    assert sorted(f.kolom for f in caught.value.findings) == [
        "bezoekadres",
        "datum",
        "leefgebieden",
        "regel",
        "soort_organisatie",
        "toelichting",
    ]
    assert all(f.letter for f in caught.value.findings)
    assert "Jansen" not in str(caught.value)
    assert own_rows(desk) == []


QUOTES = YES | {
    "bewijs bij Advies": "Wij geven gratis advies over huur.",
    "bewijs bij Informatie": "folders in de hal",
    "bewijs bij Algemeen": "- Hulp bij alles",
    "bewijs bij soort_organisatie": "wij zijn een stichting",
}
PAGE = "<p>Wij geven gratis advies over huur.</p><li>- Hulp bij alles</li>"


def test_evidence_out_filled_and_in_gives_the_rows_of_the_screen(
    desk: Desk, tmp_path: Path
) -> None:
    page = keep_page(desk.root, "https://balie.example/over", PAGE)
    elsewhere = tmp_path / "elders"
    shutil.copytree(desk.root, elsewhere)
    other = replace(open_desk(elsewhere, "CD", 2026), today=desk.today)
    path = fill(desk, tmp_path, Balie=QUOTES)
    assert "Wij geven gratis advies over huur." in sheet_of(path.with_name("werklijst.xlsx"))
    assert import_reading_sheet(desk, path) == Imported(added=1, evidence=4, known=0, left=2)

    values = {
        "ondersteuningstypen": ["Informatie", "Advies"],
        "leefgebieden": ["Algemeen"],
        "soort_organisatie": ["stichting of vereniging"],
    }
    told = [
        ("soort_organisatie", "stichting of vereniging", "wij zijn een stichting"),
        ("ondersteuningstypen", "Informatie", "folders in de hal"),
        ("ondersteuningstypen", "Advies", "Wij geven gratis advies over huur."),
        ("leefgebieden", "Algemeen", "- Hulp bij alles"),
    ]
    given = [Evidence(*one, QuotedPage(page.url, page.sha256)) for one in told]
    judged = Judgement("akkoord", labels=values | {"sociaal_raadslieden": ["nee"]}, evidence=given)
    (turn,) = [t for t in list_readable(other) if t.row["organisatie"].endswith("Balie")]
    save_reading(other, turn, judged)
    assert own_rows(desk) == own_rows(other)
    assert own_rows(desk, BEWIJS) == own_rows(other, BEWIJS)
    grounds = [row.split(";")[3] for row in own_rows(desk, BEWIJS)[1:]]
    assert grounds == ["omschrijving", "omschrijving", "citaat", "citaat"]


def test_evidence_that_a_sheet_has_more_goes_to_the_reading_that_is_there(
    desk: Desk, tmp_path: Path
) -> None:
    import_reading_sheet(desk, fill(desk, tmp_path, Balie=YES))
    later = tmp_path / "gevuld.xlsx"
    add_cell(later, "Balie", "bewijs bij Advies", "advies aan de balie")
    add_cell(later, "Balie", "url", "https://balie.example/over")
    assert import_reading_sheet(desk, later) == Imported(added=0, evidence=1, known=1, left=2)
    assert import_reading_sheet(desk, later) == Imported(added=0, evidence=0, known=1, left=2)
    assert len(own_rows(desk, BEWIJS)) == 2


def test_every_fault_of_evidence_is_at_its_cell(desk: Desk, tmp_path: Path) -> None:
    path = fill(
        desk,
        tmp_path,
        Balie=YES | {"bewijs bij Doorverwijzing": "verwijst door", "url": "https://a.example"},
        Punt=YES | {"bewijs bij Advies": "bel mevrouw Jansen", "url": "https://a.example"},
        Wijkteam=YES | {"bewijs bij Advies": "advies"},
    )
    with pytest.raises(FileError) as caught:
        import_reading_sheet(desk, path)
    assert {(f.kolom, f.regel.split()[0]) for f in caught.value.findings} == {
        ("bewijs bij Doorverwijzing", "hier"),
        ("bewijs bij Advies", "noemt"),
        ("url", "url"),
    }
    assert all(f.letter for f in caught.value.findings)
    assert "Jansen" not in str(caught.value)
    assert own_rows(desk) == own_rows(desk, BEWIJS) == []


def test_faults_of_evidence_are_told_beside_all_other_faults_of_a_row(
    desk: Desk, tmp_path: Path
) -> None:
    broken = YES | {"oordeel": "akoord", "leefgebieden: Algemeen": "", "datum": "gisteren"}
    evidence = {
        "bewijs bij Advies": "bel mevrouw Jansen",
        "bewijs bij Doorverwijzing": "verwijst door",
        "bewijs bij geen leefgebieden": "noemt niets",
        "url": "",
    }
    path = fill(
        desk,
        tmp_path,
        Balie=broken | evidence,
        Punt={k: v for k, v in YES.items() if not k.startswith("soort")} | evidence,
        Wijkteam={"oordeel": "afgewezen", "toelichting": "bel 06-12345678"} | evidence,
    )
    with pytest.raises(FileError) as caught:
        import_reading_sheet(desk, path)
    told: dict[int, set[str]] = {}
    for fault in caught.value.findings:
        told.setdefault(fault.rij, set()).add(fault.kolom)
    stray = {"bewijs bij Doorverwijzing", "bewijs bij geen leefgebieden"}
    expected = [
        stray | {"bewijs bij Advies", "url", "oordeel", "datum"},
        stray | {"bewijs bij Advies", "url", "soort_organisatie"},
        stray | {"bewijs bij Advies", "regel", "toelichting"},
    ]
    assert sorted(map(sorted, told.values())) == sorted(map(sorted, expected))
    assert len({(f.rij, f.kolom) for f in caught.value.findings}) == len(caught.value.findings)
    assert "Jansen" not in str(caught.value)
    assert own_rows(desk) == own_rows(desk, BEWIJS) == []


def test_a_quote_goes_with_the_page_of_the_record_that_holds_it(desk: Desk, tmp_path: Path) -> None:
    first = keep_page(desk.root, "https://balie.example/over", PAGE)
    second = keep_page(desk.root, "https://balie.example/huur", "<p>Ook bezwaar tegen huur.</p>")
    add_sources(desk.root, "https://balie.example/huur (leefgebieden)")
    told = YES | {
        "bewijs bij Advies": "gratis advies over huur",
        "bewijs bij Informatie": "Ook bezwaar tegen huur.",
        "bewijs bij Algemeen": "van alles",
    }
    path = fill(desk, tmp_path, Balie=told)
    assert "https://balie.example/huur" in sheet_of(path.with_name("werklijst.xlsx"))
    import_reading_sheet(desk, path)
    rows = [row.split(";") for row in own_rows(desk, BEWIJS)[1:]]
    assert {(row[2], row[3], row[5], row[6]) for row in rows} == {
        ("Advies", "citaat", first.url, first.sha256),
        ("Informatie", "citaat", second.url, second.sha256),
        ("Algemeen", "omschrijving", second.url, ""),  # where it was found goes first
    }


def test_one_record_in_two_rows_is_named(desk: Desk, tmp_path: Path) -> None:
    path = fill(desk, tmp_path, Balie=YES, Punt=NO)
    (balie,) = [t for t in list_readable(desk) if t.row["organisatie"].endswith("Balie")]
    same = {name: balie.row[name] for name in ("record_id", "organisatie", "bezoekadres")}
    for title, cell in same.items():
        add_cell(path, "Punt", title, cell)
    with pytest.raises(FileError, match="dit record staat ook in rij"):
        import_reading_sheet(desk, path)


def test_a_record_that_was_read_already_is_no_blind_reading(desk: Desk, tmp_path: Path) -> None:
    import_reading_sheet(desk, fill(desk, tmp_path, Balie=YES))
    write_reading_sheet(desk, tmp_path / "later.xlsx")
    later = CalamineWorkbook.from_path(str(tmp_path / "later.xlsx")).get_sheet_by_index(0)
    assert "Balie" not in str(later.to_python())
    again = tmp_path / "gevuld.xlsx"
    add_cell(again, "Balie", "soort_organisatie", "gemeente")
    with pytest.raises(FileError, match=r"u las dit record al eerder.*schrijf nee"):
        import_reading_sheet(desk, again)


def test_the_worklist_in_the_terminal_counts_what_the_sheet_holds(desk: Desk) -> None:
    told = list(describe_status(desk))
    assert told[0] == "Werkvoorraad van CD, meting 2026, uit het concept van versie 2026.1"
    assert f"{3:6}  tweede lezing" in told
    assert f"{1:10}  Utrecht" in told

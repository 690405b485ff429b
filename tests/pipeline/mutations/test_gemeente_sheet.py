"""A worksheet goes to a gemeente and comes back: everything in it is SYNTHETISCH."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipeline.files.findings import FileError
from pipeline.files.new_workbook import new_workbook
from pipeline.mutations.locations import PublishedLocations
from pipeline.mutations.sheet import ReadSheet, read_sheet, write_gemeente_sheet
from schemas.mutations import WERKBLAD, Mutatiesoort, ReportedValue

PLACES = {
    "L0000000001": ("SYNTHETISCH Winkel", "Proefstraat 1", "030 123 45 67"),
    "L0000000002": ("SYNTHETISCH Loket", "Proefweg 2", ""),
    "L0000000003": ("SYNTHETISCH Huis", "Proefplein 3", ""),
    "L0000000004": ("SYNTHETISCH Punt", "Proefkade 4", ""),
}
EMPTY = dict.fromkeys(
    ("locatienaam", "postcode", "website", "email", "openingstijden", "soort_organisatie"), ""
)
LOCATIONS = PublishedLocations(
    "2026.1",
    {
        locatie_id: EMPTY
        | {
            "locatie_id": locatie_id,
            "organisatie": name,
            "bezoekadres": address,
            "telefoon": phone,
            "woonplaats": "Dorp",
            "gemeente": "Dorp",
            "gemeentecode": "GM0344",
            "sociaal_raadslieden": "",
        }
        for locatie_id, (name, address, phone) in PLACES.items()
    },
    {"ondersteuningstype": {}, "leefgebied": {}},
)


def answer(folder: Path, **rows: dict[str, str]) -> Path:
    """Fill the sheet that was sent, as a gemeente does: by locatie_id, or `nieuw`."""
    sent, filled = folder / "werkblad.xlsx", folder / "terug.xlsx"
    assert write_gemeente_sheet(sent, "GM0344", LOCATIONS) == len(PLACES)
    lines = CalamineWorkbook.from_path(str(sent)).get_sheet_by_index(0).to_python()
    with new_workbook(filled, {}) as book:
        sheet = book.add_worksheet("Locaties")
        for rij, cells in enumerate(lines):
            said = dict(zip(WERKBLAD.names, map(str, cells), strict=True))
            said |= rows.get(said["locatie_id"], {})
            said |= rows.get("nieuw", {}) if rij == len(PLACES) + 1 else {}
            for at, name in enumerate(WERKBLAD.names):
                sheet.write_string(rij, at, said[name])
    return filled


def read(path: Path) -> ReadSheet:
    return read_sheet(path, "terug.xlsx", "2026-11-27", LOCATIONS)


def test_a_sheet_that_comes_back_unanswered_reports_nothing(tmp_path: Path) -> None:
    assert read(answer(tmp_path)) == ReadSheet([], len(PLACES))
    assert read(tmp_path / "werkblad.xlsx") == ReadSheet([], len(PLACES))


def test_every_kind_of_answer_becomes_its_report(tmp_path: Path) -> None:
    sheet = read(
        answer(
            tmp_path,
            L0000000001={"klopt": "nee", "wijziging_telefoon": "030 765 43 21"},
            L0000000002={"klopt": "Ja"},
            L0000000003={"klopt": "gesloten", "per": "2026-11", "toelichting": "Pand is verkocht"},
            nieuw={"wijziging_organisatie": "SYNTHETISCH Nieuw", "wijziging_plaats": "Dorp"},
        )
    )
    assert sheet.unanswered == 1
    told = {mutation.locatie_id[-1:]: mutation for mutation in sheet.mutations}
    change, right, gone, new = (told[key] for key in ("1", "2", "3", ""))
    assert change.velden == (ReportedValue("telefoon", "030 123 45 67", "030 765 43 21"),)
    assert (right.soort, right.velden) == (Mutatiesoort.KLOPT, ())
    assert (gone.soort, gone.per, gone.bericht) == ("gesloten", "2026-11", "Pand is verkocht")
    assert (new.soort, new.locatie_id, new.gemeente) == ("nieuw", "", "GM0344")
    assert {m.via for m in sheet.mutations} == {"werkblad"}
    assert all(m.mutatie_id for m in sheet.mutations)


def test_a_value_that_must_go_is_wiped(tmp_path: Path) -> None:
    (report,) = read(answer(tmp_path, L0000000001={"wijziging_telefoon": "Wissen"})).mutations
    assert report.velden == (ReportedValue("telefoon", "030 123 45 67", ""),)


def test_every_fault_is_at_its_cell_and_nothing_is_read(tmp_path: Path) -> None:
    path = answer(
        tmp_path,
        L0000000001={"klopt": "ja", "wijziging_telefoon": "030 765 43 21"},
        L0000000002={"telefoon": "030 111 11 11", "klopt": "nee"},
        L0000000003={"klopt": "misschien"},
        L0000000004={"klopt": "nee", "wijziging_email": "j.jansen@x.example", "per": "ooit"},
    )
    with pytest.raises(FileError) as caught:
        read(path)
    assert [(f.waarde, f.kolom) for f in caught.value.findings] == [
        ("misschien", "klopt"),
        ("030 111 11 11", "telefoon"),
        ("nee", "klopt"),
        ("", "wijziging_email"),
        ("ooit", "per"),
        ("030 765 43 21", "wijziging_telefoon"),
    ]
    assert "j.jansen" not in str(caught.value)


def test_the_same_version_gives_the_same_sheet(tmp_path: Path) -> None:
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (one, other):
        write_gemeente_sheet(path, "GM0344", LOCATIONS)
    assert one.read_bytes() == other.read_bytes()

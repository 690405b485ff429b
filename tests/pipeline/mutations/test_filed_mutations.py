"""Reports and events on disk: what `sjo check` finds in them, each fault at its place."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.check import KnownGemeenten, check_paths
from pipeline.mutations.filed import collect_mutations
from schemas.mutations import MANY_CLOSURES, Mutatiestand, ReportedValue
from tests.pipeline.reported import LOCATION, PHONE, changed, closed, file_events, file_report

EVENTS = "manual_entries/mutaties/gebeurtenissen/AB.csv"
CLOSED_ROW = f"{LOCATION};gesloten;2026-11;gebeld;AB;2026-11-05"
EVERYWHERE = KnownGemeenten(lambda name: name, lambda name: "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "manual_entries" / "2026").mkdir(parents=True)
    return tmp_path


def decide(root: Path, *rows: str) -> None:
    text = "\n".join(["locatie_id;besluit;per;reden;auteur;datum", *rows, ""])
    (root / "manual_entries" / "correcties.csv").write_text(text, encoding="utf-8")


def check(root: Path) -> list[str]:
    found = check_paths(root, (), EVERYWHERE, date(2026, 11, 27))
    return [f"{'let op ' if f.is_notice else ''}{f}" for f in found]


def test_a_report_and_what_became_of_it_are_read_from_all_files_in_the_order_of_days(
    root: Path,
) -> None:
    report = closed()
    file_report(root, report)
    decide(root, CLOSED_ROW)
    done = f"{report.mutatie_id};doorgevoerd;gesloten {LOCATION};gebeld;;2026-11-07"
    file_events(root, "AB", done)
    file_events(root, "CD", f"{report.mutatie_id};in behandeling;;;;2026-11-07")
    assert check(root) == []
    mutations = collect_mutations(root).mutations
    assert mutations.stand_of(report.mutatie_id) is Mutatiestand.DOORGEVOERD
    assert [event["lezer"] for event in mutations.events_of[report.mutatie_id]] == ["CD", "AB"]


def test_a_report_that_was_altered_misplaced_or_renamed_is_named(root: Path) -> None:
    path = file_report(root, changed())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("765 43 21", "765 43 22"), encoding="utf-8")
    other = file_report(root, closed())
    other.rename(other.with_name("M0000000000.json"))
    later = root / "manual_entries/mutaties/2027"
    later.mkdir()
    third = file_report(root, changed(gemeld_op="2026-11-06", locatie_id="L9999999999"))
    third.rename(later / third.name)
    found = check(root)
    assert len(found) == 3
    assert any(f"{path.stem}.json:mutatie_id" in f and "na ontvangst veranderd" in f for f in found)
    assert any("M0000000000.json" in f and "het bestand heet anders" in f for f in found)
    assert any(
        "2027" in f and "is gemeld in 2026; zet het in de map van dat jaar" in f for f in found
    )


def test_what_is_no_report_in_the_folder_is_named(root: Path) -> None:
    file_report(root, changed())
    (root / "manual_entries/mutaties/2026/brief.docx").write_text("x")
    (root / "manual_entries/mutaties/gebeurtenis").mkdir()
    assert check(root) == [
        "manual_entries/mutaties/2026/brief.docx: wordt niet gelezen; haal het weg",
        "manual_entries/mutaties/gebeurtenis: wordt niet gelezen; bedoelt u 'gebeurtenissen'?",
    ]


def test_every_step_that_cannot_be_is_named_at_its_cell(root: Path) -> None:
    report = changed()
    i = report.mutatie_id
    file_report(root, report)
    file_events(
        root,
        "AB",
        f"{i};in behandeling;;;;2026-11-04",
        f"{i};doorgevoerd;correctie {LOCATION} telefoon;;;2026-11-06",
        f"{i};afgewezen;;;;2026-11-07",
        f"{i};ingetrokken;;;klopt niet;2026-11-08",
        "M9999999999;in behandeling;;;;2026-11-06",
        f"{i};klaar;;;;2026-11-06",
    )
    assert check(root) == [
        f"{EVENTS}:2:F (datum): '2026-11-04': ligt voor de melding van 2026-11-05; kijk de dag na",
        f"{EVENTS}:3:C (verwijzing): 'correctie {LOCATION} telefoon': dit besluit bestaat niet; zet het "
        "eerst in correcties.csv",
        f"{EVENTS}:4:B (stand): 'afgewezen': de melding is al doorgevoerd op 2026-11-06 ({EVENTS}:3); "
        "haal deze rij weg; een vervolg is een nieuwe melding",
        f"{EVENTS}:4:E (reden): is verplicht bij afgewezen; zie docs/loket.md",
        f"{EVENTS}:5:B (stand): 'ingetrokken': de melding is al doorgevoerd op 2026-11-06 ({EVENTS}:3); "
        "haal deze rij weg; een vervolg is een nieuwe melding",
        f"{EVENTS}:5:E (reden): 'klopt niet': hoort alleen bij afgewezen; maak de cel leeg",
        f"{EVENTS}:6:A (mutatie_id): 'M9999999999': deze melding bestaat niet; staat zij in "
        "mutaties/?",
        f"{EVENTS}:7:B (stand): 'klaar': moet een zijn van: in behandeling, doorgevoerd, afgewezen, "
        "ingetrokken; zie docs/gegevenswoordenboek.md",
    ]


def test_a_copy_of_a_readers_file_is_named(root: Path) -> None:
    file_events(root, "AB")
    file_events(root, "AB (kopie)")
    (fault,) = check(root)
    assert "AB (kopie).csv: geen bestand van een lezer" in fault


def test_two_open_reports_on_one_value_are_named_until_one_has_ended(root: Path) -> None:
    one, two = changed(), changed(ReportedValue("telefoon", "", "030 111 11 11"))
    file_report(root, one)
    file_report(root, two)
    first, second = sorted([one.mutatie_id, two.mutatie_id])
    assert check(root) == [
        f"let op manual_entries/mutaties/2026/{first}.json: over dezelfde waarde is ook {second} nog "
        "open; behandel ze samen"
    ]
    file_events(root, "AB", f"{two.mutatie_id};ingetrokken;;;;2026-11-06")
    assert check(root) == []


def test_five_closures_by_one_reporter_in_a_day_are_held_until_each_is_verified(root: Path) -> None:
    places = [f"L000000000{n}" for n in range(MANY_CLOSURES)]
    reports = [closed(locatie_id=place) for place in places]
    for report in reports[1:]:
        file_report(root, report)
    assert check(root) == []
    file_report(root, reports[0])
    assert len([f for f in check(root) if "aangehouden" in f]) == MANY_CLOSURES
    decide(root, CLOSED_ROW.replace(LOCATION, places[0]))
    done = f"{reports[0].mutatie_id};doorgevoerd;gesloten {places[0]};"
    file_events(root, "AB", f"{done};;2026-11-06")
    assert f"{EVENTS}:2:D (nagegaan): is verplicht: de melder meldde die dag 5 of meer" in str(
        check(root)
    )
    file_events(root, "AB", f"{done}gebeld met de organisatie;;2026-11-06")
    assert len(check(root)) == MANY_CLOSURES - 1


def test_what_may_tell_of_a_person_is_named_without_showing_it(root: Path) -> None:
    values = (ReportedValue("organisatie", "Winkel", "t.a.v. Jan Jansen"), PHONE)
    report = changed(*values, bericht="Bel mevrouw Pietersen")
    file_report(root, report)
    file_events(root, "AB", f"{report.mutatie_id};afgewezen;;;volgens mevrouw Pietersen;2026-11-06")
    found = check(root)
    assert [f.split(":")[1] for f in found[:2]] == ["bericht", "velden[1].gemeld"]
    assert f"{EVENTS}:2:E (reden)" in found[2]
    assert not any("Jansen" in f or "Pietersen" in f for f in found)


def test_a_day_that_has_not_come_yet_is_named(root: Path) -> None:
    report = changed(gemeld_op="2026-12-01")
    file_report(root, report)
    (fault,) = check(root)
    assert "gemeld_op: '2026-12-01': ligt in de toekomst" in fault

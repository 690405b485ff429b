"""A report is received: filed once under its id, its sender a key, nothing of a person in git."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.findings import FileError
from pipeline.mutations.filed import collect_mutations
from pipeline.mutations.intake import keep_raw, receive, with_found
from pipeline.mutations.locations import PublishedLocations
from pipeline.mutations.reply import write_reply
from pipeline.mutations.reporter import make_reporter_key
from schemas.mutations import Mutatiesoort, ReportedValue
from tests.pipeline.reported import LOCATION, PHONE, changed, closed, file_events

SENDER = "Voornaam Achternaam <v.achternaam@voorbeeld.example>"
EMPTY = dict.fromkeys(("locatienaam", "postcode", "website", "email", "openingstijden"), "")
ROW = EMPTY | {
    "locatie_id": LOCATION,
    "organisatie": "SYNTHETISCH De Welle",
    "bezoekadres": "Proefstraat 1",
    "woonplaats": "Utrecht",
    "gemeente": "Utrecht",
    "gemeentecode": "GM0344",
    "telefoon": "030 123 45 67",
    "soort_organisatie": "gemeente",
    "sociaal_raadslieden": "",
}
OFFERS = {"ondersteuningstype": {LOCATION: "Advies"}, "leefgebied": {}}
LOCATIONS = PublishedLocations("2026.1", {LOCATION: ROW}, OFFERS)


def test_a_report_is_filed_once_and_its_sender_is_a_key(tmp_path: Path) -> None:
    first = receive(tmp_path, changed(), SENDER, LOCATIONS)
    again = receive(tmp_path, changed(), "v.achternaam@VOORBEELD.example", LOCATIONS)
    assert (first.is_known, again.is_known, again.path) == (False, True, first.path)
    other = receive(tmp_path, changed(), "info@voorbeeld.example", LOCATIONS)
    assert other.mutation.melder != first.mutation.melder
    assert collect_mutations(tmp_path).faults == []
    filed = b"".join(p.read_bytes() for p in (tmp_path / "manual_entries").rglob("*.json"))
    assert b"achternaam" not in filed.lower()


def test_the_salt_is_made_once_for_its_owner_and_gives_another_project_other_keys(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "a", tmp_path / "b"
    assert make_reporter_key(here, SENDER) == make_reporter_key(here, SENDER)
    assert make_reporter_key(here, SENDER) != make_reporter_key(there, SENDER)
    assert make_reporter_key(here, "") == ""
    salt = here / "data/raw/mutaties/zout"
    assert salt.stat().st_mode & 0o077 == 0


def test_a_message_is_kept_as_it_came(tmp_path: Path) -> None:
    path = keep_raw(tmp_path, b"Bel mevrouw Jansen", ".txt")
    assert path == keep_raw(tmp_path, b"Bel mevrouw Jansen", ".txt")
    assert path.parent == tmp_path / "data" / "raw" / "mutaties"
    assert path.read_bytes() == b"Bel mevrouw Jansen"


def test_what_may_tell_of_a_person_or_cannot_be_is_refused_whole(tmp_path: Path) -> None:
    lost = replace(changed(), locatie_id="L9999999999", bericht="Bel mevrouw Jansen")
    with pytest.raises(FileError) as caught:
        receive(tmp_path, lost, SENDER, LOCATIONS)
    assert [f.kolom for f in caught.value.findings] == ["bericht", "locatie_id"]
    assert "Jansen" not in str(caught.value)
    assert not (tmp_path / "manual_entries").exists()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("gemeld_op", "../../../elders"),
        ("gemeld_op", "5-11-2026"),
        ("per", "ooit"),
        ("bericht", "x" * 1001),
        ("via", "duif"),
        ("vervolg_op", "de vorige"),
        ("gemeente", "Utrecht"),
    ],
)
def test_what_could_not_be_read_again_is_never_filed(tmp_path: Path, field: str, text: str) -> None:
    with pytest.raises(FileError) as caught:
        receive(tmp_path, changed(**{field: text}), SENDER, LOCATIONS)
    assert [f.kolom for f in caught.value.findings] == [field]
    assert not (tmp_path / "manual_entries").exists()


def test_a_mailbox_named_after_the_organisation_is_no_person(tmp_path: Path) -> None:
    general = changed(ReportedValue("email", "", "dewelle@voorbeeld.example"))
    receive(tmp_path, general, "", LOCATIONS)
    with pytest.raises(FileError, match=r"velden\[1\].gemeld: is geen algemeen e-mailadres"):
        receive(tmp_path, changed(ReportedValue("email", "", "jan@x.example")), "", LOCATIONS)


def test_what_already_stands_so_is_no_change() -> None:
    same = ReportedValue("ondersteuningstypen", "", "Advies")
    report = changed(replace(PHONE, gevonden=""), same, versie="")
    found = with_found(report, LOCATIONS)
    assert found.velden == (PHONE,)
    assert (found.gemeente, found.versie) == ("GM0344", "2026.1")


@pytest.mark.parametrize(
    "words", [LOCATION, "de welle", "welle utrecht", "proefstraat 1", "Synthetisch Wele"]
)
def test_a_location_is_found_by_what_people_type(words: str) -> None:
    assert [row["locatie_id"] for row in LOCATIONS.search(words)] == [LOCATION]
    assert LOCATIONS.search("") == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("", "Uw melding is ontvangen"),
        ("doorgevoerd;gesloten L0123456789;gebeld;", "Vanaf versie 2026.2 staat zij niet meer"),
        ("afgewezen;;;de site zegt iets anders", "De reden: de site zegt iets anders"),
        ("ingetrokken;;;", "ingetrokken. Er verandert niets"),
    ],
)
def test_every_end_has_its_answer(tmp_path: Path, row: str, words: str) -> None:
    report = receive(tmp_path, closed(), "", LOCATIONS).mutation
    file_events(tmp_path, "AB", *([f"{report.mutatie_id};{row};2026-11-06"] if row else []))
    mutations = collect_mutations(tmp_path).mutations
    reply = write_reply(mutations, report.mutatie_id, "De Welle", "2026.2")
    assert words in reply
    assert f"melding van 2026-11-05 (kenmerk {report.mutatie_id}) over De Welle" in reply
    assert report.soort is Mutatiesoort.GESLOTEN

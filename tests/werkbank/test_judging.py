"""A judgement becomes rows of the reader's files, whole and on disk; what is not right is none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.check import check_paths
from schemas.readings import BEWIJS
from tests.commands import sjo
from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import write
from tests.werkbank.judged import LABELS, SECRET, keep_page, rows_of_reader
from tests.werkbank.served import Workbench, starting, working
from werkbank.desk import open_desk
from werkbank.evidence_file import note_evidence

HOUSE, SHOP, TEAM = "SYNTHETISCH Huis", "SYNTHETISCH Inloop", "SYNTHETISCH Wijkteam"


@pytest.fixture
def desk(root: Path) -> Iterator[Workbench]:
    with working(root) as workbench:
        yield workbench


def test_a_judgement_is_a_whole_row_with_its_quote_and_checks_clean(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    page = keep_page(root, "https://proef.example/over")
    told = {
        **LABELS,
        "sha256": page.sha256,
        "url": page.url,
        "bewijs_veld": ["ondersteuningstypen", "soort_organisatie"],
        "bewijs_waarde": ["Advies", "gemeente"],
        "bewijs_tekst": ["Wij geven gratis  advies over huur.", "klinkt als de gemeente"],
    }
    assert desk.post(f"/beoordelen/{ids[SHOP]}", told).status == 303
    (row,) = rows_of_reader(root, "lezingen")
    assert row["lezing_id"] == "AB-2026-1"
    assert row["ondersteuningstypen"] == "Advies|Informatie"
    assert row["blind"] == "ja"
    quote, described = rows_of_reader(root, "bewijs")
    assert (quote["grond"], quote["tekst"]) == ("citaat", "Wij geven gratis advies over huur.")
    assert quote["sha256"] == page.sha256
    assert (described["grond"], described["sha256"]) == ("omschrijving", "")
    assert [str(f) for f in check_paths(root) if "AB.csv" in f.bestand] == []


def test_one_more_page_is_shown_and_what_was_filled_in_stays(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    keep_page(root, "https://proef.example/huur", "<p>Ook bezwaar tegen huur.</p>")
    told = {
        **LABELS,
        "url": "https://proef.example/over",
        "pagina_van": "2024",
        "toelichting": "blijft",
        "wist_al": "ja",
        "begin": "12",
        "actie": "pagina",
        "andere_pagina": "www.proef.example/huur",
    }
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 200
    for kept in ("Ook bezwaar tegen huur.", ">blijft</textarea>", 'value="2024"', 'value="12"'):
        assert kept in answer.text
    assert 'name="wist_al" value="ja" checked' in answer.text
    assert answer.text.count('class="page"') == 2
    assert rows_of_reader(root, "lezingen") == []


@pytest.mark.parametrize(
    "address", ["", "proef", "javascript:alert(1)", "https://", "ftp://a.nl/x"]
)
def test_what_is_no_address_of_a_page_is_said(
    desk: Workbench, ids: dict[str, str], address: str
) -> None:
    told = {**LABELS, "actie": "pagina", "andere_pagina": address}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 422
    assert "<b>andere pagina</b>" in answer.text


def test_who_names_a_page_and_presses_enter_saves_nothing_yet(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {**LABELS, "andere_pagina": "proef.example/huur"}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert (answer.status, answer.text.count('class="page"')) == (200, 2)
    assert rows_of_reader(root, "lezingen") == []


def test_a_form_from_before_ones_last_reading_is_asked_to_be_saved_again(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    path = f"/beoordelen/{ids[SHOP]}"
    assert desk.post(path, LABELS).status == 303
    again = desk.post(path, LABELS)  # a second tab, the back button, or Enter twice
    assert again.status == 422
    assert "u bewaarde van deze vondst intussen al een lezing: AB-2026-1" in again.text
    assert len(rows_of_reader(root, "lezingen")) == 1
    assert 'name="eerder" value="AB-2026-1"' in again.text
    assert desk.post(path, LABELS | {"eerder": "AB-2026-1"}).status == 303
    assert "U las deze vondst al (AB-2026-2)." in desk.ask(path).text
    desk.post("/beoordelen/terugnemen", {"lezing_id": "AB-2026-2"})
    desk.post("/beoordelen/terugnemen", {"lezing_id": "AB-2026-1"})
    stale = desk.post(path, LABELS | {"eerder": "AB-2026-1"})
    assert "uw lezing van deze vondst is intussen teruggenomen" in stale.text


def test_a_text_that_is_too_long_is_called_so(desk: Workbench, ids: dict[str, str]) -> None:
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", {**LABELS, "toelichting": "lang " * 50_000})
    assert answer.status == 400
    assert "een tekst erin is te lang; er is niets bewaard" in answer.text


def test_a_fault_leaves_that_the_reader_knew_and_what_the_pages_are_of(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {"oordeel": "akkoord", "wist_al": "ja", "url": "https://proef.example/over"}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told | {"pagina_van": "2024-13", "begin": "12"})
    assert answer.status == 422
    for kept in ('name="wist_al" value="ja" checked', 'value="2024-13"', 'value="12"'):
        assert kept in answer.text


def test_what_was_not_answered_is_asked_and_nothing_is_written(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {"oordeel": "akkoord", "leefgebieden": ["geen", "Algemeen"], "toelichting": "blijft"}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 422
    for asked in ("soort organisatie", "sociaal raadslieden", "ondersteuningstypen"):
        assert f"<b>{asked}</b>: kies wat geldt" in answer.text
    assert "geen&#39; kan alleen staan" in answer.text
    assert ">blijft</textarea>" in answer.text
    assert rows_of_reader(root, "lezingen") == []


def test_a_rejection_asks_its_rule(desk: Workbench, root: Path, ids: dict[str, str]) -> None:
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", {"oordeel": "afgewezen"})
    assert answer.status == 422
    assert "regel is verplicht bij afgewezen" in answer.text
    told = {**LABELS, "oordeel": "afgewezen", "regel": "gastheer"}
    assert desk.post(f"/beoordelen/{ids[SHOP]}", told).status == 303
    (row,) = rows_of_reader(root, "lezingen")
    assert (row["regel"], row["ondersteuningstypen"]) == ("gastheer", "niet bekeken")


def test_a_rejection_names_its_missing_rule_also_beside_evidence_of_labels_which_stays_in_the_form(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {**LABELS, "url": "https://proef.example/over", "bewijs_veld": "ondersteuningstypen"}
    told |= {"bewijs_waarde": "Advies", "bewijs_tekst": "geeft advies", "oordeel": "afgewezen"}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 422
    assert "regel is verplicht bij afgewezen" in answer.text
    assert "koos u niet" not in answer.text
    assert 'name="bewijs_tekst" value="geeft advies"' in answer.text
    assert desk.post(f"/beoordelen/{ids[SHOP]}", told | {"regel": "gastheer"}).status == 303
    assert rows_of_reader(root, "bewijs") == []


def test_rulings_on_its_kind_stand_beside_a_candidate(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    path = root / "manual_entries" / "rechtspraak.csv"
    header = "vraag;uitspraak;geldt_voor;stand;auteur;datum"
    mine = "SYNTHETISCH Welke soort?;Een stichting;naam_bevat=inloop;voorstel;AB;2026-01-01"
    others = "SYNTHETISCH Een kerk?;Nee;naam_bevat=kerk;vastgesteld;AB;2026-01-01"
    write(path, [header, mine, others])
    shown = desk.ask(f"/beoordelen/{ids[SHOP]}").text
    assert "Een stichting" in shown
    assert "Een kerk?" not in shown
    write(path, [header, mine.replace("voorstel", "misschien")])
    assert "zijn niet te lezen" in desk.ask(f"/beoordelen/{ids[SHOP]}").text


def test_evidence_of_a_value_that_was_not_chosen_is_asked_about_and_not_dropped(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {**LABELS, "url": "https://proef.example/over", "bewijs_veld": "ondersteuningstypen"}
    told |= {"bewijs_waarde": "Contactbemiddeling", "bewijs_tekst": "Wij brengen buren bij elkaar."}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 422
    assert "maar dat koos u niet" in answer.text
    assert "Wij brengen buren bij elkaar." in answer.text
    assert rows_of_reader(root, "lezingen") == rows_of_reader(root, "bewijs") == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("toelichting", "volgens mevrouw Jansen klopt het"),
        ("toelichting", "bel 06-12345678"),
        ("bewijs_tekst", "Vraag naar mevrouw SYNTHETISCH Jansen, 06-12345678."),
        ("bewijs_tekst", "mail jan.jansen@proef.example"),
    ],
)
def test_what_is_of_a_person_is_stopped_before_any_row_is_written(
    desk: Workbench, root: Path, ids: dict[str, str], field: str, text: str
) -> None:
    told = {**LABELS, "url": "https://proef.example/over", "bewijs_veld": "oordeel"}
    told |= {"bewijs_waarde": "akkoord", "bewijs_tekst": "staat er", field: text}
    answer = desk.post(f"/beoordelen/{ids[SHOP]}", told)
    assert answer.status == 422
    assert "Niet bewaard" in answer.text
    assert rows_of_reader(root, "lezingen") == rows_of_reader(root, "bewijs") == []


def test_a_reading_taken_back_stays_readable_and_the_form_is_as_it_was(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    desk.post(f"/beoordelen/{ids[SHOP]}", LABELS)
    answer = desk.post("/beoordelen/terugnemen", {"lezing_id": "AB-2026-1"})
    assert answer.status == 303
    first, second = rows_of_reader(root, "lezingen")
    assert first["oordeel"] == "akkoord"
    assert (second["oordeel"], second["trekt_in"]) == ("ingetrokken", "AB-2026-1")
    shown = desk.ask(answer.headers["location"]).text
    assert 'value="Advies" data-key="2" data-veld="ondersteuningstypen" checked' in shown
    assert f"Teruggenomen: <b>{SHOP}, akkoord (AB-2026-1)</b>" in shown
    assert desk.post("/beoordelen/terugnemen", {"lezing_id": "AB-2026-1"}).status == 404
    # Nobody showed this reader anything in between: reading it again is still blind.
    desk.post(f"/beoordelen/{ids[SHOP]}", LABELS)
    assert rows_of_reader(root, "lezingen")[-1]["blind"] == "ja"


def test_the_reading_of_another_cannot_be_taken_back(desk: Workbench) -> None:
    assert desk.post("/beoordelen/terugnemen", {"lezing_id": "CD-2026-1"}).status == 404


def test_before_the_second_reading_nothing_shows_the_first(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    record = ids[HOUSE]
    pages = ["/werkvoorraad", "/tweede-lezing", f"/tweede-lezing/{record}"]
    pages += [f"/beoordelen/{record}", f"/tweede-lezing/{record}?van=CD-2026-1"]
    pages += ["/werkvoorraad?bewaard=CD-2026-1", f"/tweede-lezing?bewaard=CD-2026-1&na={record}"]
    for path in pages:
        answer = desk.ask(path)
        if "location" in answer.headers:
            answer = desk.ask(answer.headers["location"])
        assert SECRET not in answer.text
        assert (
            'value="Doorverwijzing" data-key="3" data-veld="ondersteuningstypen" checked'
            not in answer.text
        )
    for path in (
        f"/verzoenen/{record}",
        "/lezingen/CD.csv",
        "/manual_entries/2026/lezingen/CD.csv",
    ):
        assert desk.ask(path).status == 404
    assert desk.post(f"/verzoenen/{record}", {"waarom": "x"}).status == 404
    assert "geen verschil" in desk.ask("/verzoenen").text


def test_after_the_second_reading_the_difference_is_settled_with_both_in_sight(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    record = ids[HOUSE]
    desk.post(f"/tweede-lezing/{record}", LABELS)
    shown = desk.ask(f"/verzoenen/{record}").text
    assert SECRET in shown
    assert "AB-2026-1" in shown
    assert "sociaal raadslieden" not in shown.lower()  # both said no
    told = {"ondersteuningstypen": "Doorverwijzing#", "leefgebieden": "Algemeen#"}
    refused = desk.post(f"/verzoenen/{record}", told)
    assert refused.status == 422
    assert "waarom" in refused.text
    told |= {"soort_organisatie": "gemeente#", "waarom": "de pagina zegt het zo"}
    assert desk.post(f"/verzoenen/{record}", told).status == 303
    found = {row["veld"]: row for row in rows_of_reader(root, "uitkomsten")}
    assert {veld: row["waarde"] for veld, row in found.items()} == {
        "ondersteuningstypen": "Doorverwijzing",
        "leefgebieden": "Algemeen",
        "soort_organisatie": "gemeente",
    }
    assert found["leefgebieden"]["lezingen"] == "AB-2026-1; CD-2026-1"
    assert desk.ask(f"/verzoenen/{record}").status == 404
    assert [str(f) for f in check_paths(root) if "AB.csv" in f.bestand] == []


def test_who_saw_the_others_and_reads_again_is_not_blind(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    desk.post(f"/tweede-lezing/{ids[HOUSE]}", LABELS)
    desk.ask(f"/verzoenen/{ids[HOUSE]}")
    desk.post(f"/tweede-lezing/{ids[HOUSE]}", LABELS | {"eerder": "AB-2026-1"})
    assert [row["blind"] for row in rows_of_reader(root, "lezingen")] == ["ja", "nee"]


def part_evidence(root: Path, record_id: str) -> None:
    """Leave what a save leaves when it is killed between its two files."""
    row = {"lezing_id": "AB-2026-1", "veld": "ondersteuningstypen", "waarde": "Advies"}
    row |= {"grond": "omschrijving", "tekst": "helpt bij huur", "url": "https://proef.example"}
    told = reading(lezing_id="AB-2026-1", record_id=record_id)
    note_evidence(open_desk(root, "AB", 2026), [told], [row])
    write(root / "manual_entries/2026/lezingen/AB.csv", lines(told))
    write(root / "manual_entries/2026/bewijs/AB.csv", [";".join(BEWIJS.names)])


def begin(root: Path) -> None:
    """Begin as the workbench always does, and stop."""
    sjo("werkbank", "--lezer", "AB", "--root", root, "--status")


def test_a_kill_between_reading_and_evidence_is_made_good_by_the_next_start(
    root: Path, ids: dict[str, str]
) -> None:
    part_evidence(root, ids[SHOP])
    for _ in range(2):  # once is enough
        begin(root)
        assert [r["tekst"] for r in rows_of_reader(root, "bewijs")] == ["helpt bij huur"]


def test_evidence_of_a_reading_that_a_kill_kept_away_is_dropped(
    root: Path, ids: dict[str, str]
) -> None:
    desk = open_desk(root, "AB", 2026)
    row = {"lezing_id": "AB-2026-1", "veld": "oordeel", "waarde": "akkoord", "tekst": "x"}
    note_evidence(desk, [{"lezing_id": "AB-2026-1", "record_id": ids[SHOP]}], [row])
    begin(root)
    with working(root) as workbench:
        assert workbench.post(f"/beoordelen/{ids[TEAM]}", LABELS).status == 303
    assert rows_of_reader(root, "bewijs") == []


@pytest.mark.parametrize("kind", ["lezingen", "bewijs"])
def test_while_a_file_has_a_fault_parted_evidence_waits_and_nothing_new_is_saved(
    root: Path, ids: dict[str, str], kind: str
) -> None:
    part_evidence(root, ids[SHOP])
    path = root / "manual_entries/2026/lezingen/AB.csv"
    broken = path.parent.parent / kind / "AB.csv"
    sound = broken.read_bytes()
    broken.write_text("lezing_id;onbekend\nAB-2026-1;x\n")
    before = path.read_bytes()
    begin(root)
    with working(root) as workbench:
        assert workbench.post(f"/beoordelen/{ids[TEAM]}", LABELS).status == 422
    assert path.read_bytes() == before
    broken.write_bytes(sound)
    begin(root)
    assert [r["tekst"] for r in rows_of_reader(root, "bewijs")] == ["helpt bij huur"]


def test_a_reading_is_not_written_while_the_file_of_its_evidence_takes_no_rows(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    write(root / "manual_entries/2026/bewijs/AB.csv", ["lezing_id;onbekend", "AB-2026-1;x"])
    told = {**LABELS, "url": "https://proef.example/over", "bewijs_veld": "ondersteuningstypen"}
    told |= {"bewijs_waarde": "Advies", "bewijs_tekst": "geeft advies"}
    assert desk.post(f"/beoordelen/{ids[SHOP]}", told).status == 422
    assert rows_of_reader(root, "lezingen") == []


def test_after_a_restart_who_saw_the_others_is_still_not_blind(
    root: Path, ids: dict[str, str]
) -> None:
    record = ids[HOUSE]
    other = reading(lezing_id="EF-2026-1", record_id=record, ondersteuningstypen="Advies")
    write(root / "manual_entries/2026/lezingen/EF.csv", lines(other))
    with working(root) as desk:  # two others differ: AB, who never read it, may see both
        assert SECRET in desk.ask(f"/verzoenen/{record}").text
    (root / "manual_entries/2026/lezingen/EF.csv").unlink()  # EF took it back before it was shared
    with working(root) as desk:
        assert desk.post(f"/tweede-lezing/{record}", LABELS).status == 303
    assert [row["blind"] for row in rows_of_reader(root, "lezingen")] == ["nee"]


def test_after_a_restart_reading_again_what_nobody_showed_is_still_blind(
    root: Path, ids: dict[str, str]
) -> None:
    for earlier in ("", "AB-2026-1"):
        with working(root) as desk:
            told = LABELS | {"eerder": earlier}
            assert desk.post(f"/beoordelen/{ids[SHOP]}", told).status == 303
    assert [row["blind"] for row in rows_of_reader(root, "lezingen")] == ["ja", "ja"]


def test_an_own_reading_that_no_desk_here_saw_written_is_not_taken_for_a_first(
    root: Path, ids: dict[str, str]
) -> None:
    write(
        root / "manual_entries/2026/lezingen/AB.csv",
        lines(reading(lezing_id="AB-2026-1", record_id=ids[SHOP])),
    )
    with working(root) as desk:
        told = LABELS | {"eerder": "AB-2026-1"}
        assert desk.post(f"/beoordelen/{ids[SHOP]}", told).status == 303
    assert rows_of_reader(root, "lezingen")[-1]["blind"] == "nee"


def test_what_a_desk_elsewhere_may_have_shown_is_not_called_blind(
    root: Path, ids: dict[str, str], tmp_path: Path
) -> None:
    """AB compared what two others said in one copy, saved nothing, and reads it in another."""
    record = ids[HOUSE]
    other = reading(lezing_id="EF-2026-1", record_id=record, ondersteuningstypen="Advies")
    write(root / "manual_entries/2026/lezingen/EF.csv", lines(other))
    shutil.copytree(root, tmp_path / "kopie")
    with working(root) as here:
        assert SECRET in here.ask(f"/verzoenen/{record}").text
    same = other["ondersteuningstypen"], "Doorverwijzing"
    agreed = (tmp_path / "kopie/manual_entries/2026/lezingen/EF.csv").read_text("utf-8")
    write(tmp_path / "kopie/manual_entries/2026/lezingen/EF.csv", [agreed.replace(*same)])
    with working(tmp_path / "kopie") as elsewhere:
        told = {**LABELS, "wist_al": ""}
        assert elsewhere.post(f"/tweede-lezing/{record}", told).status == 303
    assert [r["blind"] for r in rows_of_reader(tmp_path / "kopie", "lezingen")] == ["onbekend"]


def test_what_others_still_differ_on_but_was_not_shown_here_is_not_called_seen(
    root: Path, ids: dict[str, str]
) -> None:
    other = reading(lezing_id="EF-2026-1", record_id=ids[HOUSE], ondersteuningstypen="Advies")
    write(root / "manual_entries/2026/lezingen/EF.csv", lines(other))
    with working(root) as desk:
        assert desk.post(f"/tweede-lezing/{ids[HOUSE]}", LABELS).status == 303
    assert [row["blind"] for row in rows_of_reader(root, "lezingen")] == ["onbekend"]


def test_who_settled_a_record_elsewhere_is_not_blind(root: Path, ids: dict[str, str]) -> None:
    record = ids[HOUSE]
    other = reading(lezing_id="EF-2026-1", record_id=record, ondersteuningstypen="Doorverwijzing")
    write(root / "manual_entries/2026/lezingen/EF.csv", lines(other))
    outcome = f"{record};leefgebieden;Algemeen;CD-2026-1, EF-2026-1;overlegd;2026-10-05"
    header = "record_id;veld;waarde;lezingen;waarom;datum"
    write(root / "manual_entries/2026/uitkomsten/AB.csv", [header, outcome])
    with working(root) as desk:
        assert desk.post(f"/tweede-lezing/{record}", LABELS).status == 303
    assert [row["blind"] for row in rows_of_reader(root, "lezingen")] == ["nee"]


@pytest.mark.heavy
def test_readers_who_differ_on_what_it_is_apart_from_its_name_are_asked(
    root: Path, ids: dict[str, str]
) -> None:
    record, same = ids[HOUSE], {"soort_organisatie": "stichting of vereniging"}
    same |= {"ondersteuningstypen": "Doorverwijzing", "leefgebieden": "Algemeen"}
    for lezer, aanbod in (("AB", "buurtbemiddeling"), ("EF", "geen")):
        with working(root, lezer) as desk:
            told = {**LABELS, **same, "aanbod": aanbod}
            assert desk.post(f"/tweede-lezing/{record}", told).status == 303
    with working(root) as desk:
        shown = desk.ask(f"/verzoenen/{record}").text
        assert '<h2 id="veld-aanbod">Aanbod</h2>' in shown
        told = {"aanbod": "buurtbemiddeling#", "waarom": "de pagina zegt het"}
        assert desk.post(f"/verzoenen/{record}", told).status == 303
        assert desk.ask(f"/verzoenen/{record}").status == 404
    (row,) = rows_of_reader(root, "uitkomsten")
    assert (row["veld"], row["waarde"]) == ("aanbod", "buurtbemiddeling")
    assert row["lezingen"] == "AB-2026-1; EF-2026-1"


def test_a_person_in_evidence_is_named_by_the_value_that_it_goes_with(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    told = {**LABELS, "url": "https://proef.example/over", "bewijs_veld": "ondersteuningstypen"}
    told |= {"bewijs_waarde": "Advies", "bewijs_tekst": "Bel 06-12345678 voor advies."}
    text = desk.post(f"/beoordelen/{ids[SHOP]}", told).text
    assert "<b>bewijs bij Advies (ondersteuningstypen)</b>" in text
    assert "<b>tekst</b>" not in text


@pytest.mark.heavy
def test_what_was_answered_outlives_a_kill(root: Path, ids: dict[str, str]) -> None:
    with starting(root) as started:
        for name in (SHOP, TEAM):
            assert started.workbench.post(f"/beoordelen/{ids[name]}", LABELS).status == 303
        started.process.kill()
    assert [r["organisatie"] for r in rows_of_reader(root, "lezingen")] == [SHOP, TEAM]
    with starting(root) as started:  # and what a killed session left is in nobody's way
        assert started.workbench.post(f"/tweede-lezing/{ids[HOUSE]}", LABELS).status == 303
    assert rows_of_reader(root, "lezingen")[-1]["lezing_id"] == "AB-2026-3"


def test_what_a_colleague_brings_in_is_seen_at_once(
    desk: Workbench, root: Path, ids: dict[str, str]
) -> None:
    assert '<p class="count">2</p><h2>Eerste lezing' in desk.ask("/werkvoorraad").text
    path = root / "manual_entries/2026/lezingen/CD.csv"
    more = path.read_text("utf-8").splitlines()[1].replace("CD-2026-1", "CD-2026-2")
    path.write_text(path.read_text("utf-8") + more.replace(ids[HOUSE], ids[TEAM]) + "\n", "utf-8")
    assert '<p class="count">1</p><h2>Eerste lezing' in desk.ask("/werkvoorraad").text


def test_a_file_with_a_fault_is_named_and_the_rest_goes_on(desk: Workbench, root: Path) -> None:
    path = root / "manual_entries/2026/lezingen/CD.csv"
    path.write_text(path.read_text("utf-8").replace("Doorverwijzing", "Doorwijzing"), "utf-8")
    text = desk.ask("/werkvoorraad").text
    assert "Deze bestanden tellen nog niet mee" in text
    assert "lezingen/CD.csv:2" in text


def test_without_a_build_the_worklist_says_what_to_run(root: Path) -> None:
    shutil.rmtree(root / "data" / "concept")
    with working(root) as workbench:
        assert "sjo build --concept" in workbench.ask("/werkvoorraad").text
        assert "sjo build --concept" in workbench.ask("/beoordelen").text

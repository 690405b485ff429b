"""Twenty messages of three kinds through the desk, from what came in to each of their ends.

Everything here is made up (SYNTHETISCH).
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import SjoError
from pipeline.files.new_workbook import new_workbook
from pipeline.mutations.filed import Mutations, collect_mutations
from pipeline.mutations.locations import read_published_locations
from pipeline.mutations.sheet import write_gemeente_sheet
from pipeline.release.floors import Acceptance
from pipeline.release.publish import Released, release
from pipeline.why import explain_location
from schemas.mutations import WERKBLAD, Mutatiesoort, ReportedValue
from tests.commands import sjo
from tests.pipeline.reported import as_object, changed
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write
from tests.werkbank.desk_post import CLOSED_BY_ONE, ENTRIES, FORMS, MAILS, SHEETS, Mail
from tests.werkbank.served import Answer, Workbench, working
from werkbank.desk import open_desk
from werkbank.wave_tables import read_wave_entries

pytestmark = pytest.mark.heavy
DECISIONS = "manual_entries/correcties.csv"
HEADER = "locatie_id;besluit;kolom;was;wordt;per;reden;auteur;datum"
CODES = {"Hengelo": "GM0164", "Almelo": "GM0141"}
BOUNDARY = "grens-van-dit-formulier"
NEW_ENTRY = (
    "SYNTHETISCH Rechtswinkel Specht;Proefstraat 21;3511 AB;Utrecht;Utrecht;;;;;2026-11-06;AB"
)


def build(root: Path) -> Released:
    return release(root, 2026, aanvaard=Acceptance("proef", "AB", "2026-11-05"))


def upload(workbench: Workbench, content: bytes, sender: str) -> Answer:
    """Choose a file on the desk's screen, as a browser sends it."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="afzender"\r\n\r\n{sender}\r\n',
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="bestand"; filename="bericht"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n",
    ]
    body = "".join(parts).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    kind["Content-Length"] = str(len(body))
    return workbench.ask("/loket/lezen", "POST", body, kind)


def fields_of(page: str) -> dict[str, str]:
    """Return what the form of a read message holds, as a browser would send it."""
    fields = {}
    for node in LexborHTMLParser(page).css("form[action='/loket/opnemen'] [name]"):
        told = {key: value or "" for key, value in node.attributes.items()}
        if node.tag == "textarea":
            fields[told["name"]] = node.text()
        elif node.tag == "select":
            chosen = node.css_first("option[selected]")
            fields[told["name"]] = chosen.text() if chosen else ""
        elif node.tag == "input" and (told.get("type") != "radio" or "checked" in told):
            fields[told["name"]] = told.get("value", "")
    return fields


def take(workbench: Workbench, fields: Mapping[str, str]) -> str:
    """Take a report in, and return its id."""
    taken = workbench.post("/loket/opnemen", {**fields, "doe": "neem"})
    assert taken.status == 303, taken.text
    return taken.headers["location"].rpartition("/")[2]


def take_mail(workbench: Workbench, mail: Mail, locatie_id: str) -> str:
    text = mail.tekst.format(id=locatie_id)
    read = workbench.post("/loket/lezen", {"bericht": text, "afzender": ""})
    fields = fields_of(read.text)
    assert fields["soort"] == mail.soort, mail.tekst
    assert {k[2:]: v for k, v in fields.items() if k.startswith("v_") and v} == mail.values
    assert "Voorbeeld" not in fields["toelichting"]
    return take(workbench, fields | ({"locatie_id": locatie_id} if locatie_id else {}))


def take_form(workbench: Workbench, locatie_id: str, soort: str, value: object) -> str:
    report = as_object(changed(locatie_id=locatie_id, soort=Mutatiesoort(soort)))
    report |= {"mutatie_id": None, "melder": None, "via": "formulier", "velden": []}
    if isinstance(value, tuple):
        found = ReportedValue(value[0], "", value[1])
        report["velden"] = as_object(changed(found))["velden"]
    read = upload(workbench, json.dumps(report).encode(), "melder@voorbeeld.example")
    return take(workbench, fields_of(read.text))


def take_sheet(workbench: Workbench, folder: Path, root: Path, gemeente: str) -> None:
    sent, filled = folder / "werkblad.xlsx", folder / "terug.xlsx"
    write_gemeente_sheet(sent, CODES[gemeente], read_published_locations(root))
    answers = dict(SHEETS[gemeente])
    lines = CalamineWorkbook.from_path(str(sent)).get_sheet_by_index(0).to_python()
    with new_workbook(filled, {}) as book:
        sheet = book.add_worksheet("Locaties")
        for rij, cells in enumerate(lines):
            said = dict(zip(WERKBLAD.names, map(str, cells), strict=True))
            said |= answers.pop(said["organisatie"].rpartition(" ")[2], {}) if rij else {}
            for at, name in enumerate(WERKBLAD.names):
                sheet.write_string(rij, at, said[name])
    taken = upload(workbench, filled.read_bytes(), f"balie@{gemeente.lower()}.example")
    assert taken.headers["location"] == f"/loket?opgenomen={len(SHEETS[gemeente])}"


def step(workbench: Workbench, mutatie_id: str, stand: str, **cells: str) -> Answer:
    fields = {"stand": stand, "verwijzing": "", "nagegaan": "", "reden": ""} | cells
    return workbench.post(f"/loket/melding/{mutatie_id}/stap", fields)


def reply_of(workbench: Workbench, mutatie_id: str) -> str:
    page = LexborHTMLParser(workbench.ask(f"/loket/melding/{mutatie_id}").text)
    answer = page.css_first("#antwoordtekst")
    assert answer is not None
    return answer.text()


def decide(root: Path, *rows: str) -> None:
    write(root / DECISIONS, [HEADER, *rows])


def about(mutations: Mutations, locatie_id: str, via: str) -> str:
    """Return the one report on a location that came in by this road."""
    filed = {i: f.mutation for i, f in mutations.filed.items()}
    (found,) = [i for i, m in filed.items() if (m.locatie_id, m.via) == (locatie_id, via)]
    return found


def test_twenty_messages_of_three_kinds_come_to_each_of_their_ends(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "boom", ENTRIES)
    first = build(root).inventory.tables["locaties"]
    ids = {
        str(name).rpartition(" ")[2]: str(i)
        for name, i in zip(first["organisatie"], first["locatie_id"], strict=True)
    }
    assert len(ids) == len(ENTRIES)
    with working(root, "CD") as desk:
        mails = [take_mail(desk, mail, ids.get(mail.over, "")) for mail in MAILS]
        forms = [take_form(desk, ids[name], soort, value) for name, soort, value in FORMS]
        for gemeente in SHEETS:
            take_sheet(desk, tmp_path, root, gemeente)
        assert len(collect_mutations(root).mutations.filed) == 20
        closures = dict(zip(CLOSED_BY_ONE, forms, strict=False))
        again = forms[len(CLOSED_BY_ONE)]
        listed = sjo("loket", "list", "--root", root).stdout
        # Who says that all is right is done at once: three of the twenty.
        assert "17 meldingen open" in listed
        assert f"over dezelfde waarde is ook {max(mails[0], again)} nog open" in listed
        assert listed.count("aangehouden") == len(CLOSED_BY_ONE)

        gone = ["Ceder", "IJsvogel", *CLOSED_BY_ONE[:4]]
        closed = [f"{ids[name]};gesloten;;;;2026-11;nagebeld;CD;2026-11-06" for name in gone]
        phone = f"{ids['Anker']};correctie;telefoon;;030 765 43 21;;nagebeld;CD;2026-11-06"
        site = f"{ids['Havik']};correctie;website;;https://havik.example;;gezien;CD;2026-11-06"
        decide(root, *closed, phone, site)
        write(
            root / "manual_entries/2026/locaties/proef.csv",
            [LOCATIES_HEADER, *ENTRIES, NEW_ENTRY],
        )
        ends = end_all(desk, root, ids, mails, closures, again)
        replies = {name: reply_of(desk, mutatie_id) for name, mutatie_id in ends.items()}

    assert "vanaf versie 2026.2" in replies["Anker"]
    assert "deze locatie is gesloten. Vanaf versie 2026.2" in replies["Ceder"]
    assert "U liet weten dat de gegevens kloppen" in replies["Duif"]
    assert "niet overgenomen. De reden: het oude adres geldt nog" in replies["Berk"]
    assert "hebben wij uw melding ingetrokken" in replies["Ekster"]
    assert "Wij gaan na wat er is veranderd" in replies["Fazant"]
    assert "nieuwe locatie opgenomen" in replies["Specht"]
    for name, reply in replies.items():
        assert ends[name] in reply
        assert "None" not in reply
    assert sjo("loket", "reply", ends["Berk"], "--root", root).stdout == replies["Berk"]

    decide(root, *closed[1:], phone, site)  # the closure that a report rests on is taken away
    with pytest.raises(SjoError, match=rf"gesloten {ids['Ceder']}.*dit besluit bestaat niet"):
        build(root)
    decide(root, *closed, phone, site)
    table = build(root).inventory.tables["mutaties"]
    stands = table.drop_duplicates("mutatie_id")["stand"].value_counts().to_dict()
    assert stands == {
        "doorgevoerd": 12,
        "afgewezen": 2,
        "ingetrokken": 2,
        "in behandeling": 1,
        "gemeld": 3,
    }
    assert_told(root, ids, ends)


def end_all(
    desk: Workbench,
    root: Path,
    ids: Mapping[str, str],
    mails: list[str],
    closures: Mapping[str, str],
    again: str,
) -> dict[str, str]:
    """Take the steps that end reports, and return the id of one report per location."""
    anker, berk, ceder, _duif, ekster, fazant, specht = mails
    dangling = step(desk, anker, "doorgevoerd", verwijzing=f"correctie {ids['Berk']} telefoon")
    assert (dangling.status, "dit besluit bestaat niet" in dangling.text) == (422, True)
    done = {
        anker: f"correctie {ids['Anker']} telefoon",
        ceder: f"gesloten {ids['Ceder']}",
        specht: f"record {record_of_new(root)}",
    }
    filed = collect_mutations(root).mutations
    havik, ijsvogel = (about(filed, ids[name], "werkblad") for name in ("Havik", "IJsvogel"))
    done |= {havik: f"correctie {ids['Havik']} website", ijsvogel: f"gesloten {ids['IJsvogel']}"}
    for mutatie_id, pointer in done.items():
        assert step(desk, mutatie_id, "doorgevoerd", verwijzing=pointer).status == 303
    for name in CLOSED_BY_ONE[:4]:  # held: only with how it was verified
        pointer = f"gesloten {ids[name]}"
        held = step(desk, closures[name], "doorgevoerd", verwijzing=pointer)
        assert (held.status, "zeg hoe u buiten de melder om" in held.text) == (422, True)
        verified = {"verwijzing": pointer, "nagegaan": "gebeld met de organisatie"}
        assert step(desk, closures[name], "doorgevoerd", **verified).status == 303
    unsaid = step(desk, berk, "afgewezen")
    assert (unsaid.status, "reden" in unsaid.text) == (422, True)
    assert step(desk, berk, "afgewezen", reden="het oude adres geldt nog").status == 303
    assert step(desk, again, "afgewezen", reden="het andere nummer klopt").status == 303
    for mutatie_id in (ekster, closures[CLOSED_BY_ONE[4]]):
        assert step(desk, mutatie_id, "ingetrokken").status == 303
    assert step(desk, fazant, "in behandeling").status == 303
    final = step(desk, berk, "in behandeling")
    assert (final.status, "de melding is al afgewezen" in final.text) == (422, True)
    names = ("Anker", "Berk", "Ceder", "Duif", "Ekster", "Fazant", "Specht")
    return dict(zip(names, mails, strict=True)) | {"Havik": havik, "IJsvogel": ijsvogel}


def record_of_new(root: Path) -> str:
    """Return the record_id of the location that was entered last."""
    entries = read_wave_entries(open_desk(root, "CD", 2026)).entries
    return str(entries["record_id"].tolist()[-1])


def assert_told(root: Path, ids: Mapping[str, str], ends: Mapping[str, str]) -> None:
    """Every location that something was reported of tells it, with its end and without persons."""
    ended = {"Anker": "doorgevoerd", "Berk": "afgewezen", "Ceder": "doorgevoerd"}
    ended |= {"Duif": "doorgevoerd", "Ekster": "ingetrokken", "Fazant": "in behandeling"}
    for name, stand in (ended | {"Havik": "doorgevoerd", "IJsvogel": "doorgevoerd"}).items():
        story = explain_location(root, ids[name])
        assert f"{ends[name]}, gemeld op" in story
        assert f"{stand} op" in story
        assert "Voorbeeld" not in story
    written = list((root / "manual_entries" / "mutaties").rglob("*.*"))
    assert not any(b"Voorbeeld" in path.read_bytes() for path in written)

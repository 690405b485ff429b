"""The form for a report and the public list of reports, as they are read without script."""

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from pipeline.mutations.mail import read_message
from pipeline.products.edition import Edition
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.reporting import (
    FIELD_LABELS,
    list_public_reports,
    render_reporting,
)
from schemas.mutations import MUTATION_FIELDS, REPORTABLE
from tests.pipeline.products.country import edition_of, small_edition
from tests.snapshots import LEEFGEBIEDEN, TYPES, Row, gemeente_row, location_row, table

UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12)
PUBLISHER = {
    "naam": "SYNTHETISCHE uitgever",
    "meldadres": "melden@synthetisch.example",
    "url": "https://synthetisch.example/data",
    "iri": "https://synthetisch.example/id",
    "licentie": "CC-BY-4.0",
    "doi": "",
}


def pages_of(edition: Edition) -> dict[str, str]:
    return dict(render_reporting(edition, gather_facts(edition)))


def form_of(edition: Edition) -> LexborHTMLParser:
    return LexborHTMLParser(pages_of(edition)["melden.html"])


def known_to(edition: Edition) -> dict[str, Any]:
    node = form_of(edition).css_first("#gegevens")
    assert node is not None
    known: dict[str, Any] = json.loads(node.text())
    return known


def report(number: int, **values: Any) -> Row:
    row: Row = {
        "mutatie_id": f"M{number:010d}",
        "locatie_id": "L0000000001",
        "gemeentecode": "GM0344",
        "soort": "wijziging",
        "veld": "telefoon",
        "stand": "gemeld",
        "gemeld_op": "2023-05-01",
        "stand_op": "2023-05-02",
    }
    return row | values


def edition_with_reports(*rows: Row) -> Edition:
    edition = small_edition()
    edition.version.tables["mutaties"] = table("mutaties", list(rows))
    return edition


def test_without_script_the_form_says_how_to_write_a_mail_that_the_desk_reads() -> None:
    node = form_of(small_edition()).css_first("#zonder pre")
    assert node is not None
    read = read_message(node.text())
    assert set(read.values) == set(REPORTABLE[:9])
    assert read.unread == ["Locatie: het kenmerk onder aan de kaart van de locatie"]


def test_without_a_publisher_the_form_says_that_no_address_is_set() -> None:
    page = form_of(small_edition())
    notice = page.css_first(".notice")
    assert notice is not None and "Er is geen meldadres ingesteld" in notice.text()
    assert known_to(small_edition())["mailadres"] == ""


def test_the_steps_of_the_form_are_counted_as_they_show() -> None:
    headings = [h.text() for h in form_of(small_edition()).css("#melding legend h2")]
    assert headings[0] == "Waar gaat het over?"
    assert len(headings) == 4
    assert not any(heading[0].isdigit() for heading in headings)


def test_a_publisher_gives_the_address() -> None:
    edition = small_edition(uitgever=PUBLISHER)
    link = form_of(edition).css_first(".notice a")
    assert link is not None
    assert link.attributes["href"] == "mailto:melden@synthetisch.example"
    assert known_to(edition)["mailadres"] == "melden@synthetisch.example"


def test_a_publisher_with_a_web_address_is_not_mailed() -> None:
    page = "https://synthetisch.example/melden"
    edition = small_edition(uitgever=PUBLISHER | {"meldadres": page})
    link = form_of(edition).css_first(".notice a")
    assert link is not None and link.attributes["href"] == page
    assert known_to(edition)["mailadres"] == ""


def test_the_form_knows_the_declaration_of_a_report_and_not_a_copy_of_it() -> None:
    known = known_to(small_edition())
    assert known["sleutels"] == [field.name for field in MUTATION_FIELDS]
    assert list(known["velden"]) == list(REPORTABLE) == list(FIELD_LABELS)
    fields = [node.attributes["data-veld"] for node in form_of(small_edition()).css("[data-veld]")]
    assert fields == list(REPORTABLE)


def test_the_desk_knows_every_label_of_the_form() -> None:
    for name, label in FIELD_LABELS.items():
        assert read_message(f"{label}: oud -> nieuw").values == {name: "nieuw"}


def test_a_report_on_a_concept_names_no_version() -> None:
    assert known_to(small_edition(stand="concept"))["versie"] is None
    assert known_to(small_edition())["versie"] == "2023.1"


def test_the_form_finds_what_is_published_of_every_location() -> None:
    row = location_row(1, UTRECHT, telefoon="+31301234567", sociaal_raadslieden=True)
    terms = [f"type:{TYPES[1]}", f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]
    script = pages_of(edition_of(row, terms))["gemeente/GM0344.js"]
    said = json.loads(script.removeprefix("window.verkennerGemeente = ").removesuffix(";\n"))
    [place] = said["locaties"]
    assert place["velden"] == {
        "organisatie": "SYNTHETISCH aanbieder 1",
        "bezoekadres": "Verzonnenstraat 2",
        "plaats": "Utrecht",
        "telefoon": "+31301234567",
        "soort_organisatie": "stichting of vereniging",
        "sociaal_raadslieden": "ja",
        "ondersteuningstypen": "|".join(sorted(TYPES[:2])),
        "leefgebieden": LEEFGEBIEDEN[0],
    }


def test_a_hostile_name_cannot_leave_the_script_it_stands_in() -> None:
    name = "</script><b>\u2028"
    script = pages_of(edition_of(location_row(1, UTRECHT, organisatie=name), []))[
        "gemeente/GM0344.js"
    ]
    assert "<" not in script
    assert "\u2028" not in script


def test_a_gemeente_without_locations_has_an_empty_script() -> None:
    script = pages_of(small_edition())["gemeente/GM1900.js"]
    assert script == 'window.verkennerGemeente = {"gemeente":"GM1900","locaties":[]};\n'


def test_open_reports_come_first_and_then_the_latest() -> None:
    edition = edition_with_reports(
        report(1, stand="doorgevoerd", gemeld_op="2023-05-03"),
        report(2, gemeld_op="2023-05-01"),
        report(3, stand="in behandeling", gemeld_op="2023-05-02"),
        report(4, stand="afgewezen", gemeld_op="2023-05-04"),
    )
    reports = list_public_reports(edition, gather_facts(edition))
    assert [int(one.mutatie_id[1:]) for one in reports] == [3, 2, 4, 1]


def test_a_report_of_several_values_is_one_report() -> None:
    edition = edition_with_reports(report(1), report(1, veld="website"))
    [one] = list_public_reports(edition, gather_facts(edition))
    assert one.wat == "wijziging: telefoon, website"


def test_the_list_says_what_became_of_a_report_and_leads_to_its_card() -> None:
    edition = edition_with_reports(
        report(1), report(2, soort="gesloten", veld=None, locatie_id="L0000000099")
    )
    page = LexborHTMLParser(pages_of(edition)["meldingen.html"])
    texts = [" ".join(node.text().split()) for node in page.css(".reports li")]
    assert texts == [
        "Wijziging: telefoon SYNTHETISCH aanbieder 1, gemeente Utrecht Gemeld sinds 2 mei 2023 · "
        "gemeld op 1 mei 2023 · M0000000001",
        "Locatie gesloten locatie L0000000099, die niet in deze versie staat; gemeente Utrecht "
        "Gemeld sinds 2 mei 2023 · gemeld op 1 mei 2023 · M0000000002",
    ]
    assert [a.attributes["href"] for a in page.css(".reports a")] == [
        "locatie/L0000000001.html",
        "gemeente/GM0344.html",
        "gemeente/GM0344.html",
    ]


def test_a_version_without_reports_says_so() -> None:
    page = LexborHTMLParser(pages_of(small_edition())["meldingen.html"])
    assert "In deze versie staan geen meldingen." in page.text()

"""The referral card of a location, as it is read without script."""

import json

from selectolax.lexbor import LexborHTMLParser

from pipeline.products.edition import Edition
from pipeline.products.verkenner.cards import render_cards
from pipeline.products.verkenner.gather import gather_facts
from tests.pipeline.products.country import edition_of, small_edition
from tests.snapshots import LEEFGEBIEDEN, TYPES, Row, gemeente_row, location_row, table

UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12)
FULL: Row = {
    "locatienaam": "SYNTHETISCH Noord",
    "postcode": "3511AB",
    "telefoon": "+31301234567",
    "email": "info@synthetisch.example",
    "website": "https://www.synthetisch.example",
    "openingstijden": "ma 9-12, op afspraak",
    "openingstijden_schema": "Mo 09:00-12:00",
    "nauwkeurigheid": "adres",
    "sociaal_raadslieden": True,
    "functieverband": "voornamelijk vrijwilligers",
    "financiering": "donaties",
}


def card_of(edition: Edition) -> LexborHTMLParser:
    pages = dict(render_cards(edition, gather_facts(edition)))
    return LexborHTMLParser(pages["L0000000001.html"])


def lines_of(page: LexborHTMLParser) -> dict[str, str]:
    labels = [node.text(strip=True) for node in page.css(".facts dt")]
    values = [node.text(strip=True) for node in page.css(".facts dd")]
    return dict(zip(labels, values, strict=True))


def text_of(page: LexborHTMLParser, selector: str) -> str:
    found = page.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def test_a_card_says_all_that_is_known() -> None:
    terms = [f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]
    page = card_of(edition_of(location_row(1, UTRECHT, **FULL), terms))
    assert lines_of(page) == {
        "Adres": "Verzonnenstraat 2, 3511 AB Utrecht",
        "Telefoon": "030 123 4567",
        "E-mail": "info@synthetisch.example",
        "Website": "synthetisch.example",
        "Openingstijden": "ma 9-12, op afspraak",
        "Afspraak": "op afspraak",
        "Voor wie": "inwoners van Utrecht; of ook anderen er terechtkunnen, is niet vastgelegd",
        "Kosten": "gratis; alleen gratis hulp staat in deze inventarisatie",
        "Soort organisatie": "stichting of vereniging",
        "Sociaal raadslieden": "ja",
        "Wie er werken": "voornamelijk vrijwilligers",
        "Financiering": "donaties",
    }
    assert [node.text(strip=True) for node in page.css(".terms summary")] == [
        TYPES[0],
        LEEFGEBIEDEN[0],
    ]
    assert page.css_first(".unknown") is None
    hrefs = [node.attributes["href"] for node in page.css(".reach a")]
    assert hrefs == [
        "tel:+31301234567",
        "mailto:info@synthetisch.example",
        "https://www.synthetisch.example",
    ]


def test_a_card_names_what_is_not_known() -> None:
    row = location_row(1, UTRECHT, sociaal_raadslieden=None)
    page = card_of(edition_of(row, []))
    assert text_of(page, ".unknown") == (
        "Niet bekend: telefoon, e-mail, website, openingstijden, afspraak, sociaal raadslieden, wie "
        "er werken, financiering."
    )
    assert [
        text_of(page, f"section[aria-labelledby={name}] p") for name in ("typen", "gebieden")
    ] == [
        "Niet bekend.",
        "Niet bekend.",
    ]


def test_who_has_no_address_works_in_the_whole_gemeente() -> None:
    row = location_row(1, UTRECHT, bezoekadres=None)
    page = card_of(edition_of(row, []))
    assert lines_of(page)["Adres"] == "werkt in de hele gemeente"


def test_residents_of_every_gemeente_may_come_to_a_national_party() -> None:
    row = location_row(
        1, UTRECHT, landelijke_partij="Het Juridisch Loket", vestigingsvorm="servicepunt"
    )
    lines = lines_of(card_of(edition_of(row, [])))
    assert lines["Voor wie"] == "inwoners van elke gemeente: het is een landelijke partij"
    assert lines["Landelijke partij"] == "Het Juridisch Loket · servicepunt"


def test_a_card_says_since_when_and_by_what_kind_of_source() -> None:
    page = card_of(small_edition())
    assert text_of(page, ".basis p") == (
        "In de inventarisatie sinds de meting van 2023; gevonden door onderzoekers, voor het laatst "
        "gezien: 1 juni 2023."
    )


def test_the_text_of_a_card_says_what_the_card_says() -> None:
    terms = [f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]
    page = card_of(edition_of(location_row(1, UTRECHT, **FULL), terms))
    node = page.css_first("#tekst")
    assert node is not None
    text = node.text()
    for label, value in lines_of(page).items():
        assert f"{label}: {value}\n" in text
    assert f"Ondersteuning: {TYPES[0]}\n" in text
    assert "Kenmerk: L0000000001" in text
    assert "versie 2023.1" in text


def value_of(kolom: str, zekerheid: str, *, gekozen: bool = True) -> Row:
    return {
        "locatie_id": "L0000000001",
        "kolom": kolom,
        "record_id": f"handmatig:{1:016x}",
        "waarde": "SYNTHETISCH",
        "bronwaarde": "SYNTHETISCH",
        "gekozen": gekozen,
        "zekerheid": zekerheid,
    }


def test_a_card_tells_what_a_reader_must_still_confirm() -> None:
    edition = small_edition()
    edition.version.tables["herkomst_waarden"] = table(
        "herkomst_waarden",
        [
            value_of("ondersteuningstype", "standaard"),
            value_of("soort_organisatie", "standaard"),
            value_of("website", "voorlopig", gekozen=False),
            value_of("organisatie", "voorlopig"),
            value_of("gemeentecode", "voorlopig"),
        ],
    )
    page = card_of(edition)
    assert [heading.text() for heading in page.css(".basis h3")] == ["Minder zeker"]
    assert [" ".join(item.text().split()) for item in page.css(".doubts li")] == [
        "ondersteuningstype, soort organisatie: volgt uit een vaste regel voor zo'n aanbieder",
        "alles op deze kaart: wacht nog op een tweede lezer",
    ]


def test_a_hostile_name_stays_text() -> None:
    name = '</script><img src=x onerror=alert(1)>\u202e & "zn"'
    edition = edition_of(location_row(1, UTRECHT, organisatie=name), [])
    page = card_of(edition)
    assert not page.css("img")
    assert len(page.css("script")) == 2
    assert text_of(page, "h1") == name
    data = page.css_first('script[type="application/ld+json"]')
    assert data is not None
    assert json.loads(data.text())["@graph"][1]["name"] == name


def test_a_card_leads_to_its_gemeente_and_to_a_report() -> None:
    hrefs = [a.attributes["href"] for a in card_of(small_edition()).css("main a")]
    assert hrefs == [
        "../gemeente/GM0344.html",
        "../melden.html?locatie=L0000000001&gemeente=GM0344",
    ]


def test_every_location_has_a_card() -> None:
    edition = small_edition()
    assert [name for name, _ in render_cards(edition, gather_facts(edition))] == [
        f"{locatie_id}.html" for locatie_id in edition.tables["locaties"]["locatie_id"]
    ]

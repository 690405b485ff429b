"""Small organisations: offices in a footer, a timetable, a list under headings of places."""

import pytest

from spiders.crawling.collect import Collector
from spiders.extract import extract_footers, extract_page
from spiders.finding import Laag
from spiders.page import Page
from spiders.values.kinds import kind_of
from tests.sites.replicas import HTML, Replica
from tests.spiders.conftest import START, Crawl, records_of

URL = "http://replica.example.nl/contact"
OFFICES = ("Locatie Noord|Kerkstraat 12|7411 KL Deventer", "Locatie Zuid|Markt 3|8011 LW Zwolle")


def footer(*offices: str) -> str:
    columns = (office.split("|") for office in offices)
    blocks = "".join(f"<div><h3>{n}</h3><p>{s}<br>{p}</p></div>" for n, s, p in columns)
    return f"<footer class='site-footer'><div class='footer-widgets'>{blocks}</div></footer>"


def read(body: str) -> Page:
    return Page(URL, f"<html lang='nl'><body>{body}</body></html>".encode(), "text/html")


def settle(*offices: str, main: str = "<p>Welkom</p>") -> list[str]:
    page = read(f"<main>{main}</main>{footer(*offices)}")
    collector = Collector("")
    collector.add(URL, extract_page(page), "2026-01-02", is_start=True)
    collector.add_footers(URL, extract_footers(page), "2026-01-02")
    return [f"{record.naam}: {record.adres} ({record.laag})" for record in collector.settle()]


def test_offices_that_stand_in_a_footer_alone_are_the_locations() -> None:
    laag = Laag.FOOTER
    assert settle(*OFFICES) == [
        f"Locatie Noord: Kerkstraat 12 ({laag})",
        f"Locatie Zuid: Markt 3 ({laag})",
    ]


def test_one_address_in_a_footer_is_no_location() -> None:
    assert settle(OFFICES[0]) == []


def test_beside_any_location_a_footer_says_nothing() -> None:
    other = "<h2>Loket Oost</h2><p>Deldenerstraat 5<br>7551 AB Hengelo</p>"
    assert settle(*OFFICES, main=other) == [f"Loket Oost: Deldenerstraat 5 ({Laag.PROSE})"]


WORDS = "<p>" + "Wij helpen u met vragen over werk, wonen en schulden. " * 8 + "</p>"
CARDS = "".join(f"<article><a href='/wij/{n}'>Naam {n}</a></article>" for n in range(6))


def small_site(main: str) -> Replica:
    def page(title: str, text: str) -> tuple[str, bytes]:
        body = f"<main><h1>{title}</h1>{text}</main>{footer(*OFFICES)}<script>volg()</script>"
        return HTML, f"<html lang='nl'><title>{title}</title><body>{body}</body></html>".encode()

    pages = {f"/wij/{n}": page(f"Naam {n}", WORDS + str(n)) for n in range(6)}
    return {START: page("Contact", main), **pages}


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("main", "state"),
    [
        (WORDS, "ok"),
        (WORDS + "<div class='locatie-lijst'></div>", "partial"),  # a script fills it
        (WORDS + CARDS, "partial"),  # a list, and no page of it holds an address
    ],
)
def test_a_footer_is_no_proof_where_a_list_was_not_read(
    main: str, state: str, crawl_site: Crawl
) -> None:
    result = crawl_site(small_site(main))
    assert len(records_of(result)) == len(OFFICES)
    assert result.report.verdict.state == state, result.report.verdict


WEEK = "<tr><th>Spreekuur</th><th>Ma</th><th>Di</th><th>Wo</th><th>Do</th><th>Vr</th></tr>"
WHERE = "<b>Loket De Brug</b><br>Kerkstraat 12<br>7411 KL Deventer<br>Tel. 0570 61 22 33"
ROW = f"<tr><td>{WHERE}</td><td>09.00–11.30</td><td>–</td><td>–</td><td>13.00–15.00</td><td></td></tr>"


def test_columns_of_days_are_the_hours_of_their_row() -> None:
    (found,) = extract_page(read(f"<table>{WEEK}{ROW}</table>")).findings
    assert (found.naam, found.adres, found.telefoon) == (
        "Loket De Brug", "Kerkstraat 12", "0570 61 22 33",
    )  # fmt: skip
    assert found.openingstijden == "maandag 09.00–11.30; donderdag 13.00–15.00"


def test_a_range_of_times_is_no_telephone_and_the_number_of_a_gemeente_is() -> None:
    assert kind_of("09.00–11.30") != "telefoon"
    assert kind_of("14 0412") == "telefoon"


def test_a_street_below_the_heading_of_its_place_lies_there() -> None:
    body = (
        "<h2>Amersfoort</h2><h4>Meander</h4><p>Utrechtseweg 3 – tel. 033 479 60 61</p>"
        "<h2>Ede</h2><h4>De Brink</h4><p>Molenstraat 79 – tel. 0318 61 22 84</p>"
    )
    found = extract_page(read(f"<main><h1>Waar</h1>{body}</main>")).findings
    assert [(f.naam, f.adres, f.plaats) for f in found] == [
        ("Meander", "Utrechtseweg 3", "Amersfoort"),
        ("De Brink", "Molenstraat 79", "Ede"),
    ]


def test_an_example_of_an_address_is_none() -> None:
    assert extract_page(read("<p>Straatnaam 12<br>3511 LX Utrecht</p>")).findings == []
    assert extract_page(read("<p>Voorbeeldstraat 12<br>1234 AB Utrecht</p>")).findings == []


def test_a_mistyped_postcode_makes_no_sample_of_a_street_with_a_name() -> None:
    (found,) = extract_page(read("<p>Kerkstraat 12<br>1234 AB Utrecht</p>")).findings
    assert found.adres == "Kerkstraat 12"


def test_a_heading_above_hours_goes_on_about_the_location_above_it() -> None:
    body = (
        "<h1>Loket De Brug</h1><p>Straat: Kerkstraat<br>Huisnummer: 12<br>Postcode: 7411 KL<br>"
        "Woonplaats: Deventer</p><h3>Wanneer open?</h3><p>Op dinsdag van 13.00 tot 15.00 uur</p>"
    )
    (found,) = extract_page(read(body)).findings
    assert found.openingstijden == "Op dinsdag van 13.00 tot 15.00 uur"


@pytest.mark.parametrize("street", ["De Rede 80", "Kerkstraat 12"])
def test_an_address_in_a_sentence_with_its_place_behind_in(street: str) -> None:
    (found,) = extract_page(read(f"<p>U vindt ons op {street}, 8251 EX in Dronten.</p>")).findings
    assert (found.adres, found.postcode, found.plaats) == (street, "8251 EX", "Dronten")


def test_hours_that_begin_a_block_are_those_of_that_block() -> None:
    blocks = (
        "<p><b>Maandag 9.00 - 17.00 uur</b><br>Loket Noord<br>Kerkstraat 12, 7411 KL<br>"
        "Telefoon: 0570 61 22 33</p><p><b>Vrijdag 10.00 - 12.00 uur</b><br>Loket Zuid<br>"
        "Markt 3, 7411 KM</p>"
    )
    found = extract_page(read(f"<h3>Deventer</h3>{blocks}")).findings
    assert [(f.naam, f.openingstijden) for f in found] == [
        ("Loket Noord", "Maandag 9.00 - 17.00 uur"),
        ("Loket Zuid", "Vrijdag 10.00 - 12.00 uur"),
    ]


def test_hours_at_the_end_of_a_block_are_not_those_of_the_next() -> None:
    body = (
        "<p>Loket Noord<br>Kerkstraat 12<br>7411 KL Deventer<br>Maandag 9.00 - 17.00 uur<br>"
        "Loket Zuid<br>Markt 3<br>7411 KM Deventer<br>Vrijdag 10.00 - 12.00 uur</p>"
    )
    assert [f.openingstijden for f in extract_page(read(body)).findings] == [
        "Maandag 9.00 - 17.00 uur",
        "Vrijdag 10.00 - 12.00 uur",
    ]


def test_a_name_behind_other_words_is_whole() -> None:
    card = (
        "<li><span>Nu gesloten</span><span>Huis van de Stad</span><span>Stationsplein</span> "
        "<span>50</span><span>2801 DP</span> <span>Gouda</span></li>"
    )
    (found,) = extract_page(read(f"<main><ul>{card}</ul></main>")).findings
    assert (found.naam, found.adres) == ("Huis van de Stad", "Stationsplein 50")

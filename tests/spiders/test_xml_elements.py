"""XML of a map is read in attributes and elements; broken or hostile, it gives what it has."""

import pytest

from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

IN_ATTRIBUTES = '<marker name="Loket {n}" adres="Kersenlaan {n}" pc="7523 XA" stad="Enschede"/>'
IN_ELEMENTS = (
    "<locatie><naam>Loket {n}</naam><adres><straat>Kersenlaan</straat><huisnr>{n}</huisnr>"
    "<postcode>7523 XA</postcode><plaats>Enschede</plaats></adres></locatie>"
)


def read(text: str) -> list[SiteFinding]:
    return extract_page(Page("http://replica.example.nl/x.xml", text.encode(), "text/xml")).findings


def words(found: list[SiteFinding]) -> list[tuple[str, str, str]]:
    return [(f.naam, f.adres, f.plaats) for f in found]


TWO = [("Loket 12", "Kersenlaan 12", "Enschede"), ("Loket 14", "Kersenlaan 14", "Enschede")]


@pytest.mark.parametrize("form", [IN_ATTRIBUTES, IN_ELEMENTS], ids=["attributes", "elements"])
def test_locations_are_read_from_attributes_and_from_elements(form: str) -> None:
    body = form.format(n=12) + "<!-- SYNTHETISCH -->" + form.format(n=14)
    found = read(f"<?xml version='1.0' encoding='UTF-8'?><lijst>{body}</lijst>")
    assert words(found) == TWO
    assert {f.laag for f in found} == {"xml"}


def test_the_point_of_a_placemark_is_where_it_lies() -> None:
    point = "<Point><coordinates>\n6.85,52.2,0 </coordinates></Point>"
    line = "<LineString><coordinates>6.85,52.2,0 6.9,52.3,0</coordinates></LineString>"
    for n, shape in ((12, point), (14, line)):
        told = IN_ELEMENTS.format(n=n).replace("</locatie>", f"{shape}</locatie>")
        (found,) = read(f"<kml xmlns='http://www.opengis.net/kml/2.2'><lijst>{told}</lijst></kml>")
        assert (found.lon, found.lat) == (("6.85", "52.2") if shape is point else ("", ""))


def test_of_a_document_cut_off_the_whole_ones_are_read() -> None:
    body = "".join(IN_ELEMENTS.format(n=n) for n in (12, 14)) + "<locatie><naam>Lok"
    assert words(read(f"<lijst>{body}"))[:2] == TWO


def test_entities_are_not_followed() -> None:
    bomb = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 9))
    doctype = f"<!DOCTYPE x [<!ENTITY a0 'x'>{bomb}<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    body = IN_ELEMENTS.format(n=12) + "<x>&a8;</x><y>&f;</y>"
    assert words(read(f"<?xml version='1.0'?>{doctype}<lijst>{body}</lijst>")) == TWO[:1]


@pytest.mark.parametrize("text", ["", "<", "<a>7523 XA", "geen xml 7523 XA", "<a/>" * 5])
def test_what_is_no_list_gives_nothing(text: str) -> None:
    assert read(text) == []


def test_elements_in_one_another_end_somewhere() -> None:
    assert read("<a>" * 5_000 + "7523 XA" + "</a>" * 5_000) == []

"""The first page of the explorer, as it is read without script."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pipeline.products.edition import Edition
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.index_page import render_index
from pipeline.products.verkenner.write import write_explorer
from tests.pipeline.products.country import small_edition


def index_of(edition: Edition) -> str:
    return render_index(edition, gather_facts(edition))


def test_the_page_leads_to_every_gemeente_and_says_what_is_known_of_it() -> None:
    page = LexborHTMLParser(index_of(small_edition()))
    items = {a.attributes["href"]: a.parent for a in page.css(".columns a")}
    assert {href: item.text() for href, item in items.items() if item} == {
        "gemeente/GM0344.html": "Utrecht 1 locatie",
        "gemeente/GM0373.html": "Bergen (NH.) doorzocht, niet gevonden",
        "gemeente/GM1900.html": "Súdwest-Fryslân niet bekend",
    }


def test_every_page_says_whose_it_is_and_that_data_are_made_up() -> None:
    text = LexborHTMLParser(index_of(small_edition())).text()
    assert "SYNTHETISCH: verzonnen gegevens" in text
    assert "versie 2023.1" in text
    assert "Uitgever: niet ingesteld" in text
    assert "Creative Commons Naamsvermelding 4.0" in text


def test_a_concept_is_marked_on_every_page() -> None:
    page = index_of(small_edition(stand="concept"))
    assert "CONCEPT: deze versie is nog niet af" in page


def test_what_the_people_of_the_wave_want_readers_to_know_stands_on_every_page() -> None:
    edition = small_edition()
    edition.version.manifest["toelichting"] = "SYNTHETISCH: een proef, <niet> volledig."
    told = LexborHTMLParser(index_of(edition)).css_first(".sure")
    assert told and told.text() == "Hoe zeker is dit? SYNTHETISCH: een proef, <niet> volledig."
    plain = LexborHTMLParser(index_of(small_edition())).css_first(".sure")
    assert plain and plain.text() == "Hoe zeker is dit?"


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_explorer(small_edition(), tmp_path / name)
    files = [
        {p.relative_to(f): p.read_bytes() for p in sorted(f.rglob("*")) if p.is_file()}
        for f in (tmp_path / "one", tmp_path / "two")
    ]
    assert files[0] == files[1]
    assert Path("assets/verkenner.css") in files[0]

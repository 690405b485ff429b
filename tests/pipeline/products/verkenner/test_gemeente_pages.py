"""The page of a gemeente, what others embed of it and its JSON."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.products.verkenner.beside import Peers
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.gemeente_pages import render_gemeenten
from tests.pipeline.products.country import SEARCHED, edition_of, make_edition, small_edition
from tests.snapshots import TYPES, assemble, gemeente_row, location_row, table

UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12, inwoners=40_000)
PUBLISHER = {
    "naam": "SYNTHETISCHE uitgever",
    "meldadres": "melden@synthetisch.example",
    "url": "https://synthetisch.example/data/",
    "iri": "https://synthetisch.example/id",
    "licentie": "CC-BY-4.0",
    "doi": "",
}


def pages_of(edition: Edition) -> dict[str, str]:
    return dict(render_gemeenten(edition, gather_facts(edition)))


def page_of(edition: Edition, code: str) -> LexborHTMLParser:
    return LexborHTMLParser(pages_of(edition)[f"gemeente/{code}.html"])


def json_of(edition: Edition, code: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(pages_of(edition)[f"gemeente/{code}.json"])
    return said


def words(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def test_every_gemeente_has_a_page_a_json_and_an_embed() -> None:
    assert sorted(pages_of(small_edition())) == sorted(
        path
        for code in ("GM0344", "GM0373", "GM1900")
        for path in (f"gemeente/{code}.html", f"gemeente/{code}.json", f"inbedden/{code}.html")
    )


def test_the_state_of_a_gemeente_is_one_sentence() -> None:
    edition = small_edition()
    assert [
        words(page_of(edition, code), ".answer") for code in ("GM0344", "GM0373", "GM1900")
    ] == [
        "In Utrecht is 1 locatie gevonden, van 1 aanbieder.",
        "Deze gemeente is doorzocht; er is geen locatie gevonden.",
        "Deze gemeente is nog niet doorzocht: of er aanbod is, is niet bekend.",
    ]


def test_what_lacks_is_told_with_why_and_never_called_absent_when_it_is_not_known() -> None:
    edition = small_edition()
    searched = [h.text(strip=True) for h in page_of(edition, "GM0373").css(".lacking h3")]
    unsearched = [h.text(strip=True) for h in page_of(edition, "GM1900").css(".lacking h3")]
    assert [title.split("(")[0].strip() for title in searched] == ["Doorzocht en niet gevonden"]
    assert [title.split("(")[0].strip() for title in unsearched] == ["Niet bekend"]


def test_what_lacks_names_where_it_is_nearest() -> None:
    first = words(page_of(small_edition(), "GM0373"), ".lacking li")
    assert first.startswith(f"{TYPES[0]} (ondersteuningstype)dichtstbij: SYNTHETISCH aanbieder 1 (")
    assert first.endswith(" km, Utrecht)")


def test_who_works_in_a_whole_gemeente_is_near_to_no_other() -> None:
    row = location_row(1, UTRECHT, bezoekadres=None)
    edition = edition_of(row, [f"type:{TYPES[0]}"])
    assert words(page_of(edition, "GM0373"), ".lacking li") == f"{TYPES[0]} (ondersteuningstype)"
    assert json_of(edition, "GM0373")["termen"][0]["dichtstbij"] is None


def test_a_gemeente_whose_supply_is_not_known_has_no_figures() -> None:
    edition = small_edition()
    facts = gather_facts(edition)
    peers = Peers.of(edition, facts)
    assert set(peers.figures_of(facts.gemeenten["GM1900"]).values()) == {None}
    assert peers.figures_of(facts.gemeenten["GM0373"])["locaties"] == 0
    values = [dd.text(strip=True) for dd in page_of(small_edition(), "GM1900").css(".own dd")]
    assert set(values) == {"niet bekend"}


def test_means_are_of_all_gemeenten_of_a_group_and_say_what_is_not_known() -> None:
    gemeenten = [
        UTRECHT | SEARCHED,
        gemeente_row("GM0355", "Zeist", inwoners=10_000) | SEARCHED,
        gemeente_row("GM1900", "Súdwest-Fryslân", provincie="Fryslân", inwoners=None),
    ]
    rows = [location_row(number, gemeenten[0]) for number in (1, 2)]
    edition = make_edition(assemble(gemeenten, rows, {}))
    groups = {group["groep"]: group for group in json_of(edition, "GM0344")["naast"]}
    assert groups["Provincie Utrecht"]["gemiddeld"] == {
        "locaties": 1.0,
        "aanbieders": 1.0,
        "ondersteuningstypen": 0.0,
        "leefgebieden": 0.0,
        "per_10_000_inwoners": 0.4,
    }
    assert (groups["Nederland"]["gemeenten"], groups["Nederland"]["niet_bekend"]) == (3, 1)
    assert "Nederland 1" in words(
        page_of(edition, "GM0344"), "section[aria-labelledby=naast] .small"
    )


def test_candidates_are_named_and_do_not_count() -> None:
    edition = small_edition()
    gemeenten = edition.version.tables["gemeenten"]
    gemeenten.loc[gemeenten["gemeentecode"] == "GM1900", "te_beoordelen"] = 1
    columns = list(edition.version.tables["te_beoordelen"].columns)
    row = dict.fromkeys(columns) | {
        "record_id": f"handmatig:{7:016x}",
        "kandidaat_id": "K0000000007",
        "organisatie": "SYNTHETISCH kandidaat",
        "woonplaats": "Sneek",
        "gemeente": "Súdwest-Fryslân",
        "bron": "handmatig",
        "bestand": "manual_entries/2023/locaties/synthetisch.csv",
        "rij": 7,
        "reden": "wacht op de tweede lezer",
    }
    edition.version.tables["te_beoordelen"] = table("te_beoordelen", [row])
    page = page_of(edition, "GM1900")
    assert words(page, "section[aria-labelledby=wacht]") == (
        "Wacht op een oordeel 1 kandidaat telt nog niet mee. SYNTHETISCH kandidaat, Sneek"
    )
    assert not page.css("[data-locatie-id]")


def test_an_embed_code_leads_to_where_the_publisher_puts_the_versions() -> None:
    code = words(page_of(small_edition(uitgever=PUBLISHER), "GM0344"), "#inbedcode")
    address = "https://synthetisch.example/data/2023.1/verkenner/inbedden/GM0344.html"
    assert f'<iframe src="{address}" width="320"' in code
    assert "Bron: inventarisatie sociaal-juridische ondersteuning, versie 2023.1" in code


def test_without_a_publisher_an_embed_code_says_what_to_fill_in() -> None:
    page = page_of(small_edition(), "GM0344")
    assert "https://UW-WEBADRES/" in words(page, "#inbedcode")
    assert "De uitgever is niet ingesteld" in words(page, ".actions")


def test_an_embed_has_its_source_and_leads_out_of_the_frame() -> None:
    page = LexborHTMLParser(pages_of(small_edition())["inbedden/GM0344.html"])
    assert "versie 2023.1" in words(page, "footer")
    assert {a.attributes.get("target") for a in page.css("a")} == {"_blank"}
    assert not page.css("script")


def test_the_json_says_null_for_what_is_not_known() -> None:
    said = json_of(small_edition(), "GM1900")
    assert (said["toestand"], said["locaties"], said["per_10_000_inwoners"]) == (
        "niet bekend",
        None,
        None,
    )
    assert (said["uitgever"], said["melden"], said["wijzigingen"]) == (None, None, None)


def since_a_version(before: str, now: str) -> Edition:
    """Return an edition in which nothing differs, of gemeenten that were searched so far."""
    edition = small_edition(vorige_versie="2021.1", wijzigingen=table("verschillen", []))
    previous = {"gemeenten": edition.tables["gemeenten"].assign(doorzocht=before)}
    edition.tables["gemeenten"]["doorzocht"] = now
    return replace(edition, previous=previous)


@pytest.mark.parametrize(
    ("before", "now"), [("geheel", "niet"), ("geheel", "deels"), ("niet", "geheel")]
)
def test_what_changed_is_not_known_where_not_both_versions_searched_wholly(
    before: str, now: str
) -> None:
    edition = since_a_version(before, now)
    told = words(page_of(edition, "GM1900"), "section[aria-labelledby=anders]")
    assert told == (
        "Wat er veranderde sinds versie 2021.1 "
        "Niet in beide versies geheel doorzocht: niet bekend of er iets veranderde."
    )
    assert json_of(edition, "GM1900")["wijzigingen"] == {
        "erbij": None,
        "eraf": None,
        "anders": None,
        "sinds": "2021.1",
        "toelichting": CHANGE_UNKNOWN,
    }


def test_where_both_versions_searched_wholly_no_difference_is_nothing_changed() -> None:
    edition = since_a_version("geheel", "geheel")
    told = words(page_of(edition, "GM1900"), "section[aria-labelledby=anders]")
    assert told == "Wat er veranderde sinds versie 2021.1 Niets."
    said = json_of(edition, "GM1900")["wijzigingen"]
    assert (said["erbij"], said["toelichting"]) == ([], None)


def test_the_json_names_version_source_licence_and_every_location() -> None:
    said = json_of(small_edition(uitgever=PUBLISHER), "GM0344")
    assert (said["versie"], said["synthetisch"]) == ("2023.1", True)
    assert said["bron"].startswith("Bron: inventarisatie")
    assert said["licentie"]["code"] == "CC-BY-4.0"
    assert said["uitgever"]["naam"] == "SYNTHETISCHE uitgever"
    [place] = said["locatielijst"]
    assert (place["locatie_id"], place["telefoon"]) == ("L0000000001", None)
    assert [term["term"] for term in said["termen"]][: len(TYPES)] == TYPES


def test_a_hostile_name_of_a_gemeente_stays_text() -> None:
    name = "</pre><script>alert(1)</script>"
    gemeenten = [gemeente_row("GM0344", name)]
    pages = pages_of(make_edition(assemble(gemeenten, [location_row(1, gemeenten[0])], {})))
    page = LexborHTMLParser(pages["gemeente/GM0344.html"])
    assert words(page, "h1") == name
    assert [script.attributes.get("src") for script in page.css("script")] == [
        "../assets/bladen.js"
    ]
    assert "<script>" not in words(page, "#inbedcode")


def test_every_key_of_the_json_is_described() -> None:
    docs = Path(__file__).parents[4] / "docs" / "producten.md"
    _, _, described = docs.read_text(encoding="utf-8").partition("### Een gemeente als JSON")
    for key in json_of(small_edition(), "GM0344"):
        assert f"`{key}`" in described

import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pandas as pd
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.errors import SjoError
from pipeline.products.edition import Edition
from pipeline.products.report import render_report, write_report
from pipeline.products.report_tables import show_figures, show_headlines
from tests.pipeline.products.country import gemeenten_of_three_states, make_edition, small_edition
from tests.snapshots import assemble, pandas_types, table

MARKUP = "<script>alert(1)</script>\"'=1+1"
MAX_BYTES = 5_000_000
LETTER = 0.69  # of the type size: how wide a letter of the bold type is, on average
RUNNING = 'script:not([type="application/ld+json"])'  # data in a script element does not run


@pytest.fixture(scope="module")
def page(country_page: str) -> LexborHTMLParser:
    return LexborHTMLParser(country_page)


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def text_of(page: LexborHTMLParser) -> str:
    assert page.body is not None
    return " ".join(page.body.text(separator=" ").split())


def section_of(edition: Edition, heading: str) -> str:
    text = text_of(LexborHTMLParser(render_report(edition)))
    return text[text.rindex(heading) :]


def test_the_page_is_dutch_and_titled(page: LexborHTMLParser) -> None:
    assert first(page, "html").attributes["lang"] == "nl"
    assert first(page, "title").text() == (
        "SYNTHETISCH: Inventarisatie sociaal-juridische ondersteuning, versie 2023.1"
    )


def test_the_page_needs_nothing_else(page: LexborHTMLParser) -> None:
    assert page.css(f"{RUNNING}, link, img, iframe, object") == []
    assert not re.search(r"url\((?!#)|@import", page.html or "")
    links = [a.attributes["href"] or "" for a in page.css("a")]
    targets = {node.attributes["id"] for node in page.css("[id]")}
    assert links
    assert all(link[1:] in targets for link in links if link.startswith("#"))
    beside = [link for link in links if not link.startswith("#")]
    assert not [link for link in beside if ":" in link or link.startswith(("/", ".."))]


def test_every_gemeente_is_found_by_province_without_script(page: LexborHTMLParser) -> None:
    links = {link.text(): link.attributes["href"] for link in page.css("details .gemeenten a")}
    assert links["Utrecht"] == "verkenner/gemeente/GM0344.html"
    sheets = [link for link in links.values() if link and link.startswith("factsheets/")]
    assert len(page.css("details .gemeenten li")) == 342
    assert sheets


def test_terms_are_explained_on_demand(page: LexborHTMLParser) -> None:
    told = {term.text(): term.next.text() for term in page.css("details dt") if term.next}
    assert told["Doorverwijzing"].startswith("Verwijzen naar een andere")
    assert "Wonen en buren" in told


def test_the_previous_version_stands_beside_this_one_and_2023(country: Edition) -> None:
    before = {"tabel_4": country.tables["tabel_4"].assign(gemeenten=7)}
    edition = replace(country, previous=before)
    (table,) = (table for table in show_figures(edition) if table.name == "tabel_4")
    assert table.headings[1:4] == ["deze versie", "vorige versie", "gepubl. 2023"]
    assert {row[2] for row in table.rows} == {"7"}
    assert table.labels[2] == "gemeenten met aanbod, vorige versie"


def test_every_id_is_used_once(page: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_every_area_that_is_used_is_drawn(page: LexborHTMLParser) -> None:
    used = {(use.attributes["href"] or "")[1:] for use in page.css("use")}
    assert used <= {node.attributes["id"] for node in page.css("[id]")}
    assert len(used) == 342 + 2


def test_headings_go_down_one_level_at_a_time(page: LexborHTMLParser) -> None:
    levels = [int((node.tag or "")[1:]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_map_has_a_name_and_an_alternative_text(page: LexborHTMLParser) -> None:
    maps = page.css("svg[role=img]")
    assert len(maps) == 27 + 2
    for picture in maps:
        named = first(page, f"#{picture.attributes['aria-labelledby']}")
        described = first(page, f"#{picture.attributes['aria-describedby']}")
        assert named.text()
        assert "er provincie: Drenthe" in described.text()


def test_every_table_can_be_scrolled_by_keyboard_and_has_headings(page: LexborHTMLParser) -> None:
    tables = page.css("table")
    assert len(tables) >= 13
    for one in tables:
        region = one.parent
        assert region is not None
        assert region.attributes["tabindex"] == "0"
        assert first(page, f"#{region.attributes['aria-labelledby']}").text()
        assert one.css("thead th")
        assert len(one.css("tbody th")) == len(one.css("tbody tr"))


def test_the_published_tables_stand_beside_ours(page: LexborHTMLParser, country: Edition) -> None:
    view = country.tables["tabel_4_naast_2023"]
    ours = int(view.set_index("rij")["gemeenten"]["Wonen en buren"])
    shown = [
        [cell.text() for cell in line.css("th, td")]
        for line in page.css("tbody tr")
        if first(line, "th").text() == "Wonen en buren"
    ]
    unknown = int(view.set_index("rij")["gemeenten_niet_bekend"]["Wonen en buren"])
    assert unknown > 0
    assert shown[0][:5] == ["Wonen en buren", str(ours), "293", "n.b.", str(unknown)]


def test_every_figure_of_the_views_is_on_the_page(country: Edition) -> None:
    tables = {one.name: one for one in [show_headlines(country), *show_figures(country)]}
    for number in range(2, 10):
        view = country.tables[f"tabel_{number}_naast_2023"]
        shown = tables[f"tabel_{number}"]
        assert [row[0] for row in shown.rows] == view["rij"].tolist()
        where = shown.headings.index("deze versie")
        first = "gemeenten" if number < 5 else "gemeenten_nl"
        assert [row[where] for row in shown.rows] == [f"{n}" for n in view[first]]
    assert sum(span for _, span in tables["tabel_5"].groups) == len(tables["tabel_5"].headings)


def test_a_row_under_another_is_marked_as_a_part(country: Edition) -> None:
    table_3 = show_figures(country)[1]
    assert [table_3.rows[i][0] for i in sorted(table_3.parts)][:2] == ["Advies", "Doorverwijzing"]


def test_sources_that_failed_are_told(page: LexborHTMLParser) -> None:
    text = text_of(page)
    assert "Bronnen die niet heel zijn gelezen: 1 van de 2" in text
    assert "juridischloket mislukt HTTP 503 n.b. 0" in text


def test_gemeenten_that_nobody_searched_are_not_called_empty() -> None:
    text = text_of(LexborHTMLParser(render_report(small_edition())))
    assert "1 gemeente waarvan het aanbod niet bekend is" in text
    assert "Van 1 van de 3 gemeenten is niet bekend of er aanbod is." in text
    assert "Gemeenten waarvan niet bekend is of er aanbod is: 1 van de 3." in text


def test_open_pairs_bound_the_number_of_locations() -> None:
    edition = small_edition(kwaliteit={"open": 3, "locaties_minimaal": 1500})
    text = text_of(LexborHTMLParser(render_report(edition)))
    assert "zij dezelfde locatie zijn: 3. Waren zij dat alle, dan telde deze versie 1.500" in text


def test_rejected_and_waiting_records_are_counted_by_rule_and_reason() -> None:
    where = {"bron": "handmatig", "bestand": "x.csv", "rij": 2, "organisatie": "SYNTHETISCH"}
    rejected = [
        {
            "record_id": f"handmatig:{n:016x}",
            **where,
            "stap": "toetsen",
            "regel": MARKUP,
            "uitleg": "x",
        }
        for n in (1, 1, 2)
    ]
    waiting = {"record_id": "handmatig:0000000000000003", "kandidaat_id": "K1", **where}
    edition = small_edition()
    edition.tables["afgekeurd"] = table("afgekeurd", rejected)
    asked = waiting | {"record_id": "handmatig:0000000000000004", "locatie_id": "L1"}
    edition.tables["te_beoordelen"] = table(
        "te_beoordelen", [waiting | {"reden": "geen adres; x"}, asked | {"reden": "x"}]
    )
    page = LexborHTMLParser(render_report(edition))
    text = text_of(page)
    assert page.css(RUNNING) == []
    assert f"{MARKUP} toetsen 2" in text
    assert "x 2 geen adres 1" in text
    assert "nog op een beoordeling wachten: 1; omdat zij zijn afgekeurd: 2." in text
    assert "wel meetellen en waarover nog een vraag openstaat: 1." in text


def test_differences_with_the_previous_version_are_counted_by_cause() -> None:
    changes = pd.DataFrame(
        {
            "soort_verschil": ["nieuw", "nieuw", "vervallen"],
            "effect": [1, 1, -1],
            "oorzaak": ["nieuw gevonden", "nieuw gevonden", "echte verandering"],
            "gemeentecode_oud": "",
            "gemeentecode_nieuw": "",
        }
    )
    edition = small_edition(vorige_versie="2021.2", wijzigingen=changes)
    text = section_of(edition, "Verschillen met de vorige versie")
    assert "Vergeleken met versie 2021.2" in text
    assert "nieuw nieuw gevonden 2 vervallen echte verandering 1" in text


def test_a_first_version_has_nothing_to_differ_from() -> None:
    text = section_of(small_edition(), "Verschillen met de vorige versie")
    assert "Er is geen vorige versie om mee te vergelijken." in text


def test_an_unchanged_version_says_so() -> None:
    columns = ["soort_verschil", "oorzaak", "effect", "gemeentecode_oud", "gemeentecode_nieuw"]
    same = small_edition(vorige_versie="2023.0", wijzigingen=pd.DataFrame(columns=columns))
    text = section_of(same, "Verschillen met de vorige versie")
    assert "Er zijn geen verschillen met versie 2023.0." in text


def test_a_name_with_markup_is_text() -> None:
    gemeenten = gemeenten_of_three_states()
    gemeenten[0]["gemeente"] = MARKUP
    page = LexborHTMLParser(render_report(make_edition(assemble(gemeenten, [], {}))))
    assert page.css(RUNNING) == []
    assert MARKUP in [title.text() for title in page.css("defs title")]


def test_a_version_without_locations_has_a_page() -> None:
    empty = make_edition(assemble(gemeenten_of_three_states(), [], {}))
    text = text_of(LexborHTMLParser(render_report(empty)))
    assert "0 gemeenten met aanbod" in text
    assert "Gevonden in 0 van 3 gemeenten; van 1 niet bekend (0–33%)" in text


def test_a_real_version_is_not_labelled_synthetic() -> None:
    edition = small_edition(synthetisch=False)
    edition.tables["gemeenten"]["status_toelichting"] = ""
    assert "SYNTHETISCH" not in text_of(LexborHTMLParser(render_report(edition)))


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    once, again = tmp_path / "een.html", tmp_path / "twee.html"
    write_report(small_edition(), once)
    write_report(small_edition(), again)
    assert once.read_bytes() == again.read_bytes()


def test_the_page_of_a_whole_country_stays_small(country_page: str) -> None:
    assert len(country_page.encode()) < MAX_BYTES


def test_names_of_provinces_never_run_into_each_other(country: Edition, country_page: str) -> None:
    largest = max(map(int, re.findall(r"\.names \{ font-size: (\d+)px", country_page)))
    for (one, (x, y)), (other, (u, v)) in combinations(country.basemap.provinces.items(), 2):
        wide = LETTER * largest * (len(one) + len(other)) / 2
        assert abs(x - u) >= wide or abs(y - v) >= largest, (one, other)


def test_a_bad_boundary_file_leaves_no_page(tmp_path: Path) -> None:
    boundaries = tmp_path / "grenzen.geojson"
    boundaries.write_text("{")
    with pytest.raises(SjoError, match="geen heel bestand"):
        write_report(replace(small_edition(), boundaries=boundaries), tmp_path / "rapport.html")
    assert not (tmp_path / "rapport.html").exists()


def test_the_classes_of_a_table_say_of_which_year_they_are_where_that_is_known() -> None:
    edition = small_edition()
    told = "Inwoners op 1 januari: CBS, Regionale kerncijfers Nederland (70072ned), peiljaar 2023."
    assert told in text_of(LexborHTMLParser(render_report(edition)))
    edition.tables["kerncijfers"]["peiljaar"] = pd.NA
    assert "peiljaar" not in render_report(edition)


def one_change() -> pd.DataFrame:
    row = {"soort_verschil": "vervallen", "oorzaak": "echte verandering", "effect": -1}
    return pd.DataFrame([row], columns=list(pandas_types("verschillen")))


def test_the_account_of_the_differences_is_linked_where_it_lies_beside_the_page() -> None:
    edition = small_edition(vorige_versie="2021.1", wijzigingen=one_change())
    with_account = render_report(edition, differences_page="verschillen.html")
    assert 'href="verschillen.html"' in with_account
    assert 'href="verschillen.html"' not in render_report(edition)


def test_a_gemeente_that_a_table_names_leads_to_her_page(page: LexborHTMLParser) -> None:
    links = [link.attributes["href"] or "" for link in page.css("td a")]
    assert links
    assert all(link.startswith("verkenner/gemeente/GM") for link in links)

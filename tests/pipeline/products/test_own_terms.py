"""A version shows its own terms: more of them than in 2023, or others, than the program has now."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.figures.rows import make_rijen
from pipeline.products.code_book import make_code_book
from pipeline.products.edition import Edition
from pipeline.products.factsheet import code_terms, describe_gemeenten
from pipeline.products.factsheets import render_factsheets
from pipeline.products.maps import describe_maps
from pipeline.products.report import render_report
from schemas.typology import NationalParty, SupportType, Term, Typology
from schemas.typology_table import typology_to_table
from tests.pipeline.products.country import gemeenten_of_three_states, make_edition
from tests.snapshots import LEEFGEBIEDEN, TYPES, TYPOLOGY, assemble, location_row, table

TYPE, FIELD, PARTY = "Nazorg", "Digitale toegang", "SYNTHETISCH Steunpunt Nederland"
GROWN = replace(
    TYPOLOGY,
    ondersteuningstypen=(
        *TYPOLOGY.ondersteuningstypen,
        SupportType(TYPE, categorie=TYPOLOGY.ondersteuningstypen[-2].categorie),
    ),
    leefgebieden=(*TYPOLOGY.leefgebieden, Term(FIELD)),
    landelijke_partijen=(
        *TYPOLOGY.landelijke_partijen,
        NationalParty(PARTY, vestigingsvormen=("bijkantoor",)),
    ),
)


def edition_with(typology: Typology, types: list[str], fields: list[str]) -> Edition:
    """Return an edition of three gemeenten with one location, of a version with these terms."""
    gemeenten = gemeenten_of_three_states()
    party = {"landelijke_partij": PARTY, "vestigingsvorm": "bijkantoor"}
    row = location_row(1, gemeenten[0], **party)
    about = {"locatie_id": row["locatie_id"], "herkomst": "handmatig"}
    categories = {t: typology.category_of(t) for t in types}
    offers = {
        "locatie_ondersteuningstypen": [
            about | {"ondersteuningstype": t, "ondersteuningscategorie": categories[t]}
            for t in types
        ],
        "locatie_leefgebieden": [about | {"leefgebied": f} for f in fields],
    }
    terms = {"typologie": typology_to_table(typology), "rijen": make_rijen(typology)}
    return make_edition(
        assemble(gemeenten, [row], {})
        | {name: table(name, rows) for name, rows in offers.items()}
        | terms
    )


@pytest.fixture(scope="module")
def grown() -> Edition:
    return edition_with(GROWN, [*TYPES, TYPE], [*LEEFGEBIEDEN, FIELD])


def test_an_eighth_type_and_a_ninth_leefgebied_take_the_next_code(grown: Edition) -> None:
    content = next(c for c in describe_gemeenten(grown) if c["gemeentecode"] == "GM0344")
    types, fields = content["dekking"]
    assert (types[-1]["code"], types[-1]["term"]) == ("h", TYPE)
    assert (fields[-1]["code"], fields[-1]["term"]) == ("9", FIELD)
    assert content["locaties"][0]["codes"] == ["a b c d e f g h", "1 2 3 4 5 6 7 8 9"]
    assert content["kolommen"][3:] == ["typen, van de 8", "leefgebieden, van de 9"]


def test_their_factsheet_is_one_page_that_names_them(grown: Edition, tmp_path: Path) -> None:
    for path in render_factsheets(grown, None, tmp_path):
        pages = PdfReader(path).pages
        text = " ".join(pages[0].extract_text().split())
        assert len(pages) == 1
        assert f"h {TYPE}" in text
        assert f"9 {FIELD}" in text


def test_each_has_a_map_and_so_has_a_fifth_party_with_its_branches(grown: Edition) -> None:
    titles = [one.titel for maps in describe_maps(grown).values() for one in maps]
    assert {f"{TYPE} (type)", f"{FIELD} (leefgebied)", PARTY} <= set(titles)
    assert f"{PARTY}: bijkantoor" in titles
    assert len(titles) == len(set(titles))


def test_each_stands_in_the_tables_of_the_page_and_in_the_code_book(grown: Edition) -> None:
    page = render_report(grown)
    assert all(
        f'<th scope="row" role="rowheader">{term}</th>' in page for term in (TYPE, FIELD, PARTY)
    )
    book = make_code_book(grown.tables).set_index(["tabel", "kolom"])["waarden"]
    assert book["locatie_leefgebieden", "leefgebied"].split(" | ")[-1] == FIELD
    assert book["locaties", "landelijke_partij"].split(" | ")[-1] == PARTY


def test_a_version_shows_a_term_as_it_called_it_then(tmp_path: Path) -> None:
    terms = [replace(t, label="Breed") if t.label == "Algemeen" else t for t in GROWN.leefgebieden]
    named_otherwise = replace(GROWN, leefgebieden=tuple(terms))
    edition = edition_with(named_otherwise, [], ["Breed"])
    content = next(c for c in describe_gemeenten(edition) if c["gemeentecode"] == "GM0344")
    assert content["locaties"][0]["termen"] == ["niet bekend", "Breed"]
    (path,) = render_factsheets(edition, ["GM0344"], tmp_path)
    text = PdfReader(path).pages[0].extract_text()
    assert "Breed" in text
    assert "Algemeen" not in text


def test_more_terms_than_letters_go_on_with_two() -> None:
    offers = {"ondersteuningstype": [f"type {n}" for n in range(54)], "leefgebied": []}
    codes = [*code_terms(offers)["ondersteuningstype"].values()]
    assert (codes[25], codes[26], codes[27], codes[52]) == ("z", "aa", "ab", "ba")
    assert len(set(codes)) == len(codes)

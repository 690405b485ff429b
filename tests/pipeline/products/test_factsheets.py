from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from pipeline.errors import SjoError
from pipeline.products.comparison import Comparison
from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.products.factsheet import describe_gemeenten
from pipeline.products.factsheets import find_gemeenten, name_files, render_factsheets
from tests.pipeline.products.country import (
    LEEFGEBIEDEN,
    TYPES,
    edition_of,
    gemeenten_of_three_states,
    make_edition,
    small_edition,
)
from tests.snapshots import Row, assemble, gemeente_row, location_row, table

MARKUP = '#strong[*vet*] $x^2$ <b>&amp; "=1+1"'
EVERYTHING = [*(f"type:{term}" for term in TYPES), *LEEFGEBIEDEN]


def content_of(edition: Edition, gemeentecode: str) -> dict[str, Any]:
    return next(c for c in describe_gemeenten(edition) if c["gemeentecode"] == gemeentecode)


def read_one(edition: Edition, gemeentecode: str, folder: Path) -> tuple[PdfReader, str]:
    (path,) = render_factsheets(edition, [gemeentecode], folder)
    reader = PdfReader(path)
    text = " ".join(page.extract_text() for page in reader.pages)
    return reader, " ".join(text.split())


def crowded(count: int, **values: Any) -> Edition:
    gemeenten = gemeenten_of_three_states()
    rows = [location_row(n, gemeenten[0], **values) for n in range(1, count + 1)]
    return make_edition(assemble(gemeenten, rows, {row["locatie_id"]: EVERYTHING for row in rows}))


def test_a_factsheet_names_locations_with_their_types_and_leefgebieden(tmp_path: Path) -> None:
    row = location_row(
        1,
        gemeenten_of_three_states()[0],
        organisatie="SYNTHETISCH Wetswinkel",
        telefoon="+31301234567",
        website="https://wetswinkel.example",
    )
    terms = ["type:Advies", "type:Informatie", "Wonen en buren"]
    reader, text = read_one(edition_of(row, terms), "GM0344", tmp_path)
    assert len(reader.pages) == 1
    assert "SYNTHETISCH Wetswinkel Verzonnenstraat 2, Utrecht" in text
    assert "030 123 4567 wetswinkel.example" in text
    assert "Typen: Informatie, Advies." in text
    assert "Leefgebieden: Wonen en buren." in text
    assert (
        "versie 2023.1 (meting 2023, peildatum 30 juni 2023, gemeenten van 1 januari 2023)" in text
    )
    assert "Klopt er iets niet? Meld een fout" in text


def test_a_factsheet_is_made_for_screen_readers(tmp_path: Path) -> None:
    reader, _ = read_one(small_edition(), "GM1900", tmp_path)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert "Súdwest-Fryslân" in str(reader.metadata.title)


def test_figures_stand_beside_those_of_the_same_size_and_of_the_country(country: Edition) -> None:
    content = content_of(country, "GM0344")
    own_row, *near, size, land = content["vergelijking"]
    published = country.tables["tabel_5_naast_2023"].set_index("rij")["locaties_gemiddeld"]
    own = country.gemeenten.set_index("gemeentecode")["aantal_locaties"]["GM0344"]
    assert content["klasse"].startswith(
        "Zelfde omvang: gemeenten met 100.000 of meer inwoners (32)."
    )
    assert (own_row["naam"], own_row["cijfers"][0]) == ("Utrecht", str(own))
    assert (size["naam"], land["naam"]) == (
        "Zelfde omvang, gemiddeld (32)",
        "Nederland, gemiddeld (342)",
    )
    assert size["cijfers"][0] == f"{published['100.000 of meer']:.1f}".replace(".", ",")
    assert land["cijfers"][0] == f"{published['Totaal']:.1f}".replace(".", ",")
    assert [row["naam"] for row in near][:2] == ["Nieuwegein", "IJsselstein"]


def test_a_class_tells_of_how_many_it_is_not_known_and_of_none_nothing() -> None:
    told = Comparison.of(small_edition())
    unknown = {name: told.describe_class(name) for name in set(told.classes.values())}
    ends = {text.partition("). ")[2] for text in unknown.values()}
    assert ends == {
        "Of er aanbod is, is van 1 van hen en van 1 van de 3 in Nederland niet bekend: het echte "
        "aanbod kan groter zijn.",
        "Of er aanbod is, is van 1 van de 3 in Nederland niet bekend: het echte aanbod kan groter "
        "zijn.",
    }


def test_locations_per_ten_thousand_inhabitants_need_inhabitants() -> None:
    place = content_of(small_edition(), "GM0344")["kolommen"].index("per 10.000 inwoners")
    rows = content_of(small_edition(), "GM0344")["vergelijking"]
    assert rows[0]["cijfers"][place] == "0,0"
    edition = small_edition()
    edition.tables["gemeenten"]["inwoners"] = pd.NA
    rows = content_of(edition, "GM0344")["vergelijking"]
    assert {row["cijfers"][place] for row in rows} == {"?"}


def test_shares_of_the_country_are_those_of_tables_3_and_4(country: Edition) -> None:
    types, fields = content_of(country, "GM0344")["dekking"]
    table_3 = country.tables["tabel_3_naast_2023"].query("ouder.notna() or rij == 'Informatie'")
    table_4 = country.tables["tabel_4_naast_2023"]
    for rows, figure in ((types, table_3), (fields, table_4)):
        published = figure.set_index("rij")[["pct_min", "pct_max"]]
        assert {row["term"]: row["land"] for row in rows} == {
            row["term"]: "{}–{}%".format(*published.loc[row["term"]]) for row in rows
        }


def test_a_blank_spot_names_the_nearest_place_that_fills_it() -> None:
    types, fields = content_of(small_edition(), "GM0373")["dekking"]
    assert [row["hier"] for row in types] == ["geen"] * 7
    assert types[0]["dichtstbij"].endswith(" km, Utrecht: SYNTHETISCH aanbieder 1")
    assert types[1]["dichtstbij"] == ""
    assert fields[0]["dichtstbij"].startswith("70,")


def test_a_gemeente_that_nobody_searched_is_not_called_empty(tmp_path: Path) -> None:
    edition = small_edition()
    types, _ = content_of(edition, "GM1900")["dekking"]
    assert {row["hier"] for row in types} == {"?"}
    assert set(content_of(edition, "GM1900")["vergelijking"][0]["cijfers"]) == {"?"}
    assert set(content_of(edition, "GM0373")["vergelijking"][0]["cijfers"]) == {"0", "0,0"}
    reader, text = read_one(edition, "GM1900", tmp_path)
    assert len(reader.pages) == 1
    assert "nog niet doorzocht: of er aanbod is, is niet bekend" in text
    assert "is van 1 van hen en van 1 van de 3 in Nederland niet bekend" in text


def test_a_gemeente_without_figures_has_a_factsheet(tmp_path: Path) -> None:
    unknown = dict.fromkeys(["inwoners", "stedelijkheid", "inkomen", "lat", "lon"])
    gemeenten = [*gemeenten_of_three_states(), gemeente_row("GM0003", "Nieuw", **unknown)]
    edition = make_edition(assemble(gemeenten, [location_row(1, gemeenten[0])], {}))
    reader, text = read_one(edition, "GM0003", tmp_path)
    assert len(reader.pages) == 1
    assert "gemeenten met een onbekend inwonertal (1)" in text


def test_a_location_without_a_point_or_types_is_still_listed(tmp_path: Path) -> None:
    row = location_row(1, gemeenten_of_three_states()[0], lat=None, lon=None, bezoekadres=None)
    _, text = read_one(edition_of(row | {"woonplaats": None}, []), "GM0344", tmp_path)
    assert "SYNTHETISCH aanbieder 1 geen bezoekadres; werkt in de hele gemeente" in text
    assert "Typen: niet bekend." in text


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (12, 2), (80, 4)])
def test_every_location_is_on_the_sheets_with_all_that_is_known_of_it(
    tmp_path: Path, count: int, sheets: int
) -> None:
    reader, text = read_one(crowded(count, telefoon="+31301234567"), "GM0344", tmp_path)
    assert len(reader.pages) == sheets
    assert f"Locaties ({count})" in text
    for number in range(1, count + 1):
        assert f"SYNTHETISCH aanbieder {number} " in text
    assert text.count("030 123 4567") == count
    assert text.count("stichting of vereniging") == count
    assert text.count("gezien: 1 juni 2023") == count
    assert "Klopt er iets niet?" in text
    assert (f"blad {sheets} van {sheets}" in text) == (sheets > 1)


@pytest.mark.parametrize("count", [48, 60])
def test_the_sheets_of_very_many_locations_are_filled(tmp_path: Path, count: int) -> None:
    reader, _ = read_one(crowded(count, telefoon="+31301234567"), "GM0344", tmp_path)
    *_, full, last = (page.extract_text().count("030 123 4567") for page in reader.pages)
    assert len(reader.pages) == 3
    assert last > 0.6 * full


def test_a_third_sheet_is_in_words_when_they_fit_on_it(tmp_path: Path) -> None:
    gemeenten = gemeenten_of_three_states()
    rows = [location_row(n, gemeenten[0]) for n in range(1, 57)]
    given = {row["locatie_id"]: ["type:Advies", "Wonen en buren"] for row in rows}
    reader, text = read_one(make_edition(assemble(gemeenten, rows, given)), "GM0344", tmp_path)
    assert (len(reader.pages), text.count("Typen: Advies.")) == (3, 56)


@pytest.mark.parametrize("count", [4, 5, 6, 7])
def test_a_second_sheet_holds_more_than_who_made_it(tmp_path: Path, count: int) -> None:
    reader, _ = read_one(crowded(count), "GM0344", tmp_path)
    assert "Typen: Informatie, Advies" in reader.pages[-1].extract_text()


def test_few_locations_are_told_in_words_and_the_types_are_explained(tmp_path: Path) -> None:
    _, few = read_one(crowded(1), "GM0344", tmp_path)
    assert "Wat de typen ondersteuning betekenen" in few
    _, many = read_one(crowded(80), "GM0344", tmp_path)
    assert "Typen a b c d e f g · leefgebieden 1 2 3 4 5 6 7 8" in many


def test_the_longest_texts_are_never_cut(tmp_path: Path) -> None:
    values = {"organisatie": MARKUP * 20, "locatienaam": "W" * 300, "woonplaats": "Lang " * 60}
    edition = crowded(3, **values, website="https://voorbeeld.example/" + "a" * 300)
    gemeenten = edition.tables["gemeenten"]
    gemeenten["gemeente"] = gemeenten["gemeente"] + " en omstreken" * 20
    gemeenten["status_toelichting"] = "met de hand doorzocht; " * 60
    edition.tables["witte_vlekken"]["toestand"] = "niet bekend"
    edition.version.manifest["uitgever"] = {
        "naam": "SYNTHETISCH " * 20,
        "meldadres": f"https://voorbeeld.example/{'melden/' * 40}",
        "url": "https://voorbeeld.example",
        "iri": "https://voorbeeld.example/id",
    }
    _, text = read_one(edition, "GM0344", tmp_path)
    whole = text.replace(" ", "").replace("\u200b", "")
    assert "…" not in whole
    assert whole.count("W" * 300) == 3
    assert whole.count("a" * 300) == 3
    assert whole.count("metdehanddoorzocht;" * 60) == 1
    assert "enomstreken" * 20 in whole
    assert "melden/" * 40 in whole


def test_a_name_with_markup_or_a_formula_is_text(tmp_path: Path) -> None:
    row = location_row(1, gemeenten_of_three_states()[0], organisatie=MARKUP)
    _, text = read_one(edition_of(row, []), "GM0344", tmp_path)
    assert MARKUP in text


def test_what_came_and_went_since_the_previous_version_is_named(tmp_path: Path) -> None:
    rows = [
        ("B", "nieuw", "", "GM0344", 1, "nieuw gevonden"),
        ("A", "nieuw", "", "GM0344", 1, "echte verandering"),
        ("Weg", "vervallen", "GM0344", "", -1, "echte verandering"),
        ("Verhuisd", "verhuisd", "GM0344", "GM0373", 0, "echte verandering"),
        ("Blijft", "hernoemd", "GM0344", "GM0344", 0, "echte verandering"),
    ]
    names = ["organisatie", "soort_verschil", "gemeentecode_oud", "gemeentecode_nieuw"]
    changes = pd.DataFrame(rows, columns=[*names, "effect", "oorzaak"])
    edition = small_edition(vorige_versie="2021.2", wijzigingen=changes)
    edition.tables["gemeenten"]["doorzocht"] = "geheel"
    _, text = read_one(edition, "GM0344", tmp_path)
    for told in (
        "Erbij sinds versie 2021.2 (2): A (echte verandering); B (nieuw gevonden).",
        "Weg sinds versie 2021.2 (2): Verhuisd (echte verandering); Weg (echte verandering).",
        "Veranderd sinds versie 2021.2: hernoemd 1.",
    ):
        assert told in text
    moved_in = content_of(edition, "GM0373")["wijzigingen"]
    assert [row["kop"] for row in moved_in] == ["Erbij sinds versie 2021.2 (1)"]


def test_of_a_gemeente_nobody_searched_it_is_not_said_that_nothing_changed() -> None:
    edition = small_edition(vorige_versie="2021.2", wijzigingen=table("verschillen", []))
    told = content_of(edition, "GM1900")["wijzigingen"]
    assert told == [{"kop": "Sinds versie 2021.2", "tekst": f"{CHANGE_UNKNOWN}."}]


def test_without_a_previous_version_nothing_is_said_of_changes() -> None:
    assert content_of(small_edition(), "GM0344")["wijzigingen"] == []


def test_a_synthetic_factsheet_says_so_and_a_real_one_does_not(tmp_path: Path) -> None:
    gemeente = gemeenten_of_three_states()[0]
    row = location_row(1, gemeente, organisatie="Naam")
    edition = edition_of(row, [])
    edition.tables["gemeenten"]["status_toelichting"] = ""
    _, synthetic = read_one(edition, "GM0344", tmp_path)
    real_version = edition_of(row, [], synthetisch=False)
    real_version.tables["gemeenten"]["status_toelichting"] = ""
    _, real = read_one(real_version, "GM0344", tmp_path)
    assert "SYNTHETISCH: verzonnen gegevens" in synthetic
    assert "SYNTHETISCH" not in real


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    once, again = (
        render_factsheets(small_edition(), None, tmp_path / name) for name in ("een", "twee")
    )
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]
    assert [path.name for path in once] == [
        "Factsheet_Utrecht.pdf",
        "Factsheet_Bergen_NH.pdf",
        "Factsheet_Sudwest_Fryslan.pdf",
    ]


def test_progress_counts_up_to_the_total(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    render_factsheets(
        small_edition(), None, tmp_path, lambda done, total: calls.append((done, total))
    )
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_a_gemeente_is_found_by_code_or_name_in_any_case() -> None:
    edition = small_edition()
    assert find_gemeenten(edition, ["Sudwest-Fryslan", "gm0373", " Utrecht "]) == {
        "GM1900",
        "GM0373",
        "GM0344",
    }


def test_unknown_gemeenten_are_named_with_what_they_resemble(tmp_path: Path) -> None:
    with pytest.raises(SjoError) as caught:
        render_factsheets(small_edition(), ["Utrech", "Xyz", "Utrecht"], tmp_path / "uit")
    assert str(caught.value).splitlines() == [
        "'Utrech' is geen gemeente van 2023; bedoelt u Utrecht?",
        "'Xyz' is geen gemeente van 2023",
    ]
    assert not (tmp_path / "uit").exists()


def named(*names: str) -> pd.DataFrame:
    rows: list[Row] = [{"gemeentecode": f"GM{n:04d}", "gemeente": g} for n, g in enumerate(names)]
    return pd.DataFrame(rows)


def test_file_names_are_safe_and_never_alike() -> None:
    names = ["'s-Gravenhage", "Bergen (L.)", "Bergen (NH.)", "a/b", "A B", "../..", "..", "Ĳ"]
    files = list(name_files(named(*names)).values())
    assert files[:3] == [
        "Factsheet_s_Gravenhage.pdf",
        "Factsheet_Bergen_L.pdf",
        "Factsheet_Bergen_NH.pdf",
    ]
    assert files[3:5] == ["Factsheet_a_b_GM0003.pdf", "Factsheet_A_B_GM0004.pdf"]
    assert len({file.casefold() for file in files}) == len(files)
    assert all(set(file) <= set("_.") | set(map(chr, range(48, 123))) for file in files)


def test_every_gemeente_of_the_country_has_a_file_of_its_own(country: Edition) -> None:
    files = name_files(country.gemeenten)
    assert len({file.casefold() for file in files.values()}) == 342
    assert files["GM0518"] == "Factsheet_s_Gravenhage.pdf"
    assert files["GM0373"] == "Factsheet_Bergen_NH.pdf"
    assert files["GM0893"] == "Factsheet_Bergen_L.pdf"


def test_a_factsheet_tells_only_of_gemeenten_and_locations() -> None:
    edition = small_edition()
    for name in ("herkomst", "herkomst_waarden", "afgekeurd", "te_beoordelen", "id_historie"):
        del edition.tables[name]
    assert len(list(describe_gemeenten(edition))) == 3


def test_a_factsheet_says_of_which_year_its_figures_are_where_that_is_known(
    tmp_path: Path,
) -> None:
    _, text = read_one(small_edition(), "GM0344", tmp_path)
    assert "367.947 inwoners (2023) · matig stedelijk (2022)" in text
    unknown = small_edition()
    unknown.tables["kerncijfers"]["peiljaar"] = pd.NA
    _, text = read_one(unknown, "GM0344", tmp_path)
    assert "367.947 inwoners · matig stedelijk" in text

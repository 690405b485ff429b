import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.errors import SjoError
from pipeline.products.basemap import make_basemap
from pipeline.products.draw import draw_maps, draw_svg, list_maps
from pipeline.products.edition import Edition
from pipeline.products.maps import CoverageMap, describe_maps
from pipeline.products.states import CALM_FILL, STATES, UNKNOWN_LINES, UNKNOWN_PAPER
from schemas.vocabulary import Dekking
from tests.pipeline.products.country import gemeenten_of_three_states, make_edition, small_edition
from tests.snapshots import assemble, location_row

SVG = "{http://www.w3.org/2000/svg}"
MARKUP = "<script>alert(1)</script> & =1+1"


@pytest.fixture(scope="module")
def maps(country: Edition) -> list[CoverageMap]:
    return [one for some in describe_maps(country).values() for one in some]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(draw_maps(small_edition(), tmp_path_factory.mktemp("kaarten")))


def svg_of(edition: Edition) -> ElementTree.Element:
    first = describe_maps(edition)["Figuur 1. Landelijk beeld"][0]
    basemap = make_basemap(edition.gemeenten, edition.grensjaar, None)
    return ElementTree.fromstring(draw_svg(first, basemap, edition))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_there_is_a_map_of_figure_1_and_of_every_row_of_tables_2_3_and_4(
    maps: list[CoverageMap], country: Edition
) -> None:
    counted = {
        name: country.tables[f"{name}_naast_2023"].query("volgorde < 97")
        for name in ("tabel_2", "tabel_3", "tabel_4")
    }
    rows = sum(
        len(figure[figure["rij"] != "Vestigingsvorm onbekend"]) for figure in counted.values()
    )
    assert len(maps) == 1 + rows == 27
    assert len({one.name.casefold() for one in maps}) == len(maps)
    assert maps[0].name == "figuur_1"


@pytest.mark.parametrize(
    ("table", "prefix"), [("tabel_2", "b1"), ("tabel_3", "b2"), ("tabel_4", "b3")]
)
def test_a_map_shows_the_number_of_its_table(
    maps: list[CoverageMap], country: Edition, table: str, prefix: str
) -> None:
    figure = country.tables[f"{table}_naast_2023"].query("volgorde < 97")
    expected = figure[figure["rij"] != "Vestigingsvorm onbekend"]["gemeenten"].tolist()
    assert [m.count(Dekking.GEVONDEN) for m in maps if m.name.startswith(prefix)] == expected


def test_the_maps_of_amounts_hold_every_gemeente_once_in_the_class_of_its_number(
    country: Edition,
) -> None:
    first, *amounts = list_maps(country)["Figuur 1. Landelijk beeld"]
    assert [one.name for one in amounts] == ["figuur_1_aantal", "figuur_1_per_10_000"]
    gemeenten = country.gemeenten.set_index("gemeentecode")
    found = {code for code, told in first.layers[0].members.items()}
    for one in amounts:
        members = [code for layer in one.layers for code in layer.members]
        assert sorted(members) == sorted(gemeenten.index)
        assert {code for layer in one.layers[:4] for code in layer.members} == found
    for layer, least, most in zip(amounts[0].layers, (1, 2, 5, 10), (1, 4, 9, 999), strict=False):
        assert gemeenten.loc[[*layer.members], "aantal_locaties"].between(least, most).all()
    for layer, least, most in zip(amounts[1].layers, (0, 5, 10, 15), (4, 9, 14, 999), strict=False):
        counts, people = (
            gemeenten.loc[[*layer.members], name] for name in ("aantal_locaties", "inwoners")
        )
        tenths = ((200_000 * counts + people) // (2 * people)).astype(int)
        assert tenths.between(least, most).all()


def test_what_is_not_found_or_not_known_is_no_amount() -> None:
    _, counted, dense = list_maps(small_edition())["Figuur 1. Landelijk beeld"]
    assert [(layer.label, layer.members) for layer in counted.layers if layer.members] == [
        ("1 locatie", {"GM0344": "1 locatie"}),
        ("doorzocht, niet gevonden", {"GM0373": "doorzocht, niet gevonden"}),
        ("niet bekend", {"GM1900": "niet bekend"}),
    ]
    assert dense.layers[0].members == {"GM0344": "0,0 per 10.000 inwoners"}
    assert counted.samenvatting == "1 locatie in 1 van 3 gemeenten, 0,0 per 10.000 inwoners"


def test_a_gemeente_of_which_the_inhabitants_are_not_known_has_no_density() -> None:
    gemeenten = gemeenten_of_three_states()
    gemeenten[0]["inwoners"] = None
    edition = make_edition(assemble(gemeenten, [location_row(1, gemeenten[0])], {}))
    dense = list_maps(edition)["Figuur 1. Landelijk beeld"][2]
    assert dense.layers[-1].members == {"GM0344": "inwonertal niet bekend"}


def test_every_province_has_its_name_on_the_map(country: Edition) -> None:
    texts = [text.text for text in svg_of(country).iter(f"{SVG}text")]
    assert set(country.gemeenten["provincie"]) <= set(texts)


def test_every_gemeente_has_exactly_one_state(maps: list[CoverageMap]) -> None:
    assert all(sum(one.count(label) for label in Dekking) == 342 for one in maps)


def test_a_gemeente_that_nobody_searched_is_not_known() -> None:
    first = next(iter(describe_maps(small_edition()).values()))[0]
    assert first.states == {
        "GM0344": "gevonden",
        "GM0373": "doorzocht, niet gevonden",
        "GM1900": "niet bekend",
    }


def test_the_text_of_a_map_says_what_the_picture_shows() -> None:
    first = next(iter(describe_maps(small_edition()).values()))[0]
    assert first.beschrijving == (
        "SYNTHETISCH, verzonnen gegevens. Kaart van Nederland: Gemeenten met ten minste één "
        "locatie. Gevonden in 1 van 3 gemeenten; van 1 niet bekend (33–67%); doorzocht, niet "
        "gevonden: 1; nog te beoordelen: 0; niet bekend: 1. Per provincie: Fryslân 0 van 1, "
        "Noord-Holland 0 van 1, Utrecht 1 van 1."
    )


def test_a_picture_has_title_description_legend_source_and_names(country: Edition) -> None:
    svg = svg_of(country)
    titles = [title.text for title in svg.iter(f"{SVG}title")]
    texts = " ".join(text.text or "" for text in svg.iter(f"{SVG}text"))
    assert titles[0] == "Gemeenten met ten minste één locatie"
    assert len(titles) == 1 + 342
    assert "'s-Gravenhage: gevonden" in titles
    assert (svg.findtext(f"{SVG}desc") or "").startswith("SYNTHETISCH")
    assert "gevonden (321)" in texts
    assert (
        "versie 2023.1 (meting 2023, peildatum 30 juni 2023, gemeenten van 1 januari 2023)" in texts
    )
    assert "SYNTHETISCH" in texts


def test_a_real_version_is_not_labelled_synthetic() -> None:
    svg = svg_of(small_edition(synthetisch=False))
    assert "SYNTHETISCH" not in ElementTree.tostring(svg, encoding="unicode")


def test_a_name_with_markup_is_text() -> None:
    gemeenten = gemeenten_of_three_states()
    gemeenten[0]["gemeente"] = MARKUP
    svg = svg_of(make_edition(assemble(gemeenten, [], {})))
    assert not list(svg.iter(f"{SVG}script"))
    assert any((title.text or "").startswith(MARKUP) for title in svg.iter(f"{SVG}title"))


def test_a_country_without_locations_has_maps_without_found() -> None:
    edition = make_edition(assemble(gemeenten_of_three_states(), [], {}))
    maps = [one for some in describe_maps(edition).values() for one in some]
    assert len(maps) == 27
    assert {one.count(Dekking.GEVONDEN) for one in maps} == {0}


def test_the_same_version_gives_the_same_bytes(drawn: list[Path], tmp_path: Path) -> None:
    again = list(draw_maps(small_edition(), tmp_path))
    assert len(drawn) == 2 * (27 + 2)
    assert [path.name for path in drawn] == [path.name for path in again]
    for one, other in zip(drawn, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_png_can_be_read_and_carries_its_text(drawn: list[Path]) -> None:
    png = drawn[1].read_bytes()
    assert drawn[1].name == "figuur_1.png"
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1440
    assert height > 1000
    assert b"Description\0\0\0nl\0\0SYNTHETISCH, verzonnen" in png


def test_states_of_other_gemeenten_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    edition = small_edition()
    dekking = edition.tables["gemeente_dekking"]
    edition.tables["gemeente_dekking"] = dekking[dekking["gemeentecode"] != "GM0344"]
    with pytest.raises(SjoError, match="de toestanden passen niet op de 3 gemeenten"):
        draw_maps(edition, tmp_path / "kaarten")
    assert not (tmp_path / "kaarten").exists()


def test_an_unknown_state_is_refused() -> None:
    edition = small_edition()
    dekking = edition.tables["gemeente_dekking"]
    edition.tables["gemeente_dekking"] = dekking.assign(toestand="misschien")
    with pytest.raises(SjoError, match="dubbele rij of toestand"):
        describe_maps(edition)


def test_a_bad_boundary_file_leaves_no_map(tmp_path: Path) -> None:
    boundaries = tmp_path / "grenzen.geojson"
    boundaries.write_text('{"features": [')
    with pytest.raises(SjoError, match="geen heel bestand"):
        draw_maps(replace(small_edition(), boundaries=boundaries), tmp_path / "kaarten")
    assert not (tmp_path / "kaarten").exists()


def test_the_states_differ_in_lightness_so_also_in_grey_and_for_the_colour_blind() -> None:
    found, searched, waiting, unknown = (state.fill for state in STATES)
    assert contrast(found, searched) >= 3
    assert contrast(found, UNKNOWN_PAPER) >= 3
    assert waiting.startswith("url(#")
    assert unknown.startswith("url(#")
    assert waiting != unknown
    assert contrast(UNKNOWN_LINES, UNKNOWN_PAPER) >= 3
    assert contrast(UNKNOWN_LINES, searched) >= 3


def test_only_on_the_maps_of_national_parties_is_not_found_no_alarm(
    maps: list[CoverageMap], country: Edition
) -> None:
    calm = [one.titel for one in maps if one.is_calm]
    assert calm == [
        "Het Juridisch Loket",
        "Het Juridisch Loket: hoofdlocaties",
        "Het Juridisch Loket: servicepunten",
        "Slachtofferhulp",
        "VluchtelingenWerk",
    ]
    alarm = STATES[1].fill
    basemap = make_basemap(country.gemeenten, country.grensjaar, None)
    for one in maps:
        svg = draw_svg(one, basemap, country)
        assert (CALM_FILL in svg, alarm in svg) == (one.is_calm, not one.is_calm)


def test_the_calm_fill_is_as_plain_in_grey_as_the_other() -> None:
    assert contrast(STATES[0].fill, CALM_FILL) >= 3
    assert contrast(UNKNOWN_LINES, CALM_FILL) >= 3
    assert CALM_FILL not in {"#fff", "#ffffff", UNKNOWN_PAPER}

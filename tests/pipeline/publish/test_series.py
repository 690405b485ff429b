"""One view over all versions, on one map; what cannot be compared says why. Data SYNTHETISCH."""

from collections.abc import Sequence

import duckdb
import pandas as pd
import pytest

from pipeline.publish.schema import write_schema
from pipeline.publish.series import place_gemeenten, write_series
from pipeline.stages.tables import conform
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.published import CONTRACT, columns_of
from tests.snapshots import TYPOLOGY, Row, Snapshot, assemble, gemeente_row, location_row

SEARCHED = {"volledig_doorzocht": True, "status": "doorzocht, niets gevonden", "zoektermen": 5}


def town(code: str) -> Row:
    return gemeente_row(code, f"Gemeente {code}") | SEARCHED


def version(
    name: str, codes: Sequence[str], places: Sequence[str], **tables: pd.DataFrame
) -> PublishedVersion:
    """Return a version with one location that offers Advies in each of `places`."""
    towns = {code: town(code) for code in codes}
    locaties = [location_row(n, towns[code]) for n, code in enumerate(places, start=1)]
    offers = {row["locatie_id"]: ["type:Advies", "Algemeen"] for row in locaties}
    made: Snapshot = assemble(list(towns.values()), locaties, offers) | tables
    filled = {n: t.astype(object).where(t.notna(), None) for n, t in made.items()}
    manifest = {"grensjaar": int(name[:4]), "contract": CONTRACT}
    return PublishedVersion(Version.parse(name), manifest, filled, CONTRACT, {})


def changes(*steps: tuple[str, str]) -> pd.DataFrame:
    rows = [(old, "Oud", new, "Nieuw", "2025-01-01") for old, new in steps]
    table = pd.DataFrame(rows, columns=columns_of("herindelingen_sinds_2023"), dtype=str)
    return conform("herindelingen_sinds_2023", table, TYPOLOGY)


def read_series(*versions: PublishedVersion) -> dict[tuple[str, str, str], Row]:
    with duckdb.connect() as con:
        for one in versions:
            write_schema(con, one.versie.schema, one.tables)
        write_series(con, versions)
        rows = con.execute("SELECT * FROM reeks").df().to_dict("records")
    return {(r["versie"], r["tabel"], r["code"]): {str(k): v for k, v in r.items()} for r in rows}


def test_gemeenten_that_merged_count_once_on_the_map_of_the_last_version() -> None:
    before = version("2024.1", ["GM0001", "GM0002", "GM0003"], ["GM0001", "GM0002"])
    merged = changes(("GM0001", "GM0009"), ("GM0002", "GM0009"))
    after = version("2026.1", ["GM0009", "GM0003"], ["GM0009"], herindelingen_sinds_2023=merged)
    series = read_series(before, after)
    for name, locations in (("2024.1", 2), ("2026.1", 1)):
        row = series[name, "tabel_3", "advies"]
        assert (row["gemeenten"], row["gemeenten_nl"], row["locaties"]) == (1, 2, locations)
        assert row["pct_gemeenten"] == 50.0
        assert row["vergelijkbaar"]


def test_a_divided_gemeente_is_never_placed_and_the_figures_it_matters_to_say_so() -> None:
    divided = changes(("GM0001", "GM0008"), ("GM0001", "GM0009"))
    before = version("2024.1", ["GM0001"], ["GM0001"])
    after = version("2026.1", ["GM0008", "GM0009"], ["GM0008"], herindelingen_sinds_2023=divided)
    placings = place_gemeenten([before, after]).set_index(["versie", "gemeentecode"])
    assert placings.loc[("2024.1", "GM0001"), "gemeentecode_nu"] is None
    series = read_series(before, after)
    row = series["2024.1", "tabel_3", "advies"]
    assert not row["vergelijkbaar"]
    assert "GM0001 is verdeeld over GM0008, GM0009" in row["waarom_niet"]
    assert (row["gemeenten"], row["locaties"]) == (0, 1)
    assert series["2026.1", "tabel_3", "advies"]["vergelijkbaar"]


def test_a_row_that_did_not_exist_then_has_no_figure_and_says_so() -> None:
    now = version("2026.1", ["GM0001"], ["GM0001"])
    rows = now.tables["rijen"]
    then = version("2024.1", ["GM0001"], [], rijen=rows[rows["code"] != "algemeen"])
    row = read_series(then, now)["2024.1", "tabel_4", "algemeen"]
    assert row["waarom_niet"] == "deze rij bestond in deze versie nog niet"
    assert pd.isna(row["gemeenten"])
    assert pd.isna(row["locaties"])


def test_a_renamed_row_is_followed_by_its_code() -> None:
    then = version("2024.1", ["GM0001"], ["GM0001"])
    rows = then.tables["rijen"]
    renamed = rows.assign(rij=rows["rij"].replace({"Algemeen": "Brede hulp"}))
    now = version("2026.1", ["GM0001"], [], rijen=renamed)
    row = read_series(then, now)["2024.1", "tabel_4", "algemeen"]
    assert (row["rij"], row["gemeenten"], row["vergelijkbaar"]) == ("Brede hulp", 1, True)


@pytest.mark.parametrize(("status", "says"), [("niet doorzocht", "van 1 gemeenten")])
def test_a_gemeente_of_which_it_is_not_known_makes_a_figure_incomparable(
    status: str, says: str
) -> None:
    unknown = version("2024.1", ["GM0001", "GM0002"], ["GM0001"])
    gemeenten = unknown.tables["gemeenten"].assign(volledig_doorzocht=[False, False], status=status)
    then = version("2024.1", ["GM0001", "GM0002"], ["GM0001"], gemeenten=gemeenten)
    row = read_series(then, version("2026.1", ["GM0001", "GM0002"], []))[
        "2024.1", "tabel_3", "advies"
    ]
    assert (row["gemeenten"], row["gemeenten_niet_bekend"]) == (1, 1)
    assert says in row["waarom_niet"]


def test_the_last_version_of_a_wave_is_marked() -> None:
    series = read_series(
        *(version(name, ["GM0001"], []) for name in ("2024.1", "2024.2", "2026.1"))
    )
    marks = {key[0]: row["laatste_van_meting"] for key, row in series.items()}
    assert marks == {"2024.1": False, "2024.2": True, "2026.1": True}


def merged_in_2026(
    *found: str, searched: Sequence[bool] = (True, True)
) -> tuple[PublishedVersion, PublishedVersion]:
    """Return a version of two gemeenten, with locations in `found`, and the one of their merger."""
    before = version("2024.1", ["GM0001", "GM0002"], found)
    gemeenten = before.tables["gemeenten"].assign(volledig_doorzocht=list(searched))
    merged = changes(("GM0001", "GM0009"), ("GM0002", "GM0009"))
    after = version("2026.1", ["GM0009"], [], herindelingen_sinds_2023=merged)
    then = version("2024.1", ["GM0001", "GM0002"], found, gemeenten=gemeenten)
    return then, after


def test_a_merged_gemeente_has_what_one_of_its_parts_had() -> None:
    row = read_series(*merged_in_2026("GM0001"))["2024.1", "tabel_3", "advies"]
    assert (row["gemeenten"], row["gemeenten_niet_bekend"]) == (1, 0)


def test_a_merged_gemeente_is_known_when_all_its_parts_are() -> None:
    both = merged_in_2026(searched=(True, False))
    row = read_series(*both)["2024.1", "tabel_3", "advies"]
    assert (row["gemeenten"], row["gemeenten_niet_bekend"], row["vergelijkbaar"]) == (0, 1, False)
    row = read_series(*merged_in_2026())["2024.1", "tabel_3", "advies"]
    assert (row["gemeenten"], row["gemeenten_niet_bekend"], row["vergelijkbaar"]) == (0, 0, True)


def test_a_divided_gemeente_where_nothing_was_found_bars_no_comparison() -> None:
    divided = changes(("GM0001", "GM0008"), ("GM0001", "GM0009"))
    before = version("2024.1", ["GM0001", "GM0003"], [])
    codes = ["GM0003", "GM0008", "GM0009"]
    after = version("2026.1", codes, [], herindelingen_sinds_2023=divided)
    told = read_series(before, after)["2024.1", "tabel_3", "advies"]["waarom_niet"]
    assert "verdeeld" not in str(told)


def test_a_term_that_meant_something_else_is_not_compared() -> None:
    now = version("2026.1", ["GM0001"], ["GM0001"])
    terms = now.tables["typologie"]
    meant = terms["definitie"].mask(terms["code"] == "advies", "Iets anders.")
    then = version("2024.1", ["GM0001"], ["GM0001"], typologie=terms.assign(definitie=meant))
    series = read_series(then, now)
    row = series["2024.1", "tabel_3", "advies"]
    assert row["waarom_niet"] == "de term betekende toen iets anders"
    assert not row["vergelijkbaar"]
    assert series["2024.1", "tabel_4", "algemeen"]["vergelijkbaar"]

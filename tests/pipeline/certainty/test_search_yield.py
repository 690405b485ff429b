"""What searching yields is counted from which search found what. Data SYNTHETISCH."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.certainty.finds import SearchLog, read_search_log
from pipeline.certainty.search_yield import (
    estimate_findable,
    measure_saturation,
    measure_yield,
    price_rules,
)
from pipeline.figures.classes import make_klassen
from schemas.published import columns_of

NAMES = {"GM0001": "Aadorp", "GM0002": "Beedorp"}
OUTCOMES = {"n": "nieuw", "b": "bekend", "x": "valt af"}
Find = tuple[str, str]
"""What was found; and the outcome with the page it stood on, as n2."""


def log(*searches: tuple[str, str, str, int, list[Find]]) -> SearchLog:
    """Return a log of searches (reader, gemeentecode, term, pages, finds) in that order."""
    rows: list[dict[str, Any]] = []
    finds: list[dict[str, Any]] = []
    for number, (lezer, code, term, pages, found) in enumerate(searches, start=1):
        search: dict[str, Any] = {
            "zoekactie_id": f"{lezer}-2026-{number}",
            "gemeentecode": code,
            "zoekterm": term.replace("{gemeente}", NAMES.get(code, "")),
            "datum": f"2026-03-{number:02}",
        }
        rows.append(search | {"paginas": pages, "aantal_gemeenten": 1, "hits": len(found)})
        for thing, told in found:
            place = {"pagina": int(told[1:]), "uitkomst": OUTCOMES[told[0]]}
            finds.append(search | place | {"record_id": thing})
    sizes = {"gemeentecode": list(NAMES), "gemeente": list(NAMES.values())}
    lineage = [("r1", "L1"), ("r1b", "L1")]
    tables = {
        "zoeklog": pd.DataFrame(rows, columns=columns_of("zoeklog")),
        "vondsten": pd.DataFrame(finds, columns=columns_of("vondsten")),
        "gemeenten": pd.DataFrame(sizes | {"inwoners": [9_000, 90_000]}),
        "klassen": make_klassen(),
        "herkomst": pd.DataFrame(lineage, columns=["record_id", "locatie_id"]),
    }
    return read_search_log(tables)


EXAMPLE = log(
    ("AB", "GM0001", "rechtswinkel {gemeente}", 2, [("r1", "n1"), ("r2", "n2")]),
    ("CD", "GM0001", "juridisch {gemeente}", 4, [("r1b", "b1"), ("r3", "n4"), ("r9", "x1")]),
    ("AB", "GM0002", "rechtswinkel {gemeente}", 1, [("r4", "n1")]),
    ("AB", "GM0002", "schulden {gemeente}", 3, [("r4", "b2")]),
)
EXAMPLE_TABLES: tuple[pd.DataFrame, pd.DataFrame] = EXAMPLE.searches, EXAMPLE.finds


def yields(groep: str) -> dict[str, dict[Any, Any]]:
    table = measure_yield(EXAMPLE)
    return {str(r["waarde"]): r for r in table[table["groep"] == groep].to_dict("records")}


def test_the_yield_of_a_term_is_that_in_every_gemeente() -> None:
    told = yields("zoekterm")
    first = told["rechtswinkel {gemeente}"]
    assert (first["zoekacties"], first["paginas"], first["vondsten"]) == (2, 3, 3)
    assert (first["alleen_hier"], first["nieuw"], first["nieuw_per_pagina"]) == (1, 3, 1.0)
    second = told["juridisch {gemeente}"]
    assert (second["vondsten"], second["alleen_hier"], second["valt_af"]) == (2, 1, 1)


def test_a_term_that_never_added_anything_found_nothing_alone() -> None:
    assert yields("zoekterm")["schulden {gemeente}"]["alleen_hier"] == 0


def test_yield_is_told_by_class_of_gemeenten_and_by_reader() -> None:
    assert {k: v["vondsten"] for k, v in yields("gemeenteklasse").items()} == {
        "1 - 24.999": 3,
        "50.000 - 99.999": 1,
    }
    assert {k: v["alleen_hier"] for k, v in yields("lezer").items()} == {"AB": 2, "CD": 1}


def test_the_curve_tells_what_each_next_search_added() -> None:
    table = measure_saturation(EXAMPLE)
    told = table[table["gemeenteklasse"] == ""][["volgorde", "gemeenten", "erbij", "totaal"]]
    assert told.to_numpy().tolist() == [[1, 2, 3, 3], [2, 2, 1, 4]]


def test_a_search_of_the_whole_country_counts_where_it_found() -> None:
    everywhere = log(("AB", "", "rechtswinkel", 1, [("r5", "n1")]))
    assert measure_saturation(everywhere)["totaal"].tolist() == [1, 1]


THINGS = st.lists(st.sampled_from("abcdefgh"), max_size=5, unique=True)
SEARCHES = st.tuples(st.sampled_from(list(NAMES)), st.sampled_from(["een", "twee", "drie"]), THINGS)
Search = tuple[str, str, list[str]]


def found_by(searches: list[Search]) -> SearchLog:
    # A thing lies in one gemeente: its name tells which.
    return log(
        *(
            ("AB", code, term, 1, [(code + thing, "n1") for thing in things])
            for code, term, things in searches
        )
    )


@settings(max_examples=15, deadline=None)
@given(st.lists(SEARCHES, min_size=1, max_size=8))
def test_leaving_a_term_out_lowers_the_curve_by_exactly_its_unique_finds(
    searches: list[Search],
) -> None:
    whole = found_by(searches)
    alone = measure_yield(whole).query("groep == 'zoekterm'").set_index("waarde")["alleen_hier"]
    for term in alone.index:
        without = found_by([search for search in searches if search[1] != term])
        assert _end(whole) - _end(without) == alone[term]


def _end(searched: SearchLog) -> int:
    table = measure_saturation(searched)
    return int(table.loc[table["gemeenteklasse"] == "", "totaal"].max()) if len(table) else 0


def test_what_searching_can_find_is_told_as_a_bound() -> None:
    first, second = ([(f"t{n}", "n1") for n in numbers] for numbers in (range(20), range(10, 25)))
    row = estimate_findable(
        log(
            ("AB", "GM0001", "een", 1, first),
            ("AB", "GM0001", "twee", 1, second),
            ("AB", "GM0002", "een", 1, [("elders", "n1")]),
        )
    )
    assert row is not None
    assert (row["gevonden"], row["gedeeld"]) == (25, 10)
    assert 25 < int(str(row["ten_minste"])) <= 25 + 15**2 / (2 * 2 * 10)


def test_one_term_a_gemeente_says_nothing_of_what_was_missed() -> None:
    assert estimate_findable(log(("AB", "GM0001", "een", 1, [("a", "n1")]))) is None


def test_the_price_of_stopping_is_what_no_search_would_have_found() -> None:
    table = price_rules(EXAMPLE, {"GM0001"}).set_index(["na_paginas", "hoogstens_nieuw"])
    told: dict[Any, dict[Any, Any]] = table.to_dict("index")
    assert [told[1, 0][c] for c in ("gemeenten", "paginas", "vondsten")] == [1, 6, 3]
    # Both pages of the first term had something new; the second stops after page 1: r3 is missed.
    assert [told[1, 0][c] for c in ("paginas_gespaard", "gemist")] == [3, 1]
    # Two pages with at most one new find together: only the second term stops, after page 2.
    assert [told[2, 1][c] for c in ("paginas_gespaard", "gemist")] == [2, 1]
    assert [told[3, 0][c] for c in ("paginas_gespaard", "gemist")] == [1, 1]


def test_what_a_search_of_several_gemeenten_found_is_no_miss_of_a_rule() -> None:
    many = pd.DataFrame({"zoekactie_id": "CD-2026-9", "gemeentecode": [*NAMES], "paginas": 1})
    found = many[:1].assign(pagina=1, uitkomst="nieuw", vondst="r7").drop(columns="paginas")
    searches, finds = (pd.concat(both) for both in zip(EXAMPLE_TABLES, (many, found), strict=True))
    told = price_rules(SearchLog(searches, finds), {"GM0001"})
    pd.testing.assert_frame_equal(told, price_rules(EXAMPLE, {"GM0001"}))


def test_a_find_on_a_page_that_was_not_seen_is_no_miss_of_a_rule() -> None:
    searches = [("AB", "GM0001", "hulp {gemeente}", 3, [("r1", "n1")])]
    beyond = ("AB", "GM0001", "hulp {gemeente}", 3, [("r1", "n1"), ("r2", "n0"), ("r3", "n7")])
    told = price_rules(log(beyond), {"GM0001"})
    pd.testing.assert_frame_equal(told, price_rules(log(*searches), {"GM0001"}))


PAGED = st.lists(
    st.tuples(st.integers(1, 5), st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 5)))),
    min_size=1,
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(PAGED)
def test_a_rule_opens_pages_in_order_and_misses_what_stands_on_no_opened_page(
    searches: list[tuple[int, list[tuple[str, int]]]],
) -> None:
    finds = [[(thing, f"n{page}") for thing, page in found] for _, found in searches]
    made = [("AB", "GM0001", f"term {n}", searches[n][0], finds[n]) for n in range(len(searches))]
    told = price_rules(log(*made), {"GM0001"}).set_index(["na_paginas", "hoogstens_nieuw"])
    for quiet, little in told.index:
        known: set[str] = set()
        opened = 0
        for pages, found in searches:
            fresh: list[int] = []
            for page in range(1, pages + 1):
                if len(fresh) >= quiet and sum(fresh[-quiet:]) <= little:
                    break
                there = {thing for thing, at in found if at == page}
                fresh.append(len(there - known))
                known |= there
            opened += len(fresh)
        everything = {thing for pages, found in searches for thing, at in found if at <= pages}
        row = told.loc[(quiet, little)]
        assert row["paginas_gespaard"] == sum(pages for pages, _ in searches) - opened
        assert (row["vondsten"], row["gemist"]) == (len(everything), len(everything - known))


def test_without_exhausted_gemeenten_there_is_no_price() -> None:
    assert price_rules(EXAMPLE, frozenset()).empty


@pytest.mark.parametrize("name", ["zoekopbrengst", "verzadiging", "stopregel"])
def test_no_searches_give_empty_tables(name: str) -> None:
    empty = log()
    made = {
        "zoekopbrengst": measure_yield(empty),
        "verzadiging": measure_saturation(empty),
        "stopregel": price_rules(empty, frozenset()),
    }
    assert made[name].empty
    assert list(made[name].columns) == columns_of(name)

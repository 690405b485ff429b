"""The order of trust follows from the tables of sources, and from nothing else."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.merge import VALUE_COLUMNS
from schemas.records import RECORD_COLUMNS
from schemas.sources import load_sources
from schemas.survivorship import CHOSEN_COLUMNS, WHOLE_ADDRESS, load_survivorship
from tests.declarations import SITE, SURVEY, sources_with


def test_a_person_who_looked_goes_first_and_national_parties_know_their_own_addresses_best() -> (
    None
):
    order = load_survivorship()
    assert list(order.standaard) == [
        *("handmatig", "enquete_sociaal_raadslieden", "juridischloket", "vluchtelingenwerk"),
        *("slachtofferhulp", "schuldhulpmaatje", "sociaalwerknederland", "enquete_gemeenten"),
        "socialekaart",
    ]
    own = [
        *("juridischloket", "vluchtelingenwerk", "slachtofferhulp", "handmatig"),
        *("enquete_sociaal_raadslieden", "sociaalwerknederland", "schuldhulpmaatje"),
        *("enquete_gemeenten", "socialekaart"),
    ]
    assert order.kolommen == {WHOLE_ADDRESS: own, "telefoon": own}


def test_every_source_has_its_place_for_every_column() -> None:
    order = load_survivorship()
    for kolom in CHOSEN_COLUMNS:
        assert set(order.rank(kolom)) == set(load_sources())


def test_a_new_source_stands_where_its_table_puts_it(tmp_path: Path) -> None:
    order = load_survivorship(sources_with(tmp_path, SITE + SURVEY))
    ranks = order.rank("website")
    assert ranks["juridischloket"] < ranks["wijkloket"] < ranks["vluchtelingenwerk"]
    assert ranks["sociaalwerknederland"] < ranks["enquete_wijkteams"] < ranks["enquete_gemeenten"]
    phone = order.rank("telefoon")
    assert phone["slachtofferhulp"] < phone["wijkloket"] < phone["handmatig"]


def test_equal_places_go_by_name(tmp_path: Path) -> None:
    equal = SITE.replace("voorrang = 35", "voorrang = 30").replace("telefoon = 4", "telefoon = 1")
    order = load_survivorship(sources_with(tmp_path, equal))
    assert order.rank("email")["wijkloket"] == order.rank("email")["juridischloket"] + 1
    assert order.rank("telefoon")["wijkloket"] == 1


@given(st.permutations(["", "a", "b", "c"]))
def test_the_order_of_the_tables_does_not_matter(names: list[str]) -> None:
    tables = [SITE.replace("[wijkloket", f"[wijkloket{name}") for name in names]
    with TemporaryDirectory() as folder:
        order = load_survivorship(sources_with(Path(folder), "".join(tables)))
    alike = [name for name in order.standaard if name.startswith("wijkloket")]
    assert alike == ["wijkloket", "wijkloketa", "wijkloketb", "wijkloketc"]


def test_an_order_for_a_column_that_is_not_chosen_is_an_error(tmp_path: Path) -> None:
    for wrong in ("telefon", "postcode", "leefgebieden"):
        table = SITE.replace("telefoon = 4", f"{wrong} = 4")
        with pytest.raises(ValueError, match=f"wijkloket.*kent geen {wrong}; kies uit: adres"):
            load_survivorship(sources_with(tmp_path, table))


def test_every_value_that_merging_chooses_may_have_an_order_of_its_own() -> None:
    assert set(VALUE_COLUMNS) & set(RECORD_COLUMNS) <= set(CHOSEN_COLUMNS)

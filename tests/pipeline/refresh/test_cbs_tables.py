from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from pipeline.errors import SjoError
from pipeline.refresh.bronnen import load_bronnen
from pipeline.refresh.cbs import (
    CbsTable,
    Topic,
    Wanted,
    fetch_rows,
    find_table,
    find_topic,
    normalise_title,
    read_cbs_number,
    read_text,
    read_topics,
)
from pipeline.refresh.http import Manners, PoliteClient
from tests.replicas.cbs import KEY_FIGURES, CbsReplica
from tests.replicas.server import payload_fault

QUICK = Manners(timeout_s=5, attempts=2, backoff_s=0.01, min_interval_s=0)
AREA = "85385NED"


@pytest.fixture
def cbs(httpserver: HTTPServer) -> CbsReplica:
    return CbsReplica(httpserver)


@pytest.fixture
def client() -> Iterator[PoliteClient]:
    with PoliteClient(QUICK) as polite:
        yield polite


def set_property(cbs: CbsReplica, table: str, key: str, **values: Any) -> None:
    next(p for p in cbs.properties[table] if p["Key"] == key).update(values)


def test_titles_run_from_the_outermost_group_to_the_column(
    client: PoliteClient, cbs: CbsReplica
) -> None:
    topics = read_topics(client, CbsTable(cbs.url, AREA))
    assert [t.path for t in topics][-1] == "Lokaliseringen van gemeenten / Provincies / Naam"
    assert len(topics) == 7


def test_every_column_we_ask_is_found_by_title_whatever_its_number(
    client: PoliteClient, cbs: CbsReplica
) -> None:
    table = CbsTable(cbs.url, KEY_FIGURES)
    topics = read_topics(client, table)
    found = {
        name: find_topic(table, topics, wanted).key
        for name, wanted in load_bronnen().kerncijfers_kolommen.items()
    }
    assert found == {
        "inwoners": "TotaleBevolking_1",
        "adressendichtheid": "Omgevingsadressendichtheid_260",
        "inkomen": "ParticuliereHuishoudensExclStudenten_136",
        "uitkeringen": "TotDeAOWLeeftijd_161",
        "migratieachtergrond_pct": "TotaalMetMigratieachtergrond_44",
    }


def test_a_renamed_title_is_named_with_what_looks_like_it(
    client: PoliteClient, cbs: CbsReplica
) -> None:
    set_property(cbs, KEY_FIGURES, "TotDeAOWLeeftijd_161", Title="Tot de pensioenleeftijd")
    table = CbsTable(cbs.url, KEY_FIGURES)
    with pytest.raises(SjoError, match=r"geen kolom met titel 'Tot de AOW-leeftijd' \(lijkt op"):
        find_topic(table, read_topics(client, table), Wanted(("Tot de AOW-leeftijd",)))


def test_two_columns_with_the_title_are_not_chosen_between(
    client: PoliteClient, cbs: CbsReplica
) -> None:
    table = CbsTable(cbs.url, KEY_FIGURES)
    with pytest.raises(SjoError, match=r"niet eenduidig \(3 kolommen: .*besteedbaar inkomen"):
        find_topic(
            table,
            read_topics(client, table),
            Wanted(("Particuliere huishoudens excl. studenten",)),
        )


def test_another_unit_is_refused(client: PoliteClient, cbs: CbsReplica) -> None:
    set_property(cbs, KEY_FIGURES, "ParticuliereHuishoudensExclStudenten_136", Unit="euro")
    table = CbsTable(cbs.url, KEY_FIGURES)
    wanted = load_bronnen().kerncijfers_kolommen["inkomen"]
    with pytest.raises(SjoError, match="heeft eenheid 'euro', verwacht was '1 000 euro'"):
        find_topic(table, read_topics(client, table), wanted)


def test_punctuation_and_accents_in_a_title_do_not_matter() -> None:
    assert normalise_title("Tot de AOW-leeftijd") == normalise_title("tot de aow leeftijd ")
    assert normalise_title("per km²") == normalise_title("per km2")
    assert normalise_title("%") != normalise_title("aantal")


def test_groups_that_run_in_a_circle_end(client: PoliteClient, cbs: CbsReplica) -> None:
    outermost = next(p for p in cbs.properties[AREA] if p["Type"] == "TopicGroup")
    outermost["ParentID"] = outermost["ID"]
    topics = read_topics(client, CbsTable(cbs.url, AREA))
    assert topics[0].key == "Code_1"
    assert topics[0].titles[-2:] == ("Codes en namen van gemeenten", "Code")


def test_all_pages_are_read(client: PoliteClient, cbs: CbsReplica) -> None:
    cbs.page_size = 100
    rows, urls = fetch_rows(client, CbsTable(cbs.url, AREA), ["RegioS", "Code_1"])
    assert len(rows) == 342
    assert len(urls) == 4
    assert len({row["RegioS"] for row in rows}) == 342


def test_a_page_that_leads_to_itself_is_refused(client: PoliteClient, cbs: CbsReplica) -> None:
    link = f"{cbs.url}/ODataFeed/odata/{AREA}/TypedDataSet?x"
    cbs.faults = [payload_fault({"value": [{"RegioS": "GM0014"}], "odata.nextLink": link})] * 2
    with pytest.raises(SjoError, match="onbruikbare verwijzing naar een bladzijde"):
        fetch_rows(client, CbsTable(cbs.url, AREA), ["RegioS"])


@pytest.mark.parametrize("link", ["http://elders.nl/rijen", "file:///etc/passwd"])
def test_a_next_page_elsewhere_is_not_visited(
    client: PoliteClient, cbs: CbsReplica, link: str
) -> None:
    cbs.faults = [payload_fault({"value": [{"RegioS": "GM0014"}], "odata.nextLink": link})]
    with pytest.raises(SjoError, match="onbruikbare verwijzing naar een bladzijde"):
        fetch_rows(client, CbsTable(cbs.url, AREA), ["RegioS"])
    assert len(cbs.requests) == 1


@pytest.mark.parametrize(
    "payload",
    [[], {}, "tekst", {"value": {}}, {"value": ["rij"]}, {"value": [], "odata.nextLink": 7}],
)
def test_an_answer_of_another_shape_is_refused(
    client: PoliteClient, cbs: CbsReplica, payload: object
) -> None:
    cbs.faults = [payload_fault(payload)]
    with pytest.raises(SjoError, match=r"geen OData-antwoord|onleesbare verwijzing"):
        fetch_rows(client, CbsTable(cbs.url, AREA), ["RegioS"])


def test_a_row_without_an_asked_column_is_named(client: PoliteClient, cbs: CbsReplica) -> None:
    del cbs.areas[AREA][4]["Naam_29"]
    with pytest.raises(SjoError, match="rij 5 mist kolom Naam_29"):
        fetch_rows(client, CbsTable(cbs.url, AREA), ["RegioS", "Naam_29"])


@pytest.mark.parametrize("value", ["31.2", True, [31.2], {"w": 1}])
def test_a_figure_that_is_no_number_is_named_at_its_cell(value: object) -> None:
    topic = Topic("Inkomen_1", ("Inkomen", "Gemiddeld"), "1 000 euro")
    with pytest.raises(SjoError, match=r"kolom 'Inkomen / Gemiddeld' \(Inkomen_1\), regio GM0363"):
        read_cbs_number(
            CbsTable("http://cbs", "70072ned"), {"RegioS": "GM0363  ", "Inkomen_1": value}, topic
        )


def test_padding_is_removed_from_text_and_null_is_no_text() -> None:
    table, topic = CbsTable("http://cbs", "x"), Topic("Naam_2", ("Naam",), "")
    assert read_text(table, {"Naam_2": "Utrecht    "}, topic) == "Utrecht"
    with pytest.raises(SjoError, match="is geen tekst"):
        read_text(table, {"Naam_2": None}, topic)


def test_a_table_of_a_new_year_is_found_in_the_catalogue(
    client: PoliteClient, cbs: CbsReplica
) -> None:
    assert find_table(client, cbs.url, "Gebieden in Nederland 2024").table_key == "85755NED"
    with pytest.raises(SjoError, match="noemt 0 tabellen met de titel 'Gebieden in Nederland 202'"):
        find_table(client, cbs.url, "Gebieden in Nederland 202")

"""Merging: values by order of trust, addresses whole, losers readable."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.merge import Merged, merge
from schemas.offers import REVIEWED_COLUMNS, Statements
from schemas.survivorship import Survivorship
from schemas.typology import load_typology
from tests.pipeline.records import make_records, record_id

ORDER = Survivorship(
    standaard=["handmatig", "enquete_gemeenten"],
    kolommen={"adres": ["enquete_gemeenten", "handmatig"]},
)
PLACED = {
    "straatnaam": "Dorpsstraat",
    "huisletter": "",
    "huisnummertoevoeging": "",
    "woonplaats": "Proefdorp",
    "gemeentecode": "GM0001",
    "nauwkeurigheid": "postcodegebied",
}
READ = (
    "huisnummer",
    "openingstijden_schema",
    "werkgebied",
    "zekerheid",
)  # columns of Normalised only


def normalised(*rows: dict[str, str]) -> pd.DataFrame:
    frame = make_records(*({k: v for k, v in row.items() if k not in READ} for row in rows))
    read = {name: [row.get(name, "") for row in rows] for name in READ}
    read["zekerheid"] = [sure or "vastgesteld" for sure in read["zekerheid"]]
    return frame.assign(**PLACED, **read, lat=52.0, lon=5.0)


def run(
    rows: pd.DataFrame,
    clusters: list[str] | None = None,
    provisional: frozenset[str] = frozenset(),
    decided: frozenset[tuple[str, str]] = frozenset(),
) -> Merged:
    table = pd.DataFrame(
        {"record_id": rows["record_id"], "cluster_id": clusters or ["a"] * len(rows)}
    )
    plain = rows.drop(columns="zekerheid")
    known = load_typology()
    return merge(plain, rows, table, statements_of(rows), provisional, ORDER, known, decided)


def statements_of(rows: pd.DataFrame) -> pd.DataFrame:
    """What the rows say of REVIEWED_COLUMNS; a row may say how sure that is in `zekerheid`."""
    said = rows.melt(
        ["record_id", "zekerheid"], list(REVIEWED_COLUMNS), var_name="kolom", value_name="waarde"
    )
    said = said[said["waarde"] != ""]
    return said.assign(bronwaarde=said["waarde"])[list(Statements.to_schema().columns)]


def test_the_most_trusted_source_gives_the_value_and_the_loser_stays_readable() -> None:
    merged = run(
        normalised(
            {"bron": "enquete_gemeenten", "website": "https://b.nl"}, {"website": "https://a.nl"}
        )
    )
    assert merged.locaties["website"].tolist() == ["https://a.nl"]
    websites = merged.waarden.query("kolom == 'website'").sort_values("waarde")
    assert websites[["waarde", "gekozen"]].to_numpy().tolist() == [
        ["https://a.nl", True],
        ["https://b.nl", False],
    ]


def test_within_a_source_the_latest_sighting_wins() -> None:
    merged = run(
        normalised(
            {"telefoon": "+31101111111", "gezien_op": "2026-05-01"},
            {"telefoon": "+31102222222", "gezien_op": "2026-09"},
            {"telefoon": "+31103333333"},
        )
    )
    assert merged.locaties["telefoon"].tolist() == ["+31102222222"]
    assert merged.locaties["laatst_gezien_op"].tolist() == ["2026-09"]


def test_a_row_that_nobody_reviewed_overrules_nothing_whatever_its_source_or_day() -> None:
    rows = normalised(
        {
            "organisatie": "SYNTHETISCH Raad",
            "bezoekadres": "Dorpsstraat 1",
            "huisnummer": "1",
            "gezien_op": "2026-01-01",
            "soort_organisatie": "stichting of vereniging",
        },
        {
            "organisatie": "SYNTHETISCH RAAD!",
            "bezoekadres": "Dorpstraat 1",
            "huisnummer": "1",
            "postcode": "1234AB",
            "gezien_op": "2026-09-01",
            "soort_organisatie": "gemeente",
            "telefoon": "+31101111111",
            "zekerheid": "voorlopig",
        },
        {"bron": "enquete_gemeenten", "organisatie": "SYNTHETISCH Survey"},
    )
    merged = run(rows, provisional=frozenset({record_id(2)}))
    location = merged.locaties.iloc[0]
    assert location["organisatie"] == "SYNTHETISCH Raad"
    assert location["bezoekadres"] == "Dorpsstraat 1"
    assert location["soort_organisatie"] == "stichting of vereniging"
    assert location["telefoon"] == "+31101111111"  # nobody else gives one


def test_a_kind_that_waits_for_a_reader_is_not_published_and_no_rule_takes_its_place() -> None:
    rows = normalised(
        {"soort_organisatie": "gemeente", "zekerheid": "voorlopig"},
        {"soort_organisatie": "stichting of vereniging", "zekerheid": "standaard"},
    )
    merged = run(rows)
    assert merged.locaties["soort_organisatie"].tolist() == ["onbekend"]
    kept = merged.waarden.query("kolom == 'soort_organisatie'")
    assert kept[["waarde", "zekerheid", "gekozen"]].to_numpy().tolist() == [
        ["gemeente", "voorlopig", False],
        ["stichting of vereniging", "standaard", False],
    ]


def test_what_the_second_reader_replaced_stays_readable_beside_what_was_said_instead() -> None:
    rows = normalised(
        {"soort_organisatie": "gemeente", "zekerheid": "vervangen"},
        {"soort_organisatie": "samenwerkingsverband"},
    )
    merged = run(rows)
    assert merged.locaties["soort_organisatie"].tolist() == ["samenwerkingsverband"]
    assert merged.waarden.query("zekerheid == 'vervangen'")["waarde"].tolist() == ["gemeente"]


def test_an_address_is_taken_whole_from_the_record_that_has_most_of_it() -> None:
    merged = run(
        normalised(
            {"bron": "enquete_gemeenten", "bezoekadres": "Dorpsstraat"},
            {"bezoekadres": "Dorpsstraat 1", "huisnummer": "1", "postcode": "1234AB"},
        )
    )
    location = merged.locaties.iloc[0]
    assert (location["bezoekadres"], location["postcode"]) == ("Dorpsstraat 1", "1234AB")
    chosen = merged.waarden.query("gekozen and kolom in ['bezoekadres', 'postcode']")
    assert set(chosen["record_id"]) == {record_id(2)}


def test_sociaal_raadslieden_are_there_as_soon_as_one_source_says_so() -> None:
    merged = run(
        normalised(
            {"sociaal_raadslieden": "nee"},
            {"bron": "enquete_gemeenten", "sociaal_raadslieden": "ja"},
        )
    )
    assert merged.locaties["sociaal_raadslieden"].tolist() == ["ja"]


def test_unknown_is_no_value() -> None:
    merged = run(
        normalised(
            {"functieverband": "onbekend"},
            {"bron": "enquete_gemeenten", "functieverband": "voornamelijk betaald"},
        )
    )
    assert merged.locaties["functieverband"].tolist() == ["voornamelijk betaald"]


def test_what_no_source_knows_is_the_term_for_unknown() -> None:
    merged = run(normalised({"functieverband": "onbekend"}, {}))
    assert merged.locaties[["functieverband", "financiering"]].to_numpy().tolist() == [
        ["onbekend", "onbekend"]
    ]
    assert not set(merged.waarden["kolom"]) & {"functieverband", "financiering"}


def test_sources_are_listed_once_in_order() -> None:
    merged = run(normalised({}, {"bron": "enquete_gemeenten"}, {}))
    assert merged.locaties["bronnen"].tolist() == ["enquete_gemeenten|handmatig"]


def test_opening_hours_are_those_of_the_record_whose_words_are_chosen() -> None:
    merged = run(
        normalised(
            {"bron": "enquete_gemeenten", "openingstijden": "ma 9-12"}
            | {"openingstijden_schema": "Mo 09:00-12:00"},
            {"openingstijden": "op afspraak"},
        )
    )
    assert merged.locaties[["openingstijden", "openingstijden_schema"]].to_numpy().tolist() == [
        ["op afspraak", ""]
    ]
    told = merged.waarden.query("kolom == 'openingstijden'")
    assert told[["waarde", "gekozen"]].to_numpy().tolist() == [
        ["ma 9-12", False],
        ["op afspraak", True],
    ]


def test_a_working_area_is_what_all_records_say_without_the_own_gemeente() -> None:
    merged = run(
        normalised(
            {"ook_actief_in": "Goor|de regio", "werkgebied": "GM0001|GM0003"},
            {"bron": "enquete_gemeenten", "ook_actief_in": "Almelo", "werkgebied": "GM0002|GM0003"},
            {},
        )
    )
    assert merged.werkgebieden.to_numpy().tolist() == [["a", "GM0002"], ["a", "GM0003"]]
    told = merged.waarden.query("kolom == 'ook_actief_in'")
    assert told[["waarde", "gekozen"]].to_numpy().tolist() == [
        ["Almelo", True],
        ["Goor|de regio", True],
    ]
    assert "ook_actief_in" not in merged.locaties


rows = st.lists(
    st.fixed_dictionaries(
        {
            "bron": st.sampled_from(["handmatig", "enquete_gemeenten"]),
            "website": st.sampled_from(["", "https://a.nl", "https://b.nl"]),
            "gezien_op": st.sampled_from(["", "2026", "2026-03-01"]),
            "huisnummer": st.sampled_from(["", "1"]),
        }
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.heavy
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(values: list[dict[str, str]], random) -> None:  # type: ignore[no-untyped-def]
    table = normalised(*values)
    shuffled = table.sample(frac=1, random_state=random.randrange(1000))
    first, second = run(table), run(shuffled)
    pd.testing.assert_frame_equal(first.locaties, second.locaties)
    pd.testing.assert_frame_equal(first.waarden, second.waarden)


@settings(max_examples=30)
@given(rows)
def test_one_value_is_chosen_per_column_that_has_any(values: list[dict[str, str]]) -> None:
    merged = run(normalised(*values))
    per_column = (
        merged.waarden.query("kolom != 'ook_actief_in'")
        .groupby(["cluster_id", "kolom"])["gekozen"]
        .sum()
    )
    columns = set(merged.waarden["kolom"])
    address = {"bezoekadres", "postcode", "woonplaats", "gemeentecode"}
    assert (
        per_column[per_column.index.get_level_values("kolom").isin(columns - address)] == 1
    ).all()
    assert (per_column <= 1).all()


def test_what_people_decided_of_a_location_goes_before_what_any_source_says() -> None:
    rows = normalised(
        {"bezoekadres": "Nieuwstraat 5", "huisnummer": "5", "telefoon": "030-1"},
        {"bron": "enquete_gemeenten", "bezoekadres": "Dorpsstraat 1", "huisnummer": "1",
         "postcode": "1234AB", "telefoon": "030-2", "gezien_op": "2026-12-01"},
    )  # fmt: skip
    decided = frozenset({(record_id(1), "bezoekadres"), (record_id(1), "telefoon")})
    (plain,), (found,) = (
        run(rows, decided=d).locaties.to_dict("records") for d in (frozenset(), decided)
    )
    assert (plain["bezoekadres"], found["bezoekadres"]) == ("Dorpsstraat 1", "Nieuwstraat 5")
    assert found["telefoon"] == "030-1"


def test_a_decision_on_a_value_that_two_readers_establish_does_not_go_before_them() -> None:
    rows = normalised(
        {"soort_organisatie": "gemeente", "zekerheid": "voorlopig"},
        {"soort_organisatie": "samenwerkingsverband", "zekerheid": "vastgesteld"},
    )
    decided = frozenset({(record_id(1), "soort_organisatie")})
    (found,) = run(rows, decided=decided).locaties.to_dict("records")
    assert found["soort_organisatie"] == "samenwerkingsverband"

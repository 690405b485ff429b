"""Which pairs people are asked about, and in what order (SYNTHETISCH)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import MatchResult, match_records
from pipeline.match.questions import count_affordable
from tests.pipeline.match.lists import Line, make_list

PLEIN = ("Plein 5", "7607 AA", "Almelo", "Almelo")
SITE, OTHER_SITE = "https://traiiro.example", "https://vaartwerf.example"


def ask(gazetteer: Gazetteer, *lines: Line) -> MatchResult:
    return match_records(make_list(lines), gazetteer)


def list_asked(result: MatchResult) -> list[tuple[str, str]]:
    asked = result.questions[["record_id_a", "record_id_b"]]
    return list(asked.itertuples(index=False, name=None))


def test_the_same_name_and_contact_at_another_number_of_the_street_is_asked(
    gazetteer: Gazetteer,
) -> None:
    moved = ("Traiiro", "Plein 7", "7607 AA", "Almelo", "Almelo", SITE)
    assert list_asked(ask(gazetteer, ("Traiiro", *PLEIN, SITE), moved)) == [("r00", "r01")]
    assert not list_asked(ask(gazetteer, ("Traiiro", *PLEIN, SITE), (*moved[:5], OTHER_SITE)))


def test_two_names_at_one_number_are_asked_unless_each_has_a_website(gazetteer: Gazetteer) -> None:
    assert list_asked(ask(gazetteer, ("Traiiro", *PLEIN), ("Vaartwerf", *PLEIN))) == [
        ("r00", "r01")
    ]
    tenants = ("Traiiro", *PLEIN, SITE), ("Vaartwerf", *PLEIN, OTHER_SITE)
    assert not list_asked(ask(gazetteer, *tenants))


def test_two_units_are_never_asked_about(gazetteer: Gazetteer) -> None:
    units = [("Traiiro", f"Plein 5{unit}", *PLEIN[1:]) for unit in "AB"]
    assert not list_asked(ask(gazetteer, *units))


def test_a_website_called_after_the_other_comes_before_two_other_names(
    gazetteer: Gazetteer,
) -> None:
    elsewhere = ("Markt 9", "3511 LX", "Utrecht", "Utrecht")
    lines = [("Salut", *PLEIN), ("Nobato", *PLEIN), ("Vaartwerf", *elsewhere)]
    result = ask(gazetteer, *lines, ("Zonnehof", *elsewhere, OTHER_SITE))
    assert list_asked(result) == [("r02", "r03"), ("r00", "r01")]


def test_a_website_called_after_the_other_is_asked_though_the_other_has_its_own(
    gazetteer: Gazetteer,
) -> None:
    lines = ("Vaartwerf", *PLEIN, SITE), ("Zonnehof", *PLEIN, OTHER_SITE)
    assert list_asked(ask(gazetteer, *lines)) == [("r00", "r01")]


def test_an_address_without_any_place_is_asked_where_names_or_contacts_agree(
    gazetteer: Gazetteer,
) -> None:
    nowhere = ("Plein 5", "", "", "")
    misspelt = ask(gazetteer, ("Wijkteam Traiiro", *PLEIN), ("Wijkteam Trariro", *nowhere))
    assert list_asked(misspelt) == [("r00", "r01")]
    called = ask(gazetteer, ("Vaartwerf", *PLEIN), ("Zonnehof", *nowhere, OTHER_SITE))
    assert list_asked(called) == [("r00", "r01")]
    assert not list_asked(ask(gazetteer, ("Vaartwerf", *PLEIN), ("Zonnehof", *nowhere)))


def test_one_name_and_number_in_another_street_of_the_gemeente_is_asked(
    gazetteer: Gazetteer,
) -> None:
    other_street = ("Traiiro", "Ossenmarkt 5", "7607 AB", "Almelo", "Almelo")
    assert list_asked(ask(gazetteer, ("Traiiro", *PLEIN), other_street)) == [("r00", "r01")]


def test_one_name_in_one_street_is_no_question_when_nobody_says_of_which_place(
    gazetteer: Gazetteer,
) -> None:
    nowhere = [("Traiiro", f"Plein {number}", "", "", "") for number in (5, 7)]
    assert not list_asked(ask(gazetteer, *nowhere))


def test_two_rows_without_a_name_have_no_name_in_common(gazetteer: Gazetteer) -> None:
    nameless = [("", f"Plein {number}", *PLEIN[1:]) for number in ("5-7", "7-9")]
    assert not list_asked(ask(gazetteer, *nameless))


def test_two_clusters_are_one_question_whatever_the_records_in_them(gazetteer: Gazetteer) -> None:
    kinds = [(f"{kind} Lindebuurt", *PLEIN) for kind in ("Wijkteam", "Wijkcentrum")]
    assert len(list_asked(ask(gazetteer, *kinds, *kinds, *kinds))) == 1


def test_ten_questions_per_thousand_records_are_asked_and_ten_of_any_list() -> None:
    assert [count_affordable(size) for size in (1, 1_000, 4_241)] == [10, 10, 43]


names = st.sampled_from(["Traiiro", "Wijkteam Linde", "Wijkcentrum Linde", "Traiiro 1", "Salut"])
numbers = st.sampled_from(["Plein 5", "Plein 7", "Plein 5A", ""])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(names, numbers), max_size=8))
def test_questions_do_not_hang_on_the_order_of_the_rows(
    gazetteer: Gazetteer, rows: list[tuple[str, str]]
) -> None:
    lines = make_list([(name, street, "", "Almelo", "Almelo") for name, street in rows])
    turned = lines.iloc[::-1].reset_index(drop=True)
    first, second = (match_records(table, gazetteer) for table in (lines, turned))
    assert list_asked(first) == list_asked(second)
    assert first.clusters.equals(second.clusters)
    cluster_of = first.clusters.set_index("record_id")["cluster_id"]
    assert all(cluster_of[a] != cluster_of[b] for a, b in list_asked(first))

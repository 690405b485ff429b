"""Names nearly the same at one address, as the list itself bears them out (SYNTHETISCH)."""

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from schemas.vocabulary import Paaroordeel
from tests.pipeline.match.lists import count_groups, make_list, together

PLEIN = ("Plein 5", "", "Almelo", "Almelo")
LINDE = (("Wijkteam Lindebuurt", *PLEIN), ("Buurtteam Lindebuurt", *PLEIN))


def test_another_kind_of_one_family_is_one_location_where_nothing_denies_it(
    gazetteer: Gazetteer,
) -> None:
    assert together(gazetteer, *LINDE)


def test_another_website_keeps_them_apart_and_another_number_is_a_question(
    gazetteer: Gazetteer,
) -> None:
    one, other = LINDE
    sites = [(*one, "https://lindeteam.example"), (*other, "https://buurtlinde.example")]
    assert count_groups(gazetteer, *sites) == 2
    numbers = make_list([(*one, "", "0546 123456"), (*other, "", "0546 654321")])
    assert len(match_records(numbers, gazetteer).questions) == 1


def test_the_same_own_website_joins_them_whatever_the_number(gazetteer: Gazetteer) -> None:
    one, other = LINDE
    site = "https://lindebuurt.example"
    assert together(gazetteer, (*one, site, "0546 123456"), (*other, site, "0546 654321"))


def test_in_a_list_where_such_names_are_of_two_they_are_a_question(gazetteer: Gazetteer) -> None:
    two = [
        (f"{kind} Rietmeer", "Markt 1", "", "Almelo", "Almelo", f"https://{kind}.example")
        for kind in ("wijkteam", "buurtteam")
    ]
    result = match_records(make_list([*LINDE, *two]), gazetteer)
    assert result.clusters["cluster_id"].nunique() == 4
    assert len(result.questions) == 1


def test_exchanged_kinds_are_learnt_as_added_words_are(gazetteer: Gazetteer) -> None:
    taught = [
        (f"{kind} {name}", f"Kerkstraat {at}", "", "Utrecht", "Utrecht", f"https://{name}.example")
        for at, name in enumerate(("Lindepunt", "Nobato", "Verloper"), start=1)
        for kind in ("Wijkcentrum", "Wijkteam")
    ]
    asked = [("Wijkcentrum Zonnehof", *PLEIN), ("Wijkteam Zonnehof", *PLEIN)]
    assert count_groups(gazetteer, *asked) == 2
    assert count_groups(gazetteer, *taught, *asked) == 4


def test_a_name_that_two_longer_names_hold_is_of_neither(gazetteer: Gazetteer) -> None:
    lines = [(name, *PLEIN) for name in ("Traiiro", "Traiiro Vaart", "Traiiro Molen")]
    assert count_groups(gazetteer, *lines) == 3


def test_departments_of_one_association_at_one_address_are_asked(gazetteer: Gazetteer) -> None:
    chapters = [("Traiiro afdeling Wierden", *PLEIN), ("Traiiro afdeling Borne", *PLEIN)]
    result = match_records(make_list(chapters), gazetteer)
    assert result.questions["beslissing"].tolist() == [Paaroordeel.ONZEKER]


def test_two_own_websites_outrank_an_acronym(gazetteer: Gazetteer) -> None:
    full = ("Stichting Maatschappelijke Dienstverlening Rietmeer", *PLEIN)
    assert together(gazetteer, full, ("SMDR", *PLEIN))
    sites = ("https://rietmeer.example", "https://smdr.example")
    assert count_groups(gazetteer, (*full, sites[0]), ("SMDR", *PLEIN, sites[1])) == 2


def test_across_a_gemeente_another_kind_is_no_link(gazetteer: Gazetteer) -> None:
    located, other = LINDE
    assert count_groups(gazetteer, located, (other[0], "", "", "", "Almelo")) == 2

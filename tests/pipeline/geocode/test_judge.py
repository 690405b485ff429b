import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.geocode.address import AskedAddress, make_address_key
from pipeline.geocode.judge import CERTAIN, explain_unaskable, judge_address
from pipeline.geocode.locatieserver import BagAddress, Found, write_words

BAG = BagAddress(
    nummeraanduiding_id="0344200000000001",
    straatnaam="Proeflaan",
    straatnaam_verkort="Proefln",
    huisnummer=12,
    huisletter="",
    huisnummertoevoeging="",
    postcode="3599ZZ",
    woonplaatsnaam="Utrecht",
    gemeentenaam="Utrecht",
    gemeentecode="GM0344",
    weergavenaam="Proeflaan 12, 3599ZZ Utrecht",
    lat=52.1,
    lon=5.1,
    score=5.0,
)
ASKED = AskedAddress("Proeflaan", "12", "", "", "3599ZZ", "Utrecht")
WORDS = ASKED._replace(postcode="")


def by_postcode(*addresses: BagAddress, complete: bool = True) -> Found:
    return Found(addresses, complete, True, "http://pdok")


def by_words(*addresses: BagAddress) -> Found:
    return Found(addresses, True, False, "http://pdok")


def test_postcode_number_and_street_that_agree_confirm() -> None:
    verdict = judge_address(ASKED, by_postcode(BAG))
    assert verdict.oordeel == "bevestigd"
    assert verdict.address == BAG
    assert verdict.reden == ""


def test_a_missing_street_or_place_is_completed_and_said() -> None:
    verdict = judge_address(ASKED._replace(straatnaam=""), by_postcode(BAG))
    assert (verdict.oordeel, verdict.reden) == ("aangevuld", "straatnaam Proeflaan")
    assert judge_address(ASKED._replace(woonplaats=""), by_postcode(BAG)).oordeel == "aangevuld"


def test_another_spelling_of_the_street_is_confirmed_and_told() -> None:
    verdict = judge_address(ASKED._replace(straatnaam="Proefflaan"), by_postcode(BAG))
    assert verdict.oordeel == "bevestigd"
    assert verdict.reden == "straatnaam volgens de BAG: Proeflaan"
    assert (
        judge_address(ASKED._replace(straatnaam="Proefln"), by_postcode(BAG)).oordeel == "bevestigd"
    )


def test_another_street_at_the_postcode_is_a_question() -> None:
    verdict = judge_address(ASKED._replace(straatnaam="Dorpsplein"), by_postcode(BAG))
    assert verdict.oordeel == "vraag"
    assert verdict.address is None
    assert "Proeflaan 12, 3599ZZ Utrecht" in verdict.reden


@pytest.mark.parametrize(
    ("letter", "addition"), [("A", ""), ("", "A"), ("a", ""), ("", "-A"), ("", " a ")]
)
def test_letter_and_addition_are_one_suffix(letter: str, addition: str) -> None:
    asked = ASKED._replace(huisletter=letter, huisnummertoevoeging=addition)
    with_suffix = BAG._replace(huisletter="A", nummeraanduiding_id="0344200000000002")
    verdict = judge_address(asked, by_postcode(BAG, with_suffix))
    assert verdict.address == with_suffix


def test_a_suffix_that_does_not_exist_is_a_question() -> None:
    verdict = judge_address(ASKED._replace(huisletter="C"), by_postcode(BAG))
    assert (verdict.oordeel, verdict.address) == ("vraag", None)
    assert verdict.reden == "deze toevoeging bestaat niet; wel: Proeflaan 12, 3599ZZ Utrecht"


def test_a_number_that_exists_with_a_suffix_only_is_a_question() -> None:
    assert judge_address(ASKED, by_postcode(BAG._replace(huisletter="A"))).oordeel == "vraag"


def test_two_addresses_that_fit_are_a_question_unless_the_street_tells() -> None:
    other = BAG._replace(
        straatnaam="Zijpad", straatnaam_verkort="Zijpad", nummeraanduiding_id="0" * 16
    )
    assert judge_address(ASKED, by_postcode(BAG, other)).address == BAG
    assert judge_address(ASKED._replace(straatnaam=""), by_postcode(BAG, other)).oordeel == "vraag"
    assert (
        judge_address(ASKED._replace(straatnaam="Elders"), by_postcode(BAG, other)).oordeel
        == "vraag"
    )


def test_a_place_that_contradicts_the_postcode_is_a_question_when_no_street_settles_it() -> None:
    asked = ASKED._replace(straatnaam="", woonplaats="Groningen")
    assert judge_address(asked, by_postcode(BAG)).oordeel == "vraag"
    assert (
        judge_address(ASKED._replace(woonplaats="Groningen"), by_postcode(BAG)).oordeel
        == "bevestigd"
    )


def test_the_two_names_of_the_hague_are_one_place() -> None:
    hague = BAG._replace(woonplaatsnaam="'s-Gravenhage", gemeentenaam="'s-Gravenhage")
    asked = ASKED._replace(straatnaam="", woonplaats="Den Haag")
    assert judge_address(asked, by_postcode(hague)).oordeel == "aangevuld"


def test_more_answers_than_were_given_are_a_question() -> None:
    assert judge_address(ASKED, by_postcode(BAG, complete=False)).oordeel == "vraag"


def test_nothing_found_is_not_found() -> None:
    assert judge_address(ASKED, by_postcode()).oordeel == "niet gevonden"


def test_a_postcode_that_does_not_fit_the_number_is_a_question_with_a_proposal() -> None:
    verdict = judge_address(ASKED._replace(postcode="3511AA"), by_words(BAG))
    assert (verdict.oordeel, verdict.address) == ("vraag", None)
    assert "bedoeld kan zijn: Proeflaan 12, 3599ZZ Utrecht" in verdict.reden


def test_an_answer_with_another_postcode_than_asked_is_a_question() -> None:
    assert judge_address(ASKED, by_postcode(BAG._replace(postcode="3511AA"))).oordeel == "vraag"
    assert judge_address(ASKED, by_postcode(BAG._replace(huisnummer=13))).oordeel == "vraag"


def test_words_are_certain_with_one_exact_address_well_above_the_next() -> None:
    next_door = BAG._replace(huisnummer=14, nummeraanduiding_id="0" * 16, score=4.0)
    verdict = judge_address(WORDS, by_words(BAG, next_door))
    assert (verdict.oordeel, verdict.reden) == ("aangevuld", "postcode 3599ZZ")
    close = next_door._replace(score=4.5)
    assert judge_address(WORDS, by_words(BAG, close)).oordeel == "vraag"


def test_words_that_fit_a_lower_score_are_a_question() -> None:
    first = BAG._replace(huisnummer=14, nummeraanduiding_id="0" * 16, score=9.0)
    assert judge_address(WORDS, by_words(first, BAG)).oordeel == "vraag"


def test_words_that_fit_two_places_are_a_question() -> None:
    twin = BAG._replace(nummeraanduiding_id="0" * 16, woonplaatsnaam="De Meern", score=1.0)
    assert judge_address(WORDS, by_words(BAG, twin)).oordeel == "vraag"


def test_words_that_fit_nothing_are_a_question() -> None:
    assert judge_address(WORDS._replace(woonplaats="Zeist"), by_words(BAG)).oordeel == "vraag"
    assert judge_address(WORDS._replace(straatnaam="Proefpad"), by_words(BAG)).oordeel == "vraag"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (ASKED._replace(huisnummer=""), "huisnummer"),
        (ASKED._replace(huisnummer="0"), "huisnummer"),
        (ASKED._replace(huisnummer="123456"), "huisnummer"),
        (ASKED._replace(huisnummer="12a"), "huisnummer"),
        (ASKED._replace(postcode="", woonplaats=""), "straat en woonplaats"),
        (ASKED._replace(postcode="3599ZZ or *:*"), "postcode"),
    ],
)
def test_what_cannot_be_asked_is_said(asked: AskedAddress, reason: str) -> None:
    assert reason in explain_unaskable(asked)


@pytest.mark.parametrize(
    ("street", "place", "words"),
    [
        ("Dr.-Proeflaan", "Utrecht", "Dr. Proeflaan 12 Utrecht"),
        ('x" OR *:* AND (a)', "Aa en Hunze", "x a 12 Aa en Hunze"),
        ("type:weg", "[a TO b]", "type weg 12 a b"),
        ("'t Hofje", "'s-Gravenhage", "'t Hofje 12 's Gravenhage"),
    ],
)
def test_an_address_never_becomes_a_query(street: str, place: str, words: str) -> None:
    asked = AskedAddress(street, "12", "", "", "", place)
    assert write_words(asked, "12") == words


def test_two_ways_of_writing_an_address_have_one_key() -> None:
    assert make_address_key(ASKED) == "3599ZZ|12||proeflaan|utrecht"
    other = AskedAddress(" PROEF-laan", "12", "", "", "3599 zz", "Utrecht ")
    assert make_address_key(other) == make_address_key(ASKED)


bag_addresses = st.builds(
    BAG._replace,
    straatnaam=st.sampled_from(["Proeflaan", "Zijpad"]),
    huisnummer=st.sampled_from([12, 13]),
    huisletter=st.sampled_from(["", "A"]),
    postcode=st.sampled_from(["3599ZZ", "3511AA", ""]),
    woonplaatsnaam=st.sampled_from(["Utrecht", "Zeist"]),
    score=st.sampled_from([1.0, 4.9, 5.0, 9.0]),
    nummeraanduiding_id=st.integers(0, 10**16 - 1).map(lambda n: f"{n:016d}"),
)


@given(
    st.lists(bag_addresses, max_size=5),
    st.booleans(),
    st.sampled_from(["3599ZZ", ""]),
    st.sampled_from(["Proeflaan", ""]),
)
def test_an_accepted_address_has_the_number_and_postcode_that_were_asked(
    found: list[BagAddress], with_postcode: bool, postcode: str, street: str
) -> None:
    asked = ASKED._replace(postcode=postcode, straatnaam=street)
    verdict = judge_address(asked, Found(tuple(found), True, with_postcode, "http://pdok"))
    assert (verdict.address is not None) == (verdict.oordeel in CERTAIN)
    if verdict.address is not None:
        assert verdict.address.huisnummer == 12
        assert verdict.address.huisletter == ""
        assert postcode in ("", verdict.address.postcode)
        assert street in ("", verdict.address.straatnaam)
        assert sum(a == verdict.address for a in found) == 1

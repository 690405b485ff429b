"""What holds for every address: nothing vanishes without a word, and spelling changes nothing."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.address import format_address, parse_address, read_address

WORD = re.compile(r"[^\W_]+")
PLAIN_WORDS = {"te", "in", "aan", "de", "het", "nl", "nederland", "unit"}  # they only hold together

STREETS = st.sampled_from(["Kerkstraat", "De Haven", "Burg. Backxlaan", "2e Jan Steenstraat"])
NUMBERS = st.sampled_from(["12", "12a", "12-A", "7 bis", "31 - II", "100 K1", "12-16", "3 hs"])
PLACES = st.sampled_from(["", "Utrecht", "Den Haag", "Hoek van Holland"])
ADDED = st.sampled_from(
    [
        *("gebouw C", "1e etage", "Bibliotheek", "(naast de kerk)", "tel. 232 64 10", "ma 9-12"),
        *("kamer 4", "unit X7", "Zuidvleugel", "info@voorbeeld.nl", "tegenover de kerk", "balie"),
    ]
)
JOINTS = st.sampled_from([", ", " ", "\n", "; ", "first"])


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


@given(STREETS, NUMBERS, PLACES, ADDED, JOINTS)
def test_a_word_added_to_an_address_never_vanishes_without_a_signal(
    street: str, number: str, place: str, added: str, joint: str
) -> None:
    address = f"{street} {number}"
    text = (
        f"{added}, {address}, {place}" if joint == "first" else f"{address}{joint}{added}, {place}"
    )
    reading = read_address(text)
    told = " ".join([*reading.address, *(words for _, words in reading.opmerkingen)])
    if reading.address.huisnummer:
        # Letters and digits together, for "12a" is read as 12 and A.
        shown = "".join(WORD.findall(told.casefold()))
        assert {word for word in words_of(added) - PLAIN_WORDS if word not in shown} == set()
    else:
        assert reading.address.reden != ""


@given(STREETS, NUMBERS, PLACES)
def test_case_and_spaces_do_not_change_the_reading(street: str, number: str, place: str) -> None:
    text = f"{street} {number}, {place}"
    spellings = [text, text.upper(), text.lower(), text.replace(" ", "  "), f" {text} "]
    spellings += [text.replace(" ", "\xa0"), text.replace("-", "‐")]
    read = [parse_address(spelling) for spelling in spellings]
    assert len({tuple(part.casefold() for part in address) for address in read}) == 1


@given(STREETS, NUMBERS, PLACES)
def test_reading_what_was_read_changes_nothing(street: str, number: str, place: str) -> None:
    once = parse_address(f"{street} {number}, {place}")
    again = parse_address(format_address(once), once.postcode, once.woonplaats)
    assert again == once
    assert read_address(format_address(once)).ongelezen == ""


MATES = str.maketrans({"s": "\u017f", "i": "\u0131", "I": "\u0130", "k": "\u212a", "K": "\u212a"})
"""Letters that ignoring case takes for these: a pattern of letters takes them too."""


@given(
    STREETS,
    st.sampled_from(
        ["12k", "12-K", "12 bis i", "5-III", "5 iii", "100 K1", "12i-12k", "12 unit k"]
    ),
    st.sampled_from(["", ", 3511 KI Utrecht"]),
)
def test_a_letter_of_another_alphabet_never_makes_a_number_that_the_bag_does_not_know(
    street: str, number: str, place: str
) -> None:
    plain, odd = (
        parse_address(f"{street} {text}{place}") for text in (number, number.translate(MATES))
    )
    assert odd[1:5] == plain[1:5]
    assert "".join(odd[1:5]).isascii()

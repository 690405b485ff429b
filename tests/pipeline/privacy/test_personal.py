"""What of a person is found in a text, an address of a page and the name of a file."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.privacy.numbers import HOLDS_ACCOUNT, HOLDS_IP, HOLDS_NUMBER, is_bsn
from pipeline.privacy.personal import (
    HOLDS_EMAIL,
    HOLDS_HOME,
    IS_PROFILE,
    NAMES_PERSON,
    find_personal,
    find_personal_file,
    find_personal_page,
)
from schemas.persons import is_full_name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("t.a.v. mevrouw Jansen", NAMES_PERSON),
        ("T A V Fatima", NAMES_PERSON),
        ("Kerkstraat 1 ter attentie van de Vries", NAMES_PERSON),
        ("mw. Bakker", NAMES_PERSON),
        ("Wijkteam, Jan de Vries", NAMES_PERSON),
        ("Wijkteam (F. Yilmaz)", NAMES_PERSON),
        ("A.B. de Vries", NAMES_PERSON),
        ("teamleider: Sanne", NAMES_PERSON),
        ("graag bel Zwaantje", NAMES_PERSON),
        ("Raadslieden 06-12345678", HOLDS_NUMBER),
        ("Raadslieden +31 6 1234 5678", HOLDS_NUMBER),
        ("Raadslieden ０６１２３４５６７８", HOLDS_NUMBER),
        ("06\u200b12345678", HOLDS_NUMBER),
        ("06\u201112345678", HOLDS_NUMBER),
        ("06:1234|5678", HOLDS_NUMBER),
        ("+31 (0)6·12_34~56*78", HOLDS_NUMBER),
        ("0\u03326\u03321\u0332 2345678", HOLDS_NUMBER),
        ("111222333", HOLDS_NUMBER),
        ("BSN onbekend", HOLDS_NUMBER),
        ("NL91 ABNA 0417 1643 00 t.n.v. X", HOLDS_ACCOUNT),
        ("NL 91 ABNA 04 17 16 43 00", HOLDS_ACCOUNT),
        ("nl91-abna-0417-1643-00", HOLDS_ACCOUNT),
        ("DE89370400440532013000", HOLDS_ACCOUNT),
        ("jan@voorbeeld.nl", HOLDS_EMAIL),
        ("jan (at) voorbeeld.nl", HOLDS_EMAIL),
        ("jan[apenstaartje]voorbeeld [punt] nl", HOLDS_EMAIL),
        ("jan @ voorbeeld.nl", HOLDS_EMAIL),
        ("server 192.168.34.7", HOLDS_IP),
        ("2001:db8::1", HOLDS_IP),
        ("woont Dorpsstraat 12", HOLDS_HOME),
        ("privéadres: Dorpsstraat 12", HOLDS_HOME),
        ("zie https://linkedin.com/in/jan-jansen", IS_PROFILE),
        ("zie nl.linkedin.com/in/jan-jansen", IS_PROFILE),
    ],
)
def test_what_may_be_of_a_person_is_found_with_the_reason(text: str, reason: str) -> None:
    assert find_personal(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Stichting Jan Jansen Fonds",
        "Anne Frankschool",
        "Willem Dreeshuis",
        "Mr. Treublaan 4",
        "Mej. A.Talmaweg 2",
        "Mevrouw Courtmansstraat 3, 1234 AB Utrecht",
        "Ontmoetingscentrum 'Ons Mevrouw'",
        "Stichting MW Kwadraad",
        "O.B.S. de Pionier",
        "B.S. 't Schrijverke",
        "S.V. Nieuwkoop",
        "Flex@Work",
        "Inloop @ 12.30 uur",
        "Huis (at) De Wijk",
        "ma 06:30-12:45, di 06:00-18:00 | wo 06.15 - 12.30",
        "06-11-2026 10:30 tot 12:00",
        "2026.1: 316 locaties, 1234 records, 56 vragen",
        "De Heerlijkheid",
        "Bel Air",
        "Wijkteam 14 030",
        "Raadslieden 030 232 64 10",
        "Postbus 487 3500 AL Utrecht Telefoon +31 (0)30 232 64 10",
        "ma 09:00-17:00, di 0900-1200 en 1300-1700",
        "gelijk na normalisatie (met juridischloket:de14ba45b1ef56c4)",
        "met handmatig:1234567890123456 op 2026-10-03 in 2026.1",
        "Laan van de Heer 3",
        "Inloop bij De Meent",
    ],
)
def test_services_streets_and_buildings_named_after_persons_are_no_persons(text: str) -> None:
    assert find_personal(text) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/zq",
        "https://nl.linkedin.com/in/zq",
        "linkedin.com/pub/zq",
        "https://www.facebook.com/people/Zwaantje/1000",
        "https://wa.me/31612345678",
        "https://x.nl/team/fatima-el-idrissi",
        "https://x.nl/medewerkers/zwaantje-quispel",
        "https://x.nl/%6A%61n%20jansen",
        "https://x.nl/Jan_de_Vries.html",
        "https://x.nl/team/mevrouw-jansen",
        "https://x.nl/?mail=jan@x.nl",
        "https://x.nl/bel?nr=06-12345678",
        "https://x.nl/?bsn=111222333",
        "http://10.0.0.1/lijst",
    ],
)
def test_the_page_of_a_person_is_found(address: str) -> None:
    assert find_personal_page(address) != ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/Wijkteam",
        "https://www.linkedin.com/company/wijkteam",
        "https://x.nl/medewerkers",
        "https://x.nl/medewerkers/vacatures",
        "https://x.nl/anne-frank-huis",
        "https://x.nl/nieuws/2023/10/12/sociaal-raadslieden",
        "https://x.nl/artikel/011206521/hulp",
        "https://x.nl/bericht/1000009977",
        "https://x.nl/hulp-in-2022-28276341.html",
        "https://x.nl/blob/f87d221992210defcee39d539badb26a7be65ce8/lijst",
        "www.x.nl",
    ],
)
def test_other_pages_are_not(address: str) -> None:
    assert find_personal_page(address) == ""


@pytest.mark.parametrize(
    ("name", "is_personal"),
    [
        ("manual_entries/2026/locaties/AB.csv", False),
        ("data/raw/2026/enquete_gemeenten/results-survey123456.csv", False),
        ("data/raw/2026/juridischloket/2026-10-01.2/records.jsonl", False),
        ("manual_entries/2026/locaties/jan-jansen.csv", True),
        ("data/raw/2026/enquete_gemeenten/export 06-12345678.xlsx", True),
        ("data/raw/2026/x/export_t.a.v._mevrouw X.csv", True),
        ("data/raw/2026/x/jan@x.nl.csv", True),
    ],
)
def test_the_name_of_a_file_may_name_a_person(name: str, is_personal: bool) -> None:
    assert bool(find_personal_file(name)) == is_personal


def test_a_full_name_is_a_first_name_or_initials_and_a_surname() -> None:
    assert is_full_name(["Jan", "de", "Vries"])
    assert is_full_name(["J.", "Vries"])
    assert not is_full_name(["Jan"])
    assert not is_full_name(["Jan", "de"])
    assert not is_full_name(["Huis", "de", "Vries"])
    assert not is_full_name([])


@pytest.mark.parametrize(("digits", "is_right"), [("111222333", True), ("111222334", False)])
def test_a_bsn_passes_the_test_of_eleven(digits: str, is_right: bool) -> None:
    assert is_bsn(digits) is is_right


@given(st.text(), st.text())
def test_a_number_is_found_whatever_stands_around_it(before: str, behind: str) -> None:
    text = f"{before[:50]} 06-48151623 {behind[:50]}"
    assert find_personal(text) != ""


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    find_personal(text)
    find_personal_page(text)
    find_personal_file(text)


INVISIBLE = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u202e\u2064\u206f\u3164\ufe0f\ufeff\U000e0041\U000e0101"


@given(st.lists(st.sampled_from(INVISIBLE), max_size=30), st.randoms(use_true_random=False))
def test_signs_that_nobody_sees_hide_nothing(signs: list[str], rng: random.Random) -> None:
    for told, reason in (("06-12345678", HOLDS_NUMBER), ("mevrouw Jansen", NAMES_PERSON)):
        text = list(told)
        for sign in signs:
            text.insert(rng.randrange(len(text) + 1), sign)
        assert find_personal("".join(text)) == reason

import time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.contact import (
    domain_of,
    is_phone,
    normalise_phone,
    normalise_website,
    show_phone,
)

WEBSITES = {
    "https://www.Voorbeeld.NL/Contact/": "https://www.voorbeeld.nl/Contact",
    "rechtswinkelgo.nl": "https://rechtswinkelgo.nl",
    "http://rechtswinkel-zwijndrecht.nl/": "http://rechtswinkel-zwijndrecht.nl",
    "HTTP://VOORBEELD.NL:80": "http://voorbeeld.nl",
    "https://voorbeeld.nl:8443/x": "https://voorbeeld.nl:8443/x",
    "https://voorbeeld.nl/x?utm_source=a&id=3&fbclid=z#deel": "https://voorbeeld.nl/x?id=3",
    "http://voorbeeld.nl/index.php?p=geschiedenis": "http://voorbeeld.nl/index.php?p=geschiedenis",
    "www.een.nl, www.twee.nl": "https://www.een.nl",
    "zie https://voorbeeld.nl": "https://voorbeeld.nl",
    "javascript:alert('www.a.nl')": "",
    "https://één.nl/café": "https://xn--n-9faa.nl/caf%C3%A9",
    "//voorbeeld.nl/x": "https://voorbeeld.nl/x",
    "www.voorbeeld.nl/x/": "https://www.voorbeeld.nl/x",
    "voorbeeld.nl/x//": "https://voorbeeld.nl/x",
    "voorbeeld.nl/x.": "https://voorbeeld.nl/x",
    "https.nl": "https://https.nl",
    "javascript:alert(1)": "",
    "mailto:info@voorbeeld.nl": "",
    "info@voorbeeld.nl": "",
    "https://gebruiker:geheim@voorbeeld.nl": "",
    "ftp://voorbeeld.nl": "",
    "https://127.0.0.1/": "",
    "https://[::1": "",
    "https://localhost": "",
    "https://voorbeeld.nl:99999": "",
    "https://voor_beeld.nl": "",
    "geen": "",
    "": "",
}


@pytest.mark.parametrize("written", WEBSITES)
def test_a_website_has_one_form_and_nothing_dangerous(written: str) -> None:
    assert normalise_website(written) == WEBSITES[written]


@given(st.one_of(st.text(max_size=60), st.text(max_size=30).map(lambda t: f"https://a.nl/{t}")))
def test_any_text_gives_a_website_that_stays_the_same(text: str) -> None:
    website = normalise_website(text)
    assert normalise_website(website) == website
    assert website == "" or website.startswith(("http://", "https://"))
    assert not set(website) & set(' <>"\n\t')


def test_the_domain_is_the_host_without_www() -> None:
    assert domain_of("https://www.voorbeeld.nl:8443/x?y=www.") == "voorbeeld.nl"
    assert domain_of("https://wijk.voorbeeld.nl") == "wijk.voorbeeld.nl"
    assert domain_of("https://www2.voorbeeld.nl") == "voorbeeld.nl"
    assert domain_of("https://www.nl") == "www.nl"
    assert domain_of("http://voorbeeld.nl?x=https://www.ander.nl") == "voorbeeld.nl"
    assert domain_of("") == ""


PHONES = {
    "020 - 665 8001": "+31206658001",
    "(0545) 12 34 56": "+31545123456",
    "+31 30 232 64 10": "+31302326410",
    "0031 30 2326410": "+31302326410",
    "Telefoon 030 232 64 10 (ma-vr)": "+31302326410",
    "030 232 64 10 / 06 12345678": "+31302326410",
    "0900-8020": "+319008020",
    "0800 8020": "+318008020",
    "0800-8020": "+318008020",
    "+31 800 8020": "+318008020",
    "0900 8020 (lokaal tarief)": "+319008020",
    "088 1234567": "+31881234567",
    "14 020": "+3114020",
    "14 0345": "+31140345",
    "+49 30 901820": "+4930901820",
    "112": "",
    "12345": "",
    "onbekend": "",
}


@pytest.mark.parametrize("written", PHONES)
def test_a_phone_number_has_one_form(written: str) -> None:
    assert normalise_phone(written) == PHONES[written]
    assert normalise_phone(PHONES[written]) == PHONES[written]


def test_a_cell_is_a_phone_number_when_it_holds_nothing_else() -> None:
    assert is_phone("14 0345")
    assert is_phone("+31 (0)30 232 64 10")
    assert not is_phone("030 232 64 10 / 06 12345678")
    assert not is_phone("onbekend")


@given(
    st.sampled_from(["0", "+31", "0031", "+31 (0)"]),
    st.text("0123456789", min_size=8, max_size=10),
    st.sampled_from(["", " ", "-", ".", ") "]),
    st.integers(1, 8),
)
def test_a_plain_number_is_read_as_the_library_reads_it(
    prefix: str, digits: str, between: str, at: int
) -> None:
    text = f"{prefix}{digits[:at]}{between}{digits[at:]}"
    number = phonenumbers.parse(text, "NL")
    if phonenumbers.is_valid_number(number):
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        assert normalise_phone(text) == e164


@pytest.mark.parametrize("rest", ["000001", "123456", "500500", "999999"])
def test_the_start_of_nine_digits_tells_whether_they_are_a_number(rest: str) -> None:
    for start in range(100, 1000):
        number = phonenumbers.PhoneNumber(country_code=31, national_number=int(f"{start}{rest}"))
        assert is_phone(f"0{start}{rest}") == phonenumbers.is_valid_number(number)


def test_the_longest_cell_is_read_in_no_time() -> None:
    start = time.process_time()
    for unit in ("0", "www.", "a.", "%", "020 665 8001 ", "a@"):
        normalise_phone(unit * 100_000)
        normalise_website(unit * 100_000)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+31201234567", "020 123 4567"),
        ("+318008020", "0800 8020"),
        ("+31880123456", "088 012 3456"),
        ("+3225550123", "+32 2 555 01 23"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_people_write_it(number: str, shown: str) -> None:
    assert show_phone(number) == shown

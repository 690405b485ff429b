import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.email import normalise_email

NAMES = ("Stichting De Welle", "De Welle · Nijverdal", "Nijverdal", "Hellendoorn")


@pytest.mark.parametrize(
    "mailbox",
    [
        "info@voorbeeld.nl",
        "contact@voorbeeld.nl",
        "spreekuur@voorbeeld.nl",
        "secretariaat@voorbeeld.nl",
        "sociaal.raadslieden@voorbeeld.nl",
        "info-nijverdal@voorbeeld.nl",
        "wijkteam.noord@voorbeeld.nl",
        "dewelle@voorbeeld.nl",
        "stichtingdewelle@voorbeeld.nl",
        "nijverdal@voorbeeld.nl",
        "gemeentehellendoorn@voorbeeld.nl",
        "info2@voorbeeld.nl",
    ],
)
def test_a_mailbox_of_the_service_passes(mailbox: str) -> None:
    assert normalise_email(f" {mailbox.upper()} ", NAMES) == mailbox


# Made-up people.
@pytest.mark.parametrize(
    "text",
    [
        "jan.jansen@voorbeeld.nl",
        "j.devries@voorbeeld.nl",
        "j.info@voorbeeld.nl",
        "jansen@jansen.nl",
        "fatima@voorbeeld.nl",
        "jan.jansen+info@voorbeeld.nl",
        "infojan@voorbeeld.nl",
        "noord@voorbeeld.nl",
        "1234@voorbeeld.nl",
        "info@voorbeeld",
        "geen",
        "",
    ],
)
def test_what_may_be_a_person_is_dropped(text: str) -> None:
    assert normalise_email(text, NAMES) == ""


def test_the_first_mailbox_of_the_service_is_taken_from_several() -> None:
    text = "Jan Jansen <jan.jansen@voorbeeld.nl>; info@voorbeeld.nl, contact@voorbeeld.nl"
    assert normalise_email(text, NAMES) == "info@voorbeeld.nl"


@given(st.text(max_size=100))
def test_any_text_gives_a_mailbox_that_passes_again_or_nothing(text: str) -> None:
    mailbox = normalise_email(text, NAMES)
    assert normalise_email(mailbox, NAMES) == mailbox


def test_the_longest_cell_is_read_in_no_time() -> None:
    start = time.process_time()
    for unit in ("a", "a@", "a.", "info@a.", "-"):
        normalise_email(unit * 100_000, ("de " * 50_000,))
    assert time.process_time() - start < 1


def test_a_site_in_letters_of_another_alphabet_is_another_site() -> None:
    assert normalise_email("info@k\u0131osk.example") == ""
    assert normalise_email("info@k\u0131osk.example of info@kiosk.example") == "info@kiosk.example"

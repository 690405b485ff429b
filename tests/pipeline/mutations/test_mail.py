"""Messages as people write them: made up by us, every name and number SYNTHETISCH."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mutations.mail import read_message
from schemas.mutations import Mutatiesoort

FORM = """\
Van: Voornaam Achternaam <v.achternaam@voorbeeld.example>
Onderwerp: Melding over L0123456789

Locatie: L0123456789
Gemeente: Utrecht
Telefoon: 030 123 45 67 -> 030 765 43 21
Website: https://nieuw.example/loket
Toelichting: Wij hebben een nieuw nummer.

Met vriendelijke groet,
Voornaam Achternaam
06 12345678
"""


def test_a_filled_form_is_read_and_its_signature_is_not() -> None:
    read = read_message(FORM)
    assert read.locatie_id == "L0123456789"
    assert read.afzender == "Voornaam Achternaam <v.achternaam@voorbeeld.example>"
    assert read.values == {"telefoon": "030 765 43 21", "website": "https://nieuw.example/loket"}
    assert (read.soort, read.gemeente) == (Mutatiesoort.WIJZIGING, "Utrecht")
    assert (read.bericht, read.unread) == ("Wij hebben een nieuw nummer.", [])


def test_the_order_of_the_lines_and_quote_marks_change_nothing() -> None:
    head, body = FORM.split("Met vriendelijke", 1)
    lines = head.splitlines()
    other = "\n".join(f"> > {line}" for line in reversed(lines)) + "\n\nMet vriendelijke" + body
    assert read_message(other) == read_message(FORM)


@pytest.mark.parametrize(
    ("text", "soort", "values", "per"),
    [
        ("L0123456789\n030 765 43 21", "wijziging", {"telefoon": "030 765 43 21"}, ""),
        ("Het loket is per 1 november 2026 gesloten.", "gesloten", {}, "2026-11-01"),
        ("Beste, wij zijn gestopt sinds oktober 2026. Groet, Jan", "gesloten", {}, "2026-10"),
        ("Soort: gesloten\nGesloten per: 1-11-2026", "gesloten", {}, "2026-11-01"),
        ("Alles klopt nog, dank.", "klopt", {}, ""),
        ("Onderwerp: nieuwe locatie\nNaam: Rechtswinkel", "nieuw", {"organisatie": "Rechtswinkel"}, ""),
        (
            "Wij zijn verhuisd naar Nieuwstraat 5, 1234 CD Dorp",
            "wijziging",
            {"bezoekadres": "Nieuwstraat 5", "postcode": "1234 CD", "plaats": "Dorp"},
            "",
        ),
        (
            "Nieuw adres: Nieuwstraat 5\nPostcode: 1234 CD\nPlaats: Dorp",
            "wijziging",
            {"bezoekadres": "Nieuwstraat 5", "postcode": "1234 CD", "plaats": "Dorp"},
            "",
        ),
        ("* **Website:** www.nieuw.example", "wijziging", {"website": "www.nieuw.example"}, ""),
        ("Zie https://nieuw.example.", "wijziging", {"website": "https://nieuw.example"}, ""),
        ("Wij zijn niet gesloten, hoor.", None, {}, ""),
        ("E-mailadres: info@nieuw.example", "wijziging", {"email": "info@nieuw.example"}, ""),
        ("Op 3 november 2026 schreef het loket:\n> vraag?\nTel: 030 765 43 21", "wijziging",
         {"telefoon": "030 765 43 21"}, ""),
        ("", None, {}, ""),
    ],
)  # fmt: skip
def test_without_labels_it_shows_by_its_form(
    text: str, soort: str | None, values: dict[str, str], per: str
) -> None:
    read = read_message(text)
    assert (read.soort, read.values, read.per) == (soort, values, per)


def test_a_label_wins_from_a_form_and_what_is_not_understood_is_kept() -> None:
    read = read_message("Onze buren hebben 030 111 22 33.\nTelefoon: 030 765 43 21\nTot ziens!")
    assert read.values == {"telefoon": "030 765 43 21"}
    assert read.unread == ["Onze buren hebben 030 111 22 33.", "Tot ziens!"]


@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text: str) -> None:
    read_message(text)


def test_a_message_is_kept_whole_also_when_it_says_that_something_becomes_something() -> None:
    assert read_message("Toelichting: Het spreekuur wordt verplaatst").bericht == (
        "Het spreekuur wordt verplaatst"
    )


def test_behind_the_arrow_of_the_form_a_value_is_kept_whole() -> None:
    read = read_message("Openingstijden: ma 9-12 -> ma 9-12; dinsdag wordt nog bekend")
    assert read.values == {"openingstijden": "ma 9-12; dinsdag wordt nog bekend"}


def test_the_source_of_a_mail_in_html_says_what_its_reader_sees() -> None:
    read = read_message(
        "<html><body><p>Locatie: L0123456789<br>Telefoon: <b>030&nbsp;765&nbsp;43&nbsp;21</b></p>"
        '<div>Website: <a href="https://oud.example">https://nieuw.example</a></div></body></html>'
    )
    assert read.locatie_id == "L0123456789"
    assert read.values == {"telefoon": "030 765 43 21", "website": "https://nieuw.example"}
    assert read.unread == []


@pytest.mark.parametrize(
    "line",
    [
        "Begin doorgestuurd bericht:",
        "---------- Doorgestuurd bericht ---------",
        "---------- Forwarded message ---------",
        "-----Original Message-----",
        "On Tue, 3 Nov 2026 at 10:11, Loket wrote:",
    ],
)
def test_that_a_mail_was_sent_on_is_no_word_of_it(line: str) -> None:
    read = read_message(f"{line}\nVan: balie@anker.example\n\n>> Telefoon: 030 765 43 21")
    assert (read.values, read.unread) == ({"telefoon": "030 765 43 21"}, [])
    assert read.afzender == "balie@anker.example"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Wij zijn open sinds 3 september 2026", "2026-09-03"),
        ("Wij zijn open sinds 3 \u017feptember 2026", ""),
        ("Wij zijn open sinds jun\u0131 2026", ""),
        ("per: \u0661\u0662-\u0660\u0663-\u0662\u0660\u0662\u0666", "2026-03-12"),
        ("per: \uff12\uff10\uff12\uff16-\uff10\uff13", "2026-03"),
    ],
)
def test_a_day_is_told_in_our_digits_and_a_month_in_our_letters(line: str, day: str) -> None:
    assert read_message(line).per == day

"""Spellings of one street, and of one addition to a house number, come down to one form."""

import pytest

from pipeline.match.coding.short_forms import shorten_street, write_addition

ONE_STREET = [
    ("Burg. Backxlaan", "Burgemeester Backxln"),
    ("Burg.Backxlaan", "Bgm. Backxlaan"),
    ("2e Van der Helststraat", "Tweede v.d. Helststr."),
    ("Dr. Wagenaarstraat", "Doctor Wagenaarstraat"),
    ("Kon. Julianaplein", "Koningin Julianapln"),
    ("O.-L.-Vrouwestraat", "Onze Lieve Vrouwestraat"),
    ("St.-Jacobsstraat", "Sint Jacobsstraat"),
    ("Pastoor Schoenmakersstr.", "Past. Schoenmakersstraat"),
    ("Honingraat plein", "Honingraatplein"),
    ("5 Mei-Straat", "5 Meistraat"),
    ("Mr. P. Droogleever Fortuynweg", "Meester Droogleever Fortuynweg"),
    ("Wethoudtr Leeutensingel", "Wethouder Leeutensingel"),
    ("'t Stroink", "Het Stroink"),
    ("Zwaluwpl.", "Zwaluwplein"),
    ("Kerksgl", "Kerksingel"),
    ("Terpgr.", "Terpgracht"),
    ("PrinsDe Kooterweg", "Prins De Kooterweg"),
    ("Twede Kerkstraat", "2e Kerkstraat"),
    ("Dokte Lindestraat", "Dr. Lindestraat"),
]


@pytest.mark.parametrize(("left", "right"), ONE_STREET)
def test_spellings_of_one_street_have_one_short_form(left: str, right: str) -> None:
    assert shorten_street(left) == shorten_street(right)


def test_in_a_short_title_no_typing_error_is_forgiven() -> None:
    assert shorten_street("Prinz Lindestraat") != shorten_street("Prins Lindestraat")


def test_additions_have_one_form() -> None:
    forms = [("A", ""), ("", "A"), ("", "a"), ("I", ""), ("", "1"), ("", "01"), ("H", "")]
    assert [write_addition(*form) for form in forms] == ["A", "A", "A", "1", "1", "1", "H"]
    assert write_addition("", "hs") == write_addition("", "huis") == "H"
    assert write_addition("A", "1") == write_addition("", "a-1") == "A-1"
    assert write_addition("", "A01") == write_addition("A", "01") == "A-1"
    assert write_addition("", "bis") == "BIS"

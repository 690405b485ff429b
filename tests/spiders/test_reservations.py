"""The file of a site's reservations is read as the protocol says."""

import pytest

from spiders.crawling.reservations import Reservations
from spiders.page import Page

HOST = "http://replica.example.nl"


def reserves(rules: str, path: str) -> bool:
    told = Reservations()
    told.note(Page(f"{HOST}/.well-known/tdmrep.json", rules.encode(), "application/json"))
    return told.reserves(HOST + path)


ALL = '[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://replica.example.nl/p"}]'
SOME = """[{"location": "/nieuws/*", "tdm-reservation": 1},
           {"location": "/nieuws/open/", "tdm-reservation": 0},
           {"location": "*.pdf$", "tdm-reservation": 1}]"""


@pytest.mark.parametrize(
    ("rules", "path", "is_reserved"),
    [
        (ALL, "/", True),
        (ALL, "/locaties/?page=2", True),
        (SOME, "/nieuws/een", True),
        (SOME, "/nieuws/open/een", False),
        (SOME, "/locaties/", False),
        (SOME, "/lijst.pdf", True),
        (SOME, "/lijst.pdf?x=1", False),
        ('{"location": "/", "tdm-reservation": "1"}', "/", True),
        ("\ufeff" + ALL, "/x", True),
        ('[{"location": "/", "tdm-reservation": 0}]', "/", False),
    ],
)
def test_the_longest_rule_for_an_address_decides(rules: str, path: str, is_reserved: bool) -> None:
    assert reserves(rules, path) == is_reserved


@pytest.mark.parametrize(
    "body",
    ["", "<html>Niet gevonden</html>", "null", "[1, {}]", '[{"location": 3, "tdm-reservation": 1}]',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_no_such_file_reserves_nothing(body: str) -> None:
    assert not reserves(body, "/")


def test_a_file_says_nothing_of_another_host() -> None:
    told = Reservations()
    told.note(Page(f"{HOST}/.well-known/tdmrep.json", ALL.encode(), "application/json"))
    assert not told.reserves("http://ander.example.nl/")

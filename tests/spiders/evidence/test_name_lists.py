"""A list of the site's own locations tells which were not read; a list of other things does not."""

import csv
from pathlib import Path

import pytest

from schemas.captures import CapturedRecord
from spiders.evidence.name_lists import find_name_lists, find_unread_names
from spiders.page import Page

PLACES = ["Almelo", "Borne", "Delden", "Enschede", "Goor", "Hengelo", "Losser", "Markelo"]
GEMEENTEN = Path(__file__).parents[3] / "data" / "reference" / "gemeenten.csv"


def select(names: list[str]) -> str:
    return "<select>" + "".join(f"<option>{name}</option>" for name in names) + "</select>"


def bullets(names: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>"


def unread(markup: str, read: list[str]) -> list[str]:
    page = Page("http://replica.example.nl/x", f"<main>{markup}</main>".encode(), "text/html")
    records = [CapturedRecord(key=p, naam=f"Steunpunt {p}", plaats=p) for p in read]
    return find_unread_names(find_name_lists(page), records)


@pytest.mark.parametrize(
    "markup",
    [
        bullets(PLACES),
        "".join(f"<h2>{p}</h2><p>Elke dinsdag.</p>" for p in PLACES),
        bullets([f"Loket {p}" for p in PLACES]),
        select(["Kies een plaats", *PLACES]),
        f"<form><p>Waar is het spreekuur?</p>{select(PLACES)}</form>",
    ],
)
@pytest.mark.parametrize("count", [3, 6])
def test_names_of_a_list_that_nobody_read_are_found(markup: str, count: int) -> None:
    found = [name.removeprefix("Loket ") for name in unread(markup, PLACES[:count])]
    assert [name for name in found if name in PLACES] == PLACES[count:]


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        (bullets([f"Stap {word}" for word in PLACES]), ["Zwolle"]),
        (select(PLACES), [*PLACES[:3], "Zwolle", "Deventer"]),
        (select(PLACES), PLACES[:1]),
        (f"<form>{select(PLACES)}<textarea></textarea></form>", PLACES[:4]),
        (f"<h3>Ons werkgebied</h3>{bullets(PLACES)}", PLACES[:4]),
        (f"<label>Waar woont u?</label>{select(PLACES)}", PLACES[:4]),
    ],
)
def test_a_list_of_something_else_says_nothing(markup: str, read: list[str]) -> None:
    assert unread(markup, read) == []


def test_among_places_a_name_that_is_no_place_is_not_of_a_location() -> None:
    assert unread(bullets([*PLACES, "Contact", "Doneren"]), PLACES) == []


def test_a_choice_of_all_gemeenten_is_no_list_of_locations() -> None:
    with GEMEENTEN.open(encoding="utf-8", newline="") as file:
        names = sorted({r["gemeente"] for r in csv.DictReader(file) if r["jaar"] == "2023"})
    assert unread(select(names), names[::2]) == []


def test_persons_among_the_headings_of_locations_are_no_locations_unread() -> None:
    names = [f"Buurthuis {word}" for word in ("Eik", "Berk", "Linde", "Iep", "Wilg", "Els", "Olm")]
    records = [CapturedRecord(naam=name, key=name) for name in names]
    read = find_unread_names([(*names, "Marleen de Vries", "Buurthuis Beuk")], records)
    assert read == ["Buurthuis Beuk"]

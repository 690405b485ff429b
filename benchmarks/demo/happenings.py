"""What can happen in a wave, shown in the later one: the first must give the figures of 2023."""

from benchmarks.demo.places import LABEL, Place
from benchmarks.demo.searching import Row

FAILED_SITES = ("slachtofferhulp",)
"""Sites that gave nothing in the later wave: what they gave before stands in for it."""
UNSEARCHED = 8
"""Gemeenten without supply that nobody searched: of those nothing is known."""
FORMER_NAME = {"Voorne aan Zee": "Brielle"}
"""A gemeente, and one that went into it, whose name researchers still type."""
LOOK_ALIKES = 12
"""Finds that are nearly, but not surely, a location that was found already: questions."""


def show_what_happens(
    name: str, rows: list[Row], towns: dict[str, str], places: list[Place]
) -> list[Row]:
    """Return the rows of one file of the later wave with what can happen to it."""
    supplied = {towns[place.gemeentecode] for place in places}
    empty = sorted(set(towns.values()) - supplied)
    if name.startswith("zoeklog"):
        return [row for row in rows if row["gemeente"] not in empty[:UNSEARCHED]]
    if not name.startswith("locaties"):
        return rows
    former = [FORMER_NAME.get(row["gemeente"], row["gemeente"]) for row in rows]
    typed = [row | {"gemeente": town} for row, town in zip(rows, former, strict=True)]
    if not name.endswith("2.csv"):
        return typed
    return [*typed, *_look_alikes(typed), _waiting(typed[-1], empty[-1])]


def _waiting(row: Row, town: str) -> Row:
    """Return a find that nobody judged yet, in a gemeente where nothing else is."""
    return row | {
        "sleutel": "demo-wacht",
        "organisatie": f"Welzijnshuis {town} {LABEL}",
        "bezoekadres": "",
        "postcode": "",
        "plaats": "",
        "gemeente": town,
    }


def _look_alikes(rows: list[Row]) -> list[Row]:
    """Return the first doubles found once more, under a name that says less."""
    found = [row for row in rows if row["bezoekadres"] and row["website"]][:LOOK_ALIKES]
    return [
        row
        | {
            "sleutel": f"{row['sleutel']}-lijkt",
            "organisatie": f"Loket {row['organisatie'].split()[0]} {LABEL}",
            "website": "",
            "telefoon": "",
        }
        for row in found
    ]

"""What happened to a location, in plain words."""

import pandas as pd
import pytest

from pipeline.products.edition import Edition
from pipeline.products.verkenner.history import gather_changes, gather_history, tell_change
from schemas.vocabulary import SoortVerschil
from tests.pipeline.products.country import small_edition
from tests.snapshots import Row, table

HERE = "L0000000001"
GONE = "L0000000009"


def difference(soort: str, **values: object) -> Row:
    row: Row = dict.fromkeys(["kolom", "oud", "nieuw", "verwante_locatie_id"])
    return (
        row
        | {
            "locatie_id": HERE,
            "organisatie": "SYNTHETISCH aanbieder 1",
            "soort_verschil": soort,
            "gemeentecode_oud": "GM0344",
            "gemeentecode_nieuw": "GM0344",
            "effect": 0,
            "oorzaak": "echte verandering",
            "grond": "SYNTHETISCH",
        }
        | values
    )


def event(locatie_id: str, gebeurtenis: str, versie: str, opvolger: str = "") -> Row:
    told = {"locatie_id": locatie_id, "gebeurtenis": gebeurtenis, "versie": versie}
    return told | {"opvolger": opvolger or None, "reden": "blijkt dezelfde te zijn"}


def decision(**values: object) -> Row:
    row: Row = dict.fromkeys(["locatie_id", "record_id", "kolom", "was", "wordt", "is_nu"])
    return row | {"per": None, "bron_url": None, "toegepast": True} | values


def edition_with(**tables: list[Row]) -> Edition:
    edition = small_edition(vorige_versie="2021.1")
    made: dict[str, pd.DataFrame] = {name: table(name, rows) for name, rows in tables.items()}
    edition.version.tables.update(made)
    return edition


def test_a_first_version_is_told_with_its_likely_cause() -> None:
    edition = edition_with(
        id_historie=[event(HERE, "nieuw", "2023.1")],
        verschillen=[
            difference("nieuw", gemeentecode_oud=None, effect=1, oorzaak="nieuw gevonden")
        ],
    )
    assert gather_history(edition)[HERE] == [
        "Voor het eerst opgenomen in versie 2023.1 (nu pas gevonden; of het er eerder al was, is "
        "niet bekend)."
    ]


def test_who_took_up_another_location_says_so() -> None:
    edition = edition_with(
        id_historie=[
            event(HERE, "nieuw", "2021.1"),
            event(GONE, "samengevoegd", "2023.1", opvolger=HERE),
        ]
    )
    assert gather_history(edition)[HERE] == [
        "Voor het eerst opgenomen in versie 2021.1.",
        f"In versie 2023.1 ging een andere locatie ({GONE}) in deze op: blijkt dezelfde te zijn.",
    ]


def test_a_decision_on_a_record_is_one_on_its_location() -> None:
    edition = edition_with(
        besluiten=[
            decision(
                record_id=f"handmatig:{1:016x}",
                besluit="correctie",
                kolom="website",
                genomen_op="2022-06-15",
            ),
            decision(
                locatie_id=HERE,
                besluit="verhuisd",
                per="2022-05",
                genomen_op=None,
                toegepast=False,
            ),
        ]
    )
    assert gather_history(edition)[HERE] == [
        "Op 15 juni 2022 besloten: een waarde is verbeterd (website).",
        "Besloten: de locatie is verhuisd, per mei 2022; dat werkt nog niet in deze versie.",
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"soort": "verhuisd", "oud": "A 1, 3511AB Utrecht", "nieuw": "B 2"},
            "verhuisd van A 1, 3511 AB Utrecht naar B 2",
        ),
        ({"soort": "hernoemd", "oud": "Oud", "nieuw": "Nieuw"}, "heette eerst Oud"),
        (
            {"soort": "ander ondersteuningstype", "kolom": "ondersteuningstype", "nieuw": "Advies"},
            "ondersteuningstype erbij: Advies",
        ),
        (
            {"soort": "ander leefgebied", "kolom": "leefgebied", "oud": "Algemeen"},
            "leefgebied eraf: Algemeen",
        ),
        (
            {"soort": "gewijzigd", "kolom": "telefoon", "nieuw": "+31301234567"},
            "telefoon: was niets, is nu 030 123 4567",
        ),
        ({"soort": "vervallen", "oud": "A 1"}, "vervallen"),
    ],
)
def test_a_difference_is_told_in_plain_words(values: dict[str, str], told: str) -> None:
    assert tell_change(difference(**values)) == told


def test_every_kind_of_difference_can_be_told() -> None:
    for kind in SoortVerschil:
        assert tell_change(difference(str(kind), kolom="website", oud="a", nieuw="b"))


def test_a_gemeente_names_who_came_who_went_and_who_changed() -> None:
    edition = edition_with(
        verschillen=[
            difference("nieuw", gemeentecode_oud=None, effect=1),
            difference("vervallen", locatie_id=GONE, gemeentecode_nieuw=None, effect=-1),
            difference("hernoemd", oud="Oud", nieuw="Nieuw"),
            difference(
                "andere gemeente", oud="GM0344", nieuw="GM0373", gemeentecode_nieuw="GM0373"
            ),
        ]
    )
    changes = gather_changes(edition)
    told = {
        code: [[change.wat for change in side] for side in (some.erbij, some.eraf, some.anders)]
        for code, some in changes.items()
    }
    assert told == {
        "GM0344": [
            ["nieuw"],
            ["vervallen", "ligt nu in GM0373, eerst in GM0344"],
            ["heette eerst Oud"],
        ],
        "GM0373": [["ligt nu in GM0373, eerst in GM0344"], [], []],
    }

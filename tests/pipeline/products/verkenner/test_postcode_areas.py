"""An area that the source tears apart lies where its number says, and no other row is touched."""

from pathlib import Path

import pandas as pd

from pipeline.country.reference import read_postcode_areas
from pipeline.products.verkenner.postcode_areas import drop_astray

ROOT = Path(__file__).parents[4]
UTRECHT = [
    ("3521", "Utrecht", 52.0791, 5.1064),
    ("3522", "Utrecht", 52.0780, 5.1217),
    ("3524", "Utrecht", 52.0587, 5.1369),
]


def _areas(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["pc4", "plaats", "lat", "lon"])


def test_a_torn_area_keeps_the_place_beside_its_neighbours_by_number() -> None:
    torn = [("3523", "Ouddorp", 51.8119, 3.8916), ("3523", "Utrecht", 52.0720, 5.1244)]
    kept = drop_astray(_areas(*UTRECHT, *torn))
    assert set(kept["pc4"]) == {"3521", "3522", "3523", "3524"}
    assert set(kept["plaats"]) == {"Utrecht"}


def test_an_area_of_villages_close_together_keeps_them_all() -> None:
    villages = _areas(("8601", "Sneek", 53.0318, 5.6554), ("8601", "IJsbrechtum", 53.0333, 5.63))
    assert drop_astray(villages).equals(villages)


def test_without_a_neighbour_that_decides_nothing_is_dropped() -> None:
    alone = _areas(("2324", "Amersfoort", 52.2008, 5.3740), ("2324", "Leiden", 52.1450, 4.4717))
    assert drop_astray(alone).equals(alone)
    assert drop_astray(alone.head(0)).empty


def test_of_the_country_seven_areas_lose_the_places_that_are_not_theirs() -> None:
    areas = read_postcode_areas(ROOT)
    assert areas is not None
    dropped = areas.drop(index=drop_astray(areas).index)
    assert list(zip(dropped["pc4"], dropped["plaats"], strict=True)) == [
        ("2324", "Amersfoort"),
        ("3523", "Ouddorp"),
        ("3981", "Zeewolde"),
        ("7571", "2e Exloërmond"),
        ("7887", "Collendoorn"),
        ("8611", "Emst"),
        ("9999", "Roermond"),
        ("9999", "Rotterdam"),
        ("9999", "Someren"),
        ("9999", "Zwolle"),
    ]

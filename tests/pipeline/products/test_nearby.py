import pandas as pd
import pytest

from pipeline.products.edition import Edition
from pipeline.products.nearby import find_nearby, per_10_000


def placed(**points: tuple[float, float] | None) -> pd.DataFrame:
    rows = [(code, *(point or (None, None))) for code, point in points.items()]
    return pd.DataFrame(rows, columns=["gemeentecode", "lat", "lon"])


def test_the_nearest_gemeenten_come_first_and_ties_go_by_code() -> None:
    near = find_nearby(placed(A=(52.0, 5.0), D=(52.1, 5.0), B=(51.9, 5.0), C=(53.0, 5.0)), 2)
    assert near == {"A": ("B", "D"), "B": ("A", "D"), "C": ("D", "A"), "D": ("A", "B")}


def test_a_gemeente_without_a_point_is_near_none() -> None:
    near = find_nearby(placed(A=(52.0, 5.0), B=None, C=(52.1, 5.0)))
    assert near == {"A": ("C",), "B": (), "C": ("A",)}
    assert find_nearby(placed(A=None)) == {"A": ()}


def test_gemeenten_near_utrecht_are_its_neighbours(country: Edition) -> None:
    names = country.gemeenten.set_index("gemeentecode")["gemeente"]
    near = {names[code] for code in find_nearby(country.gemeenten)["GM0344"]}
    assert {"De Bilt", "Nieuwegein", "Stichtse Vecht"} <= near


@pytest.mark.parametrize(
    ("count", "inwoners", "per"),
    [(1, 27_244, 0.4), (21, 367_947, 0.6), (1, 200_000, 0.1), (0, 5, 0.0), (3, None, None)],
)
def test_locations_are_counted_per_ten_thousand_inhabitants(
    count: int, inwoners: int | None, per: float | None
) -> None:
    assert per_10_000(count, inwoners) == per

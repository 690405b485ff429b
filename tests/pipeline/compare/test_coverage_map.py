import pandas as pd

from pipeline.compare.coverage import Coverage, CoverageChange
from pipeline.compare.coverage_map import draw_changes

GEMEENTEN = pd.DataFrame(
    [
        ("GM0001", "Alfa", "Utrecht", 52.1, 5.1),
        ("GM0002", "Beta", "Utrecht", 52.2, 5.2),
        ("GM0003", "Gamma", "Utrecht", 52.3, 5.3),
    ],
    columns=["gemeentecode", "gemeente", "provincie", "lat", "lon"],
)


def compared(**changes: CoverageChange) -> Coverage:
    rows = [(code, change.value) for code, change in changes.items()]
    return Coverage(2025, pd.DataFrame(rows, columns=["gemeentecode", "dekking"]), pd.DataFrame())


def test_every_gemeente_is_drawn_once_by_what_became_of_its_coverage() -> None:
    changes = compared(GM0001=CoverageChange.GAINED, GM0002=CoverageChange.LOST)
    drawn = draw_changes(changes, GEMEENTEN)
    assert drawn is not None
    assert {group.label: group.names for group in drawn.groups} == {
        "erbij gekomen": ["Alfa"],
        "weggevallen": ["Beta"],
        "niet te zeggen": ["Gamma"],
        "gelijk": [],
    }
    assert [name for group in drawn.groups for name, path in group.areas if path] == [
        "Alfa",
        "Beta",
        "Gamma",
    ]


def test_the_map_names_every_province() -> None:
    provincies = ["Utrecht", "Utrecht", "Gelderland"]
    drawn = draw_changes(compared(), GEMEENTEN.assign(provincie=provincies))
    assert drawn is not None
    assert set(drawn.provinces) == {"Utrecht", "Gelderland"}


def test_there_is_no_map_of_other_gemeenten_or_without_points() -> None:
    assert draw_changes(compared(GM0009=CoverageChange.SAME), GEMEENTEN) is None
    nowhere = GEMEENTEN.assign(lat=None, lon=None)
    assert draw_changes(compared(GM0001=CoverageChange.SAME), nowhere) is None

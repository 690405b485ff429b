import pandas as pd
import pytest

from pipeline.refresh.bronnen import load_bronnen
from pipeline.refresh.changes import describe_changes
from pipeline.refresh.kerncijfers import to_percentage, to_stedelijkheid


@pytest.mark.parametrize(
    ("density", "stedelijkheid"),
    [(0, 5), (499.9, 5), (500, 4), (999, 4), (1000, 3), (1500, 2), (2499, 2), (2500, 1), (9000, 1)],
)
def test_a_lower_bound_of_stedelijkheid_belongs_to_its_class(
    density: float, stedelijkheid: int
) -> None:
    assert to_stedelijkheid(density) == stedelijkheid


def test_a_percentage_of_nothing_or_nobody_is_unknown() -> None:
    assert to_percentage(15_000, 200_000) == 7.5
    assert to_percentage(0, 10) == 0
    assert to_percentage(None, 10) is None
    assert to_percentage(5, None) is None
    assert to_percentage(5, 0) is None


def test_every_wave_has_a_year_for_every_figure_and_none_lies_ahead_of_it() -> None:
    bronnen = load_bronnen()
    for wave, years in bronnen.peiljaren.items():
        assert set(years) == set(bronnen.kerncijfers_kolommen)
        assert years["inwoners"] == wave
        assert all(year <= wave for year in years.values())
        assert years["migratieachtergrond_pct"] <= 2022
    assert bronnen.peiljaren[2023]["uitkeringen"] == 2022
    assert bronnen.peiljaren[2023]["inkomen"] == 2021


def test_changes_count_what_differs_and_name_what_came_and_went() -> None:
    former = pd.DataFrame({"gemeentecode": ["GM1", "GM2", "GM3"], "inwoners": [1, None, 3]})
    latter = pd.DataFrame({"gemeentecode": ["GM2", "GM3", "GM4"], "inwoners": [None, 4, 5]})
    assert describe_changes(former, latter, "kerncijfers") == [
        "kerncijfers: GM1 vervalt",
        "kerncijfers: GM4 is nieuw",
        "kerncijfers: inwoners verschilt bij 1 gemeenten (zoals GM3: 3.0 wordt 4.0)",
    ]
    assert describe_changes(former, former, "kerncijfers") == []

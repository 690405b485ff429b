import pandas as pd
import pandera.pandas as pa
import pytest

from schemas.refresh import FetchedKeyFigures


def figures(count: int = 20) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "gemeentecode": [f"GM{n:04d}" for n in range(count)],
            "inwoners": [10_000.0 + n for n in range(count)],
            "adressendichtheid": [1000.0] * count,
            "inkomen": [30.5] * count,
            "uitkering_pct": [6.5] * count,
            "migratieachtergrond_pct": [20.0] * count,
        }
    )


def test_whole_figures_are_accepted_and_inhabitants_become_whole_numbers() -> None:
    valid = FetchedKeyFigures.validate(figures(), lazy=True)
    assert str(valid["inwoners"].dtype) == "Int64"


def test_a_tenth_may_be_unknown_and_no_more() -> None:
    table = figures()
    table.loc[[0, 1], "inkomen"] = None
    FetchedKeyFigures.validate(table, lazy=True)
    table.loc[2, "inkomen"] = None
    with pytest.raises(pa.errors.SchemaErrors, match="90%"):
        FetchedKeyFigures.validate(table, lazy=True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("gemeentecode", "GM0001"),
        ("gemeentecode", "0014"),
        ("inwoners", None),
        ("inwoners", 499),
        ("inkomen", 30_500.0),
        ("uitkering_pct", 0.01),
        ("uitkering_pct", 101.0),
        ("migratieachtergrond_pct", -0.1),
        ("adressendichtheid", -1.0),
    ],
)
def test_a_figure_that_cannot_be_is_refused(column: str, value: object) -> None:
    table = figures()
    table[column] = [value, *table[column].tolist()[1:]]
    with pytest.raises(pa.errors.SchemaErrors):
        FetchedKeyFigures.validate(table, lazy=True)


def test_a_column_more_or_less_is_refused() -> None:
    for table in (figures().drop(columns="inkomen"), figures().assign(extra=1)):
        with pytest.raises(pa.errors.SchemaErrors):
            FetchedKeyFigures.validate(table, lazy=True)

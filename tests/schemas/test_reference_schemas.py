import pandas as pd
import pandera.pandas as pa
import pytest

from pipeline.files.schema_failures import describe_failures
from schemas.reference import (
    GEMEENTEN_PER_JAAR,
    GemeentenPerJaar,
    Herindelingen,
    Kerncijfers,
    Woonplaatsen,
)


def gemeenten(count: int, year: int = 2023) -> pd.DataFrame:
    """Made-up gemeenten of one year, spread over twelve provinces."""
    return pd.DataFrame(
        {
            "jaar": [str(year)] * count,
            "gemeentecode": [f"GM{n:04d}" for n in range(count)],
            "gemeente": [f"SYNTHETISCH {n}" for n in range(count)],
            "provincie": [f"provincie {n % 12}" for n in range(count)],
        }
    )


def failures(model: type[pa.DataFrameModel], table: pd.DataFrame) -> str:
    with pytest.raises(pa.errors.SchemaErrors) as caught:
        model.validate(table, lazy=True)
    return describe_failures(caught.value)


@pytest.mark.parametrize(("year", "count"), GEMEENTEN_PER_JAAR.items())
def test_a_year_has_exactly_the_gemeenten_that_cbs_counts(year: int, count: int) -> None:
    GemeentenPerJaar.validate(gemeenten(count, year), lazy=True)
    for wrong in (count - 1, count + 1):
        assert "aantal gemeenten zoals CBS telt" in failures(
            GemeentenPerJaar, gemeenten(wrong, year)
        )


def test_two_gemeenten_have_no_name_or_code_in_common() -> None:
    table = gemeenten(342)
    table.loc[1, "gemeente"] = "SYNTHETISCH 0"
    assert "elke naam een keer" in failures(GemeentenPerJaar, table)
    table = gemeenten(342)
    table.loc[1, "gemeentecode"] = "GM0000"
    assert "rij 3, kolom gemeentecode, waarde 'GM0000': komt meer dan een keer voor" in failures(
        GemeentenPerJaar, table
    )


def test_eleven_provinces_are_not_the_country() -> None:
    table = gemeenten(342)
    table["provincie"] = table["provincie"].replace("provincie 11", "provincie 0")
    assert "in 12 provincies" in failures(GemeentenPerJaar, table)


def kerncijfers() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "gemeentecode": ["GM0014", "GM0034"],
            "gemeente": ["SYNTHETISCH 1", "SYNTHETISCH 2"],
            "provincie": ["Groningen", "Flevoland"],
            "inwoners": ["10000", "20000"],
            "stedelijkheid": ["1", "5"],
            "inkomen": ["30500", None],
            "uitkering_pct": ["7.5", None],
            "migratieachtergrond_pct": ["25.1", None],
            "lat": ["53.2", "52.4"],
            "lon": ["6.6", "5.2"],
        }
    )


def test_text_of_a_csv_becomes_numbers_and_unknown_stays_unknown() -> None:
    valid = Kerncijfers.validate(kerncijfers(), lazy=True)
    assert valid["inwoners"].tolist() == [10_000, 20_000]
    assert valid["inkomen"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("stedelijkheid", "6", "rij 2, kolom stedelijkheid, waarde '6': mag hoogstens zijn 5"),
        ("stedelijkheid", "0", "moet ten minste zijn 1"),
        ("inkomen", "31", "kolom inkomen, waarde '31': moet ten minste zijn 10000"),
        ("uitkering_pct", "101", "mag hoogstens zijn 100"),
        ("inwoners", None, "kolom inwoners, waarde '': mag niet leeg zijn"),
        ("lat", "6.6", "kolom lat, waarde '6.6': moet ten minste zijn 50"),
        ("lon", "53.2", "kolom lon, waarde '53.2': mag hoogstens zijn 8"),
        ("inwoners", "veel", "kolom inwoners"),
    ],
)
def test_a_figure_that_cannot_be_is_named_at_its_cell(
    column: str, value: str | None, message: str
) -> None:
    table = kerncijfers()
    table[column] = [value, table[column][1]]
    assert message in failures(Kerncijfers, table)


def test_a_column_more_or_less_is_named() -> None:
    assert failures(Kerncijfers, kerncijfers().drop(columns="inkomen")) == (
        "kolom inkomen: kolom ontbreekt"
    )
    assert "kolom extra: kolom is onbekend" in failures(Kerncijfers, kerncijfers().assign(extra=1))


def test_the_date_of_a_herindeling_is_a_day() -> None:
    row = ["GM0501", "Brielle", "GM1992", "Voorne aan Zee", "1-1-2023"]
    table = pd.DataFrame([row], columns=list(Herindelingen.to_schema().columns))
    assert "kolom datum, waarde '1-1-2023': heeft niet de vorm" in failures(Herindelingen, table)


def test_only_ten_failures_are_shown_and_the_rest_is_counted() -> None:
    table = pd.DataFrame(
        {
            "woonplaatscode": [f"{n:04d}" for n in range(2400)],
            "woonplaats": ["SYNTHETISCH"] * 2400,
            "gemeentecode": ["0014"] * 2400,
        }
    )
    told = failures(Woonplaatsen, table)
    assert told.startswith("rij 2, kolom gemeentecode, waarde '0014'")
    assert told.endswith("en nog 2390 fouten")
    assert told.count("rij ") == 10

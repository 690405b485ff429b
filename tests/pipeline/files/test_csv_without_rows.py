"""A row goes out of a file of people, and nothing else of it changes."""

import pytest

from pipeline.files.csv_text import BOM_OF_CSV, drop_from_csv
from schemas.manual import LOCATIES


def without(text: str, sleutel: str = "AB-2026-v1") -> str:
    dropped = drop_from_csv(text.encode(), "AB.csv", LOCATIES, "sleutel", sleutel)
    assert dropped.startswith(BOM_OF_CSV)
    return dropped.removeprefix(BOM_OF_CSV).decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", [";", ","])
def test_the_row_with_the_key_goes_and_the_rest_stays_as_it_was_written(
    end: str, between: str
) -> None:
    rows = [
        ("sleutel", "organisatie", "mijn eigen kolom"),
        ("AB-2026-v0", f'"SYNTHETISCH{end}op twee regels; en , meer"', "x"),
        ("AB-2026-v1", f'"SYNTHETISCH{end}gaat eruit"', "y"),
        ("AB-2026-v10", '"SYNTHETISCH ""blijft"""', ""),
    ]
    lines = [between.join(row) + end for row in rows]
    assert without("".join(lines)) == "".join([*lines[:2], lines[3]])


def test_a_key_in_another_column_or_in_no_row_takes_nothing_out() -> None:
    text = "sleutel;organisatie\nAB-2026-v2;AB-2026-v1\n\n"
    assert without(text) == text
    assert (
        without("organisatie;plaats\nAB-2026-v1;Zeist\n")
        == "organisatie;plaats\nAB-2026-v1;Zeist\n"
    )


def test_the_line_by_which_excel_tells_the_delimiter_stays() -> None:
    text = "sep=;\nsleutel;organisatie\nAB-2026-v1;SYNTHETISCH\nAB-2026-v2;SYNTHETISCH"
    assert without(text) == "sep=;\nsleutel;organisatie\nAB-2026-v2;SYNTHETISCH"

"""A reference figure says of which year it is, or that nobody noted it."""

import json
from pathlib import Path

from pipeline.country.key_figures import describe_key_figures
from tests.pipeline.tree import REPOSITORY


def years(path: Path) -> dict[str, object]:
    table = describe_key_figures(path).astype(object)
    return dict(
        zip(table["kenmerk"], table["peiljaar"].where(table["peiljaar"].notna(), None), strict=True)
    )


def test_the_shipped_figures_have_the_years_of_their_page() -> None:
    assert years(REPOSITORY / "data" / "reference" / "kerncijfers_2023.csv") == {
        "inwoners": 2023,
        "stedelijkheid": 2022,
        "inkomen": 2021,
        "uitkering_pct": 2021,
        "migratieachtergrond_pct": 2021,
    }


def test_a_fetched_file_has_the_years_that_were_noted_when_it_was_fetched(tmp_path: Path) -> None:
    note = "peiljaren: inwoners 2026, uitkeringen 2025"
    content = {"bestanden": {"kerncijfers_2026.csv": {"note": note}}}
    (tmp_path / "herkomst.json").write_text(json.dumps(content), encoding="utf-8")
    found = years(tmp_path / "kerncijfers_2026.csv")
    assert (found["inwoners"], found["uitkering_pct"], found["inkomen"]) == (2026, 2025, None)


def test_without_a_note_no_year_is_guessed(tmp_path: Path) -> None:
    assert set(years(tmp_path / "kerncijfers_2026.csv").values()) == {None}


def test_what_a_herindeling_did_to_a_figure_is_said_of_that_figure(tmp_path: Path) -> None:
    table = describe_key_figures(tmp_path / "kerncijfers_2023.csv", ["Een"], ["Twee"])
    said = table.set_index("kenmerk")["opmerking"]
    assert said["inwoners"] == (
        "Na herindeling opgeteld over de oude gemeenten: Een. Door herindeling niet bekend van "
        "Twee."
    )
    assert said["inkomen"] == "Door herindeling niet bekend van Een, Twee."

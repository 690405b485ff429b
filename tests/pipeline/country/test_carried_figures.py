"""A figure belongs to a code and a boundary year; every gemeente here is made up."""

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.carried_figures import CarriedFigures, carry_figures

CODES = {2023: ["GM0001", "GM0002", "GM0003", "GM0004"], 2026: ["GM0001", "GM0003", "GM0005"]}
NAMES = {code: f"SYNTHETISCH {code[-1]}" for codes in CODES.values() for code in codes}
INWONERS = {"GM0001": 49_729, "GM0002": 21_829, "GM0003": 100, "GM0004": 50}


def gemeenten(jaar: int, codes: list[str] | None = None) -> pd.DataFrame:
    chosen = CODES[jaar] if codes is None else codes
    return pd.DataFrame(
        {"gemeentecode": chosen, "gemeente": [NAMES[c] for c in chosen], "provincie": "P"}
    )


def figures(jaar: int) -> pd.DataFrame:
    table = gemeenten(jaar)
    return table.assign(
        inwoners=table["gemeentecode"].map(INWONERS).fillna(7).astype("Int64"),
        stedelijkheid=pd.array([3] * len(table), dtype="Int64"),
        inkomen=pd.array([30_000] * len(table), dtype="Int64"),
        uitkering_pct=5.0,
        migratieachtergrond_pct=10.0,
        lat=52.0,
        lon=[5.0 + number / 10 for number in range(len(table))],
    )


def boundaries_of(*steps: tuple[str, str]) -> Boundaries:
    """Make mergers of 1 January 2026, given as old and new code."""
    mergers = pd.DataFrame(
        [(old, NAMES[old], new, NAMES[new], "2026-01-01") for old, new in steps],
        columns=[
            "gemeentecode_oud",
            "gemeente_oud",
            "gemeentecode_nieuw",
            "gemeente_nieuw",
            "datum",
        ],
        dtype=str,
    )
    every = pd.concat([gemeenten(year).assign(jaar=year) for year in CODES])
    return Boundaries(mergers, every)


def carry(jaar: int, grensjaar: int, *steps: tuple[str, str], without: str = "") -> CarriedFigures:
    known_figures = figures(jaar).query("gemeentecode != @without")
    map_ = gemeenten(grensjaar)
    return carry_figures(known_figures, jaar, map_, grensjaar, boundaries_of(*steps))


def known(carried: CarriedFigures, code: str) -> dict[str, object]:
    row = carried.figures.set_index("gemeentecode").loc[code]
    return {str(k): v for k, v in row.items() if not pd.isna(v)}


def test_the_inhabitants_of_a_gemeente_that_took_in_another_are_added_up_and_the_rest_unknown() -> (
    None
):
    carried = carry(2023, 2026, ("GM0002", "GM0001"), ("GM0004", "GM0005"))
    assert known(carried, "GM0001") == {
        "gemeente": "SYNTHETISCH 1",
        "provincie": "P",
        "inwoners": 71_558,
        "lat": 52.0,
        "lon": 5.0,
    }
    assert carried.opgeteld == ("SYNTHETISCH 1",)
    assert carried.figures["inwoners"].sum() == sum(INWONERS.values())


def test_a_gemeente_that_only_got_another_code_keeps_its_figures() -> None:
    carried = carry(2023, 2026, ("GM0002", "GM0001"), ("GM0004", "GM0005"))
    renamed = known(carried, "GM0005")
    assert (renamed["gemeente"], renamed["inwoners"]) == ("SYNTHETISCH 5", 50)
    assert renamed["stedelijkheid"] == 3


def test_of_a_gemeente_that_was_divided_no_part_is_known() -> None:
    steps = [("GM0002", "GM0001"), ("GM0002", "GM0003"), ("GM0004", "GM0005")]
    carried = carry(2023, 2026, *steps)
    assert carried.figures["gemeentecode"].tolist() == ["GM0005"]
    assert carried.onbekend == ("SYNTHETISCH 1", "SYNTHETISCH 3")


def test_figures_of_a_later_map_say_nothing_of_what_was_merged_since() -> None:
    carried = carry(2026, 2023, ("GM0002", "GM0001"), ("GM0004", "GM0005"))
    assert carried.figures["gemeentecode"].tolist() == ["GM0003", "GM0004"]
    assert carried.onbekend == ("SYNTHETISCH 1", "SYNTHETISCH 2")


def test_without_a_herindeling_figures_stay_what_they_were() -> None:
    carried = carry(2023, 2023)
    assert carried.figures.equals(figures(2023))
    assert (carried.opgeteld, carried.onbekend) == ((), ())


def test_a_gemeente_that_gave_away_a_part_and_goes_on_is_no_part_of_the_other() -> None:
    carried = carry(2023, 2026, ("GM0003", "GM0001"), ("GM0002", "GM0005"), ("GM0004", "GM0005"))
    assert carried.figures["gemeentecode"].tolist() == ["GM0005"]
    assert known(carried, "GM0005")["inwoners"] == 21_879
    assert carried.onbekend == ("SYNTHETISCH 1", "SYNTHETISCH 3")


def test_three_that_became_one_are_added_up() -> None:
    carried = carry(2023, 2026, ("GM0002", "GM0001"), ("GM0004", "GM0001"))
    assert known(carried, "GM0001")["inwoners"] == sum(INWONERS.values()) - 100
    assert carried.opgeteld == ("SYNTHETISCH 1",)


def test_a_sum_that_lacks_a_part_is_unknown() -> None:
    carried = carry(2023, 2026, ("GM0002", "GM0001"), ("GM0004", "GM0005"), without="GM0002")
    assert carried.figures["gemeentecode"].tolist() == ["GM0003", "GM0005"]
    assert carried.onbekend == ("SYNTHETISCH 1",)


def test_a_gemeente_without_figures_that_did_not_change_is_not_said_to_have_changed() -> None:
    carried = carry(2023, 2026, ("GM0002", "GM0001"), ("GM0004", "GM0005"), without="GM0003")
    assert carried.onbekend == ()


def test_later_figures_of_a_gemeente_that_took_in_a_part_are_not_of_the_smaller_one() -> None:
    steps = [("GM0002", "GM0001"), ("GM0002", "GM0003"), ("GM0004", "GM0005")]
    carried = carry(2026, 2023, *steps)
    assert carried.figures["gemeentecode"].tolist() == ["GM0004"]
    assert carried.onbekend == ("SYNTHETISCH 1", "SYNTHETISCH 2", "SYNTHETISCH 3")


def test_what_changed_before_the_figures_is_in_them() -> None:
    carried = carry(2026, 2026, ("GM0003", "GM0001"))
    assert carried.figures.equals(figures(2026))
    assert carried.onbekend == ()


def test_outgrown_is_what_took_in_or_gave_away_land_under_the_same_code() -> None:
    steps = [("GM0002", "GM0001"), ("GM0003", "GM0001"), ("GM0004", "GM0005")]
    boundaries = boundaries_of(*steps)
    assert boundaries.find_outgrown(2023, 2026) == {"GM0001", "GM0003"}
    assert boundaries.find_outgrown(2026, 2026) == set()
    assert boundaries_of(("GM0004", "GM0005")).find_outgrown(2023, 2026) == set()

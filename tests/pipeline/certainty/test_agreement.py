"""Agreement is that of blind readings, before anything is settled. Data SYNTHETISCH."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.boundary import rows_of
from pipeline.certainty.agreement import measure_agreement
from schemas.typology import load_typology
from schemas.vocabulary import Lezingstand

TYPOLOGY = load_typology()


def reading(number: int, lezer: str, record: str, waarde: str, **values: Any) -> dict[str, Any]:
    row = {
        "lezing_id": f"{lezer}-2026-{number}",
        "record_id": record,
        "lezer": lezer,
        "datum": "2026-05-01",
        "blind": True,
        "vorm": "expliciet",
        "stand": str(Lezingstand.GELDT),
        "veld": "leefgebieden",
        "waarde": waarde,
    }
    return row | values


def measured(*readings: dict[str, Any], term: str = "") -> dict[str, dict[str, Any]]:
    table = measure_agreement(pd.DataFrame(list(readings)), TYPOLOGY)
    asked = table[(table["veld"] == "leefgebieden") & (table["term"] == term)]
    assert len(asked) == 4
    return {row["maat"]: row for row in rows_of(asked)}


def twice(record: str, one: str, other: str, **values: Any) -> list[dict[str, Any]]:
    return [reading(1, "AB", record, one, **values), reading(1, "CD", record, other, **values)]


def test_the_share_of_equal_answers_counts_whole_sets() -> None:
    figures = measured(
        *twice("r1", "Algemeen", "Algemeen"),
        *twice("r2", "Wonen en buren|Werk", "Werk|Wonen en buren"),
        *twice("r3", "Werk", "geen"),
    )
    assert figures["gelijk"]["waarde"] == 0.667
    assert figures["gelijk"]["records"] == 3


def test_a_label_has_figures_of_its_own_with_how_common_it_is() -> None:
    label = TYPOLOGY.leefgebieden[1].label
    figures = measured(
        *twice("r1", label, label),
        *twice("r2", "geen", label),
        *twice("r3", "geen", "geen"),
        *twice("r4", "geen", "geen"),
        term=label,
    )
    assert figures["gelijk"]["waarde"] == 0.75
    assert figures["gelijk"]["prevalentie"] == pytest.approx(3 / 8)


def test_what_was_not_read_blind_is_counted_apart() -> None:
    figures = measured(
        *twice("r1", "Werk", "Werk"),
        reading(2, "AB", "r2", "Werk"),
        reading(2, "CD", "r2", "geen", blind=False),
    )
    assert (figures["gelijk"]["records"], figures["gelijk"]["niet_blind"]) == (1, 1)
    assert figures["gelijk"]["waarde"] == 1


@pytest.mark.parametrize(
    "other",
    [
        {"waarde": "niet bekeken"},
        {"stand": str(Lezingstand.INGETROKKEN)},
        {"vorm": "impliciet", "lezer": None},
        {"lezer": "AB", "lezing_id": "AB-2026-2"},
    ],
)
def test_silence_a_withdrawal_and_the_same_reader_are_no_second_answer(
    other: dict[str, Any],
) -> None:
    figures = measured(reading(1, "AB", "r1", "Werk"), reading(1, "CD", "r1", "geen") | other)
    assert (figures["gelijk"]["records"], figures["gelijk"]["niet_blind"]) == (0, 0)
    assert pd.isna(figures["gelijk"]["waarde"])


def test_an_interval_is_given_from_ten_records_up_and_is_the_same_each_time() -> None:
    nine = [row for n in range(9) for row in twice(f"r{n}", "Werk", "Werk" if n else "geen")]
    assert pd.isna(measured(*nine)["gelijk"]["van"])
    ten = [*nine, *twice("r9", "geen", "Werk")]
    figures = measured(*ten)
    assert figures["gelijk"]["van"] < figures["gelijk"]["waarde"] < figures["gelijk"]["tot"]
    assert str(measured(*ten)) == str(figures)


def test_readers_who_never_differed_get_no_interval_without_a_width() -> None:
    figures = measured(*(row for n in range(12) for row in twice(f"r{n}", "Werk", "Werk")))
    assert figures["gelijk"]["waarde"] == 1
    assert all(pd.isna(figure[c]) for figure in figures.values() for c in ("van", "tot"))


def test_a_label_that_hardly_anybody_gave_gets_no_interval_of_the_few_samples_with_it() -> None:
    label = TYPOLOGY.leefgebieden[1].label
    rare = [*twice("r0", label, "geen"), *twice("r1", label, label)]
    rows = [*rare, *(row for n in range(2, 30) for row in twice(f"r{n}", "geen", "geen"))]
    figures = measured(*rows, term=label)
    assert figures["gelijk"]["van"] < figures["gelijk"]["waarde"] <= figures["gelijk"]["tot"]
    assert not pd.isna(figures["alpha"]["waarde"])
    assert pd.isna(figures["alpha"]["van"])


def test_without_readings_nothing_is_said_of_any_field_or_label() -> None:
    table = measure_agreement(pd.DataFrame(twice("r1", "Werk", "Werk")).head(0), TYPOLOGY)
    fields, terms = 6, len(TYPOLOGY.ondersteuningstypen) + len(TYPOLOGY.leefgebieden)
    assert len(table) == 4 * (fields + terms)
    assert table["waarde"].isna().all()
    assert (table[["records", "niet_blind"]] == 0).all(axis=None)


ANSWERS = st.sampled_from(["geen", "Werk", "Algemeen", "Algemeen|Werk"])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(ANSWERS, ANSWERS), min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_rows_and_unread_records_change_nothing(
    answers: list[tuple[str, str]], chance: Any
) -> None:
    rows = [row for n, pair in enumerate(answers) for row in twice(f"r{n:02}", *pair)]
    others = [reading(9, "AB", "elders", "Werk")]
    shuffled = [*rows, *others]
    chance.shuffle(shuffled)
    pd.testing.assert_frame_equal(
        measure_agreement(pd.DataFrame(rows), TYPOLOGY),
        measure_agreement(pd.DataFrame(shuffled), TYPOLOGY),
    )

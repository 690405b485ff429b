"""What came and went in a gemeente since the version before."""

import pandas as pd

from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.waves import WaveChange, compare_waves
from tests.pipeline.products.country import small_edition
from tests.snapshots import pandas_types

Cells = tuple[str, int, str, str, str]


def changes(*rows: Cells) -> pd.DataFrame:
    columns = ["soort_verschil", "effect", "oorzaak", "gemeentecode_oud", "gemeentecode_nieuw"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.reindex(columns=list(pandas_types("verschillen")))


def compared(*rows: Cells) -> dict[str, WaveChange]:
    edition = small_edition(vorige_versie="2021.1", wijzigingen=changes(*rows))
    return dict(compare_waves(edition, gather_facts(edition)) or {})


def test_what_came_went_or_is_not_certain_is_counted_apart() -> None:
    found = compared(
        ("nieuw", 1, "nieuw gevonden", "", "GM0344"),
        ("nieuw", 1, "echte verandering", "", "GM0344"),
        ("vervallen", -1, "echte verandering", "GM0344", ""),
        ("vervallen", -1, "bron uitgevallen", "GM0373", ""),
        ("nieuw", 1, "mogelijk verhuisd", "", "GM0373"),
    )
    assert found["GM0344"][:3] == (2, 1, 0)
    assert found["GM0373"][:3] == (0, 0, 2)


def test_what_only_became_different_neither_came_nor_went() -> None:
    found = compared(("hernoemd", 0, "echte verandering", "GM0344", "GM0344"))
    assert found["GM0344"][:3] == (0, 0, 0)


def test_where_nobody_searched_this_time_no_difference_says_nothing() -> None:
    assert not compared()["GM1900"].is_known


def test_the_first_version_has_nothing_to_compare_with() -> None:
    edition = small_edition()
    assert compare_waves(edition, gather_facts(edition)) is None

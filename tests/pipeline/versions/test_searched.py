"""Which gemeenten count as wholly searched."""

import pandas as pd
import pytest

from pipeline.versions.searched import wholly_searched


@pytest.mark.parametrize(
    ("doorzocht", "volledig", "status", "is_whole"),
    [
        ("geheel", False, "met aanbod", True),
        ("deels", True, "doorzocht, niets gevonden", False),
        ("niet", False, "niet doorzocht", False),
        ("", False, "doorzocht, niets gevonden", True),
        ("", True, "met aanbod", True),
        ("", False, "met aanbod", False),
    ],
)
def test_a_complete_search_is_told_by_doorzocht_and_before_it_by_the_status(
    doorzocht: str, volledig: bool, status: str, is_whole: bool
) -> None:
    row = {"doorzocht": doorzocht, "volledig_doorzocht": volledig, "status": status}
    found = wholly_searched(pd.DataFrame([{"gemeentecode": "GM0001"} | row]))
    assert found == ({"GM0001"} if is_whole else set())

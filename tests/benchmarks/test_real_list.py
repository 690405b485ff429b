"""A real list is scored by a key of its own, and what that cannot tell counts for nothing."""

from pathlib import Path

import pandas as pd
import pytest

from benchmarks.match import real
from benchmarks.match.real_list import score_real

COLUMNS = ["record_id", "bron", "bezoekadres", "postcode", "sleutel", "groep", "lat", "lon"]
ROWS = [
    ("a", "een", "Plein 5", "1234 AB", "k1", "g1", "52.0", "5.0"),
    ("b", "twee", "Plein 5", "1234AB", "k1", "g1", "", ""),
    ("c", "een", "Plein 5", "1234AB", "k2", "g2", "52.0", "5.0"),
    ("d", "twee", "Markt 9", "1299 ZZ", "k1", "g1", "52.1", "5.0"),
    ("e", "drie", "Plein 5", "1234AB", "k3", "g3", "52.0", "5.0"),
]


def score(*groups: str) -> tuple[int, int, int]:
    table = pd.DataFrame(ROWS, columns=COLUMNS)
    clusters = [(member, group[0]) for group in groups for member in group]
    found = score_real(table, pd.DataFrame(clusters, columns=["record_id", "cluster_id"]))
    return found.true_pairs, found.wrong, found.missed


def test_one_key_at_one_address_is_one_location_and_at_two_it_is_two() -> None:
    assert score("ab", "c", "d", "e") == (1, 0, 0)
    assert score("abd", "c", "e") == (1, 1, 0)
    assert score("a", "b", "c", "d", "e") == (1, 0, 1)


def test_two_keys_of_one_source_at_one_address_are_two_and_of_two_sources_undecided() -> None:
    assert score("abc", "d", "e") == (1, 1, 0)
    assert score("abe", "c", "d") == (1, 0, 0)


def test_without_a_list_nothing_is_measured_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["real"])
    real.main()
    assert "left out" in capsys.readouterr().out


def test_the_table_replaces_the_one_before_it_at_the_end_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n", encoding="utf-8")
    for figure in ("1", "2"):
        real.write_section(page, [real.HEADER, figure])
    text = page.read_text("utf-8")
    assert text.startswith("# Page\n\n" + real.STARTS)
    assert text.count(real.HEADER) == 1
    assert text.endswith("2\n" + real.ENDS + "\n")

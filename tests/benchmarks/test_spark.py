"""Spark is compared with ours, and a machine without Java is told so in one line."""

from pathlib import Path

import pytest

from benchmarks.match.__main__ import Measured
from benchmarks.match.spark import (
    ENDS_SPARK,
    STARTS_SPARK,
    describe_spark,
    put_between,
    require_java,
)


def test_a_machine_without_java_is_told_in_one_line_of_dutch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for home in ("", str(tmp_path)):
        monkeypatch.setenv("JAVA_HOME", home)
        with pytest.raises(SystemExit, match=r"^Spark heeft Java 17 of later nodig.*\)$"):
            require_java()


def test_the_java_of_java_home_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.touch(mode=0o755)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    require_java()


def test_clusters_that_differ_are_told_as_such() -> None:
    taken = Measured(seconds=10, cpu_seconds=9, peak_mb=500)
    lines = {
        same: "\n".join(describe_spark(9, 4, taken, taken, is_equal=same)) for same in (True, False)
    }
    assert "The 4 clusters are the same" in lines[True]
    assert "**not the same**" in lines[False]


def test_a_table_takes_the_place_of_the_one_before_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{STARTS_SPARK}\n{ENDS_SPARK}\nafter\n", encoding="utf-8")
    for figure in ("1", "2"):
        put_between(page, [figure])
    text = page.read_text("utf-8")
    assert text == f"before\n{STARTS_SPARK}\n2\n{ENDS_SPARK}\nafter\n"

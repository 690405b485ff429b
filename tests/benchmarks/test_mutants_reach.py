from benchmarks.mutants.mutant import Mutant
from benchmarks.mutants.reach import Reach
from benchmarks.mutants.statements import Statements

BOUNDS = """\
MOST = 3
ROWS = (
    MOST,
)


def count(most=MOST):
    return sum(
        ROWS
    )
"""
ENGINE = """\
from bounds import count


def run():
    return count()


def stop():
    return None
"""
SECONDS = {
    "tests/test_engine.py::test_runs": 0.1,
    "tests/test_bounds.py::test_counts": 0.2,
    "tests/test_bounds.py::test_counts_any": 9.0,
    "tests/test_engine.py::test_stops": 0.1,
}
RUNS, COUNTS = "tests.test_engine.test_runs", "tests.test_bounds.test_counts"
CONTEXTS = {
    **{("bounds.py", at): {""} for at in (1, 2, 3, 7)},
    ("bounds.py", 8): {RUNS, COUNTS, f"{COUNTS}_any"},
    ("engine.py", 5): {RUNS},
    ("engine.py", 9): {"tests.test_engine.test_stops"},
}
REACH = Reach(SECONDS, CONTEXTS, Statements.from_code({"bounds.py": BOUNDS, "engine.py": ENGINE}))


def list_tests(file: str, line: int) -> list[str]:
    return REACH.list_tests(Mutant("room", file, (line, 0), "", "", ""))


def test_a_mutant_meets_the_tests_that_run_its_statement() -> None:
    assert list_tests("engine.py", 9) == ["tests/test_engine.py::test_stops"]
    assert list_tests("bounds.py", 9) == list_tests("bounds.py", 8)


def test_own_tests_come_first_and_what_takes_long_comes_last() -> None:
    assert list_tests("bounds.py", 8) == [
        "tests/test_bounds.py::test_counts",
        "tests/test_engine.py::test_runs",
        "tests/test_bounds.py::test_counts_any",
    ]


def test_what_runs_at_import_meets_the_tests_of_who_uses_it_at_whatever_distance() -> None:
    assert set(list_tests("bounds.py", 1)) == set(list_tests("bounds.py", 8))


def test_a_line_that_nobody_is_known_to_run_meets_every_test() -> None:
    assert set(list_tests("tables.sql", 0)) == set(SECONDS)

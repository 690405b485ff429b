import os

import pytest

from pipeline.match.processes import map_in_processes


@pytest.mark.parametrize("few", [2, 1_000_000])
def test_the_answers_are_those_of_one_process_in_order(few: int) -> None:
    offset = 3
    found = map_in_processes(lambda number: number + offset, range(1_001), few=few)
    assert found == [number + offset for number in range(1_001)]


def test_many_items_are_divided_over_processes() -> None:
    owners = set(map_in_processes(lambda _: os.getpid(), range(1_000), few=2))
    assert (os.getpid() in owners) == (os.cpu_count() == 1)


def test_an_error_in_another_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        map_in_processes(lambda number: 1 // number, range(100), few=2)

import pytest

from pipeline.match.names import read_name
from pipeline.match.processes import map_in_processes, read_address


@pytest.mark.parametrize("few", [2, 1_000_000])
def test_the_answers_are_those_of_one_process_in_order(few: int) -> None:
    texts = [f"SYNTHETISCH Lindepunt {number}" for number in range(1_001)]
    assert map_in_processes(read_name, texts, few=few) == [read_name(text) for text in texts]


def test_an_address_read_elsewhere_is_read_the_same() -> None:
    rows = [(f"Kerkstraat {number}-A", "1017GE") for number in range(1, 50)]
    assert map_in_processes(read_address, rows, few=2)[6][:4] == ("Kerkstraat", "7", "A", "")


def test_an_error_in_another_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        map_in_processes(int, ["1", "x"] * 50, few=2)

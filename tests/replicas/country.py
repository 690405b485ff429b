"""A synthetic country for replicas: real codes and names of gemeenten, made-up squares and figures.

Gemeente number i of a year is a square of the grid; its figures follow from its code alone.
"""

import csv
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
WIDTH = 20
STEP = 0.15


@cache
def gemeenten(year: int) -> tuple[tuple[str, str, str], ...]:
    with (REFERENCE / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["jaar"] == str(year)]
    return tuple(sorted((r["gemeentecode"], r["gemeente"], r["provincie"]) for r in rows))


@cache
def _cells() -> dict[str, int]:
    codes = sorted({code for year in range(2018, 2027) for code, *_ in gemeenten(year)})
    return {code: number for number, code in enumerate(codes)}


def square(code: str) -> list[list[float]]:
    number = _cells()[code]
    west, south = 3.5 + (number % WIDTH) * STEP, 50.5 + (number // WIDTH) * STEP
    return [
        [west, south],
        [west + STEP, south],
        [west + STEP, south + STEP],
        [west, south + STEP],
        [west, south],
    ]


def inhabitants(code: str) -> int:
    return 1000 + 37 * int(code[2:])


def density(code: str) -> int:
    return 100 + int(code[2:]) % 2700


def income(code: str) -> float:
    return 25.0 + int(code[2:]) % 200 / 10


def benefits(code: str) -> int:
    return round(inhabitants(code) * (4 + int(code[2:]) % 6) / 100)


def migration(code: str) -> float:
    return 5.0 + int(code[2:]) % 300 / 10

"""How fast addresses are read and records normalised, and how that grows. Run: make bench.

The records are synthetic: real streets would prove nothing more. SYNTHETISCH.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.normalise.address import parse_address
from pipeline.normalise.opening_hours import read_opening_hours
from pipeline.normalise.stage import normalise
from schemas.records import Records

ROOT = Path(__file__).parents[1]
CALLS = 5_000

WRITTEN = {
    "three fields": ("Burgemeester Wallerstraat 115", "7574AL", "Oldenzaal"),
    "letter and range": ("Hageland 117-119", "1066 SB", "Amsterdam"),
    "one field": ("Burg. Patijnlaan 12-A, 2585 BN Den Haag", "", ""),
    "with pipes": ("Wierdensestraat 22a-1 | 7607GJ | Almelo", "", ""),
    "no address": ("Postbus 487, 3500 AL Utrecht", "", ""),
    "300 of 100,000 signs": ("aan de 1 " * 11_112, "", ""),
}

HOURS_WRITTEN = {
    "read whole": "maandag t/m donderdag 09.00-16.00 en vrijdag 09.00-13.00",
    "stays words": "Oneven weken op woensdag van 10:00 tot 12:00 uur.",
    "1,000 signs": "ma 9-12 en " * 90,
}


def seconds(function: Callable[[], object], times: int) -> float:
    """Best of three, per call."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(times):
            function()
        best = min(best, time.perf_counter() - start)
    return best / times


def make_records(count: int, gazetteer: Gazetteer) -> pd.DataFrame:
    """Synthetic records, all addresses different, spread over the real postcodes."""
    columns = list(Records.to_schema().columns)
    codes = sorted(gazetteer.pc4_points)
    numbers = range(count)
    cells = dict.fromkeys(columns, "")
    table = pd.DataFrame([cells] * count, columns=columns, dtype=str)
    return table.assign(
        record_id=[f"synthetisch:{n:016x}" for n in numbers],
        bron="synthetisch",
        bestand="synthetisch.csv",
        rij=pd.Series(numbers, dtype="int64") + 1,
        organisatie=[f"Stichting Synthetisch {n % 1000}" for n in numbers],
        bezoekadres=[f"Voorbeeldstraat {n % 9000 + 1}{('a', 'b', '')[n % 3]}" for n in numbers],
        postcode=[f"{codes[n % len(codes)]}AB" for n in numbers],
        website=[f"https://www.voorbeeld{n % 5000}.nl/" for n in numbers],
        telefoon=[f"0201{n % 1_000_000:06}" for n in numbers],
        email=[f"info@voorbeeld{n % 5000}.nl" for n in numbers],
    )


def main() -> None:
    """Print all tables."""
    print(f"{'parse_address':<24}{'microseconds a call':>20}")
    for name, fields in WRITTEN.items():
        cost = seconds(partial(parse_address, *fields), CALLS)
        print(f"{name:<24}{cost * 1e6:>20.1f}")
    print(f"\n{'read_opening_hours':<24}{'microseconds a call':>20}")
    for name, text in HOURS_WRITTEN.items():
        cost = seconds(partial(read_opening_hours, text), CALLS)
        print(f"{name:<24}{cost * 1e6:>20.1f}")
    gazetteer = Gazetteer.from_reference(load_reference(ROOT / "data" / "reference", 2026))
    print(f"\n{'records (synthetic)':<24}{'seconds':>10}{'us a record':>14}")
    for count in (1_000, 10_000, 100_000):
        records = make_records(count, gazetteer)
        start = time.perf_counter()
        done = normalise(records, gazetteer)
        cost = time.perf_counter() - start
        assert len(done.rows) + len(done.rejects) == count
        print(f"{count:<24,}{cost:>10.2f}{cost / count * 1e6:>14.0f}")


if __name__ == "__main__":
    main()

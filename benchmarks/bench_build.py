"""Time a whole release of synthetic waves of growing size, each in a process of its own.

    python -m benchmarks.bench_build [--sizes 1000 3000 10000 30000 100000]

Prints per size: records in, locations out, seconds (without starting Python and importing), peak
memory, and seconds per 1,000 records. Every location is seen by 1.9 records on average, each in a
spelling of its own; names and streets are made up and say SYNTHETISCH, places are real.
"""

import argparse
import csv
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
RECORDS_PER_LOCATION = 1.9
HEADER = ["sleutel", "organisatie", "bezoekadres", "postcode", "plaats", "gemeente", "gezien_op"]
SYLLABLES = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo"]


def make_word(rng: random.Random, length: int) -> str:
    """Return a pronounceable word that is nobody's name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(length)).capitalize()


def write_wave(root: Path, size: int, seed: int) -> None:
    """Write a tree with about `size` manual entries of wave 2026."""
    rng = random.Random(seed)
    shutil.copytree(REPOSITORY / "data" / "reference", root / "data" / "reference")
    folder = root / "manual_entries" / "2026" / "locaties"
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "manual_entries" / "standaardaanbod.csv", root / "manual_entries")
    with (REPOSITORY / "data" / "reference" / "pc4.csv").open(encoding="utf-8") as stream:
        areas = list(csv.DictReader(stream))
    with (folder / "synthetisch.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER)
        for location in range(round(size / RECORDS_PER_LOCATION)):
            writer.writerows(make_location(rng, location, rng.choice(areas)))


def make_location(rng: random.Random, number: int, area: dict[str, str]) -> list[list[str]]:
    """Return the records of one location: one, two or three spellings of it."""
    name = f"SYNTHETISCH Rechtswinkel {make_word(rng, 3)} {make_word(rng, 2)}"
    street, house = f"{make_word(rng, 3)}straat", str(rng.randint(1, 400))
    postcode = area["pc4"] + rng.choice("ABCDEGHJKL") + rng.choice("ABCDEGHJKL")
    spellings = [
        [name, f"{street} {house}", postcode, area["plaats"]],
        [f"Stichting {name}", f"{street[:-4]}tr. {house}, {postcode} {area['plaats']}", "", ""],
        [name.lower(), f"{street.lower()} {house}", f"{postcode[:4]} {postcode[4:]}", ""],
    ]
    count = rng.choices((1, 2, 3), (35, 40, 25))[0]
    return [
        [f"{number}-{n}", *row, "", f"2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"]
        for n, row in enumerate(spellings[:count])
    ]


def run_one(size: int, seed: int) -> None:
    """Build one wave in this process and print its row of the table."""
    from pipeline.release.publish import release  # noqa: PLC0415 - importing is not what is timed

    with tempfile.TemporaryDirectory() as name:
        write_wave(Path(name), size, seed)
        started = time.perf_counter()
        released = release(Path(name), 2026)
        seconds = time.perf_counter() - started
    records = int(released.inventory.aantallen["gelezen"].sum())
    locations = len(released.inventory.tables["locaties"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {records:,} | {locations:,} | {seconds:.1f} | {peak:,.0f} "
        f"| {1000 * seconds / records:.2f} |",
        flush=True,
    )


def main() -> None:
    """Run every size in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000, 30000, 100000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        run_one(options.sizes[0], options.seed)
        return
    print("| records | locaties | seconden | MB (piek) | seconden per 1.000 records |")
    print("|---:|---:|---:|---:|---:|", flush=True)
    for size in options.sizes:
        command = [sys.executable, "-m", "benchmarks.bench_build", "--one", "--sizes", str(size)]
        subprocess.run([*command, "--seed", str(options.seed)], check=True, cwd=REPOSITORY)


if __name__ == "__main__":
    main()

"""Put small faults into the rooms that decide, and count those that the tests do not notice.

    python -m benchmarks.mutants --lister .venv-mutants/bin/python [--rooms figures settle]
                                 [--keep outcomes.jsonl] [--write docs/benchmarks-mutants.md]

Of each room of rooms.toml a sample of the mutants of Cosmic Ray, the same for the same seed and
code, and every mutant of sql.toml. Each meets the tests of its room that reach it, in a copy of
the tree; what is in equivalents.toml changes nothing and is not tried. With `--keep` a run goes on
where it was stopped, and tries again what survived.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.mutants.attempt import Outcomes, Result, copy_tree, try_all
from benchmarks.mutants.mutant import (
    SQL_ROOM,
    Mutant,
    Room,
    draw_mutants,
    list_sql_mutants,
    load_equivalents,
    load_rooms,
)
from benchmarks.mutants.reach import measure_reach

HEADING = """\
# Faults that the tests notice

Written by `make mutants`. The modules of the rooms have {found} mutants; of each room a sample was
tried (seed {seed}), with every mutant by hand of the SQL. {harmless} more were drawn that change
nothing that can be seen: `benchmarks/mutants/equivalents.toml` says why of each.
"""


def main(arguments: list[str]) -> None:
    """Try the mutants that the options ask for and report the survivors."""
    options = _parse(arguments)
    outcomes, equivalents = Outcomes(options.keep), load_equivalents()
    results: list[Result] = []
    found, harmless = 0, 0
    for room in load_rooms(options.rooms):
        listed, drawn = draw_mutants(room, options.lister, options.seed)
        mutants = [*drawn, *(list_sql_mutants() if room.name == SQL_ROOM else [])]
        told = [m for m in mutants if (m.file, m.line, m.kind) not in equivalents]
        found, harmless = found + listed, harmless + len(mutants) - len(told)
        results += _try_room(room, told, outcomes, options.workers)
    text = describe(results, found, harmless, options.seed)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.mutants")
    parser.add_argument("--lister", required=True, help="python of an environment with Cosmic Ray")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rooms", nargs="*")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


def _try_room(room: Room, mutants: list[Mutant], outcomes: Outcomes, workers: int) -> list[Result]:
    known = [result for mutant in mutants if (result := outcomes.find(mutant))]
    open_ones = [mutant for mutant in mutants if outcomes.find(mutant) is None]
    if not open_ones:
        return known
    tried: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = [copy_tree(Path(folder) / str(number)) for number in range(workers)]
        reach = measure_reach(copies[0], room)
        for result in try_all(open_ones, reach, copies):
            outcomes.keep(result)
            tried.append(result)
            fate = result.noticed_by or "SURVIVED"
            count = f"{room.name} {len(tried)}/{len(open_ones)}"
            print(f"{count} {result.mutant.told} {fate}", flush=True)
    return known + tried


def describe(results: list[Result], found: int, harmless: int, seed: int) -> str:
    """Return the page: what was tried in each room, and what survived, as Markdown."""
    rooms: dict[str, list[Result]] = {}
    for result in results:
        rooms.setdefault(result.mutant.room, []).append(result)
    lines = [HEADING.format(found=found, seed=seed, harmless=harmless)]
    lines += ["| room | tried | survived | share |", "|---|---:|---:|---:|"]
    for name, tried in [*sorted(rooms.items()), ("together", results)]:
        left = sum(not result.noticed_by for result in tried)
        lines.append(f"| {name} | {len(tried)} | {left} | {left / max(len(tried), 1):.1%} |")
    survivors = [f"- {result.mutant.told}" for result in results if not result.noticed_by]
    return "\n".join([*lines, "", "Survivors:", "", *(survivors or ["none"]), ""])


if __name__ == "__main__":
    main(sys.argv[1:])

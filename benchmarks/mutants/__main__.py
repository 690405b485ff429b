"""Put small faults into the rooms that decide, and count those that the tests do not notice.

    python -m benchmarks.mutants --lister .venv-mutants/bin/python [--rooms figures settle]
                                 [--keep outcomes.jsonl] [--report]
                                 [--write docs/benchmarks-mutants.md]

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

Written by `make mutants`, which goes on where it was stopped. The modules of the rooms have {found}
mutants; of each room a sample is drawn (seed {seed}), with every mutant of the SQL, by hand.
{harmless} more were drawn that change nothing that can be seen, as
`benchmarks/mutants/equivalents.toml` says of each.
"""


def main(arguments: list[str]) -> None:
    """Try the mutants that the options ask for and report the survivors."""
    options = _parse(arguments)
    outcomes, equivalents = Outcomes(options.keep), load_equivalents()
    drawn: dict[str, list[Mutant]] = {}
    found, harmless = 0, 0
    for room in load_rooms(options.rooms):
        listed, mutants = draw_mutants(room, options.lister, options.seed)
        mutants += list_sql_mutants() if room.name == SQL_ROOM else []
        drawn[room.name] = [m for m in mutants if (m.file, m.line, m.kind) not in equivalents]
        found, harmless = found + listed, harmless + len(mutants) - len(drawn[room.name])
        if not options.report:
            _try_room(room, drawn[room.name], outcomes, options.workers)
    heading = HEADING.format(found=found, seed=options.seed, harmless=harmless)
    text = heading + describe(drawn, outcomes)
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
    parser.add_argument("--report", action="store_true", help="try none, tell of those in --keep")
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


def _try_room(room: Room, mutants: list[Mutant], outcomes: Outcomes, workers: int) -> None:
    """Try the mutants that were not noticed before: tests may have been written since."""
    known = map(outcomes.find, mutants)
    left = [m for m, known_one in zip(mutants, known, strict=True) if not _is_noticed(known_one)]
    if not left:
        return
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = [copy_tree(Path(folder) / str(number)) for number in range(workers)]
        reach = measure_reach(copies[0], room)
        for count, result in enumerate(try_all(left, reach, copies), start=1):
            outcomes.keep(result)
            fate = result.noticed_by or "SURVIVED"
            print(f"{room.name} {count}/{len(left)} {result.mutant.told} {fate}", flush=True)


def _is_noticed(result: Result | None) -> bool:
    return result is not None and bool(result.noticed_by)


def describe(drawn: dict[str, list[Mutant]], outcomes: Outcomes) -> str:
    """Return what was drawn and tried in each room, and what survived, as Markdown."""
    lines = [
        "",
        "| room | drawn | tried | survived | of those tried |",
        "|---|---:|---:|---:|---:|",
    ]
    everything = [mutant for mutants in drawn.values() for mutant in mutants]
    survivors: list[str] = []
    for name, mutants in [*sorted(drawn.items()), ("together", everything)]:
        tried = [result for mutant in mutants if (result := outcomes.find(mutant))]
        survivors = [f"- {result.mutant.told}" for result in tried if not result.noticed_by]
        share = f"{len(survivors) / max(len(tried), 1):.1%}"
        lines.append(f"| {name} | {len(mutants)} | {len(tried)} | {len(survivors)} | {share} |")
    return "\n".join([*lines, "", "Survivors:", "", *(survivors or ["none"]), ""])


if __name__ == "__main__":
    main(sys.argv[1:])

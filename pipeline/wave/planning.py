"""planning.csv: which reader does which gemeente, and who reads second."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import is_there, name_of
from pipeline.files.tabular import Table, read_table
from pipeline.read.stand import entries_folder, read_stand
from pipeline.read.validation import (
    find_cell_faults,
    normal_form,
    raise_all,
    read_sound_tables,
    stack,
)
from schemas.meting import PLANNING, PLANNING_FILE

SAMPLED_ONE_IN = 20
"""A random 5 % is searched to exhaustion: only there can be seen what stopping earlier misses."""
SEARCH_WORK = 4  # what searching a gemeente costs, in locations to look at again


def divide_work(
    gemeenten: pd.DataFrame, known: Mapping[str, int], lezers: Sequence[str], meting: int
) -> pd.DataFrame:
    """Return the rows of planning.csv: every gemeente with a reader and another who reads second.

    `known`: how many locations are known, by gemeentecode. The work (searching, and looking at what
    is known again) is spread evenly; a reader's gemeenten lie anywhere, so that who drops out
    leaves no province empty. With one reader nobody reads second; with none both are open. A
    sample that the year `meting` draws is searched until nothing comes any more.
    """
    work = {str(code): SEARCH_WORK + known.get(str(code), 0) for code in gemeenten["gemeentecode"]}
    load = dict.fromkeys(lezers, 0)
    second = dict.fromkeys(lezers, 0)
    readers: dict[str, tuple[str, str]] = {}
    # The heaviest first, each to who has least: no two differ by more than one gemeente's work.
    for code in sorted(work, key=lambda code: (-work[code], code)):
        one = min(load, key=lambda name: load[name], default="")
        others = [name for name in second if name != one]
        other = min(others, key=lambda name: second[name], default="")
        for side, name in ((load, one), (second, other)):
            if name:
                side[name] += work[code]
        readers[code] = one, other
    codes = gemeenten["gemeentecode"].astype(str)
    table = gemeenten[["gemeentecode", "gemeente", "provincie"]].assign(
        lezer=[readers[code][0] for code in codes],
        tweede_lezer=[readers[code][1] for code in codes],
        locaties_bekend=[known.get(code, 0) for code in codes],
        uitputtend=codes.isin(draw_exhausted(list(codes), meting)).map({True: "ja", False: "nee"}),
    )
    return table[PLANNING.names].sort_values("gemeentecode", ignore_index=True)


def draw_exhausted(codes: Sequence[str], meting: int) -> set[str]:
    """Return one in SAMPLED_ONE_IN gemeenten, at least one: the same for the same year, anywhere.

    By a hash of year and code, so that each gemeente has the same chance and none depends on what
    others there are.
    """
    size = -(-len(codes) // SAMPLED_ONE_IN)
    return set(sorted(codes, key=lambda code: (_draw(code, meting), code))[:size])


def _draw(code: str, meting: int) -> str:
    return hashlib.sha256(f"{meting}:{code}".encode()).hexdigest()


def parse_lezers(text: str) -> list[str]:
    """Read "AB,CD"; SjoError when a name stands twice, for then the division would be uneven."""
    lezers = [name.strip() for name in text.split(",") if name.strip()]
    if len(set(lezers)) < len(lezers):
        raise SjoError(f"--lezers {text}: een lezer staat er twee keer in")
    for name in lezers:
        # Each reader gets files of that name.
        if not name.replace("-", "").isalnum():
            raise SjoError(f"--lezers {text}: {name!r} kan geen bestandsnaam zijn; gebruik letters")
    return lezers


def collect_planning(root: Path, meting: int) -> tuple[list[Table], list[Finding]]:
    """Read planning.csv and meting.toml of a wave: the sound table, and every fault of both."""
    folder = entries_folder(root, meting)
    paths = [path for path in (folder / PLANNING_FILE,) if is_there(path)]
    tables, faults = read_sound_tables(paths, root, PLANNING)
    for table in tables:
        faults += _planning_faults(table)
    try:
        read_stand(root, meting)
    except FileError as error:
        faults += error.findings
    return tables, faults


def _planning_faults(table: Table) -> Iterator[Finding]:
    """Yield gemeenten that stand twice, and those that one person would read both times."""
    seen: dict[str, int] = {}
    second = dict(table.cells("tweede_lezer"))
    for rij, code in table.cells("gemeentecode"):
        if seen.setdefault(code, rij) != rij:
            rule = f"deze gemeente staat ook op rij {seen[code]}"
            yield table.finding(rij, "gemeentecode", rule, "haal een van beide rijen weg")
    for rij, lezer in table.cells("lezer"):
        if lezer and second.get(rij) == lezer:
            advice = "vier ogen: laat een ander beoordelen"
            yield table.finding(rij, "tweede_lezer", "dezelfde als de lezer", advice)


def read_lezers(root: Path, meting: int) -> dict[str, str]:
    """Return gemeentecode -> lezer as planning.csv of a wave says; empty without that file.

    Raises FileError when it is no sound file of its template.
    """
    return dict(_read_column(root, meting, "lezer"))


def read_planning(root: Path, meting: int) -> pd.DataFrame:
    """Return the rows of planning.csv in normal form, with `bestand` and `rij`; none without it.

    Raises FileError with every fault of the file.
    """
    tables, faults = collect_planning(root, meting)
    raise_all([*faults, *(f for table in tables for f in find_cell_faults(table, {}))])
    return stack((normal_form(table, {}) for table in tables), [*PLANNING.names, "bestand", "rij"])


def find_strange_gemeenten(
    planning: pd.DataFrame, gemeentecodes: Collection[str], grensjaar: int
) -> Iterator[Finding]:
    """Yield a notice per row of planning.csv whose code is no gemeente of the boundary year."""
    for row in rows_of(planning[~planning["gemeentecode"].isin(list(gemeentecodes))]):
        where = row["bestand"], int(row["rij"]), "", "gemeentecode", row["gemeentecode"]
        rule = f"is in {grensjaar} geen gemeente: deze rij verdeelt niets"
        yield Finding(*where, rule, "gebruik de code van het CBS", is_notice=True)


def select_exhausted(planning: pd.DataFrame) -> frozenset[str]:
    """Return the gemeenten that a planning (see read_planning) has searched to exhaustion."""
    return frozenset(planning.loc[planning["uitputtend"] == "ja", "gemeentecode"])


def _read_column(root: Path, meting: int, column: str) -> Iterator[tuple[str, str]]:
    path = entries_folder(root, meting) / PLANNING_FILE
    if is_there(path):
        frame = read_table(path, name_of(path, root), PLANNING).frame
        yield from zip(frame["gemeentecode"], frame[column], strict=True)

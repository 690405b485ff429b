"""Coverage per gemeente in two versions, on one map."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.versions.published import PublishedVersion
from pipeline.versions.rows import Row, plain_rows
from schemas.vocabulary import Gemeentestatus

COVERAGE_COLUMNS = [
    "gemeentecode",
    "gemeente",
    "locaties_oud",
    "locaties_nieuw",
    "verschil",
    "status_oud",
    "status_nieuw",
    "dekking",
]
LEFT_OUT_COLUMNS = ["versie", "gemeentecode", "gemeente", "locaties", "reden"]
KNOWN = {Gemeentestatus.AANBOD, Gemeentestatus.NIETS_GEVONDEN}
"""Only between these two can coverage be seen to come or go."""


class CoverageChange(StrEnum):
    """What became of the coverage of a gemeente."""

    SAME = "gelijk"
    GAINED = "erbij gekomen"
    LOST = "weggevallen"
    UNSURE = "niet te zeggen"


@dataclass(frozen=True)
class Coverage:
    """Two versions on the map of `kaartjaar`.

    `gemeenten`: one row per gemeente of that map that both versions can be placed on, with the
    columns COVERAGE_COLUMNS. `weggelaten`: the gemeenten of a version that cannot be placed, and
    why; the gemeenten of the map they may lie in are left out of `gemeenten` too.
    """

    kaartjaar: int
    gemeenten: pd.DataFrame
    weggelaten: pd.DataFrame

    def covered(self, side: str) -> int:
        """Return the number of gemeenten with at least one location; side is oud or nieuw."""
        return int((self.gemeenten[f"locaties_{side}"] > 0).sum())


@dataclass(frozen=True)
class _Side:
    """One version on the map. `blurred`: gemeenten that may hold a part of one left out."""

    counts: dict[str, int]
    statuses: dict[str, list[str]]
    left_out: list[dict[str, object]]
    blurred: dict[str, str]


def compare_coverage(
    old: PublishedVersion, new: PublishedVersion, boundaries: Boundaries, kaartjaar: int
) -> Coverage:
    """Count locations per gemeente of both versions on 1 January of `kaartjaar`.

    Gemeenten of another year are carried over through the herindelingen. One that was divided, or
    cannot be told apart on an older map, is named in `weggelaten` and counted on neither side.
    """
    names = boundaries.names(kaartjaar)
    before = _place(old, boundaries, kaartjaar, names)
    after = _place(new, boundaries, kaartjaar, names)
    blurred = before.blurred | after.blurred
    rows = [
        _row(code, name, before, after)
        for code, name in sorted(names.items())
        if code in before.counts and code in after.counts and code not in blurred
    ]
    parts = [
        _left_out(f"kaart van {kaartjaar}", _counted(code, names, before, after), reason)
        for code, reason in sorted(blurred.items())
        if code in names
    ]
    left_out = pd.DataFrame(before.left_out + after.left_out + parts, columns=LEFT_OUT_COLUMNS)
    return Coverage(kaartjaar, pd.DataFrame(rows, columns=COVERAGE_COLUMNS), left_out)


def _place(
    version: PublishedVersion, boundaries: Boundaries, kaartjaar: int, names: dict[str, str]
) -> _Side:
    side = _Side({}, {}, [], {})
    for row in plain_rows(version.tables["gemeenten"]):
        placing = boundaries.place(row["gemeentecode"], version.grensjaar, kaartjaar)
        if placing.gemeentecode in names:
            code = placing.gemeentecode
            side.counts[code] = side.counts.get(code, 0) + row["aantal_locaties"]
            side.statuses.setdefault(code, []).append(row["status"])
        else:
            reason = placing.reden or f"{placing.gemeentecode} bestond niet op 1-1-{kaartjaar}"
            # Its locations could lie in any successor: counting them in one would invent a change
            # there, so the gemeente and all its possible successors stay out on both sides.
            side.left_out.append(_left_out(str(version.versie), row, reason))
            part = f"kan een deel van {row['gemeentecode']} ({version.versie}) bevatten"
            side.blurred.update(dict.fromkeys(placing.mogelijk, part))
    return side


def _counted(code: str, names: dict[str, str], before: _Side, after: _Side) -> Row:
    """Return the locations that a gemeente of the map has for sure, in the fuller version."""
    count = max(before.counts.get(code, 0), after.counts.get(code, 0))
    return {"gemeentecode": code, "gemeente": names[code], "aantal_locaties": count}


def _left_out(versie: str, row: Row, reden: str) -> dict[str, object]:
    return {
        "versie": versie,
        "gemeentecode": row["gemeentecode"],
        "gemeente": row["gemeente"],
        "locaties": row["aantal_locaties"],
        "reden": reden,
    }


def _row(code: str, name: str, before: _Side, after: _Side) -> dict[str, object]:
    counts = before.counts[code], after.counts[code]
    statuses = _together(before.statuses[code]), _together(after.statuses[code])
    return {
        "gemeentecode": code,
        "gemeente": name,
        "locaties_oud": counts[0],
        "locaties_nieuw": counts[1],
        "verschil": counts[1] - counts[0],
        "status_oud": statuses[0],
        "status_nieuw": statuses[1],
        "dekking": _judge(*statuses).value,
    }


def _together(statuses: Iterable[str]) -> str:
    """Return the status of gemeenten taken as one: supply in one is supply, else the least known.

    Only when all were searched is the whole known to have nothing.
    """
    found = sorted(set(statuses))
    if Gemeentestatus.AANBOD in found:
        return Gemeentestatus.AANBOD.value
    unknown = [status for status in found if status != Gemeentestatus.NIETS_GEVONDEN]
    return unknown[0] if unknown else Gemeentestatus.NIETS_GEVONDEN.value


def _judge(before: str, after: str) -> CoverageChange:
    """Tell whether coverage changed; a gemeente that was not searched proves no change."""
    if before == after:
        return CoverageChange.SAME if before in KNOWN else CoverageChange.UNSURE
    if {before, after} == KNOWN:
        is_gain = after == Gemeentestatus.AANBOD
        return CoverageChange.GAINED if is_gain else CoverageChange.LOST
    return CoverageChange.UNSURE

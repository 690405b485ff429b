"""Who does which gemeente, as planning.csv of the wave says."""

from collections.abc import Mapping

from pipeline.wave.planning import collect_planning
from schemas.meting import PLANNING_FILE
from werkbank.desk import Desk

Planned = Mapping[str, tuple[str, str]]
"""By name of the gemeente who searches there and who reads second."""
UNPLANNED = ("", "")


def read_planned(desk: Desk) -> Planned:
    """Return what planning.csv says, nothing when there is none; its faults are for sjo check."""

    def read() -> Planned:
        tables, _ = collect_planning(desk.root, desk.meting)
        rows = [row for table in tables for row in table.frame.to_dict("records")]
        return {r["gemeente"]: (r["lezer"], r["tweede_lezer"]) for r in rows}

    return desk.remember("planning", [desk.entries / PLANNING_FILE], read)

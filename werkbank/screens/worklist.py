"""Werkvoorraad: what waits for this reader, and what everybody waits for."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from pipeline.wave.planning import collect_planning
from schemas.folding import fold_letters
from schemas.meting import PLANNING_FILE
from werkbank.candidates import read_candidates
from werkbank.desk import Desk
from werkbank.page import desk_of, show_page
from werkbank.screen import Screen
from werkbank.turns import Beurt, Turn, count_by_reader, list_turns_at
from werkbank.wave_tables import read_wave_entries

WORK = (Beurt.EERSTE, Beurt.TWEEDE, Beurt.VERZOENEN)
"""What a reader can do now; the rest waits for somebody or something else."""
Planned = dict[str, tuple[str, str]]
"""By gemeente who searches there and who reads second, as planning.csv says."""


def _show(request: Request) -> Response:
    desk = desk_of(request)
    entries = read_wave_entries(desk)
    values: dict[str, Any] = {"readers": count_by_reader(entries), "broken": entries.faults}
    try:
        turns, naam = list_turns_at(desk), read_candidates(desk).naam
    except FileError:
        raise
    except SjoError as error:
        return show_page(request, "worklist", missing=str(error), **values)
    planned = _read_planning(desk)
    is_own = request.query_params.get("van") == "mij"
    chosen = [t for t in turns if not is_own or _is_planned(desk, planned, t)]
    return show_page(
        request,
        "worklist",
        missing="",
        naam=naam,
        counts=Counter(turn.beurt for turn in chosen),
        rows=_by_gemeente(chosen, planned),
        waits=Counter(t.wie for t in turns if t.beurt not in WORK).most_common(),
        is_own=is_own,
        has_planning=any(desk.lezer in names for names in planned.values()),
        **values,
    )


def _by_gemeente(turns: Iterable[Turn], planned: Planned) -> list[dict[str, object]]:
    """Return per gemeente how much of each kind of work there is, and for whom it was planned."""
    rows: dict[str, dict[str, object]] = {}
    for gemeente, counts in sorted(_count(turns).items()):
        work = {beurt.name.lower(): counts[beurt] for beurt in WORK}
        if any(work.values()):
            rows[gemeente] = {"gemeente": gemeente, "planned": planned.get(gemeente), **work}
    return list(rows.values())


def _count(turns: Iterable[Turn]) -> dict[str, Counter[Beurt]]:
    counts: dict[str, Counter[Beurt]] = {}
    for turn in turns:
        counts.setdefault(turn.row["gemeente"], Counter())[turn.beurt] += 1
    return counts


def _is_planned(desk: Desk, planned: Planned, turn: Turn) -> bool:
    searcher, second = planned.get(turn.row["gemeente"], ("", ""))
    names = (second,) if turn.beurt == Beurt.TWEEDE else (searcher, second)
    return fold_letters(desk.lezer) in map(fold_letters, filter(None, names))


def _read_planning(desk: Desk) -> Planned:
    """Return what planning.csv says, nothing when there is none; its faults are for sjo check."""

    def read() -> Planned:
        tables, _ = collect_planning(desk.root, desk.meting)
        rows = [row for table in tables for row in table.frame.to_dict("records")]
        return {r["gemeente"]: (r["lezer"], r["tweede_lezer"]) for r in rows}

    path: Path = desk.entries / PLANNING_FILE
    return desk.remember("planning", [path], read)


WERKVOORRAAD = Screen("/werkvoorraad", "Werkvoorraad", "1", [Route("/werkvoorraad", _show)])

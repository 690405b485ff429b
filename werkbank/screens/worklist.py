"""Werkvoorraad: what waits for this reader, and what everybody waits for."""

from collections import Counter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from werkbank.desk import Desk
from werkbank.page import desk_of, show_page
from werkbank.planned import UNPLANNED, Planned, read_planned
from werkbank.reader_counts import count_readers
from werkbank.recheck_list import list_desk_due, list_unfinished
from werkbank.screen import Screen
from werkbank.turns import WORK, Beurt, Turn, look_for_turns
from werkbank.wave_tables import read_wave_entries
from werkbank.work_counts import count_work_by_gemeente, count_work_by_kind


def _show(request: Request) -> Response:
    desk = desk_of(request)
    planned, is_own = read_planned(desk), request.query_params.get("van") == "mij"
    due = list_desk_due(desk)
    chosen_due = [d for d in due if not is_own or desk.is_reader(d.lezer)]
    values: dict[str, Any] = {
        "readers": count_readers(desk, due),
        "broken": read_wave_entries(desk).faults,
        "is_own": is_own,
        "has_planning": any(desk.is_reader(*names) for names in planned.values()),
        "unfinished": len(list_unfinished(desk)),
        "due": len(chosen_due),
        "moved_up": sum(bool(d.due.redenen) for d in chosen_due),
        "oldest": min((d.due.voor for d in chosen_due if d.due.voor), default=""),
    }
    missing, naam, turns = look_for_turns(desk)
    chosen = [t for t in turns if not is_own or _is_planned(desk, planned, t)]
    return show_page(
        request,
        "worklist",
        missing=missing,
        naam=naam,
        counts=Counter(turn.beurt for turn in chosen),
        rows=count_work_by_gemeente(chosen, chosen_due, planned),
        kinds=count_work_by_kind(chosen, chosen_due),
        waits=Counter(t.wie for t in turns if t.beurt not in WORK).most_common(),
        **values,
    )


def _is_planned(desk: Desk, planned: Planned, turn: Turn) -> bool:
    searcher, second = planned.get(turn.row["gemeente"], UNPLANNED)
    return desk.is_reader(*((second,) if turn.beurt == Beurt.TWEEDE else (searcher, second)))


WERKVOORRAAD = Screen("/werkvoorraad", "Werkvoorraad", "1", [Route("/werkvoorraad", _show)])

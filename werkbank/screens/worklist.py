"""Werkvoorraad: what waits for this reader, and what everybody waits for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from schemas.folding import fold_letters
from werkbank.candidates import read_candidates
from werkbank.desk import Desk
from werkbank.page import desk_of, show_page
from werkbank.planned import UNPLANNED, Planned, read_planned
from werkbank.reader_counts import count_readers
from werkbank.recheck_list import PlannedRecheck, list_desk_due
from werkbank.screen import Screen
from werkbank.turns import Beurt, Turn, list_turns_at
from werkbank.wave_tables import read_wave_entries

WORK = (Beurt.EERSTE, Beurt.TWEEDE, Beurt.VERZOENEN)
"""What a reader can do now; the rest waits for somebody or something else."""


def _show(request: Request) -> Response:
    desk = desk_of(request)
    planned, is_own = read_planned(desk), request.query_params.get("van") == "mij"
    due = list_desk_due(desk)
    chosen_due = [d for d in due if not is_own or _is_me(desk, d.lezer)]
    values: dict[str, Any] = {
        "readers": count_readers(desk, due),
        "broken": read_wave_entries(desk).faults,
        "is_own": is_own,
        "has_planning": any(_is_me(desk, *names) for names in planned.values()),
        "due": len(chosen_due),
        "moved_up": sum(bool(d.due.redenen) for d in chosen_due),
        "oldest": min((d.due.voor for d in chosen_due if d.due.voor), default=""),
    }
    missing, naam, turns = _read_turns(desk)
    chosen = [t for t in turns if not is_own or _is_planned(desk, planned, t)]
    return show_page(
        request,
        "worklist",
        missing=missing,
        naam=naam,
        counts=Counter(turn.beurt for turn in chosen),
        rows=_by_gemeente(chosen, chosen_due, planned),
        waits=Counter(t.wie for t in turns if t.beurt not in WORK).most_common(),
        **values,
    )


def _read_turns(desk: Desk) -> tuple[str, str, Sequence[Turn]]:
    """Return why there is no worklist yet ("" when there is one), its name, and the turns in it."""
    try:
        return "", read_candidates(desk).naam, list_turns_at(desk)
    except FileError:
        raise
    except SjoError as error:
        return str(error), "", ()


def _by_gemeente(
    turns: Iterable[Turn], due: Iterable[PlannedRecheck], planned: Planned
) -> list[dict[str, object]]:
    """Return per gemeente how much of each kind of work there is, and for whom it was planned."""
    counts: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for turn in turns:
        counts.setdefault(turn.row["gemeente"], Counter())[turn.beurt.name.lower()] += 1
    for one in due:
        gemeente = one.due.locatie["gemeente"]
        counts.setdefault(gemeente, Counter())["opnieuw"] += 1
        first[gemeente] = min(one.due.voor, first.get(gemeente, one.due.voor))
    kinds = [*(beurt.name.lower() for beurt in WORK), "opnieuw"]
    return [
        {"gemeente": gemeente, "planned": planned.get(gemeente), "voor": first.get(gemeente, "")}
        | {kind: found[kind] for kind in kinds}
        for gemeente, found in sorted(counts.items())
        if any(found[kind] for kind in kinds)
    ]


def _is_me(desk: Desk, *names: str) -> bool:
    return fold_letters(desk.lezer) in map(fold_letters, filter(None, names))


def _is_planned(desk: Desk, planned: Planned, turn: Turn) -> bool:
    searcher, second = planned.get(turn.row["gemeente"], UNPLANNED)
    return _is_me(desk, *((second,) if turn.beurt == Beurt.TWEEDE else (searcher, second)))


WERKVOORRAAD = Screen("/werkvoorraad", "Werkvoorraad", "1", [Route("/werkvoorraad", _show)])

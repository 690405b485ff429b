"""The worklist in the terminal: what waits for a reader, and what everybody waits for."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.errors import SjoError
from werkbank.desk import Desk
from werkbank.reader_counts import count_readers
from werkbank.recheck_list import PlannedRecheck, list_desk_due, list_unfinished
from werkbank.turns import WORK, Turn, look_for_turns
from werkbank.work_counts import AGAIN, count_work_by_kind

MOST_GEMEENTEN, MOST_DUE = 20, 10


def describe_status(desk: Desk) -> Iterator[str]:
    """Yield in Dutch what the screen Werkvoorraad shows.

    SjoError when there is neither a worklist yet nor anything to look at again.
    """
    due = list_desk_due(desk)
    missing, naam, turns = look_for_turns(desk)
    unfinished = list_unfinished(desk)
    if missing and not (due or unfinished):
        raise SjoError(missing)
    told = f": {missing}" if missing else f", uit {naam}"
    yield f"Werkvoorraad van {desk.lezer}, meting {desk.meting}{told}"
    if not missing:
        yield from _tell_turns(turns)
    yield from _tell_due(due)
    yield f"{len(unfinished):6}  gewijzigd of weg, nog niet uitgewerkt"
    yield from _tell_kinds(turns, due)
    yield "Wie deed hoeveel: gelezen (waarvan blind), opnieuw bekeken, nog aan de beurt"
    for r in count_readers(desk, due):
        yield f"{r.gelezen:6} ({r.blind}) {r.opnieuw_bekeken:5} {r.aan_de_beurt:5}  {r.lezer}"


def _tell_turns(turns: Sequence[Turn]) -> Iterator[str]:
    own = [turn for turn in turns if turn.beurt in WORK]
    for beurt in WORK:
        yield f"{sum(turn.beurt == beurt for turn in own):6}  {beurt}"
    gemeenten = Counter(turn.row["gemeente"] or "zonder gemeente" for turn in own)
    for gemeente, count in gemeenten.most_common(MOST_GEMEENTEN):
        yield f"{count:10}  {gemeente}"
    if len(gemeenten) > MOST_GEMEENTEN:
        yield f"            ... en nog {len(gemeenten) - MOST_GEMEENTEN} gemeenten"
    yield "Wacht op een ander"
    for who, count in Counter(t.wie for t in turns if t.beurt not in WORK).most_common():
        yield f"{count:6}  {who}"


def _tell_kinds(turns: Sequence[Turn], due: Sequence[PlannedRecheck]) -> Iterator[str]:
    if kinds := count_work_by_kind(turns, due):
        yield "Per soort: eerste, tweede, verzoenen, opnieuw (vóór)"
    for one in kinds:
        voor = f" ({one.voor or 'meteen'})" if one.aantallen[AGAIN] else ""
        told = [one.aantallen[work] for work in (*(b.name.lower() for b in WORK), AGAIN)]
        yield f"{' '.join(f'{number:5}' for number in told)}  {one.naam}" + f" ({voor})" * bool(
            voor
        )


def _tell_due(due: Sequence[PlannedRecheck]) -> Iterator[str]:
    """Yield what must be looked at again: what cannot wait with why, then by its day."""
    yield f"{len(due):6}  herverificatie, aan de beurt"
    for one in due[:MOST_DUE]:
        locatie = one.due.locatie
        why = "; ".join(one.due.redenen) or f"vóór {one.due.voor}" * bool(one.due.voor)
        yield f"            {locatie['gemeente']}, {locatie['organisatie']}: {why or 'meteen'}"
    if len(due) > MOST_DUE:
        yield f"            ... en nog {len(due) - MOST_DUE}"

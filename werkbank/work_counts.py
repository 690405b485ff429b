"""How much work waits, by gemeente and by kind: what the worklist shows, on screen and in print."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.sources import load_sources
from werkbank.planned import Planned
from werkbank.recheck_list import PlannedRecheck
from werkbank.turns import WORK, Turn

AGAIN = "opnieuw"
"""The work of looking again at what is published, beside the turns of candidates."""


@dataclass(frozen=True)
class WorkCount:
    """How much of each kind of work there is of one gemeente or kind: by the name of a Beurt, and
    AGAIN; `voor` the first day (ISO) before which one must be looked at again, "" at once."""

    naam: str
    aantallen: Mapping[str, int]
    voor: str
    planned: Sequence[str] = ()


def count_work_by_gemeente(
    turns: Iterable[Turn], due: Iterable[PlannedRecheck], planned: Planned
) -> list[WorkCount]:
    """Return how much work there is in each gemeente, and for whom it was planned."""
    counted = _count(
        ((turn.row["gemeente"], turn) for turn in turns),
        ((one.due.locatie["gemeente"], one) for one in due),
    )
    return [replace(one, planned=planned.get(one.naam, ())) for one in counted]


def count_work_by_kind(turns: Iterable[Turn], due: Iterable[PlannedRecheck]) -> list[WorkCount]:
    """Return how much work there is of each kind: of a candidate where it was found, of a published
    location its kind of organisation.

    What a finder says that a candidate is, is what its readers are asked: it is told nowhere.
    """
    kinds = {source.name: str(source.soort) for source in load_sources().values()}
    return _count(
        ((f"te lezen: {kinds.get(turn.row['bron'], turn.row['bron'])}", turn) for turn in turns),
        ((f"gepubliceerd: {one.due.locatie['soort_organisatie']}", one) for one in due),
    )


def _count(
    turns: Iterable[tuple[str, Turn]], due: Iterable[tuple[str, PlannedRecheck]]
) -> list[WorkCount]:
    counts: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for name, turn in turns:
        if turn.beurt in WORK:
            counts.setdefault(name, Counter())[turn.beurt.name.lower()] += 1
    for name, one in due:
        counts.setdefault(name, Counter())[AGAIN] += 1
        first[name] = min(one.due.voor, first.get(name, one.due.voor))
    return [WorkCount(name, found, first.get(name, "")) for name, found in sorted(counts.items())]

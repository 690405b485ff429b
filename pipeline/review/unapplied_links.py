"""Links of people that a build cannot apply: each is told, with why."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from pipeline.boundary import rows_of
from pipeline.review.decisions import DECISIONS_FILE, PAIR_KEYS, ActiveDecisions
from schemas.vocabulary import Paaroordeel


def describe_unapplied_links(
    active: ActiveDecisions,
    entered: Collection[str],
    silent: Mapping[str, str],
    suggest: Callable[[str], str],
) -> Iterator[str]:
    """Yield in Dutch each decision on a pair that this build does not apply, and why.

    `entered`: the record_ids that came in, rejected ones too. `silent`: bron -> its state, of
    sources that did not deliver: what rests for them is counted per source. `suggest`: in Dutch,
    which record a lost record_id probably was, "" when none.
    """
    for row in rows_of(active.reopened):
        if row["oordeel"] != Paaroordeel.ONZEKER:  # that one is asked again in any case
            yield _tell_reopened(row)
    asleep: Counter[str] = Counter()
    for row in rows_of(active.resting):
        absent = [row[key] for key in PAIR_KEYS if row[key] not in active.present]
        sources = {record_id.partition(":")[0] for record_id in absent} & silent.keys()
        if sources:
            asleep[min(sources)] += 1
            continue
        for record_id in absent:
            yield f"{_place(row)}: koppeling rust: {_why(record_id, entered, suggest)}"
    for bron, count in sorted(asleep.items()):
        links = "koppeling rust" if count == 1 else "koppelingen rusten"
        yield f"{DECISIONS_FILE}: {count} {links}: {bron} is {silent[bron]}"


def _tell_reopened(row: Mapping[str, str]) -> str:
    pair = " en ".join(row[key] for key in PAIR_KEYS)
    return (
        f"{_place(row)}: koppeling '{row['oordeel']}' van {pair} geldt niet meer: {row['reden']} "
        "sinds het besluit; kijk opnieuw en beantwoord sjo review"
    )


def _why(record_id: str, entered: Collection[str], suggest: Callable[[str], str]) -> str:
    if record_id in entered:
        return f"{record_id} is afgekeurd (zie afgekeurd)"
    lost = f"{record_id} bestaat niet in deze meting"
    meant = suggest(record_id)
    return f"{lost}; {meant}" if meant else lost


def _place(row: Mapping[str, str]) -> str:
    return f"{row['bestand']}:{row['rij']}"

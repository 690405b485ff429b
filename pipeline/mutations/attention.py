"""What of the open reports asks for a second look: two on one value, many closures by one."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.files.findings import Finding
from pipeline.mutations.filed import Mutations
from schemas.mutations import MANY_CLOSURES, OPEN_STATES, Mutatiesoort, Mutation

WHOLE_LOCATION = "de hele locatie"


def find_held(mutations: Mutations) -> frozenset[str]:
    """Return the ids of closures of which one reporter sent MANY_CLOSURES or more on one day.

    Such a report may be carried through only when its event says how it was verified.
    """
    by_reporter: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mutatie_id, filed in mutations.filed.items():
        mutation = filed.mutation
        if mutation.soort == Mutatiesoort.GESLOTEN and mutation.melder:
            by_reporter[mutation.melder, mutation.gemeld_op].append(mutatie_id)
    many = (ids for ids in by_reporter.values() if len(ids) >= MANY_CLOSURES)
    return frozenset(mutatie_id for ids in many for mutatie_id in ids)


def find_doubles(mutations: Mutations) -> dict[str, list[str]]:
    """Return per open report the other open ones that are about one of its values."""
    about: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mutatie_id in mutations.filed:
        if mutations.stand_of(mutatie_id) in OPEN_STATES:
            for subject in _subjects(mutations.filed[mutatie_id].mutation):
                about[subject].append(mutatie_id)
    others: dict[str, set[str]] = defaultdict(set)
    for ids in about.values():
        for mutatie_id in ids:
            others[mutatie_id] |= set(ids) - {mutatie_id}
    return {mutatie_id: sorted(found) for mutatie_id, found in sorted(others.items()) if found}


def notice_attention(mutations: Mutations) -> Iterator[Finding]:
    """Yield a notice per report that is held, and per pair of open reports on one value."""
    for mutatie_id, others in find_doubles(mutations).items():
        for other in others:
            if mutatie_id < other:
                first = mutations.filed[mutatie_id]
                rule = f"over dezelfde waarde is ook {other} nog open"
                advice = "behandel ze samen"
                yield Finding(first.bestand, regel=rule, advies=advice, is_notice=True)
    for mutatie_id in sorted(find_held(mutations)):
        if mutations.stand_of(mutatie_id) in OPEN_STATES:
            rule = (
                f"aangehouden: deze melder meldde die dag {MANY_CLOSURES} of meer sluitingen; "
                "doorvoeren kan alleen met nagegaan erbij"
            )
            bestand = mutations.filed[mutatie_id].bestand
            yield Finding(bestand, regel=rule, advies="ga elk ervan na", is_notice=True)


def _subjects(mutation: Mutation) -> list[tuple[str, str]]:
    """Return what a report is about; a closure is about a location as a whole."""
    if not mutation.locatie_id:
        return []
    if mutation.soort == Mutatiesoort.GESLOTEN:
        return [(mutation.locatie_id, WHOLE_LOCATION)]
    return [(mutation.locatie_id, value.veld) for value in mutation.velden]

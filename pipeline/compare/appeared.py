"""Why a location is in the later snapshot and was not before: ordered rules, the first that fits.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Iterator

from pipeline.compare import change as c
from pipeline.compare.change import Cause, Change
from pipeline.compare.compared import (
    Compared,
    Rule,
    Verdict,
    by_rule,
    first_verdict,
    make_change,
)
from pipeline.compare.evidence import Evidence
from pipeline.compare.places import format_address
from pipeline.compare.relinked import reidentified_cause, relinked_cause
from pipeline.compare.snapshot import Row


def find_appeared(compared: Compared) -> Iterator[Change]:
    """Yield one change with effect 1 for every location of new that old does not have."""
    for locatie_id, location in sorted(compared.new.locations.items()):
        if locatie_id not in compared.old.locations:
            verdict = first_verdict(compared, location, APPEARED_RULES)
            yield make_change(location, verdict, "", format_address(location), 1)


def _goes_on_from(compared: Compared, location: Row) -> Verdict | None:
    """Fit when the location continues one of old: a split, or the heir of one that is gone."""
    locatie_id = location["locatie_id"]
    event = compared.history.origin_of(locatie_id)
    origin, grond = (event["locatie_id"], f"id_historie: {event['reden']}") if event else ("", "")
    if origin not in compared.old.locations:
        earlier = [compared.old.location_of(r) for r in compared.new.records_of(locatie_id)]
        origin = next((found for found in earlier if found), "")
        grond = f"bronrecords van {origin} staan nu bij {locatie_id}"
    if origin not in compared.old.locations:
        return None
    cause = relinked_cause(compared, compared.old.locations[origin], location, grond)
    return Verdict(c.SPLIT if origin in compared.new.locations else c.MERGED, cause, origin)


def _under_another_id(compared: Compared, location: Row) -> Verdict | None:
    origin = compared.same_office_in_old(location)
    if origin is None:
        return None
    return Verdict(c.OTHER_ID, reidentified_cause(origin, location), origin["locatie_id"])


def _was_set_aside(compared: Compared, location: Row) -> Verdict | None:
    versie = compared.old.snapshot.versie
    for record_id in compared.new.records_of(location["locatie_id"]):
        pending, rejected = (
            compared.old.pending.get(record_id),
            compared.old.rejected.get(record_id),
        )
        if pending:
            grond = f"stond in {versie} bij te_beoordelen: {pending['reden']}"
            return Verdict(c.NEW, Cause(c.NEWLY_FOUND, grond))
        if rejected:
            grond = f"was in {versie} afgekeurd ({rejected['stap']}: {rejected['regel']})"
            return Verdict(c.NEW, by_rule(compared, grond))
    gemeente = compared.gemeente_in_old(location["gemeentecode"])
    row = compared.old.pending_at(location["organisatie"], gemeente)
    if row is None:
        return None
    grond = f"stond in {versie} met deze naam en gemeente bij te_beoordelen: {row['reden']}"
    return Verdict(c.NEW, Cause(c.NEWLY_FOUND, grond))


def _named_first(compared: Compared, location: Row) -> Verdict | None:
    """Decide by what the location's sources were able to see when old was made."""
    sources = compared.new.sources_of(location["locatie_id"])
    old, gemeente = compared.old, compared.gemeente_in_old(location["gemeentecode"])
    kind = c.RETURNED if _was_known_before(compared, location) else c.NEW
    for bron in sources:
        if old.has_failed(bron) and old.lists_everything(bron):
            grond = f"{bron} was in {old.snapshot.versie} {old.state(bron)}"
            return Verdict(kind, Cause(c.SOURCE_FAILED, grond))
    for bron in sources:
        is_site = old.lists_everything(bron) and not old.is_by_hand(bron)
        if old.would_have_seen(bron, gemeente) and (is_site or kind == c.RETURNED):
            grond = f"{bron} noemde de locatie in {old.snapshot.versie} niet en nu wel"
            return Verdict(kind, Cause(c.REAL_CHANGE, grond))
    grond = "; ".join(_first_seen(old, bron, gemeente) for bron in sources)
    return Verdict(kind, Cause(c.NEWLY_FOUND, grond or "geen bron bekend"))


def _was_known_before(compared: Compared, location: Row) -> bool:
    locatie_id = location["locatie_id"]
    return any(True for _ in compared.history.of(locatie_id, "hersteld"))


def _first_seen(old: Evidence, bron: str, gemeentecode: str) -> str:
    if old.would_have_seen(bron, gemeentecode):
        return (
            f"{bron} had {gemeentecode} in {old.snapshot.versie} doorzocht zonder haar te vinden; "
            "of zij er toen al was is niet bekend"
        )
    return old.why_not_seen(bron, gemeentecode)


APPEARED_RULES: list[Rule] = [_goes_on_from, _under_another_id, _was_set_aside, _named_first]

"""Why a location is no longer in the later snapshot: ordered rules, the first that fits.

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
from pipeline.compare.places import format_address
from pipeline.compare.relinked import reidentified_cause, relinked_cause
from pipeline.compare.snapshot import Row

MAX_STEPS = 50


def find_gone(compared: Compared) -> Iterator[Change]:
    """Yield one change with effect -1 for every location of old that new does not have."""
    for locatie_id, location in sorted(compared.old.locations.items()):
        if locatie_id not in compared.new.locations:
            verdict = first_verdict(compared, location, GONE_RULES)
            yield make_change(location, verdict, format_address(location), "", -1)


def _merged_into_another(compared: Compared, location: Row) -> Verdict | None:
    successor, grond = _successor(compared, location["locatie_id"])
    if not successor:
        return None
    heir = compared.new.locations[successor]
    return Verdict(c.MERGED, relinked_cause(compared, location, heir, grond), successor)


def _successor(compared: Compared, locatie_id: str) -> tuple[str, str]:
    """Return the location of new in which one of old goes on, and what says so."""
    current, seen = locatie_id, {locatie_id}
    for _ in range(MAX_STEPS):
        events = [*compared.history.of(current, "samengevoegd")]
        events += [*compared.history.of(current, "gesplitst")]
        following = [e for e in events if e["opvolger"] and e["opvolger"] not in seen]
        if not following:
            break
        current = following[-1]["opvolger"]
        seen.add(current)
        if current in compared.new.locations:
            return current, f"id_historie: {following[-1]['reden']}"
    for record_id in compared.old.records_of(locatie_id):
        heir = compared.new.location_of(record_id)
        if heir:
            return heir, f"bronrecord {record_id} hoort nu bij {heir}"
    return "", ""


def _under_another_id(compared: Compared, location: Row) -> Verdict | None:
    heir = compared.same_office_in_new(location)
    if heir is None:
        return None
    is_older = heir["locatie_id"] in compared.old.locations
    kind = c.MERGED if is_older else c.OTHER_ID
    return Verdict(kind, reidentified_cause(location, heir), heir["locatie_id"])


def _awaits_review(compared: Compared, location: Row) -> Verdict | None:
    for record_id in compared.old.records_of(location["locatie_id"]):
        row = compared.new.pending.get(record_id)
        if row:
            grond = f"bronrecord {record_id} staat nu bij te_beoordelen: {row['reden']}"
            return Verdict(c.WITHDRAWN, Cause(c.OTHER_METHOD, grond))
    gemeente = compared.gemeente_in_new(location["gemeentecode"])
    row = compared.new.pending_at(location["organisatie"], gemeente)
    if row is None:
        return None
    grond = f"staat met dezelfde naam en gemeente bij te_beoordelen: {row['reden']}"
    return Verdict(c.WITHDRAWN, Cause(c.OTHER_METHOD, grond))


def _now_rejected(compared: Compared, location: Row) -> Verdict | None:
    for record_id in compared.old.records_of(location["locatie_id"]):
        row = compared.new.rejected.get(record_id)
        if row:
            grond = f"bronrecord {record_id} is nu afgekeurd ({row['stap']}: {row['regel']})"
            return Verdict(c.WITHDRAWN, by_rule(compared, grond))
    return None


def _taken_out_by_hand(compared: Compared, location: Row) -> Verdict | None:
    """Fit when researchers removed their own entry: within a wave nothing else takes it away."""
    old, new = compared.old, compared.new
    sources = old.sources_of(location["locatie_id"])
    is_same_wave = old.snapshot.versie.meting == new.snapshot.versie.meting
    if not (is_same_wave and sources and all(old.is_by_hand(bron) for bron in sources)):
        return None
    rows = [old.row_of(record_id) for record_id in old.records_of(location["locatie_id"])]
    grond = f"binnen dezelfde meting weggehaald uit {', '.join(rows)}"
    return Verdict(c.WITHDRAWN, Cause(c.CORRECTED, grond))


def _not_observed(compared: Compared, location: Row) -> Verdict | None:
    """Fit when a complete source that named it did not look, or no source can tell at all."""
    sources = compared.old.sources_of(location["locatie_id"])
    gemeente = compared.gemeente_in_new(location["gemeentecode"]) or location["gemeentecode"]
    new = compared.new
    complete = [bron for bron in sources if new.lists_everything(bron)]
    blind = [bron for bron in complete if not new.would_have_seen(bron, gemeente)]
    if complete and not blind:
        return None
    grond = "; ".join(new.why_not_seen(bron, gemeente) for bron in blind or sources)
    grond = grond or "geen bron bekend die de locatie noemde"
    return Verdict(c.NOT_OBSERVED, Cause(c.SOURCE_FAILED, grond))


def _no_longer_named(compared: Compared, location: Row) -> Verdict | None:
    sources = compared.old.sources_of(location["locatie_id"])
    grond = "; ".join(
        f"{bron} is opnieuw bekeken ({compared.new.state(bron)}) en noemt de locatie niet meer"
        for bron in sources
        if compared.new.lists_everything(bron)
    )
    return Verdict(c.WITHDRAWN, Cause(c.REAL_CHANGE, grond))


GONE_RULES: list[Rule] = [
    _merged_into_another,
    _under_another_id,
    _awaits_review,
    _now_rejected,
    _taken_out_by_hand,
    _not_observed,
    _no_longer_named,
]

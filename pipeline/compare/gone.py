"""Why a location is no longer in the later version: ordered rules, the first that fits.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Iterator

from pipeline.compare.change import Cause, Change
from pipeline.compare.decided import decided_cause
from pipeline.compare.pair import (
    Explanation,
    Rule,
    VersionPair,
    by_rule,
    first_explanation,
    make_change,
)
from pipeline.compare.places import address_line
from pipeline.compare.relinked import reidentified_cause, relinked_cause
from pipeline.compare.successor import find_successor
from pipeline.versions.rows import Row
from schemas.inclusion import CLOSED_RULE
from schemas.vocabulary import Besluit, Gebeurtenis, Oorzaak, SoortVerschil

MAX_STEPS = 50
"""A chain of mergers longer than this is a fault in id_historie, not a history."""


def find_gone(pair: VersionPair) -> Iterator[Change]:
    """Yield one change with effect -1 for every location of old that new does not have."""
    for locatie_id, location in sorted(pair.old.locations.items()):
        if locatie_id not in pair.new.locations:
            explanation = first_explanation(pair, location, GONE_RULES)
            yield make_change(location, explanation, address_line(location), "", -1)


def _closed_by_people(pair: VersionPair, location: Row) -> Explanation | None:
    cause = decided_cause(pair.new, location["locatie_id"], Besluit.GESLOTEN)
    return Explanation(SoortVerschil.VERVALLEN, cause) if cause else None


def _merged_into_another(pair: VersionPair, location: Row) -> Explanation | None:
    successor, grond = _successor(pair, location["locatie_id"])
    if not successor:
        return None
    heir = pair.new.locations[successor]
    decided = decided_cause(pair.new, location["locatie_id"], Besluit.SAMENGEVOEGD)
    cause = decided or relinked_cause(pair, location, heir, grond)
    return Explanation(SoortVerschil.SAMENGEVOEGD, cause, successor)


def _successor(pair: VersionPair, locatie_id: str) -> tuple[str, str]:
    """Return the location of new in which one of old goes on, and what says so."""
    current, seen = locatie_id, {locatie_id}
    # An heir may itself have been merged since: follow the chain to one that new still has.
    for _ in range(MAX_STEPS):
        events = [*pair.history.of(current, Gebeurtenis.SAMENGEVOEGD)]
        events += [*pair.history.of(current, Gebeurtenis.GESPLITST)]
        following = [e for e in events if e["opvolger"] and e["opvolger"] not in seen]
        if not following:
            break
        current = following[-1]["opvolger"]
        seen.add(current)
        if current in pair.new.locations:
            return current, f"id_historie: {following[-1]['reden']}"
    for record_id in pair.old.records_of(locatie_id):
        heir = pair.new.location_of(record_id)
        if heir:
            return heir, f"bronrecord {record_id} hoort nu bij {heir}"
    return "", ""


def _under_another_id(pair: VersionPair, location: Row) -> Explanation | None:
    heir = pair.same_office_in_new(location)
    if heir is None:
        return None
    # Beside an office that was there already it is a double that was found out, not a new id.
    is_older = heir["locatie_id"] in pair.old.locations
    kind = SoortVerschil.SAMENGEVOEGD if is_older else SoortVerschil.ANDER_KENMERK
    return Explanation(kind, reidentified_cause(location, heir), heir["locatie_id"])


def _awaits_review(pair: VersionPair, location: Row) -> Explanation | None:
    for record_id in pair.old.records_of(location["locatie_id"]):
        row = pair.new.pending.get(record_id)
        if row:
            grond = f"bronrecord {record_id} staat nu bij te_beoordelen: {row['reden']}"
            return Explanation(SoortVerschil.VERVALLEN, Cause(Oorzaak.ANDERE_METHODE, grond))
    # The same find may have come in as another record: then only name and gemeente can tell.
    gemeente = pair.gemeente_in_new(location["gemeentecode"])
    row = pair.new.pending_at(location["organisatie"], gemeente)
    if row is None:
        return None
    grond = f"staat met dezelfde naam en gemeente bij te_beoordelen: {row['reden']}"
    return Explanation(SoortVerschil.VERVALLEN, Cause(Oorzaak.ANDERE_METHODE, grond))


def _now_rejected(pair: VersionPair, location: Row) -> Explanation | None:
    for record_id in pair.old.records_of(location["locatie_id"]):
        row = pair.new.rejected.get(record_id)
        if row:
            grond = f"bronrecord {record_id} is nu afgekeurd ({row['stap']}: {row['regel']})"
            # A person found the office closed: that is the world, not our data.
            if row["regel"] == CLOSED_RULE:
                return Explanation(SoortVerschil.VERVALLEN, Cause(Oorzaak.ECHTE_VERANDERING, grond))
            return Explanation(SoortVerschil.VERVALLEN, by_rule(pair, grond))
    return None


def _possibly_elsewhere(pair: VersionPair, location: Row) -> Explanation | None:
    """Fit when something new is like it, while nobody said whether it is the same."""
    found = find_successor(pair, location)
    if found is None:
        return None
    return Explanation(SoortVerschil.VERVALLEN, found[1], found[0]["locatie_id"])


def _taken_out_by_hand(pair: VersionPair, location: Row) -> Explanation | None:
    """Fit when researchers removed their own entry: within a wave nothing else takes it away."""
    old, new = pair.old, pair.new
    sources = old.sources_of(location["locatie_id"])
    is_same_wave = old.version.versie.meting == new.version.versie.meting
    if not (is_same_wave and sources and all(old.is_by_hand(bron) for bron in sources)):
        return None
    rows = [old.row_of(record_id) for record_id in old.records_of(location["locatie_id"])]
    grond = f"binnen dezelfde meting weggehaald uit {', '.join(rows)}"
    return Explanation(SoortVerschil.VERVALLEN, Cause(Oorzaak.GECORRIGEERDE_FOUT, grond))


def _not_observed(pair: VersionPair, location: Row) -> Explanation | None:
    """Fit when a complete source that named it did not look, or no source can tell at all."""
    sources = pair.old.sources_of(location["locatie_id"])
    gemeente = pair.gemeente_in_new(location["gemeentecode"]) or location["gemeentecode"]
    new = pair.new
    complete = [bron for bron in sources if new.lists_everything(bron)]
    blind = [bron for bron in complete if not new.would_have_seen(bron, gemeente)]
    if complete and not blind:
        return None
    grond = "; ".join(new.why_not_seen(bron, gemeente) for bron in blind or sources)
    grond = grond or "geen bron bekend die de locatie noemde"
    return Explanation(SoortVerschil.NIET_WAARGENOMEN, Cause(Oorzaak.BRON_UITGEVALLEN, grond))


def _no_longer_named(pair: VersionPair, location: Row) -> Explanation | None:
    sources = pair.old.sources_of(location["locatie_id"])
    grond = "; ".join(
        f"{bron} is opnieuw bekeken ({pair.new.state(bron)}) en noemt de locatie niet meer"
        for bron in sources
        if pair.new.lists_everything(bron)
    )
    return Explanation(SoortVerschil.VERVALLEN, Cause(Oorzaak.ECHTE_VERANDERING, grond))


# In order of what is surest. Where a location went is known from its records; that it is not there
# any more is only inferred from silence, so it comes last, and only of sources that did look.
GONE_RULES: list[Rule] = [
    _closed_by_people,
    _merged_into_another,
    _under_another_id,
    _awaits_review,
    _now_rejected,
    _possibly_elsewhere,
    _taken_out_by_hand,
    _not_observed,
    _no_longer_named,
]

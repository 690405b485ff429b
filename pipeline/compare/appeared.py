"""Why a location is in the later version and was not before: ordered rules, the first that fits.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Iterator

from pipeline.compare.change import Cause, Change
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
from pipeline.compare.successor import find_predecessor
from pipeline.compare.testimony import Testimony
from pipeline.versions.rows import Row
from schemas.vocabulary import Gebeurtenis, Oorzaak, SoortVerschil


def find_appeared(pair: VersionPair) -> Iterator[Change]:
    """Yield one change with effect 1 for every location of new that old does not have."""
    for locatie_id, location in sorted(pair.new.locations.items()):
        if locatie_id not in pair.old.locations:
            explanation = first_explanation(pair, location, APPEARED_RULES)
            yield make_change(location, explanation, "", address_line(location), 1)


def _goes_on_from(pair: VersionPair, location: Row) -> Explanation | None:
    """Fit when the location continues one of old: a split, or the heir of one that is gone."""
    locatie_id = location["locatie_id"]
    event = pair.history.origin_of(locatie_id)
    origin, grond = (event["locatie_id"], f"id_historie: {event['reden']}") if event else ("", "")
    if origin not in pair.old.locations:
        earlier = [pair.old.location_of(r) for r in pair.new.records_of(locatie_id)]
        origin = next((found for found in earlier if found), "")
        grond = f"bronrecords van {origin} staan nu bij {locatie_id}"
    if origin not in pair.old.locations:
        return None
    cause = relinked_cause(pair, pair.old.locations[origin], location, grond)
    is_split = origin in pair.new.locations
    kind = SoortVerschil.GESPLITST if is_split else SoortVerschil.SAMENGEVOEGD
    return Explanation(kind, cause, origin)


def _under_another_id(pair: VersionPair, location: Row) -> Explanation | None:
    origin = pair.same_office_in_old(location)
    if origin is None:
        return None
    cause = reidentified_cause(origin, location)
    return Explanation(SoortVerschil.ANDER_KENMERK, cause, origin["locatie_id"])


def _was_set_aside(pair: VersionPair, location: Row) -> Explanation | None:
    versie = pair.old.version.versie
    kind = SoortVerschil.TERUGGEKEERD if _was_known_before(pair, location) else SoortVerschil.NIEUW
    for record_id in pair.new.records_of(location["locatie_id"]):
        pending, rejected = pair.old.pending.get(record_id), pair.old.rejected.get(record_id)
        if pending:
            grond = f"stond in {versie} bij te_beoordelen: {pending['reden']}"
            return Explanation(kind, Cause(Oorzaak.NIEUW_GEVONDEN, grond))
        if rejected:
            grond = f"was in {versie} afgekeurd ({rejected['stap']}: {rejected['regel']})"
            return Explanation(kind, by_rule(pair, grond))
    gemeente = pair.gemeente_in_old(location["gemeentecode"])
    row = pair.old.pending_at(location["organisatie"], gemeente)
    if row is None:
        return None
    grond = f"stond in {versie} met deze naam en gemeente bij te_beoordelen: {row['reden']}"
    return Explanation(kind, Cause(Oorzaak.NIEUW_GEVONDEN, grond))


def _possibly_was_another(pair: VersionPair, location: Row) -> Explanation | None:
    """Fit when it is like one that is gone, while nobody said whether it is the same."""
    found = find_predecessor(pair, location)
    if found is None:
        return None
    gone, cause = found
    grond = cause.grond.replace(location["locatie_id"], gone["locatie_id"])
    return Explanation(SoortVerschil.NIEUW, Cause(cause.oorzaak, grond), gone["locatie_id"])


def _named_first(pair: VersionPair, location: Row) -> Explanation | None:
    """Decide by what the location's sources were able to see when old was made."""
    sources = pair.new.sources_of(location["locatie_id"])
    old, gemeente = pair.old, pair.gemeente_in_old(location["gemeentecode"])
    kind = SoortVerschil.TERUGGEKEERD if _was_known_before(pair, location) else SoortVerschil.NIEUW
    for bron in sources:
        if old.has_failed(bron) and old.lists_everything(bron):
            grond = f"{bron} was in {old.version.versie} {old.state(bron)}"
            return Explanation(kind, Cause(Oorzaak.BRON_UITGEVALLEN, grond))
    # A search by hand may miss what is there, so finding it later proves nothing new, unless the
    # location was known before. A site that lists all its offices does prove it.
    for bron in sources:
        is_site = old.lists_everything(bron) and not old.is_by_hand(bron)
        if old.would_have_seen(bron, gemeente) and (is_site or kind == SoortVerschil.TERUGGEKEERD):
            grond = f"{bron} noemde de locatie in {old.version.versie} niet en nu wel"
            return Explanation(kind, Cause(Oorzaak.ECHTE_VERANDERING, grond))
    grond = "; ".join(_first_seen(old, bron, gemeente) for bron in sources)
    return Explanation(kind, Cause(Oorzaak.NIEUW_GEVONDEN, grond or "geen bron bekend"))


def _was_known_before(pair: VersionPair, location: Row) -> bool:
    locatie_id = location["locatie_id"]
    return any(True for _ in pair.history.of(locatie_id, Gebeurtenis.HERSTELD))


def _first_seen(old: Testimony, bron: str, gemeentecode: str) -> str:
    if old.would_have_seen(bron, gemeentecode):
        return (
            f"{bron} had {gemeentecode} in {old.version.versie} doorzocht zonder haar te vinden; "
            "of zij er toen al was is niet bekend"
        )
    return old.why_not_seen(bron, gemeentecode)


# As with what is gone: first what records show, then what each source was able to see at the time.
APPEARED_RULES: list[Rule] = [
    _goes_on_from,
    _under_another_id,
    _was_set_aside,
    _possibly_was_another,
    _named_first,
]

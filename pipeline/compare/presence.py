"""Why a location is in one snapshot and not in the other: ordered rules, the first that fits.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.compare import change as c
from pipeline.compare.boundaries import Boundaries
from pipeline.compare.change import Cause, Change
from pipeline.compare.evidence import Evidence, History
from pipeline.compare.places import format_address, has_address, is_same_place
from pipeline.compare.snapshot import Row

NAME_AND_ADDRESS = ["organisatie", "bezoekadres", "postcode", "woonplaats"]
MAX_STEPS = 50


@dataclass(frozen=True)
class Compared:
    """The two snapshots with everything that may testify to what happened between them."""

    old: Evidence
    new: Evidence
    history: History
    boundaries: Boundaries
    corrections: frozenset[tuple[str, str]]

    @property
    def is_typology_changed(self) -> bool:
        """Tell whether the two snapshots rest on different typologies."""
        return self.old.snapshot.typologie_versie != self.new.snapshot.typologie_versie

    def gemeente_in_new(self, gemeentecode: str) -> str:
        """Return where a gemeente of the old map lies on the new one, "" when it was divided."""
        jaren = self.old.snapshot.grensjaar, self.new.snapshot.grensjaar
        return self.boundaries.place(gemeentecode, *jaren).gemeentecode

    def gemeente_in_old(self, gemeentecode: str) -> str:
        """Return where a gemeente of the new map lay on the old one, itself when unknown."""
        jaren = self.new.snapshot.grensjaar, self.old.snapshot.grensjaar
        return self.boundaries.place(gemeentecode, *jaren).gemeentecode or gemeentecode


@dataclass(frozen=True)
class Verdict:
    """What became of a location: kind, cause, and the other location that is part of the story."""

    soort_verschil: str
    cause: Cause
    verwante_locatie_id: str = ""


Rule = Callable[[Compared, Row], Verdict | None]


def correction_index(correcties: pd.DataFrame | None) -> frozenset[tuple[str, str]]:
    """Return (record_id, kolom) of every signed correction."""
    if correcties is None:
        return frozenset()
    return frozenset(zip(correcties["record_id"], correcties["kolom"], strict=True))


def find_gone(compared: Compared) -> Iterator[Change]:
    """Yield one change with effect -1 for every location of old that new does not have."""
    for locatie_id, location in sorted(compared.old.locations.items()):
        if locatie_id not in compared.new.locations:
            verdict = _first(compared, location, GONE_RULES)
            yield _change(location, verdict, format_address(location), "", -1)


def find_appeared(compared: Compared) -> Iterator[Change]:
    """Yield one change with effect 1 for every location of new that old does not have."""
    for locatie_id, location in sorted(compared.new.locations.items()):
        if locatie_id not in compared.old.locations:
            verdict = _first(compared, location, APPEARED_RULES)
            yield _change(location, verdict, "", format_address(location), 1)


def _first(compared: Compared, location: Row, rules: list[Rule]) -> Verdict:
    for rule in rules:
        verdict = rule(compared, location)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule always gives a verdict")


def _change(location: Row, verdict: Verdict, oud: str, nieuw: str, effect: int) -> Change:
    return Change(
        locatie_id=location["locatie_id"],
        organisatie=location["organisatie"],
        soort_verschil=verdict.soort_verschil,
        kolom="",
        oud=oud,
        nieuw=nieuw,
        gemeentecode_oud=location["gemeentecode"] if effect < 0 else "",
        gemeentecode_nieuw=location["gemeentecode"] if effect > 0 else "",
        verwante_locatie_id=verdict.verwante_locatie_id,
        effect=effect,
        oorzaak=verdict.cause.oorzaak,
        grond=verdict.cause.grond,
    )


def _merged_into_another(compared: Compared, location: Row) -> Verdict | None:
    successor, grond = _successor(compared, location["locatie_id"])
    if not successor:
        return None
    heir = compared.new.locations[successor]
    return Verdict(c.MERGED, _relinked(compared, location, heir, grond), successor)


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


def _relinked(compared: Compared, old: Row, new: Row, grond: str) -> Cause:
    """Return why two locations became one, or one became two."""
    target = compared.gemeente_in_new(old["gemeentecode"])
    is_other_gemeente = old["gemeentecode"] != new["gemeentecode"]
    if is_other_gemeente and target == new["gemeentecode"] and not has_address(old):
        return Cause(
            c.BOUNDARY,
            f"{grond}; zonder bezoekadres telt een aanbieder eens per gemeente, en "
            f"{old['gemeentecode']} ging op in {target}",
        )
    changed = _changed_texts(compared, old["locatie_id"])
    if changed:
        return Cause(c.REAL_CHANGE, f"{grond}; de bron schrijft nu een andere {changed}")
    if is_same_place(old, new):
        return Cause(c.CORRECTED, f"{grond}; de adressen spreken elkaar niet tegen")
    if compared.old.records_of(old["locatie_id"]) and _has_kept_records(compared, old):
        return Cause(c.CORRECTED, f"{grond}; de bron schrijft nog hetzelfde")
    return Cause(c.REAL_CHANGE, f"{grond}; de adressen verschillen")


def _has_kept_records(compared: Compared, old: Row) -> bool:
    records = compared.old.records_of(old["locatie_id"])
    return any(compared.new.location_of(record_id) for record_id in records)


def _changed_texts(compared: Compared, locatie_id: str) -> str:
    """Return the columns of name and address that a source of a location now words otherwise."""
    changed = set()
    for record_id in compared.old.records_of(locatie_id):
        for kolom in NAME_AND_ADDRESS:
            before, after = (
                compared.old.value(record_id, kolom),
                compared.new.value(record_id, kolom),
            )
            if before and after and before.bronwaarde != after.bronwaarde:
                changed.add(kolom)
    return ", ".join(sorted(changed))


def _awaits_review(compared: Compared, location: Row) -> Verdict | None:
    for record_id in compared.old.records_of(location["locatie_id"]):
        row = compared.new.pending.get(record_id)
        if row:
            grond = f"bronrecord {record_id} staat nu bij te_beoordelen: {row['reden']}"
            return Verdict(c.WITHDRAWN, Cause(c.OTHER_METHOD, grond))
    return None


def _now_rejected(compared: Compared, location: Row) -> Verdict | None:
    for record_id in compared.old.records_of(location["locatie_id"]):
        row = compared.new.rejected.get(record_id)
        if row:
            grond = f"bronrecord {record_id} is nu afgekeurd ({row['stap']}: {row['regel']})"
            return Verdict(c.WITHDRAWN, _by_rule(compared, grond))
    return None


def _by_rule(compared: Compared, grond: str) -> Cause:
    if compared.is_typology_changed:
        old, new = compared.old.snapshot, compared.new.snapshot
        versions = f"typologie {old.typologie_versie} werd {new.typologie_versie}"
        return Cause(c.OTHER_METHOD, f"{grond}; {versions}")
    return Cause(c.CORRECTED, grond)


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
    cause = _relinked(compared, compared.old.locations[origin], location, grond)
    return Verdict(c.SPLIT if origin in compared.new.locations else c.MERGED, cause, origin)


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
            return Verdict(c.NEW, _by_rule(compared, grond))
    return None


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


GONE_RULES: list[Rule] = [
    _merged_into_another,
    _awaits_review,
    _now_rejected,
    _not_observed,
    _no_longer_named,
]
APPEARED_RULES: list[Rule] = [_goes_on_from, _was_set_aside, _named_first]

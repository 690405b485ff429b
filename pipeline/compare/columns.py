"""What changed in a location that both snapshots have, and why.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Iterator

from pipeline.compare import change as c
from pipeline.compare.change import Cause, Change
from pipeline.compare.compared import Compared
from pipeline.compare.evidence import Evidence, Value
from pipeline.compare.places import (
    ADDRESS_COLUMNS,
    format_address,
    is_same_place,
)
from pipeline.compare.snapshot import Row
from schemas.published import Locaties

SEEN_WHEN = [
    "bronnen",
    "laatst_gezien_op",
    "laatst_gezien",
    "laatst_gezien_precisie",
    "eerste_meting",
]
"""Columns that tell when a location was seen, not what it is: never a difference."""
FOLLOWS_PLACE = ["gemeentecode", "gemeente", "provincie", "lat", "lon", "nauwkeurigheid"]
TOLD_APART = ["locatie_id", "organisatie", *ADDRESS_COLUMNS, *FOLLOWS_PLACE, *SEEN_WHEN]
PLAIN_COLUMNS = [column for column in Locaties.to_schema().columns if column not in TOLD_APART]
TERM_KINDS = {"ondersteuningstype": c.OTHER_TYPE, "leefgebied": c.OTHER_LEEFGEBIED}
SOURCE_COLUMN = {"woonplaats": "plaats", "gemeentecode": "gemeente"}
RULE = "regel: "
ADDRESS_EVIDENCE = ["bezoekadres", "postcode", "woonplaats"]


def find_changed(compared: Compared) -> Iterator[Change]:
    """Yield every change, all of effect 0, in the locations that both snapshots have."""
    for locatie_id in sorted(compared.old.locations.keys() & compared.new.locations.keys()):
        old, new = compared.old.locations[locatie_id], compared.new.locations[locatie_id]
        yield from _name(compared, old, new)
        yield from _address(compared, old, new)
        for kolom in PLAIN_COLUMNS:
            if old[kolom] != new[kolom]:
                cause = _cause(compared, locatie_id, [kolom])
                yield _change(old, new, c.CHANGED, kolom, (old[kolom], new[kolom]), cause)
        for lijst, kind in TERM_KINDS.items():
            yield from _terms(compared, old, new, lijst, kind)


def _change(
    old: Row, new: Row, kind: str, kolom: str, values: tuple[object, object], cause: Cause
) -> Change:
    before, after = (_text(value) for value in values)
    return Change(
        locatie_id=new["locatie_id"],
        organisatie=new["organisatie"],
        soort_verschil=kind,
        kolom=kolom,
        oud=before,
        nieuw=after,
        gemeentecode_oud=old["gemeentecode"],
        gemeentecode_nieuw=new["gemeentecode"],
        verwante_locatie_id="",
        effect=0,
        oorzaak=cause.oorzaak,
        grond=cause.grond,
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


def _name(compared: Compared, old: Row, new: Row) -> Iterator[Change]:
    if old["organisatie"] != new["organisatie"]:
        cause = _cause(compared, new["locatie_id"], ["organisatie"])
        values = old["organisatie"], new["organisatie"]
        yield _change(old, new, c.RENAMED, "organisatie", values, cause)


def _address(compared: Compared, old: Row, new: Row) -> Iterator[Change]:
    """Yield at most one change of the address, and one of the gemeente when only that differs."""
    is_moved = not is_same_place(old, new)
    is_respelt = any(old[kolom] != new[kolom] for kolom in ADDRESS_COLUMNS)
    if is_moved or is_respelt:
        cause = _cause(compared, new["locatie_id"], ADDRESS_EVIDENCE)
        values = format_address(old), format_address(new)
        kind = c.MOVED if is_moved else c.CHANGED
        yield _change(old, new, kind, "bezoekadres", values, cause)
    if old["gemeentecode"] != new["gemeentecode"] and not is_moved:
        values = old["gemeente"], new["gemeente"]
        cause = _gemeente_cause(compared, old, new)
        yield _change(old, new, c.OTHER_GEMEENTE, "gemeentecode", values, cause)
    elif old["gemeente"] != new["gemeente"] and not is_moved:
        values = old["gemeente"], new["gemeente"]
        cause = Cause(c.BOUNDARY, "de gemeente kreeg een andere naam en hield haar code")
        yield _change(old, new, c.CHANGED, "gemeente", values, cause)
    is_replaced = is_moved or is_respelt or old["gemeentecode"] != new["gemeentecode"]
    if not is_replaced and _position(old) != _position(new):
        cause = Cause(c.OTHER_METHOD, "hetzelfde adres, anders op de kaart gezet")
        yield _change(old, new, c.CHANGED, "lat, lon", (_position(old), _position(new)), cause)


def _position(location: Row) -> str:
    if location["lat"] is None or location["lon"] is None:
        return ""
    return f"{location['lat']:.5f}, {location['lon']:.5f} ({location['nauwkeurigheid']})"


def _gemeente_cause(compared: Compared, old: Row, new: Row) -> Cause:
    before, after = old["gemeentecode"], new["gemeentecode"]
    jaren = compared.old.snapshot.grensjaar, compared.new.snapshot.grensjaar
    placing = compared.boundaries.place(before, *jaren)
    if placing.gemeentecode == after:
        return Cause(c.BOUNDARY, f"{before} ging door herindeling op in {after}")
    if before not in compared.new.gemeenten:
        where = placing.reden or f"{before} ging grotendeels op in {placing.gemeentecode}"
        return Cause(c.BOUNDARY, f"{where}; deze locatie ligt nu in {after}")
    return _cause(compared, new["locatie_id"], ["gemeentecode", *ADDRESS_EVIDENCE])


def _cause(compared: Compared, locatie_id: str, kolommen: list[str]) -> Cause:
    """Return why published columns of one location differ: the first column with a clear cause."""
    for kolom in kolommen:
        cause = _column_cause(compared, locatie_id, kolom)
        if cause is not None:
            return cause
    return _without_lineage(compared)


def _without_lineage(compared: Compared) -> Cause:
    if compared.is_typology_changed:
        old, new = compared.old.snapshot, compared.new.snapshot
        grond = f"typologie {old.typologie_versie} werd {new.typologie_versie}"
        return Cause(c.OTHER_METHOD, grond)
    return Cause(c.OTHER_METHOD, "geen bronwaarde veranderde; de waarde is afgeleid")


def _column_cause(compared: Compared, locatie_id: str, kolom: str) -> Cause | None:
    before = compared.old.chosen(locatie_id, kolom)
    after = compared.new.chosen(locatie_id, kolom)
    if (before and before.waarde) == (after and after.waarde):
        return None
    record_id = after.record_id if after else before.record_id if before else ""
    return _same_record(compared, record_id, kolom) or _other_record(
        compared, locatie_id, kolom, record_id
    )


def _same_record(compared: Compared, record_id: str, kolom: str) -> Cause | None:
    """Explain by the record that gives the value now (or gave it), when both snapshots know it."""
    before = compared.old.value(record_id, kolom)
    after = compared.new.value(record_id, kolom)
    if before is None or after is None or before.waarde == after.waarde:
        return None
    bron = compared.new.source_of(record_id)
    if (record_id, SOURCE_COLUMN.get(kolom, kolom)) in compared.corrections:
        return Cause(c.CORRECTED, f"correcties.csv: {kolom} van {record_id}")
    if before.bronwaarde == after.bronwaarde or _is_by_rule(before) or _is_by_rule(after):
        return Cause(c.OTHER_METHOD, f"{bron} schrijft nog hetzelfde; de uitkomst is anders")
    words = f"eerst '{before.bronwaarde}', nu '{after.bronwaarde}'"
    return Cause(c.REAL_CHANGE, f"{bron} schrijft {words}")


def _is_by_rule(value: Value) -> bool:
    return value.bronwaarde.startswith(RULE)


def _other_record(compared: Compared, locatie_id: str, kolom: str, record_id: str) -> Cause:
    """Explain by which record gave the value before and which one does now."""
    before = compared.old.chosen(locatie_id, kolom)
    after = compared.new.chosen(locatie_id, kolom)
    loser = compared.old.source_of(before.record_id) if before else ""
    is_gone = before is not None and compared.new.location_of(before.record_id) is None
    if before and is_gone and not compared.new.is_ok(loser):
        state = compared.new.state(loser)
        return Cause(c.SOURCE_FAILED, f"{loser} gaf de waarde en is nu {state}")
    if after is None:
        return Cause(c.REAL_CHANGE, f"{loser} noemt de waarde niet meer")
    winner = compared.new.source_of(after.record_id)
    if before and winner == loser:
        words = f"eerst '{before.bronwaarde}', nu '{after.bronwaarde}'"
        return Cause(c.REAL_CHANGE, f"{winner} schrijft {words}")
    if _knew(compared.old, record_id, kolom, after.waarde):
        return Cause(c.OTHER_METHOD, f"{winner} gaf deze waarde al; nu gaat zij voor")
    return Cause(c.NEWLY_FOUND, f"{winner} noemt deze waarde voor het eerst")


def _knew(evidence: Evidence, record_id: str, kolom: str, waarde: str) -> bool:
    value = evidence.value(record_id, kolom)
    return value is not None and value.waarde == waarde


def _terms(compared: Compared, old: Row, new: Row, lijst: str, kind: str) -> Iterator[Change]:
    locatie_id = new["locatie_id"]
    before = compared.old.terms[lijst].get(locatie_id, {})
    after = compared.new.terms[lijst].get(locatie_id, {})
    for term in sorted(before.keys() - after.keys()):
        cause = _term_cause(compared, locatie_id, before[term], is_gone=True)
        yield _change(old, new, kind, lijst, (term, ""), cause)
    for term in sorted(after.keys() - before.keys()):
        cause = _term_cause(compared, locatie_id, after[term], is_gone=False)
        yield _change(old, new, kind, lijst, ("", term), cause)


def _term_cause(compared: Compared, locatie_id: str, herkomst: str, *, is_gone: bool) -> Cause:
    """Explain a term that came or went by what gave it: a source, or a rule for all alike."""
    origins = herkomst.split("|")
    known = compared.old.soorten.keys() | compared.old.snapshot.bronnen.keys()
    known |= compared.new.snapshot.bronnen.keys()
    sources = [origin for origin in origins if origin in known]
    if not sources:
        return Cause(c.OTHER_METHOD, f"de term kwam van {herkomst}")
    here, there = (compared.old, compared.new) if is_gone else (compared.new, compared.old)
    blind = [b for b in sources if not there.is_ok(b) and b not in there.sources_of(locatie_id)]
    if len(blind) == len(sources) and (is_gone or there.has_failed(blind[0])):
        states = "; ".join(f"{b} was in {there.snapshot.versie} {there.state(b)}" for b in blind)
        return Cause(c.SOURCE_FAILED, states)
    if compared.is_typology_changed:
        return _without_lineage(compared)
    named = ", ".join(sources)
    if not is_gone and not set(sources) & set(there.sources_of(locatie_id)):
        return Cause(c.NEWLY_FOUND, f"{named} noemt deze locatie voor het eerst")
    verb = "noemt de term niet meer" if is_gone else "noemt de term nu ook"
    return Cause(c.REAL_CHANGE, f"{named} {verb} (in {here.snapshot.versie} stond hij er)")

"""Why a published value of a location is otherwise than before: told by the records that gave it.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from pipeline.compare.change import Cause
from pipeline.compare.pair import VersionPair
from pipeline.compare.testimony import Testimony, Value
from pipeline.versions.rows import Row
from schemas.offers import BY_READER, BY_RULE
from schemas.vocabulary import Oorzaak

COLUMN_IN_SOURCES = {"woonplaats": "plaats", "gemeentecode": "gemeente"}
"""What a source calls a column that is published under another name."""
COLUMNS_OF_TERMS = ("ondersteuningstypen", "leefgebieden")
"""What correcties.csv calls the columns of a record that hold its terms."""
ADDRESS_EVIDENCE = ["bezoekadres", "postcode", "woonplaats"]


def gemeente_cause(pair: VersionPair, old: Row, new: Row) -> Cause:
    """Return why a location that stayed in its place lies in another gemeente."""
    before, after = old["gemeentecode"], new["gemeentecode"]
    jaren = pair.old.version.grensjaar, pair.new.version.grensjaar
    placing = pair.boundaries.place(before, *jaren)
    if placing.gemeentecode == after:
        return Cause(Oorzaak.GRENS, f"{before} ging door herindeling op in {after}")
    if before not in pair.new.gemeenten:
        where = placing.reden or f"{before} ging grotendeels op in {placing.gemeentecode}"
        return Cause(Oorzaak.GRENS, f"{where}; deze locatie ligt nu in {after}")
    return value_cause(pair, new["locatie_id"], ["gemeentecode", *ADDRESS_EVIDENCE])


def regrouped_cause(pair: VersionPair, locatie_id: str, kolommen: list[str]) -> Cause | None:
    """Return the cause of a difference that comes of which records people hold for one location.

    A merger, or one that was undone, makes another record speak: nothing moved.
    """
    for kolom in kolommen:
        before, after = pair.old.chosen(locatie_id, kolom), pair.new.chosen(locatie_id, kolom)
        if before is None or after is None or before.waarde == after.waarde:
            continue
        came = pair.old.location_of(after.record_id) not in {None, locatie_id}
        went = pair.new.location_of(before.record_id) not in {None, locatie_id}
        if (came or went) and _knew(pair.old, after.record_id, kolom, after.waarde):
            other = after.record_id if came else before.record_id
            where = "hoort nu bij deze locatie" if came else "hoort nu bij een andere locatie"
            return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"bronrecord {other} {where}")
    return None


def value_cause(pair: VersionPair, locatie_id: str, kolommen: list[str]) -> Cause:
    """Return why published columns of one location differ: the first column with a clear cause."""
    if regrouped := regrouped_cause(pair, locatie_id, kolommen):
        return regrouped
    for kolom in kolommen:
        cause = _column_cause(pair, locatie_id, kolom)
        if cause is not None:
            return cause
    return _without_lineage(pair)


def _without_lineage(pair: VersionPair) -> Cause:
    if pair.is_typology_changed:
        return Cause(Oorzaak.ANDERE_METHODE, pair.typologies)
    return Cause(Oorzaak.ANDERE_METHODE, "geen bronwaarde veranderde; de waarde is afgeleid")


def _column_cause(pair: VersionPair, locatie_id: str, kolom: str) -> Cause | None:
    before = pair.old.chosen(locatie_id, kolom)
    after = pair.new.chosen(locatie_id, kolom)
    if (before and before.waarde) == (after and after.waarde):
        return None
    record_id = after.record_id if after else before.record_id if before else ""
    return _same_record(pair, record_id, kolom) or _other_record(pair, locatie_id, kolom, record_id)


def _same_record(pair: VersionPair, record_id: str, kolom: str) -> Cause | None:
    """Explain by the record that gives the value now (or gave it), when both versions know it."""
    before = pair.old.value(record_id, kolom)
    after = pair.new.value(record_id, kolom)
    if before is None or after is None or before.waarde == after.waarde:
        return None
    bron = pair.new.source_of(record_id)
    named = COLUMN_IN_SOURCES.get(kolom, kolom)
    is_corrected = (record_id, named) in pair.corrections
    if is_corrected or (named, before.bronwaarde, after.bronwaarde) in pair.everywhere:
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"correcties.csv: {kolom} van {record_id}")
    if after.bronwaarde == BY_READER:
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"tweede lezer over {record_id}: {after.waarde}")
    if before.door_besluit is not False and not after.door_besluit:
        undone = _undone_correction(pair, record_id, named)
        if undone is not None:
            return undone
    # The source wrote the same, so it is we who made something else of it.
    if before.bronwaarde == after.bronwaarde or _is_by_rule(before) or _is_by_rule(after):
        grond = f"{bron} schrijft nog hetzelfde; de uitkomst is anders"
        return Cause(Oorzaak.ANDERE_METHODE, grond)
    words = f"eerst '{before.bronwaarde}', nu '{after.bronwaarde}'"
    return Cause(Oorzaak.ECHTE_VERANDERING, f"{bron} schrijft {words}")


def _undone_correction(pair: VersionPair, record_id: str, kolom: str) -> Cause | None:
    """Return the cause of a value that a correction changed which people took back."""
    what = f"{kolom} van {record_id}" if (record_id, kolom) in pair.taken_back else ""
    # What the value was is not published. A version that does not tell which values decisions made
    # leaves open that it was any of the column.
    days = sorted(day for named, day in pair.taken_back_everywhere if named == kolom)
    if not what and days:
        what = f"{kolom} overal, van {days[0]},"
    told = f"correcties.csv: het besluit over {what} is weggehaald"
    return Cause(Oorzaak.GECORRIGEERDE_FOUT, told) if what else None


def _is_by_rule(value: Value) -> bool:
    return value.bronwaarde.startswith(BY_RULE)


def _other_record(pair: VersionPair, locatie_id: str, kolom: str, record_id: str) -> Cause:
    """Explain by which record gave the value before and which one does now."""
    before = pair.old.chosen(locatie_id, kolom)
    after = pair.new.chosen(locatie_id, kolom)
    loser = pair.old.source_of(before.record_id) if before else ""
    is_gone = before is not None and pair.new.location_of(before.record_id) is None
    # A value that fell away with its source says nothing about the office.
    if before and is_gone and not pair.new.is_ok(loser):
        state = pair.new.state(loser)
        return Cause(Oorzaak.BRON_UITGEVALLEN, f"{loser} gaf de waarde en is nu {state}")
    if after is None:
        return Cause(Oorzaak.ECHTE_VERANDERING, f"{loser} noemt de waarde niet meer")
    if (after.record_id, COLUMN_IN_SOURCES.get(kolom, kolom)) in pair.corrections:
        grond = f"correcties.csv: {kolom} van {after.record_id}"
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, grond)
    winner = pair.new.source_of(after.record_id)
    if before and winner == loser:
        words = f"eerst '{before.bronwaarde}', nu '{after.bronwaarde}'"
        return Cause(Oorzaak.ECHTE_VERANDERING, f"{winner} schrijft {words}")
    if _knew(pair.old, record_id, kolom, after.waarde):
        return Cause(Oorzaak.ANDERE_METHODE, f"{winner} gaf deze waarde al; nu gaat zij voor")
    return Cause(Oorzaak.NIEUW_GEVONDEN, f"{winner} noemt deze waarde voor het eerst")


def _knew(version: Testimony, record_id: str, kolom: str, waarde: str) -> bool:
    value = version.value(record_id, kolom)
    return value is not None and value.waarde == waarde


def term_cause(pair: VersionPair, locatie_id: str, herkomst: str, *, is_gone: bool) -> Cause:
    """Explain a term that came or went by what gave it: a source, or a rule for all alike."""
    corrected = pair.corrections & {
        (record_id, kolom)
        for record_id in pair.new.records_of(locatie_id)
        for kolom in COLUMNS_OF_TERMS
    }
    if corrected:
        record_id, kolom = min(corrected)
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"correcties.csv: {kolom} van {record_id}")
    origins = herkomst.split("|")
    sources = [origin for origin in origins if origin in pair.sources]
    if not sources:
        return Cause(Oorzaak.ANDERE_METHODE, f"de term kwam van {herkomst}")
    here, there = (pair.old, pair.new) if is_gone else (pair.new, pair.old)
    blind = [b for b in sources if not there.is_ok(b) and b not in there.sources_of(locatie_id)]
    if len(blind) == len(sources) and (is_gone or there.has_failed(blind[0])):
        states = "; ".join(f"{b} was in {there.version.versie} {there.state(b)}" for b in blind)
        return Cause(Oorzaak.BRON_UITGEVALLEN, states)
    # Under another typology the same words may mean another term: no source said anything new.
    if pair.is_typology_changed:
        return _without_lineage(pair)
    named = ", ".join(sources)
    if not is_gone and not set(sources) & set(there.sources_of(locatie_id)):
        return Cause(Oorzaak.NIEUW_GEVONDEN, f"{named} noemt deze locatie voor het eerst")
    verb = "noemt de term niet meer" if is_gone else "noemt de term nu ook"
    grond = f"{named} {verb} (in {here.version.versie} stond hij er)"
    return Cause(Oorzaak.ECHTE_VERANDERING, grond)

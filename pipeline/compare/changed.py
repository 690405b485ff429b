"""What changed in a location that both versions have, and why.

The rules, their order and what they rest on are set out in docs/vergelijken.md.
"""

from collections.abc import Iterator

from pipeline.compare.change import Cause, Change
from pipeline.compare.column_cause import (
    ADDRESS_EVIDENCE,
    gemeente_cause,
    regrouped_cause,
    term_cause,
    value_cause,
)
from pipeline.compare.decided import newly_decided_cause, undone_cause
from pipeline.compare.pair import VersionPair
from pipeline.compare.places import (
    VISITING_ADDRESS,
    address_line,
    is_same_door,
    is_same_place,
)
from pipeline.compare.testimony import Testimony
from pipeline.match.sameness import says_same
from pipeline.versions.rows import Row
from schemas.vocabulary import Besluit, Lijst, Oorzaak, SoortVerschil

SEEN_WHEN = {
    "bronnen",
    "laatst_gezien_op",
    "laatst_gezien",
    "laatst_gezien_precisie",
    "ouder_dan_meting",
    "eerste_meting",
}
"""Columns that tell when a location was seen, not what it is: never a difference."""
FOLLOWS_PLACE = {"gemeentecode", "gemeente", "provincie", "lat", "lon", "nauwkeurigheid"}
"""Told with the address: a move is one difference, not seven."""
FOLLOWS_WORDS = {"openingstijden_schema"}
"""Read out of another column: that one tells the difference."""
TOLD_APART = (
    {"locatie_id", "organisatie", *VISITING_ADDRESS} | FOLLOWS_PLACE | FOLLOWS_WORDS | SEEN_WHEN
)
OFFER_KINDS = {
    Lijst.ONDERSTEUNINGSTYPE: SoortVerschil.ANDER_ONDERSTEUNINGSTYPE,
    Lijst.LEEFGEBIED: SoortVerschil.ANDER_LEEFGEBIED,
}


def find_changed(pair: VersionPair) -> Iterator[Change]:
    """Yield every change, all of effect 0, in the locations that both versions have."""
    plain = [kolom for kolom in pair.shared_columns if kolom not in TOLD_APART]
    for locatie_id in sorted(pair.old.locations.keys() & pair.new.locations.keys()):
        old, new = pair.old.locations[locatie_id], pair.new.locations[locatie_id]
        yield from _name(pair, old, new)
        yield from _address(pair, old, new)
        yield from _plain(pair, old, new, plain)
        for lijst, kind in OFFER_KINDS.items():
            yield from _offers(pair, old, new, lijst, kind)


def _change(
    old: Row, new: Row, kind: SoortVerschil, kolom: str, values: tuple[object, object], cause: Cause
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


def _plain(pair: VersionPair, old: Row, new: Row, kolommen: list[str]) -> Iterator[Change]:
    """Yield the changes of columns that stand on their own; a term that was renamed is none."""
    for kolom in kolommen:
        values = _said(pair.old, old, kolom), _said(pair.new, new, kolom)
        if pair.old.code_of(kolom, values[0]) != pair.new.code_of(kolom, values[1]):
            cause = value_cause(pair, new["locatie_id"], [kolom])
            if _is_respelt(kolom, *values):
                cause = _of_spelling(cause)
            yield _change(old, new, SoortVerschil.GEWIJZIGD, kolom, values, cause)


def _said(side: Testimony, location: Row, kolom: str) -> object:
    """Return the value of a column, but None for a "no" that no record gave.

    Older versions published silence as "no": that it is now empty is no change.
    """
    value = location[kolom]
    is_silence = value is False and side.chosen(location["locatie_id"], kolom) is None
    return None if is_silence else value


def _name(pair: VersionPair, old: Row, new: Row) -> Iterator[Change]:
    if old["organisatie"] != new["organisatie"]:
        decided = newly_decided_cause(pair, new["locatie_id"], Besluit.HERNOEMD)
        decided = decided or undone_cause(pair, new["locatie_id"], "organisatie")
        cause = decided or value_cause(pair, new["locatie_id"], ["organisatie"])
        values = old["organisatie"], new["organisatie"]
        kind = _unless_regrouped(pair, new, ["organisatie"], SoortVerschil.HERNOEMD)
        if says_same("organisatie", *values):
            kind, cause = SoortVerschil.GEWIJZIGD, _of_spelling(cause)
        yield _change(old, new, kind, "organisatie", values, cause)


def _address(pair: VersionPair, old: Row, new: Row) -> Iterator[Change]:
    """Yield at most one change of the address, and one of the gemeente when only that differs."""
    is_moved = not is_same_place(old, new)
    is_respelt = any(old[kolom] != new[kolom] for kolom in VISITING_ADDRESS)
    if is_moved or is_respelt:
        decided = newly_decided_cause(pair, new["locatie_id"], Besluit.VERHUISD)
        decided = decided or undone_cause(pair, new["locatie_id"], "bezoekadres")
        cause = decided or value_cause(pair, new["locatie_id"], ADDRESS_EVIDENCE)
        values = address_line(old), address_line(new)
        kind = SoortVerschil.VERHUISD if is_moved else SoortVerschil.GEWIJZIGD
        kind = _unless_regrouped(pair, new, ADDRESS_EVIDENCE, kind)
        if is_same_door(old, new):
            cause = _of_spelling(cause)
        yield _change(old, new, kind, "bezoekadres", values, cause)
    if old["gemeentecode"] != new["gemeentecode"] and not is_moved:
        values = old["gemeente"], new["gemeente"]
        cause = gemeente_cause(pair, old, new)
        yield _change(old, new, SoortVerschil.ANDERE_GEMEENTE, "gemeentecode", values, cause)
    elif old["gemeente"] != new["gemeente"] and not is_moved:
        values = old["gemeente"], new["gemeente"]
        cause = Cause(Oorzaak.GRENS, "de gemeente kreeg een andere naam en hield haar code")
        yield _change(old, new, SoortVerschil.GEWIJZIGD, "gemeente", values, cause)
    # A point follows its address; only when nothing else changed is it a difference of its own.
    is_replaced = is_moved or is_respelt or old["gemeentecode"] != new["gemeentecode"]
    if not is_replaced and _position(old) != _position(new):
        cause = Cause(Oorzaak.ANDERE_METHODE, "hetzelfde adres, anders op de kaart gezet")
        points = _position(old), _position(new)
        yield _change(old, new, SoortVerschil.GEWIJZIGD, "lat, lon", points, cause)


def _is_respelt(kolom: str, before: object, after: object) -> bool:
    """Tell whether two values of a column are one, spelt otherwise; a site may be http or https."""
    old, new = _text(before), _text(after)
    if kolom == "website":
        old, new = (site.removeprefix("https://").removeprefix("http://") for site in (old, new))
    return says_same(kolom, old, new)


def _of_spelling(cause: Cause) -> Cause:
    """Return the cause of a value that only is spelt otherwise: the world did not change."""
    is_new = cause.oorzaak in {Oorzaak.ECHTE_VERANDERING, Oorzaak.NIEUW_GEVONDEN}
    return Cause(Oorzaak.ANDERE_SPELLING, cause.grond) if is_new else cause


def _unless_regrouped(
    pair: VersionPair, new: Row, kolommen: list[str], kind: SoortVerschil
) -> SoortVerschil:
    """Return `kind`, but for a value that differs because another record speaks: nothing moved."""
    is_regrouped = regrouped_cause(pair, new["locatie_id"], kolommen) is not None
    return SoortVerschil.GEWIJZIGD if is_regrouped else kind


def _position(location: Row) -> str:
    if location["lat"] is None or location["lon"] is None:
        return ""
    return f"{location['lat']:.5f}, {location['lon']:.5f} ({location['nauwkeurigheid']})"


def _offers(
    pair: VersionPair, old: Row, new: Row, lijst: Lijst, kind: SoortVerschil
) -> Iterator[Change]:
    """Yield the terms that a location offers no more or newly; by code, so a new label is none."""
    locatie_id = new["locatie_id"]
    before = pair.old.offers[lijst].get(locatie_id, {})
    after = pair.new.offers[lijst].get(locatie_id, {})
    for term in sorted(before[code] for code in before.keys() - after.keys()):
        cause = term_cause(pair, locatie_id, term.herkomst, is_gone=True)
        yield _change(old, new, kind, lijst.value, (term.term, ""), cause)
    for term in sorted(after[code] for code in after.keys() - before.keys()):
        cause = term_cause(pair, locatie_id, term.herkomst, is_gone=False)
        yield _change(old, new, kind, lijst.value, ("", term.term), cause)

"""What people decided of a location: it is the surest cause of a difference."""

from collections.abc import Iterator

from pipeline.compare.change import Cause
from pipeline.compare.pair import VersionPair
from pipeline.compare.testimony import Testimony
from pipeline.match.sameness import says_same
from pipeline.versions.rows import Row
from schemas.vocabulary import Besluit, Oorzaak

UNDONE_BY_COLUMN = {"organisatie": Besluit.HERNOEMD, "bezoekadres": Besluit.VERHUISD}


def decided_cause(new: Testimony, locatie_id: str, besluit: Besluit) -> Cause | None:
    """Return the cause of a difference that a decision of that kind explains: the world changed."""
    return next((_tell(row) for row in _applied(new, locatie_id, besluit)), None)


def newly_decided_cause(pair: VersionPair, locatie_id: str, besluit: Besluit) -> Cause | None:
    """Return as `decided_cause`, of a decision that did not yet work in the version before.

    What moved then has not moved again: another record of the location may speak for it now.
    """
    known = [_told(row) for row in _applied(pair.old, locatie_id, besluit)]
    made = (r for r in _applied(pair.new, locatie_id, besluit) if _told(r) not in known)
    return next((_tell(row) for row in made), None)


def undone_cause(pair: VersionPair, locatie_id: str, kolom: str) -> Cause | None:
    """Return the cause of a name or address that is what it was before a decision was taken back.

    `kolom`: organisatie or bezoekadres. Anything else than what it was is something new.
    """
    besluit = UNDONE_BY_COLUMN[kolom]
    now = str(pair.new.locations[locatie_id][kolom] or "")
    standing = [_told(row) for row in _applied(pair.new, locatie_id, besluit)]
    for row in _applied(pair.old, locatie_id, besluit):
        if _told(row) not in standing and says_same(kolom, now, str(row["was"] or "")):
            grond = f"besluit van {row['genomen_op']} is weggehaald: {besluit}"
            return Cause(Oorzaak.GECORRIGEERDE_FOUT, grond)
    return None


def list_corrected(new: Testimony) -> frozenset[tuple[str, str]]:
    """Return (record_id, kolom) of what decisions corrected; `kolom` as the source calls it."""
    return frozenset(
        (record_id, row["kolom"])
        for row in new.decisions
        if row["besluit"] == Besluit.CORRECTIE and row["toegepast"]
        for record_id in _records_of(new, row)
    )


def list_everywhere(side: Testimony) -> frozenset[tuple[str, str]]:
    """Return (kolom, day) of the decisions on a value wherever it stands that work in a version."""
    return frozenset(
        (str(row["kolom"]), str(row["genomen_op"]))
        for row in side.decisions
        if row["besluit"] == Besluit.OVERAL and row["toegepast"]
    )


def _records_of(new: Testimony, row: Row) -> list[str]:
    return [row["record_id"]] if row["record_id"] else new.records_of(row["locatie_id"])


def _applied(side: Testimony, locatie_id: str, besluit: Besluit) -> Iterator[Row]:
    for row in _decisions_on(side, locatie_id):
        if row["besluit"] == besluit and row["toegepast"]:
            yield row


def _told(row: Row) -> tuple[str, ...]:
    return tuple(str(row[kolom] or "") for kolom in ("was", "wordt", "genomen_op"))


def _tell(row: Row) -> Cause:
    since = f" per {row['per']}" if row["per"] else ""
    grond = f"besluit van {row['genomen_op']}: {row['besluit']}{since}"
    return Cause(Oorzaak.ECHTE_VERANDERING, grond)


def _decisions_on(new: Testimony, locatie_id: str) -> Iterator[Row]:
    for row in new.decisions:
        of_record = row["record_id"] and new.location_of(row["record_id"])
        if locatie_id in {row["locatie_id"], of_record}:
            yield row

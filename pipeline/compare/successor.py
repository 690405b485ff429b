"""What may have become of a location that is gone: a guess, until people decide.

Nothing is concluded from it. It is the cause of a difference only where nothing surer explains it,
and a question in the worklist overgangen.csv.
"""

from collections.abc import Iterable

from pipeline.compare.change import Cause
from pipeline.compare.pair import VersionPair
from pipeline.compare.places import has_address, is_same_place
from pipeline.normalise.contact import domain_of
from pipeline.normalise.name import name_key
from pipeline.versions.rows import Row
from schemas.vocabulary import Besluit, Oorzaak


def find_successor(pair: VersionPair, gone: Row) -> tuple[Row, Cause] | None:
    """Return the location of new that one of old may have become, and what speaks for it."""
    return _find(pair, gone, pair.renewed.get(pair.gemeente_in_new(gone["gemeentecode"]), []))


def find_predecessor(pair: VersionPair, appeared: Row) -> tuple[Row, Cause] | None:
    """Return the location of old that one of new may have been; the mirror of `find_successor`."""
    for gone in pair.gone.get(appeared["gemeentecode"], []):
        found = find_successor(pair, gone)
        if found and found[0]["locatie_id"] == appeared["locatie_id"]:
            return gone, found[1]
    return None


def _find(pair: VersionPair, gone: Row, others: Iterable[Row]) -> tuple[Row, Cause] | None:
    """Return the first of `others` by what speaks for it: the name, the address, the contacts."""
    apart = _list_apart(pair, gone["locatie_id"])
    found = [
        (rank, row["locatie_id"], row, why)
        for row in others
        if row["locatie_id"] not in apart
        for rank, why in enumerate(_likenesses(gone, row))
        if why
    ]
    if not found:
        return None
    _, locatie_id, row, why = min(found, key=lambda f: f[:2])
    kind = "hernoemd of samengevoegd" if why == SAME_PLACE else "verhuisd"
    return row, Cause(Oorzaak.MOGELIJK_VERHUISD, f"mogelijk {kind}: {why} als {locatie_id}")


SAME_NAME, SAME_PLACE, SAME_CONTACT = "zelfde naam", "zelfde adres", "zelfde website of telefoon"


def _likenesses(gone: Row, other: Row) -> tuple[str, str, str]:
    is_named_so = name_key(gone["organisatie"]) == name_key(other["organisatie"])
    has_both = has_address(gone) and has_address(other)
    contacts = {domain_of(gone["website"] or ""), gone["telefoon"]} & {
        domain_of(other["website"] or ""),
        other["telefoon"],
    }
    return (
        SAME_NAME if is_named_so else "",
        SAME_PLACE if has_both and is_same_place(gone, other) else "",
        SAME_CONTACT if contacts - {"", None} else "",
    )


def _list_apart(pair: VersionPair, locatie_id: str) -> set[str | None]:
    """Return the locations of new that people said are something else than one of old."""
    named = [
        row["is_nu"]
        for row in pair.new.decisions
        if row["besluit"] == Besluit.TWEE_DINGEN and row["locatie_id"] == locatie_id
    ]
    return {*named, *(pair.new.location_of(name) for name in named)}

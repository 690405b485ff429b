"""Why two locations became one, or one became two."""

from pipeline.compare.change import Cause
from pipeline.compare.pair import VersionPair
from pipeline.compare.places import has_address, is_same_place
from pipeline.versions.rows import Row
from schemas.vocabulary import Oorzaak

NAME_AND_ADDRESS = ["organisatie", "bezoekadres", "postcode", "woonplaats"]


def relinked_cause(pair: VersionPair, old: Row, new: Row, grond: str) -> Cause:
    """Return why two locations became one, or one became two; `grond` says that they did."""
    target = pair.gemeente_in_new(old["gemeentecode"])
    is_other_gemeente = old["gemeentecode"] != new["gemeentecode"]
    if is_other_gemeente and target == new["gemeentecode"] and not has_address(old):
        return Cause(
            Oorzaak.GRENS,
            f"{grond}; zonder bezoekadres telt een aanbieder eens per gemeente, en "
            f"{old['gemeentecode']} ging op in {target}",
        )
    # Other words in the source explain it before our own judgement of the addresses does.
    changed = _changed_texts(pair, old["locatie_id"])
    if changed:
        return Cause(
            Oorzaak.ECHTE_VERANDERING, f"{grond}; de bron schrijft nu een andere {changed}"
        )
    if is_same_place(old, new):
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"{grond}; de adressen spreken elkaar niet tegen")
    if pair.old.records_of(old["locatie_id"]) and _has_kept_records(pair, old):
        return Cause(Oorzaak.GECORRIGEERDE_FOUT, f"{grond}; de bron schrijft nog hetzelfde")
    return Cause(Oorzaak.ECHTE_VERANDERING, f"{grond}; de adressen verschillen")


def reidentified_cause(old: Row, new: Row) -> Cause:
    """Return why the same office stands under another id, without any link between the two."""
    if old["gemeentecode"] != new["gemeentecode"]:
        route = f"{old['gemeentecode']} ging op in {new['gemeentecode']}"
        return Cause(Oorzaak.GRENS, f"zelfde naam en adres; {route}")
    return Cause(Oorzaak.ANDERE_METHODE, "zelfde naam, gemeente en adres onder een ander kenmerk")


def _has_kept_records(pair: VersionPair, old: Row) -> bool:
    records = pair.old.records_of(old["locatie_id"])
    return any(pair.new.location_of(record_id) for record_id in records)


def _changed_texts(pair: VersionPair, locatie_id: str) -> str:
    """Return the columns of name and address that a source of a location now words otherwise."""
    changed = set()
    for record_id in pair.old.records_of(locatie_id):
        for kolom in NAME_AND_ADDRESS:
            before, after = (
                pair.old.value(record_id, kolom),
                pair.new.value(record_id, kolom),
            )
            if before and after and before.bronwaarde != after.bronwaarde:
                changed.add(kolom)
    return ", ".join(sorted(changed))

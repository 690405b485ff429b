"""The two snapshots of a comparison, and how a rule gives its verdict."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.compare import change as c
from pipeline.compare.change import Cause, Change
from pipeline.compare.evidence import Evidence, History
from pipeline.compare.places import has_address, is_same_place
from pipeline.compare.snapshot import Row
from pipeline.country.boundaries import Boundaries
from schemas.folding import fold_words

Office = tuple[str, str]


def _at_same_place(location: Row, others: Iterable[Row]) -> Row | None:
    for other in others:
        if has_address(other) == has_address(location) and is_same_place(other, location):
            return other
    return None


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

    @cached_property
    def _offices(self) -> tuple[dict[Office, list[Row]], dict[Office, list[Row]]]:
        """The locations of old and of new by name and gemeente, both on the map of new."""
        sides: tuple[dict[Office, list[Row]], dict[Office, list[Row]]] = ({}, {})
        for locatie_id, row in sorted(self.old.locations.items()):
            office = fold_words(row["organisatie"]), self.gemeente_in_new(row["gemeentecode"])
            sides[0].setdefault(office, []).append(self.old.locations[locatie_id])
        for locatie_id, row in sorted(self.new.locations.items()):
            office = fold_words(row["organisatie"]), row["gemeentecode"]
            sides[1].setdefault(office, []).append(self.new.locations[locatie_id])
        return sides

    def same_office_in_new(self, location: Row) -> Row | None:
        """Return the location of new with the name, gemeente and address of one of old."""
        office = fold_words(location["organisatie"]), self.gemeente_in_new(location["gemeentecode"])
        return _at_same_place(location, self._offices[1].get(office, []))

    def same_office_in_old(self, location: Row) -> Row | None:
        """Return the location of old, gone in new, that is the same office as one of new."""
        office = fold_words(location["organisatie"]), location["gemeentecode"]
        gone = [
            row
            for row in self._offices[0].get(office, [])
            if row["locatie_id"] not in self.new.locations
        ]
        return _at_same_place(location, gone)

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


def first_verdict(compared: Compared, location: Row, rules: list[Rule]) -> Verdict:
    """Return the verdict of the first rule that fits; the last rule always does."""
    for rule in rules:
        verdict = rule(compared, location)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule always gives a verdict")


def make_change(location: Row, verdict: Verdict, oud: str, nieuw: str, effect: int) -> Change:
    """Return the change of a location that only one snapshot has."""
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


def by_rule(compared: Compared, grond: str) -> Cause:
    """Return the cause of a record that our own rules let in, or keep out."""
    if compared.is_typology_changed:
        old, new = compared.old.snapshot, compared.new.snapshot
        versions = f"typologie {old.typologie_versie} werd {new.typologie_versie}"
        return Cause(c.OTHER_METHOD, f"{grond}; {versions}")
    return Cause(c.CORRECTED, grond)

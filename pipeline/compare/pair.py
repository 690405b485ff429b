"""The two versions of a comparison, and how a rule explains what only one of them has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.compare.change import Cause, Change
from pipeline.compare.history import History
from pipeline.compare.places import has_address, is_same_place
from pipeline.compare.testimony import Testimony
from pipeline.country.boundaries import Boundaries
from pipeline.versions.rows import Row
from schemas.folding import fold_words
from schemas.vocabulary import Besluit, Oorzaak, SoortVerschil

Office = tuple[str, str]


def _at_same_place(location: Row, others: Iterable[Row]) -> Row | None:
    # An address on one side only does not contradict, but neither does it show the same office.
    for other in others:
        if has_address(other) == has_address(location) and is_same_place(other, location):
            return other
    return None


@dataclass(frozen=True)
class VersionPair:
    """Two versions with everything that may testify to what happened between them."""

    old: Testimony
    new: Testimony
    history: History
    boundaries: Boundaries
    corrections: frozenset[tuple[str, str]]
    everywhere: frozenset[tuple[str, str, str]] = frozenset()
    """(kolom, was, wordt) of what was corrected wherever it stood."""
    taken_back: frozenset[tuple[str, str]] = frozenset()
    """(record_id, kolom) of corrections that only the earlier version has."""
    taken_back_everywhere: frozenset[tuple[str, str]] = frozenset()
    """(kolom, day) of corrections of a value wherever it stood that only that version has."""

    @property
    def is_typology_changed(self) -> bool:
        """Tell whether the two versions rest on different typologies."""
        return self.old.typologie_versie != self.new.typologie_versie

    @property
    def typologies(self) -> str:
        """Return in words which typology came after which."""
        return f"typologie {self.old.typologie_versie} werd {self.new.typologie_versie}"

    @cached_property
    def sources(self) -> set[str]:
        """The sources that either version names."""
        return {*self.old.sources, *self.new.sources}

    @cached_property
    def shared_columns(self) -> list[str]:
        """The columns of locaties that both versions published, in the order of the later one.

        What a version could not say yet, or says no more, is no difference.
        """
        name = "locaties"
        both = self.old.version.columns[name] & self.new.version.columns[name]
        return [str(kolom) for kolom in self.new.version.tables[name] if kolom in both]

    def gemeente_in_new(self, gemeentecode: str) -> str:
        """Return where a gemeente of the old map lies on the new one, "" when it was divided."""
        jaren = self.old.version.grensjaar, self.new.version.grensjaar
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

    @cached_property
    def gone(self) -> dict[str, list[Row]]:
        """The locations that only old has, by their gemeente on the map of new."""
        rows: dict[str, list[Row]] = {}
        for locatie_id, row in sorted(self.old.locations.items()):
            if locatie_id not in self.new.locations:
                rows.setdefault(self.gemeente_in_new(row["gemeentecode"]), []).append(row)
        return rows

    @cached_property
    def renewed(self) -> dict[str, list[Row]]:
        """The locations that only new has, or that it calls otherwise, by gemeente."""
        rows: dict[str, list[Row]] = {}
        for locatie_id, row in sorted(self.new.locations.items()):
            old = self.old.locations.get(locatie_id)
            if old is None or old["organisatie"] != row["organisatie"]:
                rows.setdefault(row["gemeentecode"], []).append(row)
        return rows

    def gemeente_in_old(self, gemeentecode: str) -> str:
        """Return where a gemeente of the new map lay on the old one, itself when unknown."""
        jaren = self.new.version.grensjaar, self.old.version.grensjaar
        return self.boundaries.place(gemeentecode, *jaren).gemeentecode or gemeentecode


@dataclass(frozen=True)
class Explanation:
    """What became of a location: kind, cause, and the other location that is part of the story."""

    soort_verschil: SoortVerschil
    cause: Cause
    verwante_locatie_id: str = ""


Rule = Callable[[VersionPair, Row], Explanation | None]


def correction_index(correcties: pd.DataFrame | None) -> frozenset[tuple[str, str]]:
    """Return (record_id, kolom) of every signed correction; `kolom` as the source calls it."""
    if correcties is None:
        return frozenset()
    of_records = correcties[correcties["record_id"] != ""]
    return frozenset(zip(of_records["record_id"], of_records["kolom"], strict=True))


def everywhere_index(correcties: pd.DataFrame | None) -> frozenset[tuple[str, str, str]]:
    """Return (kolom, was, wordt) of the corrections of a value wherever it stands."""
    if correcties is None or "besluit" not in correcties:
        return frozenset()
    rows = correcties[correcties["besluit"] == Besluit.OVERAL]
    return frozenset(zip(rows["kolom"], rows["was"], rows["wordt"], strict=True))


def first_explanation(pair: VersionPair, location: Row, rules: list[Rule]) -> Explanation:
    """Return the explanation by the first rule that fits; the last rule always does."""
    for rule in rules:
        explanation = rule(pair, location)
        if explanation is not None:
            return explanation
    raise AssertionError("the last rule always explains a location")


def make_change(
    location: Row, explanation: Explanation, oud: str, nieuw: str, effect: int
) -> Change:
    """Return the change of a location that only one version has."""
    return Change(
        locatie_id=location["locatie_id"],
        organisatie=location["organisatie"],
        soort_verschil=explanation.soort_verschil,
        kolom="",
        oud=oud,
        nieuw=nieuw,
        gemeentecode_oud=location["gemeentecode"] if effect < 0 else "",
        gemeentecode_nieuw=location["gemeentecode"] if effect > 0 else "",
        verwante_locatie_id=explanation.verwante_locatie_id,
        effect=effect,
        oorzaak=explanation.cause.oorzaak,
        grond=explanation.cause.grond,
    )


def by_rule(pair: VersionPair, grond: str) -> Cause:
    """Return the cause of a record that our own rules let in, or keep out."""
    if pair.is_typology_changed:
        return Cause(Oorzaak.ANDERE_METHODE, f"{grond}; {pair.typologies}")
    return Cause(Oorzaak.GECORRIGEERDE_FOUT, grond)

"""By which rules two addresses are the same, another, or in doubt.

Street, postcode and place together tell whether it is one building; number and addition whether it
is one unit in it.
"""

from typing import NamedTuple

from pipeline.match.evidence.rules import Rule
from schemas.vocabulary import Paaroordeel, Veldoordeel

_ALIKE_STREET = frozenset({Veldoordeel.TYPFOUT, Veldoordeel.DEEL})
_SAME_DIGITS = frozenset({Veldoordeel.EEN_LETTER, Veldoordeel.ZELFDE_CIJFERS})
_NEAR_POSTCODE = frozenset({Veldoordeel.TYPFOUT, *_SAME_DIGITS})
_HERE = frozenset({Veldoordeel.GELIJK, Veldoordeel.ZELFDE_GEMEENTE})
_ELSEWHERE = frozenset(
    {Veldoordeel.ANDERS, Veldoordeel.ANDERE_PLAATS_EN_GEMEENTE, Veldoordeel.ZELFDE_PLAATSNAAM}
)


class PlaceRow(NamedTuple):
    """What is known of the places of two records."""

    same_gemeente: bool
    unknown_gemeente: bool
    """That of one of them at least."""
    both_places: bool
    equal_place: bool
    vague_place: bool
    """One of them is not given, or bears the name of its gemeente: any place in that."""
    only_place: bool
    """There is no other place of this name in the country."""
    may_be_near: bool
    """The gemeente of one is unknown, and its place may lie in that of the other."""


PLACE_RULES: tuple[Rule[PlaceRow, Veldoordeel], ...] = (
    Rule(
        "the same place, and nothing says that it is in another gemeente",
        Veldoordeel.GELIJK,
        lambda row: row.equal_place and (row.same_gemeente or row.unknown_gemeente),
    ),
    Rule(
        "no gemeente, and a place that is not in that of the other",
        Veldoordeel.ANDERS,
        lambda row: (
            row.unknown_gemeente and row.both_places and not row.equal_place and not row.may_be_near
        ),
    ),
    Rule(
        "no gemeente, and nothing to place it by",
        Veldoordeel.ONTBREEKT,
        lambda row: row.unknown_gemeente,
    ),
    Rule(
        # Then the gemeente, which came of the postcode, is a mistake.
        "the only place of its name",
        Veldoordeel.GELIJK,
        lambda row: row.equal_place and row.only_place,
    ),
    Rule(
        "places of one name in two gemeenten",
        Veldoordeel.ZELFDE_PLAATSNAAM,
        lambda row: row.equal_place,
    ),
    Rule(
        "one gemeente, and a place that may be any in it",
        Veldoordeel.ZELFDE_GEMEENTE,
        lambda row: row.same_gemeente and row.vague_place,
    ),
    Rule(
        "two places of one gemeente",
        Veldoordeel.ANDERE_PLAATS,
        lambda row: row.same_gemeente,
    ),
    Rule(
        "two places in two gemeenten",
        Veldoordeel.ANDERE_PLAATS_EN_GEMEENTE,
        lambda row: row.both_places,
    ),
    Rule("two gemeenten", Veldoordeel.ANDERS, lambda row: True),
)


class BuildingRow(NamedTuple):
    """What street, postcode and place of two addresses say."""

    straat: Veldoordeel
    postcode: Veldoordeel
    plaats: Veldoordeel

    @property
    def same_street(self) -> bool:
        """The same in short form."""
        return self.straat == Veldoordeel.GELIJK

    @property
    def alike_street(self) -> bool:
        """A typing error, or a part of it: very likely the same."""
        return self.straat in _ALIKE_STREET

    @property
    def same_postcode(self) -> bool:
        """All six signs: one side of a street, or a part of that."""
        return self.postcode == Veldoordeel.GELIJK

    @property
    def near_postcode(self) -> bool:
        """The same quarter, or a typing error in it: nothing against."""
        return self.postcode in _NEAR_POSTCODE

    @property
    def no_denying_postcode(self) -> bool:
        """Near, or one is missing."""
        return self.near_postcode or self.postcode == Veldoordeel.ONTBREEKT

    @property
    def here(self) -> bool:
        """The same place, or one that may be."""
        return self.plaats in _HERE

    @property
    def elsewhere(self) -> bool:
        """Another gemeente."""
        return self.plaats in _ELSEWHERE


BUILDING_RULES: tuple[Rule[BuildingRow, Paaroordeel], ...] = (
    Rule(
        # A Dutch postcode is one of some twenty addresses: with the number that settles it.
        "postcode and street",
        Paaroordeel.ZELFDE,
        lambda row: (
            row.same_postcode
            and (row.same_street or row.alike_street or row.straat == Veldoordeel.ONTBREEKT)
        ),
    ),
    Rule(
        "postcode, but another street",
        Paaroordeel.ONZEKER,
        lambda row: row.same_postcode,
    ),
    Rule(
        # Places have no two streets of one name, so the postcode is a mistake, however it differs.
        "street and place",
        Paaroordeel.ZELFDE,
        lambda row: row.same_street and row.plaats == Veldoordeel.GELIJK,
    ),
    Rule(
        "street and gemeente, and no postcode against it",
        Paaroordeel.ZELFDE,
        lambda row: (
            row.same_street
            and row.plaats == Veldoordeel.ZELFDE_GEMEENTE
            and row.no_denying_postcode
        ),
    ),
    Rule(
        # Sources give a village or the town beside it, but one quarter has one street of a name.
        "street and the digits of the postcode in one gemeente",
        Paaroordeel.ZELFDE,
        lambda row: (
            (row.same_street or row.alike_street)
            and row.plaats == Veldoordeel.ANDERE_PLAATS
            and row.postcode in _SAME_DIGITS
        ),
    ),
    Rule(
        # The typing error is what put one of them in the other gemeente.
        "street and name of the place, with a typing error in the postcode",
        Paaroordeel.ZELFDE,
        lambda row: (
            (row.same_street or row.alike_street)
            and row.plaats == Veldoordeel.ZELFDE_PLAATSNAAM
            and row.postcode == Veldoordeel.TYPFOUT
        ),
    ),
    Rule(
        # Every gemeente has its Kerkstraat.
        "street in another gemeente",
        Paaroordeel.VERSCHILLEND,
        lambda row: (
            row.same_street
            and row.elsewhere
            and row.postcode in {Veldoordeel.ONTBREEKT, *_SAME_DIGITS}
        ),
    ),
    Rule(
        "street, and no place or another, and no postcode against it",
        Paaroordeel.ONZEKER,
        lambda row: row.same_street and not row.here and row.no_denying_postcode,
    ),
    Rule(
        "street with two typing errors, here",
        Paaroordeel.ONZEKER,
        lambda row: (
            row.straat == Veldoordeel.TWEE_TYPFOUTEN and row.here and row.no_denying_postcode
        ),
    ),
    Rule(
        "street alike, no place, postcode near",
        Paaroordeel.ONZEKER,
        lambda row: row.alike_street and row.plaats == Veldoordeel.ONTBREEKT and row.near_postcode,
    ),
    Rule(
        "typing error in the street, no place and no postcode",
        Paaroordeel.ONZEKER,
        lambda row: (
            row.straat == Veldoordeel.TYPFOUT
            and row.plaats == Veldoordeel.ONTBREEKT
            and row.postcode == Veldoordeel.ONTBREEKT
        ),
    ),
    Rule(
        "street alike, here, postcode a typing error apart",
        Paaroordeel.ZELFDE,
        lambda row: (
            row.alike_street
            and row.here
            and row.postcode in {Veldoordeel.TYPFOUT, Veldoordeel.EEN_LETTER}
        ),
    ),
    Rule(
        # Two full postcodes that differ may be of two streets: Prinsengracht, Prinsegracht.
        "street alike, here, the digits of the postcode",
        Paaroordeel.ONZEKER,
        lambda row: row.alike_street and row.here and row.near_postcode,
    ),
    Rule(
        "typing error in the street, here, no postcode",
        Paaroordeel.ZELFDE,
        lambda row: (
            row.straat == Veldoordeel.TYPFOUT and row.here and row.postcode == Veldoordeel.ONTBREEKT
        ),
    ),
    Rule(
        # "Parkstraat" and "Wilhelmina Parkstraat" may be two streets of one place.
        "part of the street, here, no postcode",
        Paaroordeel.ONZEKER,
        lambda row: row.alike_street and row.here and row.postcode == Veldoordeel.ONTBREEKT,
    ),
    Rule("another building", Paaroordeel.VERSCHILLEND, lambda row: True),
)


class UnitRow(NamedTuple):
    """What house number and addition of two addresses say, and whether it is one building."""

    gebouw: Paaroordeel
    huisnummer: Veldoordeel
    toevoeging: Veldoordeel


UNIT_RULES: tuple[Rule[UnitRow, Paaroordeel], ...] = (
    Rule(
        "another number",
        Paaroordeel.VERSCHILLEND,
        lambda row: row.huisnummer == Veldoordeel.ANDERS,
    ),
    Rule(
        "another addition",
        Paaroordeel.VERSCHILLEND,
        lambda row: row.toevoeging == Veldoordeel.ANDERS,
    ),
    Rule(
        # "H" (huis) and "A" are two ways to number the ground floor, or two units.
        "perhaps the ground floor",
        Paaroordeel.ONZEKER,
        lambda row: row.gebouw == Paaroordeel.ZELFDE and row.toevoeging == Veldoordeel.BEGANE_GROND,
    ),
    Rule("the same building", Paaroordeel.ZELFDE, lambda row: row.gebouw == Paaroordeel.ZELFDE),
    Rule("a building in doubt", Paaroordeel.ONZEKER, lambda row: row.gebouw == Paaroordeel.ONZEKER),
    Rule("another building", Paaroordeel.VERSCHILLEND, lambda row: True),
)

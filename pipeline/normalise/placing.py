"""Read the address of a record and place it in a gemeente: one way for all who do both."""

from functools import cache, partial
from typing import NamedTuple

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.placement import Placement, put_outside
from pipeline.normalise.address import Address, read_address
from pipeline.normalise.address_text import clean_text, drop_contact
from pipeline.normalise.place_text import tidy_place
from pipeline.normalise.reasons import (
    ABROAD,
    CARIBBEAN,
    NAME_BEFORE_STREET,
    NO_STREET,
    ONLY_BUILDING,
)
from pipeline.normalise.street import split_pieces
from pipeline.normalise.street_check import separate_street, tell_unknown_street


class PlacedAddress(NamedTuple):
    """An address and where it lies; its place may be unknown.

    `opmerkingen`: (column, Dutch words) of what is odd about the address. `ongelezen`: what was
    given and stands nowhere in it.
    """

    address: Address
    placement: Placement
    opmerkingen: tuple[tuple[str, str], ...] = ()
    ongelezen: str = ""


class AddressPlacer:
    """Reads and places addresses; what was seen before is not worked out again."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._read = cache(read_address)
        self._place = cache(gazetteer.place)
        self._has_streets = bool(gazetteer.streets.places)
        self._check_street = cache(partial(tell_unknown_street, gazetteer.streets))

    def place(self, bezoekadres: str, postcode: str, plaats: str, gemeente: str) -> PlacedAddress:
        """Return the address of four fields and the placement; never raises."""
        reading = self._read(bezoekadres, postcode, plaats)
        address = reading.address
        if address.reden in (ONLY_BUILDING, NO_STREET) and not address.woonplaats:
            address = self._add_town(address, bezoekadres)
        where = self._place(address.postcode, address.woonplaats, gemeente, reading.cijfers)
        if address.reden in (ABROAD, CARIBBEAN):
            where = self._place("", "", gemeente)
            if not where.gemeentecode:
                where = put_outside("bezoekadres", address.reden, address.woonplaats)
        if self._has_streets and address.reden == NAME_BEFORE_STREET:
            place = (where.woonplaats, where.gemeentecode)
            text = separate_street(self._gazetteer.streets, bezoekadres, *place)
            reading = self._read(text, postcode, plaats) if text else reading
            address = reading.address
        remarks = reading.opmerkingen
        if self._has_streets and address.huisnummer:
            told = self._check_street(address.straatnaam, where.woonplaats, where.gemeentecode)
            remarks = (*remarks, ("bezoekadres", told)) if told else remarks
        return PlacedAddress(address, where, remarks, reading.ongelezen)

    def _add_town(self, address: Address, bezoekadres: str) -> Address:
        """The address with the one town that its text names: "Purmerend", "Stadhuis, Almelo"."""
        pieces = split_pieces(drop_contact(clean_text(bezoekadres))[0])
        towns = {
            place
            for piece in pieces
            if (place := tidy_place(piece)) and self._gazetteer.names_town(place)
        }
        if len(towns) != 1:
            return address
        reason = NO_STREET if len(pieces) == 1 else address.reden
        return address._replace(woonplaats=towns.pop(), reden=reason)

"""Read the address of a record and place it in a gemeente: one way for all who do both."""

from functools import cache
from typing import NamedTuple

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.placement import Placement
from pipeline.normalise.address import Address, read_address
from pipeline.normalise.address_text import clean_text
from pipeline.normalise.place_text import tidy_place
from pipeline.normalise.reasons import NO_STREET, ONLY_BUILDING
from pipeline.normalise.street import split_pieces


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

    def place(self, bezoekadres: str, postcode: str, plaats: str, gemeente: str) -> PlacedAddress:
        """Return the address of four fields and the placement; never raises."""
        reading = self._read(bezoekadres, postcode, plaats)
        address = reading.address
        if address.reden in (ONLY_BUILDING, NO_STREET) and not address.woonplaats:
            address = self._add_town(address, bezoekadres)
        where = self._place(address.postcode, address.woonplaats, gemeente, reading.cijfers)
        return PlacedAddress(address, where, reading.opmerkingen, reading.ongelezen)

    def _add_town(self, address: Address, bezoekadres: str) -> Address:
        """The address with the one town that its text names: "Purmerend", "Stadhuis, Almelo"."""
        pieces = split_pieces(clean_text(bezoekadres))
        towns = {
            place
            for piece in pieces
            if (place := tidy_place(piece)) and self._gazetteer.names_town(place)
        }
        if len(towns) != 1:
            return address
        reason = NO_STREET if len(pieces) == 1 else address.reden
        return address._replace(woonplaats=towns.pop(), reden=reason)

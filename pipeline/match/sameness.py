"""Whether two cells of one column say the same, however they are spelt."""

from collections.abc import Callable, Mapping

from pipeline.match.coding.short_forms import shorten_street, write_addition
from pipeline.normalise.address import Address, parse_address
from pipeline.normalise.contact import normalise_phone, normalise_website
from pipeline.normalise.name import name_key
from pipeline.normalise.postcode import normalise_postcode
from schemas.folding import fold_words


def _read_door(text: str) -> str:
    address = parse_address(text)
    return "|".join(_door(address)) if address.huisnummer else ""


def _door(address: Address) -> tuple[str, ...]:
    """Return street, number and addition in the forms in which they are compared."""
    addition = write_addition(address.huisletter, address.huisnummertoevoeging)
    number = (str(address.huisnummer), addition, str(address.huisnummer_tm))
    return shorten_street(address.straatnaam), *number


_COLUMN_FORMS: Mapping[str, Callable[[str], str]] = {
    "organisatie": name_key,
    "bezoekadres": _read_door,
    "telefoon": normalise_phone,
    "website": normalise_website,
    "postcode": normalise_postcode,
}
"""How a column is brought to a form in which its spellings are equal, where that is not its words.

An organisation is published under one name for all its spellings, so whoever decides about it has
seen that one.
"""


def says_same(kolom: str, left: str, right: str) -> bool:
    """Tell whether two cells hold one value: equal, in one published form, or in equal words.

    An empty cell says the same as an empty cell only.
    """
    if left == right or not (left and right):
        return left == right
    form = _COLUMN_FORMS.get(kolom)
    if form and form(left):
        return form(left) == form(right)
    return fold_words(left) == fold_words(right)


def is_same_address(left: Address, right: Address) -> bool:
    """Tell whether two addresses are one: street and whole number, and no other postcode.

    A postcode and a number name one address, however the street is spelt; without them a street
    is known by its abbreviation.
    """
    if not (left.huisnummer and right.huisnummer):
        return False
    if left.postcode and left.postcode == right.postcode:
        return _door(left)[1:] == _door(right)[1:]
    postcodes = {left.postcode, right.postcode} - {""}
    return _door(left) == _door(right) and len(postcodes) < 2

"""Whether two cells of one column say the same, however they are spelt."""

from collections.abc import Callable, Mapping

from pipeline.normalise.address import Address, format_address, parse_address
from pipeline.normalise.contact import normalise_phone, normalise_website
from pipeline.normalise.name import name_key
from pipeline.normalise.postcode import normalise_postcode
from schemas.folding import fold_words


def _tidy_address(text: str) -> str:
    address = parse_address(text)
    return format_address(address) if address.huisnummer else ""


_COLUMN_FORMS: Mapping[str, Callable[[str], str]] = {
    "organisatie": name_key,
    "bezoekadres": _tidy_address,
    "telefoon": normalise_phone,
    "website": normalise_website,
    "postcode": normalise_postcode,
}
"""How a column is brought to the form in which it is published, where that is not its words.

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

    A postcode and a number name one address, however the street is spelt.
    """
    if not (left.huisnummer and right.huisnummer):
        return False
    if left.postcode and left.postcode == right.postcode:
        return _door(left)[1:] == _door(right)[1:]
    postcodes = {left.postcode, right.postcode} - {""}
    return _door(left) == _door(right) and len(postcodes) < 2


def _door(address: Address) -> tuple[str, ...]:
    return tuple(fold_words(part) for part in address[:5])

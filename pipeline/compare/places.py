"""When two addresses are the same place, and how an address reads on one line."""

from pipeline.versions.rows import Row

STREET_PARTS = ["straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging"]
VISITING_ADDRESS = ["bezoekadres", *STREET_PARTS, "postcode", "woonplaats"]


def has_address(location: Row) -> bool:
    """Tell whether a location has a visiting address."""
    return bool(location["bezoekadres"])


def address_line(location: Row) -> str:
    """Return a location's address on one line, or "" without a visiting address."""
    if not has_address(location):
        return ""
    place = " ".join(str(location[c]) for c in ("postcode", "woonplaats") if location[c])
    return ", ".join(part for part in (str(location["bezoekadres"]), place) if part)


def is_same_place(old: Row, new: Row) -> bool:
    """Tell whether two locations stand in the same building.

    The same postcode and house number are, however the street is spelt; without a postcode on
    both sides the street, the number and the place decide. An address that only one of them has
    tells nothing: then they are not two places.
    """
    if not (has_address(old) and has_address(new)):
        return True
    if old["huisnummer"] is None or new["huisnummer"] is None:
        return _fold(old["bezoekadres"]) == _fold(new["bezoekadres"])
    if old["huisnummer"] != new["huisnummer"]:
        return False
    if old["postcode"] and new["postcode"]:
        return bool(old["postcode"] == new["postcode"])
    return all(_fold(old[c]) == _fold(new[c]) for c in ("straatnaam", "woonplaats"))


def is_same_door(old: Row, new: Row) -> bool:
    """Tell whether two locations have one address, whatever its spelling: also one addition.

    An address, or a postcode, that only one of them has is no other spelling.
    """
    is_whole = bool(has_address(old) and has_address(new) and is_same_place(old, new))
    texts = ("huisletter", "huisnummertoevoeging", "woonplaats")
    is_told = bool(old["postcode"]) == bool(new["postcode"])
    return is_whole and is_told and all(_fold(old[c]) == _fold(new[c]) for c in texts)


def _fold(text: str | None) -> str:
    """Return the letters and digits in one case; accents count here, unlike in matching."""
    return "".join(c for c in (text or "").casefold() if c.isalnum())

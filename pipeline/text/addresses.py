"""How an address is shown; in tables its parts stand apart and a postcode has no space."""

import re

_WHOLE_POSTCODE = re.compile(r"\b([1-9]\d{3})([A-Z]{2})\b")


def show_postcode(postcode: str) -> str:
    """Write 1044BZ as "1044 BZ"; what is no whole postcode stays as it is."""
    return show_postcodes_in(postcode) if _WHOLE_POSTCODE.fullmatch(postcode) else postcode


def show_postcodes_in(text: str) -> str:
    """Return a text with every postcode in it as people write it."""
    return _WHOLE_POSTCODE.sub(r"\1 \2", text)


def show_address(bezoekadres: str | None, postcode: str | None, woonplaats: str | None) -> str:
    """Write what is known of an address on one line: "Dorpsstraat 1, 1044 BZ Amsterdam", or ""."""
    town = " ".join(part for part in (show_postcode(postcode or ""), woonplaats) if part)
    return ", ".join(part for part in (bezoekadres, town) if part)

"""What shape of text a published column may hold: declared beside the column, kept by the gate.

A column that is closed by itself needs none: a term, a day, a pattern, a choice. What a shape lets
pass is in pipeline/privacy/shapes.py.
"""

from enum import StrEnum

import pandera.pandas as pa

VORM, LETTERLIJK = "vorm", "letterlijk"
"""Keys of a field's metadata: its shape, and whether it holds a cell as the source wrote it."""


class Vorm(StrEnum):
    """A shape of text. VAST: words of ours, of the typology or of reference data, of no source."""

    VAST = "vast"
    KENMERK = "kenmerk"
    ZIN = "zin"
    NAAM = "naam"
    ADRES = "adres"
    PLAATS = "plaats"
    WEBADRES = "webadres"
    TELEFOON = "telefoon"
    EMAIL = "e-mail"
    TEKST = "tekst"
    BESTAND = "bestand"
    VAN_KOLOM = "van kolom"


SHAPES_OF_RECORDS = {
    "organisatie": Vorm.NAAM,
    "locatienaam": Vorm.NAAM,
    "bezoekadres": Vorm.ADRES,
    "straatnaam": Vorm.ADRES,
    "postcode": Vorm.ADRES,
    "plaats": Vorm.PLAATS,
    "woonplaats": Vorm.PLAATS,
    "gemeente": Vorm.PLAATS,
    "gemeentecode": Vorm.PLAATS,
    "website": Vorm.WEBADRES,
    "bron_url": Vorm.WEBADRES,
    "telefoon": Vorm.TELEFOON,
    "email": Vorm.EMAIL,
    "": Vorm.ADRES,
}
"""The shape of a value of a record by its column; of any other it is TEKST. A row of verschillen
that names no column is about a whole location, and tells its address."""


def shape_declared(column: pa.Column) -> Vorm | None:
    """Return the shape of a text column of a published table; None for one that is closed.

    A column that says nothing of itself holds running text, the strictest shape.
    """
    metadata = column.metadata or {}
    if VORM in metadata:
        return Vorm(metadata[VORM])
    return None if is_closed(column) else Vorm.TEKST


def is_closed(column: pa.Column) -> bool:
    """Tell whether its own schema says which values a column may hold, or it is no text."""
    is_text = str(column.dtype) in {"str", "string[python]", "object"}
    closing = {"isin", "str_matches"}
    has_terms = bool((column.metadata or {}).get("lijst"))
    return not is_text or has_terms or any(check.name in closing for check in column.checks)


def is_verbatim(column: pa.Column) -> bool:
    """Tell whether a column holds cells as their source wrote them."""
    return bool((column.metadata or {}).get(LETTERLIJK))


def shaped(vorm: Vorm, *, letterlijk: bool = False) -> dict[str, object]:
    """Return the metadata of a field with a shape; `letterlijk`: its cells are the source's own."""
    return {VORM: vorm, LETTERLIJK: letterlijk}

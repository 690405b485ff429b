"""Free text beside the choices of a question, as "Anders, namelijk" asks for it."""

import re
from collections.abc import Mapping

from pipeline.text.terms import canonical_terms
from schemas.folding import fold_words
from schemas.records import MULTI_VALUE_SEPARATOR

LISTS_OF_TERMS = ("ondersteuningstypen", "leefgebieden")
"""The columns of Records that a question with several choices fills."""
OTHER_CHOICE = "Anders"
OTHER = re.compile(
    r"(?:^|(?<=[|;,\n]))\s*(?:anders|overig|other)(?=\s*(?:$|[|;,:(\n–-]))[^|;\n]*", re.IGNORECASE
)


def split_other(cell: str, known: Mapping[str, str], *, is_open: bool = False) -> tuple[str, str]:
    """Return (the choices, what was written behind "Anders") of a cell with several values.

    A term that follows behind the free text and a comma is a choice: tools join them so. Of a
    question that `is_open` every other word is free text: Google Forms and Microsoft Forms write
    it among the choices, with nothing before it.
    """
    if is_open:
        labels, others = canonical_terms(cell, known)
        return MULTI_VALUE_SEPARATOR.join(labels), ", ".join(others)
    said = [match.group().strip() for match in OTHER.finditer(cell)]
    if not said or fold_words(cell) in known:
        return cell, ""
    pieces = [piece.strip() for text in said for piece in text.split(",")]
    terms = [piece for piece in pieces if fold_words(piece) in known]
    free = ", ".join(piece for piece in pieces if fold_words(piece) not in known)
    rest = OTHER.sub("", cell).strip(" ,;|\n")
    return MULTI_VALUE_SEPARATOR.join(filter(None, [rest, *terms])), free

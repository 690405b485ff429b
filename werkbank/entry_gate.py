"""The gate of personal data at entry: what a reader is about to save in a quote or a note.

What a build publishes passes a gate of its own; this one stops a name or number before it stands in
a file that goes into git, and says how to write it instead.
"""

import re
from collections.abc import Iterator

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.privacy.free_text import HOLDS_ADDRESS, find_personal_in_prose
from pipeline.privacy.numbers import HOLDS_NUMBER
from pipeline.privacy.personal import HOLDS_EMAIL, HOLDS_HOME, NAMES_PERSON

PROSE_COLUMNS = ("tekst", "toelichting", "waarom")
"""Columns in which people write or paste running text."""
_PIECE = re.compile(r"[^.!?;,\n]+[.!?;,\n]*\s*")
_LEAST_LEFT = 12
"""A shorter rest is no quote any more."""
_ADVICE = {
    NAMES_PERSON: "schrijf de functie in plaats van de naam, zoals 'een medewerker'",
    HOLDS_NUMBER: "laat het nummer weg",
    HOLDS_EMAIL: "laat het e-mailadres weg",
    HOLDS_ADDRESS: "laat het adres weg; een bezoekadres hoort in de kolom bezoekadres",
    HOLDS_HOME: "laat het adres weg",
}


def find_personal_rows(table: Table) -> Iterator[Finding]:
    """Yield every cell of running text in which something may be of a person, and what to do.

    No finding shows the value: messages may stand in a log.
    """
    for name in PROSE_COLUMNS:
        for rij, cell in table.cells(name) if name in table.frame else ():
            if reason := find_personal_in_prose(cell):
                found = table.finding(rij, name, reason, advise_on_personal(cell, reason))
                yield found._replace(waarde="")


def advise_on_personal(text: str, reason: str) -> str:
    """Return, in Dutch, how to write a text without what is of a person."""
    advice = _ADVICE.get(reason, "laat dit weg")
    rest = find_clean_part(text)
    return f"{advice}, of bewaar alleen: '{rest}'" if rest else advice


def find_clean_part(text: str) -> str:
    """Return the longest run of pieces of a text in which nothing is of a person; "" when none."""
    best, run = "", ""
    for piece in _PIECE.findall(text):
        longer = run + piece
        run = longer if not find_personal_in_prose(longer.strip()) else ""
        best = max(best, run, key=len)
    clean = best.strip().rstrip(",;")
    return clean if len(clean) >= _LEAST_LEFT and clean != text.strip() else ""

"""Declarations of the columns of files that people fill in: one definition per column."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "tekst",
    "naam",
    "adres",
    "plaats",
    "openingstijden",
    "gemeenten",
    "webadres",
    "bronnen",
    "telefoon",
    "e-mail",
    "postcode",
    "gemeente",
    "gemeenten of Nederland",
    "ja/nee",
    "datum",
    "datum, maand of jaar",
    "getal",
    "minuten",
    "sha256",
    "term",
    "termen",
    "record_id",
    "locatie_id",
    "mutatie_id",
    "record_id of locatie_id",
    "regel",
]


@dataclass(frozen=True)
class Column:
    """One column; `description` is Dutch and stands in the data dictionary.

    A private column never leaves the import. `lijst` names the vocabulary of a term; `besides` are
    words that may stand alone instead of terms; `choices` are the only values allowed.
    """

    name: str
    description: str
    kind: Kind = "tekst"
    required: bool = False
    is_private: bool = False
    lijst: str = ""
    choices: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A kind of file with its columns in the order of the template.

    Columns named in `dropped` may be there and are left out before anything else looks at them.
    Messages about a confidential file never show a value of it.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    dropped: tuple[str, ...] = ()
    is_confidential: bool = False

    @property
    def names(self) -> list[str]:
        """Return the column names, in order."""
        return [column.name for column in self.columns]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

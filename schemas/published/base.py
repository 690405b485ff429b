"""What all published tables share: strictness, and fields for texts, terms and days."""

from typing import Any

import pandera.pandas as pa

from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lijst

TERMS_OF, TYPE = "lijst", "type"
"""Keys of a field's metadata: the list its values come from, and a type pandas cannot say."""
LOCATIE_ID, ORGANISATIE_ID = r"^L[0-9a-z]{10}$", r"^O[0-9a-z]{10}$"
GEMEENTE_ID = r"^GM\d{4}$"
ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"
PARTIAL_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Published(pa.DataFrameModel):
    """Base of all published tables: exactly these columns, in this order."""

    class Config:
        """No column more, none less."""

        strict = True
        ordered = True


def text_field(vorm: Vorm, description: str, *, nullable: bool = False) -> Any:
    """Return a field for text of a shape, which the privacy gate keeps it to."""
    return pa.Field(nullable=nullable, description=description, metadata=shaped(vorm))


def term_field(lijst: Lijst, description: str, *, nullable: bool = False) -> Any:
    """Return a field whose values are labels of a list of the version's own typology."""
    return pa.Field(nullable=nullable, description=description, metadata={TERMS_OF: lijst})


def day_field(description: str, *, nullable: bool = True) -> Any:
    """Return a field that holds a day: ISO text in our frames, DATE in Parquet and DuckDB."""
    return pa.Field(
        nullable=nullable, str_matches=ISO_DAY, description=description, metadata={TYPE: "date"}
    )


def precision_field() -> Any:
    """Return the field that tells how precisely the text before it gives a moment."""
    return pa.Field(
        nullable=True,
        isin=["dag", "maand", "jaar"],
        description="Hoe precies de bron dat zegt: dag, maand of jaar",
    )

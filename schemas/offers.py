"""What a record says that four eyes must see: its kind, and the support that is given."""

from enum import StrEnum

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.vocabulary import Lijst, Zekerheid

BY_RULE = "regel: "
"""What stands before the name of a rule that gave a value, in the place of the source's words."""
GENERAL_RULE = f"{BY_RULE}geen leefgebied genoemd"
"""What is said of a location for which no leefgebied is stated [footnote 8 of the 2023 study]."""
REVIEWED_COLUMNS = ("soort_organisatie", "sociaal_raadslieden")
"""Single values that decide in which rows of table 2 a location counts: two persons look at them,
as at its labels."""

BY_READER = "beoordeling"
"""What stands as the source's words where a reader gave the value."""


class Aanbodvorm(StrEnum):
    """A kind of offer of which rules know by its word in a name; a person may say it apart."""

    BUURTBEMIDDELING = "buurtbemiddeling"
    RECHTSWINKEL = "rechtswinkel"
    WETSWINKEL = "wetswinkel"
    ANTIDISCRIMINATIE = "antidiscriminatievoorziening"


class Offers(pa.DataFrameModel):
    """Labels: one row per (record_id, lijst, term, herkomst, zekerheid).

    `zekerheid`: VASTGESTELD (a source that needs no second reader, or one agreed), STANDAARD (a
    signed rule of standaardaanbod), VOORLOPIG (waits for a second reader) or VERVANGEN (found, but
    the second reader said otherwise).
    """

    record_id: Series[str]
    lijst: Series[str] = pa.Field(isin=[Lijst.ONDERSTEUNINGSTYPE.value, Lijst.LEEFGEBIED.value])
    term: Series[str]
    herkomst: Series[str] = pa.Field(description="source, or the rule that gives it")
    zekerheid: Series[str] = pa.Field(isin=[str(word) for word in Zekerheid])
    bronwaarde: Series[str] = pa.Field(description="the source's own words, or who says it instead")

    class Config:
        """Exactly these columns."""

        strict = True
        ordered = True


class Statements(pa.DataFrameModel):
    """Single values of REVIEWED_COLUMNS: one row per (record_id, kolom, waarde), as Offers."""

    record_id: Series[str]
    kolom: Series[str] = pa.Field(isin=REVIEWED_COLUMNS)
    waarde: Series[str]
    zekerheid: Series[str] = pa.Field(isin=[str(word) for word in Zekerheid])
    bronwaarde: Series[str]

    class Config:
        """Exactly these columns."""

        strict = True
        ordered = True

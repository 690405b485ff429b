"""Offers: what support a record says is given, and how sure that is."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.vocabulary import Lijst, Zekerheid

GENERAL_RULE = "regel: geen leefgebied genoemd"
"""What is said of a location for which no leefgebied is stated [footnote 8 of the 2023 study]."""


class Offers(pa.DataFrameModel):
    """One row per (record_id, lijst, term, herkomst).

    `zekerheid`: VASTGESTELD (a source that needs no second reader, or one agreed), STANDAARD (a
    signed rule of standaardaanbod) or VOORLOPIG (waits for a second reader).
    """

    record_id: Series[str]
    lijst: Series[str] = pa.Field(isin=[Lijst.ONDERSTEUNINGSTYPE.value, Lijst.LEEFGEBIED.value])
    term: Series[str]
    herkomst: Series[str] = pa.Field(description="source, or the rule that gives it")
    zekerheid: Series[str] = pa.Field(isin=[str(word) for word in Zekerheid])

    class Config:
        """Exactly these columns."""

        strict = True
        ordered = True

"""Offers: what support a record says is given, and how sure that is."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

ONDERSTEUNINGSTYPE, LEEFGEBIED = "ondersteuningstype", "leefgebied"
SETTLED, STANDARD, PROVISIONAL = "vastgesteld", "standaard", "voorlopig"
GENERAL = "Algemeen"  # footnote 8 of the 2023 study: says it helps broadly, or does not specify
GENERAL_RULE = "regel: geen leefgebied genoemd"


class Offers(pa.DataFrameModel):
    """One row per (record_id, lijst, term, herkomst).

    `zekerheid`: "vastgesteld" (a source that needs no second reader, or one agreed), "standaard"
    (a signed rule of standaardaanbod) or "voorlopig" (waits for a second reader).
    """

    record_id: Series[str]
    lijst: Series[str] = pa.Field(isin=[ONDERSTEUNINGSTYPE, LEEFGEBIED])
    term: Series[str]
    herkomst: Series[str] = pa.Field(description="source, or the rule that gives it")
    zekerheid: Series[str] = pa.Field(isin=[SETTLED, STANDARD, PROVISIONAL])

    class Config:
        """Exactly these columns."""

        strict = True
        ordered = True

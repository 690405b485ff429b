"""Normalised records: what matching compares; values in one form, each placed in a gemeente."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.records import Records
from schemas.vocabulary import Nauwkeurigheid

HOURS = r"[A-Z][a-z](?:[-,][A-Z][a-z]){0,6} \d{2}:\d{2}-\d{2}:\d{2}"
"""One opening time of schema.org: days and a range."""


class Normalised(Records):
    """One row per record that could be placed; key `record_id`. A missing text is "".

    `plaats`, `gemeente` and the typology words stand as the source wrote them. Without a visiting
    address bezoekadres, huisnummer and what follows it are "", but straatnaam may be known.
    """

    bezoekadres: Series[str] = pa.Field(description='canonical: "Balistraat 48-A"')
    postcode: Series[str] = pa.Field(str_matches=r"^([1-9]\d{3}[A-Z]{2})?$")
    website: Series[str] = pa.Field(str_matches=r"^(https?://[^\s<>\"]+)?$")
    telefoon: Series[str] = pa.Field(str_matches=r"^(\+\d{4,15})?$", description="E.164")
    email: Series[str] = pa.Field(str_matches=r"^([^\s@A-Z]+@[^\s@A-Z]+)?$")
    openingstijden: Series[str] = pa.Field(
        description="the source's words on one line; withheld where they may tell of a person"
    )
    ook_actief_in: Series[str] = pa.Field(
        description='official names of gemeenten joined by "|"; what names none, as it was written'
    )
    straatnaam: Series[str]
    huisnummer: Series[str] = pa.Field(str_matches=r"^([1-9]\d{0,4})?$")
    huisletter: Series[str] = pa.Field(str_matches=r"^[A-Z]?$")
    huisnummertoevoeging: Series[str] = pa.Field(str_matches=r"^([0-9A-Za-z-]{1,7})?$")
    huisnummer_tm: Series[str] = pa.Field(
        str_matches=r"^([1-9]\d{0,4}[A-Z]?)?$", description="last number of a range"
    )
    woonplaats: Series[str]
    gemeentecode: Series[str] = pa.Field(str_matches=r"^GM\d{4}$")
    gemeentenaam: Series[str]
    plaatsing: Series[str] = pa.Field(
        isin=[
            "postcode",
            "postcode en woonplaats",
            "postcode en gemeente",
            "woonplaats",
            "woonplaats en gemeente",
            "gemeente",
        ],
        description="what told the gemeente",
    )
    heeft_postbus: Series[bool] = pa.Field(
        description="the source gave a PO box, perhaps only that"
    )
    lat: Series[float] = pa.Field(nullable=True, ge=50, le=54)
    lon: Series[float] = pa.Field(nullable=True, ge=3, le=8)
    nauwkeurigheid: Series[str] = pa.Field(
        isin=[Nauwkeurigheid.POSTCODEGEBIED.value, Nauwkeurigheid.GEMEENTE.value]
    )
    openingstijden_schema: Series[str] = pa.Field(
        str_matches=rf"^({HOURS}(\|{HOURS})*)?$",
        description='openingHours of schema.org, joined by "|"; "" where the words say more',
    )
    werkgebied: Series[str] = pa.Field(
        str_matches=r"^(GM\d{4}(\|GM\d{4})*)?$",
        description="codes of the gemeenten in ook_actief_in; never part of a coverage figure",
    )

    @pa.dataframe_check(error="bezoekadres and huisnummer stand together")
    def address_is_whole(cls, df: pd.DataFrame) -> pd.Series:
        """An address without a number is no address."""
        return (df["bezoekadres"] == "") == (df["huisnummer"] == "")


class Signalen(pa.DataFrameModel):
    """What normalising found odd and a person may want to look at; several rows per record."""

    record_id: Series[str]
    kolom: Series[str]
    waarde: Series[str] = pa.Field(description="as the source wrote it, e-mail addresses masked")
    uitleg: Series[str]

    class Config:
        """Columns exactly these, in this order."""

        strict = True
        ordered = True

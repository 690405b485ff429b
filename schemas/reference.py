"""Reference data: gemeenten, boundary changes, key figures, postcodes and place names."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

GEMEENTEN_PER_JAAR = {
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2024: 342,
    2025: 342,
    2026: 342,
}
GEMEENTECODE = r"^GM\d{4}$"


class Reference(pa.DataFrameModel):
    """Base of all reference tables: exactly these columns, in this order."""

    class Config:
        """No column more, none less."""

        strict = True
        ordered = True
        coerce = True


class GemeentenPerJaar(Reference):
    """Gemeenten on 1 January of a year; key (jaar, gemeentecode). Source: CBS."""

    jaar: Series[int]
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    gemeente: Series[str] = pa.Field(str_length={"min_value": 2})
    provincie: Series[str]

    class Config:
        """A code and a name stand once a year."""

        unique = ("jaar", "gemeentecode")

    @pa.dataframe_check(
        error="aantal gemeenten zoals CBS telt voor dat jaar, elke naam een keer, in 12 provincies"
    )
    def counts(cls, df: pd.DataFrame) -> bool:
        """A year with another number of gemeenten than CBS counts is a broken file."""
        sizes = df.groupby("jaar").size().to_dict()
        known = {jaar: GEMEENTEN_PER_JAAR[jaar] for jaar in sizes if jaar in GEMEENTEN_PER_JAAR}
        return (
            all(sizes[jaar] == count for jaar, count in known.items())
            and bool((df.groupby("jaar")["provincie"].nunique() == 12).all())
            and not df.duplicated(["jaar", "gemeente"]).any()
        )


class Herindelingen(Reference):
    """Codes that ended and their successor; key gemeentecode_oud. Source: CBS."""

    gemeentecode_oud: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    gemeente_oud: Series[str]
    gemeentecode_nieuw: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    gemeente_nieuw: Series[str]
    datum: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")


class Kerncijfers(Reference):
    """Key figures per gemeente of one year; key gemeentecode. Source: CBS 70072ned."""

    gemeentecode: Series[str] = pa.Field(unique=True, str_matches=GEMEENTECODE)
    gemeente: Series[str]
    provincie: Series[str]
    inwoners: Series[pd.Int64Dtype] = pa.Field(ge=0)
    stedelijkheid: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, le=5)
    inkomen: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=10_000, le=100_000)
    uitkering_pct: Series[float] = pa.Field(nullable=True, ge=0, le=100)
    migratieachtergrond_pct: Series[float] = pa.Field(nullable=True, ge=0, le=100)
    lat: Series[float] = pa.Field(ge=50, le=54)
    lon: Series[float] = pa.Field(ge=3, le=8)


class Postcodegebieden(Reference):
    """4-digit postcodes; a postcode may stand in several rows. Source: GeoNames."""

    pc4: Series[str] = pa.Field(str_matches=r"^[1-9]\d{3}$")
    plaats: Series[str]
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    lat: Series[float] = pa.Field(ge=50, le=54)
    lon: Series[float] = pa.Field(ge=3, le=8)

    @pa.dataframe_check(error="ten minste 4.000 postcodes, in 342 gemeenten")
    def counts(cls, df: pd.DataFrame) -> bool:
        """Fewer is a truncated file."""
        return df["pc4"].nunique() >= 4_000 and df["gemeentecode"].nunique() == 342


class Woonplaatsen(Reference):
    """BAG place names; key woonplaatscode. Names are not unique. Source: CBS."""

    woonplaatscode: Series[str] = pa.Field(unique=True, str_matches=r"^\d{4}$")
    woonplaats: Series[str]
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)

    @pa.dataframe_check(error="ten minste 2.400 woonplaatsen, in 342 gemeenten")
    def counts(cls, df: pd.DataFrame) -> bool:
        """Fewer is a truncated file."""
        return len(df) >= 2_400 and df["gemeentecode"].nunique() == 342


class Plaatsnamen(Reference):
    """Other names of a woonplaats, and quarters that people write as places; key naam.

    None of them is itself the name of a woonplaats. `bron` says who publishes it.
    """

    naam: Series[str] = pa.Field(unique=True, str_length={"min_value": 2})
    woonplaats: Series[str]
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    soort: Series[str] = pa.Field(isin=["Nederlandse naam", "Friese naam", "korte naam", "wijk"])
    bron: Series[str]


class VroegereGemeenten(Reference):
    """Gemeenten that ended before 2015 and went whole into one; key gemeente_oud. Source: CBS.

    Only those whose name is not that of a woonplaats in the same gemeente.
    """

    gemeente_oud: Series[str] = pa.Field(unique=True)
    datum: Series[str] = pa.Field(str_matches=r"^20\d{2}-01-01$")
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    gemeente: Series[str]


class Straten(Reference):
    """Streets per woonplaats: openbare ruimten whose name was given out. Source: Kadaster, BAG.

    Not part of the project: `sjo reference update --bag` fetches it.
    """

    woonplaatscode: Series[str] = pa.Field(str_matches=r"^\d{4}$")
    straatnaam: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": 80})

    class Config:
        """A name stands once per woonplaats."""

        unique = ("woonplaatscode", "straatnaam")

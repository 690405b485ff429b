"""What comes from outside before it may become reference data or a point on a map."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.reference import GEMEENTECODE, Reference

LEAST_KNOWN = 0.9
LAT_BOUNDS = (50, 54)
LON_BOUNDS = (3, 8)


class FetchedKeyFigures(Reference):
    """Figures of CBS 70072ned per gemeente of a wave; key gemeentecode.

    Inhabitants are known for every gemeente. The other figures may be of an earlier year and are
    null for a gemeente that did not exist then, but for no more than a tenth of the gemeenten.
    """

    gemeentecode: Series[str] = pa.Field(unique=True, str_matches=GEMEENTECODE)
    inwoners: Series[pd.Int64Dtype] = pa.Field(ge=500, le=2_000_000)
    adressendichtheid: Series[float] = pa.Field(nullable=True, ge=0, le=20_000)
    inkomen: Series[float] = pa.Field(nullable=True, ge=10, le=100)
    uitkering_pct: Series[float] = pa.Field(nullable=True, ge=0.5, le=40)
    migratieachtergrond_pct: Series[float] = pa.Field(nullable=True, ge=0, le=100)

    @pa.dataframe_check(error="cijfer bekend voor ten minste 90% van de gemeenten")
    def mostly_known(cls, df: pd.DataFrame) -> bool:
        """A figure that most gemeenten lack has not been published yet for that year."""
        return bool((df.notna().mean() >= LEAST_KNOWN).all())


class BagAdressen(Reference):
    """Addresses as the PDOK Locatieserver gives them, best first."""

    nummeraanduiding_id: Series[str] = pa.Field(str_matches=r"^\d{16}$")
    straatnaam: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": 200})
    straatnaam_verkort: Series[str] = pa.Field(str_length={"max_value": 200})
    huisnummer: Series[int] = pa.Field(ge=1, le=99_999)
    huisletter: Series[str] = pa.Field(str_matches=r"^[A-Za-z]?$")
    huisnummertoevoeging: Series[str] = pa.Field(str_matches=r"^[0-9A-Za-z]{0,4}$")
    postcode: Series[str] = pa.Field(str_matches=r"^([1-9]\d{3}[A-Z]{2})?$")
    woonplaatsnaam: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": 200})
    gemeentenaam: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": 200})
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTECODE)
    weergavenaam: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": 400})
    lat: Series[float] = pa.Field(ge=LAT_BOUNDS[0], le=LAT_BOUNDS[1])
    lon: Series[float] = pa.Field(ge=LON_BOUNDS[0], le=LON_BOUNDS[1])
    score: Series[float] = pa.Field(ge=0)

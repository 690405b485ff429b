"""Records: what every source delivers, in the source's own words."""

import hashlib

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.offers import Aanbodvorm

MULTI_VALUE_SEPARATOR = "|"
KEY_SEPARATOR = "\x1f"
"""Between the words of one key: no file or page holds it."""
FIXED_COLUMNS = ("record_id", "bron", "bestand", "rij")
"""What a record is, not what it says: no correction may change these."""
SOURCE_COLUMN = {"woonplaats": "plaats", "gemeentecode": "gemeente"}
"""Columns of a location that are made of a column of Records with another name."""

_DAY_MONTH_OR_YEAR = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
"""Or nothing: a missing value is ""."""


class Records(pa.DataFrameModel):
    """One row per source record; key `record_id`. A missing value is "", never null.

    Values stand as the source wrote them, but for surrounding white space. The columns of lists
    hold terms separated by "|". No personal data: it is dropped before this table exists.
    """

    record_id: Series[str] = pa.Field(unique=True, str_matches=r"^[a-z_]+:[0-9a-f]{16}$")
    bron: Series[str] = pa.Field(description="source, a table name of schemas/sources.toml")
    bestand: Series[str] = pa.Field(description="file below --root that held it, with / separators")
    rij: Series[int] = pa.Field(ge=1, description="row in that file as Excel counts; line of jsonl")
    gezien_op: Series[str] = pa.Field(str_matches=_DAY_MONTH_OR_YEAR)
    pagina_van: Series[str] = pa.Field(
        str_matches=_DAY_MONTH_OR_YEAR, description="date of the page itself"
    )
    bron_url: Series[str]
    andere_bronnen: Series[str] = pa.Field(description="further pages; see read/page_sources.py")
    organisatie: Series[str]
    locatienaam: Series[str]
    bezoekadres: Series[str]
    postcode: Series[str]
    plaats: Series[str]
    gemeente: Series[str]
    website: Series[str]
    telefoon: Series[str]
    email: Series[str]
    openingstijden: Series[str]
    soort_organisatie: Series[str]
    sociaal_raadslieden: Series[str] = pa.Field(isin=["ja", "nee", ""])
    landelijke_partij: Series[str]
    vestigingsvorm: Series[str]
    functieverband: Series[str]
    financiering: Series[str]
    ook_actief_in: Series[str]
    ondersteuningstypen: Series[str]
    leefgebieden: Series[str]
    aanbod: Series[str] = pa.Field(isin=[*(str(word) for word in Aanbodvorm), ""])

    class Config:
        """Columns exactly these, in this order."""

        strict = True
        ordered = True


RECORD_COLUMNS = tuple(Records.to_schema().columns)
"""The columns of Records, in order."""
CORRECTABLE_COLUMNS = tuple(column for column in RECORD_COLUMNS if column not in FIXED_COLUMNS)
"""What correcties.csv may name as `kolom`."""


def mint_record_id(bron: str, key: str) -> str:
    """Return "bron:" and 16 hex of the sha256 of a source's own raw key.

    The one place where ids of records are made. Everything people decide hangs on them, so the key
    is what the source itself calls the record by, as it was read: no cleaning, no other cell.
    """
    return f"{bron}:{hashlib.sha256(key.encode()).hexdigest()[:16]}"

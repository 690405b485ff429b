"""The figures of the study as a version publishes them: with codes, and what can be compared."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import text_field
from schemas.published_2023 import Gepubliceerd2023
from schemas.shapes import Vorm

YEARS_OF_CLASSES = {"tabel_5": 2023, "tabel_7": 2021, "tabel_8": 2022, "tabel_9": 2022}
"""Of which year the study's figures were by which gemeenten were put into classes [2.6]; of table 6
it does not tell."""
TOTAL_PLACE = 98
UNFIT_MEAN = (
    "het gepubliceerde gemiddelde past niet bij de gepubliceerde aantallen: onbekend is wat er is "
    "geteld"
)
"""The mean of 3.5 does not fit 1,621 locations in 342 gemeenten, nor do those of the classes."""


class GepubliceerdMetCode(Gepubliceerd2023):
    """Een rij per rij van een tabel van het onderzoek van 2023, zoals toen gepubliceerd."""

    code: Series[str] = text_field(
        Vorm.KENMERK,
        "Vaste code van de rij, zoals in rijen; zo blijft zij staan naast een rij die "
        "anders is gaan heten",
    )
    peiljaar: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=2000,
        le=2999,
        description="Van welk jaar het kenmerk is waarnaar de klasse is ingedeeld; leeg als het "
        "niet uitmaakt of niet bekend is",
    )
    gemiddelde_waarom_niet: Series[str] = text_field(
        Vorm.VAST, "Waarom met dat gemiddelde niet te vergelijken is", nullable=True
    )


def tell_comparability(published: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of the study with peiljaar and gemiddelde_waarom_niet of every row."""
    years = published["tabel"].map(YEARS_OF_CLASSES).astype("Int64")
    is_class = pd.to_numeric(published["volgorde"]) < TOTAL_PLACE
    mean = published["locaties_gemiddeld"]
    has_mean = mean.notna() & (mean.astype("str") != "")
    return published.assign(
        peiljaar=years.where(is_class),
        gemiddelde_waarom_niet=pd.Series(UNFIT_MEAN, index=published.index).where(has_mean, ""),
    )

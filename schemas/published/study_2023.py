"""The figures of the study as a version publishes them: each row with the code it is known by."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published_2023 import Gepubliceerd2023


class GepubliceerdMetCode(Gepubliceerd2023):
    """Een rij per rij van een tabel van het onderzoek van 2023, zoals toen gepubliceerd."""

    code: Series[str] = pa.Field(
        description="Vaste code van de rij, zoals in rijen; zo blijft zij staan naast een rij die "
        "anders is gaan heten"
    )

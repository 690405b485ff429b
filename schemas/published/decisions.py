"""What people decided of records and locations, without who decided it."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import LOCATIE_ID, PARTIAL_DAY, Published, day_field, text_field
from schemas.shapes import Vorm
from schemas.vocabulary import Besluit


class Besluiten(Published):
    """Een rij per besluit over een bronrecord of locatie: gesloten, verhuisd, verbeterd."""

    locatie_id: Series[str] = pa.Field(
        nullable=True, str_matches=LOCATIE_ID, description="Locatie, zoals zij nu heet"
    )
    record_id: Series[str] = text_field(
        Vorm.KENMERK, "Bronrecord, als het besluit over een bronrecord gaat", nullable=True
    )
    besluit: Series[str] = pa.Field(
        isin=[str(b) for b in Besluit], description="Wat er is besloten"
    )
    kolom: Series[str] = text_field(Vorm.KENMERK, "Kolom die is verbeterd", nullable=True)
    was: Series[str] = text_field(
        Vorm.ADRES, "Adres of naam ervoor; leeg bij een verbetering", nullable=True
    )
    wordt: Series[str] = text_field(
        Vorm.ADRES, "Adres of naam erna; leeg bij een verbetering", nullable=True
    )
    is_nu: Series[str] = text_field(
        Vorm.KENMERK, "Locatie of bronrecord waarmee zij samenhangt", nullable=True
    )
    per: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Sinds wanneer: een dag, maand of jaar",
    )
    genomen_op: Series[str] = day_field("Dag van het besluit")
    bron_url: Series[str] = text_field(Vorm.WEBADRES, "Waarop het besluit berust", nullable=True)
    toegepast: Series[bool] = pa.Field(
        description="Werkt het in deze versie; niet als de bron er niet is of het al zo stond"
    )

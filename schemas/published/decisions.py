"""What people decided of records and locations, without who decided it."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import LOCATIE_ID, PARTIAL_DAY, Published, day_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Besluit


class Besluiten(Published):
    """Een rij per besluit over een bronrecord of locatie: gesloten, verhuisd, verbeterd."""

    locatie_id: Series[str] = pa.Field(
        nullable=True, str_matches=LOCATIE_ID, description="Locatie, zoals zij nu heet"
    )
    record_id: Series[str] = pa.Field(
        nullable=True,
        description="Bronrecord, als het besluit over een bronrecord gaat",
        metadata=shaped(Vorm.KENMERK),
    )
    besluit: Series[str] = pa.Field(
        isin=[str(b) for b in Besluit], description="Wat er is besloten"
    )
    kolom: Series[str] = pa.Field(
        nullable=True, description="Kolom die is verbeterd", metadata=shaped(Vorm.KENMERK)
    )
    was: Series[str] = pa.Field(
        nullable=True,
        description="Adres of naam ervoor; leeg bij een verbetering",
        metadata=shaped(Vorm.ADRES),
    )
    wordt: Series[str] = pa.Field(
        nullable=True,
        description="Adres of naam erna; leeg bij een verbetering",
        metadata=shaped(Vorm.ADRES),
    )
    is_nu: Series[str] = pa.Field(
        nullable=True,
        description="Locatie of bronrecord waarmee zij samenhangt",
        metadata=shaped(Vorm.KENMERK),
    )
    per: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Sinds wanneer: een dag, maand of jaar",
    )
    genomen_op: Series[str] = day_field("Dag van het besluit")
    bron_url: Series[str] = pa.Field(
        nullable=True, description="Waarop het besluit berust", metadata=shaped(Vorm.WEBADRES)
    )
    toegepast: Series[bool] = pa.Field(
        description="Werkt het in deze versie; niet als de bron er niet is of het al zo stond"
    )

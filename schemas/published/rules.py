"""The rules that records are judged by, and how many they met."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, text_field
from schemas.shapes import Vorm
from schemas.vocabulary import Regelsoort


class Regels(Published):
    """Een rij per regel: hoeveel bronrecords hij in deze versie raakte, ook geen."""

    soort: Series[str] = pa.Field(
        isin=[str(kind) for kind in Regelsoort],
        description="Uitsluiting: waarom een kandidaat afvalt. Publicatie: wat een locatie nodig "
        "heeft om gepubliceerd te worden",
    )
    regel: Series[str] = text_field(Vorm.VAST, "Code van de regel")
    uitleg: Series[str] = text_field(Vorm.VAST, "Wat de regel zegt")
    records: Series[int] = pa.Field(
        ge=0, description="Bronrecords in afgekeurd of te_beoordelen door deze regel"
    )

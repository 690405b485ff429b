"""How complete a version is: how many locations there are at least, and what that rests on."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, text_field
from schemas.shapes import Vorm
from schemas.vocabulary import Openparen, Telwijze


def pair_field() -> Any:
    """Return the field that tells how undecided pairs were counted."""
    return pa.Field(
        isin=[str(stand) for stand in Openparen],
        description="Paren bronrecords waarover nog niet is beslist: apart geteld (zoals "
        "gepubliceerd), of samen alsof elk paar een locatie is",
    )


class Volledigheid(Published):
    """Een rij per telwijze: hoeveel locaties er ten minste zijn, nooit hoeveel er precies zijn."""

    telwijze: Series[str] = pa.Field(
        isin=[str(way) for way in Telwijze],
        description="Uit de overlap van lijsten, of uit wat zoekacties dubbel vonden; dat laatste "
        "gaat alleen over gemeenten waar met ten minste twee zoektermen is gezocht",
    )
    open_paren: Series[str] = pair_field()
    lijsten: Series[str] = text_field(
        Vorm.VAST, "De bronnen waarvan de overlap is gebruikt, met |", nullable=True
    )
    gevonden: Series[int] = pa.Field(ge=0, description="Locaties die zijn gevonden")
    uit_register: Series[int] = pa.Field(
        ge=0,
        description="Waarvan op de eigen lijst van een landelijke partij: die is volledig, telt "
        "zoals zij is, en doet aan de schatting niet mee",
    )
    gedeeld: Series[int] = pa.Field(
        ge=0, description="Locaties die meer dan een van deze lijsten of zoektermen vond"
    )
    ten_minste: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="Zoveel locaties zijn er ten minste (95 procent); leeg als het niet te zeggen "
        "is",
    )
    laagste: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="Laagste schatting van de modellen die ongeveer even goed passen; leeg bij "
        "twee lijsten, die alleen een ondergrens geven",
    )
    hoogste: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Hoogste schatting van die modellen"
    )
    modellen: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=1, description="Hoeveel modellen dat zijn"
    )
    opmerking: Series[str] = text_field(
        Vorm.VAST, "Wat niet meedeed en waarom, of waarom er geen ondergrens is", nullable=True
    )


class Bronoverlap(Published):
    """Een rij per groep bronnen: hoeveel locaties door precies deze bronnen zijn gevonden."""

    open_paren: Series[str] = pair_field()
    bronnen: Series[str] = text_field(Vorm.VAST, "De bronnen die deze locaties noemen, met |")
    aantal: Series[int] = pa.Field(ge=1, description="Aantal bronnen")
    locaties: Series[int] = pa.Field(ge=1, description="Locaties die precies zij noemen")

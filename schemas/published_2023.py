"""The figures of the inventory study of 2023, as published, also where they do not reconcile."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.reference import Reference
from schemas.shapes import Vorm, shaped


class Gepubliceerd2023(Reference):
    """One row per row of a published table; key (tabel, rij, ouder). Source: the study of 2023."""

    tabel: Series[str] = pa.Field(
        str_matches=r"^(tabel_[2-9]|kenmerken|kerngetallen|enquetes)$",
        description="Tabel van het rapport, met de naam van de view die ernaast staat",
    )
    volgorde: Series[int] = pa.Field(ge=1, description="Plaats in de tabel; 98 is Totaal")
    rij: Series[str] = pa.Field(description="Rij van de tabel", metadata=shaped(Vorm.VAST))
    ouder: Series[str] = pa.Field(
        nullable=True, description="Rij waar deze rij onder valt", metadata=shaped(Vorm.VAST)
    )
    gemeenten_nl: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Gemeenten in de klasse, of in Nederland"
    )
    gemeenten: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Gemeenten met ten minste een locatie"
    )
    pct_gemeenten: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, le=100, description="Procent; bij kenmerken van de organisaties"
    )
    locaties_gemiddeld: Series[float] = pa.Field(
        nullable=True, ge=0, description="Locaties per gemeente, zoals gepubliceerd"
    )
    waarde: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0, description="Kerngetal")
    opmerking: Series[str] = pa.Field(
        nullable=True, description="Wat er bij het cijfer hoort", metadata=shaped(Vorm.VAST)
    )

    class Config:
        """A row stands once in a table."""

        unique = ("tabel", "rij", "ouder")

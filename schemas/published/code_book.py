"""The code book that a version carries: its terms, and the rows and classes of its tables."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lijst


class Typologie(Published):
    """Een rij per term van de typologie waarmee deze versie is gemaakt."""

    lijst: Series[str] = pa.Field(
        isin=[str(lijst) for lijst in Lijst], description="Lijst waar de term in staat"
    )
    code: Series[str] = pa.Field(
        description="Vaste code van de term; blijft gelijk als de term anders gaat heten",
        metadata=shaped(Vorm.KENMERK),
    )
    term: Series[str] = pa.Field(
        description="De term zoals hij in de tabellen staat", metadata=shaped(Vorm.VAST)
    )
    volgorde: Series[int] = pa.Field(ge=1, description="Plaats in de lijst")
    ouder: Series[str] = pa.Field(
        nullable=True,
        description="Code van de term waar deze onder valt: de categorie van een type, de "
        "landelijke partij van een vestigingsvorm",
        metadata=shaped(Vorm.KENMERK),
    )
    rapportage: Series[str] = pa.Field(
        nullable=True,
        description="Categorie waaronder tabel 3 een categorie rapporteert",
        metadata=shaped(Vorm.VAST),
    )
    definitie: Series[str] = pa.Field(
        nullable=True, description="Wat de term betekent", metadata=shaped(Vorm.VAST)
    )
    vuistregel: Series[str] = pa.Field(
        nullable=True, description="Wanneer de term geldt", metadata=shaped(Vorm.VAST)
    )
    typologie_versie: Series[str] = pa.Field(
        description="Versie van de typologie", metadata=shaped(Vorm.KENMERK)
    )

    class Config:
        """A code and a term stand once in a list."""

        unique = ("lijst", "code")


class Rijen(Published):
    """Een rij per rij van de tabellen 2 tot en met 9, ook die waar niets in valt."""

    tabel: Series[str] = pa.Field(description="Naam van de tabel", metadata=shaped(Vorm.KENMERK))
    volgorde: Series[int] = pa.Field(
        ge=1, description="Plaats in de tabel; 98 is het totaal, 99 is onbekend"
    )
    rij: Series[str] = pa.Field(description="Waar de rij over gaat", metadata=shaped(Vorm.VAST))
    ouder: Series[str] = pa.Field(
        nullable=True,
        description="Rij waar deze rij onder valt; leeg als zij op zichzelf staat",
        metadata=shaped(Vorm.VAST),
    )
    soort: Series[str] = pa.Field(
        isin=[
            "organisatie",
            "categorie",
            "ondersteuningstype",
            "leefgebied",
            "klasse",
            "totaal",
            "onbekend",
        ],
        description="Soort rij: organisatie, categorie, ondersteuningstype, leefgebied, klasse, "
        "totaal of onbekend",
    )
    code: Series[str] = pa.Field(
        description="Vaste code van de rij, ook tussen versies; van een term is het zijn code",
        metadata=shaped(Vorm.KENMERK),
    )
    gemeentelijk: Series[pd.BooleanDtype] = pa.Field(
        nullable=True,
        description="Tabel 2: alleen gemeentelijk aanbod (waar) of juist niet (onwaar)",
    )
    sociaal_raadslieden: Series[pd.BooleanDtype] = pa.Field(
        nullable=True, description="Tabel 2: alleen met (waar) of zonder (onwaar) raadslieden"
    )
    landelijke_partij: Series[str] = pa.Field(
        nullable=True,
        description="Tabel 2: alleen locaties van deze landelijke partij",
        metadata=shaped(Vorm.VAST),
    )
    vestigingsvorm: Series[str] = pa.Field(
        nullable=True,
        description="Tabel 2: alleen vestigingen van deze vorm; bij soort onbekend alleen die "
        "van geen enkele genoemde vorm",
        metadata=shaped(Vorm.VAST),
    )

    class Config:
        """A place in a table is taken once."""

        unique = ("tabel", "volgorde")


class Klassen(Published):
    """Een rij per klasse van de tabellen 5 tot en met 9."""

    tabel: Series[str] = pa.Field(description="Naam van de tabel", metadata=shaped(Vorm.KENMERK))
    volgorde: Series[int] = pa.Field(ge=1, description="Plaats in de tabel")
    rij: Series[str] = pa.Field(description="Naam van de klasse", metadata=shaped(Vorm.VAST))
    kenmerk: Series[str] = pa.Field(
        description="Kolom van gemeenten die de klasse bepaalt; bij stedelijkheid is de G4 0",
        metadata=shaped(Vorm.KENMERK),
    )
    vanaf: Series[float] = pa.Field(description="Ondergrens; hoort bij de klasse")
    tot: Series[float] = pa.Field(
        nullable=True,
        description="Bovengrens; hoort bij de klasse erboven; leeg als er geen is",
    )

    class Config:
        """A place in a table is taken once."""

        unique = ("tabel", "volgorde")

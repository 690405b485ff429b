"""The code book that a version carries: its terms, and the rows and classes of its tables."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, text_field
from schemas.shapes import Vorm
from schemas.vocabulary import Lijst


class Typologie(Published):
    """Een rij per term van de typologie waarmee deze versie is gemaakt."""

    lijst: Series[str] = pa.Field(
        isin=[str(lijst) for lijst in Lijst], description="Lijst waar de term in staat"
    )
    code: Series[str] = text_field(
        Vorm.KENMERK, "Vaste code van de term; blijft gelijk als de term anders gaat heten"
    )
    term: Series[str] = text_field(Vorm.VAST, "De term zoals hij in de tabellen staat")
    volgorde: Series[int] = pa.Field(ge=1, description="Plaats in de lijst")
    ouder: Series[str] = text_field(
        Vorm.KENMERK,
        "Code van de term waar deze onder valt: de categorie van een type, de "
        "landelijke partij van een vestigingsvorm",
        nullable=True,
    )
    rapportage: Series[str] = text_field(
        Vorm.VAST, "Categorie waaronder tabel 3 een categorie rapporteert", nullable=True
    )
    definitie: Series[str] = text_field(Vorm.VAST, "Wat de term betekent", nullable=True)
    vuistregel: Series[str] = text_field(Vorm.VAST, "Wanneer de term geldt", nullable=True)
    zoekwoorden: Series[str] = text_field(
        Vorm.VAST,
        "Alledaagse woorden waarmee inwoners ernaar vragen, met | ertussen; alleen om te zoeken",
        nullable=True,
    )
    zoekwoorden_reden: Series[str] = text_field(
        Vorm.VAST, "Waarom die woorden bij deze term horen", nullable=True
    )
    typologie_versie: Series[str] = text_field(Vorm.KENMERK, "Versie van de typologie")

    class Config:
        """A code and a term stand once in a list."""

        unique = ("lijst", "code")


class Rijen(Published):
    """Een rij per rij van de tabellen 2 tot en met 9, ook die waar niets in valt."""

    tabel: Series[str] = text_field(Vorm.KENMERK, "Naam van de tabel")
    volgorde: Series[int] = pa.Field(
        ge=1, description="Plaats in de tabel; 98 is het totaal, 99 is onbekend"
    )
    rij: Series[str] = text_field(Vorm.VAST, "Waar de rij over gaat")
    ouder: Series[str] = text_field(
        Vorm.VAST, "Rij waar deze rij onder valt; leeg als zij op zichzelf staat", nullable=True
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
    code: Series[str] = text_field(
        Vorm.KENMERK, "Vaste code van de rij, ook tussen versies; van een term is het zijn code"
    )
    gemeentelijk: Series[pd.BooleanDtype] = pa.Field(
        nullable=True,
        description="Tabel 2: alleen gemeentelijk aanbod (waar) of juist niet (onwaar)",
    )
    sociaal_raadslieden: Series[pd.BooleanDtype] = pa.Field(
        nullable=True, description="Tabel 2: alleen met (waar) of zonder (onwaar) raadslieden"
    )
    landelijke_partij: Series[str] = text_field(
        Vorm.VAST, "Tabel 2: alleen locaties van deze landelijke partij", nullable=True
    )
    vestigingsvorm: Series[str] = text_field(
        Vorm.VAST,
        "Tabel 2: alleen vestigingen van deze vorm; bij soort onbekend alleen die "
        "van geen enkele genoemde vorm",
        nullable=True,
    )

    class Config:
        """A place in a table is taken once."""

        unique = ("tabel", "volgorde")


class Klassen(Published):
    """Een rij per klasse van de tabellen 5 tot en met 9."""

    tabel: Series[str] = text_field(Vorm.KENMERK, "Naam van de tabel")
    volgorde: Series[int] = pa.Field(ge=1, description="Plaats in de tabel")
    rij: Series[str] = text_field(Vorm.VAST, "Naam van de klasse")
    kenmerk: Series[str] = text_field(
        Vorm.KENMERK, "Kolom van gemeenten die de klasse bepaalt; bij stedelijkheid is de G4 0"
    )
    vanaf: Series[float] = pa.Field(description="Ondergrens; hoort bij de klasse")
    tot: Series[float] = pa.Field(
        nullable=True,
        description="Bovengrens; hoort bij de klasse erboven; leeg als er geen is",
    )

    class Config:
        """A place in a table is taken once."""

        unique = ("tabel", "volgorde")

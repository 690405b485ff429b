"""Locaties, the providers behind them, what they offer and where else they work."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import (
    GEMEENTE_ID,
    LOCATIE_ID,
    ORGANISATIE_ID,
    PARTIAL_DAY,
    Published,
    day_field,
    precision_field,
    term_field,
    text_field,
)
from schemas.shapes import Vorm
from schemas.vocabulary import Lijst, Nauwkeurigheid


class Locaties(Published):
    """Een rij per locatie: een bezoekadres van een aanbieder binnen een gemeente."""

    locatie_id: Series[str] = pa.Field(
        unique=True, str_matches=LOCATIE_ID, description="Blijvend kenmerk van de locatie"
    )
    organisatie_id: Series[str] = pa.Field(
        str_matches=ORGANISATIE_ID, description="Kenmerk van de aanbieder, zie organisaties"
    )
    organisatie: Series[str] = text_field(Vorm.NAAM, "Naam van de aanbieder")
    locatienaam: Series[str] = text_field(Vorm.NAAM, "Naam van deze vestiging", nullable=True)
    bezoekadres: Series[str] = text_field(
        Vorm.ADRES, "Straat en nummer; leeg als er geen bezoekadres is", nullable=True
    )
    straatnaam: Series[str] = text_field(Vorm.ADRES, "Straatnaam (BAG)", nullable=True)
    huisnummer: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, le=99999, description="BAG")
    huisletter: Series[str] = text_field(Vorm.KENMERK, "Huisletter (BAG)", nullable=True)
    huisnummertoevoeging: Series[str] = text_field(Vorm.KENMERK, "Toevoeging (BAG)", nullable=True)
    postcode: Series[str] = pa.Field(
        nullable=True, str_matches=r"^[1-9]\d{3}[A-Z]{2}$", description="Postcode, zoals 1234AB"
    )
    woonplaats: Series[str] = text_field(Vorm.PLAATS, "Woonplaats (BAG)", nullable=True)
    gemeentecode: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID, description="CBS-code van de gemeente waar de locatie staat"
    )
    gemeente: Series[str] = text_field(Vorm.PLAATS, "Naam van de gemeente")
    provincie: Series[str] = text_field(Vorm.PLAATS, "Naam van de provincie")
    lat: Series[float] = pa.Field(
        nullable=True, ge=50, le=54, description="Breedtegraad (WGS84, graden)"
    )
    lon: Series[float] = pa.Field(
        nullable=True, ge=3, le=8, description="Lengtegraad (WGS84, graden)"
    )
    nauwkeurigheid: Series[str] = pa.Field(
        isin=[str(n) for n in Nauwkeurigheid],
        description="Waar lat en lon bij horen: het adres, het midden van het postcodegebied "
        "(vier cijfers) of een punt in de gemeente",
    )
    website: Series[str] = text_field(Vorm.WEBADRES, "Webadres", nullable=True)
    telefoon: Series[str] = text_field(
        Vorm.TELEFOON, "Telefoonnummer, zoals +31201234567", nullable=True
    )
    email: Series[str] = text_field(
        Vorm.EMAIL, "Algemeen e-mailadres; nooit persoonlijk", nullable=True
    )
    openingstijden: Series[str] = text_field(
        Vorm.TEKST, "Openingstijden in de woorden van de bron", nullable=True
    )
    openingstijden_schema: Series[str] = text_field(
        Vorm.ZIN,
        "Openingstijden zoals schema.org ze schrijft (Mo-Fr 09:00-17:00), met | "
        "ertussen; leeg als de woorden van de bron zich niet geheel zo laten schrijven",
        nullable=True,
    )
    soort_organisatie: Series[str] = term_field(
        Lijst.SOORT_ORGANISATIE, "Wie het aanbod organiseert; onbekend als dat niet vaststaat"
    )
    sociaal_raadslieden: Series[pd.BooleanDtype] = pa.Field(
        nullable=True,
        description="Werken hier sociaal raadslieden; leeg als geen bron het zegt",
    )
    landelijke_partij: Series[str] = term_field(
        Lijst.LANDELIJKE_PARTIJ, "Een van de landelijke partijen, anders leeg", nullable=True
    )
    vestigingsvorm: Series[str] = term_field(
        Lijst.VESTIGINGSVORM,
        "Bij Het Juridisch Loket: hoofdlocatie of servicepunt",
        nullable=True,
    )
    functieverband: Series[str] = term_field(
        Lijst.FUNCTIEVERBAND, "Voornamelijk vrijwilligers of betaald"
    )
    financiering: Series[str] = term_field(
        Lijst.FINANCIERING, "Belangrijkste bron van financiering"
    )
    bronnen: Series[str] = text_field(
        Vorm.KENMERK, "Bronnen die de locatie noemen, gescheiden door |"
    )
    laatst_gezien_op: Series[str] = day_field(
        "Laatste dag waarop een bron de locatie noemde; leeg als alleen maand of jaar bekend is"
    )
    laatst_gezien: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Wanneer een bron de locatie het laatst noemde, zoals de bron het geeft: een "
        "dag, een maand of een jaar",
    )
    laatst_gezien_precisie: Series[str] = precision_field()
    ouder_dan_meting: Series[pd.BooleanDtype] = pa.Field(
        nullable=True,
        description="Zijn alle pagina's en bronnen waarop zij rust van voor het jaar van de "
        "meting, naar hun eigen datum of anders de dag waarop iemand ze zag; leeg als geen dag "
        "bekend is",
    )
    eerste_meting: Series[int] = pa.Field(
        ge=2000, le=2999, description="Meting (jaar) waarin de locatie voor het eerst stond"
    )


class Organisaties(Published):
    """Een rij per aanbieder."""

    organisatie_id: Series[str] = pa.Field(
        unique=True, str_matches=ORGANISATIE_ID, description="Blijvend kenmerk van de aanbieder"
    )
    organisatie: Series[str] = text_field(Vorm.NAAM, "Naam")
    soort_organisatie: Series[str] = term_field(Lijst.SOORT_ORGANISATIE, "Soort")
    landelijke_partij: Series[str] = term_field(
        Lijst.LANDELIJKE_PARTIJ, "Landelijke partij, of leeg", nullable=True
    )
    website: Series[str] = text_field(Vorm.WEBADRES, "Webadres", nullable=True)
    aantal_locaties: Series[int] = pa.Field(ge=1, description="Locaties in deze meting")
    aantal_gemeenten: Series[int] = pa.Field(ge=1, description="Gemeenten met zo'n locatie")


class LocatieOndersteuningstypen(Published):
    """Een rij per locatie en ondersteuningstype."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Zie locaties")
    ondersteuningscategorie: Series[str] = term_field(
        Lijst.ONDERSTEUNINGSCATEGORIE, "Categorie van het type"
    )
    ondersteuningstype: Series[str] = term_field(Lijst.ONDERSTEUNINGSTYPE, "Type ondersteuning")
    herkomst: Series[str] = text_field(
        Vorm.ZIN, "Bronnen die het type noemen, of de regel van standaardaanbod die het geeft"
    )

    class Config:
        """A type stands once per location."""

        unique = ("locatie_id", "ondersteuningstype")


class LocatieLeefgebieden(Published):
    """Een rij per locatie en leefgebied."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Zie locaties")
    leefgebied: Series[str] = term_field(Lijst.LEEFGEBIED, "Leefgebied")
    herkomst: Series[str] = text_field(
        Vorm.ZIN, "Bronnen die het leefgebied noemen, of de regel van standaardaanbod"
    )

    class Config:
        """A leefgebied stands once per location."""

        unique = ("locatie_id", "leefgebied")


class LocatieWerkgebied(Published):
    """Een rij per locatie en andere gemeente waar zij ook werkt; telt in geen enkel cijfer mee."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Zie locaties")
    gemeentecode: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID,
        description="CBS-code van een gemeente waar de locatie niet staat en wel werkt",
    )

    class Config:
        """A gemeente stands once per location."""

        unique = ("locatie_id", "gemeentecode")

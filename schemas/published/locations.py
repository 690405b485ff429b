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
)
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lijst, Nauwkeurigheid


class Locaties(Published):
    """Een rij per locatie: een bezoekadres van een aanbieder binnen een gemeente."""

    locatie_id: Series[str] = pa.Field(
        unique=True, str_matches=LOCATIE_ID, description="Blijvend kenmerk van de locatie"
    )
    organisatie_id: Series[str] = pa.Field(
        str_matches=ORGANISATIE_ID, description="Kenmerk van de aanbieder, zie organisaties"
    )
    organisatie: Series[str] = pa.Field(
        description="Naam van de aanbieder", metadata=shaped(Vorm.NAAM)
    )
    locatienaam: Series[str] = pa.Field(
        nullable=True, description="Naam van deze vestiging", metadata=shaped(Vorm.NAAM)
    )
    bezoekadres: Series[str] = pa.Field(
        nullable=True,
        description="Straat en nummer; leeg als er geen bezoekadres is",
        metadata=shaped(Vorm.ADRES),
    )
    straatnaam: Series[str] = pa.Field(
        nullable=True, description="Straatnaam (BAG)", metadata=shaped(Vorm.ADRES)
    )
    huisnummer: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, le=99999, description="BAG")
    huisletter: Series[str] = pa.Field(
        nullable=True, description="Huisletter (BAG)", metadata=shaped(Vorm.KENMERK)
    )
    huisnummertoevoeging: Series[str] = pa.Field(
        nullable=True, description="Toevoeging (BAG)", metadata=shaped(Vorm.KENMERK)
    )
    postcode: Series[str] = pa.Field(
        nullable=True, str_matches=r"^[1-9]\d{3}[A-Z]{2}$", description="Postcode, zoals 1234AB"
    )
    woonplaats: Series[str] = pa.Field(
        nullable=True, description="Woonplaats (BAG)", metadata=shaped(Vorm.PLAATS)
    )
    gemeentecode: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID, description="CBS-code van de gemeente waar de locatie staat"
    )
    gemeente: Series[str] = pa.Field(
        description="Naam van de gemeente", metadata=shaped(Vorm.PLAATS)
    )
    provincie: Series[str] = pa.Field(
        description="Naam van de provincie", metadata=shaped(Vorm.PLAATS)
    )
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
    website: Series[str] = pa.Field(
        nullable=True, description="Webadres", metadata=shaped(Vorm.WEBADRES)
    )
    telefoon: Series[str] = pa.Field(
        nullable=True,
        description="Telefoonnummer, zoals +31201234567",
        metadata=shaped(Vorm.TELEFOON),
    )
    email: Series[str] = pa.Field(
        nullable=True,
        description="Algemeen e-mailadres; nooit persoonlijk",
        metadata=shaped(Vorm.EMAIL),
    )
    openingstijden: Series[str] = pa.Field(
        nullable=True,
        description="Openingstijden in de woorden van de bron",
        metadata=shaped(Vorm.TEKST),
    )
    openingstijden_schema: Series[str] = pa.Field(
        nullable=True,
        description="Openingstijden zoals schema.org ze schrijft (Mo-Fr 09:00-17:00), met | "
        "ertussen; leeg als de woorden van de bron zich niet geheel zo laten schrijven",
        metadata=shaped(Vorm.ZIN),
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
    bronnen: Series[str] = pa.Field(
        description="Bronnen die de locatie noemen, gescheiden door |",
        metadata=shaped(Vorm.KENMERK),
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
    organisatie: Series[str] = pa.Field(description="Naam", metadata=shaped(Vorm.NAAM))
    soort_organisatie: Series[str] = term_field(Lijst.SOORT_ORGANISATIE, "Soort")
    landelijke_partij: Series[str] = term_field(
        Lijst.LANDELIJKE_PARTIJ, "Landelijke partij, of leeg", nullable=True
    )
    website: Series[str] = pa.Field(
        nullable=True, description="Webadres", metadata=shaped(Vorm.WEBADRES)
    )
    aantal_locaties: Series[int] = pa.Field(ge=1, description="Locaties in deze meting")
    aantal_gemeenten: Series[int] = pa.Field(ge=1, description="Gemeenten met zo'n locatie")


class LocatieOndersteuningstypen(Published):
    """Een rij per locatie en ondersteuningstype."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties", metadata=shaped(Vorm.KENMERK))
    ondersteuningscategorie: Series[str] = term_field(
        Lijst.ONDERSTEUNINGSCATEGORIE, "Categorie van het type"
    )
    ondersteuningstype: Series[str] = term_field(Lijst.ONDERSTEUNINGSTYPE, "Type ondersteuning")
    herkomst: Series[str] = pa.Field(
        description="Bronnen die het type noemen, of de regel van standaardaanbod die het geeft",
        metadata=shaped(Vorm.ZIN),
    )

    class Config:
        """A type stands once per location."""

        unique = ("locatie_id", "ondersteuningstype")


class LocatieLeefgebieden(Published):
    """Een rij per locatie en leefgebied."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties", metadata=shaped(Vorm.KENMERK))
    leefgebied: Series[str] = term_field(Lijst.LEEFGEBIED, "Leefgebied")
    herkomst: Series[str] = pa.Field(
        description="Bronnen die het leefgebied noemen, of de regel van standaardaanbod",
        metadata=shaped(Vorm.ZIN),
    )

    class Config:
        """A leefgebied stands once per location."""

        unique = ("locatie_id", "leefgebied")


class LocatieWerkgebied(Published):
    """Een rij per locatie en andere gemeente waar zij ook werkt; telt in geen enkel cijfer mee."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties", metadata=shaped(Vorm.KENMERK))
    gemeentecode: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID,
        description="CBS-code van een gemeente waar de locatie niet staat en wel werkt",
    )

    class Config:
        """A gemeente stands once per location."""

        unique = ("locatie_id", "gemeentecode")

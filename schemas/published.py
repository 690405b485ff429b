"""The published contract: every table of a snapshot, in publication order.

A missing text is null in Parquet and DuckDB and an empty cell in CSV. Keys: `locatie_id`,
`organisatie_id`, `gemeentecode`, `record_id`. Descriptions are Dutch: they become the code book.
"""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.typology import labels, load_typology

_T = load_typology()
STATUSES = ["aanbod", "doorzocht, niets gevonden", "niet doorzocht", "bron uitgevallen"]


class Published(pa.DataFrameModel):
    """Base of all published tables: exactly these columns, in this order."""

    class Config:
        """No column more, none less."""

        strict = True
        ordered = True


class Locaties(Published):
    """Een rij per locatie: een bezoekadres van een aanbieder binnen een gemeente."""

    locatie_id: Series[str] = pa.Field(
        unique=True, str_matches=r"^L[0-9a-z]{10}$", description="Blijvend kenmerk van de locatie"
    )
    organisatie_id: Series[str] = pa.Field(
        str_matches=r"^O[0-9a-z]{10}$", description="Kenmerk van de aanbieder, zie organisaties"
    )
    organisatie: Series[str] = pa.Field(description="Naam van de aanbieder")
    locatienaam: Series[str] = pa.Field(nullable=True, description="Naam van deze vestiging")
    bezoekadres: Series[str] = pa.Field(
        nullable=True, description="Straat en nummer; leeg als er geen bezoekadres is"
    )
    straatnaam: Series[str] = pa.Field(nullable=True, description="Straatnaam (BAG)")
    huisnummer: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1, le=99999, description="BAG")
    huisletter: Series[str] = pa.Field(nullable=True, description="Huisletter (BAG)")
    huisnummertoevoeging: Series[str] = pa.Field(nullable=True, description="Toevoeging (BAG)")
    postcode: Series[str] = pa.Field(
        nullable=True, str_matches=r"^[1-9]\d{3}[A-Z]{2}$", description="Postcode, zoals 1234AB"
    )
    woonplaats: Series[str] = pa.Field(nullable=True, description="Woonplaats (BAG)")
    gemeentecode: Series[str] = pa.Field(
        str_matches=r"^GM\d{4}$", description="CBS-code van de gemeente waar de locatie staat"
    )
    gemeente: Series[str] = pa.Field(description="Naam van de gemeente")
    provincie: Series[str] = pa.Field(description="Naam van de provincie")
    lat: Series[float] = pa.Field(nullable=True, ge=50, le=54, description="Breedtegraad (WGS84)")
    lon: Series[float] = pa.Field(nullable=True, ge=3, le=8, description="Lengtegraad (WGS84)")
    nauwkeurigheid: Series[str] = pa.Field(
        isin=["adres", "postcodegebied", "gemeente"],
        description="Waar lat en lon bij horen: het adres, het midden van het postcodegebied "
        "(vier cijfers) of een punt in de gemeente",
    )
    website: Series[str] = pa.Field(nullable=True, description="Webadres")
    telefoon: Series[str] = pa.Field(
        nullable=True, description="Telefoonnummer, zoals +31201234567"
    )
    email: Series[str] = pa.Field(
        nullable=True, description="Algemeen e-mailadres; nooit persoonlijk"
    )
    soort_organisatie: Series[str] = pa.Field(
        isin=labels(_T.soorten_organisatie), description="Wie het aanbod organiseert"
    )
    sociaal_raadslieden: Series[bool] = pa.Field(description="Werken hier sociaal raadslieden")
    landelijke_partij: Series[str] = pa.Field(
        nullable=True,
        isin=labels(_T.landelijke_partijen),
        description="Een van de vier landelijke partijen, anders leeg",
    )
    vestigingsvorm: Series[str] = pa.Field(
        nullable=True, description="Bij Het Juridisch Loket: hoofdlocatie of servicepunt"
    )
    functieverband: Series[str] = pa.Field(
        isin=labels(_T.functieverbanden), description="Voornamelijk vrijwilligers of betaald"
    )
    financiering: Series[str] = pa.Field(
        isin=labels(_T.financieringen), description="Belangrijkste bron van financiering"
    )
    bronnen: Series[str] = pa.Field(description="Bronnen die de locatie noemen, gescheiden door |")
    laatst_gezien_op: Series[str] = pa.Field(
        nullable=True,
        str_matches=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="Laatste dag (of maand, of jaar) waarop een bron de locatie noemde",
    )
    eerste_meting: Series[str] = pa.Field(
        description="Meting waarin de locatie voor het eerst stond"
    )


class Organisaties(Published):
    """Een rij per aanbieder."""

    organisatie_id: Series[str] = pa.Field(
        unique=True, str_matches=r"^O[0-9a-z]{10}$", description="Blijvend kenmerk van de aanbieder"
    )
    organisatie: Series[str] = pa.Field(description="Naam")
    soort_organisatie: Series[str] = pa.Field(
        isin=labels(_T.soorten_organisatie), description="Soort"
    )
    landelijke_partij: Series[str] = pa.Field(
        nullable=True, description="Landelijke partij, of leeg"
    )
    website: Series[str] = pa.Field(nullable=True, description="Webadres")
    aantal_locaties: Series[int] = pa.Field(ge=1, description="Locaties in deze meting")
    aantal_gemeenten: Series[int] = pa.Field(ge=1, description="Gemeenten met zo'n locatie")


class LocatieOndersteuningstypen(Published):
    """Een rij per locatie en ondersteuningstype."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties")
    ondersteuningscategorie: Series[str] = pa.Field(
        isin=labels(_T.ondersteuningscategorieen), description="Categorie van het type"
    )
    ondersteuningstype: Series[str] = pa.Field(
        isin=labels(_T.ondersteuningstypen), description="Type ondersteuning"
    )
    herkomst: Series[str] = pa.Field(
        description="Bronnen die het type noemen, of de regel van standaardaanbod die het geeft"
    )

    class Config:
        """A type stands once per location."""

        unique = ("locatie_id", "ondersteuningstype")


class LocatieLeefgebieden(Published):
    """Een rij per locatie en leefgebied."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties")
    leefgebied: Series[str] = pa.Field(isin=labels(_T.leefgebieden), description="Leefgebied")
    herkomst: Series[str] = pa.Field(
        description="Bronnen die het leefgebied noemen, of de regel van standaardaanbod"
    )

    class Config:
        """A leefgebied stands once per location."""

        unique = ("locatie_id", "leefgebied")


class Gemeenten(Published):
    """Een rij per gemeente van het grensjaar, ook zonder aanbod."""

    gemeentecode: Series[str] = pa.Field(
        unique=True, str_matches=r"^GM\d{4}$", description="CBS-code"
    )
    gemeente: Series[str] = pa.Field(description="Naam")
    provincie: Series[str] = pa.Field(description="Provincie")
    inwoners: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Inwoners op 1 januari"
    )
    stedelijkheid: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=1, le=5, description="Stedelijkheid, 1 zeer sterk tot 5 niet"
    )
    inkomen: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Gemiddeld gestandaardiseerd inkomen in euro"
    )
    uitkering_pct: Series[float] = pa.Field(
        nullable=True,
        ge=0,
        le=100,
        description="Procent inwoners met een uitkering tot AOW-leeftijd",
    )
    migratieachtergrond_pct: Series[float] = pa.Field(
        nullable=True, ge=0, le=100, description="Procent inwoners met een migratieachtergrond"
    )
    lat: Series[float] = pa.Field(nullable=True, description="Breedtegraad van een punt erin")
    lon: Series[float] = pa.Field(nullable=True, description="Lengtegraad van een punt erin")
    status: Series[str] = pa.Field(isin=STATUSES, description="Wat er over het aanbod bekend is")
    status_toelichting: Series[str] = pa.Field(description="Waar de status op berust")
    volledig_doorzocht: Series[bool] = pa.Field(
        description="Met de hand volledig doorzocht en alle landelijke sites opgehaald: wat er dan "
        "niet staat, is niet gevonden"
    )
    aantal_locaties: Series[int] = pa.Field(ge=0, description="Locaties in de gemeente")
    aantal_organisaties: Series[int] = pa.Field(ge=0, description="Aanbieders in de gemeente")
    zoektermen: Series[int] = pa.Field(ge=0, description="Zoektermen die zijn geprobeerd")
    doorzocht_op: Series[str] = pa.Field(nullable=True, description="Laatste zoekdatum")


class Herkomst(Published):
    """Een rij per bronrecord dat in een locatie is opgegaan."""

    record_id: Series[str] = pa.Field(unique=True, description="Kenmerk van het bronrecord")
    locatie_id: Series[str] = pa.Field(description="Locatie waarin het is opgegaan")
    bron: Series[str] = pa.Field(description="Bron")
    bestand: Series[str] = pa.Field(description="Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    bron_url: Series[str] = pa.Field(nullable=True, description="Webadres waar het is gevonden")
    gezien_op: Series[str] = pa.Field(nullable=True, description="Wanneer het is gevonden")
    koppeling: Series[str] = pa.Field(description="Waarom het bij deze locatie hoort")


class HerkomstWaarden(Published):
    """Een rij per waarde die een bronrecord voor een locatie gaf, ook als een andere won."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties")
    kolom: Series[str] = pa.Field(description="Kolom van locaties")
    record_id: Series[str] = pa.Field(description="Bronrecord, of de regel die de waarde gaf")
    waarde: Series[str] = pa.Field(description="Waarde na normalisatie")
    bronwaarde: Series[str] = pa.Field(description="Waarde zoals de bron haar gaf")
    gekozen: Series[bool] = pa.Field(description="Is deze waarde gepubliceerd")


class Afgekeurd(Published):
    """Een rij per bronrecord en regel waardoor het niet is opgenomen."""

    record_id: Series[str] = pa.Field(description="Kenmerk van het bronrecord")
    bron: Series[str] = pa.Field(description="Bron")
    bestand: Series[str] = pa.Field(description="Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    organisatie: Series[str] = pa.Field(nullable=True, description="Naam zoals de bron haar gaf")
    stap: Series[str] = pa.Field(description="Stap van de verwerking")
    regel: Series[str] = pa.Field(description="De regel")
    kolom: Series[str] = pa.Field(nullable=True, description="Kolom waar het om gaat")
    waarde: Series[str] = pa.Field(nullable=True, description="Waarde die niet voldeed")
    uitleg: Series[str] = pa.Field(description="Wat eraan te doen is")


class TeBeoordelen(Published):
    """Een rij per bronrecord dat nog door mensen beoordeeld moet worden."""

    record_id: Series[str] = pa.Field(unique=True, description="Kenmerk van het bronrecord")
    kandidaat_id: Series[str] = pa.Field(description="Gelijk voor records van dezelfde locatie")
    organisatie: Series[str] = pa.Field(description="Naam van de aanbieder")
    locatienaam: Series[str] = pa.Field(nullable=True, description="Naam van de vestiging")
    bezoekadres: Series[str] = pa.Field(nullable=True, description="Adres zoals het is gevonden")
    woonplaats: Series[str] = pa.Field(nullable=True, description="Woonplaats")
    gemeente: Series[str] = pa.Field(nullable=True, description="Gemeente")
    website: Series[str] = pa.Field(nullable=True, description="Webadres")
    ondersteuningstypen: Series[str] = pa.Field(nullable=True, description="Voorlopig, met |")
    leefgebieden: Series[str] = pa.Field(nullable=True, description="Voorlopig, met |")
    bron: Series[str] = pa.Field(description="Bron")
    bestand: Series[str] = pa.Field(description="Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    reden: Series[str] = pa.Field(description="Wat er nog ontbreekt of onzeker is")


class IdHistorie(Published):
    """Een rij per gebeurtenis met een locatie_id; nooit verdwijnt een kenmerk zonder rij."""

    locatie_id: Series[str] = pa.Field(description="Kenmerk waar het om gaat")
    gebeurtenis: Series[str] = pa.Field(
        isin=["nieuw", "samengevoegd", "gesplitst", "vervallen", "hersteld"],
        description="Wat er gebeurde",
    )
    opvolger: Series[str] = pa.Field(nullable=True, description="Locatie waarin het verdergaat")
    reden: Series[str] = pa.Field(description="Waarom")
    versie: Series[str] = pa.Field(description="Snapshot waarin het gebeurde")


TABLES: dict[str, type[Published]] = {
    "locaties": Locaties,
    "organisaties": Organisaties,
    "locatie_ondersteuningstypen": LocatieOndersteuningstypen,
    "locatie_leefgebieden": LocatieLeefgebieden,
    "gemeenten": Gemeenten,
    "herkomst": Herkomst,
    "herkomst_waarden": HerkomstWaarden,
    "afgekeurd": Afgekeurd,
    "te_beoordelen": TeBeoordelen,
    "id_historie": IdHistorie,
}


def columns_of(name: str) -> list[str]:
    """Return the column names of a published table, in order."""
    return list(TABLES[name].to_schema().columns)


def column_types(name: str) -> dict[str, str]:
    """Return column -> Data Package field type of a published table, in order."""
    kinds = {"int64": "integer", "Int64": "integer", "float64": "number", "bool": "boolean"}
    columns = TABLES[name].to_schema().columns
    return {c: kinds.get(str(field.dtype), "string") for c, field in columns.items()}


def nullable_texts(name: str) -> list[str]:
    """Return the text columns of a published table that may be empty."""
    columns, types = TABLES[name].to_schema().columns, column_types(name)
    return [c for c, field in columns.items() if field.nullable and types[c] == "string"]

"""Gemeenten of the boundary year: what is known of them, and how they were searched."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import GEMEENTE_ID, LOCATIE_ID, Published, day_field, text_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Doorzocht, Gemeentestatus, Vondstuitkomst

STATUSES = [str(status) for status in Gemeentestatus]


class Gemeenten(Published):
    """Een rij per gemeente van het grensjaar, ook zonder aanbod."""

    gemeentecode: Series[str] = pa.Field(
        unique=True, str_matches=GEMEENTE_ID, description="CBS-code"
    )
    gemeente: Series[str] = text_field(Vorm.PLAATS, "Naam")
    provincie: Series[str] = text_field(Vorm.PLAATS, "Provincie")
    inwoners: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Inwoners op 1 januari van het peiljaar in kerncijfers"
    )
    stedelijkheid: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=1, le=5, description="Stedelijkheid, 1 zeer sterk tot 5 niet (CBS)"
    )
    inkomen: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Gemiddeld gestandaardiseerd inkomen in euro per jaar"
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
    lat: Series[float] = pa.Field(
        nullable=True, description="Breedtegraad van een punt erin (WGS84, graden)"
    )
    lon: Series[float] = pa.Field(
        nullable=True, description="Lengtegraad van een punt erin (WGS84, graden)"
    )
    status: Series[str] = pa.Field(isin=STATUSES, description="Wat er over het aanbod bekend is")
    status_toelichting: Series[str] = text_field(Vorm.ZIN, "Waar de status op berust")
    doorzocht: Series[str] = pa.Field(
        isin=[str(d) for d in Doorzocht],
        description="Hoe ver met de hand is gezocht; geheel: de vaste zoekterm en ten minste vier "
        "termen, voor elk deel dat voor een herindeling een eigen gemeente was",
    )
    volledig_doorzocht: Series[bool] = pa.Field(
        description="Met de hand volledig doorzocht en alle landelijke sites opgehaald: wat er dan "
        "niet staat, is niet gevonden"
    )
    aantal_locaties: Series[int] = pa.Field(ge=0, description="Locaties in de gemeente")
    aantal_organisaties: Series[int] = pa.Field(ge=0, description="Aanbieders in de gemeente")
    te_beoordelen: Series[int] = pa.Field(
        ge=0,
        description="Kandidaten die er (kunnen) liggen en nog op een mens wachten: haar rijen van "
        "kandidaten; wat een ervan kan bieden, is geen witte vlek",
    )
    zoektermen: Series[int] = pa.Field(ge=0, description="Zoektermen die zijn geprobeerd")
    doorzocht_op: Series[str] = day_field("Laatste zoekdatum")


class Kerncijferbeschrijving(Published):
    """Een rij per kenmerk van gemeenten: wat het is, van welk jaar en van wie."""

    kenmerk: Series[str] = pa.Field(
        unique=True, description="Kolom van gemeenten", metadata=shaped(Vorm.KENMERK)
    )
    omschrijving: Series[str] = text_field(Vorm.VAST, "Wat het cijfer zegt")
    eenheid: Series[str] = text_field(Vorm.VAST, "Waarin het is uitgedrukt")
    peiljaar: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=2000, le=2999, description="Jaar van het cijfer; leeg als onbekend"
    )
    bron: Series[str] = text_field(Vorm.VAST, "Wie het cijfer publiceert")
    opmerking: Series[str] = text_field(
        Vorm.VAST,
        "Van welke gemeenten het cijfer na een herindeling is opgeteld, of niet bekend",
        nullable=True,
    )


class Zoekacties(Published):
    """Een rij per zoekactie van de onderzoekers en gemeente, zonder namen van personen."""

    gemeentecode: Series[str] = pa.Field(
        nullable=True,
        str_matches=GEMEENTE_ID,
        description="CBS-code; leeg bij een zoekactie in het hele land",
    )
    zoekterm: Series[str] = text_field(Vorm.ZIN, "Zoekterm zoals ingevoerd")
    paginas: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Bekeken pagina's met zoekresultaten"
    )
    hits: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Unieke organisaties die dat opleverde"
    )
    datum: Series[str] = day_field("Dag van de zoekopdracht")
    zoekactie_id: Series[str] = text_field(
        Vorm.KENMERK,
        "Kenmerk van de zoekactie, dat begint met de code van de lezer; leeg in de vroegere vorm",
        nullable=True,
    )
    aantal_gemeenten: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="In hoeveel gemeenten tegelijk is gezocht, 0 is het hele land; pagina's en "
        "hits zijn die van alle samen",
    )


class Vondsten(Published):
    """Een rij per zoekactie en aanbieder: wat een zoekterm vond, nieuw, bekend of niet."""

    zoekactie_id: Series[str] = text_field(
        Vorm.KENMERK, "Zoekactie van zoeklog; begint met de code van de lezer"
    )
    gemeentecode: Series[str] = pa.Field(
        nullable=True,
        str_matches=GEMEENTE_ID,
        description="Gemeente waarin zij ligt; leeg als zij afvalt en nergens ligt",
    )
    zoekterm: Series[str] = text_field(Vorm.ZIN, "Zoekterm van de zoekactie")
    pagina: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Pagina met zoekresultaten waarop zij stond"
    )
    uitkomst: Series[str] = pa.Field(
        isin=[str(u) for u in Vondstuitkomst if u != Vondstuitkomst.INGETROKKEN],
        description="Nieuw voor deze meting, al bekend, of valt af",
    )
    regel: Series[str] = text_field(
        Vorm.KENMERK, "Als zij afvalt: de regel die haar uitsluit", nullable=True
    )
    record_id: Series[str] = text_field(Vorm.KENMERK, "Het bronrecord dat het is", nullable=True)
    locatie_id: Series[str] = pa.Field(
        nullable=True,
        str_matches=LOCATIE_ID,
        description="De locatie die het is, als de zoeker die noemde en geen bronrecord",
    )


class HerindelingenSinds2023(Published):
    """Een rij per gemeente die tussen 1-1-2023 en de grenzen van deze meting verdween."""

    gemeentecode_oud: Series[str] = pa.Field(str_matches=GEMEENTE_ID, description="Oude CBS-code")
    gemeente_oud: Series[str] = text_field(Vorm.PLAATS, "Oude naam")
    gemeentecode_nieuw: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID, description="CBS-code van de opvolger"
    )
    gemeente_nieuw: Series[str] = text_field(Vorm.PLAATS, "Naam van de opvolger")
    datum: Series[str] = day_field("Dag waarop de herindeling inging", nullable=False)

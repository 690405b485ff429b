"""Gemeenten of the boundary year: what is known of them, and how they were searched."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import GEMEENTE_ID, LOCATIE_ID, Published, day_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Doorzocht, Gemeentestatus, Vondstuitkomst

STATUSES = [str(status) for status in Gemeentestatus]


class Gemeenten(Published):
    """Een rij per gemeente van het grensjaar, ook zonder aanbod."""

    gemeentecode: Series[str] = pa.Field(
        unique=True, str_matches=GEMEENTE_ID, description="CBS-code"
    )
    gemeente: Series[str] = pa.Field(description="Naam", metadata=shaped(Vorm.PLAATS))
    provincie: Series[str] = pa.Field(description="Provincie", metadata=shaped(Vorm.PLAATS))
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
    status_toelichting: Series[str] = pa.Field(
        description="Waar de status op berust", metadata=shaped(Vorm.ZIN)
    )
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
    omschrijving: Series[str] = pa.Field(
        description="Wat het cijfer zegt", metadata=shaped(Vorm.VAST)
    )
    eenheid: Series[str] = pa.Field(
        description="Waarin het is uitgedrukt", metadata=shaped(Vorm.VAST)
    )
    peiljaar: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=2000, le=2999, description="Jaar van het cijfer; leeg als onbekend"
    )
    bron: Series[str] = pa.Field(
        description="Wie het cijfer publiceert", metadata=shaped(Vorm.VAST)
    )
    opmerking: Series[str] = pa.Field(
        nullable=True,
        description="Van welke gemeenten het cijfer na een herindeling is opgeteld, of niet bekend",
        metadata=shaped(Vorm.VAST),
    )


class Zoekacties(Published):
    """Een rij per zoekactie van de onderzoekers en gemeente, zonder namen van personen."""

    gemeentecode: Series[str] = pa.Field(
        nullable=True,
        str_matches=GEMEENTE_ID,
        description="CBS-code; leeg bij een zoekactie in het hele land",
    )
    zoekterm: Series[str] = pa.Field(
        description="Zoekterm zoals ingevoerd", metadata=shaped(Vorm.ZIN)
    )
    paginas: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Bekeken pagina's met zoekresultaten"
    )
    hits: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Unieke organisaties die dat opleverde"
    )
    datum: Series[str] = day_field("Dag van de zoekopdracht")
    zoekactie_id: Series[str] = pa.Field(
        nullable=True,
        description="Kenmerk van de zoekactie, dat begint met de code van de lezer; leeg in de "
        "vroegere vorm",
        metadata=shaped(Vorm.KENMERK),
    )
    aantal_gemeenten: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="In hoeveel gemeenten tegelijk is gezocht, 0 is het hele land; pagina's en "
        "hits zijn die van alle samen",
    )


class Vondsten(Published):
    """Een rij per zoekactie en aanbieder: wat een zoekterm vond, nieuw, bekend of niet."""

    zoekactie_id: Series[str] = pa.Field(
        description="Zoekactie van zoeklog; begint met de code van de lezer",
        metadata=shaped(Vorm.KENMERK),
    )
    gemeentecode: Series[str] = pa.Field(
        nullable=True,
        str_matches=GEMEENTE_ID,
        description="Gemeente waarin zij ligt; leeg als zij afvalt en nergens ligt",
    )
    zoekterm: Series[str] = pa.Field(
        description="Zoekterm van de zoekactie", metadata=shaped(Vorm.ZIN)
    )
    pagina: Series[pd.Int64Dtype] = pa.Field(
        nullable=True, ge=0, description="Pagina met zoekresultaten waarop zij stond"
    )
    uitkomst: Series[str] = pa.Field(
        isin=[str(u) for u in Vondstuitkomst if u != Vondstuitkomst.INGETROKKEN],
        description="Nieuw voor deze meting, al bekend, of valt af",
    )
    regel: Series[str] = pa.Field(
        nullable=True,
        description="Als zij afvalt: de regel die haar uitsluit",
        metadata=shaped(Vorm.KENMERK),
    )
    record_id: Series[str] = pa.Field(
        nullable=True, description="Het bronrecord dat het is", metadata=shaped(Vorm.KENMERK)
    )
    locatie_id: Series[str] = pa.Field(
        nullable=True,
        str_matches=LOCATIE_ID,
        description="De locatie die het is, als de zoeker die noemde en geen bronrecord",
    )


class HerindelingenSinds2023(Published):
    """Een rij per gemeente die tussen 1-1-2023 en de grenzen van deze meting verdween."""

    gemeentecode_oud: Series[str] = pa.Field(str_matches=GEMEENTE_ID, description="Oude CBS-code")
    gemeente_oud: Series[str] = pa.Field(description="Oude naam", metadata=shaped(Vorm.PLAATS))
    gemeentecode_nieuw: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID, description="CBS-code van de opvolger"
    )
    gemeente_nieuw: Series[str] = pa.Field(
        description="Naam van de opvolger", metadata=shaped(Vorm.PLAATS)
    )
    datum: Series[str] = day_field("Dag waarop de herindeling inging", nullable=False)

"""Where every value came from, what was left out, and what became of every id."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.offers import Aanbodvorm
from schemas.published.base import PARTIAL_DAY, Published, day_field, precision_field, text_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import (
    Bronsoort,
    Gebeurtenis,
    Oorzaak,
    SoortVerschil,
    Toestand,
    Zekerheid,
)


class BronToestanden(Published):
    """Een rij per bron van de meting: hoe het haar verging, en wat zij is."""

    bron: Series[str] = pa.Field(unique=True, description="Bron", metadata=shaped(Vorm.KENMERK))
    soort: Series[str] = pa.Field(isin=[str(s) for s in Bronsoort], description="Soort bron")
    toestand: Series[str] = pa.Field(
        isin=[str(t) for t in Toestand],
        description="Hoe het haar verging; alleen ok is geheel opgehaald",
    )
    oorzaak: Series[str] = text_field(Vorm.ZIN, "Waarom zij niet ok is, of hoe vol", nullable=True)
    gezien_op: Series[str] = day_field("Laatste dag waarvan zij iets geeft, als die bekend is")
    aantal: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="Records die zij gaf, zonder wat onleesbaar was of bij het zoeken al afviel",
    )
    titel: Series[str] = text_field(Vorm.ZIN, "Naam van de bron", nullable=True)
    uitgever: Series[str] = text_field(Vorm.ZIN, "Wie haar uitgeeft", nullable=True)
    licentie: Series[str] = text_field(Vorm.ZIN, "Voorwaarden van de uitgever", nullable=True)


class Herkomst(Published):
    """Een rij per bronrecord dat in een locatie is opgegaan."""

    record_id: Series[str] = pa.Field(
        unique=True, description="Kenmerk van het bronrecord", metadata=shaped(Vorm.KENMERK)
    )
    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Locatie waarin het is opgegaan")
    bron: Series[str] = text_field(Vorm.KENMERK, "Bron")
    bestand: Series[str] = text_field(Vorm.BESTAND, "Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    bron_url: Series[str] = text_field(
        Vorm.WEBADRES, "Webadres waar het is gevonden", nullable=True
    )
    gezien_op: Series[str] = day_field(
        "Dag waarop het is gevonden; leeg als alleen maand of jaar bekend is"
    )
    gezien: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Wanneer het is gevonden, zoals de bron het geeft: een dag, maand of jaar",
    )
    gezien_precisie: Series[str] = precision_field()
    pagina_van: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Datum van de pagina zelf, als zij die noemt: een dag, maand of jaar",
    )
    aanbod: Series[str] = pa.Field(
        nullable=True,
        isin=[str(word) for word in Aanbodvorm],
        description="Wat het volgens de vinder is, los van de naam; telt als een ander dat ook "
        "zegt",
    )
    koppeling: Series[str] = text_field(Vorm.ZIN, "Waarom het bij deze locatie hoort")


class HerkomstWaarden(Published):
    """Een rij per waarde die een bronrecord voor een locatie gaf, ook als een andere won."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Zie locaties")
    kolom: Series[str] = text_field(
        Vorm.KENMERK, "Kolom van locaties, of ondersteuningstype of leefgebied"
    )
    record_id: Series[str] = text_field(Vorm.KENMERK, "Bronrecord, of de regel die de waarde gaf")
    waarde: Series[str] = text_field(Vorm.VAN_KOLOM, "Waarde na normalisatie")
    bronwaarde: Series[str] = pa.Field(
        nullable=True,
        description="Waarde zoals de bron haar gaf, of een besluit; leeg als zij uit iets anders "
        "is afgeleid",
        metadata=shaped(Vorm.VAN_KOLOM, letterlijk=True),
    )
    gekozen: Series[bool] = pa.Field(description="Is deze waarde gepubliceerd")
    zekerheid: Series[str] = pa.Field(
        nullable=True,
        isin=[str(z) for z in Zekerheid],
        description="Vastgesteld, standaard (een regel), voorlopig (wacht op de tweede lezer) of "
        "vervangen door de tweede lezer",
    )
    bron_url: Series[str] = text_field(
        Vorm.WEBADRES,
        "De pagina die het zegt; leeg als een regel of een lezer de waarde gaf",
        nullable=True,
    )
    pagina_van: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Datum van die pagina zelf, als zij die noemt",
    )
    door_besluit: Series[pd.BooleanDtype] = pa.Field(
        nullable=True,
        description="Maakte een besluit van mensen (zie besluiten) deze waarde van wat de bron gaf",
    )


class Afgekeurd(Published):
    """Een rij per bronrecord en regel waardoor het niet is opgenomen."""

    record_id: Series[str] = text_field(Vorm.KENMERK, "Kenmerk van het bronrecord")
    bron: Series[str] = text_field(Vorm.KENMERK, "Bron")
    bestand: Series[str] = text_field(Vorm.BESTAND, "Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    organisatie: Series[str] = pa.Field(
        nullable=True,
        description="Naam zoals de bron haar gaf",
        metadata=shaped(Vorm.NAAM, letterlijk=True),
    )
    stap: Series[str] = text_field(Vorm.KENMERK, "Stap van de verwerking")
    regel: Series[str] = text_field(Vorm.ZIN, "De regel")
    kolom: Series[str] = text_field(Vorm.KENMERK, "Kolom waar het om gaat", nullable=True)
    waarde: Series[str] = pa.Field(
        nullable=True,
        description="Waarde die niet voldeed",
        metadata=shaped(Vorm.VAN_KOLOM, letterlijk=True),
    )
    uitleg: Series[str] = text_field(Vorm.ZIN, "Wat eraan te doen is")


class IdHistorie(Published):
    """Een rij per gebeurtenis met een locatie_id; nooit verdwijnt een kenmerk zonder rij."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Kenmerk waar het om gaat")
    gebeurtenis: Series[str] = pa.Field(
        isin=[str(g) for g in Gebeurtenis], description="Wat er gebeurde"
    )
    opvolger: Series[str] = text_field(Vorm.KENMERK, "Locatie waarin het verdergaat", nullable=True)
    reden: Series[str] = text_field(Vorm.ZIN, "Waarom")
    versie: Series[str] = text_field(Vorm.KENMERK, "Versie waarin het gebeurde")


class Verschillen(Published):
    """Een rij per verschil met de vorige versie; leeg als er geen vorige is."""

    locatie_id: Series[str] = text_field(Vorm.KENMERK, "Locatie waar het om gaat")
    organisatie: Series[str] = text_field(Vorm.NAAM, "Naam van de aanbieder")
    soort_verschil: Series[str] = pa.Field(
        isin=[str(s) for s in SoortVerschil], description="Wat er anders is"
    )
    kolom: Series[str] = text_field(Vorm.KENMERK, "Kolom waar het om gaat", nullable=True)
    oud: Series[str] = text_field(Vorm.VAN_KOLOM, "Waarde in de vorige versie", nullable=True)
    nieuw: Series[str] = text_field(Vorm.VAN_KOLOM, "Waarde in deze versie", nullable=True)
    gemeentecode_oud: Series[str] = text_field(
        Vorm.KENMERK, "Gemeente in de vorige versie, CBS-code", nullable=True
    )
    gemeentecode_nieuw: Series[str] = text_field(
        Vorm.KENMERK, "Gemeente in deze versie, CBS-code", nullable=True
    )
    verwante_locatie_id: Series[str] = text_field(
        Vorm.KENMERK, "Locatie waarmee het samenhangt, zoals een opvolger", nullable=True
    )
    effect: Series[int] = pa.Field(
        isin=[-1, 0, 1], description="Wat het doet met het aantal locaties: 1, 0 of -1"
    )
    oorzaak: Series[str] = pa.Field(
        isin=[str(o) for o in Oorzaak], description="Waarschijnlijke oorzaak"
    )
    grond: Series[str] = text_field(Vorm.ZIN, "Waar die oorzaak op berust")

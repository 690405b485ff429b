"""Where every value came from, what was left out, and what became of every id."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.offers import Aanbodvorm
from schemas.published.base import PARTIAL_DAY, Published, day_field, precision_field
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
    oorzaak: Series[str] = pa.Field(
        nullable=True, description="Waarom zij niet ok is, of hoe vol", metadata=shaped(Vorm.ZIN)
    )
    gezien_op: Series[str] = day_field("Laatste dag waarvan zij iets geeft, als die bekend is")
    aantal: Series[pd.Int64Dtype] = pa.Field(
        nullable=True,
        ge=0,
        description="Records die zij gaf, zonder wat onleesbaar was of bij het zoeken al afviel",
    )
    titel: Series[str] = pa.Field(
        nullable=True, description="Naam van de bron", metadata=shaped(Vorm.ZIN)
    )
    uitgever: Series[str] = pa.Field(
        nullable=True, description="Wie haar uitgeeft", metadata=shaped(Vorm.ZIN)
    )
    licentie: Series[str] = pa.Field(
        nullable=True, description="Voorwaarden van de uitgever", metadata=shaped(Vorm.ZIN)
    )


class Herkomst(Published):
    """Een rij per bronrecord dat in een locatie is opgegaan."""

    record_id: Series[str] = pa.Field(
        unique=True, description="Kenmerk van het bronrecord", metadata=shaped(Vorm.KENMERK)
    )
    locatie_id: Series[str] = pa.Field(
        description="Locatie waarin het is opgegaan", metadata=shaped(Vorm.KENMERK)
    )
    bron: Series[str] = pa.Field(description="Bron", metadata=shaped(Vorm.KENMERK))
    bestand: Series[str] = pa.Field(description="Bestand", metadata=shaped(Vorm.BESTAND))
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    bron_url: Series[str] = pa.Field(
        nullable=True, description="Webadres waar het is gevonden", metadata=shaped(Vorm.WEBADRES)
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
    koppeling: Series[str] = pa.Field(
        description="Waarom het bij deze locatie hoort", metadata=shaped(Vorm.ZIN)
    )


class HerkomstWaarden(Published):
    """Een rij per waarde die een bronrecord voor een locatie gaf, ook als een andere won."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties", metadata=shaped(Vorm.KENMERK))
    kolom: Series[str] = pa.Field(
        description="Kolom van locaties, of ondersteuningstype of leefgebied",
        metadata=shaped(Vorm.KENMERK),
    )
    record_id: Series[str] = pa.Field(
        description="Bronrecord, of de regel die de waarde gaf", metadata=shaped(Vorm.KENMERK)
    )
    waarde: Series[str] = pa.Field(
        description="Waarde na normalisatie", metadata=shaped(Vorm.VAN_KOLOM)
    )
    bronwaarde: Series[str] = pa.Field(
        nullable=True,
        description="Waarde zoals de bron haar gaf; leeg als zij uit iets anders is afgeleid",
        metadata=shaped(Vorm.VAN_KOLOM, letterlijk=True),
    )
    gekozen: Series[bool] = pa.Field(description="Is deze waarde gepubliceerd")
    zekerheid: Series[str] = pa.Field(
        nullable=True,
        isin=[str(z) for z in Zekerheid],
        description="Vastgesteld, standaard (een regel), voorlopig (wacht op de tweede lezer) of "
        "vervangen door de tweede lezer",
    )
    bron_url: Series[str] = pa.Field(
        nullable=True,
        description="De pagina die het zegt; leeg als een regel of een lezer de waarde gaf",
        metadata=shaped(Vorm.WEBADRES),
    )
    pagina_van: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Datum van die pagina zelf, als zij die noemt",
    )


class Afgekeurd(Published):
    """Een rij per bronrecord en regel waardoor het niet is opgenomen."""

    record_id: Series[str] = pa.Field(
        description="Kenmerk van het bronrecord", metadata=shaped(Vorm.KENMERK)
    )
    bron: Series[str] = pa.Field(description="Bron", metadata=shaped(Vorm.KENMERK))
    bestand: Series[str] = pa.Field(description="Bestand", metadata=shaped(Vorm.BESTAND))
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    organisatie: Series[str] = pa.Field(
        nullable=True,
        description="Naam zoals de bron haar gaf",
        metadata=shaped(Vorm.NAAM, letterlijk=True),
    )
    stap: Series[str] = pa.Field(
        description="Stap van de verwerking", metadata=shaped(Vorm.KENMERK)
    )
    regel: Series[str] = pa.Field(description="De regel", metadata=shaped(Vorm.ZIN))
    kolom: Series[str] = pa.Field(
        nullable=True, description="Kolom waar het om gaat", metadata=shaped(Vorm.KENMERK)
    )
    waarde: Series[str] = pa.Field(
        nullable=True,
        description="Waarde die niet voldeed",
        metadata=shaped(Vorm.VAN_KOLOM, letterlijk=True),
    )
    uitleg: Series[str] = pa.Field(description="Wat eraan te doen is", metadata=shaped(Vorm.ZIN))


class IdHistorie(Published):
    """Een rij per gebeurtenis met een locatie_id; nooit verdwijnt een kenmerk zonder rij."""

    locatie_id: Series[str] = pa.Field(
        description="Kenmerk waar het om gaat", metadata=shaped(Vorm.KENMERK)
    )
    gebeurtenis: Series[str] = pa.Field(
        isin=[str(g) for g in Gebeurtenis], description="Wat er gebeurde"
    )
    opvolger: Series[str] = pa.Field(
        nullable=True, description="Locatie waarin het verdergaat", metadata=shaped(Vorm.KENMERK)
    )
    reden: Series[str] = pa.Field(description="Waarom", metadata=shaped(Vorm.ZIN))
    versie: Series[str] = pa.Field(
        description="Versie waarin het gebeurde", metadata=shaped(Vorm.KENMERK)
    )


class Verschillen(Published):
    """Een rij per verschil met de vorige versie; leeg als er geen vorige is."""

    locatie_id: Series[str] = pa.Field(
        description="Locatie waar het om gaat", metadata=shaped(Vorm.KENMERK)
    )
    organisatie: Series[str] = pa.Field(
        description="Naam van de aanbieder", metadata=shaped(Vorm.NAAM)
    )
    soort_verschil: Series[str] = pa.Field(
        isin=[str(s) for s in SoortVerschil], description="Wat er anders is"
    )
    kolom: Series[str] = pa.Field(
        nullable=True, description="Kolom waar het om gaat", metadata=shaped(Vorm.KENMERK)
    )
    oud: Series[str] = pa.Field(
        nullable=True, description="Waarde in de vorige versie", metadata=shaped(Vorm.VAN_KOLOM)
    )
    nieuw: Series[str] = pa.Field(
        nullable=True, description="Waarde in deze versie", metadata=shaped(Vorm.VAN_KOLOM)
    )
    gemeentecode_oud: Series[str] = pa.Field(
        nullable=True,
        description="Gemeente in de vorige versie, CBS-code",
        metadata=shaped(Vorm.KENMERK),
    )
    gemeentecode_nieuw: Series[str] = pa.Field(
        nullable=True,
        description="Gemeente in deze versie, CBS-code",
        metadata=shaped(Vorm.KENMERK),
    )
    verwante_locatie_id: Series[str] = pa.Field(
        nullable=True,
        description="Locatie waarmee het samenhangt, zoals een opvolger",
        metadata=shaped(Vorm.KENMERK),
    )
    effect: Series[int] = pa.Field(
        isin=[-1, 0, 1], description="Wat het doet met het aantal locaties: 1, 0 of -1"
    )
    oorzaak: Series[str] = pa.Field(
        isin=[str(o) for o in Oorzaak], description="Waarschijnlijke oorzaak"
    )
    grond: Series[str] = pa.Field(
        description="Waar die oorzaak op berust", metadata=shaped(Vorm.ZIN)
    )

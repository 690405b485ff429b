"""Where every value came from, what was left out, and what became of every id."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import PARTIAL_DAY, Published, day_field, precision_field
from schemas.vocabulary import Bronsoort, Gebeurtenis, Oorzaak, SoortVerschil, Toestand, Zekerheid


class BronToestanden(Published):
    """Een rij per bron van de meting: hoe het haar verging, en wat zij is."""

    bron: Series[str] = pa.Field(unique=True, description="Bron")
    soort: Series[str] = pa.Field(isin=[str(s) for s in Bronsoort], description="Soort bron")
    toestand: Series[str] = pa.Field(
        isin=[str(t) for t in Toestand],
        description="Hoe het haar verging; alleen ok is geheel opgehaald",
    )
    oorzaak: Series[str] = pa.Field(nullable=True, description="Waarom zij niet ok is, of hoe vol")
    gezien_op: Series[str] = day_field("Laatste dag waarvan zij iets geeft, als die bekend is")
    aantal: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0, description="Records die zij gaf")
    titel: Series[str] = pa.Field(nullable=True, description="Naam van de bron")
    uitgever: Series[str] = pa.Field(nullable=True, description="Wie haar uitgeeft")
    licentie: Series[str] = pa.Field(nullable=True, description="Voorwaarden van de uitgever")


class Herkomst(Published):
    """Een rij per bronrecord dat in een locatie is opgegaan."""

    record_id: Series[str] = pa.Field(unique=True, description="Kenmerk van het bronrecord")
    locatie_id: Series[str] = pa.Field(description="Locatie waarin het is opgegaan")
    bron: Series[str] = pa.Field(description="Bron")
    bestand: Series[str] = pa.Field(description="Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    bron_url: Series[str] = pa.Field(nullable=True, description="Webadres waar het is gevonden")
    gezien_op: Series[str] = day_field(
        "Dag waarop het is gevonden; leeg als alleen maand of jaar bekend is"
    )
    gezien: Series[str] = pa.Field(
        nullable=True,
        str_matches=PARTIAL_DAY,
        description="Wanneer het is gevonden, zoals de bron het geeft: een dag, maand of jaar",
    )
    gezien_precisie: Series[str] = precision_field()
    koppeling: Series[str] = pa.Field(description="Waarom het bij deze locatie hoort")


class HerkomstWaarden(Published):
    """Een rij per waarde die een bronrecord voor een locatie gaf, ook als een andere won."""

    locatie_id: Series[str] = pa.Field(description="Zie locaties")
    kolom: Series[str] = pa.Field(
        description="Kolom van locaties, of ondersteuningstype of leefgebied"
    )
    record_id: Series[str] = pa.Field(description="Bronrecord, of de regel die de waarde gaf")
    waarde: Series[str] = pa.Field(description="Waarde na normalisatie")
    bronwaarde: Series[str] = pa.Field(
        nullable=True,
        description="Waarde zoals de bron haar gaf; leeg als zij uit iets anders is afgeleid",
    )
    gekozen: Series[bool] = pa.Field(description="Is deze waarde gepubliceerd")
    zekerheid: Series[str] = pa.Field(
        nullable=True,
        isin=[str(z) for z in Zekerheid],
        description="Vastgesteld, standaard (een regel), voorlopig (wacht op de tweede lezer) of "
        "vervangen door de tweede lezer",
    )


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
    """Een rij per bronrecord dat mensen nog moeten beoordelen, ook van gepubliceerde locaties."""

    record_id: Series[str] = pa.Field(unique=True, description="Kenmerk van het bronrecord")
    kandidaat_id: Series[str] = pa.Field(description="Gelijk voor records van dezelfde locatie")
    locatie_id: Series[str] = pa.Field(
        nullable=True,
        description="De gepubliceerde locatie waarover dit record iets anders zegt; leeg als de "
        "locatie zelf nog wacht",
    )
    organisatie: Series[str] = pa.Field(description="Naam van de aanbieder")
    locatienaam: Series[str] = pa.Field(nullable=True, description="Naam van de vestiging")
    bezoekadres: Series[str] = pa.Field(nullable=True, description="Adres zoals het is gevonden")
    woonplaats: Series[str] = pa.Field(nullable=True, description="Woonplaats")
    gemeente: Series[str] = pa.Field(nullable=True, description="Gemeente")
    website: Series[str] = pa.Field(nullable=True, description="Webadres")
    soort_organisatie: Series[str] = pa.Field(nullable=True, description="Zoals gevonden")
    sociaal_raadslieden: Series[str] = pa.Field(nullable=True, description="Zoals gevonden")
    ondersteuningstypen: Series[str] = pa.Field(nullable=True, description="Voorlopig, met |")
    leefgebieden: Series[str] = pa.Field(nullable=True, description="Voorlopig, met |")
    bron: Series[str] = pa.Field(description="Bron")
    bestand: Series[str] = pa.Field(description="Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    reden: Series[str] = pa.Field(description="Wat er nog ontbreekt of onzeker is")
    aan_de_beurt: Series[str] = pa.Field(
        nullable=True, description="Wie hierna leest, of wie samen vergelijken; codes van lezers"
    )
    open_velden: Series[str] = pa.Field(
        nullable=True,
        description="Velden waarover lezers verschillen of die er pas een bekeek, met |",
    )


class IdHistorie(Published):
    """Een rij per gebeurtenis met een locatie_id; nooit verdwijnt een kenmerk zonder rij."""

    locatie_id: Series[str] = pa.Field(description="Kenmerk waar het om gaat")
    gebeurtenis: Series[str] = pa.Field(
        isin=[str(g) for g in Gebeurtenis], description="Wat er gebeurde"
    )
    opvolger: Series[str] = pa.Field(nullable=True, description="Locatie waarin het verdergaat")
    reden: Series[str] = pa.Field(description="Waarom")
    versie: Series[str] = pa.Field(description="Versie waarin het gebeurde")


class Verschillen(Published):
    """Een rij per verschil met de vorige versie; leeg als er geen vorige is."""

    locatie_id: Series[str] = pa.Field(description="Locatie waar het om gaat")
    organisatie: Series[str] = pa.Field(description="Naam van de aanbieder")
    soort_verschil: Series[str] = pa.Field(
        isin=[str(s) for s in SoortVerschil], description="Wat er anders is"
    )
    kolom: Series[str] = pa.Field(nullable=True, description="Kolom waar het om gaat")
    oud: Series[str] = pa.Field(nullable=True, description="Waarde in de vorige versie")
    nieuw: Series[str] = pa.Field(nullable=True, description="Waarde in deze versie")
    gemeentecode_oud: Series[str] = pa.Field(
        nullable=True, description="Gemeente in de vorige versie, CBS-code"
    )
    gemeentecode_nieuw: Series[str] = pa.Field(
        nullable=True, description="Gemeente in deze versie, CBS-code"
    )
    verwante_locatie_id: Series[str] = pa.Field(
        nullable=True, description="Locatie waarmee het samenhangt, zoals een opvolger"
    )
    effect: Series[int] = pa.Field(
        isin=[-1, 0, 1], description="Wat het doet met het aantal locaties: 1, 0 of -1"
    )
    oorzaak: Series[str] = pa.Field(
        isin=[str(o) for o in Oorzaak], description="Waarschijnlijke oorzaak"
    )
    grond: Series[str] = pa.Field(description="Waar die oorzaak op berust")

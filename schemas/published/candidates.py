"""What people must still judge, and what each candidate may turn out to be."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import GEMEENTE_ID, Published, term_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lijst


class TeBeoordelen(Published):
    """Een rij per bronrecord dat mensen nog moeten beoordelen, ook van gepubliceerde locaties."""

    record_id: Series[str] = pa.Field(
        unique=True, description="Kenmerk van het bronrecord", metadata=shaped(Vorm.KENMERK)
    )
    kandidaat_id: Series[str] = pa.Field(
        description="Gelijk voor records van dezelfde locatie", metadata=shaped(Vorm.KENMERK)
    )
    locatie_id: Series[str] = pa.Field(
        nullable=True,
        description="De gepubliceerde locatie waarover dit record iets anders zegt; leeg als de "
        "locatie zelf nog wacht",
        metadata=shaped(Vorm.KENMERK),
    )
    organisatie: Series[str] = pa.Field(
        description="Naam van de aanbieder", metadata=shaped(Vorm.NAAM)
    )
    locatienaam: Series[str] = pa.Field(
        nullable=True, description="Naam van de vestiging", metadata=shaped(Vorm.NAAM)
    )
    bezoekadres: Series[str] = pa.Field(
        nullable=True, description="Adres zoals het is gevonden", metadata=shaped(Vorm.ADRES)
    )
    woonplaats: Series[str] = pa.Field(
        nullable=True, description="Woonplaats", metadata=shaped(Vorm.PLAATS)
    )
    gemeente: Series[str] = pa.Field(
        nullable=True, description="Gemeente", metadata=shaped(Vorm.PLAATS)
    )
    website: Series[str] = pa.Field(
        nullable=True, description="Webadres", metadata=shaped(Vorm.WEBADRES)
    )
    soort_organisatie: Series[str] = pa.Field(
        nullable=True, description="Zoals gevonden", metadata=shaped(Vorm.TEKST)
    )
    sociaal_raadslieden: Series[str] = pa.Field(
        nullable=True, description="Zoals gevonden", metadata=shaped(Vorm.TEKST)
    )
    ondersteuningstypen: Series[str] = pa.Field(
        nullable=True, description="Voorlopig, met |", metadata=shaped(Vorm.TEKST)
    )
    leefgebieden: Series[str] = pa.Field(
        nullable=True, description="Voorlopig, met |", metadata=shaped(Vorm.TEKST)
    )
    bron: Series[str] = pa.Field(description="Bron", metadata=shaped(Vorm.KENMERK))
    bestand: Series[str] = pa.Field(description="Bestand", metadata=shaped(Vorm.BESTAND))
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    reden: Series[str] = pa.Field(
        description="Wat er nog ontbreekt of onzeker is", metadata=shaped(Vorm.ZIN)
    )
    aan_de_beurt: Series[str] = pa.Field(
        nullable=True,
        description="Wie hierna leest, of wie samen vergelijken; codes van lezers",
        metadata=shaped(Vorm.ZIN),
    )
    open_velden: Series[str] = pa.Field(
        nullable=True,
        description="Velden waarover lezers verschillen of die er pas een bekeek, met |",
        metadata=shaped(Vorm.ZIN),
    )


class Kandidaten(Published):
    """Een rij per kandidaat en gemeente waar zij (misschien) ligt: wat van haar is genoemd."""

    kandidaat_id: Series[str] = pa.Field(
        nullable=True,
        description="Zie te_beoordelen; leeg bij een bronrecord dat niet te lezen of te plaatsen "
        "was",
        metadata=shaped(Vorm.KENMERK),
    )
    record_id: Series[str] = pa.Field(
        nullable=True,
        description="Dat bronrecord, zie afgekeurd; dan is van geen kolom iets bekend",
        metadata=shaped(Vorm.KENMERK),
    )
    gemeentecode: Series[str] = pa.Field(
        str_matches=GEMEENTE_ID, description="CBS-code van een gemeente waar zij kan liggen"
    )
    landelijke_partij: Series[str] = term_field(
        Lijst.LANDELIJKE_PARTIJ, "Een van de landelijke partijen, anders leeg", nullable=True
    )
    vestigingsvorm: Series[str] = term_field(
        Lijst.VESTIGINGSVORM, "Bij Het Juridisch Loket, als een bron het zegt", nullable=True
    )
    soort_organisatie: Series[str] = pa.Field(
        nullable=True,
        description="Soorten die zijn genoemd, met |; leeg als zij alles kan zijn",
        metadata=shaped(Vorm.ZIN),
    )
    sociaal_raadslieden: Series[str] = pa.Field(
        nullable=True,
        description="ja, nee of beide zoals genoemd, met |; leeg als niemand het zegt",
        metadata=shaped(Vorm.ZIN),
    )
    ondersteuningstypen: Series[str] = pa.Field(
        nullable=True,
        description="Typen die een vinder, lezer of regel noemt, met |; leeg als zij alle kan "
        "bieden",
        metadata=shaped(Vorm.ZIN),
    )
    leefgebieden: Series[str] = pa.Field(
        nullable=True,
        description="Leefgebieden die een vinder, lezer of regel noemt, met |; leeg als zij alle "
        "kan bieden",
        metadata=shaped(Vorm.ZIN),
    )


def select_waiting(te_beoordelen: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of TeBeoordelen whose record is not published yet.

    The others are questions about a published location: work, but no record that is left out.
    """
    return te_beoordelen[te_beoordelen["locatie_id"].fillna("") == ""]

"""What people must still judge, and what each candidate may turn out to be."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import GEMEENTE_ID, Published, term_field, text_field
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lijst


class TeBeoordelen(Published):
    """Een rij per bronrecord dat mensen nog moeten beoordelen, ook van gepubliceerde locaties."""

    record_id: Series[str] = pa.Field(
        unique=True, description="Kenmerk van het bronrecord", metadata=shaped(Vorm.KENMERK)
    )
    kandidaat_id: Series[str] = text_field(Vorm.KENMERK, "Gelijk voor records van dezelfde locatie")
    locatie_id: Series[str] = text_field(
        Vorm.KENMERK,
        "De gepubliceerde locatie waarover dit record iets anders zegt; leeg als de "
        "locatie zelf nog wacht",
        nullable=True,
    )
    organisatie: Series[str] = text_field(Vorm.NAAM, "Naam van de aanbieder")
    locatienaam: Series[str] = text_field(Vorm.NAAM, "Naam van de vestiging", nullable=True)
    bezoekadres: Series[str] = text_field(Vorm.ADRES, "Adres zoals het is gevonden", nullable=True)
    woonplaats: Series[str] = text_field(Vorm.PLAATS, "Woonplaats", nullable=True)
    gemeente: Series[str] = text_field(Vorm.PLAATS, "Gemeente", nullable=True)
    website: Series[str] = text_field(Vorm.WEBADRES, "Webadres", nullable=True)
    soort_organisatie: Series[str] = text_field(Vorm.TEKST, "Zoals gevonden", nullable=True)
    sociaal_raadslieden: Series[str] = text_field(Vorm.TEKST, "Zoals gevonden", nullable=True)
    ondersteuningstypen: Series[str] = text_field(Vorm.TEKST, "Voorlopig, met |", nullable=True)
    leefgebieden: Series[str] = text_field(Vorm.TEKST, "Voorlopig, met |", nullable=True)
    bron: Series[str] = text_field(Vorm.KENMERK, "Bron")
    bestand: Series[str] = text_field(Vorm.BESTAND, "Bestand")
    rij: Series[int] = pa.Field(ge=1, description="Rij in het bestand")
    reden: Series[str] = text_field(Vorm.ZIN, "Wat er nog ontbreekt of onzeker is")
    aan_de_beurt: Series[str] = text_field(
        Vorm.ZIN, "Wie hierna leest, of wie samen vergelijken; codes van lezers", nullable=True
    )
    open_velden: Series[str] = text_field(
        Vorm.ZIN,
        "Velden waarover lezers verschillen of die er pas een bekeek, met |",
        nullable=True,
    )


class Kandidaten(Published):
    """Een rij per kandidaat en gemeente waar zij (misschien) ligt: wat van haar is genoemd."""

    kandidaat_id: Series[str] = text_field(
        Vorm.KENMERK,
        "Zie te_beoordelen; leeg bij een bronrecord dat niet te lezen of te plaatsen was",
        nullable=True,
    )
    record_id: Series[str] = text_field(
        Vorm.KENMERK,
        "Dat bronrecord, zie afgekeurd; dan is van geen kolom iets bekend",
        nullable=True,
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
    soort_organisatie: Series[str] = text_field(
        Vorm.ZIN, "Soorten die zijn genoemd, met |; leeg als zij alles kan zijn", nullable=True
    )
    sociaal_raadslieden: Series[str] = text_field(
        Vorm.ZIN, "ja, nee of beide zoals genoemd, met |; leeg als niemand het zegt", nullable=True
    )
    ondersteuningstypen: Series[str] = text_field(
        Vorm.ZIN,
        "Typen die een vinder, lezer of regel noemt, met |; leeg als zij alle kan bieden",
        nullable=True,
    )
    leefgebieden: Series[str] = text_field(
        Vorm.ZIN,
        "Leefgebieden die een vinder, lezer of regel noemt, met |; leeg als zij alle kan bieden",
        nullable=True,
    )


def select_waiting(te_beoordelen: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of TeBeoordelen whose record is not published yet.

    The others are questions about a published location: work, but no record that is left out.
    """
    return te_beoordelen[te_beoordelen["locatie_id"].fillna("") == ""]

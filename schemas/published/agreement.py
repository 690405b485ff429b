"""How far readers agreed, before they settled what they differed on."""

from typing import Any

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, text_field
from schemas.readings import READ_FIELDS
from schemas.shapes import Vorm
from schemas.vocabulary import Maat


class Overeenstemming(Published):
    """Een rij per veld, term en maat: hoe eens lezers waren die hetzelfde record blind lazen."""

    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is gelezen")
    term: Series[str] = text_field(
        Vorm.VAST, "Of de lezer deze term gaf; leeg: het hele antwoord op het veld", nullable=True
    )
    maat: Series[str] = pa.Field(
        isin=[str(maat) for maat in Maat],
        description="Gelijk: aandeel gelijke antwoorden. Kappa (Cohen, de eerste twee lezers), "
        "AC1 (Gwet) en alpha (Krippendorff; voor verzamelingen termen met de afstand MASI): "
        "hetzelfde, gecorrigeerd voor toeval",
    )
    waarde: Series[float] = pa.Field(
        nullable=True, description="1: altijd eens; leeg als de lezingen het niet kunnen zeggen"
    )
    van: Series[float] = pa.Field(
        nullable=True,
        description="Ondergrens van 95 procent, door records opnieuw te trekken; leeg bij minder "
        "dan 10 records, en als die het niet zeggen: lezers verschilden nooit, of bijna niemand "
        "gaf de term",
    )
    tot: Series[float] = pa.Field(nullable=True, description="Bovengrens van 95 procent")
    records: Series[int] = pa.Field(
        ge=0, description="Records die twee of meer lezers blind lazen, en waar dit op rust"
    )
    niet_blind: Series[int] = pa.Field(
        ge=0, description="Records die wel door meer lezers zijn gelezen, maar niet blind"
    )
    prevalentie: Series[float] = pa.Field(
        nullable=True,
        ge=0,
        le=1,
        description="Aandeel van deze lezingen dat de term gaf; is dat klein of groot, dan is "
        "kappa laag, ook als lezers het eens zijn",
    )


class Onenigheid(Published):
    """Een rij per veld, term en twee antwoorden: hoe vaak blinde lezers dat paar gaven."""

    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is gelezen")
    term: Series[str] = text_field(
        Vorm.VAST,
        "Of de lezer deze term gaf, ja of nee; leeg: het antwoord op het veld",
        nullable=True,
    )
    eerste: Series[str] = text_field(Vorm.ZIN, "Antwoord van de eerste lezing")
    tweede: Series[str] = text_field(Vorm.ZIN, "Antwoord van een latere lezing van een ander")
    paren: Series[int] = pa.Field(ge=1, description="Hoe vaak twee lezingen dit zeiden")


class Lezersverloop(Published):
    """Een rij per lezer, maand en veld: hoe vaak zij las als een ander, en als de uitkomst."""

    lezer: Series[str] = text_field(Vorm.KENMERK, "Code van de lezer")
    maand: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}$", description="Maand van de lezingen")
    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is gelezen")
    met_ander: Series[int] = pa.Field(
        ge=0, description="Keer dat een ander hetzelfde record ook blind las"
    )
    gelijk_met_ander: Series[int] = pa.Field(ge=0, description="Waarvan met hetzelfde antwoord")
    met_uitkomst: Series[int] = pa.Field(
        ge=0,
        description="Keer dat daarna vaststond wat het is: lezers waren het eens, of legden het "
        "bij",
    )
    gelijk_met_uitkomst: Series[int] = pa.Field(
        ge=0, description="Waarvan de lezer dat zelf ook had gezegd"
    )


def _ground_field(description: str) -> Any:
    return pa.Field(ge=0, description=description)


class Bewijskracht(Published):
    """Een rij per veld: waar de waarden op rusten die lezers gaven; elke waarde telt een keer."""

    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is gelezen")
    waarden: Series[int] = _ground_field(
        "Waarden in lezingen die gelden; van typen en leefgebieden elke term apart, zonder onbekend"
    )
    citaat_teruggevonden: Series[int] = _ground_field(
        "Met een citaat dat letterlijk in de bewaarde pagina staat"
    )
    citaat_niet_te_controleren: Series[int] = _ground_field(
        "Met een citaat waarvan de pagina bij het bouwen niet aanwezig was"
    )
    omschrijving: Series[int] = _ground_field("Met een omschrijving van de pagina")
    afgeleid: Series[int] = _ground_field("Afgeleid uit een regel")
    citaat_niet_gevonden: Series[int] = _ground_field(
        "Met alleen een citaat dat niet in de bewaarde pagina staat"
    )
    zonder: Series[int] = _ground_field("Zonder opgegeven bewijs")

"""How far readers agreed, before they settled what they differed on."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published
from schemas.readings import READ_FIELDS
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Maat


class Overeenstemming(Published):
    """Een rij per veld, term en maat: hoe eens lezers waren die hetzelfde record blind lazen."""

    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is gelezen")
    term: Series[str] = pa.Field(
        nullable=True,
        description="Of de lezer deze term gaf; leeg: het hele antwoord op het veld",
        metadata=shaped(Vorm.VAST),
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
        "dan 10 records",
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

"""What readers said of every record: the ground of four eyes, and of figures on agreement."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, day_field
from schemas.readings import READ_FIELDS
from schemas.shapes import Vorm, shaped
from schemas.vocabulary import Lezingstand

EXPLICIT, IMPLICIT = "expliciet", "impliciet"


class GepubliceerdeLezingen(Published):
    """Een rij per lezing en veld: wat een lezer van een bronrecord zei, nooit wie de lezer is."""

    lezing_id: Series[str] = pa.Field(
        nullable=True,
        description="Kenmerk van de lezing; leeg bij een oordeel in de oude vorm",
        metadata=shaped(Vorm.KENMERK),
    )
    record_id: Series[str] = pa.Field(
        description="Bronrecord dat is gelezen", metadata=shaped(Vorm.KENMERK)
    )
    lezer: Series[str] = pa.Field(
        nullable=True,
        description="Code van de lezer; leeg bij een oordeel in de oude vorm",
        metadata=shaped(Vorm.KENMERK),
    )
    datum: Series[str] = day_field("Dag van de lezing", nullable=False)
    blind: Series[bool] = pa.Field(
        description="Las de lezer zonder te weten wat een ander van dit record vond"
    )
    vorm: Series[str] = pa.Field(
        isin=[EXPLICIT, IMPLICIT],
        description="Expliciet: een volledige lezing. Impliciet: een oordeel in de oude vorm, "
        "waarin een lege cel 'zoals gevonden' betekent; dat telt nooit als overeenstemming",
    )
    stand: Series[str] = pa.Field(
        isin=[str(stand) for stand in Lezingstand],
        description="Wat ervan werd: geldt, opgevolgd door een latere van dezelfde lezer, "
        "ingetrokken, of rust omdat het record er in deze meting niet is",
    )
    veld: Series[str] = pa.Field(isin=READ_FIELDS, description="Wat er is bekeken")
    waarde: Series[str] = pa.Field(
        description="Wat de lezer zei, met |; geen: er is er geen; niet bekeken: zegt niets",
        metadata=shaped(Vorm.ZIN),
    )
    regel: Series[str] = pa.Field(
        nullable=True,
        description="Bij het oordeel afgewezen: de regel die haar uitsluit",
        metadata=shaped(Vorm.KENMERK),
    )
    bewijs: Series[str] = pa.Field(
        nullable=True,
        description="Waar de waarde op rust, met |: citaat, omschrijving of afgeleid; leeg als de "
        "lezer het niet zei",
        metadata=shaped(Vorm.ZIN),
    )

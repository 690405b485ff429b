"""What readers said of every record: the ground of four eyes, and of figures on agreement."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import Published, day_field, text_field
from schemas.readings import READ_FIELDS
from schemas.shapes import Vorm
from schemas.vocabulary import Lezingstand

EXPLICIT, IMPLICIT = "expliciet", "impliciet"


class GepubliceerdeLezingen(Published):
    """Een rij per lezing en veld: wat een lezer van een bronrecord zei, nooit wie de lezer is."""

    lezing_id: Series[str] = text_field(
        Vorm.KENMERK, "Kenmerk van de lezing; leeg bij een oordeel in de oude vorm", nullable=True
    )
    record_id: Series[str] = text_field(Vorm.KENMERK, "Bronrecord dat is gelezen")
    lezer: Series[str] = text_field(
        Vorm.KENMERK, "Code van de lezer; leeg bij een oordeel in de oude vorm", nullable=True
    )
    datum: Series[str] = day_field("Dag van de lezing", nullable=False)
    blind: Series[bool] = pa.Field(
        description="Las de lezer zonder te weten wat een ander van dit record vond; onwaar ook "
        "als dat niet bekend is"
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
    waarde: Series[str] = text_field(
        Vorm.ZIN, "Wat de lezer zei, met |; geen: er is er geen; niet bekeken: zegt niets"
    )
    regel: Series[str] = text_field(
        Vorm.KENMERK, "Bij het oordeel afgewezen: de regel die haar uitsluit", nullable=True
    )
    bewijs: Series[str] = text_field(
        Vorm.ZIN,
        "Waar de waarde op rust, met |: citaat, omschrijving of afgeleid; leeg als de "
        "lezer het niet zei",
        nullable=True,
    )

"""What surveys say beside what researchers found, and who answered."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.published.base import GEMEENTE_ID, Published, text_field
from schemas.shapes import Vorm

COMPARED = (
    "soort_organisatie",
    "sociaal_raadslieden",
    "functieverband",
    "financiering",
    "ondersteuningstype",
    "leefgebied",
)
"""The fields in which a survey and the desk are compared: what both may say of a location."""


class EnqueteNaastBureau(Published):
    """Een rij per gemeente, veld en term: wat enquete en onderzoekers zeggen."""

    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTE_ID, description="CBS-code")
    veld: Series[str] = pa.Field(isin=COMPARED, description="Wat er is vergeleken")
    term: Series[str] = text_field(
        Vorm.VAST, "Ondersteuningstype of leefgebied; leeg: een veld met een waarde", nullable=True
    )
    eens: Series[int] = pa.Field(ge=0, description="Locaties waarvan beide hetzelfde zeggen")
    alleen_bureau: Series[int] = pa.Field(
        ge=0, description="Locaties waarvan alleen de onderzoekers het zeggen"
    )
    alleen_enquete: Series[int] = pa.Field(
        ge=0, description="Locaties waarvan alleen een enquete het zegt"
    )
    strijdig: Series[int] = pa.Field(
        ge=0, description="Locaties waarvan beide iets anders zeggen; bij een term altijd 0"
    )


class EnqueteRespons(Published):
    """Een rij per enquete en klasse van gemeenten: uit hoeveel gemeenten antwoord kwam."""

    bron: Series[str] = text_field(Vorm.KENMERK, "De enquete")
    gemeenteklasse: Series[str] = text_field(Vorm.VAST, "Klasse van tabel 5 (inwoners)")
    gemeenten: Series[int] = pa.Field(ge=1, description="Gemeenten in die klasse")
    volledig: Series[int] = pa.Field(
        ge=0, description="Gemeenten met ten minste een volledig antwoord"
    )
    onvolledig: Series[int] = pa.Field(ge=0, description="Gemeenten met alleen onvolledig antwoord")
    zonder: Series[int] = pa.Field(ge=0, description="Gemeenten waaruit geen antwoord kwam")

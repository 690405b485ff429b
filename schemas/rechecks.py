"""Looking again at what was published: is it still so?"""

from enum import StrEnum

from schemas.columns import Column, Template

TAKEN_BACK = "ingetrokken"
"""What a row says that takes back an earlier one of the same reader."""


class Controleuitkomst(StrEnum):
    """What a reader sees on looking again at a published location.

    `INGETROKKEN`: nothing seen, but the withdrawal of the reader's row before it.
    """

    NOG_ZO = "nog zo"
    GEWIJZIGD = "gewijzigd"
    WEG = "weg"
    NIET_TE_ZIEN = "niet te zien"
    INGETROKKEN = TAKEN_BACK


HERCONTROLES = Template(
    "hercontroles",
    "Wat een lezer zag bij het opnieuw bekijken van een locatie: een bestand per lezer",
    (
        Column("locatie_id", "Kenmerk uit de laatste versie", "locatie_id", required=True),
        Column("organisatie", "Naam, om de rij te herkennen; wordt niet gebruikt"),
        Column(
            "uitkomst",
            "Is het nog zoals het er staat; ingetrokken neemt uw eerdere rij over haar terug",
            required=True,
            choices=tuple(str(outcome) for outcome in Controleuitkomst),
        ),
        Column("bron_url", "Webadres van de pagina die dat zegt", kind="webadres"),
        Column(
            "pagina_van",
            "Datum van die pagina zelf, als zij die noemt: jjjj-mm-dd, jjjj-mm of jjjj",
            kind="datum, maand of jaar",
        ),
        Column("niet_benaderen", "De aanbieder wil niet meer benaderd worden", kind="ja/nee"),
        Column("datum", "Dag van het bekijken: jjjj-mm-dd of d-m-jjjj", "datum", required=True),
        Column("toelichting", "Wat er anders is; voor collega's"),
    ),
)

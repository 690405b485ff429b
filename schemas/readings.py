"""Readings: what one reader says of one record, whole and for good.

The three files of a reader (see `LEZINGEN`, `BEWIJS`, `UITKOMSTEN`) are only added to. A later
reading is a new row, and so is a withdrawal: what was once read stays readable.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.columns import Column, Template
from schemas.offers import REVIEWED_COLUMNS, Aanbodvorm
from schemas.vocabulary import Bewijsgrond, Oordeel

LABEL_COLUMNS = ("ondersteuningstypen", "leefgebieden")
"""Fields of a reading that hold several terms."""
READ_FIELDS = ("oordeel", *REVIEWED_COLUMNS, *LABEL_COLUMNS, "aanbod")
"""What every reading says something of, and what readers are compared by."""
NONE_OF_THEM, NOT_LOOKED_AT = "geen", "niet bekeken"
"""`geen`: looked at, and no term holds. `niet bekeken`: says nothing, neither yes nor no."""
YES_NO_FIELD = ("ja", "nee", "onbekend")
LEZING_ID = re.compile(r"(?P<lezer>[^\W_](?:[^\W_]|-)*)-(?P<meting>\d{4})-(?P<nummer>\d{1,6})")
"""The code of the reader, the wave, and the reader's own number: nobody else can give it out."""


class Blindheid(StrEnum):
    """Did a reader know what others said; only BLIND counts in agreement."""

    BLIND = "ja"
    NIET_BLIND = "nee"
    ONBEKEND = "onbekend"


_READING = Column(
    "lezing_id", "Kenmerk van de lezing: code van de lezer, meting en volgnummer", required=True
)
_DAY = Column("datum", "Dag van de lezing: jjjj-mm-dd of d-m-jjjj", kind="datum", required=True)

SAID_APART = Column(
    "aanbod",
    "Is het dit, ook als de naam het niet zegt; anders leeg",
    choices=tuple(str(word) for word in Aanbodvorm),
)
"""Of a finder or reader. It counts when two people say the same; a rule on the name needs none."""

LEZINGEN = Template(
    "lezingen",
    "Wat een lezer van een record vond: een volledige rij per lezing, een bestand per lezer",
    (
        _READING,
        Column("record_id", "Kenmerk uit de werklijst te_beoordelen", "record_id", required=True),
        Column(
            "organisatie",
            "Naam, om te zien of de rij bij het record hoort",
        ),
        Column(
            "oordeel",
            "Hoort de locatie in de inventarisatie",
            required=True,
            choices=tuple(str(verdict) for verdict in Oordeel),
        ),
        Column("regel", "Bij afgewezen: de regel die haar uitsluit", kind="regel"),
        Column(
            "dubbel_van",
            "Bij dubbel: het record of de locatie waar dit dezelfde van is",
            kind="record_id of locatie_id",
        ),
        Column(
            "soort_organisatie",
            "Wie het aanbod organiseert; onbekend als de pagina het niet zegt",
            kind="term",
            lijst="soort_organisatie",
            besides=(NOT_LOOKED_AT,),
            required=True,
        ),
        Column(
            "sociaal_raadslieden",
            "Werken hier sociaal raadslieden; onbekend als de pagina het niet zegt",
            choices=(*YES_NO_FIELD, NOT_LOOKED_AT),
            required=True,
        ),
        *(
            Column(
                name,
                f"Alle {name} die gelden, anders geen",
                kind="termen",
                lijst=name,
                besides=(NONE_OF_THEM, NOT_LOOKED_AT),
                required=True,
            )
            for name in LABEL_COLUMNS
        ),
        replace(
            SAID_APART,
            description=f"{SAID_APART.description.partition(';')[0]}; geen: geen van deze, leeg: "
            "niet bekeken",
            choices=(*SAID_APART.choices, NONE_OF_THEM, NOT_LOOKED_AT),
        ),
        _DAY,
        Column(
            "blind",
            "Las u zonder te weten wat een ander van dit record vond; onbekend als dat niet meer "
            "na te gaan is",
            choices=tuple(map(str, Blindheid)),
            required=True,
        ),
        Column("minuten", "Hoe lang het lezen duurde, zoals 3 of 0,5", kind="minuten"),
        Column("trekt_in", "De eerdere eigen lezing die met deze rij vervalt"),
        Column("toelichting", "Waarom; voor collega's"),
    ),
)
BEWIJS = Template(
    "bewijs",
    "Waar een lezing op rust: een rij per waarde, een bestand per lezer",
    (
        _READING,
        Column("veld", "Kolom van de lezing", required=True, choices=READ_FIELDS),
        Column("waarde", "De waarde in die kolom waar het om gaat", required=True),
        Column(
            "grond",
            "Woorden van de pagina, een omschrijving ervan, of afgeleid uit een regel",
            required=True,
            choices=tuple(str(ground) for ground in Bewijsgrond),
        ),
        Column("tekst", "Het citaat, de omschrijving of de regel", required=True),
        Column("url", "Webadres van de pagina", kind="webadres"),
        Column("sha256", "Kenmerk van de bewaarde pagina", kind="sha256"),
        Column(
            "pagina_van",
            "Datum van die pagina zelf, als zij die noemt: jjjj-mm-dd, jjjj-mm of jjjj",
            kind="datum, maand of jaar",
        ),
    ),
)
UITKOMSTEN = Template(
    "uitkomsten",
    "Wat lezers samen vaststelden waar hun lezingen verschillen: een rij per veld",
    (
        Column("record_id", "Kenmerk van het record", "record_id", required=True),
        Column(
            "organisatie",
            "Naam, om te zien of de rij bij het record hoort",
        ),
        Column("veld", "Kolom van de lezingen", required=True, choices=READ_FIELDS),
        Column(
            "waarde",
            "Wat het wordt, zoals een lezing het schrijft; ingetrokken neemt uw eerdere rij over "
            "dit veld terug",
            required=True,
        ),
        Column("regel", "Als het oordeel afgewezen wordt: de regel", kind="regel"),
        Column("lezingen", "De lezingen die vergeleken zijn, gescheiden door ;", required=True),
        Column("waarom", "Waarom het dit wordt", required=True),
        _DAY,
    ),
)
READING_TEMPLATES = {t.name: t for t in (LEZINGEN, BEWIJS, UITKOMSTEN)}
"""The files of a reader that speak of readings."""


class Readings(pa.DataFrameModel):
    """One row per reading of a wave, in the order in which they were written; key `lezing_id`.

    Fields of READ_FIELDS are in normal form: labels joined by "|", or one of the words beside
    them. `eigen_vondst` is "ja" where the reader found the record, else "".
    """

    lezing_id: Series[str] = pa.Field(unique=True, str_matches=rf"^{LEZING_ID.pattern}$")
    lezer: Series[str] = pa.Field(str_length={"min_value": 1})
    record_id: Series[str]
    organisatie: Series[str]
    oordeel: Series[str] = pa.Field(isin=[str(verdict) for verdict in Oordeel])
    regel: Series[str]
    dubbel_van: Series[str]
    soort_organisatie: Series[str] = pa.Field(str_length={"min_value": 1})
    sociaal_raadslieden: Series[str] = pa.Field(isin=[*YES_NO_FIELD, NOT_LOOKED_AT])
    ondersteuningstypen: Series[str] = pa.Field(str_length={"min_value": 1})
    leefgebieden: Series[str] = pa.Field(str_length={"min_value": 1})
    aanbod: Series[str] = pa.Field(isin=[*map(str, Aanbodvorm), NONE_OF_THEM, NOT_LOOKED_AT])
    datum: Series[str]
    blind: Series[str] = pa.Field(isin=[str(word) for word in Blindheid])
    minuten: Series[str]
    trekt_in: Series[str]
    toelichting: Series[str]
    eigen_vondst: Series[str] = pa.Field(isin=["ja", ""])
    bestand: Series[str]
    rij: Series[int]

    class Config:
        """Exactly these columns."""

        strict = True
        ordered = True


READING_COLUMNS = tuple(Readings.to_schema().columns)
"""The columns of Readings, in order."""


def find_said_offer(verdict: Mapping[str, str]) -> str:
    """Return the Aanbodvorm that people established apart from the name, "" where they did not.

    `verdict`: a row with the column of SAID_APART, or {}.
    """
    said = verdict.get(SAID_APART.name, "")
    return "" if said in (NONE_OF_THEM, NOT_LOOKED_AT) else said

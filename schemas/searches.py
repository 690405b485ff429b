"""Searching: what was searched, and what each search found.

A search and its finds are files of one reader, which are only added to. A search that goes on gets
a later row under the same `zoekactie_id`; what it found is said per record, so that what a term is
worth, and how complete the whole is, can be counted from who found what.
"""

from schemas.columns import Column, Template
from schemas.vocabulary import Vondstuitkomst

EVERY_GEMEENTE = "Nederland"
"""What a search that names no gemeente says it is of."""

_SEARCH = Column(
    "zoekactie_id",
    "Kenmerk van de zoekactie: code van de lezer, meting en volgnummer, zoals AB-2026-1",
)

ZOEKLOG = Template(
    "zoeklog",
    "Wat is doorzocht: een rij per zoekactie, een bestand per lezer",
    (
        _SEARCH,
        Column(
            "gemeente",
            "Gemeente waarvoor is gezocht; meer scheidt u met ;, het hele land is "
            f"{EVERY_GEMEENTE}",
            kind="gemeenten of Nederland",
            required=True,
        ),
        Column("zoekterm", "Wat in de zoekmachine is getypt", required=True),
        Column("paginas", "Bezochte pagina's met resultaten", kind="getal", required=True),
        Column("hits", "Gevonden unieke organisaties", kind="getal", required=True),
        Column(
            "onderzoeker",
            "Initialen van wie zocht, als er geen zoekactie_id is; blijft binnen het project",
            is_private=True,
        ),
        Column("datum", "Dag van het zoeken: jjjj-mm-dd of d-m-jjjj", "datum", required=True),
        Column("minuten", "Hoe lang het zoeken duurde, zoals 3 of 0,5", kind="minuten"),
    ),
)
VONDSTEN = Template(
    "vondsten",
    "Wat een zoekactie vond: een rij per zoekactie en aanbieder, een bestand per lezer",
    (
        Column(
            _SEARCH.name,
            "De zoekactie van zoeklog die haar vond, zoals AB-2026-1",
            required=True,
        ),
        Column(
            "gemeente",
            "Gemeente waarin zij ligt; verplicht als de zoekactie meer gemeenten had",
            kind="gemeente",
        ),
        Column("pagina", "Op welke pagina met resultaten zij stond, zoals 1", kind="getal"),
        Column(
            "uitkomst",
            "Was zij nieuw, al bekend, of valt zij af",
            required=True,
            choices=tuple(str(outcome) for outcome in Vondstuitkomst),
        ),
        Column("regel", "Bij valt af: de regel die haar uitsluit", kind="regel"),
        Column("sleutel", "Uw kenmerk van haar rij in locaties of afgewezen; anders record_id"),
        Column(
            "record_id",
            "Het bronrecord of de locatie die het is; anders sleutel",
            kind="record_id of locatie_id",
        ),
        Column("organisatie", "Naam, om de rij te herkennen; wordt niet gebruikt"),
        Column("url", "Webadres van de pagina die haar noemde", kind="webadres"),
    ),
)

"""The files that people fill in: which columns they have and what each means.

The order of the columns is the order in the templates. An empty cell means "not known".
"""

from dataclasses import replace

from schemas.columns import Column, Template
from schemas.readings import READING_TEMPLATES, SAID_APART
from schemas.rechecks import HERCONTROLES
from schemas.rulings import RECHTSPRAAK
from schemas.searches import VONDSTEN, ZOEKLOG
from schemas.vocabulary import Besluit, Oordeel, Paaroordeel

TERM_LISTS = (
    "ondersteuningstypen",
    "leefgebieden",
    "soort_organisatie",
    "functieverband",
    "financiering",
    "vestigingsvorm",
)
OFFER_FEATURES = ("bron", "landelijke_partij", "naam_bevat", "sociaal_raadslieden")
KEY_COLUMNS = (
    "organisatie",
    "locatienaam",
    "bezoekadres",
    "postcode",
    "plaats",
    "gemeente",
    "website",
)
PLACE_COLUMNS = ("bezoekadres", "postcode", "plaats", "gemeente")

_KEY = (
    Column(
        "sleutel",
        "Eigen kenmerk van de onderzoeker, als dezelfde naam en plaats vaker voorkomen",
    ),
    Column("organisatie", "Naam van de aanbieder, zoals op de website", "naam", required=True),
    Column("locatienaam", "Naam van deze vestiging, zoals wijkcentrum of filiaal", "naam"),
    Column("bezoekadres", "Adres zoals gevonden; mag postcode en plaats bevatten", "adres"),
    Column("postcode", "Postcode, zoals 1234 AB", kind="postcode"),
    Column("plaats", "Woonplaats", "plaats"),
    Column("gemeente", "Gemeente waarin de locatie staat", kind="gemeente"),
    Column("website", "Webadres van de aanbieder", kind="webadres"),
)
_TYPES = Column(
    "ondersteuningstypen",
    "Typen ondersteuning die de website noemt",
    kind="termen",
    lijst="ondersteuningstypen",
)
_AREAS = Column(
    "leefgebieden", "Leefgebieden waarop wordt geholpen", kind="termen", lijst="leefgebieden"
)
_SORT = Column(
    "soort_organisatie",
    "Wie het aanbod organiseert",
    kind="term",
    lijst="soort_organisatie",
)
_COUNSEL = Column("sociaal_raadslieden", "Werken hier sociaal raadslieden", kind="ja/nee")
_RESEARCHER = Column(
    "onderzoeker",
    "Initialen van wie het invulde; blijft binnen het project",
    is_private=True,
)
_AUTHOR = Column("auteur", "Wie het besloot: initialen of team", required=True)
_DATE = Column("datum", "Dag van het besluit: jjjj-mm-dd of d-m-jjjj", kind="datum", required=True)
_NOTE = Column("toelichting", "Waarom; voor collega's")

_PAGE_DATE = Column(
    "pagina_van",
    "Datum van die pagina zelf, als zij die noemt: jjjj-mm-dd, jjjj-mm of jjjj",
    kind="datum, maand of jaar",
)

LOCATIES = Template(
    "locaties",
    "Wat onderzoekers vonden: een rij per locatie van een aanbieder",
    (
        *_KEY,
        Column("telefoon", "Algemeen telefoonnummer", kind="telefoon"),
        Column("email", "Algemeen e-mailadres; nooit dat van een persoon", kind="e-mail"),
        Column(
            "openingstijden",
            "Openingstijden zoals gevonden, zonder naam of telefoonnummer",
            kind="openingstijden",
        ),
        _SORT,
        _COUNSEL,
        Column(
            "landelijke_partij",
            "Een van de vier landelijke partijen, anders leeg",
            kind="term",
            lijst="landelijke_partij",
        ),
        Column(
            "vestigingsvorm",
            "Bij Het Juridisch Loket: hoofdlocatie of servicepunt",
            kind="term",
            lijst="vestigingsvorm",
        ),
        _TYPES,
        _AREAS,
        SAID_APART,
        Column(
            "functieverband",
            "Voornamelijk vrijwilligers of betaald",
            kind="term",
            lijst="functieverband",
        ),
        Column("financiering", "Belangrijkste bron van geld", kind="term", lijst="financiering"),
        Column(
            "ook_actief_in",
            "Andere gemeenten waar de aanbieder werkt; scheid hun namen met ;",
            kind="gemeenten",
        ),
        Column("bron_url", "Webadres waar de locatie is gevonden", kind="webadres"),
        Column(
            "gezien_op",
            "Wanneer het daar stond: jjjj-mm-dd of d-m-jjjj; ook jjjj-mm of jjjj",
            kind="datum, maand of jaar",
        ),
        _PAGE_DATE,
        Column(
            "andere_bronnen",
            "Andere pagina's en wat zij zeggen: https://... (bezoekadres, telefoon); https://... "
            "(leefgebieden, 2024-03)",
            kind="bronnen",
        ),
        _RESEARCHER,
        Column(
            "opmerking",
            "Vrije opmerking voor collega's; blijft binnen het project",
            is_private=True,
        ),
    ),
)
_SAYS_NOTHING_OF_IT = {"sleutel", "bron_url", "gezien_op", "pagina_van", "andere_bronnen",
                       "onderzoeker", "opmerking"}  # fmt: skip
SUPPORTED_COLUMNS = tuple(n for n in LOCATIES.names if n not in _SAYS_NOTHING_OF_IT)
"""What a page may say of a location."""
BEOORDELINGEN = Template(
    "beoordelingen",
    "De vroegere vorm van een lezing: wordt nog gelezen, schrijf voortaan in lezingen",
    (
        Column("record_id", "Kenmerk uit de werklijst te_beoordelen", "record_id", required=True),
        Column("organisatie", "Naam, om de rij te herkennen; wordt niet gebruikt"),
        Column(
            "oordeel",
            "Hoort de locatie in de inventarisatie",
            required=True,
            choices=(Oordeel.AKKOORD.value, Oordeel.AFGEWEZEN.value, Oordeel.TWIJFEL.value),
        ),
        Column("regel", "Bij afgewezen: de regel die haar uitsluit", kind="regel"),
        _SORT,
        _COUNSEL,
        _TYPES,
        _AREAS,
        Column(
            "beoordelaar",
            "Initialen van de lezer; een ander dan de onderzoeker",
            required=True,
        ),
        _DATE,
        _NOTE,
    ),
)
AFGEWEZEN = Template(
    "afgewezen",
    "Wat bij het zoeken al afviel: een rij per kandidaat, met de regel",
    (
        *_KEY,
        Column("bron_url", "Webadres waar de kandidaat is gevonden", kind="webadres"),
        Column("regel", "De regel die haar uitsluit", kind="regel", required=True),
        Column(
            "onderzoeker",
            "Initialen van wie haar afwees; blijft binnen het project",
            required=True,
            is_private=True,
        ),
        _DATE,
        _NOTE,
    ),
)
CORRECTIES = Template(
    "correcties",
    "Besluiten over bronrecords en locaties: verbeterd, gesloten, verhuisd, hernoemd, samengevoegd",
    (
        Column("record_id", "Kenmerk van het bronrecord; anders locatie_id", "record_id"),
        Column("locatie_id", "Kenmerk van de locatie; anders record_id", "locatie_id"),
        Column(
            "besluit",
            "Wat er is besloten; leeg is correctie",
            choices=tuple(str(decision) for decision in Besluit),
        ),
        Column("kolom", "Bij correctie en overal: de kolom van het bronrecord"),
        Column("was", "Waarde die er nu staat; leeg als de cel leeg is"),
        Column(
            "wordt",
            "Nieuwe waarde; leeg om te wissen. Bij verhuisd het hele adres: straat nummer, "
            "postcode plaats",
        ),
        Column(
            "is_nu",
            "Met welke locatie of welk bronrecord zij samenhangt: bij samengevoegd en twee dingen, "
            "en bij verhuisd en hernoemd in plaats van was en wordt",
            kind="record_id of locatie_id",
        ),
        Column(
            "per",
            "Sinds wanneer: jjjj-mm-dd of d-m-jjjj; ook jjjj-mm of jjjj. Verplicht bij gesloten",
            kind="datum, maand of jaar",
        ),
        Column("bron_url", "Webadres waarop het besluit berust", kind="webadres"),
        Column("reden", "Waarop het besluit berust, in woorden", required=True),
        _AUTHOR,
        _DATE,
    ),
)
KOPPELINGEN = Template(
    "koppelingen",
    "Besluiten of twee bronrecords dezelfde locatie zijn",
    (
        Column("record_id_a", "Het ene bronrecord", "record_id", required=True),
        Column("record_id_b", "Het andere bronrecord", "record_id", required=True),
        Column(
            "oordeel",
            "Is het dezelfde locatie",
            required=True,
            choices=tuple(str(verdict) for verdict in Paaroordeel),
        ),
        _AUTHOR,
        _DATE,
        _NOTE,
        Column("vingerafdruk", "Kenmerk van wat de beslisser zag; vult het programma in"),
    ),
)
LIST_DECISIONS = Template(
    KOPPELINGEN.name,
    "Besluiten of twee records van een eigen lijst dezelfde locatie zijn",
    tuple(
        replace(column, kind="tekst") if column.kind == "record_id" else column
        for column in KOPPELINGEN.columns
    ),
)
BEGRIPPEN = Template(
    "begrippen",
    "Welke term een woord uit een bron betekent",
    (
        Column("lijst", "Lijst waarin de term staat", required=True, choices=TERM_LISTS),
        Column("bronwaarde", "Woord zoals de bron het schrijft", required=True),
        Column("term", "Term uit de lijst", required=True),
        _AUTHOR,
        _DATE,
    ),
)
STANDAARDAANBOD = Template(
    "standaardaanbod",
    "Aanbod dat volgens een regel voor een hele groep aanbieders geldt",
    (
        Column("regel", "Korte code van de regel", required=True),
        Column(
            "geldt_voor",
            "Voor wie: bron=..., landelijke_partij=..., naam_bevat=... of sociaal_raadslieden=ja",
            required=True,
        ),
        _TYPES,
        _AREAS,
        _SORT,
        Column("bron_regel", "Waar de regel staat"),
        _AUTHOR,
        _DATE,
        _NOTE,
    ),
)
READER_TEMPLATES = {
    **READING_TEMPLATES,
    **{t.name: t for t in (VONDSTEN, HERCONTROLES)},
}
"""Kinds of file of which every reader has one, named after the reader's code."""
WAVE_TEMPLATES = {
    **{t.name: t for t in (LOCATIES, ZOEKLOG, BEOORDELINGEN, AFGEWEZEN)},
    **READER_TEMPLATES,
}
JUDGEMENT_TEMPLATES = {
    t.name: t for t in (CORRECTIES, KOPPELINGEN, BEGRIPPEN, STANDAARDAANBOD, RECHTSPRAAK)
}

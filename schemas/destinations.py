"""Where each column that people fill in ends: in a published table, or inside, with the reason.

Nothing that is asked for may vanish unseen: a column of a template (schemas/manual.py) stands in
exactly one of these two maps. The docs tell both to who fills in the files.
"""

from collections.abc import Mapping

_AUTHORED = "verantwoording van het besluit; blijft in het bestand zelf"
_PERSON = "een persoon: wordt bij het lezen weggelaten"
_RECOGNISED = "alleen om de rij te herkennen"
_WORKLIST = "bepaalt wat wanneer opnieuw wordt bekeken"
_DIVIDES = "verdeelt het werk"
_RULING = "om lezers te helpen eender te oordelen; hun lezingen beslissen"
_WORK = "om de omvang van het werk te schatten"
_CANDIDATE = "om de kandidaat in een volgende meting te herkennen"

PUBLISHED_IN: Mapping[str, Mapping[str, str]] = {
    "locaties": {
        "organisatie": "locaties.organisatie",
        "locatienaam": "locaties.locatienaam",
        "bezoekadres": "locaties.bezoekadres",
        "postcode": "locaties.postcode",
        "plaats": "locaties.woonplaats",
        "gemeente": "locaties.gemeente",
        "website": "locaties.website",
        "telefoon": "locaties.telefoon",
        "email": "locaties.email",
        "openingstijden": "locaties.openingstijden",
        "soort_organisatie": "locaties.soort_organisatie",
        "sociaal_raadslieden": "locaties.sociaal_raadslieden",
        "landelijke_partij": "locaties.landelijke_partij",
        "vestigingsvorm": "locaties.vestigingsvorm",
        "ondersteuningstypen": "locatie_ondersteuningstypen.ondersteuningstype",
        "leefgebieden": "locatie_leefgebieden.leefgebied",
        "aanbod": "herkomst.aanbod",
        "functieverband": "locaties.functieverband",
        "financiering": "locaties.financiering",
        "ook_actief_in": "locatie_werkgebied.gemeentecode",
        "bron_url": "herkomst.bron_url",
        "gezien_op": "herkomst.gezien_op",
        "pagina_van": "herkomst.pagina_van",
        "andere_bronnen": "herkomst_waarden.bron_url",
    },
    "zoeklog": {
        "gemeente": "zoeklog.gemeentecode",
        "zoekterm": "zoeklog.zoekterm",
        "paginas": "zoeklog.paginas",
        "hits": "zoeklog.hits",
        "datum": "zoeklog.datum",
        "zoekactie_id": "zoeklog.zoekactie_id",
    },
    "vondsten": {
        "zoekactie_id": "vondsten.zoekactie_id",
        "gemeente": "vondsten.gemeentecode",
        "pagina": "vondsten.pagina",
        "uitkomst": "vondsten.uitkomst",
        "regel": "vondsten.regel",
        "record_id": "vondsten.record_id",
        "sleutel": "vondsten.record_id",
    },
    "beoordelingen": {
        "record_id": "herkomst.record_id",
        "regel": "afgekeurd.regel",
        "soort_organisatie": "locaties.soort_organisatie",
        "sociaal_raadslieden": "locaties.sociaal_raadslieden",
        "ondersteuningstypen": "locatie_ondersteuningstypen.ondersteuningstype",
        "leefgebieden": "locatie_leefgebieden.leefgebied",
        "datum": "afgekeurd.uitleg",
    },
    "lezingen": {
        "lezing_id": "lezingen.lezing_id",
        "record_id": "lezingen.record_id",
        "oordeel": "lezingen.waarde",
        "regel": "afgekeurd.regel",
        "soort_organisatie": "locaties.soort_organisatie",
        "sociaal_raadslieden": "locaties.sociaal_raadslieden",
        "ondersteuningstypen": "locatie_ondersteuningstypen.ondersteuningstype",
        "leefgebieden": "locatie_leefgebieden.leefgebied",
        "datum": "lezingen.datum",
        "blind": "lezingen.blind",
    },
    "bewijs": {
        "lezing_id": "lezingen.lezing_id",
        "veld": "lezingen.veld",
        "waarde": "lezingen.waarde",
        "grond": "lezingen.bewijs",
    },
    "uitkomsten": {
        "record_id": "herkomst_waarden.record_id",
        "waarde": "herkomst_waarden.waarde",
        "regel": "afgekeurd.regel",
    },
    "afgewezen": {
        "organisatie": "afgekeurd.organisatie",
        "regel": "afgekeurd.regel",
        "datum": "afgekeurd.uitleg",
    },
    "correcties": {
        "record_id": "besluiten.record_id",
        "locatie_id": "besluiten.locatie_id",
        "besluit": "besluiten.besluit",
        "kolom": "besluiten.kolom",
        "was": "besluiten.was",
        "wordt": "besluiten.wordt",
        "is_nu": "besluiten.is_nu",
        "per": "besluiten.per",
        "bron_url": "besluiten.bron_url",
        "datum": "besluiten.genomen_op",
    },
    "koppelingen": {
        "record_id_a": "herkomst.koppeling",
        "record_id_b": "herkomst.koppeling",
        "oordeel": "herkomst.koppeling",
    },
    "gebeurtenissen": {
        "mutatie_id": "mutaties.mutatie_id",
        "stand": "mutaties.stand",
        "datum": "mutaties.stand_op",
    },
    "begrippen": {
        "bronwaarde": "herkomst_waarden.bronwaarde",
        "term": "herkomst_waarden.waarde",
    },
    "standaardaanbod": {
        "regel": "herkomst_waarden.bronwaarde",
        "ondersteuningstypen": "locatie_ondersteuningstypen.ondersteuningstype",
        "leefgebieden": "locatie_leefgebieden.leefgebied",
        "soort_organisatie": "locaties.soort_organisatie",
    },
    "hercontroles": {},
    "planning": {},
    "rechtspraak": {},
}
"""Template -> column -> table.column of a published version."""

KEPT_INSIDE: Mapping[str, Mapping[str, str]] = {
    "locaties": {
        "sleutel": "bepaalt het record_id; zegt niets over de locatie",
        "onderzoeker": _PERSON,
        "opmerking": "vrije tekst, misschien over personen: wordt bij het lezen weggelaten",
    },
    "zoeklog": {"onderzoeker": _PERSON, "minuten": _WORK},
    "vondsten": {"organisatie": _RECOGNISED, "url": "om de vondst te kunnen nakijken"},
    "beoordelingen": {
        "organisatie": _RECOGNISED,
        "oordeel": "bepaalt of de locatie wordt gepubliceerd, wacht of afvalt",
        "beoordelaar": "een persoon; alleen om te toetsen dat vier ogen keken",
        "toelichting": _AUTHORED,
    },
    "lezingen": {
        "organisatie": _RECOGNISED,
        "aanbod": "zegt samen met een ander welke regel geldt, los van de naam",
        "dubbel_van": "staat bij een afgevallen dubbel in afgekeurd.uitleg",
        "minuten": _WORK,
        "trekt_in": "staat in lezingen.stand van de lezing die vervalt",
        "toelichting": _AUTHORED,
    },
    "bewijs": {
        "tekst": "mogelijk woorden van of over personen; blijft in het bestand zelf",
        **dict.fromkeys(("url", "sha256", "pagina_van"), "om het bewijs te kunnen nakijken"),
    },
    "uitkomsten": {
        "organisatie": _RECOGNISED,
        "veld": "zegt welke kolom het wordt",
        "lezingen": "toetst of de uitkomst nog over de laatste lezingen gaat",
        **dict.fromkeys(("waarom", "datum"), _AUTHORED),
    },
    "afgewezen": {
        **dict.fromkeys(("sleutel", "locatienaam", "bezoekadres", "postcode"), _CANDIDATE),
        **dict.fromkeys(("plaats", "gemeente", "website", "bron_url"), _CANDIDATE),
        "onderzoeker": _PERSON,
        "toelichting": _AUTHORED,
    },
    "correcties": dict.fromkeys(("reden", "auteur"), _AUTHORED),
    "koppelingen": {
        **dict.fromkeys(("auteur", "datum", "toelichting"), _AUTHORED),
        "vingerafdruk": "toetst of het besluit nog geldt",
    },
    "gebeurtenissen": {
        "verwijzing": "toetst dat er bestaat wat is doorgevoerd",
        "nagegaan": _AUTHORED,
        "reden": "staat in het antwoord aan de melder",
    },
    "begrippen": {
        "lijst": "zegt in welke lijst de term staat",
        **dict.fromkeys(("auteur", "datum"), _AUTHORED),
    },
    "standaardaanbod": {
        "geldt_voor": "zegt voor wie de regel geldt",
        **dict.fromkeys(("bron_regel", "auteur", "datum", "toelichting"), _AUTHORED),
    },
    "hercontroles": {
        "organisatie": _RECOGNISED,
        **dict.fromkeys(("locatie_id", "uitkomst", "datum"), _WORKLIST),
        **dict.fromkeys(("bron_url", "pagina_van", "niet_benaderen"), _WORKLIST),
        "toelichting": _AUTHORED,
    },
    "planning": {
        **dict.fromkeys(("gemeentecode", "gemeente", "provincie", "locaties_bekend"), _DIVIDES),
        **dict.fromkeys(("lezer", "tweede_lezer"), _DIVIDES),
        "uitputtend": "kiest de gemeenten waaruit de tabel stopregel telt",
    },
    "rechtspraak": {
        **dict.fromkeys(("vraag", "uitspraak", "geldt_voor", "stand"), _RULING),
        **dict.fromkeys(("auteur", "datum", "toelichting"), _AUTHORED),
    },
}
"""Template -> column -> the Dutch reason why its values are not published."""

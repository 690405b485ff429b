"""The words that published tables, files and stages share; each has its one owner here.

Every enum is a `StrEnum`: a member is the text that is published, so it compares, sorts and prints
as that text. Where a frame or a file is made, `str(member)` or `.value` puts plain text in it.
What each word means to a reader stands in docs/names.md.
"""

from enum import StrEnum


class Bronsoort(StrEnum):
    """Kind of source: the key `soort` of a table in schemas/sources.toml."""

    HANDMATIG = "handmatig"
    ENQUETE = "enquete"
    LANDELIJKE_SITE = "landelijke site"
    SOCIALE_KAART = "sociale kaart"


class Toestand(StrEnum):
    """How a source fared in a wave; only `OK` means that it was read whole.

    `OVERGENOMEN`: the last good capture stands in for one that failed. `NIET_OPGEHAALD`: nobody
    collected it.
    """

    OK = "ok"
    DEELS = "deels"
    MISLUKT = "mislukt"
    OVERGENOMEN = "overgenomen"
    NIET_OPGEHAALD = "niet opgehaald"


class Metingstand(StrEnum):
    """How far a wave is, as people say in its meting.toml."""

    LOPEND = "lopend"
    AFGEROND = "afgerond"


class Versiestand(StrEnum):
    """How far what was built is: a concept is never published, the others are."""

    CONCEPT = "concept"
    TUSSENSTAND = "tussenstand"
    DEFINITIEF = "definitief"


class Gemeentestatus(StrEnum):
    """What is known of the supply in a gemeente as a whole.

    `NOG_TE_BEOORDELEN`: nothing is published, but what was seen there waits for a person.
    """

    AANBOD = "aanbod"
    NIETS_GEVONDEN = "doorzocht, niets gevonden"
    NOG_TE_BEOORDELEN = "nog te beoordelen"
    NIET_DOORZOCHT = "niet doorzocht"
    BRON_UITGEVALLEN = "bron uitgevallen"


class Doorzocht(StrEnum):
    """How far a gemeente was searched by hand; only `GEHEEL` proves that something is not there.

    It is the one definition of "searched": the status, the white spots and what is gone between
    two versions all rest on it.
    """

    GEHEEL = "geheel"
    DEELS = "deels"
    NIET = "niet"


class Dekking(StrEnum):
    """What is known of one row of a table in one gemeente; only `NIET_GEVONDEN` is a white spot."""

    GEVONDEN = "gevonden"
    NIET_GEVONDEN = "doorzocht, niet gevonden"
    NOG_TE_BEOORDELEN = "nog te beoordelen"
    NIET_BEKEND = "niet bekend"


class Oordeel(StrEnum):
    """What a reader says of a record; only `AKKOORD` may publish it.

    `ADRES_ONTBREEKT`: in scope, but its visiting address is still to be found. `BRON_TE_OUD`: the
    page is too old to tell. `INGETROKKEN`: no reading, but the withdrawal of an earlier one.
    """

    AKKOORD = "akkoord"
    ADRES_ONTBREEKT = "adres ontbreekt"
    BRON_TE_OUD = "bron te oud"
    TWIJFEL = "twijfel"
    DUBBEL = "dubbel"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"


class Vondstuitkomst(StrEnum):
    """What a search says of a record that it found."""

    NIEUW = "nieuw"
    BEKEND = "bekend"
    VALT_AF = "valt af"
    INGETROKKEN = "ingetrokken"


class Citaatstand(StrEnum):
    """Whether a quote stands in the stored page that it names; no page here is no fault."""

    TERUGGEVONDEN = "teruggevonden"
    NIET_GEVONDEN = "niet gevonden"
    NIET_TE_CONTROLEREN = "niet te controleren"


class Bewijsgrond(StrEnum):
    """What a reader rests a value on: the words of a page, a paraphrase of it, or a rule."""

    CITAAT = "citaat"
    OMSCHRIJVING = "omschrijving"
    AFGELEID = "afgeleid"


class Lezingstand(StrEnum):
    """What became of a reading; every reading that was read has exactly one of these.

    `OPGEVOLGD`: the same reader read the record again. `RUST`: its record is not in this wave.
    """

    GELDT = "geldt"
    OPGEVOLGD = "opgevolgd"
    INGETROKKEN = "ingetrokken"
    RUST = "rust"


class Regelsoort(StrEnum):
    """Kind of rule that records are judged by."""

    UITSLUITING = "uitsluiting"
    PUBLICATIE = "publicatie"


class Zoekgroep(StrEnum):
    """By what the yield of searches is counted."""

    ZOEKTERM = "zoekterm"
    GEMEENTEKLASSE = "gemeenteklasse"
    LEZER = "lezer"


class Openparen(StrEnum):
    """How pairs that nobody decided are counted: as published, or as one location each."""

    APART = "apart"
    SAMEN = "samen"


class Telwijze(StrEnum):
    """How it is reckoned how many there are at least."""

    TWEE_LIJSTEN = "twee lijsten"
    MEER_LIJSTEN = "drie lijsten of meer"
    ZOEKACTIES = "zoekacties"


class Maat(StrEnum):
    """A measure of how far readers agree."""

    GELIJK = "gelijk"
    KAPPA = "kappa"
    AC1 = "AC1"
    ALPHA = "alpha"


class Paaroordeel(StrEnum):
    """Whether two records are one location: what matching decides, and what a person decides."""

    ZELFDE = "zelfde"
    VERSCHILLEND = "verschillend"
    ONZEKER = "onzeker"


class Veldoordeel(StrEnum):
    """What two records say in one field: of the address, the name, the website or the number."""

    GELIJK = "gelijk"
    TYPFOUT = "typfout"
    TWEE_TYPFOUTEN = "twee typfouten"
    DEEL = "deel"
    VRIJWEL_GELIJK = "vrijwel gelijk"
    ANDERE_SOORT = "andere soort"
    ANDERE_AFDELING = "andere afdeling"
    LIJKEND = "lijkend"
    IN_REEKS = "in reeks"
    BEGANE_GROND = "begane grond"
    EEN_LETTER = "een letter anders"
    ZELFDE_CIJFERS = "zelfde cijfers"
    ZELFDE_GEMEENTE = "zelfde gemeente"
    ANDERE_PLAATS = "andere plaats"
    ANDERE_PLAATS_EN_GEMEENTE = "andere plaats en gemeente"
    ZELFDE_PLAATSNAAM = "zelfde plaatsnaam, andere gemeente"
    GEDEELD = "gelijk, maar gedeeld"
    ANDERS = "anders"
    ONTBREEKT = "ontbreekt"
    NIET_VERGELEKEN = "niet vergeleken"


class Lijst(StrEnum):
    """The controlled lists of schemas/typology.toml."""

    ONDERSTEUNINGSCATEGORIE = "ondersteuningscategorie"
    ONDERSTEUNINGSTYPE = "ondersteuningstype"
    LEEFGEBIED = "leefgebied"
    SOORT_ORGANISATIE = "soort_organisatie"
    LANDELIJKE_PARTIJ = "landelijke_partij"
    VESTIGINGSVORM = "vestigingsvorm"
    FUNCTIEVERBAND = "functieverband"
    FINANCIERING = "financiering"


class Zekerheid(StrEnum):
    """How sure it is what is said of a location."""

    VASTGESTELD = "vastgesteld"
    STANDAARD = "standaard"
    VOORLOPIG = "voorlopig"
    VERVANGEN = "vervangen"


class Uitkomst(StrEnum):
    """Where a record that entered ended; exactly one of these."""

    GEPUBLICEERD = "gepubliceerd"
    TE_BEOORDELEN = "te beoordelen"
    AFGEKEURD = "afgekeurd"


class Gebeurtenis(StrEnum):
    """What happened to a locatie_id."""

    NIEUW = "nieuw"
    SAMENGEVOEGD = "samengevoegd"
    GESPLITST = "gesplitst"
    VERVALLEN = "vervallen"
    HERSTELD = "hersteld"


class Besluit(StrEnum):
    """What people decided of a record or a location, in correcties.csv."""

    CORRECTIE = "correctie"
    OVERAL = "overal"
    GESLOTEN = "gesloten"
    VERHUISD = "verhuisd"
    HERNOEMD = "hernoemd"
    SAMENGEVOEGD = "samengevoegd"
    TWEE_DINGEN = "twee dingen"


class SoortVerschil(StrEnum):
    """Kind of difference between two versions, in the order in which they are told."""

    NIEUW = "nieuw"
    TERUGGEKEERD = "teruggekeerd"
    GESPLITST = "gesplitst"
    VERVALLEN = "vervallen"
    NIET_WAARGENOMEN = "niet waargenomen"
    SAMENGEVOEGD = "samengevoegd"
    ANDER_KENMERK = "ander kenmerk"
    VERHUISD = "verhuisd"
    HERNOEMD = "hernoemd"
    ANDER_ONDERSTEUNINGSTYPE = "ander ondersteuningstype"
    ANDER_LEEFGEBIED = "ander leefgebied"
    ANDERE_GEMEENTE = "andere gemeente"
    GEWIJZIGD = "gewijzigd"


class Oorzaak(StrEnum):
    """The likely cause of a difference between two versions."""

    ECHTE_VERANDERING = "echte verandering"
    NIEUW_GEVONDEN = "nieuw gevonden"
    GECORRIGEERDE_FOUT = "gecorrigeerde fout"
    ANDERE_METHODE = "andere methode"
    ANDERE_SPELLING = "andere spelling"
    GRENS = "grens"
    BRON_UITGEVALLEN = "bron uitgevallen"
    MOGELIJK_VERHUISD = "mogelijk verhuisd"


class Nauwkeurigheid(StrEnum):
    """What a point on the map belongs to."""

    ADRES = "adres"
    POSTCODEGEBIED = "postcodegebied"
    GEMEENTE = "gemeente"

"""What the columns of the figures mean, for the database, the workbook and docs/tabellen.md."""

FIGURE_COLUMNS = {
    "tabel": "Naam van de tabel",
    "volgorde": "Plaats in de tabel; 98 is het totaal, 99 is onbekend",
    "rij": "Waar de rij over gaat",
    "ouder": "Rij waar deze rij onder valt; leeg als zij op zichzelf staat",
    "gemeenten_nl": "Alle gemeenten van de rij, met en zonder aanbod",
    "gemeenten": "Gemeenten met ten minste een locatie",
    "gemeenten_niet_bekend": "Gemeenten waarvan niet bekend is of zij het hebben: niet of niet "
    "geheel doorzocht, een bron viel uit, er wacht iets op een oordeel, of een kenmerk is niet "
    "bekend",
    "pct_gemeenten": "Gemeenten als percentage van gemeenten_nl, op een decimaal; leeg zolang van "
    "gemeenten niet bekend is of zij het hebben",
    "pct_min": "Het percentage als geen van de gemeenten_niet_bekend het heeft",
    "pct_max": "Het percentage als al die gemeenten het hebben",
    "locaties": "Locaties die in de rij tellen",
    "locaties_gemiddeld": "Locaties gedeeld door gemeenten_nl",
    "gemeenten_nl_2023": "Gepubliceerd in 2023: alle gemeenten van de rij",
    "gemeenten_nl_verschil": "Deze meting min het gepubliceerde cijfer",
    "gemeenten_2023": "Gepubliceerd in 2023: gemeenten met ten minste een locatie",
    "gemeenten_verschil": "Deze meting min het gepubliceerde cijfer",
    "pct": "Percentage in hele procenten, zoals in 2023 gepubliceerd; leeg als pct_gemeenten",
    "pct_2023": "Gepubliceerd in 2023: percentage",
    "pct_verschil": "Deze meting min het gepubliceerde cijfer, in procentpunten",
    "locaties_gemiddeld_2023": "Gepubliceerd in 2023: locaties gemiddeld per gemeente",
    "locaties_gemiddeld_verschil": "Deze meting min het gepubliceerde cijfer",
    "kolom": "Kolom van tabellen",
    "vergelijkbaar": "Mag dit cijfer naast het andere worden gezet",
    "waarom_niet": "Waarom het cijfer niet vergelijkbaar is; leeg als het dat wel is",
    "niet_vergelijkbaar": "Van welke kolommen geen verschil met 2023 is gegeven, en waarom",
    "opmerking": "Wat er bij het gepubliceerde cijfer hoort, en of gemeenten zijn heringedeeld",
    "kenmerk": "Kenmerk van organisaties",
    "organisaties": "Organisaties in de rij",
    "organisaties_bekend": "Organisaties waarvan het kenmerk bekend is",
    "pct_organisaties": "Organisaties als percentage van organisaties_bekend",
    "waarde": "Het getal",
    "waarde_2023": "Gepubliceerd in 2023",
    "verschil": "Deze meting min het gepubliceerde getal",
    "vanaf": "Ondergrens; hoort bij de klasse",
    "tot": "Bovengrens; hoort bij de klasse erboven; leeg als er geen is",
    "gemeentecode": "CBS-code van de gemeente",
    "gemeente": "Naam van de gemeente",
    "provincie": "Naam van de provincie",
    "locatie_id": "Kenmerk van de locatie",
    "soort": "Soort rij: organisatie, categorie, ondersteuningstype, leefgebied, klasse, totaal "
    "of onbekend",
    "term": "Ondersteuningstype of leefgebied",
    "toestand": "gevonden; doorzocht, niet gevonden; nog te beoordelen; of niet bekend",
    "te_beoordelen": "Wat in de gemeente nog op een mens wacht en er dan bij kan horen",
    "telt": "Telt de locatie in de rij; leeg als dat niet bekend is",
    "wachtende": "Waarover een mens nog moet oordelen: kandidaat_id, record_id (van wat niet te "
    "lezen of te plaatsen was) of locatie_id (van een locatie waarvan iemand meer zegt)",
    "ongelezen": "Was het bronrecord niet te lezen of te plaatsen; dan is er niets van bekend",
    "soorten": "Soorten organisatie die zijn genoemd, met |",
    "raadslieden": "Of er sociaal raadslieden werken, zoals genoemd, met |",
    "typen": "Ondersteuningstypen die zijn genoemd, met |; leeg als het alle kunnen zijn",
    "leefgebieden": "Leefgebieden die zijn genoemd, met |; leeg als het alle kunnen zijn",
    "landelijke_partij": "Landelijke partij, of leeg",
    "vestigingsvorm": "Hoofdlocatie of servicepunt, of leeg",
    "locaties_onzeker": "Locaties waarvan niet bekend is of zij in de rij tellen",
    "aantal_locaties": "Locaties in de gemeente die dit bieden",
    "doorzocht_op": "Laatste zoekdatum in de gemeente",
    "zoektermen": "Zoektermen die in de gemeente zijn geprobeerd",
    "toelichting": "Waar de toestand op berust",
    "afstand_km": "Kilometers hemelsbreed van het punt van de gemeente tot de dichtstbijzijnde "
    "locatie die dit biedt; leeg als de gemeente het zelf heeft",
    "code": "Vaste code van de rij, ook als zij anders gaat heten",
    "leefgebied": "Leefgebied",
    "ondersteuningstype": "Type ondersteuning",
    "ondersteuningscategorie": "Categorie van het type in de typologie (tabel 1)",
    "rapportagecategorie": "Categorie waaronder tabel 3 het type rapporteert",
    "gemeentecode_dichtstbij": "Gemeente van de dichtstbijzijnde locatie, CBS-code",
    "gemeente_dichtstbij": "Gemeente van de dichtstbijzijnde locatie",
    "nauwkeurigheid": "Waar het punt van die locatie bij hoort",
    "dichtstbijzijnde_locatie_id": "Die dichtstbijzijnde locatie",
    "dichtstbijzijnde_gemeentecode": "Gemeente waar die locatie staat, CBS-code",
    "dichtstbijzijnde_gemeente": "Gemeente waar die locatie staat",
}

SERIES_COLUMNS = FIGURE_COLUMNS | {
    "versie": "Versie, zoals 2026.1",
    "meting": "Jaar van de meting",
    "laatste_van_meting": "Is dit de laatste versie van haar meting",
    "vergelijkbaar": "Mag dit cijfer naast dat van een andere versie worden gezet",
}
SERIES_COMMENT = (
    "Elke versie naast elkaar op de gemeentegrenzen van de laatste: per rij van tabel 2, 3 en 4, "
    "gevolgd op haar vaste code, de gemeenten met aanbod en de locaties. vergelijkbaar is onwaar "
    "als de rij toen niet bestond of iets anders betekende, als een gemeente is verdeeld, of als "
    "van gemeenten niet bekend is of het er is; waarom_niet zegt welke."
)
NEAREST_COMMENT = (
    "Per gemeente en ondersteuningstype of leefgebied dat zij mist de dichtstbijzijnde locatie die "
    "het biedt, hemelsbreed gemeten en bij publicatie uitgerekend."
)

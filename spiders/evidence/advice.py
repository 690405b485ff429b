"""The causes of a verdict that are no outcome of a request, and what to do about each cause.

No advice ever leads around a wall: who refuses programs is asked, by a person.
"""

from spiders.bounds import MAX_OPTIONS
from spiders.evidence import outcomes as o

BELOW_MINIMUM = "minder dan het minimum"
FAR_FEWER = "veel minder dan vorige keer"
FEWER_THAN_STATED = "minder dan de site zelf noemt"
UNSOUND = "adressen niet heel"
PLACES_ASTRAY = "plaats past niet bij postcode"
ONLY_FOOTERS = "adressen alleen in de voettekst"
NAMES_UNREAD = "namen zonder locatie"
SITEMAP_UNREAD = "sitemap niet uitgelezen"
UNOPENED = "lijst gaat verder achter een knop"
NEWLY_EMPTY = "velden nieuw leeg"
NEW_LAYOUT = "opmaak veranderd"
UNREADABLE_SIGNS = "onleesbare tekens"
STREETS_UNREAD = "straten zonder locatie"
BARREN = "pagina's zonder locatie"
ROWS_UNREAD = "rijen zonder adres"
CUT_OFF = "antwoord afgekapt"
REPEATED = "lijst herhaalt zich"
PAGES_FAILED = "pagina's niet gekregen"
LONG_CHOICES = "keuzelijst niet heel gelezen"
ABOVE_MAXIMUM = "meer dan het maximum"
LIMITED = "proef met een grens"
ENDED = "afgebroken"
SPIDER_ERROR = "fout in de spider"

_ASK = "Vraag de uitgever om toestemming of om een bestand."
_INSPECT = "Bekijk zo'n pagina met sjo crawl --inspect."

ADVICE = {
    o.NAME_NOT_FOUND: "Klopt het domein nog? Zoek de site op en pas start en domeinen aan.",
    o.CONNECTION_REFUSED: "De server neemt niet op. Probeer het later; blijft het zo, zoek het "
    "nieuwe adres.",
    o.TIMEOUT: "De server antwoordt te langzaam. Probeer het later, of buiten kantooruren.",
    o.TLS: "De beveiligde verbinding lukt niet (certificaat?). Meld het de uitgever van de site.",
    o.BOT_WALL: f"De site weert programma's. {_ASK}",
    o.LOGIN: f"De pagina's staan achter een inlog. {_ASK}",
    o.COOKIE_WALL: f"De site toont niets voordat iemand met cookies instemt. {_ASK}",
    o.RESERVED: f"De uitgever behoudt zich tekst- en datamining voor. {_ASK}",
    o.ROBOTS: "De site wil dit adres niet gelezen hebben. Vraag de uitgever om een bestand.",
    o.GONE: "Geen startadres bestaat nog. Zoek de nieuwe lijst en pas start aan in sources.toml.",
    o.SOFT_GONE: "De site zegt dat de pagina niet bestaat. Zoek de nieuwe lijst en pas start aan "
    "in sources.toml.",
    o.FOREIGN: "De pagina's zijn in een andere taal. Zoek de Nederlandse lijst en pas start aan.",
    o.OFF_DOMAIN: "De site is verhuisd. Controleer het nieuwe domein en pas domeinen aan.",
    o.PRIVATE: "Het adres leidt naar een eigen netwerk. Voor een proef: --allow-private.",
    o.REDIRECT_LOOP: "De site stuurt in een kring door. Probeer een ander startadres.",
    o.OUT_OF_SERVICE: "De site meldt onderhoud of een storing. Haal de bron later opnieuw op.",
    o.SERVER_ERROR: "De site heeft een storing. Probeer het later.",
    o.TOO_LARGE: "Een antwoord is te groot of een bom. Bekijk het adres in run.json.",
    o.CONNECTION: "De verbinding viel weg. Probeer het later.",
    o.NO_SCRIPT: "De lijst komt met JavaScript. Zoek met sjo crawl --probe het adres van de json "
    "die zij laadt; neem dat als startadres.",
    o.NO_ADDRESS: "De pagina is er, zonder herkenbaar adres. Bekijk haar met sjo crawl --inspect.",
    o.SEARCH_ONLY: "De site toont haar locaties alleen bij een postcode. Er is één postcode per "
    "streek gevraagd, en daartussen kunnen er meer zijn. Vraag de uitgever om een lijst.",
    o.NOT_IN_CAPTURE: "De opname bevat deze adressen niet. Haal de bron opnieuw op.",
    o.TOO_MANY: "De site is groter dan de grens. Maak volg in sources.toml nauwer.",
    BELOW_MINIMUM: "Er is iets weggevallen. Vergelijk run.json met de vorige opname, en bekijk een "
    "gemiste pagina met sjo crawl --inspect.",
    FAR_FEWER: "Dit kan haast niet waar zijn. Bekijk met --inspect wat er ontbreekt; pas na een "
    "controle met de hand geldt de nieuwe stand.",
    FEWER_THAN_STATED: "De site noemt een hoger aantal (evidence in run.json: waar en met welke "
    "woorden). Zoek waar de andere locaties staan en vul start of volg aan.",
    UNSOUND: f"Van veel locaties is het adres niet heel gelezen. {_INSPECT}",
    PLACES_ASTRAY: "Een plaats staat bij postcodes uit drie of meer streken: wat als plaats is "
    f"gelezen, is het niet. {_INSPECT}",
    ONLY_FOOTERS: "De site noemt alleen in haar voettekst een adres. Kijk of zij haar locaties "
    "elders noemt, en neem die pagina als startadres.",
    NAMES_UNREAD: "Een lijst van de site noemt locaties die niet zijn gelezen, zie evidence in "
    "run.json. Zoek hun pagina en vul start of volg aan.",
    SITEMAP_UNREAD: "De sitemap noemt pagina's van locaties die niet zijn gelezen, zie evidence in "
    "run.json. Haal de bron later opnieuw op, of vul volg aan.",
    UNOPENED: "Een knop laadt meer dan op de pagina staat, zie evidence in run.json, en noemt geen "
    "adres. Zoek met sjo crawl --probe wat zij laadt, of vraag de uitgever om een bestand.",
    NEWLY_EMPTY: f"Een veld dat er was, is weg. {_INSPECT}",
    NEW_LAYOUT: "Er staan adressen op de pagina's die niet zijn gelezen, zie postcodes_missed in "
    f"run.json. {_INSPECT}",
    STREETS_UNREAD: "Een alinea noemt meer adressen dan eruit zijn gelezen, zie streets_missed in "
    f"run.json. {_INSPECT}",
    BARREN: f"Pagina's van locaties gaven er geen, zie evidence in run.json. {_INSPECT}",
    ROWS_UNREAD: "In de data van de site staan rijen zonder adres naast rijen met een, zie "
    "rows_unread in run.json. Vraag de uitgever of hun adres ontbreekt of elders staat.",
    o.FILES_UNREAD: "Een lijst staat in een bestand dat niet wordt gelezen (zoals een .doc), zie "
    "files_unread in run.json. Vraag de uitgever om een .docx, .xlsx of pdf, of neem de lijst met "
    "de hand over.",
    CUT_OFF: "Een antwoord kwam niet heel aan, zie evidence in run.json. Haal de bron later "
    "opnieuw op.",
    REPEATED: "De site gaf op verschillende adressen dezelfde pagina, zie evidence in run.json. "
    "Zoek met --inspect hoe de lijst verdergaat.",
    PAGES_FAILED: "Een deel van de pagina's kwam niet. Haal de bron later opnieuw op.",
    LONG_CHOICES: f"Van een pagina zijn de eerste {MAX_OPTIONS} keuzes gelezen, zie long_choices "
    "in run.json. Zijn de keuzes locaties, zoek dan met sjo crawl --probe hun lijst.",
    ABOVE_MAXIMUM: "Meer dan verwacht: leest de spider andere lijsten mee? Anders: hoger maximum.",
    LIMITED: "Dit was een proef. Laat --limit weg voor een echte opname.",
    ENDED: "De spider liep vast of werd gestopt. Draai hem opnieuw, of bekijk crawl.log.",
    SPIDER_ERROR: "De spider zelf faalde. Herstel hem en draai sjo crawl --replay.",
}

"""What Dutch addresses, telephone numbers and opening hours look like in running text."""

import re

DIGIT = re.compile(r"\d")
POSTCODE_IN_TEXT = re.compile(
    r"(?:(?<![\w.-])|(?<=\bNL-))[1-9]\d{3}[ \xa0]{0,2}(?!SA|SD|SS)[A-Z]{2}(?![\w-])"
)
GLUED_POSTCODE = re.compile(
    r"(?<=[^\W\d_])[ \xa0]?\d{1,4}(?P<postcode>[1-9]\d{3}[ \xa0]?(?!SA|SD|SS)[A-Z]{2})\b"
)
PO_BOX_WORD = re.compile(r"(?i)\b(postbus|antwoordnummer|p\.?\s?o\.?\s?box)\b")
OTHER_ADDRESS = re.compile(
    r"(?i)^(?!.*bezoek).*(?:\b(?:post|factuur|facturatie|correspondentie|bezorg|aflever|retour)"
    r"[- ]?adres|\b(?:postal|mailing|billing) address|\bper post\b)"
)
"""Words for an address that nobody visits."""
SAMPLE_ADDRESS = re.compile(
    r"(?i)\b(?:(?:1234|9999) ?(?:xx|zz)|straatnaam \d+"
    r"|(?:straat|voorbeeldstraat|teststraat) \d+\b.*\b1234 ?ab)\b"
)
"""What forms and templates show where an address belongs. A postcode 1234 AB at a street that has
a name may be a typing error: that address is no sample."""
MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(
    r"(?<![\d-])\(?(?:\+31|0031|0)[\s().-]{0,3}[1-9](?:[\s()./–-]{0,3}\d){6,9}(?!\d)"
    r"|(?<![\d.,-])14 ?0\d{2,3}(?![\d.,:-])"  # of a gemeente: 14 and its area code
)
MOBILE = re.compile(r"\(?(?:\+31|0031|0)[\s().-]{0,3}6")
OTHER_NUMBERS = re.compile(
    r"(?i)\b\d{1,2}[.:]\d{2}\b|\b[A-Z]{2}\d{2} ?[A-Z]{4} ?[\d ]{8,14}"
    r"|\b(?:kvk|rsin|btw|iban|bsn|fax|bic|agb)\b[^\d+]{0,20}[A-Z\d][\w .-]{6,20}"
)
"""Clock times, and the numbers of banks, registers and fax machines: no telephone numbers."""
WEEKDAY = re.compile(
    r"(?i)\b(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|dagelijks|"
    r"ma|di|wo|do|vr|za|zo|werkdagen|weekdagen|iedere dag|elke dag|(?:on)?even weken)"
    r"(?:ochtend|middag|avond|en)?\b"
)
TIME = re.compile(
    r"(?i)\b\d{1,2}[.:]\d{2}\b|\b\d{4} uur\b|\b\d{1,2} uur\b|\bgesloten\b|\bafspraak\b"
)
_MONTH_WORD = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_FIGURES_OF_DATE = r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}"
_DAY_OR_YEAR = (
    rf"(?:\d{{1,2}} {_MONTH_WORD}|{_FIGURES_OF_DATE}|{_MONTH_WORD} \d{{4}}|\d{{4}}|heden|nu)"
)
_NO_LONGER = r"(?:gesloten|dicht|gestopt|opgeheven|verhuisd)\b"
NOT_OPEN = re.compile(
    r"(?i)\b(?:definitief|permanent|voorgoed|tijdelijk|tot nader order) "
    rf"(?:\w+ ){{0,2}}{_NO_LONGER}|"
    rf"\b(?:per|vanaf|sinds|tot) {_DAY_OR_YEAR}[^.;|]{{0,30}} {_NO_LONGER}|"
    rf"\bgesloten (?:per|vanaf|sinds|tot) {_DAY_OR_YEAR}|"
    r"\bgesloten (?:wegens|vanwege|i\.?v\.?m\.?) (?!\w*(?:vakantie|feest))|"
    r"\bopgeheven\b|\(gesloten\)|"
    r"\b(?:verhuisd|verhuizen|verhuist) (?:per|naar|we|wij|op)\b|"
    r"\bvoormalige?\b (?:locatie|kantoor|vestiging|loket|bezoekadres|spreekuur)|^voormalige? |"
    r"\bniet (?:meer|langer) (?:open|geopend|actief|in gebruik|op deze locatie)|"
    r"\b(?:permanently|temporarily)[ _]closed\b|\bclosed[ _](?:permanently|temporarily)"
)
"""Words that deny that a location is open as usual. "Dinsdag gesloten" is ordinary hours."""
APPOINTMENT = re.compile(r"(?i)\bafspraak\b|\binloop\b")

# A street with its number. Without a postcode beside it only these endings, or a label, tell it
# from "Stap 3" and "28 maart 2026".
_NO_ADDITION = r"(?!(?:en|of|in|te|op|om|bij|tot|van|aan)\b)"  # "Markt 5 en ...", "Spui 7 in ..."
HOUSE_NUMBER = (
    rf"\d{{1,5}}(?:\s?(?:[-–/+&]|t/m)?\s?(?:\d{{1,4}}[A-Za-z]?|{_NO_ADDITION}[A-Za-z]{{1,3}}|huis|boven))?"
    r"(?:[-/ ](?:\d{1,4}|"
    rf"{_NO_ADDITION}[A-Za-z]{{1,2}}))?"
)
STREET_LINE = re.compile(
    rf"(?:\d+[eE] |\d{{1,2}} )?['’`]?[^\W\d_][^|;:]{{1,80}}?[ \t\xa0]{HOUSE_NUMBER}"
)
STREET_NAME = re.compile(
    r"(?i)(straat|str\.|weg|laan|plein|kade|gracht|singel|dijk|hof|park|pad|steeg|markt|dreef|"
    r"plantsoen|baan|ring|wal|haven|poort|hoek|kamp|burg|veld|berg|brink|erf|zijde|dam|eind|"
    r"boulevard|allee|oever|werf|akker|waard|meent|tuin|bos|stein|plaats|passage|rondeel|hage)"
    rf"[a-z]{{0,3}}\s{HOUSE_NUMBER}$"
)
EDGE_MARKS = " ,;|•·"  # around a part of an address that stood in a line with others
STREET_LABEL = re.compile(r"(?i)^(bezoek)?(adres|locatie)\s*:?\s*|^straat(?:naam)?\s*:\s*")
NOT_A_STREET = re.compile(
    r"(?i)\b(tel|telefoon|t|fax|kvk|iban|btw|pagina|stap|zaal|model|serie|series|type|januari|februari|maart|april|mei|juni|"
    r"juli|augustus|september|oktober|november|december|uur|artikel|versie|euro|bel|mobiel|lijn|"
    r"woonplaatscode|postbus|antwoordnummer)\b\.?[ :]*\d"
)

# Headings that say what follows, not whose it is.
_GENERIC_WORDS = (
    r"(?:adres|straat|straatnaam|huisnummer|postcode|plaats|woonplaats|gemeente|naam|stad|waar|"
    r"organisatie|bezoekadres|postadres|factuuradres|correspondentieadres|adresgegevens|contact|"
    r"contactgegevens|contact opnemen|postcode en (?:woon)?plaats|locatienaam|telefoonnummer|"
    r"openingstijden|openingsuren|spreekuur|spreekuren|inloopspreekuur|telefoon|e-?mail|website|"
    r"route|routebeschrijving|waar vindt u ons|bereikbaarheid|overige informatie|locaties?|"
    r"vestigingen|vestiging|"
    r"servicepunten|hoofdlocaties|kantoren|onze locaties|overzicht|kaart|details|informatie|"
    r"meer informatie|lees meer|gegevens|hier vindt u ons|[a-z]|"
    r"drenthe|flevoland|frysl[aâ]n|friesland|gelderland|limburg|noord-?brabant|"
    r"noord-holland|overijssel|utrecht \(provincie\)|provincie .*|zeeland|zuid-holland|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
)
GENERIC_HEADING = re.compile(
    rf"(?i)^{_GENERIC_WORDS}(?:(?:, | en | & | ?/ ?){_GENERIC_WORDS}){{0,3}}\s*:?$"
)
FOREIGN_LAND = re.compile(
    r"(?i)^[\s,(]*(?:belgi\w+|duitsland|deutschland|germany|frankrijk|france|suriname|aruba|"
    r"cura[cç]ao|bonaire|saba|sint maarten|sint eustatius)\b"
)
BRANCH_KIND = re.compile(r"(?i)\b(servicepunt|hoofdlocatie|hoofdvestiging|vestiging)(?:en|s)?\b")

# Only mailboxes of desks are kept: a local part that is no such word may be a person's name.
ROLE = re.compile(
    r"(?i)^(info|contact|mail|post|spreekuur|inloop|loket|juridischloket|balie|receptie|welkom|"
    r"secretariaat|administratie|algemeen|kantoor|bureau|servicepunt|aanmeld|aanmelding|afspraak|"
    r"afspraken|sociaal|sociaalraadslieden|raadslieden|sr|hulp|hulpvraag|vraag|vragen|team|"
    r"wijkteam|vluchtelingenwerk|slachtofferhulp|schuldhulp|schuldhulpmaatje|rechtswinkel|"
    r"wetswinkel|buurtbemiddeling|steunpunt|klantenservice|locatie|regio|coordinatie)"
    r"(?:[.\-_]?[a-z]+)?$"
)


def collapse(text: str) -> str:
    """Return text with every run of white space as one space, none around it."""
    return " ".join(text.split())


def says_hours(text: str) -> bool:
    """Tell whether a text holds a day of the week and a time."""
    return bool(WEEKDAY.search(text) and TIME.search(text))


def is_role_mailbox(address: str, place: str) -> bool:
    """Tell whether a mailbox is a desk's: a word for a role, or the place itself."""
    local = address.partition("@")[0].casefold()
    town = re.sub(r"\W", "", place.casefold())
    return bool(ROLE.match(local)) or (bool(town) and re.sub(r"\W", "", local) == town)


def looks_like_street(text: str, *, beside_postcode: bool) -> bool:
    """Tell whether a text is a street with a house number.

    Beside a postcode any words and a number will do; elsewhere the name must end as streets do.
    """
    if not STREET_LINE.fullmatch(text) or NOT_A_STREET.search(text) or PHONE.search(text):
        return False
    return beside_postcode or bool(STREET_NAME.search(text))

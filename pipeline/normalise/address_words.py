"""Words that tell what a text of an address is: a street, a building, a position, an hour.

Kinds of words only: no name of a street, an organisation or a place stands here.
"""

import re

SUFFIX = (
    r"(?:straat|str\.?|weg|wg\.?|laan|ln\.?|plein|pln\.?|pl\.|kade|gracht|singel|dijk|steeg|pad|hof|"
    r"park|plantsoen|dreef|markt|baan|allee|boulevard)"
)
_STREET_END = re.compile(rf"{SUFFIX}$", re.IGNORECASE)
BARE_SUFFIX = re.compile(SUFFIX, re.IGNORECASE)
BUILDING = re.compile(
    r"\b(?:\w*(?:bibliotheek|gemeentehuis|stadhuis|raadhuis|kulturhus|dorpshuis|buurthuis|wijkhuis|"
    r"watertoren|gebouw|ziekenhuis|sporthal)|(?:\w+)?centrum|(?:basis|brede )school|"
    r"(?:wijk|buurt)(?:team|kamer|punt)s?|huis van de (?:wijk|buurt)|kantoor|locatie|verdieping|"
    r"etage|begane grond|ingang|stichting|(?:rechts|wets|kringloop)winkel|loket|inloop\w*|"
    r"\w*spreekuur)\b",
    re.IGNORECASE,
)
ORGANISATION_ENDINGS = (
    *("bibliotheek", "gemeentehuis", "stadhuis", "raadhuis", "kulturhus", "dorpshuis"),
    *("buurthuis", "wijkhuis", "watertoren", "ziekenhuis", "sporthal", "basisschool", "wijkteam"),
    *("buurtteam", "stichting", "vereniging", "rechtswinkel", "wetswinkel", "kringloopwinkel"),
    *("buurtcentrum", "wijkcentrum", "dienstencentrum", "jongerencentrum", "activiteitencentrum"),
    *("gezondheidscentrum", "ontmoetingscentrum", "cultuurcentrum", "welzijnscentrum", "gebouw"),
)
"""How the first word of an organisation or building ends: what follows may not be the street."""
LEGAL_FORM = re.compile(
    r".*?\b(?:B\.V\.|N\.V\.|V\.O\.F\.|(?-i:BV|NV|VOF))(?![^\W_])[ -]+(?=[^\W\d_])", re.IGNORECASE
)
"""A company and its legal form before the street: that is where the street begins."""
BERTH = re.compile(
    r"(?:p/a|c/o|ligplaats|standplaats|woonboot|woonark|woonschip|woonwagen) (?=[^\W\d_])",
    re.IGNORECASE,
)
"""A kind of address, or at whose it is, that some write before the street."""
AREA = re.compile(r"(?:werkgebied|regio|gemeenten?|heel|omgeving|provincie)\b", re.IGNORECASE)

_BESIDE = (
    r"(?:t/o|t\.\s?o\.|(?:schuin )?tegenover|nabij|vlak ?bij|naast|ter hoogte van|t\.?h\.?v\.?)"
)
_NEAR_START = re.compile(
    rf"(?:{_BESIDE}|omgeving|omg\.)\s|(?:bij|achter|hoek) [^\W\d_]+{SUFFIX}(?![^\W_])",
    re.IGNORECASE,
)
# Small letters only: with a capital it is the name of a street, such as Achter de Hoven.
_NEAR_BEFORE_CAPITAL = re.compile(r"(?:bij|achter|hoek) (?=.*[A-ZÀ-Þ])")
_NEAR_WITHIN = re.compile(
    rf"[\s/](?:{_BESIDE}(?:\s|$)|(?:bij|to)$|(?P<of_street>bij|achter|hoek|h/o)(?:\s|$))",
    re.IGNORECASE,
)
NEAR_AT_END = re.compile(rf"[0-9]\w*\s(?:{_BESIDE}|bij|to|(?-i:hoek))\.?$", re.IGNORECASE)
"""A house number with a position behind it and nothing more: it is the number of the neighbour."""
COUNTRY_NAME = re.compile(
    r"(?:the )?(?:netherlands|nederland|holland|nl|nld)\.?|(?:koninkrijk der )?nederlanden"
    r"|niederlande|pays-bas",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"(?:en|of|(?-i:hoek)(?! v(?:an|\.) )|t\.?o\.?) .*"
    r"|(?:(?:[0-9]+|I{1,3}|IV) ?-?)?"
    r"(?:hoog|boven|beneden|rood|zwart|verd|links|rechts|achter|voor)",
    re.IGNORECASE,
)
UNNUMBERED = re.compile(
    r"[\s,](?:ong(?:en)?\.?|ongenummerd|o\.n\.|[zs]/n|z\.?\s?n\.?|zonder (?:huis)?nummer)"
    r"(?=[\s,]|$)",
    re.IGNORECASE,
)
"""What people write where a building has no number."""
_SHORT_DAY = r"(?:ma|di|wo|do|vr|za|zo)\.?(?=\s*(?:t/m|tm|tot|en|[-–&/0-9]|$))"
DAY = (
    rf"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en|ochtend|middag|avond)?|{_SHORT_DAY})"
)
_HOURS = re.compile(
    rf"(?:(?:elke|iedere|op|van|open|geopend|openingstijden)[\s:]+)*{DAY}(?![^\W_])", re.IGNORECASE
)
PART_OF_BUILDING = frozenset(
    {"unit", "kamer", "app", "app.", "appartement", "ruimte", "lokaal", "gebouw", "blok", "hal"}
    | {"etage", "verdieping", "ingang", "studio", "box", "suite", "locatie", "loods", "deur"}
    | {"tel", "telefoon", "fax", "mobiel"}
)
"""What stands before a number that is no house number: "kamer 12, Kerkstraat 3"."""


def ends_as_street(name: str) -> bool:
    """Whether the last word ends as streets do: in "straat", "weg", "plein"."""
    return bool(_STREET_END.search(name))


def is_near(piece: str) -> bool:
    """Whether a text begins as what is beside something: "nabij", "t/o", "achter Kerkstraat"."""
    return bool(_NEAR_START.match(piece) or _NEAR_BEFORE_CAPITAL.match(piece))


def tells_position(name: str) -> bool:
    """Whether a position stands between a street and a number: "Kade bij", "Gracht t/o"."""
    found = _NEAR_WITHIN.search(name)
    return found is not None and (not found["of_street"] or ends_as_street(name[: found.start()]))


def tells_hours(piece: str) -> bool:
    """Whether a text begins with a day of the week: what follows are hours."""
    return bool(_HOURS.match(piece))

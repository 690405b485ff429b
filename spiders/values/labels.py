"""What the name of a value says: a key of JSON, the heading of a column, a term beside its text."""

import re
from functools import lru_cache

PLACE_LINE = "postcode en plaats"
"""One value for both, as many tables have it."""
POSTCODE_DIGITS, POSTCODE_LETTERS = "cijfers van de postcode", "letters van de postcode"
"""The two halves of a postcode, as registers keep them."""
DAY_OF_HOURS, TIME_OF_HOURS = "dag van de openingstijden", "tijd van de openingstijden"
"""The two halves of opening hours, as timetables have them."""
SECOND_LINE = "tweede regel"
"""Of an address: a building, a unit, or the street when the first line is a building."""

# In the order in which they decide: "cityName" is a place, "naam gemeente" a gemeente.
_WORDS = {
    "postcode": "postcode postalcode postc zip zipcode pc pc6 postcd postkode pcode",
    POSTCODE_DIGITS: "postcodecijfers pccijfers pc4 postcode4 postcodenumeriek",
    POSTCODE_LETTERS: "postcodeletters pcletters pc2 postcodealfa letters",
    "toevoeging": "toevoeging huisnummertoevoeging huisletter addition toev huisnummertoev "
    "housenumberaddition huislettertoevoeging suffix huislt huisltr huistv huisnrtoev",
    "huisnummer": "huisnummer housenumber nummer nr huisnr number num streetnumber hnr no",
    "gemeente": "gemeente gemeentenaam municipality",
    "plaats": "plaats city stad woonplaats locality addresslocality town plaatsnaam wpl "
    "vestigingsplaats dorp kern cityname townname place woonpl plaatsnm",
    "telefoon": "telefoon telefoonnummer telephone phone tel phonenumber telnr telefoonnr telno "
    "phoneno",
    "email": "email emailadres mail emailaddress",
    "website": "website web site websiteurl sameas homepage",
    "openingstijden": "openingstijden openinghours hours opening spreekuur spreekuren openingsuren "
    "openinghoursspecification spreekuurtijden inloop inloopspreekuur openingtimes wanneer",
    DAY_OF_HOURS: "dag dagen weekdag spreekuurdag openingsdagen",
    TIME_OF_HOURS: "tijd tijden tijdstip tijdstippen spreekuurtijd",
    "op_afspraak": "opafspraak afspraak appointment",
    "status": "status businessstatus locationstatus openstatus closed gesloten permanentlyclosed "
    "temporarilyclosed isclosed isgesloten",
    "lat": "lat latitude breedtegraad",
    "lon": "lon lng long longitude lengtegraad",
    "adres": "adres address straat street streetaddress addressline addressline1 address1 "
    "bezoekadres straatnaam thoroughfare adresregel adresregel1 straatenhuisnummer streetname "
    "vestigingsadres straathuisnummer visitaddress visitingaddress fulladdress addresslines adr "
    "locatieadres formattedaddress straatnm strnaam strnm",
    SECOND_LINE: "addressline2 address2 adresregel2 streetaddress2",
    "vestigingsvorm": "vestigingsvorm soortvestiging type soort categorie category bundle",
    "locatienaam": "locatienaam locationname locatie location gebouw building pand gebouwnaam",
    "naam": "naam name title titel kop heading organisatie organisatienaam organisation "
    "organization vestigingsnaam label store vestiging kantoor host instelling loket branch office "
    "aanbieder storename displayname",
    "link": "link url path alias href permalink detailurl",
    "ident": "id nid uuid locationid vestigingid identifier",
}
_FIELD_OF = {word: name for name, words in _WORDS.items() for word in words.split()}
_RANK = {name: i for i, name in enumerate(_WORDS)}
# Words that another word stands beside to say whose the value is: they decide nothing.
_WRAPPING_TEXT = (
    "field veld meta acf custom attr data value raw rendered location locatie store contact "
    "algemeen general bezoek visit visiting main default primary nl display full van de het "
    "of en the and onze ons s wpsl"
)
_WRAPPING = frozenset(_WRAPPING_TEXT.split())
_SEPARATE = frozenset(["link", "ident", "vestigingsvorm", SECOND_LINE])  # by the whole name only
_OTHER_THING_TEXT = (
    "category categorie group groep parent image afbeelding file user country land type status "
    "icon class menu company tag"
)
_REGION = frozenset(
    [
        "regio",
        "region",
        "provincie",
        "province",
        "district",
        "rayon",
        "werkgebied",
        "wijk",
        "stadsdeel",
    ]
)
_OTHER_THING = _REGION.union(_OTHER_THING_TEXT.split())
# Not a visiting address, or not of the location: postal and billing addresses, people, publishers.
_OTHER_NAME = re.compile(
    r"(?:^|_)(?:post_?(?:adre?s|addr|bus)|mailing|billing|factu|correspond|bezorg|fax|kvk|iban|"
    r"btw|bank|rsin|contact_?pers|persoon|medewerker|voornaam|achternaam|first_?name|last_?name)"
    r"|(?:^|_)(?:place|term|post|parent|image|category|user|media|google)_id$"
    r"|^(?:highlight_?result|snippet_?result|publisher|author|creator|provider|copyright_?holder|parent_?organization|"
    r"source_?organization|employees?|members?|founder|performer)$"
)
# However registers shorten it: huisltr, huislttoev, hnr_toev.
_ADDITION_NAME = re.compile(r"(?:huis(?:nr|nummer)?|hnr|nr)(?:l(?:e?t)?te?r?|toev|tv|add)\w*$|toev")
_COUNTRY_NAMES = frozenset(
    ["land", "country", "addresscountry", "countrycode", "countryname", "landcode", "landnaam"]
)


@lru_cache(maxsize=1 << 12)
def field_for(name: str) -> str:
    """Return the field that a name of a value stands for, "" when it says nothing.

    `PLACE_LINE` for postcode and place in one, `SECOND_LINE` of an address, "land" for the country.
    """
    words = _split(name)
    whole = "".join(words)
    if whole in _COUNTRY_NAMES:
        return "land"
    bare = "".join(w for w in words if w not in _WRAPPING)
    if found := _FIELD_OF.get(whole) or _FIELD_OF.get(bare):
        return found
    if _ADDITION_NAME.match(whole):
        return "toevoeging"
    fields = {f for w in words[:6] if (f := _FIELD_OF.get(w)) and f not in _SEPARATE}
    if {"postcode", "plaats"} <= fields:
        return PLACE_LINE
    if "adres" in fields and fields & {"huisnummer", "toevoeging"}:
        return "huisnummer" if whole.startswith(("adres", "address")) else "adres"
    if "adres" in fields and len(fields) > 1:
        fields -= {"adres"}  # "adres_plaats" is the place of an address
    if not _OTHER_THING.isdisjoint(words):
        fields -= {"naam", "locatienaam", "huisnummer"}
    return min(fields, key=_RANK.__getitem__, default="")


@lru_cache(maxsize=1 << 12)
def says_other(name: str) -> bool:
    """Tell whether a name says that its value is of no location: a postal address, a person."""
    return bool(_OTHER_NAME.search("_".join(_split(name))))


@lru_cache(maxsize=1 << 12)
def says_region(name: str) -> bool:
    """Tell whether a name says that its value is what several locations share: no name of one."""
    return not _REGION.isdisjoint(_split(name))


def _split(name: str) -> list[str]:
    """Return the words of a name: "hostName" and "Host-naam:" have two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:100])
    return [w.casefold() for w in re.findall(r"[^\W_]+", apart)]

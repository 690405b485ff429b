"""What a layer finds on a page: a location in the page's own words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from schemas.captures import WORD_FIELDS, LocationWords
from spiders.dutch.patterns import PO_BOX_WORD, POSTCODE_IN_TEXT, collapse

_HOUSE_NUMBER_AT_END = re.compile(r"\s(\d{1,5})(?:[\s/–-]*\w{1,4})?$")
_FIRST_NUMBER = re.compile(r"(\d+)")


class Laag(StrEnum):
    """The layer of extraction that found a location: `laag` of a captured record, shown as it is.

    Captures hold these words, so they do not change. A spider of one source may add its own.
    """

    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    EMBEDDED_JSON = "ingebedde json"
    LOADED_JSON = "geladen json"
    XML = "xml"
    TABLE = "tabel"
    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    CARD = "visitekaart"
    CALENDAR = "agenda"
    PROSE = "tekst"
    PLACE_PAGE = "plaatspagina"
    FOOTER = "voettekst"


STATED_FIELDS = (*WORD_FIELDS, "link", "ident")
"""What a page states; the other fields of a finding tell where on it that was seen."""


@dataclass(slots=True)
class SiteFinding(LocationWords):
    """A location as one layer saw it; `link` is its own page, `ident` its own id in the source.

    `place_in_page` tells where on a page it stood, so that a footer can be told from a list;
    `page_heading` is what the page of one location is headed by.
    """

    link: str = ""
    ident: str = ""
    laag: str = ""
    place_in_page: str = ""
    page_heading: str = ""

    @classmethod
    def of_values(cls, values: dict[str, str], layer: str, place: str = "") -> "SiteFinding":
        """Return what values by the names of fields state; `place` in the page, else the layer."""
        stated = {name: value for name, value in values.items() if name in STATED_FIELDS}
        return cls(**stated, laag=layer, place_in_page=place or layer)

    def is_po_box(self) -> bool:
        """Tell whether the address is a postal box, where nobody can go."""
        return bool(PO_BOX_WORD.search(self.adres))

    def address_key(self) -> str:
        """Return what two sightings of one address share: postcode and house number, or words."""
        text = f"{self.adres} {self.postcode}"
        postcode = POSTCODE_IN_TEXT.search(text)
        if postcode is None:
            return collapse(f"{self.adres} {self.plaats}").casefold()
        street = self.adres.partition(postcode[0])[0].partition(",")[0] or self.adres
        number = _HOUSE_NUMBER_AT_END.search(street.strip()) or _FIRST_NUMBER.search(street)
        return f"{postcode[0][:4]}{postcode[0][-2:]} {number[1] if number else ''}"

    def same_words(self) -> tuple[str, ...]:
        """Return the identity of a location the source gives no key for."""
        words = (self.naam, self.adres, self.postcode, self.plaats)
        return tuple("".join(word.split()).casefold() for word in words)

    def told(self) -> str:
        """Return all that is stated, for a person to read."""
        values = ((name, getattr(self, name)) for name in STATED_FIELDS)
        return " | ".join(f"{name}={value}" for name, value in values if value)

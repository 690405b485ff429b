"""What a layer finds on a page: a location in the page's own words."""

import re
from dataclasses import dataclass, fields

from spiders.dutch import PO_BOX, POSTCODE, collapse


@dataclass(slots=True)
class Finding:
    """A location as one layer saw it; `link` is its own page, `ident` its own id in the source.

    `place_in_page` tells where on a page it stood, so that a footer can be told from a list.
    """

    naam: str = ""
    locatienaam: str = ""
    adres: str = ""
    postcode: str = ""
    plaats: str = ""
    gemeente: str = ""
    telefoon: str = ""
    email: str = ""
    website: str = ""
    openingstijden: str = ""
    op_afspraak: str = ""
    vestigingsvorm: str = ""
    lat: str = ""
    lon: str = ""
    link: str = ""
    ident: str = ""
    laag: str = ""
    place_in_page: str = ""

    def is_po_box(self) -> bool:
        """Tell whether the address is a postal box, where nobody can go."""
        return bool(PO_BOX.search(self.adres))

    def address_key(self) -> str:
        """Return what two sightings of one address share: postcode and first number, or words."""
        text = f"{self.adres} {self.postcode}"
        postcode = POSTCODE.search(text)
        if postcode is None:
            return collapse(f"{self.adres} {self.plaats}").casefold()
        rest = text.replace(postcode[0], " ")
        number = re.search(r"\d+", rest)
        return f"{postcode[0][:4]}{postcode[0][-2:]} {number[0] if number else ''}"

    def same_words(self) -> tuple[str, ...]:
        """Return the identity of a location the source gives no key for."""
        words = (self.naam, self.adres, self.postcode, self.plaats)
        return tuple("".join(word.split()).casefold() for word in words)

    def fill_from(self, other: "Finding") -> None:
        """Take from another sighting what this one is silent on."""
        for f in fields(self):
            if not getattr(self, f.name):
                setattr(self, f.name, getattr(other, f.name))

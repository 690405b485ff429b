"""By which rules two names with their website and phone are those of one organisation."""

from typing import NamedTuple

from pipeline.match.evidence.rules import Rule
from schemas.vocabulary import Paaroordeel, Veldoordeel


class OrganisationRow(NamedTuple):
    """What name, website and phone of two records say."""

    naam: Veldoordeel
    website: Veldoordeel
    telefoon: Veldoordeel
    phone_tells: bool
    """In this list a number alone may settle that two names are one organisation."""

    @property
    def same_site(self) -> bool:
        """A website of their own is equal."""
        return self.website == Veldoordeel.GELIJK

    @property
    def same_phone(self) -> bool:
        """A number of their own is equal."""
        return self.telefoon == Veldoordeel.GELIJK

    @property
    def is_denied(self) -> bool:
        """A website or number of their own is another."""
        return Veldoordeel.ANDERS in {self.website, self.telefoon}


ORGANISATION_RULES: tuple[Rule[OrganisationRow, Paaroordeel], ...] = (
    Rule(
        # Sources give other sites and numbers of one organisation: these deny no name.
        "the same name",
        Paaroordeel.ZELFDE,
        lambda row: row.naam == Veldoordeel.GELIJK,
    ),
    Rule(
        "website and phone",
        Paaroordeel.ZELFDE,
        lambda row: row.same_site and row.same_phone,
    ),
    Rule(
        # Wijkteam Noord and Wijkcentrum Noord share much, so sharing one contact more is no proof.
        "names alike, one contact equal",
        Paaroordeel.ONZEKER,
        lambda row: row.naam == Veldoordeel.LIJKEND and (row.same_site or row.same_phone),
    ),
    Rule(
        "one contact equal, none against it",
        Paaroordeel.ZELFDE,
        lambda row: (row.same_site or (row.same_phone and row.phone_tells)) and not row.is_denied,
    ),
    Rule(
        "one contact equal",
        Paaroordeel.ONZEKER,
        lambda row: row.same_site or row.same_phone,
    ),
    Rule(
        "one name a part of the other, no contact against it",
        Paaroordeel.ONZEKER,
        lambda row: row.naam == Veldoordeel.DEEL and not row.is_denied,
    ),
    Rule(
        "no name",
        Paaroordeel.ONZEKER,
        lambda row: row.naam == Veldoordeel.ONTBREEKT,
    ),
    Rule("other names", Paaroordeel.VERSCHILLEND, lambda row: True),
)

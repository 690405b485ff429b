"""By which rules two names with their website and phone are those of one organisation."""

from typing import NamedTuple

from pipeline.match.evidence.rules import Rule
from schemas.vocabulary import Paaroordeel, Veldoordeel


class OrganisationRow(NamedTuple):
    """What name, website and phone of two records say."""

    naam: Veldoordeel
    website: Veldoordeel
    telefoon: Veldoordeel
    by_acronym: bool
    """One name is an acronym of the other."""
    site_bears_name: bool
    """The website that is equal bears a word that both names share."""
    phone_tells: bool
    """In this list a number alone may settle that two names are one organisation."""
    nearly_tells: bool
    """In this list such a difference between names is none of organisations."""

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

    @property
    def nearly_same(self) -> bool:
        """The names differ in a kind, a number or a part only."""
        return self.naam == Veldoordeel.VRIJWEL_GELIJK

    @property
    def alike(self) -> bool:
        """The names share words, but nothing in them says that they are one."""
        return self.naam in {Veldoordeel.LIJKEND, Veldoordeel.ANDERE_SOORT}


_OPEN = frozenset({Veldoordeel.DEEL, Veldoordeel.ANDERE_SOORT, Veldoordeel.VRIJWEL_GELIJK})

ORGANISATION_RULES: tuple[Rule[OrganisationRow, Paaroordeel], ...] = (
    Rule(
        # Initials are those of many names; a site of its own is one organisation's.
        "an acronym, another website",
        Paaroordeel.ONZEKER,
        lambda row: row.by_acronym and row.website == Veldoordeel.ANDERS,
    ),
    Rule(
        # Chapters share the site and the number of their association.
        "two departments",
        Paaroordeel.ONZEKER,
        lambda row: row.naam == Veldoordeel.ANDERE_AFDELING,
    ),
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
        # Sources give several numbers of one organisation, hardly ever two sites.
        "names nearly the same or a part, and the website",
        Paaroordeel.ZELFDE,
        lambda row: row.same_site and (row.nearly_same or row.naam == Veldoordeel.DEEL),
    ),
    Rule(
        "names alike, and a website that bears what they share",
        Paaroordeel.ZELFDE,
        lambda row: row.alike and row.same_site and row.site_bears_name and not row.is_denied,
    ),
    Rule(
        # Wijkteam Noord and Wijkcentrum Noord share much, so sharing one contact more is no proof.
        "names alike, one contact equal",
        Paaroordeel.ONZEKER,
        lambda row: row.alike and (row.same_site or row.same_phone),
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
        "names nearly the same, and nothing against it",
        Paaroordeel.ZELFDE,
        lambda row: row.nearly_same and row.nearly_tells and not row.is_denied,
    ),
    Rule(
        "names that may be one, and no contact against it",
        Paaroordeel.ONZEKER,
        lambda row: row.naam in _OPEN and not row.is_denied,
    ),
    Rule(
        "names nearly the same, another number",
        Paaroordeel.ONZEKER,
        lambda row: row.nearly_same and row.website != Veldoordeel.ANDERS,
    ),
    Rule(
        "no name",
        Paaroordeel.ONZEKER,
        lambda row: row.naam == Veldoordeel.ONTBREEKT,
    ),
    Rule("other names", Paaroordeel.VERSCHILLEND, lambda row: True),
)

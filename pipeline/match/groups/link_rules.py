"""By which rules two names in one gemeente are of one organisation, wherever its locations are.

Across a gemeente a name says less than at one address. A contact of their own that differs denies
what a name alone says; one that is equal bears it out.
"""

from enum import StrEnum
from typing import NamedTuple

from pipeline.match.evidence.rules import Rule
from schemas.vocabulary import Paaroordeel


class Link(StrEnum):
    """What a pair says of the organisations of two names."""

    FIRM = "firm"
    """They are one."""
    ACRONYM = "acronym"
    """They are one if neither may be another: one is an acronym."""
    VAGUE = "vague"
    """They are one if neither may be another: one names a place, the other none."""
    CONTACT = "contact"
    """They are one if neither may be another: other names with the same site or number."""
    DENIED = "denied"
    """They are two."""
    NONE = "none"


WEAK_LINKS = (Link.ACRONYM, Link.VAGUE, Link.CONTACT)


class LinkRow(NamedTuple):
    """What two names in one gemeente, and their contacts, say."""

    organisatie: Paaroordeel
    by_name: bool
    contact_agrees: bool
    contact_differs: bool
    by_acronym: bool
    misspelt: bool
    same_words: bool
    rare: bool
    """The spelling of one of them occurs once in the gemeente."""
    one_names_place: bool
    town_and_gemeente: bool
    """One name bears a town, the other the gemeente itself: Jellum and Leeuwarden."""

    @property
    def is_vague(self) -> bool:
        """The same name, but one names a place and the other none."""
        return self.by_name and self.one_names_place

    @property
    def fits(self) -> bool:
        """Nothing speaks against the same name: no contact, no spelling that occurs more often.

        A typing error occurs once; what occurs twice is a name of its own.
        """
        if self.same_words and not self.is_vague:
            return True
        return not self.contact_differs and (not self.misspelt or self.rare)


LINK_RULES: tuple[Rule[LinkRow, Link], ...] = (
    Rule(
        "two organisations",
        Link.DENIED,
        lambda row: row.organisatie == Paaroordeel.VERSCHILLEND,
    ),
    Rule(
        "a name with a town, and one with the gemeente",
        Link.DENIED,
        lambda row: row.by_name and row.town_and_gemeente and not row.contact_agrees,
    ),
    Rule(
        "in doubt",
        Link.NONE,
        lambda row: row.organisatie == Paaroordeel.ONZEKER,
    ),
    Rule(
        "other names, a contact equal",
        Link.CONTACT,
        lambda row: not row.by_name,
    ),
    Rule(
        "the same name, but something is against it",
        Link.NONE,
        lambda row: not row.fits,
    ),
    Rule(
        "the same name, a contact equal",
        Link.FIRM,
        lambda row: row.contact_agrees,
    ),
    Rule("an acronym", Link.ACRONYM, lambda row: row.by_acronym),
    Rule("a name without a place", Link.VAGUE, lambda row: row.is_vague),
    Rule("the same name", Link.FIRM, lambda row: True),
)

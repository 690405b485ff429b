"""By which rules two records are one location, out of two verdicts and the evidence under them."""

from enum import StrEnum
from typing import NamedTuple

from pipeline.match.evidence.rules import Rule
from schemas.vocabulary import Paaroordeel, Veldoordeel


class PairReason(StrEnum):
    """Why a pair is the same, different or in doubt; wording.py says it in Dutch."""

    DECIDED = "decided"
    DUPLICATE = "duplicate"
    """The two records say the same after normalising."""
    SAME_BOTH = "same both"
    SAME_CONTACT = "same contact"
    SAME_BUT_KIND = "same but kind"
    """The same address, and names that differ in a kind, a number or a part only."""
    NEARLY_SAME = "nearly same"
    ONLY_ONE = "only one"
    OTHER_NUMBER = "other number"
    OTHER_ADDITION = "other addition"
    OTHER_ADDRESS = "other address"
    OTHER_ORGANISATION = "other organisation"
    DOUBT_ADDRESS = "doubt address"
    DOUBT_NAME = "doubt name"
    DOUBT_CONTACT = "doubt contact"
    CLASHES = "clashes"
    """The pair fits, but the groups of the two contradict each other."""
    AMBIGUOUS = "ambiguous"
    """The pair fits, but so does another that contradicts it."""
    ONE_LOCATION = "one location"
    """One has no address, and its organisation has one location in the gemeente."""
    SEVERAL_LOCATIONS = "several locations"
    """One has no address, and its organisation has more locations in the gemeente."""
    STATES_OTHERWISE = "states otherwise"
    """One has no address that can be read, but states something else than the other; also where
    neither has one, and each names another location."""
    NEAR_MISS = "near miss"
    """Apart, but at one number or under one name in one street: asked, never joined by that."""
    BY_OTHERS = "by others"
    """One has no address; that they are one follows of other records of the organisation."""


class PairRow(NamedTuple):
    """All evidence on a pair with addresses, with the verdicts on address and organisation."""

    straat: Veldoordeel
    huisnummer: Veldoordeel
    toevoeging: Veldoordeel
    postcode: Veldoordeel
    plaats: Veldoordeel
    adres: Paaroordeel
    naam: Veldoordeel
    website: Veldoordeel
    telefoon: Veldoordeel
    organisatie: Paaroordeel

    @property
    def same_name(self) -> bool:
        """By name alone they are one organisation."""
        return self.naam == Veldoordeel.GELIJK

    @property
    def contact_bears_out(self) -> bool:
        """A contact of their own is equal; both are, where place and gemeente are others."""
        equal = [field == Veldoordeel.GELIJK for field in (self.website, self.telefoon)]
        is_far = self.plaats == Veldoordeel.ANDERE_PLAATS_EN_GEMEENTE
        return all(equal) if is_far else any(equal)

    @property
    def street_denied(self) -> bool:
        """The streets are alike only, and two postcodes say that they are two."""
        is_alike = self.straat in {
            Veldoordeel.TYPFOUT,
            Veldoordeel.DEEL,
            Veldoordeel.TWEE_TYPFOUTEN,
        }
        return is_alike and self.postcode in {Veldoordeel.ZELFDE_CIJFERS, Veldoordeel.ANDERS}

    @property
    def borne_out(self) -> bool:
        """Something beside the address in doubt says that it is this one."""
        here = self.plaats in {Veldoordeel.GELIJK, Veldoordeel.ZELFDE_GEMEENTE}
        on_street = here and self.straat != Veldoordeel.ANDERS and not self.street_denied
        same_postcode = self.postcode == Veldoordeel.GELIJK
        if self.same_name and (same_postcode or self.contact_bears_out or on_street):
            return True
        rest = (self.postcode, self.huisnummer, self.toevoeging)
        all_equal = all(part == Veldoordeel.GELIJK for part in rest)
        is_one = self.organisatie == Paaroordeel.ZELFDE
        return self.contact_bears_out and is_one and all_equal


PairOutcome = tuple[Paaroordeel, PairReason]

PAIR_RULES: tuple[Rule[PairRow, PairOutcome], ...] = (
    Rule(
        "another number",
        (Paaroordeel.VERSCHILLEND, PairReason.OTHER_NUMBER),
        lambda row: row.adres == Paaroordeel.VERSCHILLEND and row.huisnummer == Veldoordeel.ANDERS,
    ),
    Rule(
        "another addition",
        (Paaroordeel.VERSCHILLEND, PairReason.OTHER_ADDITION),
        lambda row: row.adres == Paaroordeel.VERSCHILLEND and row.toevoeging == Veldoordeel.ANDERS,
    ),
    Rule(
        "another address",
        (Paaroordeel.VERSCHILLEND, PairReason.OTHER_ADDRESS),
        lambda row: row.adres == Paaroordeel.VERSCHILLEND,
    ),
    Rule(
        "another organisation",
        (Paaroordeel.VERSCHILLEND, PairReason.OTHER_ORGANISATION),
        lambda row: row.organisatie == Paaroordeel.VERSCHILLEND,
    ),
    Rule(
        "address in doubt, borne out",
        (Paaroordeel.ZELFDE, PairReason.NEARLY_SAME),
        lambda row: row.adres == Paaroordeel.ONZEKER and row.borne_out,
    ),
    Rule(
        # It joins only where no other location fits: groups/clusters.py refuses it otherwise.
        "no place, the same name, and the street or a typing error in it",
        (Paaroordeel.ZELFDE, PairReason.ONLY_ONE),
        lambda row: (
            row.adres == Paaroordeel.ONZEKER
            and row.straat in {Veldoordeel.GELIJK, Veldoordeel.TYPFOUT}
            and row.plaats == Veldoordeel.ONTBREEKT
            and row.same_name
        ),
    ),
    Rule(
        "address in doubt",
        (Paaroordeel.ONZEKER, PairReason.DOUBT_ADDRESS),
        lambda row: row.adres == Paaroordeel.ONZEKER,
    ),
    Rule(
        "same address and name",
        (Paaroordeel.ZELFDE, PairReason.SAME_BOTH),
        lambda row: row.organisatie == Paaroordeel.ZELFDE and row.same_name,
    ),
    Rule(
        "same address, names nearly the same",
        (Paaroordeel.ZELFDE, PairReason.SAME_BUT_KIND),
        lambda row: (
            row.organisatie == Paaroordeel.ZELFDE
            and row.naam == Veldoordeel.VRIJWEL_GELIJK
            and Veldoordeel.GELIJK not in {row.website, row.telefoon}
        ),
    ),
    Rule(
        "same address and contact",
        (Paaroordeel.ZELFDE, PairReason.SAME_CONTACT),
        lambda row: row.organisatie == Paaroordeel.ZELFDE,
    ),
    Rule(
        "another name, a contact equal",
        (Paaroordeel.ONZEKER, PairReason.DOUBT_CONTACT),
        lambda row: row.contact_bears_out,
    ),
    Rule(
        "names in doubt",
        (Paaroordeel.ONZEKER, PairReason.DOUBT_NAME),
        lambda row: True,
    ),
)

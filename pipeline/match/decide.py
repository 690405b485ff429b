"""From two verdicts to one decision per pair, with the rule that took it."""

from dataclasses import dataclass

import numpy as np

from pipeline.match import name_verdict as names
from pipeline.match import streets
from pipeline.match.addresses import (
    EQUAL,
    FAR,
    GROUND_FLOOR,
    IN_RANGE,
    MISSING,
    NO,
    OTHER,
    SAME_GEMEENTE,
    UNSURE,
    YES,
    AddressEvidence,
    is_in,
)
from pipeline.match.columns import Bools, Ints, Texts
from pipeline.match.organisations import OrganisationEvidence

SAME_BOTH = "zelfde adres en zelfde naam"
SAME_CONTACT = "zelfde adres en eigen website of telefoon gelijk"
NEARLY_SAME = (
    "adres op een onderdeel na gelijk, naam gelijk en postcode, plaats of contact bevestigt"
)
ONLY_ONE = "plaats onbekend; de enige met deze straat, dit nummer en deze naam"
OTHER_NUMBER = "ander huisnummer"
OTHER_ADDITION = "andere toevoeging"
OTHER_ADDRESS = "ander adres"
OTHER_ORGANISATION = "andere organisatie"
DOUBT_ADDRESS = "adres niet zeker"
DOUBT_NAME = "naam niet zeker"
DOUBT_CONTACT = "andere naam, maar website of telefoon gelijk"


@dataclass(frozen=True)
class Decisions:
    """Per pair the decision (zelfde, verschillend, onzeker), its rule, and how it joins."""

    beslissing: Texts
    regel: Texts
    order: Ints
    """Smaller joins first."""
    loose: Bools


def decide(address: AddressEvidence, organisation: OrganisationEvidence) -> Decisions:
    """Both verdicts must agree; one doubt makes a doubt unless something else bears it out."""
    same_name = organisation.naam == names.SAME
    both_agree = (organisation.website == EQUAL) & (organisation.telefoon == EQUAL)
    contact = np.where(address.plaats == FAR, both_agree, organisation.agrees)
    here = is_in(address.plaats, EQUAL, SAME_GEMEENTE) & (address.straat != streets.OTHER)
    nowhere = (address.straat == streets.SAME) & (address.plaats == MISSING) & same_name
    borne_out = same_name & ((address.postcode == EQUAL) | contact | here)
    parts = (address.postcode, address.huisnummer, address.toevoeging)
    all_equal = np.logical_and.reduce([part == EQUAL for part in parts])
    borne_out |= contact & (organisation.verdict == YES) & all_equal

    decision = np.full(len(same_name), UNSURE, dtype=object)
    rule = np.full(len(same_name), DOUBT_ADDRESS, dtype=object)
    both = (address.verdict == YES) & (organisation.verdict == YES)
    nearly = (address.verdict == UNSURE) & borne_out
    doubt = (address.verdict == YES) & (organisation.verdict == UNSURE)
    rule[doubt] = np.where(contact[doubt], DOUBT_CONTACT, DOUBT_NAME)
    decision[both | nearly] = YES
    rule[both] = np.where(same_name[both], SAME_BOTH, SAME_CONTACT)
    rule[nearly] = NEARLY_SAME
    only = (address.verdict == UNSURE) & nowhere & ~nearly
    decision[only] = YES
    rule[only] = ONLY_ONE
    other_organisation = organisation.verdict == NO
    decision[other_organisation] = NO
    rule[other_organisation] = OTHER_ORGANISATION
    elsewhere = address.verdict == NO
    decision[elsewhere] = NO
    rule[elsewhere] = OTHER_ADDRESS
    rule[elsewhere & (address.toevoeging == OTHER)] = OTHER_ADDITION
    rule[elsewhere & (address.huisnummer == OTHER)] = OTHER_NUMBER
    loose = is_in(address.toevoeging, MISSING, GROUND_FLOOR) | (address.huisnummer == IN_RANGE)
    loose |= address.plaats == MISSING
    return Decisions(decision, rule, _find_order(address, organisation, same_name), loose)


def _find_order(
    address: AddressEvidence, organisation: OrganisationEvidence, same_name: Bools
) -> Ints:
    """Stronger pairs first: by name, then address verdict, postcode, street, contact."""
    doubts = [
        ~same_name,
        address.verdict != YES,
        address.postcode != EQUAL,
        address.straat != streets.SAME,
        organisation.website != EQUAL,
        organisation.telefoon != EQUAL,
        organisation.uitleg != "gelijk",
    ]
    order = np.zeros(len(same_name), dtype=np.int64)
    for doubt in doubts:
        order = order * 2 + doubt
    return order

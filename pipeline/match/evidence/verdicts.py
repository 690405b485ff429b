"""From a verdict on the address and one on the organisation to one on the pair."""

from dataclasses import dataclass

import numpy as np

from pipeline.match.coding.columns import Bools, Ints, Texts, is_in
from pipeline.match.evidence.addresses import AddressEvidence
from pipeline.match.evidence.organisations import OrganisationEvidence
from pipeline.match.evidence.pair_rules import PAIR_RULES, PairRow
from pipeline.match.evidence.rules import find_rules, to_objects
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Paaroordeel, Veldoordeel


@dataclass(frozen=True)
class PairVerdicts:
    """Per pair the verdict (Paaroordeel), its reason (PairReason), and how it joins."""

    verdict: Texts
    reason: Texts
    order: Ints
    """Smaller joins first."""
    loose: Bools
    """It joins only where that is unambiguous: see `Edges`."""


def judge_pairs(address: AddressEvidence, organisation: OrganisationEvidence) -> PairVerdicts:
    """Both verdicts must agree; one doubt makes a doubt unless something else bears it out."""
    parts = (address.straat, address.huisnummer, address.toevoeging, address.postcode)
    who = (organisation.naam, organisation.website, organisation.telefoon, organisation.verdict)
    at = find_rules(PAIR_RULES, PairRow, *parts, address.plaats, address.verdict, *who)
    outcomes = zip(*(rule.outcome for rule in PAIR_RULES), strict=True)
    verdict, reason = (to_objects(column) for column in outcomes)
    loose = is_in(address.toevoeging, Veldoordeel.ONTBREEKT, Veldoordeel.BEGANE_GROND)
    loose |= is_in(address.huisnummer, Veldoordeel.IN_REEKS)
    loose |= is_in(address.plaats, Veldoordeel.ONTBREEKT)
    return PairVerdicts(verdict[at], reason[at], _find_order(address, organisation), loose)


def _find_order(address: AddressEvidence, organisation: OrganisationEvidence) -> Ints:
    """Stronger pairs first: by name, then address verdict, postcode, street, contact.

    A name is what two tenants of a building never share, so it weighs most.
    """
    certain = [
        organisation.naam == Veldoordeel.GELIJK,
        address.verdict == Paaroordeel.ZELFDE,
        address.postcode == Veldoordeel.GELIJK,
        address.straat == Veldoordeel.GELIJK,
        organisation.website == Veldoordeel.GELIJK,
        organisation.telefoon == Veldoordeel.GELIJK,
        organisation.reason == NameReason.EQUAL,
    ]
    order = np.zeros(len(address.verdict), dtype=np.int64)
    for is_certain in certain:
        order = order * 2 + ~is_certain.astype(bool)
    return order

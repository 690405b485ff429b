"""Records with a visiting address: which are compared, and what comes of it."""

from dataclasses import dataclass

from pipeline.match.coding.columns import Bools
from pipeline.match.coding.components import label_components
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.addresses import AddressEvidence, compare_addresses
from pipeline.match.evidence.light_words import forgive_light_phrases, learn_light_phrases
from pipeline.match.evidence.near_names import doubt_torn_names
from pipeline.match.evidence.organisations import (
    OrganisationEvidence,
    compare_names_of,
    compare_organisations,
    doubt_shared_acronyms,
)
from pipeline.match.evidence.verdicts import PairVerdicts, judge_pairs
from pipeline.match.groups.blocks import Candidates, find_candidates
from pipeline.match.groups.features import Features
from pipeline.match.names.name import Phrases, Places
from schemas.vocabulary import Paaroordeel, Veldoordeel


@dataclass(frozen=True)
class ComparedPairs:
    """The candidate pairs, both verdicts on each, that on the pair, and the phrases learnt."""

    candidates: Candidates
    address: AddressEvidence
    organisation: OrganisationEvidence
    verdicts: PairVerdicts
    light: Phrases


def compare_located(
    nodes: Nodes, features: Features, places: dict[str, Places], workers: Workers
) -> ComparedPairs:
    """Compare the nodes with an address that share a block; pairs run parallel in all tables."""
    candidates = find_candidates(nodes, features.all)
    pair = candidates.first, candidates.second
    address = compare_addresses(nodes, *pair, places)
    likeness = compare_names_of(nodes, *pair, places, workers)
    here: Bools = address.verdict == Paaroordeel.ZELFDE
    # An acronym may be that of a neighbour: it makes no two names kin, whose contacts are one's.
    same = here & (likeness.naam == Veldoordeel.GELIJK) & ~likeness.by_acronym
    kin = label_components(len(nodes), pair[0][same], pair[1][same])
    one, other = kin[pair[0]], kin[pair[1]]
    likeness = doubt_shared_acronyms(likeness, one, other, here)
    likeness = doubt_torn_names(likeness, one, other, here)
    told = compare_organisations(nodes, pair, likeness, kin, here, places, workers)
    light = learn_light_phrases(told, one, other)
    organisation = forgive_light_phrases(told, light)
    return ComparedPairs(
        candidates, address, organisation, judge_pairs(address, organisation), light
    )

"""Records with a visiting address: which are compared, and what comes of it."""

from dataclasses import dataclass

from pipeline.match.addresses import YES, AddressEvidence, compare_addresses
from pipeline.match.blocks import Candidates, find_candidates
from pipeline.match.clusters import label_components
from pipeline.match.decide import Decisions, decide
from pipeline.match.features import Features
from pipeline.match.light_words import forgive_light_phrases, learn_light_phrases
from pipeline.match.name_verdict import SAME
from pipeline.match.names import Phrases, Places
from pipeline.match.nodes import Nodes
from pipeline.match.organisations import (
    OrganisationEvidence,
    compare_names_of,
    compare_organisations,
    doubt_shared_acronyms,
)
from pipeline.match.processes import Workers


@dataclass(frozen=True)
class Compared:
    """The candidate pairs, both verdicts on each, what was decided, and the phrases learnt."""

    candidates: Candidates
    address: AddressEvidence
    organisation: OrganisationEvidence
    decided: Decisions
    light: Phrases


def compare_located(
    nodes: Nodes, features: Features, places: dict[str, Places], workers: Workers
) -> Compared:
    """Compare the nodes with an address that share a block; pairs run parallel in all tables."""
    candidates = find_candidates(nodes, features.all)
    pair = candidates.first, candidates.second
    address = compare_addresses(nodes, *pair, places)
    likeness = compare_names_of(nodes, *pair, places, workers)
    same = (address.verdict == YES) & (likeness.naam == SAME) & ~likeness.by_acronym
    kin = label_components(len(nodes), pair[0][same], pair[1][same])
    likeness = doubt_shared_acronyms(likeness, kin[pair[0]], kin[pair[1]], address.verdict == YES)
    told = compare_organisations(nodes, pair, likeness, kin, places, workers)
    light = learn_light_phrases(told, kin[pair[0]], kin[pair[1]])
    organisation = forgive_light_phrases(told, light)
    return Compared(candidates, address, organisation, decide(address, organisation), light)

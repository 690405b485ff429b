"""Words added or exchanged in a name that say nothing: learnt from what contacts tell."""

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints, is_in
from pipeline.match.evidence.organisations import OrganisationEvidence
from pipeline.match.names.left_over import OF_THE_GEMEENTE
from pipeline.match.names.name import Phrases, strip_phrases
from pipeline.match.names.reasons import NameReason
from pipeline.match.names.words import WORDS
from schemas.vocabulary import Paaroordeel, Veldoordeel

FEWEST_WITNESSES = 3
"""Different organisations at whose address a phrase came and went while site or number agreed: one
or two may be the habit of one source."""
WITNESSES_PER_DENIAL = 5
"""How often contacts must agree for each time that they differ: a slip of a source is no denial."""
_LEARNT = (NameReason.EXTRA, NameReason.KIND, NameReason.OTHER_KIND, NameReason.OWN_WORDS)


def learn_light_phrases(evidence: OrganisationEvidence, one: Ints, other: Ints) -> Phrases:
    """Which words, extra or exchanged, are of one organisation at one address, as contacts say.

    "De Linde" and "De Linde team volwassenen" have the same site, and so it goes with others:
    then "team volwassenen" says nothing. "De Linde" and "De Linde Kinderopvang" have sites of
    their own: that says enough. "Basisschool / IKC" is learnt likewise, as "basisschool / ikc".
    `one` and `other` label the organisations of each pair: many
    spellings of two organisations are one witness.
    """
    told = is_in(evidence.reason, *_LEARNT) & (evidence.agrees != evidence.differs)
    table = pd.DataFrame(
        {
            "words": evidence.words[told],
            "one": np.minimum(one, other)[told],
            "other": np.maximum(one, other)[told],
            "agrees": evidence.agrees[told],
        }
    ).drop_duplicates()
    votes = table.groupby("words")["agrees"].agg(["sum", "size"])
    denials = votes["size"] - votes["sum"]
    sure = (votes["sum"] >= FEWEST_WITNESSES) & (votes["sum"] >= WITNESSES_PER_DENIAL * denials)
    return frozenset(tuple(words.split()) for words in votes.index[sure])


def forgive_light_phrases(evidence: OrganisationEvidence, light: Phrases) -> OrganisationEvidence:
    """Names that only differ in such a phrase are the same, unless site or number denies it."""
    empty = light | WORDS.diensten
    doubt = is_in(evidence.reason, *_LEARNT) & ~evidence.differs
    nothing = {
        words
        for words in set(evidence.words[doubt].tolist())
        if not strip_phrases(tuple(words.split()), empty)
    }
    forgiven = doubt & np.array([words in nothing for words in evidence.words], dtype=bool)
    reason = evidence.reason.copy()
    reason[forgiven] = NameReason.FORGIVEN
    return replace(_hold_for_same(evidence, forgiven), reason=reason)


def forgive_provider(evidence: OrganisationEvidence) -> OrganisationEvidence:
    """Of names in one gemeente one may say that it is of that: it is the same, unless denied.

    "Gemeente Almelo - Sociaal Loket" is the Sociaal Loket of Almelo, if site or number is no other.
    """
    provided = is_in(evidence.reason, NameReason.KIND) & is_in(evidence.words, OF_THE_GEMEENTE)
    return _hold_for_same(evidence, provided & ~evidence.differs)


def _hold_for_same(evidence: OrganisationEvidence, wanted: Bools) -> OrganisationEvidence:
    naam, verdict = evidence.naam.copy(), evidence.verdict.copy()
    naam[wanted], verdict[wanted] = Veldoordeel.GELIJK, Paaroordeel.ZELFDE
    return replace(evidence, naam=naam, verdict=verdict)

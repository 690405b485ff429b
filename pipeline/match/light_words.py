"""Words that only one of two names has and that say nothing: learnt from what contacts tell."""

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.match.addresses import YES
from pipeline.match.columns import Ints
from pipeline.match.name_verdict import EXTRA, PART, SAME
from pipeline.match.names import WORDS, Phrases, strip_phrases
from pipeline.match.organisations import OrganisationEvidence

FEWEST_WITNESSES = 3
"""Different organisations at whose address a phrase came and went while site or number agreed."""
WITNESSES_PER_DENIAL = 5


def learn_light_phrases(evidence: OrganisationEvidence, one: Ints, other: Ints) -> Phrases:
    """Which extra words at one address are of the same organisation, as contacts bear out.

    "De Linde" and "De Linde team volwassenen" have the same site, and so it goes with others:
    then "team volwassenen" says nothing. "De Linde" and "De Linde Kinderopvang" have sites of
    their own: that says enough. `one` and `other` label the organisations of each pair: many
    spellings of two organisations are one witness.
    """
    told = np.array([why.startswith(EXTRA) for why in evidence.uitleg], dtype=bool)
    told &= (evidence.naam == PART) & (evidence.agrees != evidence.differs)
    table = pd.DataFrame(
        {
            "why": evidence.uitleg[told],
            "one": np.minimum(one, other)[told],
            "other": np.maximum(one, other)[told],
            "agrees": evidence.agrees[told],
        }
    ).drop_duplicates()
    votes = table.groupby("why")["agrees"].agg(["sum", "size"])
    denials = votes["size"] - votes["sum"]
    sure = (votes["sum"] >= FEWEST_WITNESSES) & (votes["sum"] >= WITNESSES_PER_DENIAL * denials)
    return frozenset(read_extra(why) for why in votes.index[sure])


def read_extra(why: str) -> tuple[str, ...]:
    """The extra words that an explanation names."""
    return tuple(why.removeprefix(EXTRA).split())


def forgive_light_phrases(evidence: OrganisationEvidence, light: Phrases) -> OrganisationEvidence:
    """Names that only differ in such a phrase are the same, unless site or number denies it."""
    empty = light | WORDS.diensten
    forgiven = (evidence.naam == PART) & ~evidence.differs
    told = {
        why: f"gelijk op {why.removeprefix(EXTRA)} na; elders blijkt dat dit niets zegt"
        for why in set(evidence.uitleg[forgiven].tolist())
        if why.startswith(EXTRA) and not strip_phrases(read_extra(why), empty)
    }
    forgiven &= np.array([why in told for why in evidence.uitleg], dtype=bool)
    naam, uitleg, verdict = evidence.naam.copy(), evidence.uitleg.copy(), evidence.verdict.copy()
    naam[forgiven], verdict[forgiven] = SAME, YES
    uitleg[forgiven] = [told[why] for why in uitleg[forgiven]]
    return replace(evidence, naam=naam, uitleg=uitleg, verdict=verdict)

"""Names that differ in a kind, a number or a part only: what the list says of such differences."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints, Texts, is_in, sort_pairs
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Veldoordeel

AGREEING_PER_DENIED_NAME = 3
"""Names nearly the same at one address: how often own contacts must agree for each time that they
differ, that such names are taken for one where no contact speaks."""


@dataclass(frozen=True)
class Likeness:
    """Per pair how alike the names are."""

    naam: Texts
    """The verdict of `compare_names` (Veldoordeel)."""
    reason: Texts
    """Its reason (NameReason)."""
    words: Texts
    """The words that the reason rests on."""

    @property
    def by_acronym(self) -> Bools:
        """Where one name is the acronym of the other, though of others perhaps too."""
        return is_in(self.reason, NameReason.ACRONYM, NameReason.SHARED_ACRONYM)


def trust_near_names(
    likeness: Likeness, contacts: tuple[Texts, Texts], kin: tuple[Ints, Ints], here: Bools
) -> Bools:
    """Pairs at one address whose difference in name is nowhere said to be one of organisations.

    In a list where Wijkteam X and Buurtteam X have sites and numbers of their own, they are two
    where they have none, too. `kin` labels the organisations of each pair: many spellings of two
    are one witness. Asked are differences of one reason together, and the same words on their own.
    """
    near = here & (likeness.naam == Veldoordeel.VRIJWEL_GELIJK)
    agrees, differs = (
        is_in(contacts[0], told) | is_in(contacts[1], told)
        for told in (Veldoordeel.GELIJK, Veldoordeel.ANDERS)
    )
    told = near & (agrees != differs)
    table = pd.DataFrame(
        {
            "reason": likeness.reason[told],
            "words": likeness.words[told],
            "one": np.minimum(*kin)[told],
            "other": np.maximum(*kin)[told],
            "agrees": agrees[told],
        }
    ).drop_duplicates()
    trusted: Bools = near.copy()
    for name, column in (("reason", likeness.reason), ("words", likeness.words)):
        votes = table.groupby(name)["agrees"].agg(["sum", "size"])
        denials = votes["size"] - votes["sum"]
        denied = votes.index[votes["sum"] < AGREEING_PER_DENIED_NAME * denials]
        trusted &= ~is_in(column, *denied)
    return trusted


def doubt_torn_names(likeness: Likeness, one: Ints, other: Ints, here: Bools) -> Likeness:
    """A name that several longer names at one address hold is of none of them by that.

    "Humanitas" beside "Humanitas Zeist" and "Humanitas De Bilt": each may be it. `one` and `other`
    label the organisations of each pair, `here` are pairs at one address.
    """
    near = here & (likeness.naam == Veldoordeel.VRIJWEL_GELIJK)
    near &= is_in(likeness.reason, NameReason.EXTRA, NameReason.NUMBERED)
    words = pd.factorize(likeness.words)[0].astype(np.int64)
    sides = np.concatenate([np.stack([side, words], axis=1)[near] for side in (one, other)])
    owner = np.unique(sides, axis=0)[:, 0]
    torn = owner[1:][owner[1:] == owner[:-1]]
    doubt = near & (np.isin(one, torn) | np.isin(other, torn))
    naam = likeness.naam.copy()
    naam[doubt] = Veldoordeel.DEEL
    return Likeness(naam, likeness.reason, likeness.words)


def count_couples(kin: tuple[Ints, Ints], wanted: Bools) -> int:
    """Of how many couples of organisations are these pairs? Many records of two are one couple."""
    return len(sort_pairs(np.stack([side[wanted] for side in kin], axis=1)))

"""The second verdict: are two nodes of the same organisation?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from pipeline.match.coding.columns import (
    Bools,
    Contacts,
    Ints,
    Texts,
    combine,
    find_first,
    is_in,
)
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.contacts import PLAINLY_DIFFERENT
from pipeline.match.evidence.couples import Carried, compare_couple, judge_phone, judge_site
from pipeline.match.evidence.near_names import Likeness, count_couples, trust_near_names
from pipeline.match.evidence.organisation_rules import ORGANISATION_RULES, OrganisationRow
from pipeline.match.evidence.rules import apply_rules, to_objects
from pipeline.match.evidence.shared_contacts import (
    compare_contacts,
    find_bearing_sites,
    find_shared,
    list_asked,
)
from pipeline.match.names.name import Places
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Veldoordeel

AGREEING_PER_DENIAL = 10
"""Other names with one phone: how often sites must agree for each time that they deny it.

In a list where buildings lend their number to all who are in them, it settles no alias alone.
"""


@dataclass(frozen=True)
class OrganisationEvidence(Likeness):
    """Per pair what name, website and phone say (Veldoordeel), and the verdict (Paaroordeel)."""

    website: Texts
    telefoon: Texts
    verdict: Texts

    def select(self, wanted: Bools) -> "OrganisationEvidence":
        """The pairs where `wanted`."""
        columns = (getattr(self, name)[wanted] for name in self.__dataclass_fields__)
        return OrganisationEvidence(*columns)

    @property
    def agrees(self) -> Bools:
        """Where a website or number of their own is equal."""
        return is_in(self.website, Veldoordeel.GELIJK) | is_in(self.telefoon, Veldoordeel.GELIJK)

    @property
    def differs(self) -> Bools:
        """Where a website or number of their own is another."""
        return is_in(self.website, Veldoordeel.ANDERS) | is_in(self.telefoon, Veldoordeel.ANDERS)


def doubt_shared_acronyms(likeness: Likeness, one: Ints, other: Ints, here: Bools) -> Likeness:
    """An acronym that fits several organisations at one address says of none that it is it.

    `one` and `other` label the organisations of each pair, `here` are pairs at one address.
    """
    acronym = likeness.by_acronym & here & (one != other)
    sides = np.concatenate(
        [np.stack(both, axis=1)[acronym] for both in ((one, other), (other, one))]
    )
    owner = np.unique(sides, axis=0)[:, 0]
    shared = owner[1:][owner[1:] == owner[:-1]]
    doubt = acronym & (np.isin(one, shared) | np.isin(other, shared))
    naam, reason = likeness.naam.copy(), likeness.reason.copy()
    naam[doubt], reason[doubt] = Veldoordeel.DEEL, NameReason.SHARED_ACRONYM
    return Likeness(naam, reason, likeness.words)


def compare_organisations(
    nodes: Nodes,
    pair: tuple[Ints, Ints],
    likeness: Likeness,
    kin: Ints,
    here: Bools,
    places: dict[str, Places],
    workers: Workers,
) -> OrganisationEvidence:
    """Compare website and phone of pairs of nodes, and judge these with their names.

    `kin` labels nodes that are the same by name and address: the contacts of one are those of all.
    `here` are pairs at one address: only there names that are nearly the same may be one by that.
    """
    naam = likeness.naam
    sites, phones = nodes.host.pool(kin), nodes.phone.pool(kin)
    equal_site, equal_phone = (column.share(*pair) for column in (sites, phones))
    disputed = (naam != Veldoordeel.GELIJK) & (np.maximum(equal_site, equal_phone) > 0)

    def compare_own(column: Contacts, pooled: Contacts, judge: Callable[[Carried], bool]) -> Texts:
        asked = list_asked(pooled, pair, naam, likeness.by_acronym, disputed)
        return compare_contacts(pooled, *pair, find_shared(nodes, column, asked, judge, workers))

    website = compare_own(nodes.host, sites, partial(judge_site, places))
    telefoon = compare_own(nodes.phone, phones, partial(judge_phone, places))
    organisations = kin[pair[0]], kin[pair[1]]
    phone_tells = _doubt_phones(naam, website, telefoon, equal_phone, organisations)
    verdict = apply_rules(
        ORGANISATION_RULES,
        OrganisationRow,
        naam,
        website,
        telefoon,
        likeness.by_acronym,
        find_bearing_sites(nodes, pair, equal_site, _have_own_site(likeness, website)),
        np.full(len(naam), phone_tells),
        trust_near_names(likeness, (website, telefoon), organisations, here),
    )
    return OrganisationEvidence(naam, likeness.reason, likeness.words, website, telefoon, verdict)


def _have_own_site(likeness: Likeness, website: Texts) -> Bools:
    """Tell which pairs share a site that belongs to them, though their names plainly differ."""
    differ = is_in(likeness.naam, *PLAINLY_DIFFERENT) & (likeness.reason != NameReason.GUEST)
    own: Bools = differ & (website == Veldoordeel.GELIJK)
    return own


def _doubt_phones(
    naam: Texts, website: Texts, telefoon: Texts, number: Ints, kin: tuple[Ints, Ints]
) -> bool:
    """Call numbers of buildings shared; may a number alone settle an alias in this list?

    `number` codes the equal number of each pair, `kin` labels its organisations. Two names with
    one number and each a site of its own share that number: it is the building's, and so it is
    for every other pair. Where that is common, a number tells nothing without a site beside it.
    """
    equal = telefoon == Veldoordeel.GELIJK
    differ = is_in(naam, *PLAINLY_DIFFERENT) & equal
    agree, deny = (
        count_couples(kin, differ & (website == told))
        for told in (Veldoordeel.GELIJK, Veldoordeel.ANDERS)
    )
    denied = differ & (website == Veldoordeel.ANDERS)
    of_building = np.isin(number, number[denied])
    # The pairs that showed it keep their evidence: that tells a reader why.
    telefoon[of_building & equal & ~denied] = Veldoordeel.GEDEELD
    return agree >= AGREEING_PER_DENIAL * deny


def compare_names_of(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places], workers: Workers
) -> Likeness:
    """Compare the names of pairs of nodes; each couple of names in a gemeente is compared once."""
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    core, town = nodes.words.codes, nodes.town.codes
    naam = np.full(len(first), Veldoordeel.GELIJK, dtype=object)
    reason = np.full(len(first), NameReason.EQUAL, dtype=object)
    words = np.full(len(first), "", dtype=object)
    # Most pairs have the same words: they need no comparing, unless each names a town of its own.
    same_core = (core[first] == core[second]) & (core[first] > 0)
    reason[one != other] = NameReason.LIGHT
    todo = np.flatnonzero(
        ~same_core | ((town[first] != town[second]) & (town[first] * town[second] > 0))
    )
    couples, distinct = _code_couples(nodes, first[todo], second[todo])
    answers = workers.map_each(partial(compare_couple, places), distinct)
    for column, found in zip((naam, reason, words), zip(*answers, strict=True), strict=False):
        column[todo] = to_objects(found)[couples]
    return Likeness(naam, reason, words)


def _code_couples(
    nodes: Nodes, first: Ints, second: Ints
) -> tuple[Ints, list[tuple[str, str, str, str]]]:
    """Couples of (name, name, gemeentecode, gemeentecode), names in the order of the alphabet.

    Those of one gemeente stand together: names, and words like those of its places, recur there.
    """
    names = np.array(nodes.name.values, dtype=object)
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    turned = np.asarray(names[one] > names[other], dtype=bool)
    low, high = np.where(turned, second, first), np.where(turned, first, second)
    columns = [
        column.codes[side] for column in (nodes.name, nodes.gemeente) for side in (low, high)
    ]
    codes = combine(*columns)
    at = find_first(codes)
    order = np.lexsort((columns[0][at], columns[2][at]))
    codes, at = np.argsort(order)[codes], at[order]
    gemeenten = np.array(nodes.gemeente.values, dtype=object)
    texts = (names[columns[0][at]], names[columns[1][at]])
    where = (gemeenten[columns[2][at]], gemeenten[columns[3][at]])
    return codes, list(zip(*(part.tolist() for part in (*texts, *where)), strict=True))

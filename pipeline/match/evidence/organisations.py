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
    sort_pairs,
    sort_unique,
)
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.contacts import MOST_NAMES, PLAINLY_DIFFERENT
from pipeline.match.evidence.couples import Carried, compare_couple, judge_phone, judge_site
from pipeline.match.evidence.organisation_rules import ORGANISATION_RULES, OrganisationRow
from pipeline.match.evidence.rules import apply_rules, to_objects
from pipeline.match.names.name import Places
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Veldoordeel

AGREEING_PER_DENIAL = 10
"""Other names with one phone: how often sites must agree for each time that they deny it.

In a list where buildings lend their number to all who are in them, it settles no alias alone.
"""


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


@dataclass(frozen=True)
class OrganisationEvidence(Likeness):
    """Per pair what name, website and phone say (Veldoordeel), and the verdict (Paaroordeel)."""

    website: Texts
    telefoon: Texts
    verdict: Texts

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
    places: dict[str, Places],
    workers: Workers,
) -> OrganisationEvidence:
    """Compare website and phone of pairs of nodes, and judge these with their names.

    `kin` labels nodes that are the same by name and address: the contacts of one are those of all.
    """
    naam = likeness.naam
    sites, phones = nodes.host.pool(kin), nodes.phone.pool(kin)
    equal_site, equal_phone = (column.share(*pair) for column in (sites, phones))
    disputed = (naam != Veldoordeel.GELIJK) & (np.maximum(equal_site, equal_phone) > 0)
    website, telefoon = (
        _compare_contacts(
            pooled,
            *pair,
            find_shared(nodes, column, _list_asked(pooled, pair, disputed, naam), judge, workers),
        )
        for column, pooled, judge in (
            (nodes.host, sites, partial(judge_site, places)),
            (nodes.phone, phones, partial(judge_phone, places)),
        )
    )
    phone_tells = _doubt_phones(naam, website, telefoon, equal_phone, (kin[pair[0]], kin[pair[1]]))
    verdict = apply_rules(
        ORGANISATION_RULES,
        OrganisationRow,
        naam,
        website,
        telefoon,
        np.full(len(naam), phone_tells),
    )
    return OrganisationEvidence(naam, likeness.reason, likeness.words, website, telefoon, verdict)


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
        _count_couples(kin, differ & (website == told))
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
    """Couples of (name, name, gemeentecode, gemeentecode), names in the order of the alphabet."""
    names = np.array(nodes.name.values, dtype=object)
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    turned = np.asarray(names[one] > names[other], dtype=bool)
    low, high = np.where(turned, second, first), np.where(turned, first, second)
    columns = [
        column.codes[side] for column in (nodes.name, nodes.gemeente) for side in (low, high)
    ]
    codes = combine(*columns)
    at = find_first(codes)
    gemeenten = np.array(nodes.gemeente.values, dtype=object)
    texts = (names[columns[0][at]], names[columns[1][at]])
    where = (gemeenten[columns[2][at]], gemeenten[columns[3][at]])
    return codes, list(zip(*(part.tolist() for part in (*texts, *where)), strict=True))


def _list_asked(pooled: Contacts, pair: tuple[Ints, Ints], disputed: Bools, naam: Texts) -> Ints:
    """The contacts of pairs of other names for which it matters whether they are shared."""
    present: Bools = np.asarray((pooled.codes > 0).any(axis=1))
    # Where one name is part of the other, one of its own that differs speaks against it.
    asked = disputed | ((naam == Veldoordeel.DEEL) & present[pair[0]] & present[pair[1]])
    involved = sort_unique(np.concatenate([side[asked] for side in pair]))
    return sort_unique(pooled.codes[involved].ravel())


def _compare_contacts(column: Contacts, first: Ints, second: Ints, shared: Ints) -> Texts:
    """Per pair what a contact says; a shared one proves nothing, nor does it deny."""
    own = Contacts(np.where(np.isin(column.codes, shared), 0, column.codes), column.values)
    has_own: Bools = np.asarray((own.codes > 0).any(axis=1))
    found = np.full(len(first), Veldoordeel.ONTBREEKT, dtype=object)
    found[has_own[first] & has_own[second]] = Veldoordeel.ANDERS
    found[column.share(first, second) > 0] = Veldoordeel.GEDEELD
    found[own.share(first, second) > 0] = Veldoordeel.GELIJK
    return found


def find_shared(
    nodes: Nodes,
    column: Contacts,
    codes: Ints,
    judge: Callable[[Carried], bool],
    workers: Workers,
) -> Ints:
    """Which of these websites (or numbers) are not one organisation's own."""
    node, code = column.list_rows()
    wanted = np.isin(code, codes[codes > 0]) & nodes.name.present[node]
    order = np.lexsort((node[wanted], code[wanted]))
    node, code = _keep_first(node[wanted][order], code[wanted][order])
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    holders = [
        (nodes.name.values[name], nodes.gemeente.values[gemeente])
        for name, gemeente in zip(
            nodes.name.codes[node].tolist(), nodes.gemeente.codes[node].tolist(), strict=True
        )
    ]
    bounds = zip(starts.tolist(), [*starts[1:].tolist(), len(code)], strict=False)
    carried = [(column.values[code[low]], holders[low:high]) for low, high in bounds]
    is_shared = workers.map_each(judge, carried)
    shared: Ints = code[starts[np.array(is_shared, dtype=bool)]]
    return shared


def _keep_first(node: Ints, code: Ints) -> tuple[Ints, Ints]:
    """Of each code the first 30 rows; the rows are in order of code."""
    few = np.arange(len(code)) - np.searchsorted(code, code) < MOST_NAMES
    return node[few], code[few]


def _count_couples(kin: tuple[Ints, Ints], wanted: Bools) -> int:
    """Of how many couples of organisations are these pairs? Many records of two are one couple."""
    return len(sort_pairs(np.stack([side[wanted] for side in kin], axis=1)))

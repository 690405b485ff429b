"""The second verdict: are two nodes of the same organisation?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from pipeline.match import name_verdict as names
from pipeline.match.addresses import EQUAL, MISSING, NO, OTHER, UNSURE, YES, is_in
from pipeline.match.chunks import Carried, compare_couple, judge_phone, judge_site
from pipeline.match.columns import (
    Bools,
    Contacts,
    Ints,
    Texts,
    combine,
    find_first,
    sort_pairs,
    sort_unique,
)
from pipeline.match.contacts import MOST_NAMES
from pipeline.match.names import Places
from pipeline.match.nodes import Nodes
from pipeline.match.processes import Workers

SHARED = "gelijk, maar gedeeld"
AGREEING_PER_DENIAL = 10
"""Other names with one phone: how often sites must agree for each time that they deny it.

In a list where buildings lend their number to all who are in them, it settles no alias alone.
"""


@dataclass(frozen=True)
class Likeness:
    """Per pair how alike the names are."""

    naam: Texts
    """The kind of likeness: one of the verdicts of `compare_names`."""
    uitleg: Texts
    """Why, in words."""

    @property
    def by_acronym(self) -> Bools:
        """Where one name is the acronym of the other."""
        return np.array([why.startswith(names.ACRONYM) for why in self.uitleg], dtype=bool)


@dataclass(frozen=True)
class OrganisationEvidence(Likeness):
    """Per pair what name, website and phone say, and the verdict."""

    website: Texts
    telefoon: Texts
    verdict: Texts

    @property
    def agrees(self) -> Bools:
        """Where a website or number of their own is equal."""
        return is_in(self.website, EQUAL) | is_in(self.telefoon, EQUAL)

    @property
    def differs(self) -> Bools:
        """Where a website or number of their own is another."""
        return is_in(self.website, OTHER) | is_in(self.telefoon, OTHER)


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
    naam, uitleg = likeness.naam.copy(), likeness.uitleg.copy()
    naam[doubt] = names.PART
    uitleg[doubt] = [f"{why}, die op meer namen past" for why in uitleg[doubt]]
    return Likeness(naam, uitleg)


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
    disputed = (naam != names.SAME) & (np.maximum(equal_site, equal_phone) > 0)
    shared_sites, shared_phones = (
        find_shared(nodes, column, _list_asked(pooled, pair, disputed, naam), judge, workers)
        for column, pooled, judge in (
            (nodes.host, sites, partial(judge_site, places)),
            (nodes.phone, phones, partial(judge_phone, places)),
        )
    )
    website = _compare_contacts(sites, *pair, shared_sites)
    telefoon = _compare_contacts(phones, *pair, shared_phones)
    differ = is_in(naam, names.ALIKE, names.OTHER) & (telefoon == EQUAL)
    denied = differ & (website == OTHER)
    of_building = np.isin(equal_phone, equal_phone[denied])
    telefoon[of_building & ~denied & (telefoon == EQUAL)] = SHARED
    agree, deny = (_count_couples(kin, pair, differ & (website == told)) for told in (EQUAL, OTHER))
    phone_tells = agree >= AGREEING_PER_DENIAL * deny
    verdict = _judge(naam, website, telefoon, phone_tells=phone_tells)
    return OrganisationEvidence(naam, likeness.uitleg, website, telefoon, verdict)


def compare_names_of(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places], workers: Workers
) -> Likeness:
    """Compare the names of pairs of nodes; each couple of names in a gemeente is compared once."""
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    core, town = nodes.words.codes, nodes.town.codes
    verdicts = np.full(len(first), names.SAME, dtype=object)
    reasons = np.full(len(first), "gelijk", dtype=object)
    same_core = (core[first] == core[second]) & (core[first] > 0)
    reasons[one != other] = names.EQUAL_BUT_LIGHT
    todo = np.flatnonzero(
        ~same_core | ((town[first] != town[second]) & (town[first] * town[second] > 0))
    )
    couples, distinct = _code_couples(nodes, first[todo], second[todo])
    answers = workers.map_each(partial(compare_couple, places), distinct)
    verdicts[todo] = np.array([*(answer[0] for answer in answers), ""], dtype=object)[couples]
    reasons[todo] = np.array([*(answer[1] for answer in answers), ""], dtype=object)[couples]
    return Likeness(verdicts, reasons)


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
    asked = disputed | ((naam == names.PART) & present[pair[0]] & present[pair[1]])
    involved = sort_unique(np.concatenate([side[asked] for side in pair]))
    return sort_unique(pooled.codes[involved].ravel())


def _compare_contacts(column: Contacts, first: Ints, second: Ints, shared: Ints) -> Texts:
    """EQUAL, SHARED, OTHER or MISSING; a shared contact proves nothing, nor does it deny."""
    own = Contacts(np.where(np.isin(column.codes, shared), 0, column.codes), column.values)
    has_own: Bools = np.asarray((own.codes > 0).any(axis=1))
    found = np.where(has_own[first] & has_own[second], OTHER, MISSING).astype(object)
    found[column.share(first, second) > 0] = SHARED
    found[own.share(first, second) > 0] = EQUAL
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


def _count_couples(kin: Ints, pair: tuple[Ints, Ints], wanted: Bools) -> int:
    """Of how many couples of organisations are these pairs?"""
    one, other = (kin[side[wanted]] for side in pair)
    return len(sort_pairs(np.stack([one, other], axis=1)))


def _judge(naam: Texts, website: Texts, telefoon: Texts, *, phone_tells: bool) -> Texts:
    """A name decides; else website and phone, if they are the organisation's own, settle it."""
    site, phone = website == EQUAL, telefoon == EQUAL
    against = is_in(website, OTHER) | is_in(telefoon, OTHER)
    verdict = np.full(len(naam), NO, dtype=object)
    verdict[site | phone] = UNSURE
    alias = (site & phone) | ((site | (phone & phone_tells)) & ~against)
    verdict[alias] = YES
    verdict[(naam == names.ALIKE) & ~(site & phone)] = NO
    verdict[(naam == names.ALIKE) & (site | phone) & ~(site & phone)] = UNSURE
    part = naam == names.PART
    verdict[part & ~against & (verdict == NO)] = UNSURE
    verdict[(naam == names.MISSING) & (verdict == NO)] = UNSURE
    verdict[naam == names.SAME] = YES
    return verdict

"""The second verdict: are two nodes of the same organisation?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match import name_verdict as names
from pipeline.match.addresses import EQUAL, MISSING, NO, OTHER, UNSURE, YES, is_in
from pipeline.match.columns import Bools, Contacts, Ints, Texts
from pipeline.match.contacts import MOST_NAMES, Holders, is_shared_phone, is_shared_site
from pipeline.match.name_verdict import NameVerdict, compare_names
from pipeline.match.names import NOWHERE, Places
from pipeline.match.nodes import Nodes

SHARED = "gelijk, maar gedeeld"
AGREEING_PER_DENIAL = 10
"""An equal phone alone settles an alias in lists where sites bear it out so many times as deny it."""


@dataclass(frozen=True)
class OrganisationEvidence:
    """Per pair what name, website and phone say, and the verdict."""

    naam: Texts
    """The kind of likeness: one of the verdicts of `compare_names`."""
    uitleg: Texts
    """Why, in words."""
    website: Texts
    telefoon: Texts
    verdict: Texts


@dataclass(frozen=True)
class Likeness:
    """Per pair how alike the names are."""

    naam: Texts
    """One of the verdicts of `compare_names`."""
    uitleg: Texts
    """Why, in words."""


def compare_organisations(
    nodes: Nodes,
    pair: tuple[Ints, Ints],
    likeness: Likeness,
    kin: Ints,
    places: dict[str, Places],
) -> OrganisationEvidence:
    """Compare website and phone of pairs of nodes, and judge these with their names.

    `kin` labels nodes that are the same by name and address: the contacts of one are those of all.
    """
    naam = likeness.naam
    columns = [(column, column.pool(kin)) for column in (nodes.host, nodes.phone)]
    asked = np.logical_or.reduce([pooled.share(*pair) > 0 for _, pooled in columns])
    asked = (asked & (naam != names.SAME)) | (naam == names.PART)
    involved = np.unique(np.concatenate([side[asked] for side in pair]))
    shared_sites, shared_phones = (
        find_shared(nodes, column, np.unique(pooled.codes[involved]), places)
        for column, pooled in columns
    )
    website = _compare_contacts(columns[0][1], *pair, shared_sites)
    phones = columns[1][1]
    named_apart = is_in(naam, names.ALIKE, names.OTHER)
    of_building = np.unique(phones.share(*pair)[named_apart & (website == OTHER)])
    telefoon = _compare_contacts(phones, *pair, np.union1d(shared_phones, of_building))
    equal_phone = named_apart & (phones.share(*pair) > 0)
    witnesses = [_count_couples(kin, pair, equal_phone & (website == w)) for w in (EQUAL, OTHER)]
    tells = witnesses[0] >= AGREEING_PER_DENIAL * witnesses[1]
    verdict = _judge(naam, website, telefoon, phone_tells=tells)
    return OrganisationEvidence(naam, likeness.uitleg, website, telefoon, verdict)


def compare_node_names(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places]
) -> Likeness:
    """Compare the names of pairs of nodes; each couple of names in a gemeente is compared once."""
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    core, town = nodes.signature.codes, nodes.town.codes
    verdicts = np.full(len(first), names.SAME, dtype=object)
    reasons = np.full(len(first), "gelijk", dtype=object)
    same_core = (core[first] == core[second]) & (core[first] > 0)
    reasons[one != other] = names.EQUAL_BUT_LIGHT
    todo = np.flatnonzero(
        ~same_core | ((town[first] != town[second]) & (town[first] * town[second] > 0))
    )
    couples, distinct = _code_couples(nodes, first[todo], second[todo])
    answers = [_compare_couple(nodes, *couple, places) for couple in distinct]
    verdicts[todo] = np.array([*(answer[0] for answer in answers), ""], dtype=object)[couples]
    reasons[todo] = np.array([*(answer[1] for answer in answers), ""], dtype=object)[couples]
    return Likeness(verdicts, reasons)


def _code_couples(
    nodes: Nodes, first: Ints, second: Ints
) -> tuple[Ints, list[tuple[int, int, int, int]]]:
    """Couples of (name, name, gemeente, gemeente), names in the order of the alphabet."""
    rank = np.empty(len(nodes.name.values), dtype=np.int64)
    rank[np.argsort(np.array(nodes.name.values, dtype=object), kind="stable")] = np.arange(
        len(rank)
    )
    one, other = nodes.name.codes[first], nodes.name.codes[second]
    turned = rank[one] > rank[other]
    low, high = np.where(turned, second, first), np.where(turned, first, second)
    table = np.stack(
        [
            nodes.name.codes[low],
            nodes.name.codes[high],
            nodes.gemeente.codes[low],
            nodes.gemeente.codes[high],
        ]
    )
    frame = pd.DataFrame(table.T)
    code: Ints = np.asarray(frame.groupby(list(frame.columns), sort=False).ngroup(), np.int64)
    distinct = frame.drop_duplicates().itertuples(index=False, name=None)
    return code, list(distinct)


def _compare_couple(
    nodes: Nodes, one: int, other: int, here: int, there: int, places: dict[str, Places]
) -> NameVerdict:
    near, far = (places.get(nodes.gemeente.values[code], NOWHERE) for code in (here, there))
    return compare_names(nodes.names[one], nodes.names[other], near.join(far))


def _compare_contacts(column: Contacts, first: Ints, second: Ints, shared: Ints) -> Texts:
    """EQUAL, SHARED, OTHER or MISSING; a shared contact proves nothing, nor does it deny."""
    own = Contacts(np.where(np.isin(column.codes, shared), 0, column.codes), column.values)
    has_own: Bools = np.asarray((own.codes > 0).any(axis=1))
    found = np.where(has_own[first] & has_own[second], OTHER, MISSING).astype(object)
    found[column.share(first, second) > 0] = SHARED
    found[own.share(first, second) > 0] = EQUAL
    return found


def find_shared(nodes: Nodes, column: Contacts, codes: Ints, places: dict[str, Places]) -> Ints:
    """Which of these websites (or numbers) are not one organisation's own."""
    node, code = column.list_rows()
    wanted = np.isin(code, codes[codes > 0]) & nodes.name.present[node]
    order = np.lexsort((node[wanted], code[wanted]))
    node, code = node[wanted][order], code[wanted][order]
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    groups = np.split(np.arange(len(code)), starts[1:]) if len(code) else []
    is_shared = is_shared_site if column is nodes.host else _ignore_label

    def judge(group: Ints) -> bool:
        some = node[group[:MOST_NAMES]]
        holders = [
            (nodes.names[name], places.get(nodes.gemeente.values[gemeente], NOWHERE))
            for name, gemeente in zip(
                nodes.name.codes[some].tolist(), nodes.gemeente.codes[some].tolist(), strict=True
            )
        ]
        return is_shared(column.values[code[group[0]]], holders)

    shared = [code[group[0]] for group in groups if judge(group)]
    return np.array(shared, dtype=np.int64)


def _ignore_label(telefoon: str, holders: Holders) -> bool:
    return is_shared_phone(holders)


def _count_couples(kin: Ints, pair: tuple[Ints, Ints], wanted: Bools) -> int:
    """Of how many couples of organisations are these pairs?"""
    one, other = (kin[side[wanted]] for side in pair)
    return len(set(zip(np.minimum(one, other), np.maximum(one, other), strict=True)))


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

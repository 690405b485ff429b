"""The second verdict: are two nodes of the same organisation?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from pipeline.match import name_verdict as names
from pipeline.match.addresses import EQUAL, MISSING, NO, OTHER, UNSURE, YES, is_in
from pipeline.match.chunks import Carried, compare_couple, judge_phone, judge_site
from pipeline.match.columns import Bools, Contacts, Ints, Texts, combine, find_first, sort_unique
from pipeline.match.contacts import MOST_NAMES
from pipeline.match.names import Places
from pipeline.match.nodes import Nodes
from pipeline.match.processes import Workers

SHARED = "gelijk, maar gedeeld"


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


def compare_organisations(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places], workers: Workers
) -> OrganisationEvidence:
    """Compare name, website and phone of pairs of nodes."""
    naam, uitleg = compare_node_names(nodes, first, second, places, workers)
    differs = naam != names.SAME
    pairs = first[differs], second[differs]
    shared_sites, shared_phones = _find_all_shared(nodes, *pairs, places, workers)
    website = _compare_contacts(nodes.host, first, second, shared_sites)
    telefoon = _compare_contacts(nodes.phone, first, second, shared_phones)
    verdict = _judge(naam, website, telefoon)
    return OrganisationEvidence(naam, uitleg, website, telefoon, verdict)


def compare_node_names(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places], workers: Workers
) -> tuple[Texts, Texts]:
    """Verdict and explanation per pair; each couple of names in a gemeente is compared once."""
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
    answers = workers.map_each(partial(compare_couple, places), distinct)
    verdicts[todo] = np.array([*(answer[0] for answer in answers), ""], dtype=object)[couples]
    reasons[todo] = np.array([*(answer[1] for answer in answers), ""], dtype=object)[couples]
    return verdicts, reasons


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


def _find_all_shared(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places], workers: Workers
) -> list[Ints]:
    """The shared websites and numbers of pairs whose names differ but a contact is equal."""
    columns = (nodes.host, nodes.phone)
    shared = [column.share(first, second) for column in columns]
    equal: Ints = np.flatnonzero(np.maximum(*shared))
    involved = sort_unique(np.concatenate([first[equal], second[equal]]))
    judges = partial(judge_site, places), partial(judge_phone, places)
    return [
        find_shared(nodes, column, sort_unique(column.codes[involved].ravel()), judge, workers)
        for column, judge in zip(columns, judges, strict=True)
    ]


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


def _judge(naam: Texts, website: Texts, telefoon: Texts) -> Texts:
    """A name decides; else website and phone, if they are the organisation's own, settle it."""
    site, phone = website == EQUAL, telefoon == EQUAL
    against = is_in(website, OTHER) | is_in(telefoon, OTHER)
    verdict = np.full(len(naam), NO, dtype=object)
    verdict[site | phone] = UNSURE
    alias = (site & phone) | ((site | phone) & ~against)
    verdict[alias] = YES
    verdict[(naam == names.ALIKE) & ~(site & phone)] = NO
    verdict[(naam == names.ALIKE) & (site | phone) & ~(site & phone)] = UNSURE
    part = naam == names.PART
    verdict[part & ~against & (verdict == NO)] = UNSURE
    verdict[(naam == names.MISSING) & (verdict == NO)] = UNSURE
    verdict[naam == names.SAME] = YES
    return verdict

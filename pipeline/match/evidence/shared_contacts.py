"""What websites and phone numbers of pairs of nodes say, those of many left out."""

from collections.abc import Callable

import numpy as np

from pipeline.match.coding.columns import (
    Bools,
    Contacts,
    Ints,
    Texts,
    combine,
    find_first,
    is_in,
    sort_unique,
)
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.contacts import (
    MOST_NAMES,
    bears_shared_word,
    read_label,
    read_marks,
    tell_bearing,
)
from pipeline.match.evidence.couples import Carried
from schemas.vocabulary import Veldoordeel

_DENIED_BY_CONTACT = (Veldoordeel.DEEL, Veldoordeel.ANDERE_SOORT, Veldoordeel.VRIJWEL_GELIJK)
"""Of names that compare so, a contact of their own that differs says that they are two."""


def list_asked(
    pooled: Contacts, pair: tuple[Ints, Ints], naam: Texts, by_acronym: Bools, disputed: Bools
) -> Ints:
    """The contacts of pairs of other names for which it matters whether they are shared."""
    present = pooled.present
    deniable = is_in(naam, *_DENIED_BY_CONTACT) | by_acronym
    asked = disputed | (deniable & present[pair[0]] & present[pair[1]])
    involved = sort_unique(np.concatenate([side[asked] for side in pair]))
    return sort_unique(pooled.codes[involved].ravel())


def compare_contacts(column: Contacts, first: Ints, second: Ints, shared: Ints) -> Texts:
    """Per pair what a contact says; a shared one proves nothing, nor does it deny."""
    own = Contacts(np.where(np.isin(column.codes, shared), 0, column.codes), column.values)
    has_own = own.present
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


def find_bearing_sites(nodes: Nodes, pair: tuple[Ints, Ints], site: Ints, wanted: Bools) -> Bools:
    """Where the website (a code per pair) bears a word that both names share; only if `wanted`."""
    found = np.zeros(len(site), dtype=bool)
    cores = [nodes.core.codes[side] for side in pair]
    for at in np.flatnonzero(wanted & (site > 0)).tolist():
        label = read_label(nodes.host.values[site[at]])
        one, other = (nodes.core.values[codes[at]].split() for codes in cores)
        found[at] = bears_shared_word(label, one, other)
    return found


def find_sites_of_others(nodes: Nodes, pairs: Ints, labels: Ints) -> Bools:
    """Where a website of the one's cluster (`labels`) is called after the other instead."""
    sites = nodes.host.pool(labels).codes
    found = np.zeros(len(pairs), dtype=bool)
    both = np.concatenate([pairs, pairs[:, ::-1]])
    at, place = np.nonzero(sites[both[:, 0]])
    host, (mine, other) = sites[both[at, 0], place], nodes.core.codes[both[at]].T
    bears, is_called = _find_named(nodes, np.tile(host, 2), np.concatenate([mine, other]))
    of_other = is_called[len(host) :] & ~bears[: len(host)]
    found[at[of_other] % max(1, len(pairs))] = True
    return found


def _find_named(nodes: Nodes, host: Ints, core: Ints) -> tuple[Bools, Bools]:
    """`tell_bearing` of websites and cores; each of them, and each couple, is read once."""
    couples = combine(host, core)
    first = find_first(couples)
    hosts, cores = host[first].tolist(), core[first].tolist()
    labels = {code: read_label(nodes.host.values[code]) for code in set(hosts)}
    marks = {code: read_marks(nodes.core.values[code].split()) for code in set(cores)}
    told = [
        tell_bearing(labels[one], *marks[other]) for one, other in zip(hosts, cores, strict=True)
    ]
    bears, is_called = np.array(told, dtype=bool).reshape(-1, 2)[couples].T
    return bears, is_called

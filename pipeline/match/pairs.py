"""The table that explains every compared pair, in codes; wording.py tells what they mean."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Contacts, Ints, Texts, is_in
from pipeline.match.coding.nodes import Nodes
from pipeline.match.evidence.organisations import OrganisationEvidence
from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.groups.clusters import RefusedJoin
from pipeline.match.groups.decisions import PAIR_OF_RECORDS, DecidedPairs
from pipeline.match.groups.located import ComparedPairs
from pipeline.match.groups.near_misses import NearMisses
from pipeline.match.groups.unlocated import Placed
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Paaroordeel, Veldoordeel

ADDRESS_FIELDS = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
CONTACT_FIELDS = ("website", "telefoon")
PAIR_COLUMNS = (
    *("record_id_a", "record_id_b", "beslissing", "regel", "zelfde_adres", "zelfde_organisatie"),
    *ADDRESS_FIELDS,
    "naam",
    *CONTACT_FIELDS,
)
"""Verdicts (Paaroordeel), `regel` (PairReason), `naam` (NameReason), other fields (Veldoordeel)."""
BESIDE = ("woorden", "website_via", "telefoon_via")
"""The words that `naam` rests on; and whether only other records give the contacts compared."""
Codes = Mapping[str, Texts | Bools | str | bool]
_NO_CONTACTS: Codes = dict.fromkeys(CONTACT_FIELDS, Veldoordeel.NIET_VERGELEKEN)
_REFUSED = {
    RefusedJoin.CLASHES: PairReason.CLASHES,
    RefusedJoin.AMBIGUOUS: PairReason.AMBIGUOUS,
}


def list_compared(nodes: Nodes, compared: ComparedPairs, refused: Ints) -> pd.DataFrame:
    """The compared pairs of located nodes with all evidence; a refused join becomes a doubt."""
    pairs = np.stack([compared.candidates.first, compared.candidates.second], axis=1)
    verdict, reason = compared.verdicts.verdict.copy(), compared.verdicts.reason.copy()
    verdict[refused != RefusedJoin.NONE] = Paaroordeel.ONZEKER
    for refusal, why in _REFUSED.items():
        reason[refused == refusal] = why
    codes: Codes = {
        "beslissing": verdict,
        "regel": reason,
        "zelfde_adres": compared.address.verdict,
        **{name: getattr(compared.address, name) for name in ADDRESS_FIELDS},
        **_list_organisation(nodes, compared.organisation, pairs),
    }
    return _make_table(nodes, pairs, codes)


def list_near_misses(nodes: Nodes, near: NearMisses) -> pd.DataFrame:
    """Pairs of clusters that nothing joined and nothing told apart, with `site_of_other`."""
    codes: Codes = {
        "beslissing": Paaroordeel.VERSCHILLEND,
        "regel": PairReason.NEAR_MISS,
        "zelfde_adres": near.address.verdict,
        **{name: getattr(near.address, name) for name in ADDRESS_FIELDS},
        **_list_organisation(nodes, near.organisation, near.pairs),
    }
    return _make_table(nodes, near.pairs, codes).assign(site_of_other=near.bears)


def list_duplicates(nodes: Nodes) -> pd.DataFrame:
    """Each record that says the same as an earlier one, with that one."""
    first = nodes.first_record[nodes.node_of_record]
    again = np.flatnonzero(first != np.arange(len(first)))
    codes: Codes = {
        "beslissing": Paaroordeel.ZELFDE,
        "regel": PairReason.DUPLICATE,
        "zelfde_adres": Paaroordeel.ZELFDE,
        "zelfde_organisatie": Paaroordeel.ZELFDE,
        **dict.fromkeys(ADDRESS_FIELDS, Veldoordeel.GELIJK),
        "naam": NameReason.EQUAL,
        **_NO_CONTACTS,
    }
    return _complete(nodes.record_ids[first[again]], nodes.record_ids[again], codes)


def list_unlocated(nodes: Nodes, placed: Placed) -> pd.DataFrame:
    """Pairs with a record that has no visiting address: compared names, and where each went."""
    no_address: Codes = {
        "zelfde_adres": Paaroordeel.ONZEKER,
        "zelfde_organisatie": Paaroordeel.ZELFDE,
        **dict.fromkeys(ADDRESS_FIELDS, Veldoordeel.ONTBREEKT),
        "naam": NameReason.NOT_COMPARED,
        **_NO_CONTACTS,
    }
    compared = _conclude(placed) | _list_organisation(nodes, placed.evidence, placed.pairs)
    joined = {"beslissing": Paaroordeel.ZELFDE, "regel": PairReason.ONE_LOCATION}
    doubtful = {"beslissing": Paaroordeel.ONZEKER, "regel": PairReason.SEVERAL_LOCATIONS}
    denied = {"beslissing": Paaroordeel.ONZEKER, "regel": PairReason.STATES_OTHERWISE}
    tables = [
        _make_table(nodes, pairs, {**no_address, **codes})
        for pairs, codes in (
            (placed.denied, denied),
            (placed.pairs, compared),
            (placed.joined, joined),
            (placed.doubtful, doubtful),
        )
    ]
    return pd.concat(tables, ignore_index=True).drop_duplicates(PAIR_OF_RECORDS)


def _conclude(placed: Placed) -> dict[str, Texts]:
    """Verdict and reason for pairs of names, by where each of the two went."""
    together = placed.labels[placed.pairs[:, 0]] == placed.labels[placed.pairs[:, 1]]
    same = placed.evidence.verdict == Paaroordeel.ZELFDE
    verdict = np.full(len(same), Paaroordeel.VERSCHILLEND, dtype=object)
    reason = np.full(len(same), PairReason.OTHER_ORGANISATION, dtype=object)
    verdict[same], reason[same] = Paaroordeel.ONZEKER, PairReason.SEVERAL_LOCATIONS
    verdict[together], reason[together] = Paaroordeel.ZELFDE, PairReason.BY_OTHERS
    reason[together & same] = PairReason.ONE_LOCATION
    return {"beslissing": verdict, "regel": reason}


def list_decided(nodes: Nodes, decided: DecidedPairs) -> pd.DataFrame:
    """Pairs that people decided, without evidence: none was weighed."""
    nothing = dict.fromkeys(PAIR_COLUMNS[4:], "")
    tables = [
        _make_table(nodes, pairs, {**nothing, "beslissing": decision, "regel": PairReason.DECIDED})
        for pairs, decision in (
            (decided.same, Paaroordeel.ZELFDE),
            (decided.different, Paaroordeel.VERSCHILLEND),
            (decided.unsure, Paaroordeel.ONZEKER),
        )
    ]
    return pd.concat(tables, ignore_index=True)


def _list_organisation(
    nodes: Nodes, evidence: OrganisationEvidence, pairs: Ints
) -> dict[str, Texts | Bools]:
    return {
        "zelfde_organisatie": evidence.verdict,
        "naam": evidence.reason,
        "woorden": evidence.words,
        "website": evidence.website,
        "telefoon": evidence.telefoon,
        "website_via": _is_borrowed(evidence.website, nodes.host, pairs),
        "telefoon_via": _is_borrowed(evidence.telefoon, nodes.phone, pairs),
    }


def _is_borrowed(evidence: Texts, column: Contacts, pairs: Ints) -> Bools:
    """Where other records of that name and place gave what is said of a contact."""
    first, second = pairs.T
    present = column.present
    own = np.full(len(first), Veldoordeel.ONTBREEKT, dtype=object)
    own[present[first] & present[second]] = Veldoordeel.ANDERS
    own[column.share(first, second) > 0] = Veldoordeel.GELIJK
    borrowed: Bools = is_in(evidence, Veldoordeel.GELIJK, Veldoordeel.ANDERS) & (evidence != own)
    return borrowed


def _make_table(nodes: Nodes, pairs: Ints, codes: Codes) -> pd.DataFrame:
    ids = nodes.record_ids[nodes.first_record[np.sort(pairs, axis=1)]]
    return _complete(ids[:, 0], ids[:, 1], codes)


def _complete(one: Texts, other: Texts, codes: Codes) -> pd.DataFrame:
    beside: Codes = {"woorden": "", "website_via": False, "telefoon_via": False}
    table = pd.DataFrame({"record_id_a": one, "record_id_b": other}, dtype=object)
    whole = {
        name: value if isinstance(value, np.ndarray) else np.full(len(one), value, dtype=object)
        for name, value in {**beside, **codes}.items()
    }
    return table.assign(**whole)[[*PAIR_COLUMNS, *BESIDE]]

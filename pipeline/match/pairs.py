"""The table that explains every compared pair."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Contacts, Ints, Texts, is_in
from pipeline.match.coding.nodes import Nodes
from pipeline.match.evidence.organisations import OrganisationEvidence
from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.groups.clusters import Refusal
from pipeline.match.groups.decisions import DecidedPairs
from pipeline.match.groups.located import ComparedPairs
from pipeline.match.groups.unlocated import Placed
from pipeline.match.wording import tell_borrowed, tell_names, tell_pairs
from schemas.vocabulary import Paaroordeel, Veldoordeel

ADDRESS_FIELDS = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
CONTACT_FIELDS = ("website", "telefoon")
EVIDENCE_FIELDS = (*ADDRESS_FIELDS, "naam", *CONTACT_FIELDS)
PAIR_COLUMNS = (
    *("record_id_a", "record_id_b", "beslissing", "regel", "zelfde_adres", "zelfde_organisatie"),
    *EVIDENCE_FIELDS,
)
Told = Mapping[str, Texts | str]
_REFUSED = {
    Refusal.CLASHES: PairReason.CLASHES,
    Refusal.AMBIGUOUS: PairReason.AMBIGUOUS,
}


def list_compared(nodes: Nodes, compared: ComparedPairs, refused: Ints) -> pd.DataFrame:
    """The compared pairs of located nodes with all evidence; a refused join becomes a doubt."""
    pair = compared.candidates.first, compared.candidates.second
    verdict, reason = compared.verdicts.verdict.copy(), compared.verdicts.reason.copy()
    verdict[refused != Refusal.NONE] = Paaroordeel.ONZEKER
    for refusal, why in _REFUSED.items():
        reason[refused == refusal] = why
    told: Told = {
        "beslissing": verdict,
        "regel": tell_pairs(reason),
        "zelfde_adres": compared.address.verdict,
        **{name: getattr(compared.address, name) for name in ADDRESS_FIELDS},
        **_tell_organisation(nodes, compared.organisation, *pair),
    }
    return _make_table(nodes, np.stack(pair, axis=1), told)


def list_duplicates(nodes: Nodes) -> pd.DataFrame:
    """Each record that says the same as an earlier one, with that one."""
    first = nodes.first_record[nodes.node_of_record]
    again = np.flatnonzero(first != np.arange(len(first)))
    told = {
        **_conclude(Paaroordeel.ZELFDE, PairReason.DUPLICATE, len(again)),
        "zelfde_adres": Paaroordeel.ZELFDE,
        "zelfde_organisatie": Paaroordeel.ZELFDE,
        **dict.fromkeys(EVIDENCE_FIELDS, Veldoordeel.GELIJK),
        **dict.fromkeys(CONTACT_FIELDS, Veldoordeel.NIET_VERGELEKEN),
    }
    return _complete(nodes.record_ids[first[again]], nodes.record_ids[again], told)


def list_unlocated(nodes: Nodes, placed: Placed) -> pd.DataFrame:
    """Pairs with a record that has no visiting address: compared names, and where each went."""
    no_address: Told = {
        **dict.fromkeys(EVIDENCE_FIELDS, Veldoordeel.ONTBREEKT),
        "zelfde_adres": Paaroordeel.ONZEKER,
        "zelfde_organisatie": Paaroordeel.ZELFDE,
    }
    joined = _conclude(Paaroordeel.ZELFDE, PairReason.ONE_LOCATION, len(placed.joined))
    doubt = _conclude(Paaroordeel.ONZEKER, PairReason.SEVERAL_LOCATIONS, len(placed.doubtful))
    tables = [
        _make_table(
            nodes,
            placed.pairs,
            {
                **no_address,
                **_conclude_unlocated(placed),
                **_tell_organisation(nodes, placed.evidence, *placed.pairs.T),
            },
        ),
        _make_table(nodes, placed.joined, {**no_address, **joined}),
        _make_table(nodes, placed.doubtful, {**no_address, **doubt}),
    ]
    ids = ["record_id_a", "record_id_b"]
    return pd.concat(tables, ignore_index=True).drop_duplicates(ids)


def _conclude_unlocated(placed: Placed) -> Told:
    """Verdict and reason for pairs of names, by where each of the two went."""
    together = placed.labels[placed.pairs[:, 0]] == placed.labels[placed.pairs[:, 1]]
    same = placed.evidence.verdict == Paaroordeel.ZELFDE
    verdict = np.full(len(same), Paaroordeel.VERSCHILLEND, dtype=object)
    reason = np.full(len(same), PairReason.OTHER_ORGANISATION, dtype=object)
    verdict[same], reason[same] = Paaroordeel.ONZEKER, PairReason.SEVERAL_LOCATIONS
    verdict[together], reason[together] = Paaroordeel.ZELFDE, PairReason.BY_OTHERS
    reason[together & same] = PairReason.ONE_LOCATION
    return {"beslissing": verdict, "regel": tell_pairs(reason)}


def list_decided(nodes: Nodes, decided: DecidedPairs) -> pd.DataFrame:
    """Pairs that people decided: once each, without evidence, for it did not count."""
    nothing = dict.fromkeys(("zelfde_adres", "zelfde_organisatie", *EVIDENCE_FIELDS), "")
    tables = [
        _make_table(
            nodes, pairs, {**nothing, **_conclude(decision, PairReason.DECIDED, len(pairs))}
        )
        for pairs, decision in (
            (decided.same, Paaroordeel.ZELFDE),
            (decided.different, Paaroordeel.VERSCHILLEND),
            (decided.unsure, Paaroordeel.ONZEKER),
        )
    ]
    both = pd.concat(tables, ignore_index=True)
    return both.drop_duplicates(["record_id_a", "record_id_b"], ignore_index=True)


def _conclude(verdict: Paaroordeel, reason: PairReason, size: int) -> Told:
    return {
        "beslissing": verdict,
        "regel": tell_pairs(np.full(size, reason, dtype=object)),
    }


def _tell_organisation(
    nodes: Nodes, evidence: OrganisationEvidence, first: Ints, second: Ints
) -> Told:
    return {
        "zelfde_organisatie": evidence.verdict,
        "naam": tell_names(evidence.reason, evidence.words),
        "website": _tell_contact(evidence.website, nodes.host, first, second),
        "telefoon": _tell_contact(evidence.telefoon, nodes.phone, first, second),
    }


def _tell_contact(evidence: Texts, column: Contacts, first: Ints, second: Ints) -> Texts:
    """The evidence, and where other records of that name and address gave it."""
    present: Bools = np.asarray((column.codes > 0).any(axis=1))
    own = np.full(len(first), Veldoordeel.ONTBREEKT, dtype=object)
    own[present[first] & present[second]] = Veldoordeel.ANDERS
    own[column.share(first, second) > 0] = Veldoordeel.GELIJK
    borrowed = is_in(evidence, Veldoordeel.GELIJK, Veldoordeel.ANDERS) & (evidence != own)
    told = evidence.copy()
    told[borrowed] = tell_borrowed(evidence[borrowed])
    return told


def _make_table(nodes: Nodes, pairs: Ints, told: Told) -> pd.DataFrame:
    ids = nodes.record_ids[nodes.first_record[np.sort(pairs, axis=1)]]
    return _complete(ids[:, 0], ids[:, 1], told)


def _complete(one: Texts, other: Texts, told: Told) -> pd.DataFrame:
    table = pd.DataFrame({"record_id_a": one, "record_id_b": other}, dtype=object)
    plain = {name: _plain(texts) for name, texts in told.items()}
    return table.assign(**plain)[list(PAIR_COLUMNS)]


def _plain(texts: Texts | str) -> Texts | str:
    """The published text of words of the vocabulary."""
    if isinstance(texts, str):
        return str(texts)
    codes, words = pd.factorize(texts)
    return np.array([str(word) for word in words], dtype=object)[codes]

"""The table that explains every compared pair."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.match.addresses import EQUAL, MISSING, NO, OTHER, UNSURE, YES, is_in
from pipeline.match.clusters import AMBIGUOUS, CLASHES
from pipeline.match.columns import Bools, Contacts, Ints, Texts
from pipeline.match.decide import OTHER_ORGANISATION
from pipeline.match.judged import Judged
from pipeline.match.located import Compared
from pipeline.match.nodes import Nodes
from pipeline.match.unlocated import Placed

COLUMNS = (
    "record_id_a", "record_id_b", "beslissing", "regel", "zelfde_adres", "zelfde_organisatie",
    "straat", "huisnummer", "toevoeging", "postcode", "plaats", "naam", "website", "telefoon",
)  # fmt: skip
EVIDENCE = COLUMNS[6:]
NOT_COMPARED = "niet vergeleken"
DUPLICATE = "gelijk na normalisatie"
ONE_LOCATION = "zonder bezoekadres: dezelfde organisatie in dezelfde gemeente"
SEVERAL_LOCATIONS = "zonder bezoekadres: de organisatie heeft meer locaties in de gemeente"
BY_OTHERS = "zonder bezoekadres: samen door andere records van de organisatie"
JUDGED = "besloten door mensen"
REFUSED = {
    CLASHES: "past niet bij de rest van de groep",
    AMBIGUOUS: "past bij meer dan een locatie",
}


def list_compared(nodes: Nodes, compared: Compared, refused: Ints) -> pd.DataFrame:
    """The compared pairs of located nodes with all evidence; a refused join becomes a doubt."""
    address, organisation, decisions = compared.address, compared.organisation, compared.decided
    pair = compared.candidates.first, compared.candidates.second
    stopped = refused > 0
    reasons = np.array(["", REFUSED[CLASHES], REFUSED[AMBIGUOUS]], dtype=object)
    told = {name: getattr(address, name) for name in EVIDENCE[:5]}
    return _make_table(
        nodes,
        *pair,
        told
        | {
            "beslissing": np.where(stopped, UNSURE, decisions.beslissing),
            "regel": np.where(stopped, reasons[refused], decisions.regel),
            "zelfde_adres": address.verdict,
            "zelfde_organisatie": organisation.verdict,
            "naam": organisation.uitleg,
            "website": _tell_contact(organisation.website, nodes.host, *pair),
            "telefoon": _tell_contact(organisation.telefoon, nodes.phone, *pair),
        },
    )


def _tell_contact(evidence: Texts, column: Contacts, first: Ints, second: Ints) -> Texts:
    """The evidence, and where other records of that name and address gave it."""
    own = np.where(column.share(first, second) > 0, EQUAL, MISSING).astype(object)
    present: Bools = np.asarray((column.codes > 0).any(axis=1))
    own[(own == MISSING) & present[first] & present[second]] = OTHER
    borrowed = is_in(evidence, EQUAL, OTHER) & (evidence != own)
    told = evidence.copy()
    told[borrowed] = [f"{text}, via andere records" for text in evidence[borrowed]]
    return told


def list_duplicates(nodes: Nodes) -> pd.DataFrame:
    """Each record that says the same as an earlier one, with that one."""
    first = nodes.first_record[nodes.node_of_record]
    again = np.flatnonzero(first != np.arange(len(first)))
    table = pd.DataFrame(
        {"record_id_a": nodes.record_ids[first[again]], "record_id_b": nodes.record_ids[again]}
    )
    told = dict.fromkeys(EVIDENCE[:-2], EQUAL) | dict.fromkeys(EVIDENCE[-2:], NOT_COMPARED)
    return _complete(
        table,
        {
            "beslissing": YES,
            "regel": DUPLICATE,
            "zelfde_adres": YES,
            "zelfde_organisatie": YES,
            **told,
        },
    )


def list_unlocated(nodes: Nodes, placed: Placed) -> pd.DataFrame:
    """Pairs with a record that has no visiting address: compared names, and where each went."""
    compared, evidence = placed.pairs, placed.evidence
    together = placed.labels[compared[:, 0]] == placed.labels[compared[:, 1]]
    same = evidence.verdict == YES
    several = dict.fromkeys(EVIDENCE, MISSING) | {"zelfde_adres": UNSURE}
    doubt = several | {"zelfde_organisatie": YES, "beslissing": UNSURE, "regel": SEVERAL_LOCATIONS}
    told = several | {
        "beslissing": np.where(together, YES, np.where(same, UNSURE, NO)),
        "regel": np.where(
            together,
            np.where(same, ONE_LOCATION, BY_OTHERS),
            np.where(same, SEVERAL_LOCATIONS, OTHER_ORGANISATION),
        ),
        "zelfde_organisatie": evidence.verdict,
        "naam": evidence.uitleg,
        "website": _tell_contact(evidence.website, nodes.host, *compared.T),
        "telefoon": _tell_contact(evidence.telefoon, nodes.phone, *compared.T),
    }
    new = several | {"zelfde_organisatie": YES, "beslissing": YES, "regel": ONE_LOCATION}
    tables = [
        _make_table(nodes, compared[:, 0], compared[:, 1], told),
        _make_table(nodes, placed.joined[:, 0], placed.joined[:, 1], new),
        _make_table(nodes, placed.doubtful[:, 0], placed.doubtful[:, 1], doubt),
    ]
    ids = ["record_id_a", "record_id_b"]
    return pd.concat(tables, ignore_index=True).drop_duplicates(ids)


def list_judged(nodes: Nodes, judged: Judged) -> pd.DataFrame:
    """Pairs that people decided."""
    told = dict.fromkeys(("zelfde_adres", "zelfde_organisatie", *EVIDENCE), "")
    tables = [
        _make_table(
            nodes, pairs[:, 0], pairs[:, 1], {"beslissing": decision, "regel": JUDGED, **told}
        )
        for pairs, decision in ((judged.same, YES), (judged.different, NO), (judged.unsure, UNSURE))
    ]
    return pd.concat(tables, ignore_index=True)


def _make_table(
    nodes: Nodes, first: Ints, second: Ints, columns: Mapping[str, Texts | str]
) -> pd.DataFrame:
    low, high = np.minimum(first, second), np.maximum(first, second)
    ids = [nodes.record_ids[nodes.first_record[side]] for side in (low, high)]
    return _complete(
        pd.DataFrame({"record_id_a": ids[0], "record_id_b": ids[1]}, dtype=object), columns
    )


def _complete(table: pd.DataFrame, columns: Mapping[str, Texts | str]) -> pd.DataFrame:
    return table.assign(**columns)[list(COLUMNS)]

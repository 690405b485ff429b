"""The table that explains every compared pair."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.match.addresses import EQUAL, MISSING, NO, UNSURE, YES, AddressEvidence
from pipeline.match.clusters import AMBIGUOUS, CLASHES
from pipeline.match.decide import Decisions
from pipeline.match.judged import Judged
from pipeline.match.nodes import Ints, Nodes, Texts
from pipeline.match.organisations import OrganisationEvidence

COLUMNS = (
    "record_id_a", "record_id_b", "beslissing", "regel", "zelfde_adres", "zelfde_organisatie",
    "straat", "huisnummer", "toevoeging", "postcode", "plaats", "naam", "website", "telefoon",
)  # fmt: skip
EVIDENCE = COLUMNS[6:]
DUPLICATE = "gelijk na normalisatie"
ONE_LOCATION = "zonder bezoekadres: hoort bij de enige locatie van de organisatie in de gemeente"
SEVERAL_LOCATIONS = "zonder bezoekadres: de organisatie heeft meer locaties in de gemeente"
JUDGED = "besloten door mensen"
REFUSED = {
    CLASHES: "past niet bij de rest van de groep",
    AMBIGUOUS: "past bij meer dan een locatie",
}


def list_compared(
    nodes: Nodes,
    pair: tuple[Ints, Ints],
    address: AddressEvidence,
    organisation: OrganisationEvidence,
    decisions: Decisions,
    refused: Ints,
) -> pd.DataFrame:
    """The compared pairs of located nodes with all evidence; a refused join becomes a doubt."""
    stopped = refused > 0
    reasons = np.array(["", REFUSED[CLASHES], REFUSED[AMBIGUOUS]], dtype=object)
    return _make_table(
        nodes,
        *pair,
        {
            "beslissing": np.where(stopped, UNSURE, decisions.beslissing),
            "regel": np.where(stopped, reasons[refused], decisions.regel),
            "zelfde_adres": address.verdict,
            "zelfde_organisatie": organisation.verdict,
            "straat": address.straat,
            "huisnummer": address.huisnummer,
            "toevoeging": address.toevoeging,
            "postcode": address.postcode,
            "plaats": address.plaats,
            "naam": organisation.uitleg,
            "website": organisation.website,
            "telefoon": organisation.telefoon,
        },
    )


def list_duplicates(nodes: Nodes) -> pd.DataFrame:
    """Each record that says the same as an earlier one, with that one."""
    first = nodes.first_record[nodes.node_of_record]
    again = np.flatnonzero(first != np.arange(len(first)))
    table = pd.DataFrame(
        {"record_id_a": nodes.record_ids[first[again]], "record_id_b": nodes.record_ids[again]}
    )
    told = dict.fromkeys(EVIDENCE, EQUAL)
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


def list_unlocated(nodes: Nodes, joined: Ints, doubtful: Ints) -> pd.DataFrame:
    """Records without a visiting address: with their one location, or with the first of several."""
    told = dict.fromkeys(EVIDENCE, MISSING)
    tables = [
        _make_table(
            nodes,
            pairs[:, 0],
            pairs[:, 1],
            {
                "beslissing": decision,
                "regel": rule,
                "zelfde_adres": UNSURE,
                "zelfde_organisatie": YES,
                **told,
            },
        )
        for pairs, decision, rule in (
            (joined, YES, ONE_LOCATION),
            (doubtful, UNSURE, SEVERAL_LOCATIONS),
        )
    ]
    return pd.concat(tables, ignore_index=True)


def list_judged(nodes: Nodes, judged: Judged) -> pd.DataFrame:
    """Pairs that people decided."""
    told = {name: "" for name in ("zelfde_adres", "zelfde_organisatie", *EVIDENCE)}
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
    ids = [nodes.record_ids[nodes.first_record[side]] for side in (first, second)]
    return _complete(
        pd.DataFrame({"record_id_a": ids[0], "record_id_b": ids[1]}, dtype=object), columns
    )


def _complete(table: pd.DataFrame, columns: Mapping[str, Texts | str]) -> pd.DataFrame:
    return table.assign(**columns)[list(COLUMNS)]

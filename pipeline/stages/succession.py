"""Which location goes on as which, because people said so."""

from collections.abc import Collection, Iterable, Sequence

import pandas as pd

from pipeline.normalise.contact import domain_of
from pipeline.normalise.name import name_key
from pipeline.stages.identity import EVENT_COLUMNS
from pipeline.versions.earlier import Earlier, list_resting
from schemas.vocabulary import Besluit, Gebeurtenis

Heir = tuple[str, str, str]
"""locatie_id, the record_id or locatie_id in which it goes on, and the decision that says so."""
OFFICE_MARKS = ("naam", "domein", "telefoon")
"""What a provider has of its own: together they name one office."""
KEEPS_ID, GIVES_ID = 1_000_000.0, 0.5
"""Weights of a tie that people made: a location that moved keeps its id whatever records say, one
that was merged keeps it only where nothing else is there to be."""


def tie_decided(ties: pd.DataFrame, members: pd.DataFrame, heirs: Sequence[Heir]) -> pd.DataFrame:
    """Return ties (cluster_id, id, weight) with those of decisions added.

    `members`: cluster_id, key (a record_id). A heir that is named by locatie_id is the cluster that
    shares most records with it.
    """
    best = ties.sort_values(["weight", "cluster_id"], ascending=[False, True])
    of_location = best.drop_duplicates("id").set_index("id")["cluster_id"].to_dict()
    cluster_of = dict(zip(members["key"], members["cluster_id"], strict=True)) | of_location
    added = [
        (cluster_of[heir], locatie_id, GIVES_ID if kind == Besluit.SAMENGEVOEGD else KEEPS_ID)
        for locatie_id, heir, kind in heirs
        if heir in cluster_of
    ]
    decided = pd.DataFrame(added, columns=["cluster_id", "id", "weight"])
    return pd.concat([ties, decided], ignore_index=True) if added else ties


def end_decided(
    history: pd.DataFrame, members: pd.DataFrame, heirs: Sequence[Heir]
) -> pd.DataFrame:
    """Return the events of locations that rest, of which people said since where they went.

    `members`: key (a record_id), locatie_id of what is there now. Each is told once.
    """
    resting = list_resting(history) - set(members["locatie_id"])
    ids = dict(zip(members["key"], members["locatie_id"], strict=True))
    present = set(members["locatie_id"])
    merged = history[history["gebeurtenis"] == Gebeurtenis.SAMENGEVOEGD]
    told = set(zip(merged["locatie_id"], merged["opvolger"], strict=True))
    found = [
        (locatie_id, str(Gebeurtenis.SAMENGEVOEGD), heir, f"besluit: {kind}")
        for locatie_id, named, kind in heirs
        if (heir := named if named in present else ids.get(named, ""))
        if locatie_id in resting and (locatie_id, heir) not in told
    ]
    return pd.DataFrame(sorted(set(found)), columns=EVENT_COLUMNS, dtype="str")


def make_former(locaties: pd.DataFrame, left: Iterable[dict[str, str]]) -> pd.DataFrame:
    """Return earlier locations as they were: at the address, or by the name, that they left.

    One row per decision of `left`, in its order; so a location may stand there more than once.
    """
    known = {str(row["locatie_id"]): row for row in locaties.to_dict("records")}
    no_place = {"postcode": "", "woonplaats": ""}
    rows = [
        known[row["locatie_id"]]
        | (
            {"bezoekadres": row["was"]} | no_place
            if row["besluit"] == Besluit.VERHUISD
            else {"organisatie": row["was"]}
        )
        for row in left
    ]
    return pd.DataFrame(rows, columns=locaties.columns)


def list_gone_on(earlier: Earlier, gone_on: Iterable[dict[str, str]]) -> pd.DataFrame:
    """Return locations as they were before they went on as the record or location people named.

    `gone_on`: the decisions that named it. That is how an older version last had them otherwise; in
    the version before, when what they go on as was not yet a part of them.
    """
    named = {row["locatie_id"]: row["is_nu"] for row in gone_on}
    part_of = set(earlier.herkomst[["locatie_id", "record_id"]].itertuples(index=False, name=None))
    fresh = [
        locatie_id
        for locatie_id, heir in named.items()
        if (locatie_id, heir) not in part_of and (":" in heir or heir in earlier.present)
    ]
    former = earlier.former[earlier.former["locatie_id"].isin(list(named))]
    now = earlier.locaties[earlier.locaties["locatie_id"].isin(fresh)]
    return pd.concat([former, now]).reindex(columns=earlier.locaties.columns)


def tie_moved(locaties: pd.DataFrame, earlier: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Return cluster_id, id, weight of new locations that are certainly ones that are gone.

    Both have one name, one website and one telephone number, that on either side no other location
    has: then it moved. Whatever is less sure is asked (pipeline/compare/successor.py).
    """
    now = _own_contacts(locaties.rename(columns={"cluster_id": "key"}))
    before = _own_contacts(earlier.rename(columns={"locatie_id": "key"}))
    free = now[~now["key"].isin(ties["cluster_id"])].merge(
        before[~before["key"].isin(ties["id"])], on=list(OFFICE_MARKS), suffixes=("_now", "_before")
    )
    return pd.DataFrame({"cluster_id": free["key_now"], "id": free["key_before"], "weight": 1.0})


def _own_contacts(locaties: pd.DataFrame) -> pd.DataFrame:
    """Return key and OFFICE_MARKS of the locations that share none of them with another."""
    rows = locaties.drop_duplicates("key")
    told = pd.DataFrame(
        {
            "key": rows["key"],
            "naam": rows["organisatie"].map(name_key),
            "domein": rows["website"].map(domain_of),
            "telefoon": rows["telefoon"],
        }
    )
    is_own = ~told["domein"].duplicated(keep=False) & ~told["telefoon"].duplicated(keep=False)
    return told[is_own & (told["domein"] != "") & (told["telefoon"] != "")]


def list_apart(members: pd.DataFrame, apart: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (locatie_id, cluster_id) of what people said are two things.

    `members`: cluster_id, key. `apart`: locatie_id, record_id.
    """
    cluster_of = dict(zip(members["key"], members["cluster_id"], strict=True))
    return sorted((locatie_id, cluster_of.get(other, other)) for locatie_id, other in apart)

"""Permanent ids: a location keeps the id of the earlier location it shares most with."""

import base64
import hashlib
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.versions.earlier import list_resting
from schemas.vocabulary import Gebeurtenis

ID_LENGTH = 10
NOT_NAMED = "geen bron noemt haar nog"
EVENT_COLUMNS = ["locatie_id", "gebeurtenis", "opvolger", "reden"]
Event = tuple[str, str, str, str]


def mint(prefix: str, key: str, taken: Container[str] = ()) -> str:
    """Return a new id for a key: prefix and 10 lower-case base32 characters of its sha256.

    The same key gives the same id in any run. An id that is taken by something else is passed
    over, deterministically.
    """
    salt = 0
    while True:
        text = key if not salt else f"{key}#{salt}"
        digest = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()
        candidate = prefix + digest[:ID_LENGTH]
        if candidate not in taken:
            return candidate
        salt += 1


@dataclass(frozen=True)
class Assigned:
    """`ids`: cluster_id, id (one to one). `events`: new rows of id_historie, without a version."""

    ids: pd.DataFrame
    events: pd.DataFrame


def assign_ids(
    prefix: str,
    members: pd.DataFrame,
    ties: pd.DataFrame,
    earlier: Collection[str],
    history: pd.DataFrame,
    why_gone: Mapping[str, str] = MappingProxyType({}),
    closed: Collection[str] = (),
    apart: Collection[str] = (),
) -> Assigned:
    """Give every cluster a permanent id and tell what became of every earlier one.

    `members`: cluster_id, key (a record_id; the smallest one mints a new id). `ties`: cluster_id,
    id, weight: what a cluster shares with something of the earlier version. `earlier`: the ids of
    that version. `history`: id_historie so far. `why_gone`: id -> reason, for those that no
    cluster shares anything with. `closed`: ids that people ended. `apart`: ids of which people said
    that something else is another thing: none is given anew. The heaviest tie wins; equal ties go
    by cluster_id, then id, so the order of rows is irrelevant.
    """
    withdrawn = list_resting(history) | set(closed)
    # An id that rests (its location was withdrawn or merged) is inherited after all ids that are in
    # use: a location that is there now keeps its own, whatever came back beside it.
    real = _order_ties(ties[ties["weight"] > 0], withdrawn)
    inherited = _inherit(real)
    taken = (set(earlier) | set(history["locatie_id"])) - withdrawn | set(inherited.values())
    taken |= set(apart)
    ids = _mint_missing(prefix, members, inherited, taken)
    table = pd.DataFrame(sorted(ids.items()), columns=["cluster_id", "id"], dtype=str)
    births = _list_births(ids, inherited, real, withdrawn)
    revivals = [_revived(found) for found in set(inherited.values()) & withdrawn]
    ends = _list_ends(set(earlier) - set(inherited.values()), ids, real, why_gone)
    events = sorted([*births, *revivals, *ends])
    return Assigned(table, pd.DataFrame(events, columns=EVENT_COLUMNS, dtype=str))


def _list_births(
    ids: Mapping[str, str], inherited: Mapping[str, str], ties: pd.DataFrame, withdrawn: set[str]
) -> list[Event]:
    """Tell of every cluster that inherited no id where it comes from."""
    present = ties[~ties["_resting"]]
    parents = present.groupby("cluster_id")["id"].agg(list).to_dict()
    return [
        event
        for cluster_id in ids.keys() - inherited.keys()
        for event in _birth(ids[cluster_id], parents.get(cluster_id, []), withdrawn)
    ]


def _list_ends(
    gone: set[str], ids: Mapping[str, str], ties: pd.DataFrame, why_gone: Mapping[str, str]
) -> list[Event]:
    """Tell of every earlier id that no cluster inherited what came in its place, or why it went."""
    heirs = ties.groupby("id", sort=False)["cluster_id"].first().to_dict()
    return [
        _end(
            earlier_id, ids.get(heirs.get(earlier_id, ""), ""), why_gone.get(earlier_id, NOT_NAMED)
        )
        for earlier_id in gone
    ]


def _mint_missing(
    prefix: str, members: pd.DataFrame, inherited: Mapping[str, str], taken: set[str]
) -> dict[str, str]:
    """Return the id of every cluster: the inherited one, else a new one.

    New ids hang on the smallest record_id alone, so that a rebuild from the same inputs, in any
    order, mints the same ones.
    """
    ids, used = dict(inherited), set(taken)
    smallest = members.sort_values(["key", "cluster_id"]).drop_duplicates("cluster_id")
    for cluster_id, key in zip(smallest["cluster_id"], smallest["key"], strict=True):
        if cluster_id not in ids:
            ids[cluster_id] = mint(prefix, key, used)
            used.add(ids[cluster_id])
    return ids


def _order_ties(ties: pd.DataFrame, resting: Collection[str]) -> pd.DataFrame:
    """Sort ties by what they weigh: with ids of the earlier version before ids that rest.

    When a merger is undone, both halves share records with the id that went on. The records that
    once were another location weigh for that one, so that each half gets its own id back.
    """
    is_resting = ties["id"].isin(list(resting))
    elsewhere = ties[is_resting].groupby("cluster_id")["weight"].sum()
    owed = ties["cluster_id"].map(elsewhere).fillna(0).where(~is_resting, 0)
    ordered = ties.assign(_resting=is_resting, _net=ties["weight"] - owed)
    return ordered.sort_values(
        ["_resting", "_net", "weight", "cluster_id", "id"],
        ascending=[True, False, False, True, True],
    )


def _inherit(ties: pd.DataFrame) -> dict[str, str]:
    inherited: dict[str, str] = {}
    used: set[str] = set()
    for cluster_id, earlier_id in zip(ties["cluster_id"], ties["id"], strict=True):
        if cluster_id not in inherited and earlier_id not in used:
            inherited[cluster_id] = earlier_id
            used.add(earlier_id)
    return inherited


def _revived(locatie_id: str) -> Event:
    return (locatie_id, str(Gebeurtenis.HERSTELD), "", "staat weer in de inventarisatie")


def _birth(new: str, parents: list[str], withdrawn: set[str]) -> list[Event]:
    splits = [
        (p, str(Gebeurtenis.GESPLITST), new, "bronrecords staan nu in twee locaties")
        for p in parents
    ]
    if new in withdrawn:
        return [(new, str(Gebeurtenis.HERSTELD), "", "dezelfde bron noemt haar weer"), *splits]
    return [(new, str(Gebeurtenis.NIEUW), "", "nog niet in een eerdere meting"), *splits]


def _end(earlier_id: str, heir: str, why_gone: str) -> Event:
    if heir:
        return (earlier_id, str(Gebeurtenis.SAMENGEVOEGD), heir, "blijkt dezelfde locatie te zijn")
    return (earlier_id, str(Gebeurtenis.VERVALLEN), "", why_gone)


def tie_by_members(members: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Return cluster_id, id, weight: how many keys a cluster shares with an earlier id.

    `members`: cluster_id, key. `earlier`: key, id, as the earlier version had them.
    """
    shared = members.merge(earlier, on="key")
    return shared.groupby(["cluster_id", "id"]).size().rename("weight").reset_index()


def find_organisations(locaties: pd.DataFrame) -> pd.DataFrame:
    """Group locations into organisations: cluster_id, groep (the group's smallest cluster_id).

    `locaties` has cluster_id, naam_sleutel, domein, gemeentecode, landelijke_partij. Locations of
    one national party are one organisation. Else two locations belong together when their name is
    the same and they share a website domain or a gemeente; the relation is taken transitively.
    """
    if locaties.empty:
        return pd.DataFrame({"cluster_id": [], "groep": []}, dtype=str)
    party = locaties["landelijke_partij"]
    name, domain = locaties["naam_sleutel"], locaties["domein"]
    in_gemeente = "gemeente " + locaties["gemeentecode"] + " " + name
    keys = pd.concat(
        [
            ("partij " + party).where(party != "", in_gemeente),
            ("domein " + domain + " " + name)[(party == "") & (domain != "")],
        ]
    )
    nodes, _ = pd.factorize(keys)
    size = len(locaties), int(nodes.max()) + 1
    rows = locaties.reset_index(drop=True).index.to_numpy()
    places = pd.Series(rows, index=locaties.index).loc[keys.index].to_numpy()
    links = coo_array((np.ones(len(keys)), (places, nodes + size[0])), shape=(sum(size),) * 2)
    _, component = connected_components(links, directed=False)
    grouped = locaties[["cluster_id"]].assign(component=component[: size[0]])
    smallest = grouped.sort_values("cluster_id").drop_duplicates("component")
    names = smallest.set_index("component")["cluster_id"]
    return grouped.assign(groep=grouped["component"].map(names))[["cluster_id", "groep"]]

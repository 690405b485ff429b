"""Identify: the permanent ids of locations and providers, continued from the earlier snapshot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from pipeline.normalise.contact import domain_of
from pipeline.normalise.name import name_key
from pipeline.stages.identity import (
    assign_ids,
    find_organisations,
    list_withdrawn,
    mint,
    tie_by_members,
)
from pipeline.stages.tables import most_common
from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.published import columns_of

TABLES = ("locaties", "herkomst", "id_historie")
Match = Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Earlier:
    """What the next snapshot continues: published tables of the version before it.

    `locaties` and `herkomst` are followed by those of locations that an older version had and that
    have since been withdrawn: when one comes back, it gets its id back.
    """

    versie: str
    locaties: pd.DataFrame
    herkomst: pd.DataFrame
    id_historie: pd.DataFrame
    present: frozenset[str]
    """The ids of the version before it, without the withdrawn ones."""


@dataclass(frozen=True)
class Identified:
    """`ids`: cluster_id, locatie_id. `organisations`: cluster_id, organisatie_id, organisatie.

    `id_historie`: that of the earlier snapshot and what happened now. `first_waves`: the
    eerste_meting of locations that already existed.
    """

    ids: pd.DataFrame
    organisations: pd.DataFrame
    id_historie: pd.DataFrame
    first_waves: dict[str, str]


def read_earlier(root: Path, parent: Version | None) -> Earlier:
    """Read the version that a build continues; empty tables when there is none.

    The withdrawn locations come from the last version that had them.
    """
    if parent is None:
        empty = {t: pd.DataFrame(columns=columns_of(t), dtype=str) for t in TABLES}
        return Earlier("", empty["locaties"], empty["herkomst"], empty["id_historie"], frozenset())
    tables = read_tables(version_folder(root, parent), TABLES)
    present = frozenset(tables["locaties"]["locatie_id"])
    missing = list_withdrawn(tables["id_historie"]) - present
    for version in reversed([v for v in list_versions(root) if v < parent]):
        if not missing:
            break
        older = read_tables(version_folder(root, version), ("locaties", "herkomst"))
        for name, table in older.items():
            rows = table[table["locatie_id"].isin(missing)]
            tables[name] = pd.concat([tables[name], rows], ignore_index=True)
        missing -= set(older["locaties"]["locatie_id"])
    tables["herkomst"] = tables["herkomst"].drop_duplicates("record_id", ignore_index=True)
    return Earlier(
        str(parent), tables["locaties"], tables["herkomst"], tables["id_historie"], present
    )


def identify(
    locaties: pd.DataFrame,
    clusters: pd.DataFrame,
    earlier: Earlier,
    match: Match,
    place: Callable[[str], str],
    versie: str,
) -> Identified:
    """Give publishable locations and their providers permanent ids.

    A location is the earlier one it shares most source records with; what shares none is compared
    with the earlier locations by `match` (records in their own words in, clusters out), on the map
    of now: `place` gives the gemeentecode that an earlier one became.
    """
    moved = earlier.locaties["gemeentecode"].map(place)
    earlier = replace(earlier, locaties=earlier.locaties.assign(gemeentecode=moved))
    members = clusters[clusters["cluster_id"].isin(locaties["cluster_id"])].rename(
        columns={"record_id": "key"}
    )
    lineage = earlier.herkomst.rename(columns={"record_id": "key", "locatie_id": "id"})
    ties = tie_by_members(members[["cluster_id", "key"]], lineage[["key", "id"]])
    ties = pd.concat([ties, _tie_by_match(locaties, earlier, ties, match)], ignore_index=True)
    assigned = assign_ids("L", members, ties, earlier.present, earlier.id_historie)
    ids = assigned.ids.rename(columns={"id": "locatie_id"})
    events = assigned.events.assign(versie=versie)
    first = earlier.locaties.set_index("locatie_id")["eerste_meting"]
    return Identified(
        ids=ids,
        organisations=_identify_organisations(locaties, ids, earlier),
        id_historie=pd.concat([earlier.id_historie, events], ignore_index=True),
        first_waves={str(k): str(v) for k, v in first.items()},
    )


def _tie_by_match(
    locaties: pd.DataFrame, earlier: Earlier, ties: pd.DataFrame, match: Match
) -> pd.DataFrame:
    now = locaties[~locaties["cluster_id"].isin(ties["cluster_id"])]
    before = earlier.locaties[~earlier.locaties["locatie_id"].isin(ties["id"])]
    nothing = pd.DataFrame({"cluster_id": [], "id": [], "weight": []}).astype(ties.dtypes.to_dict())
    if now.empty or before.empty:
        return nothing
    both = pd.concat([_as_records(now, "cluster_id"), _as_records(before, "locatie_id")])
    found = match(both)
    pairs = found.merge(found, on="cluster_id", suffixes=("_now", "_before"))
    pairs = pairs[
        pairs["record_id_now"].isin(now["cluster_id"])
        & pairs["record_id_before"].isin(before["locatie_id"])
    ]
    return pd.DataFrame(
        {"cluster_id": pairs["record_id_now"], "id": pairs["record_id_before"], "weight": 1}
    )


def _as_records(locaties: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return locations as records to match; those of a national party go by its name."""
    party = locaties["landelijke_partij"]
    return pd.DataFrame(
        {
            "record_id": locaties[key],
            "organisatie": locaties["organisatie"].mask(party != "", party),
            "bezoekadres": locaties["bezoekadres"],
            "postcode": locaties["postcode"],
            "plaats": locaties["woonplaats"],
            "gemeente": locaties["gemeentecode"],
            "website": locaties["website"],
            "telefoon": locaties["telefoon"],
        }
    )


def _identify_organisations(
    locaties: pd.DataFrame, ids: pd.DataFrame, earlier: Earlier
) -> pd.DataFrame:
    keyed = locaties.assign(
        naam_sleutel=locaties["organisatie"].map(name_key),
        domein=locaties["website"].map(domain_of),
    )
    groups = find_organisations(keyed)
    members = groups.merge(ids, on="cluster_id", validate="one_to_one").drop(columns="cluster_id")
    members = members.rename(columns={"groep": "cluster_id", "locatie_id": "key"})
    before = earlier.locaties.rename(columns={"locatie_id": "key", "organisatie_id": "id"})
    assigned = assign_ids(
        "O",
        members,
        tie_by_members(members, before[["key", "id"]]),
        before["id"].unique().tolist(),
        pd.DataFrame(columns=columns_of("id_historie"), dtype=str),
    )
    named = assigned.ids.rename(columns={"cluster_id": "groep", "id": "organisatie_id"})
    return _name_organisations(locaties, groups, named)


def _name_organisations(
    locaties: pd.DataFrame, groups: pd.DataFrame, organisation_ids: pd.DataFrame
) -> pd.DataFrame:
    """Return cluster_id, organisatie_id, organisatie: one name for all locations of a provider.

    A national party goes by its label; else the commonest name, ties by alphabet. `groups`:
    cluster_id, groep. `organisation_ids`: groep, organisatie_id.
    """
    named = locaties[["cluster_id", "organisatie", "landelijke_partij"]].merge(
        groups, on="cluster_id", validate="one_to_one"
    )
    names = named.groupby("groep").agg(party=("landelijke_partij", "first"))
    commonest = most_common(named["organisatie"], named["groep"])
    names["organisatie"] = names["party"].where(names["party"] != "", commonest)
    return (
        named[["cluster_id", "groep"]]
        .merge(names[["organisatie"]].reset_index(), on="groep", validate="many_to_one")
        .merge(organisation_ids, on="groep", validate="many_to_one")
        .drop(columns="groep")
    )


def name_candidates(reasons: pd.DataFrame) -> pd.DataFrame:
    """Add kandidaat_id to candidates (cluster_id, reden): equal for records of one location."""
    return reasons.assign(kandidaat_id=[mint("K", c) for c in reasons["cluster_id"]])

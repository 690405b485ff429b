"""Identify: the permanent ids of locations and providers, continued from the earlier version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from pipeline.normalise.contact import domain_of
from pipeline.normalise.name import name_key
from pipeline.stages.commonest import most_common
from pipeline.stages.decided import NO_ENDINGS, Endings, describe_ending
from pipeline.stages.fates import WAITS, explain_gone
from pipeline.stages.identity import (
    Assigned,
    assign_ids,
    find_organisations,
    mint,
    tie_by_members,
)
from pipeline.stages.succession import (
    end_decided,
    list_apart,
    list_gone_on,
    make_former,
    tie_decided,
    tie_moved,
)
from pipeline.versions.earlier import Earlier
from schemas.published import columns_of

Match = Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Identified:
    """`ids`: cluster_id, locatie_id. `organisations`: cluster_id, organisatie_id, organisatie.

    `held`: cluster_id, locatie_id of clusters without an id: people closed that location, or gave
    it another address or name than the cluster has.

    `id_historie`: that of the earlier version and what happened now. `first_waves`: the
    eerste_meting of locations that already existed.
    """

    ids: pd.DataFrame
    organisations: pd.DataFrame
    id_historie: pd.DataFrame
    held: pd.DataFrame
    first_waves: dict[str, int]


def identify(
    locaties: pd.DataFrame,
    clusters: pd.DataFrame,
    earlier: Earlier,
    match: Match,
    place: Callable[[str], str],
    versie: str,
    fates: Mapping[str, str],
    endings: Endings = NO_ENDINGS,
    waiting: pd.DataFrame | None = None,
) -> Identified:
    """Give publishable locations and their providers permanent ids.

    A location is the earlier one it shares most source records with; what shares none is compared
    with the earlier locations by `match` (records in their own words in, clusters out), on the map
    of now: `place` gives the gemeentecode that an earlier one became. `fates`: record_id -> in
    Dutch what became of a record that is in no publishable location; a location whose records are
    still there is withdrawn for that reason, and not because nobody names it. `endings`: what
    people decided of locations as a whole; it goes before what records show. `waiting`: as
    `locaties`, with `reden`, those that people must judge: one that a record of another id names
    (its row was written otherwise) waits too.
    """
    moved = earlier.locaties["gemeentecode"].map(place)
    earlier = replace(earlier, locaties=earlier.locaties.assign(gemeentecode=moved))
    is_here = clusters["cluster_id"].isin(locaties["cluster_id"])
    members = clusters[is_here].rename(columns={"record_id": "key"})
    assigned, held = _assign(locaties, members, earlier, match, fates, endings, waiting)
    ids = assigned.ids.rename(columns={"id": "locatie_id"})
    late = end_decided(earlier.id_historie, members.merge(ids), endings.heirs)
    events = pd.concat([assigned.events, late]).assign(versie=versie)
    kept = locaties[locaties["cluster_id"].isin(ids["cluster_id"])]
    return Identified(
        ids=ids,
        organisations=_identify_organisations(kept, ids, earlier),
        id_historie=pd.concat([earlier.id_historie, events], ignore_index=True),
        held=held,
        first_waves=_first_waves(earlier),
    )


def _assign(
    locaties: pd.DataFrame,
    members: pd.DataFrame,
    earlier: Earlier,
    match: Match,
    fates: Mapping[str, str],
    endings: Endings,
    waiting: pd.DataFrame | None,
) -> tuple[Assigned, pd.DataFrame]:
    """Return the ids of all clusters but those that are held, and these (see Identified).

    Which are held only shows once all have an id; what they leave is then assigned again.
    """
    lineage = earlier.herkomst.rename(columns={"record_id": "key", "locatie_id": "id"})
    apart = list_apart(members, endings.apart)
    ties = _leave_apart(_tie(locaties, earlier, members, lineage, endings, match), apart)
    closings = {i: describe_ending(row) for i, row in endings.closed.items()}
    gone = explain_gone(lineage, fates) | closings
    unexplained = earlier.locaties[~earlier.locaties["locatie_id"].isin([*ties["id"], *gone])]
    assign = partial(
        assign_ids,
        "L",
        earlier=earlier.present,
        history=earlier.id_historie,
        why_gone=_explain_waiting(waiting, unexplained, match) | gone,
        apart={locatie_id for locatie_id, _ in endings.apart},
    )
    of_all = assign(members, ties, closed=endings.closed)
    held = _hold(of_all, locaties, earlier, endings, apart, match)
    stays = ~members["cluster_id"].isin(held["cluster_id"])
    goes_on = ~ties["cluster_id"].isin(held["cluster_id"]) & ~ties["id"].isin(endings.closed)
    return assign(members[stays], ties[goes_on]), held


def _leave_apart(ties: pd.DataFrame, apart: list[tuple[str, str]]) -> pd.DataFrame:
    """Return the ties but those between an id and a cluster that people hold apart."""
    return ties[~pd.MultiIndex.from_frame(ties[["id", "cluster_id"]]).isin(apart)]


def _first_waves(earlier: Earlier) -> dict[str, int]:
    first = earlier.locaties.set_index("locatie_id")["eerste_meting"]
    return {str(locatie_id): int(wave) for locatie_id, wave in first.items()}


def _tie(
    locaties: pd.DataFrame,
    earlier: Earlier,
    members: pd.DataFrame,
    lineage: pd.DataFrame,
    endings: Endings,
    match: Match,
) -> pd.DataFrame:
    """Return the ties between clusters and the locations of before, from the surest evidence."""
    # Shared records first: they prove that it is the same place, whatever its name or address has
    # become. Only what shares none is compared by its words, as sources are.
    ties = tie_by_members(members[["cluster_id", "key"]], lineage[["key", "id"]])
    ties = pd.concat([ties, _tie_by_match(locaties, earlier, ties, match)], ignore_index=True)
    ties = pd.concat([ties, tie_moved(locaties, earlier.locaties, ties)], ignore_index=True)
    return tie_decided(ties, members, endings.heirs)


def _hold(
    assigned: Assigned,
    locaties: pd.DataFrame,
    earlier: Earlier,
    endings: Endings,
    apart: list[tuple[str, str]],
    match: Match,
) -> pd.DataFrame:
    """Return cluster_id, locatie_id of what is a closed location, or one as it was.

    Only a cluster that is new in this version is taken for what has the address or name that a
    location left behind.
    """
    ids = assigned.ids.rename(columns={"id": "locatie_id"})
    held = [ids[ids["locatie_id"].isin(endings.closed)]]
    new = ids.loc[~ids["locatie_id"].isin(earlier.present), "cluster_id"]
    unplaced = locaties[locaties["cluster_id"].isin(new)]
    left = [row for row in endings.left if row["locatie_id"] in set(earlier.locaties["locatie_id"])]
    former = pd.concat(
        [make_former(earlier.locaties, left), list_gone_on(earlier, endings.gone_on)],
        ignore_index=True,
    )
    if len(unplaced) and len(former):
        at = former.index.astype("str")
        found = _match_locations(unplaced, former.assign(locatie_id=at), match)
        found["id"] = found["id"].map(dict(zip(at, former["locatie_id"], strict=True)))
        held.append(_leave_apart(found, apart).rename(columns={"id": "locatie_id"}))
    whole = pd.concat(held)[["cluster_id", "locatie_id"]]
    return whole.drop_duplicates("cluster_id", ignore_index=True)


def _explain_waiting(
    waiting: pd.DataFrame | None, before: pd.DataFrame, match: Match
) -> dict[str, str]:
    """Return id -> why it is not published, of locations that go on as what people must judge."""
    if waiting is None:
        return {}
    found = _match_locations(waiting, before, match).sort_values(["id", "cluster_id"])
    reasons = dict(zip(waiting["cluster_id"], WAITS + waiting["reden"] + ")", strict=True))
    first = found.drop_duplicates("id")
    return dict(zip(first["id"], first["cluster_id"].map(reasons), strict=True))


def _tie_by_match(
    locaties: pd.DataFrame, earlier: Earlier, ties: pd.DataFrame, match: Match
) -> pd.DataFrame:
    now = locaties[~locaties["cluster_id"].isin(ties["cluster_id"])]
    before = earlier.locaties[~earlier.locaties["locatie_id"].isin(ties["id"])]
    return _match_locations(now, before, match)


def _match_locations(now: pd.DataFrame, before: pd.DataFrame, match: Match) -> pd.DataFrame:
    """Return cluster_id, id, weight of locations now that are earlier ones, by their words."""
    if now.empty or before.empty:
        nothing = pd.DataFrame({"cluster_id": [], "id": [], "weight": []})
        return nothing.astype({"cluster_id": "str", "id": "str", "weight": "int64"})
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
            "locatienaam": locaties["locatienaam"],
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

"""Ids last: they follow shared records, and nothing vanishes without an event."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.identity import Assigned, assign_ids, find_organisations, mint, tie_by_members

HISTORY = pd.DataFrame(
    columns=["locatie_id", "gebeurtenis", "opvolger", "reden", "versie"], dtype="str"
)
Clusters = dict[str, list[str]]


def frame(clusters: Clusters, key: str) -> pd.DataFrame:
    rows = [(name, record) for name, records in clusters.items() for record in records]
    return pd.DataFrame(rows, columns=[key, "key"], dtype="str")


def run(now: Clusters, before: Clusters, history: pd.DataFrame = HISTORY) -> Assigned:
    members = frame(now, "cluster_id")
    ties = tie_by_members(members, frame(before, "id"))
    return assign_ids("L", members, ties, list(before), history)


def ids(assigned: Assigned) -> dict[str, str]:
    return dict(assigned.ids.itertuples(index=False, name=None))


def events(assigned: Assigned) -> list[tuple[str, str, str]]:
    columns = assigned.events[["locatie_id", "gebeurtenis", "opvolger"]]
    return list(columns.itertuples(index=False, name=None))


def test_the_same_key_always_gives_the_same_id() -> None:
    assert mint("L", "handmatig:1") == mint("L", "handmatig:1") != mint("L", "handmatig:2")


def test_a_taken_id_is_passed_over() -> None:
    first = mint("L", "a")
    assert mint("L", "a", {first}) not in {first}


def test_a_location_keeps_its_id_when_a_new_source_joins_it() -> None:
    assert ids(run({"a": ["a", "z"]}, {"Lold": ["z"]})) == {"a": "Lold"}


def test_a_split_leaves_the_id_with_the_larger_part() -> None:
    assigned = run({"a": ["a"], "b": ["b", "c"]}, {"Lold": ["a", "b", "c"]})
    assert ids(assigned)["b"] == "Lold"
    new = ids(assigned)["a"]
    assert ("Lold", "gesplitst", new) in events(assigned)


def test_a_merge_keeps_the_heavier_id_and_names_the_successor() -> None:
    assigned = run({"a": ["a", "b", "c"]}, {"L1": ["a"], "L2": ["b", "c"]})
    assert ids(assigned) == {"a": "L2"}
    assert events(assigned) == [("L1", "samengevoegd", "L2")]


def test_a_location_that_no_source_names_is_withdrawn_with_an_event() -> None:
    assert events(run({}, {"Lold": ["a"]})) == [("Lold", "vervallen", "")]


def test_a_location_that_comes_back_gets_its_old_id() -> None:
    old = mint("L", "a")
    history = pd.DataFrame([(old, "vervallen", "", "", "2026.1")], columns=HISTORY.columns)
    assigned = run({"a": ["a"]}, {}, history)
    assert ids(assigned) == {"a": old}
    assert events(assigned) == [(old, "hersteld", "")]


def test_the_last_event_of_an_id_follows_from_its_version_in_any_order_of_rows() -> None:
    rows = [("Lold", "hersteld", "", "", "2026.10"), ("Lold", "vervallen", "", "", "2026.9")]
    history = pd.DataFrame(rows, columns=HISTORY.columns)
    for known in (history, history[::-1]):
        assert run({"a": ["a"]}, {"Lold": ["a"]}, known).events.empty


def test_an_undone_merger_gives_each_half_its_own_id_back() -> None:
    history = pd.DataFrame([("L1", "samengevoegd", "L2", "", "2026.2")], columns=HISTORY.columns)
    lineage = pd.DataFrame(
        [("a", "L2"), ("b", "L2"), ("c", "L2"), ("a", "L1"), ("b", "L1")], columns=["key", "id"]
    )
    members = frame({"a": ["a", "b"], "c": ["c"]}, "cluster_id")
    assigned = assign_ids("L", members, tie_by_members(members, lineage), ["L2"], history)
    assert ids(assigned) == {"a": "L1", "c": "L2"}
    assert events(assigned) == [("L1", "hersteld", "")]


def test_a_location_whose_records_wait_or_were_refused_is_withdrawn_for_that_reason() -> None:
    members = frame({}, "cluster_id")
    ties = tie_by_members(members, frame({"L1": ["a"]}, "id"))
    gone = assign_ids("L", members, ties, ["L1"], HISTORY, {"L1": "wacht op beoordeling"}).events
    assert gone["reden"].tolist() == ["wacht op beoordeling"]


partitions = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1).flatmap(
    lambda items: st.lists(st.integers(0, 3), min_size=len(items), max_size=len(items)).map(
        lambda groups: _partition(items, groups)
    )
)


def _partition(items: list[str], groups: list[int]) -> Clusters:
    clusters: dict[int, list[str]] = {}
    for item, group in zip(items, groups, strict=True):
        clusters.setdefault(group, []).append(item)
    return {min(members): sorted(members) for members in clusters.values()}


@given(partitions, partitions, st.randoms())
def test_ids_do_not_depend_on_the_order_of_rows(now: Clusters, before: Clusters, random) -> None:  # type: ignore[no-untyped-def]
    earlier = {f"L{name}": members for name, members in before.items()}
    shuffled = list(now.items())
    random.shuffle(shuffled)
    assert ids(run(now, earlier)) == ids(run(dict(shuffled), earlier))


@given(partitions, partitions)
def test_every_earlier_id_lives_on_or_has_an_event(now: Clusters, before: Clusters) -> None:
    earlier = {f"L{name}": members for name, members in before.items()}
    assigned = run(now, earlier)
    ended = {e[0] for e in events(assigned) if e[1] in {"samengevoegd", "vervallen"}}
    kept = set(ids(assigned).values()) & set(earlier)
    assert kept | ended == set(earlier)
    assert not kept & ended
    assert len(set(ids(assigned).values())) == len(now)


@given(partitions, partitions)
def test_building_again_on_its_own_ids_changes_nothing(now: Clusters, before: Clusters) -> None:
    first = run(now, {f"L{name}": members for name, members in before.items()})
    again = run(now, {ids(first)[cluster]: members for cluster, members in now.items()})
    assert ids(again) == ids(first)
    assert again.events.empty


@given(partitions, st.lists(st.sampled_from("uvwxyz"), unique=True, min_size=1))
def test_records_elsewhere_never_change_an_id(now: Clusters, others: list[str]) -> None:
    more = now | {min(others): sorted(others)}
    assert ids(run(more, {})).items() >= ids(run(now, {})).items()


def locations(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    columns = ["cluster_id", "naam_sleutel", "domein", "gemeentecode", "landelijke_partij"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def test_one_provider_is_known_by_name_and_domain_across_gemeenten() -> None:
    groups = find_organisations(
        locations(
            ("a", "welle", "welle.nl", "GM0001", ""),
            ("b", "welle", "welle.nl", "GM0002", ""),
            ("c", "welle", "", "GM0003", ""),
            ("d", "welle", "", "GM0002", ""),
        )
    )
    assert groups["groep"].tolist() == ["a", "a", "c", "a"]


def test_locations_of_a_national_party_are_one_provider() -> None:
    groups = find_organisations(
        locations(("a", "x", "", "GM0001", "P"), ("b", "y", "", "GM0002", "P"))
    )
    assert groups["groep"].tolist() == ["a", "a"]


def test_no_locations_give_no_providers() -> None:
    assert find_organisations(locations()).empty

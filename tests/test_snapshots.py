import duckdb
from hypothesis import HealthCheck, given, settings

from schemas.published import TABLES
from tests.databases import write_snapshot
from tests.snapshots import Snapshot, national_snapshot, snapshots


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots())
def test_drawn_snapshots_meet_the_published_contract(snapshot: Snapshot) -> None:
    assert list(snapshot) == list(TABLES)
    for name, frame in snapshot.items():
        TABLES[name].validate(frame, lazy=True)


def test_national_snapshot_has_the_size_of_the_country_and_is_repeatable() -> None:
    first, second = national_snapshot(), national_snapshot()
    assert len(first["locaties"]) == 1_621
    assert len(first["gemeenten"]) == 342
    assert len(first["organisaties"]) == 1_113
    for name, frame in first.items():
        assert frame.equals(second[name])


def test_empty_tables_are_written_with_their_types() -> None:
    with duckdb.connect() as con:
        write_snapshot(con, "v2023_1", national_snapshot())
        types = con.execute("DESCRIBE v2023_1.te_beoordelen").fetchall()
    assert {row[0]: row[1] for row in types}["rij"] == "BIGINT"

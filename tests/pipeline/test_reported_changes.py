"""Whole builds with reports of changes: published without persons, told, and never pointing nowhere.

Everything here is made up (SYNTHETISCH).
"""

from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.release.floors import Acceptance
from pipeline.release.publish import Released, release
from pipeline.versions.manifest import load_manifest
from pipeline.why import explain_location
from tests.pipeline.reported import PHONE, changed, closed, file_events, file_report
from tests.pipeline.tree import make_tree, write

ENTRIES = [
    "SYNTHETISCH Rechtswinkel Dicht;Proefstraat 1;3511 AB;Utrecht;;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Open;Proefweg 5;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB",
]
DECISIONS = "manual_entries/correcties.csv"
HEADER = "locatie_id;besluit;per;reden;auteur;datum"


def build(root: Path) -> Released:
    return release(root, 2026, aanvaard=Acceptance("proef", "AB", "2026-11-05"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_tree(tmp_path, ENTRIES)


def ids_of(released: Released) -> list[str]:
    rows = released.inventory.tables["locaties"].sort_values("organisatie")
    return [str(locatie_id) for locatie_id in rows["locatie_id"]]


@pytest.mark.heavy
def test_a_report_is_published_with_its_state_and_told_in_the_story_of_its_location(
    root: Path,
) -> None:
    gone, stays = ids_of(build(root))
    ended = closed(locatie_id=gone, bericht="Het pand staat leeg")
    pending = changed(locatie_id=stays)
    for report in (ended, pending):
        file_report(root, report)
    file_events(root, "CD", f"{ended.mutatie_id};doorgevoerd;gesloten {gone};gebeld;;2026-11-07")
    write(root / DECISIONS, [HEADER, f"{gone};gesloten;2026-11;gebeld;AB;2026-11-06"])
    second = build(root)
    table = second.inventory.tables["mutaties"].set_index("mutatie_id")
    done, waits = table.loc[ended.mutatie_id], table.loc[pending.mutatie_id]
    assert (done["locatie_id"], done["stand"], done["stand_op"]) == (
        gone,
        "doorgevoerd",
        "2026-11-07",
    )
    assert (waits["veld"], waits["stand"], waits["stand_op"]) == (
        "telefoon",
        "gemeld",
        "2026-11-05",
    )
    folder = root / "data" / "curated" / "2026.2"
    inputs = load_manifest(folder)["invoer"]
    for name in (f"2026/{ended.mutatie_id}.json", "gebeurtenissen/CD.csv"):
        assert f"manual_entries/mutaties/{name}" in inputs
    written = b"".join(p.read_bytes() for p in folder.iterdir() if p.suffix in {".csv", ".md"})
    for private in (b"pand staat leeg", PHONE.gemeld.encode(), ended.melder.encode()):
        assert private not in written
    story = explain_location(root, gone)
    assert f"{ended.mutatie_id}, gemeld op 2026-11-05 (mail): gesloten" in story
    assert f"doorgevoerd op 2026-11-07; gesloten {gone}; nagegaan: gebeld; CD" in story


@pytest.mark.heavy
def test_a_change_that_points_nowhere_stops_the_build_and_nothing_is_published(root: Path) -> None:
    gone, _ = ids_of(build(root))
    report = closed(locatie_id=gone)
    file_report(root, report)
    file_events(root, "CD", f"{report.mutatie_id};doorgevoerd;gesloten {gone};;;2026-11-07")
    with pytest.raises(SjoError, match=r"CD.csv:2:C .verwijzing.*dit besluit bestaat niet"):
        build(root)
    assert [p.name for p in (root / "data/curated").glob("2026.*")] == ["2026.1"]


@pytest.mark.heavy
def test_a_report_of_a_location_that_never_was_and_a_pointer_to_another_one_stop_the_build(
    root: Path,
) -> None:
    gone, stays = ids_of(build(root))
    lost, crossed = changed(), closed(locatie_id=stays)
    for report in (lost, crossed):
        file_report(root, report)
    file_events(root, "CD", f"{crossed.mutatie_id};doorgevoerd;gesloten {gone};;;2026-11-07")
    write(root / DECISIONS, [HEADER, f"{gone};gesloten;2026-11;gebeld;AB;2026-11-06"])
    with pytest.raises(SjoError) as caught:
        build(root)
    assert (
        f"{lost.mutatie_id}.json:locatie_id: '{lost.locatie_id}': deze locatie bestaat niet"
        in str(caught.value)
    )
    assert f"gaat over een andere locatie dan de melding ({stays})" in str(caught.value)

"""A release that lost many locations stops until somebody says why it is right."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SjoError
from pipeline.release.floors import (
    Acceptance,
    Crossing,
    describe_crossings,
    find_crossings,
    require_within,
)
from pipeline.release.publish import release
from pipeline.release.reproduce import reproduce
from pipeline.versions.folders import list_versions
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.floors import load_floors
from schemas.published import CONTRACT
from schemas.typology import load_typology
from schemas.typology_table import typology_to_table
from tests.pipeline.tree import make_tree

YES = Acceptance("SYNTHETISCH: de lijst is opgeschoond", "AB", "2026-11-01")
FLOORS = load_floors()


def version(
    count: int, *, bron: str = "handmatig", provincie: str = "Utrecht", soort: str = "gemeente"
) -> PublishedVersion:
    """Return a version of `count` locations that are alike."""
    ids = [f"L{n}" for n in range(count)]
    label = next(s.label for s in load_typology().soorten_organisatie if s.code == soort)
    columns = {"locatie_id": ids, "soort_organisatie": label, "provincie": provincie}
    tables = {
        "locaties": pd.DataFrame(columns),
        "herkomst": pd.DataFrame({"bron": bron, "locatie_id": [*ids, *ids]}),
        "typologie": typology_to_table(load_typology()),
    }
    return PublishedVersion(Version(2026, 2), {"vorige_versie": "2026.1"}, tables, CONTRACT, {})


def crossed(before: PublishedVersion, now: PublishedVersion) -> dict[tuple[str, str], bool]:
    return {(c.telling, c.groep): c.stopt for c in find_crossings(before, now, FLOORS)}


def test_the_same_number_crosses_nothing() -> None:
    assert crossed(version(80), version(80)) == {}


def test_without_a_version_before_there_is_nothing_to_compare_with() -> None:
    assert find_crossings(None, version(3), FLOORS) == []


def test_too_few_stops_by_total_source_kind_and_province() -> None:
    assert crossed(version(100), version(70)) == {
        ("totaal", ""): True,
        ("bron", "handmatig"): True,
        ("soort_organisatie", "gemeente"): True,
        ("provincie", "Utrecht"): True,
    }


@pytest.mark.parametrize(
    ("changes", "group"),
    [
        ({"bron": "juridischloket"}, ("bron", "handmatig")),
        ({"soort": "samenwerkingsverband"}, ("soort_organisatie", "gemeente")),
        ({"provincie": "Drenthe"}, ("provincie", "Utrecht")),
    ],
)
def test_a_group_that_is_gone_stops_though_the_total_is_the_same(
    changes: dict[str, str], group: tuple[str, str]
) -> None:
    found = crossed(version(60), version(60, **changes))
    assert [key for key, stops in found.items() if stops] == [group]


def test_too_many_is_said_and_does_not_stop() -> None:
    found = crossed(version(100), version(121))
    assert found == {("totaal", ""): False}
    require_within(version(121), find_crossings(version(100), version(121), FLOORS), None)


@pytest.mark.parametrize(("was", "stops"), [(49, False), (50, True)])
def test_a_floor_binds_from_fifty_locations_up(was: int, stops: bool) -> None:
    assert (("totaal", "") in crossed(version(was), version(10))) is stops


@pytest.mark.parametrize("was", [None, 0, 3, 100])
def test_no_location_at_all_stops_until_somebody_accepts_it(was: int | None) -> None:
    crossings = find_crossings(None if was is None else version(was), version(0), FLOORS)
    with pytest.raises(SjoError, match="geen enkele locatie"):
        require_within(version(0), crossings, None)
    require_within(version(0), crossings, YES)
    assert describe_crossings(crossings, YES)["aanvaard"] is not None


def test_the_message_names_counts_and_what_to_do() -> None:
    crossings = find_crossings(version(100), version(70), FLOORS)
    with pytest.raises(SjoError) as stopped:
        require_within(version(70), crossings, None)
    assert "in totaal: 70 locaties, waren er 100 (verwacht: minstens 90)" in str(stopped.value)
    assert "provincie 'Utrecht': 70 locaties" in str(stopped.value)
    assert "--accept" in str(stopped.value)
    require_within(version(70), crossings, YES)


@pytest.mark.parametrize(("reden", "auteur"), [("", "AB"), (" ", "AB"), ("klopt", "")])
def test_an_acceptance_has_a_reason_and_a_name(reden: str, auteur: str) -> None:
    with pytest.raises(SjoError, match="--auteur"):
        Acceptance(reden, auteur, "2026-11-01")


def test_an_acceptance_that_was_not_needed_is_not_recorded() -> None:
    more = [Crossing("totaal", "", 100, 130, 120, stopt=False)]
    assert describe_crossings(more, YES)["aanvaard"] is None


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_total_never_both_stops_and_warns_and_growth_never_stops(was: int, wordt: int) -> None:
    found = find_crossings(version(was), version(wordt), FLOORS)
    assert len({(c.telling, c.groep) for c in found}) == len(found)
    assert not (wordt >= max(was, 1) and any(c.stopt for c in found))


MANY = [
    f"SYNTHETISCH Rechtswinkel {n};Proefstraat {n};3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB"
    for n in range(1, 61)
]


@pytest.fixture(scope="module")
def shrunk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree with a release of 60 locations, of which 40 were taken away since."""
    root = make_tree(tmp_path_factory.mktemp("boom"), MANY)
    release(root, 2026)
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    lines = entries.read_text(encoding="utf-8").splitlines()
    entries.write_text("\n".join(lines[:21]) + "\n", encoding="utf-8")
    return root


@pytest.mark.heavy
def test_an_accepted_release_says_so_in_its_papers_and_is_made_again(shrunk: Path) -> None:
    with pytest.raises(SjoError, match="veel minder locaties"):
        release(shrunk, 2026)
    assert list_versions(shrunk) == [Version(2026, 1)]
    released = release(shrunk, 2026, aanvaard=YES)
    manifest = json.loads((released.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["aanvaard"] == {
        "reden": YES.reden,
        "auteur": "AB",
        "datum": "2026-11-01",
    }
    assert YES.reden in (released.folder / "LEESMIJ.md").read_text(encoding="utf-8")
    assert reproduce(shrunk, Version(2026, 2)).different == []
    assert not release(shrunk, 2026).is_new

"""Versions of every contract are compared with each other, whichever of the two is the older."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.compare.commands import diff_published
from pipeline.compare.differences import Differences
from pipeline.versions.published import PublishedVersion
from pipeline.why import explain_location
from tests.pipeline.compare.published import make_root, publish, publish_as_contract_1
from tests.pipeline.compare.worlds import compare, location, only, record_id, version

Publish = Callable[[Path, PublishedVersion], Path]
IN_ORDER = [(publish_as_contract_1, publish), (publish, publish_as_contract_1)]
HERE = {"gemeentecode": "GM0363"}
HOURS = {"openingstijden": "ma 9-12", "openingstijden_schema": "Mo 09:00-12:00"}


def without(whole: PublishedVersion, *kolommen: str) -> PublishedVersion:
    """Return a version as it is read when it did not publish these columns of locaties."""
    locaties = whole.tables["locaties"].assign(**dict.fromkeys(kolommen, ""))
    columns = dict(whole.columns) | {"locaties": whole.columns["locaties"] - set(kolommen)}
    return replace(whole, tables=whole.tables | {"locaties": locaties}, columns=columns)


def diff(root: Path) -> Differences:
    return diff_published(root, "2023.1", "2026.1", console=Console(file=io.StringIO()))


def test_a_column_that_one_version_did_not_publish_is_no_difference() -> None:
    old, new = version("2023.1", [location(1)]), version("2026.1", [location(1, **HOURS)])
    assert compare(without(old, *HOURS), new).wijzigingen.empty
    assert compare(old, without(new, *HOURS)).wijzigingen.empty


def test_a_column_that_both_published_is_compared_and_what_follows_from_it_told_once() -> None:
    old, new = version("2023.1", [location(1)]), version("2026.1", [location(1, **HOURS)])
    change = only(compare(old, new))
    assert (change["kolom"], change["oud"], change["nieuw"]) == ("openingstijden", "", "ma 9-12")


def test_where_else_a_provider_works_changes_no_coverage_status_or_location() -> None:
    old, new = version("2023.1", [location(1)]), version("2026.1", [location(1)])
    areas = new.tables["locatie_werkgebied"].reindex([0])
    areas = areas.assign(locatie_id="L0000000001", gemeentecode="GM0002")
    wider = replace(new, tables=new.tables | {"locatie_werkgebied": areas})
    differences = compare(old, wider)
    assert differences.wijzigingen.empty
    assert differences.dekking.gemeenten.equals(compare(old, new).dekking.gemeenten)


@pytest.mark.parametrize(("publish_old", "publish_new"), IN_ORDER)
def test_the_same_locations_differ_in_nothing(
    tmp_path: Path, publish_old: Publish, publish_new: Publish
) -> None:
    root = make_root(tmp_path)
    publish_old(root, version("2023.1", [location(1, **HERE)], gemeenten=["GM0363"]))
    publish_new(root, version("2026.1", [location(1, **HERE)], gemeenten=["GM0363"]))
    differences = diff(root)
    assert differences.wijzigingen.empty
    # The kind "onbekend" came with contract 2: no location had it before.
    of_contract_2 = differences.begrippen[["lijst", "code"]].eq(["soort_organisatie", "onbekend"])
    assert of_contract_2.all(axis=None)


@pytest.mark.parametrize(("publish_old", "publish_new"), IN_ORDER)
def test_a_real_difference_and_its_cause_are_told(
    tmp_path: Path, publish_old: Publish, publish_new: Publish
) -> None:
    root = make_root(tmp_path)
    failed = {"handmatig": "ok", "juridischloket": "mislukt: HTTP 503"}
    gone, kept = location(1, ["juridischloket:1"], **HERE), location(2, **HERE)
    publish_old(root, version("2023.1", [gone, kept], gemeenten=["GM0363"]))
    publish_new(root, version("2026.1", [kept], gemeenten=["GM0363"], bronnen=failed))
    change = only(diff(root))
    assert (change["soort_verschil"], change["oorzaak"]) == ("niet waargenomen", "bron uitgevallen")
    assert change["grond"] == "juridischloket was in 2026.1 mislukt: HTTP 503"


@pytest.mark.parametrize(("publish_old", "publish_new"), IN_ORDER)
def test_the_story_of_a_location_goes_on_across_contracts(
    tmp_path: Path, publish_old: Publish, publish_new: Publish
) -> None:
    root = make_root(tmp_path)
    publish_old(root, version("2023.1", [location(1)]))
    publish_new(root, version("2026.1", [location(1, organisatie="SYNTHETISCH nieuw")]))
    story = explain_location(root, "L0000000001")
    assert f"{record_id('handmatig:1')}; manual_entries/x.csv, rij 2" in story
    assert "gezien op 2023-06-01" in story
    assert "2023.1  SYNTHETISCH aanbieder 1" in story
    assert "2026.1  SYNTHETISCH nieuw" in story

"""What moves a location up: an open report, a source that dropped it, a page that is gone."""

import json
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest

from pipeline.mutations.intake import report_path
from pipeline.mutations.report import format_mutation, name_mutation
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from pipeline.wave.signals import find_signals
from schemas.captures import CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.mutations import Mutatiesoort, Mutation
from schemas.published import CONTRACT, columns_of
from schemas.records import mint_record_id
from schemas.stored_pages import PAGES_FOLDER, MissedPage
from tests.pipeline.tree import write
from tests.werkbank.judged import keep_page

SOURCE = "juridischloket"
BALIE, LATER = "L0000000001", "L0000000002"
SITE = "https://www.proef.example/"


@pytest.fixture
def version() -> PublishedVersion:
    """A version in which the loket of key 1 is BALIE, which took LATER in."""
    tables = {name: pd.DataFrame(columns=columns_of(name), dtype="str") for name in
              ("locaties", "herkomst", "id_historie")}  # fmt: skip
    of_balie = {"locatie_id": BALIE, "record_id": mint_record_id(SOURCE, "1"), "bron": SOURCE}
    merged = {"locatie_id": LATER, "gebeurtenis": "samengevoegd", "opvolger": BALIE}
    for name, row in (
        ("locaties", {"locatie_id": BALIE, "website": SITE}),
        ("herkomst", of_balie | {"bron_url": "https://loket.example/1"}),
        ("id_historie", merged | {"versie": "2026.1", "reden": "een balie"}),
    ):
        tables[name] = pd.concat([tables[name], pd.DataFrame([row])], ignore_index=True)
    return PublishedVersion(Version(2026, 1), {}, tables, CONTRACT, {})


def capture(root: Path, day: str, *keys: str, **statuses: str) -> None:
    """Write a good capture of 2028 with a record per key, and how asking each address ended."""
    folder = root / "data" / "raw" / "2028" / SOURCE / day
    records = [CapturedRecord(key=key, naam=f"SYNTHETISCH {key}", gezien_op=day) for key in keys]
    write(folder / "records.jsonl", [json.dumps(asdict(record)) for record in records])
    told = {f"https://loket.example/{name[1:]}": outcome for name, outcome in statuses.items()}
    verdict = CrawlVerdict(CrawlState.OK)
    report = RunReport(SOURCE, "2028", verdict, captured_on=day, records=len(keys), statuses=told)
    report.write(folder)


def miss(root: Path, url: str, when: str, outcome: str) -> None:
    missed = MissedPage(url, when, outcome)
    path = root / "data" / "raw" / "2028" / PAGES_FOLDER / missed.json_name
    write(path, [missed.to_json()])


def report(root: Path, locatie_id: str, soort: Mutatiesoort) -> str:
    """File a report as it is kept, and return its id."""
    told = Mutation(
        gemeld_op="2028-02-03", via="mail", gemeente="GM0344", soort=soort, locatie_id=locatie_id
    )
    mutation = name_mutation(told)
    write(report_path(root, mutation), [format_mutation(mutation)])
    return mutation.mutatie_id


def reasons(root: Path, version: PublishedVersion) -> list[str]:
    return [signal.reden for signal in find_signals(root, 2028, version).get(BALIE, [])]


def test_nothing_moves_up_what_nothing_is_known_of(
    tmp_path: Path, version: PublishedVersion
) -> None:
    capture(tmp_path, "2028-01-02", "1", _1="ok")
    assert reasons(tmp_path, version) == []


def test_a_source_that_dropped_it(tmp_path: Path, version: PublishedVersion) -> None:
    capture(tmp_path, "2028-01-02", "1", "2")
    capture(tmp_path, "2028-03-04", "2")
    assert reasons(tmp_path, version) == [f"{SOURCE} noemt haar niet meer (2028-03-04)"]


def test_its_page_that_a_crawl_found_gone(tmp_path: Path, version: PublishedVersion) -> None:
    capture(tmp_path, "2028-03-04", "1", _1="locatiepagina weg")
    (told,) = reasons(tmp_path, version)
    assert told == "https://loket.example/1 was er niet meer op 2028-03-04: locatiepagina weg"
    capture(tmp_path, "2028-03-05", "1", _1="ok")
    assert reasons(tmp_path, version) == []


@pytest.mark.parametrize(
    ("outcome", "moves"), [("naam niet gevonden", 1), ("robots.txt verbiedt", 0)]
)
def test_a_dead_website_moves_it_up_and_one_that_refuses_programs_does_not(
    tmp_path: Path, version: PublishedVersion, outcome: str, moves: int
) -> None:
    miss(tmp_path, "http://proef.example", "2028-03-04T10:00:00Z", outcome)
    assert len(reasons(tmp_path, version)) == moves


def test_a_website_that_answered_later_is_not_dead(
    tmp_path: Path, version: PublishedVersion
) -> None:
    keep_page(tmp_path, SITE)  # of 2026-10-01
    miss(tmp_path, SITE, "2026-09-30T10:00:00Z", "te traag")
    assert reasons(tmp_path, version) == []
    miss(tmp_path, SITE, "2028-03-04T10:00:00Z", "te traag")
    assert len(reasons(tmp_path, version)) == 1


def test_an_open_report_also_under_the_id_that_it_took_in(
    tmp_path: Path, version: PublishedVersion
) -> None:
    mutatie_id = report(tmp_path, LATER, Mutatiesoort.GESLOTEN)
    told = f"melding {mutatie_id} van 2028-02-03 (gesloten) staat nog open"
    assert reasons(tmp_path, version) == [told]
    events = tmp_path / "manual_entries" / "mutaties" / "gebeurtenissen" / "AB.csv"
    header = "mutatie_id;stand;datum;verwijzing;nagegaan;reden"
    write(events, [header, f"{mutatie_id};afgewezen;2028-02-04;;;is gewoon open"])
    assert reasons(tmp_path, version) == []


def test_a_report_that_all_is_right_moves_nothing_up(
    tmp_path: Path, version: PublishedVersion
) -> None:
    report(tmp_path, BALIE, Mutatiesoort.KLOPT)
    assert reasons(tmp_path, version) == []

import json
from dataclasses import fields
from pathlib import Path

from schemas.captures import (
    RECORD_FIELDS,
    CapturedRecord,
    CrawlState,
    CrawlVerdict,
    RunReport,
    read_report,
)


def test_a_line_holds_every_field_in_the_order_of_captures_made_before() -> None:
    line = CapturedRecord(key="1", naam="Café", gezien_op="2026-01-01").as_line()
    assert '"naam": "Café"' in line
    assert list(json.loads(line)) == [
        *("key", "naam", "locatienaam", "adres", "postcode", "plaats", "gemeente", "telefoon"),
        *("email", "website", "openingstijden", "op_afspraak", "vestigingsvorm", "lat", "lon"),
        *("bron_url", "laag", "gezien_op"),
    ]
    closed = CapturedRecord(key="1", voorbehoud="definitief gesloten").as_line()
    assert list(json.loads(closed))[-1] == "voorbehoud"  # added later: only where it says something
    assert set(RECORD_FIELDS) == {f.name for f in fields(CapturedRecord)}


def test_a_line_and_a_report_hold_half_an_emoji_without_ending_a_crawl(tmp_path: Path) -> None:
    line = CapturedRecord(key="1", naam="Loket \ud83d\x07").as_line()
    assert json.loads(line)["naam"] == "Loket  "
    report = RunReport("bron", "2026", CrawlVerdict(CrawlState.OK, warnings=["\ud83d"]))
    report.write(tmp_path)
    assert read_report(tmp_path).verdict.state == CrawlState.OK

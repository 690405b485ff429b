"""What `sjo sources` shows: the figures of the last capture, and what builds could use of it."""

import json
from pathlib import Path

from typer.testing import CliRunner

from schemas.captures import CrawlState, CrawlVerdict, Measure, RunReport, read_report
from spiders.captures.built_states import read_built_states
from spiders.commands import app


def file_capture(root: Path, day: str, verdict: CrawlVerdict) -> Path:
    folder = root / "data" / "raw" / "2026" / "juridischloket" / day
    folder.mkdir(parents=True)
    RunReport("juridischloket", "2026", verdict, captured_on=day, records=45).write(folder)
    return folder


def file_build(root: Path, folder: str, toestand: str, oorzaak: str) -> None:
    path = root / "data" / folder / "manifest.json"
    path.parent.mkdir(parents=True)
    state = {"bron": "juridischloket", "toestand": toestand, "oorzaak": oorzaak}
    path.write_text(json.dumps({"bronnen": [state]}), "utf-8")


def test_every_figure_is_shown_with_what_is_wrong_and_what_builds_used(root: Path) -> None:
    measures = [
        Measure("postcodes", "0 van 45 niet gelezen"),
        Measure("eigen aantal van de site", "45 gelezen", CrawlState.PARTIAL, "te weinig"),
    ]
    file_capture(root, "2026-10-01", CrawlVerdict(CrawlState.OK))
    file_capture(root, "2026-10-02", CrawlVerdict(CrawlState.PARTIAL, "te weinig", [], measures))
    file_build(root, "curated/2026.9", "ok", "")
    file_build(root, "curated/2026.10", "deels", "van 45 gelezen records is er geen gepubliceerd")
    file_build(root, "concept/2026", "ok", "")
    said = CliRunner().invoke(app, ["sources", "--root", str(root)]).output
    for line in (
        "postcodes: 0 van 45 niet gelezen",
        "eigen aantal van de site: 45 gelezen  <- te weinig",
        "versie 2026.10: deels: van 45 gelezen records is er geen gepubliceerd",
        "concept 2026: ok",
    ):
        assert line in said
    assert "2026.9" not in said


def test_a_capture_of_before_has_no_figures_and_is_read(root: Path) -> None:
    folder = file_capture(root, "2026-10-01", CrawlVerdict(CrawlState.OK))
    written = json.loads((folder / "run.json").read_text("utf-8"))
    for key in ("page_kinds", "evidence"):
        del written[key]
    del written["verdict"]["measures"]
    (folder / "run.json").write_text(json.dumps(written), "utf-8")
    report = read_report(folder)
    assert (report.records, report.verdict.measures, report.page_kinds) == (45, [], {})
    assert "45 locaties" in CliRunner().invoke(app, ["sources", "--root", str(root)]).output


def test_a_manifest_that_cannot_be_read_is_passed_over(root: Path) -> None:
    for text in ("", "[]", "{}", '{"bronnen": [{"bron": 1}]}'):
        path = root / "data" / "concept" / "2026" / "manifest.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        assert read_built_states(root) == {}

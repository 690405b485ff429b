"""The build reads the last good capture of every source, and says what state each is in."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import SjoError
from pipeline.read.captures import SchemaDrift, read_captured_rows, read_captures
from pipeline.read.declared import require_columns
from pipeline.read.states import STATE_COLUMNS
from schemas.captures import CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.records import Records
from schemas.sites import load_sites
from tests.declarations import SITE, sources_with

SOURCE = "juridischloket"


def capture(root: Path, day: str, state: str, records: list[dict[str, str]], **more: Any) -> Path:
    """Write a (made-up) capture as a spider leaves it."""
    source, wave = str(more.get("source", SOURCE)), str(more.get("wave", "2026"))
    folder = root / "data" / "raw" / wave / source / day
    folder.mkdir(parents=True)
    lines = [json.dumps({**asdict(CapturedRecord(key="")), **r}) + "\n" for r in records]
    (folder / "records.jsonl").write_text("".join(lines), "utf-8")
    verdict = CrawlVerdict(CrawlState(state), more.get("cause", ""))
    count = more.get("count", len(records))
    RunReport(source, wave, verdict, captured_on=day[:10], records=count).write(folder)
    return folder


def proef(key: str, **values: str) -> dict[str, str]:
    return {"key": key, "naam": f"Loket {key}", "gezien_op": "2026-01-02", **values}


def state_of(root: Path, source: str = SOURCE) -> dict[str, Any]:
    states = read_captures(root, 2026).states.set_index("bron")
    return dict(states.loc[source])


def names(root: Path) -> list[str]:
    return sorted(read_captures(root, 2026).records["locatienaam"])


def test_without_captures_every_site_is_niet_opgehaald(tmp_path: Path) -> None:
    captures = read_captures(tmp_path, 2026)
    assert captures.records.empty
    assert tuple(captures.states.columns) == STATE_COLUMNS
    assert set(captures.states["toestand"]) == {"niet opgehaald"}
    sites = {n for n, s in load_sites().items() if s.soort == "landelijke site"}
    assert set(captures.states["bron"]) == sites


def test_a_good_capture_becomes_records_in_the_words_of_the_source(tmp_path: Path) -> None:
    said = {"naam": "Servicepunt Proefstad", "locatienaam": "Bibliotheek", "adres": "Proefweg 1-A",
            "postcode": "1234 AB", "plaats": "Proefstad", "vestigingsvorm": "Servicepunt",
            "openingstijden": "maandag 9.00-12.00 uur", "op_afspraak": "Alleen op afspraak.",
            "bron_url": "http://replica.example.nl/1", "laag": "tekst", "gezien_op": "2026-01-02",
            "lat": "52.1", "lon": "5.1"}  # fmt: skip
    capture(tmp_path, "2026-01-02", "ok", [{"key": "1", **said}])
    captures = read_captures(tmp_path, 2026)
    records = Records.validate(captures.records)
    (row,) = records.to_dict("records")
    assert row["record_id"].startswith("juridischloket:")
    assert row["organisatie"] == row["landelijke_partij"] == "Het Juridisch Loket"
    assert row["locatienaam"] == "Servicepunt Proefstad; Bibliotheek"
    assert row["bezoekadres"] == "Proefweg 1-A"
    assert row["openingstijden"] == "maandag 9.00-12.00 uur; Alleen op afspraak."
    assert row["vestigingsvorm"] == "servicepunt"
    assert row["sociaal_raadslieden"] == "nee"
    assert row["bestand"] == "data/raw/2026/juridischloket/2026-01-02/records.jsonl"
    assert row["rij"] == 1
    assert state_of(tmp_path) == {
        "soort": "landelijke site", "toestand": "ok", "oorzaak": "", "gezien_op": "2026-01-02",
        "aantal": 1,
    }  # fmt: skip


def test_an_organisation_named_by_the_page_goes_before_the_default(tmp_path: Path) -> None:
    records = [
        proef("1", naam="Stichting Vluchtelingenwerk Proefstad"),
        proef("2", naam="Proefdorp"),
    ]
    capture(tmp_path, "2026-01-02", "ok", records, source="vluchtelingenwerk")
    found = read_captures(tmp_path, 2026).records
    assert set(found["organisatie"]) == {
        "Stichting Vluchtelingenwerk Proefstad",
        "VluchtelingenWerk Nederland",
    }


def test_the_latest_of_two_good_captures_counts_and_the_second_of_a_day_is_later(
    tmp_path: Path,
) -> None:
    capture(tmp_path, "2026-01-02", "ok", [proef("a"), proef("b")])
    capture(tmp_path, "2026-01-02.2", "ok", [proef("a")])
    capture(tmp_path, "2026-01-02.10", "ok", [proef("c")])
    captures = read_captures(tmp_path, 2026)
    still_listed = captures.records[~captures.records["record_id"].isin(captures.vanished)]
    assert still_listed["locatienaam"].tolist() == ["Loket c"]


def test_what_a_good_capture_no_longer_lists_is_kept_to_be_verified(tmp_path: Path) -> None:
    capture(tmp_path, "2024-05-06", "ok", [proef("a"), proef("b")], wave="2024")
    capture(tmp_path, "2026-01-02", "ok", [proef("a")])
    captures = read_captures(tmp_path, 2026)
    gone = captures.records[captures.records["record_id"].isin(captures.vanished)]
    assert gone["locatienaam"].tolist() == ["Loket b"]
    state = state_of(tmp_path)
    assert (state["toestand"], state["aantal"]) == ("ok", 1)
    assert "eerdere records die er niet meer in staan: 1;" in state["oorzaak"]


def test_what_its_site_calls_closed_is_doubted_and_keeps_the_words(tmp_path: Path) -> None:
    closed = proef("b", openingstijden="maandag 9.00-12.00 uur", voorbehoud="Definitief gesloten.")
    capture(tmp_path, "2026-01-02", "ok", [proef("a"), closed])
    captures = read_captures(tmp_path, 2026)
    doubted = captures.records[captures.records["record_id"].isin(captures.doubted)]
    assert doubted["openingstijden"].tolist() == ["maandag 9.00-12.00 uur; Definitief gesloten."]
    assert (
        state_of(tmp_path)["oorzaak"] == "volgens de site zelf gesloten of verhuisd: 1; ga dat na"
    )


def test_a_capture_made_before_a_field_was_known_is_read(tmp_path: Path) -> None:
    folder = capture(tmp_path, "2026-01-02", "ok", [proef("a")])
    line = json.loads((folder / "records.jsonl").read_text("utf-8"))
    del line["voorbehoud"]
    (folder / "records.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert names(tmp_path) == ["Loket a"]


def test_a_capture_that_failed_makes_nothing_vanish(tmp_path: Path) -> None:
    capture(tmp_path, "2024-05-06", "ok", [proef("a"), proef("b")], wave="2024")
    capture(tmp_path, "2026-01-02", "partial", [proef("a")], cause="proef met een grens")
    assert read_captures(tmp_path, 2026).vanished == frozenset()


def test_a_failed_capture_is_never_read_and_the_last_good_one_is_carried_over(
    tmp_path: Path,
) -> None:
    capture(tmp_path, "2024-05-06", "ok", [proef("a"), proef("b")], wave="2024")
    capture(tmp_path, "2026-01-02", "failed", [proef("a")], cause="minder dan het minimum")
    assert names(tmp_path) == ["Loket a", "Loket b"]
    state = state_of(tmp_path)
    assert (state["toestand"], state["gezien_op"], state["aantal"]) == (
        "overgenomen", "2024-05-06", 2,
    )  # fmt: skip
    assert "minder dan het minimum (2026-01-02)" in state["oorzaak"]
    assert "overgenomen uit de opname van 2024-05-06" in state["oorzaak"]


def test_a_failed_capture_with_nothing_to_fall_back_on_gives_no_records(tmp_path: Path) -> None:
    capture(tmp_path, "2026-01-02", "failed", [proef("a")], cause="te traag")
    assert names(tmp_path) == []
    assert state_of(tmp_path)["toestand"] == "mislukt"


def test_a_partial_capture_is_completed_from_the_last_good_one(tmp_path: Path) -> None:
    capture(tmp_path, "2025-01-02", "ok", [proef("a", naam="oud"), proef("b")], wave="2025")
    capture(tmp_path, "2026-01-02", "partial", [proef("a"), proef("c")], cause="te traag")
    assert names(tmp_path) == ["Loket a", "Loket b", "Loket c"]
    state = state_of(tmp_path)
    assert (state["toestand"], state["aantal"]) == ("deels", 3)
    assert "aangevuld met 1 records uit de opname van 2025-01-02" in state["oorzaak"]


def test_captures_of_a_later_wave_are_not_read(tmp_path: Path) -> None:
    capture(tmp_path, "2028-01-02", "ok", [proef("a")], wave="2028")
    assert state_of(tmp_path)["toestand"] == "niet opgehaald"


def test_an_unknown_column_stops_that_source_only_and_names_the_column(tmp_path: Path) -> None:
    folder = capture(tmp_path, "2026-01-02", "ok", [proef("a", doelgroep="iedereen")])
    capture(tmp_path, "2026-01-02", "ok", [proef("b")], source="slachtofferhulp")
    with pytest.raises(SchemaDrift, match=r"records\.jsonl:1: onbekende kolom doelgroep"):
        read_captured_rows(folder, tmp_path, load_sites()[SOURCE])
    captures = read_captures(tmp_path, 2026)
    assert list(captures.records["bron"]) == ["slachtofferhulp"]
    state = state_of(tmp_path)
    assert state["toestand"] == "mislukt"
    assert "SchemaDrift" in state["oorzaak"]
    assert "doelgroep" in state["oorzaak"]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"key": 1}', '{"key": ""}', "[" * 20_000, "\0", '{"key": "x"}'],
)
def test_a_broken_line_makes_the_capture_failed_and_an_earlier_one_stands(
    line: str, tmp_path: Path
) -> None:
    capture(tmp_path, "2026-01-01", "ok", [proef("a")])
    folder = capture(tmp_path, "2026-01-02", "ok", [proef("b")])
    with (folder / "records.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert names(tmp_path) == ["Loket a"]
    assert state_of(tmp_path)["toestand"] == "overgenomen"


def test_records_cut_off_or_twice_are_noticed(tmp_path: Path) -> None:
    capture(tmp_path, "2026-01-01", "ok", [proef("a")], count=2)
    assert "volgens run.json 2" in state_of(tmp_path)["oorzaak"]
    capture(tmp_path, "2026-01-02", "ok", [proef("a"), proef("a")])
    assert "zelfde sleutel als regel 1" in state_of(tmp_path)["oorzaak"]


@pytest.mark.parametrize("report", ["", "{}", "[]", '{"verdict": 3}', "{" * 9_000])
def test_an_unreadable_report_makes_the_capture_failed(report: str, tmp_path: Path) -> None:
    folder = capture(tmp_path, "2026-01-02", "ok", [proef("a")])
    (folder / "run.json").write_text(report, "utf-8")
    state = state_of(tmp_path)
    assert (state["toestand"], "onleesbare opname" in state["oorzaak"]) == ("mislukt", True)


def test_a_crawl_that_was_broken_off_is_no_capture(tmp_path: Path) -> None:
    folder = capture(tmp_path, "2026-01-02", "ok", [proef("a")])
    (folder / "run.json").unlink()
    assert state_of(tmp_path)["toestand"] == "niet opgehaald"


def test_the_same_key_gives_the_same_record_in_every_wave(tmp_path: Path) -> None:
    capture(tmp_path, "2024-01-02", "ok", [proef("a")], wave="2024")
    before = list(read_captures(tmp_path, 2024).records["record_id"])
    capture(tmp_path, "2026-01-02", "ok", [proef("b"), proef("a", naam="Anders")])
    assert set(before) < set(read_captures(tmp_path, 2026).records["record_id"])


def test_a_site_that_is_only_a_table_is_read_and_has_a_state(tmp_path: Path) -> None:
    sites = load_sites(sources_with(tmp_path, SITE))
    assert read_captures(tmp_path, 2026, sites.values()).states["bron"].tolist()[-1] == "wijkloket"
    capture(tmp_path, "2026-01-02", "ok", [proef("a", adres="Proefweg 1")], source="wijkloket")
    found = read_captures(tmp_path, 2026, sites.values())
    assert found.records["organisatie"].tolist() == ["SYNTHETISCH Wijkloket"]
    state = found.states.set_index("bron").loc["wijkloket"]
    assert (state["soort"], state["toestand"], state["aantal"]) == ("landelijke site", "ok", 1)


def test_a_column_that_does_not_exist_is_an_error_that_names_the_table(tmp_path: Path) -> None:
    table = SITE.replace('adres = "bezoekadres"', 'adres = "bezoekadress"')
    with pytest.raises(SjoError, match=r"\[wijkloket\]: bezoekadress is geen kolom van Records"):
        require_columns(load_sites(sources_with(tmp_path, table))["wijkloket"])


@pytest.mark.parametrize(
    ("state", "toestand"), [("ok", "ok"), ("partial", "deels"), ("failed", "mislukt")]
)
def test_a_capture_made_before_keeps_its_state_under_the_published_word(
    state: str, toestand: str, tmp_path: Path
) -> None:
    folder = capture(tmp_path, "2026-01-02", state, [proef("a")])
    assert json.loads((folder / "run.json").read_text("utf-8"))["verdict"]["state"] == state
    assert state_of(tmp_path)["toestand"] == toestand


@pytest.mark.parametrize(("state", "cause"), [("ok", ""), ("partial", "na 10 pagina's gestopt")])
def test_a_capture_of_an_earlier_wave_is_carried_over_from_its_date(
    tmp_path: Path, state: str, cause: str
) -> None:
    capture(tmp_path, "2023-05-06", state, [proef("a")], wave="2023", cause=cause)
    assert names(tmp_path) == ["Loket a"]
    found = state_of(tmp_path)
    assert (found["toestand"], found["gezien_op"]) == ("overgenomen", "2023-05-06")
    told = "niet opgehaald voor meting 2026; opname 2023-05-06 is van meting 2023"
    assert found["oorzaak"].startswith(told)
    assert cause in found["oorzaak"]
    then = read_captures(tmp_path, 2023).states.set_index("bron").loc[SOURCE]
    assert then["toestand"] == ("ok" if state == "ok" else "deels")


def test_a_failed_capture_of_an_earlier_wave_without_a_good_one_stays_failed(
    tmp_path: Path,
) -> None:
    capture(tmp_path, "2023-05-06", "failed", [], wave="2023", cause="HTTP 503")
    found = state_of(tmp_path)
    assert found["toestand"] == "mislukt"
    assert "niet opgehaald voor meting 2026" in found["oorzaak"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"verdict": {"state": ["ok"], "cause": "", "warnings": []}}, "geen leesbaar rapport"),
        ({"captured_on": "9999-99-99"}, "is geen dag"),
        ({"captured_on": "\x1b[31m"}, "is geen dag"),
        ({"captured_on": 20260103}, "captured_on is geen str"),
        ({"records": "1"}, "records is geen int"),
        ({"sha256": ["x"]}, "sha256 is geen dict"),
        ({"sha256": {"records.jsonl": "0" * 64}}, "records.jsonl is gewijzigd sinds de opname"),
    ],
)
def test_a_report_that_is_none_never_stops_a_build(
    tmp_path: Path, change: dict[str, object], why: str
) -> None:
    capture(tmp_path, "2026-01-02", "ok", [proef("1")])
    report = capture(tmp_path, "2026-01-03", "ok", [proef("2")]) / "run.json"
    report.write_text(json.dumps(json.loads(report.read_text("utf-8")) | change), "utf-8")
    assert names(tmp_path) == ["Loket 1"]
    assert state_of(tmp_path)["toestand"] == "overgenomen"
    assert why in state_of(tmp_path)["oorzaak"]


@pytest.mark.parametrize("day", ["9999-99-99", "\x1b[31m2026-01-02", "gisteren", "20260102"])
def test_a_record_seen_on_no_day_breaks_its_capture_only(tmp_path: Path, day: str) -> None:
    capture(tmp_path, "2026-01-02", "ok", [proef("1")])
    capture(tmp_path, "2026-01-03", "ok", [proef("2", gezien_op=day)])
    assert names(tmp_path) == ["Loket 1"]
    assert "is geen dag" in state_of(tmp_path)["oorzaak"]


def test_half_an_emoji_and_control_signs_are_cleaned_and_nothing_else(tmp_path: Path) -> None:
    capture(tmp_path, "2026-01-02", "ok", [proef("1", naam="Loket \ud83d é\x1b[31m\u00a0x")])
    assert names(tmp_path) == ["Loket é [31m x"]

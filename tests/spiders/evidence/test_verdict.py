"""What each figure of a crawl does to its verdict, at its bound; no crawl is needed for that.

tests/spiders/test_verdict_causes.py provokes the same with a real server.
"""

from dataclasses import replace
from typing import Any

import pytest

from schemas.captures import CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.sites import load_sites
from spiders.evidence import advice as a
from spiders.evidence import outcomes as o
from spiders.evidence.measures_of_pages import cause_of
from spiders.evidence.measures_of_records import is_sound
from spiders.evidence.stated import StatedCount
from spiders.evidence.verdict import judge_crawl
from spiders.evidence.weighed import Weighed
from spiders.evidence.witness import SiteEvidence
from spiders.finding import Laag

OK, PARTIAL, FAILED = CrawlState.OK, CrawlState.PARTIAL, CrawlState.FAILED
SITE = replace(load_sites()["juridischloket"], minimum=1, maximum=500)
WHOLE = {"adres": "Kerkstraat 3", "postcode": "3511 LX", "plaats": "Utrecht", "naam": "Loket"}
HALF = {"adres": "Kerkstraat", "plaats": "Utrecht", "naam": "Loket"}


def report_of(records: int, **said: Any) -> RunReport:
    report = RunReport("juridischloket", "2026", CrawlVerdict(OK), records=records)
    report.fill_rates = {"naam": 1.0}
    return replace(report, **said)


def crawled(count: int = 100, /, **said: Any) -> Weighed:
    """Return a whole crawl of `count` locations; `said` are fields of Weighed that differ."""
    usual: dict[str, Any] = {"report": report_of(count), "evidence": SiteEvidence()}
    usual |= {"site": SITE, "records": [], "last": None, "minimum": 0, "start_outcomes": {}}
    return Weighed(**(usual | said))


def judged(crawl: Weighed) -> tuple[CrawlState, str]:
    verdict = judge_crawl(crawl)
    return verdict.state, verdict.cause


def evidence(**seen: Any) -> SiteEvidence:
    return replace(SiteEvidence(), **seen)


def urls(count: int, folder: str = "p") -> list[str]:
    return [f"https://x.example/{folder}/{n}" for n in range(count)]


def test_a_whole_crawl_is_ok_and_says_nothing() -> None:
    verdict = judge_crawl(crawled())
    assert (verdict.state, verdict.cause, verdict.warnings) == (OK, "", [])
    assert {m.state for m in verdict.measures} == {OK}


def test_the_worst_figure_decides_and_the_others_are_warnings() -> None:
    seen = evidence(cut_off=urls(1), repeated=urls(1))
    verdict = judge_crawl(crawled(3, minimum=10, evidence=seen))
    assert (verdict.state, verdict.cause) == (FAILED, a.BELOW_MINIMUM)
    assert [w.partition(":")[0] for w in verdict.warnings] == [
        a.BELOW_MINIMUM, a.CUT_OFF, a.REPEATED,
    ]  # fmt: skip


def test_of_equally_bad_figures_the_first_decides_and_a_cause_is_told_once() -> None:
    seen = evidence(postcodes_missed=["3511LX"], postcodes_seen=20, cut_off=urls(1))
    verdict = judge_crawl(crawled(evidence=seen))
    assert (verdict.state, verdict.cause) == (PARTIAL, a.NEW_LAYOUT)
    assert len(verdict.warnings) == 2


def test_a_remark_is_told_though_the_crawl_is_ok() -> None:
    verdict = judge_crawl(crawled(bounds_met=[o.ENDLESS]))
    assert (verdict.state, verdict.cause, verdict.warnings) == (OK, "", [o.ENDLESS])


@pytest.mark.parametrize(
    ("crawl", "verdict"),
    [
        (crawled(errors=1), (FAILED, a.SPIDER_ERROR)),
        (crawled(ended="shutdown"), (PARTIAL, a.ENDED)),
        (crawled(0, ended="shutdown"), (FAILED, a.ENDED)),
        (crawled(0), (FAILED, o.NO_ADDRESS)),
        (crawled(0, start_outcomes={"u": o.GONE}), (FAILED, o.GONE)),
        (crawled(limit=20), (PARTIAL, a.LIMITED)),
        (crawled(bounds_met=[o.TOO_MANY]), (PARTIAL, o.TOO_MANY)),
        (crawled(bounds_met=[o.UNTRIED]), (OK, "")),
    ],
)
def test_how_a_crawl_ended_is_weighed(crawl: Weighed, verdict: tuple[CrawlState, str]) -> None:
    assert judged(crawl) == verdict


@pytest.mark.parametrize(
    ("starts", "cause"),
    [
        ({"a": o.NO_ADDRESS, "b": o.TIMEOUT}, o.TIMEOUT),
        ({"a": o.FETCHED, "b": o.FOREIGN}, o.FOREIGN),
        ({"a": "status 418"}, "status 418"),
        ({"a": o.FETCHED}, o.NO_ADDRESS),
        ({}, o.NO_ADDRESS),
    ],
)
def test_what_keeps_us_from_the_whole_site_is_the_cause(starts: dict[str, str], cause: str) -> None:
    assert cause_of(starts) == cause


@pytest.mark.parametrize(
    ("missed", "seen", "records", "verdict"),
    [
        (0, 100, 100, (OK, "")),
        (2, 100, 100, (OK, "")),
        (3, 100, 100, (PARTIAL, a.NEW_LAYOUT)),
        (1, 5, 100, (PARTIAL, a.NEW_LAYOUT)),
        (10, 100, 100, (PARTIAL, a.NEW_LAYOUT)),
        (11, 100, 100, (FAILED, a.NEW_LAYOUT)),
        (2, 2, 100, (FAILED, a.NEW_LAYOUT)),
        (11, 100, 0, (FAILED, o.NO_ADDRESS)),
    ],
)
def test_postcodes_that_were_not_read(
    missed: int, seen: int, records: int, verdict: tuple[CrawlState, str]
) -> None:
    codes = [f"{1000 + n}AB" for n in range(missed)]
    seen_there = evidence(postcodes_missed=codes, postcodes_seen=seen)
    assert judged(crawled(records, evidence=seen_there)) == verdict


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        (evidence(streets_missed=["Kerkstraat 3"]), (PARTIAL, a.STREETS_UNREAD)),
        (evidence(cut_off=urls(1)), (PARTIAL, a.CUT_OFF)),
        (evidence(repeated=urls(1)), (PARTIAL, a.REPEATED)),
        (evidence(unopened=urls(1)), (PARTIAL, a.UNOPENED)),
        (evidence(sitemap_unread=urls(1)), (PARTIAL, a.SITEMAP_UNREAD)),
        (evidence(barren_pages=urls(1)), (PARTIAL, a.BARREN)),
        (evidence(barren_pages=urls(20)), (PARTIAL, a.BARREN)),
        (evidence(barren_pages=urls(21)), (FAILED, a.BARREN)),
        (evidence(files_unread=urls(1)), (PARTIAL, o.FILES_UNREAD)),
        (evidence(found_by_search=10), (OK, "")),
        (evidence(found_by_search=11), (PARTIAL, o.SEARCH_ONLY)),
        (evidence(rows_unread=["De Brug"] * 11), (OK, "")),
        (evidence(rows_unread=["De Brug"] * 12), (PARTIAL, a.ROWS_UNREAD)),
        (evidence(names_unread=["a", "b", "c"]), (OK, "")),
        (evidence(names_unread=["a", "b", "c", "d"]), (PARTIAL, a.NAMES_UNREAD)),
    ],
)
def test_what_was_seen_and_not_read(seen: SiteEvidence, verdict: tuple[CrawlState, str]) -> None:
    assert judged(crawled(evidence=seen)) == verdict


def test_one_barren_page_or_name_of_a_small_site_is_no_pattern() -> None:
    assert judged(crawled(3, evidence=evidence(barren_pages=urls(1)))) == (PARTIAL, a.BARREN)
    assert judged(crawled(3, evidence=evidence(names_unread=["a"]))) == (OK, "")
    assert judged(crawled(3, evidence=evidence(barren_pages=urls(2)))) == (FAILED, a.BARREN)


@pytest.mark.parametrize(
    ("failed", "of", "verdict"),
    [
        ({o.GONE: 5}, 100, (OK, "")),
        ({o.GONE: 6}, 100, (PARTIAL, a.PAGES_FAILED)),
        ({o.GONE: 1}, 2, (OK, "")),
        ({o.LOGIN: 2}, 20, (PARTIAL, o.LOGIN)),
        ({o.TIMEOUT: 1}, 100, (PARTIAL, o.TIMEOUT)),
        ({o.TIMEOUT: 1, o.SERVER_ERROR: 2, o.GONE: 3}, 100, (PARTIAL, o.SERVER_ERROR)),
        ({o.NO_ADDRESS: 50}, 100, (OK, "")),
    ],
)
def test_answers_that_did_not_come(
    failed: dict[str, int], of: int, verdict: tuple[CrawlState, str]
) -> None:
    outcomes = [what for what, count in failed.items() for _ in range(count)]
    outcomes += [o.FETCHED] * (of - len(outcomes))
    statuses = dict(zip(urls(of), outcomes, strict=True))
    assert judged(crawled(report=report_of(100, statuses=statuses))) == verdict
    on_trial = frozenset(statuses)
    assert judged(crawled(report=report_of(100, statuses=statuses), optional=on_trial)) == (OK, "")


def test_why_there_are_too_few_goes_before_that_there_are() -> None:
    statuses = dict.fromkeys(urls(2), o.TIMEOUT)
    crawl = crawled(report=report_of(3, statuses=statuses), minimum=10)
    assert judged(crawl) == (FAILED, o.TIMEOUT)
    assert judged(replace(crawl, limit=3)) == (PARTIAL, a.LIMITED)


def test_robots_txt_counts_where_locations_stand() -> None:
    kinds = dict.fromkeys(urls(4, "locaties"), "locatie")
    for folder, verdict in (("locaties", (PARTIAL, o.ROBOTS)), ("nieuws", (OK, ""))):
        report = report_of(100, page_kinds=kinds, robots={"forbidden": urls(9, folder)[-1:]})
        assert judged(crawled(report=report)) == verdict
    few = report_of(
        100,
        page_kinds=dict(list(kinds.items())[:3]),
        robots={"forbidden": urls(9, "locaties")[-1:]},
    )
    assert judged(crawled(report=few)) == (OK, "")


def test_what_a_publisher_asks_is_a_remark() -> None:
    report = report_of(100, robots={"status": {"x.example": 403, "y.example": 404}})
    crawl = crawled(report=report, evidence=evidence(publisher={o.RESERVED: urls(2)}))
    verdict = judge_crawl(crawl)
    assert (verdict.state, len(verdict.warnings)) == (OK, 2)
    assert "x.example" in verdict.warnings[0]


def test_a_replay_lacks_what_the_capture_does_not_hold() -> None:
    statuses = {"https://x.example/a": o.NOT_IN_CAPTURE}
    replayed = report_of(100, statuses=statuses, replay_of="2026-10-01")
    assert judged(crawled(report=replayed)) == (PARTIAL, o.NOT_IN_CAPTURE)
    on_trial = crawled(report=replayed, optional=frozenset(statuses))
    assert judged(on_trial) == (OK, "")
    assert judged(crawled(report=replace(replayed, replay_of=""))) == (OK, "")


@pytest.mark.parametrize("outcome", [o.GONE, o.OWN_PAGE_GONE])
def test_an_address_of_a_sitemap_that_is_gone_was_not_missed(outcome: str) -> None:
    seen = evidence(sitemap_unread=["https://x.example/weg"], sitemap_locations=100)
    report = report_of(100, statuses={"https://x.example/weg": outcome})
    assert judged(crawled(report=report, evidence=seen)) == (OK, "")


@pytest.mark.parametrize(
    ("records", "minimum", "verdict"),
    [(9, 10, (FAILED, a.BELOW_MINIMUM)), (10, 10, (OK, "")), (9, 0, (OK, ""))],
)
def test_fewer_than_the_minimum_is_not_believed(
    records: int, minimum: int, verdict: tuple[CrawlState, str]
) -> None:
    assert judged(crawled(records, minimum=minimum)) == verdict


def test_more_than_the_maximum_is_a_remark() -> None:
    assert judge_crawl(crawled(500)).warnings == []
    verdict = judge_crawl(crawled(501))
    assert (verdict.state, verdict.warnings) == (OK, [f"{a.ABOVE_MAXIMUM}: 501 > 500"])


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (200, (OK, "")), (90, (OK, "")), (89, (PARTIAL, a.FAR_FEWER)), (70, (PARTIAL, a.FAR_FEWER)),
        (69, (FAILED, a.FAR_FEWER)),
    ],
)  # fmt: skip
def test_fewer_than_last_time_is_doubted_and_then_not_believed(
    now: int, verdict: tuple[CrawlState, str]
) -> None:
    assert judged(crawled(now, last=report_of(100))) == verdict


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [(9, (OK, "")), (8, (PARTIAL, a.UNSOUND)), (5, (PARTIAL, a.UNSOUND)), (4, (FAILED, a.UNSOUND))],
)
def test_addresses_that_are_not_whole(whole: int, verdict: tuple[CrawlState, str]) -> None:
    fields = [WHOLE] * whole + [HALF] * (10 - whole)
    records = [CapturedRecord(key=str(n), **words) for n, words in enumerate(fields)]
    records.append(CapturedRecord(key="plaats", laag=Laag.PLACE_PAGE))
    assert judged(crawled(11, records=records)) == verdict


@pytest.mark.parametrize(
    ("astray", "verdict"),
    [(0, (OK, "")), (2, (OK, "")), (3, (OK, "")), (4, (PARTIAL, a.PLACES_ASTRAY))],
)
def test_a_place_with_postcodes_of_all_over_the_country_is_none(
    astray: int, verdict: tuple[CrawlState, str]
) -> None:
    regions = ["1011 AB", "3511 LX", "9711 AA", "6211 AA"]
    fields = [WHOLE | {"plaats": "ChIJ", "postcode": regions[n]} for n in range(astray)]
    fields += [WHOLE] * 3 + [WHOLE | {"plaats": ""}]
    records = [CapturedRecord(key=str(n), **words) for n, words in enumerate(fields)]
    assert judged(crawled(len(records), records=records)) == verdict


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        (WHOLE, True),
        ({"adres": "Kerkstraat 3", "plaats": "Utrecht"}, True),
        ({"adres": "Kerkstraat 3, 3511 LX"}, True),
        ({"adres": "12 rue de la Loi", "plaats": "Brussel"}, True),
        ({"adres": "Kerkstraat 3"}, False),
        ({"adres": "Kerkstraat 3", "plaats": "2e verdieping"}, False),
        ({"adres": "Kerkstraat", "postcode": "3511 LX"}, False),
        ({"adres": "maandag 9:00 - 12:00", "postcode": "3511 LX"}, False),
        ({"adres": "mail a.b@x.example 12", "postcode": "3511 LX"}, False),
    ],
)
def test_an_address_is_a_street_with_a_number_and_a_place(
    words: dict[str, str], sound: bool
) -> None:
    assert is_sound(CapturedRecord(key="1", **words)) is sound


@pytest.mark.parametrize(
    ("how", "most"),
    [({"is_of_this_list": True}, 102), ({}, 105), ({"is_rough": True}, 117)],
)
def test_a_count_that_the_site_states_is_as_exact_as_its_words(
    how: dict[str, bool], most: int
) -> None:
    for count, verdict in ((most, (OK, "")), (most + 1, (PARTIAL, a.FEWER_THAN_STATED))):
        stated = [StatedCount("https://x.example/", f"{count} locaties", count, **how)]
        assert judged(crawled(100, evidence=evidence(stated=stated))) == verdict


@pytest.mark.parametrize(
    ("read", "records", "verdict"),
    [
        ({"https://x.example/a": 30, "https://x.example/b": 20}, 50, (OK, "")),
        (
            {"https://x.example/a": 30, "https://x.example/b": 15},
            45,
            (PARTIAL, a.FEWER_THAN_STATED),
        ),
        ({"https://x.example/a": 30, "https://x.example/b": 15}, 50, (OK, "")),
    ],
)
def test_lists_that_each_state_a_count_are_added(
    read: dict[str, int], records: int, verdict: tuple[CrawlState, str]
) -> None:
    stated = [
        StatedCount(f"https://x.example/{name}?p=1", f"{n} locaties", n, is_of_this_list=True)
        for name, n in (("a", 30), ("b", 20))
    ]
    assert judged(crawled(records, evidence=evidence(stated=stated, read_by_list=read))) == verdict


def test_what_was_read_elsewhere_may_be_what_a_list_lacks() -> None:
    stated = [
        StatedCount(f"https://x.example/{name}", f"{n} locaties", n, is_of_this_list=True)
        for name, n in (("a", 30), ("b", 20))
    ]
    seen = evidence(stated=stated, read_by_list={"https://x.example/a": 25})
    (warning,) = judge_crawl(crawled(30, evidence=seen)).warnings
    assert warning == f"{a.FEWER_THAN_STATED}: 20 minder dan de lijsten zelf noemen"


def test_a_location_that_two_lists_hold_makes_up_for_no_other() -> None:
    stated = [
        StatedCount(f"https://x.example/{name}", f"{n} locaties", n, is_of_this_list=True)
        for name, n in (("a", 30), ("b", 20))
    ]
    read = {"https://x.example/a": 30, "https://x.example/b": 16}
    (warning,) = judge_crawl(
        crawled(45, evidence=evidence(stated=stated, read_by_list=read))
    ).warnings
    assert warning == f"{a.FEWER_THAN_STATED}: 4 minder dan de lijsten zelf noemen"


def test_a_button_hides_nothing_when_all_that_the_site_states_was_read() -> None:
    stated = [StatedCount("https://x.example/", "100 locaties", 100, is_of_this_list=True)]
    assert judged(crawled(100, evidence=evidence(unopened=urls(1), stated=stated))) == (OK, "")


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (0.3, 0.02, (PARTIAL, a.NEWLY_EMPTY)), (0.29, 0.0, (OK, "")), (1.0, 0.03, (OK, "")),
    ],
)  # fmt: skip
def test_a_field_that_was_filled_and_is_empty_now(
    before: float, now: float, verdict: tuple[CrawlState, str]
) -> None:
    last = report_of(100, fill_rates={"naam": 1.0, "telefoon": before})
    report = report_of(100, fill_rates={"naam": 1.0, "telefoon": now})
    assert judged(crawled(report=report, last=last)) == verdict
    assert judged(crawled(report=report)) == (OK, "")


def test_names_layers_and_signs_that_changed_are_remarks() -> None:
    damaged = [CapturedRecord(key="1", **(WHOLE | {"naam": "Caf\ufffd"}))]
    report = report_of(100, fill_rates={"naam": 0.4}, layers={"tabel": 90, "alinea": 10})
    last = report_of(100, fill_rates={}, layers={"alinea": 90, "tabel": 10})
    verdict = judge_crawl(crawled(report=report, last=last, records=damaged))
    assert (verdict.state, len(verdict.warnings)) == (OK, 3)
    assert f"{a.NEW_LAYOUT}: eerst alinea, nu tabel" in verdict.warnings
    assert f"{a.UNREADABLE_SIGNS}: in 1 locaties" in verdict.warnings


def test_a_page_that_is_built_as_it_was_is_no_remark() -> None:
    report = report_of(100, layers={"tabel": 90, "alinea": 10})
    assert judge_crawl(crawled(report=report, last=report)).warnings == []


def test_a_crawl_that_was_told_to_stop_early_is_not_blamed_for_what_it_did_not_read() -> None:
    seen = evidence(
        streets_missed=["Kerkstraat 3"], sitemap_unread=urls(1), names_unread=["a", "b", "c", "d"]
    )
    crawl = crawled(5, evidence=seen, limit=5, minimum=100, last=report_of(100))
    verdict = judge_crawl(crawl)
    assert (verdict.state, verdict.cause) == (PARTIAL, a.LIMITED)
    assert [w.partition(":")[0] for w in verdict.warnings] == [a.LIMITED]

"""The report of a crawl that has ended, and what its verdict weighs."""

import hashlib
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler

from schemas.captures import (
    RECORD_FIELDS,
    RECORDS_NAME,
    CapturedRecord,
    CrawlState,
    CrawlVerdict,
    RunReport,
)
from schemas.sites import Site
from spiders.captures.history import last_good_report
from spiders.crawling.archive import CrawlArchive
from spiders.crawling.guard import CarefulRobots, CrawlDelay
from spiders.crawling.job import Job
from spiders.crawling.settings import user_agent
from spiders.crawling.site_spider import SiteSpider
from spiders.crawling.warc import now
from spiders.evidence.advice import ENDED
from spiders.evidence.outcomes import FETCHED, ROBOTS
from spiders.evidence.weighed import Weighed
from spiders.navigation.urls import canonical


@dataclass(frozen=True)
class EndedCrawl:
    """A crawl that has ended: what was asked, who did it, and the records that it gave."""

    job: Job
    site: Site
    crawler: Crawler
    spider: SiteSpider
    records: list[CapturedRecord]

    @classmethod
    def of(cls, job: Job, site: Site, crawler: Crawler) -> Self:
        """Settle the records of a crawler that has stopped."""
        spider = crawler.spider
        assert isinstance(spider, SiteSpider)
        return cls(job, site, crawler, spider, spider.collector.settle())


def make_report(ended: EndedCrawl) -> RunReport:
    """Return the report of a crawl whose records are written, without times and verdict."""
    job, spider, records = ended.job, ended.spider, ended.records
    archive = ended.crawler.get_downloader_middleware(CrawlArchive)
    files = [job.folder / RECORDS_NAME, *([job.archive] if job.archive else [])]
    return RunReport(
        source=job.source,
        wave=job.wave,
        verdict=CrawlVerdict(CrawlState.FAILED),
        captured_on=max((r.gezien_op for r in records), default=now()[:10]),
        replay_of=job.replay.parent.name if job.replay else "",
        user_agent=user_agent(job.contact),
        licence=ended.site.licentie,
        options=_tell_options(job),
        start_urls=[canonical(url) for url in job.start_urls],
        records=len(records),
        pages=spider.pages,
        response_bytes=archive.response_bytes if archive else 0,
        statuses=dict(sorted(spider.outcomes.items())),
        layers=dict(Counter(record.laag for record in records)),
        fill_rates=fill_rates(records),
        rejected={"postbus": spider.collector.po_boxes, "voettekst": spider.collector.footers},
        robots=_tell_robots(ended),
        sha256={file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    )


def _tell_robots(ended: EndedCrawl) -> dict[str, Any]:
    told = ended.crawler.get_downloader_middleware(CarefulRobots)
    delay = ended.crawler.get_extension(CrawlDelay)
    return {
        "status": {h: t.status for h, t in sorted(told.told.items())} if told else {},
        "crawl_delay": delay.seconds if delay else {},
        "forbidden": sorted(u for u, v in ended.spider.outcomes.items() if v == ROBOTS),
    }


def _tell_options(job: Job) -> dict[str, Any]:
    return {
        "delay": job.delay,
        "limit": job.limit,
        "minimum": job.minimum,
        "private_hosts": list(job.private_hosts),
    }


def weigh_crawl(ended: EndedCrawl, report: RunReport) -> Weighed:
    """Gather what the verdict weighs, and note its evidence in the report."""
    job, spider = ended.job, ended.spider
    assert ended.crawler.stats is not None
    stats = ended.crawler.stats.get_stats()
    had = {url for url, outcome in report.statuses.items() if outcome == FETCHED}
    evidence = spider.witness.testify(ended.records, spider.collector.frame(), had)
    report.evidence = asdict(evidence)
    report.evidence["asked_again"] = spider.known_urls
    report.page_kinds = report.evidence.pop("page_kinds")
    report.postcodes_seen = evidence.postcodes_seen
    report.postcodes_missed = evidence.postcodes_missed
    captured = job.replay.parent if job.replay else job.folder
    return Weighed(
        site=ended.site,
        report=report,
        records=ended.records,
        evidence=evidence,
        last=last_good_report(job.raw, job.source, before=captured),
        minimum=job.minimum,
        start_outcomes=spider.start_outcomes,
        optional=frozenset(spider.optional),
        bounds_met=sorted(spider.frontier.bounds_met),
        limit=job.limit,
        errors=sum(k.startswith("spider_exceptions/") for k in stats),
        ended="" if stats.get("finish_reason") == "finished" else ENDED,
    )


def write_records(path: Path, records: list[CapturedRecord]) -> None:
    """Write records as lines of JSON."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(record.as_line() + "\n")


def fill_rates(records: list[CapturedRecord]) -> dict[str, float]:
    """Return the share of records in which each field is filled."""
    total = len(records)
    if not total:
        return {}
    return {n: round(sum(bool(getattr(r, n)) for r in records) / total, 3) for n in RECORD_FIELDS}

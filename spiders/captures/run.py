"""One crawl of one source in a process of its own: python -m spiders.captures.run job.json.

Prints a line of JSON a second to say how far it is; the last thing it does is write run.json.
"""

import hashlib
import json
import os
import re
import resource
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.utils.asyncio import create_looping_call

from schemas.captures import (
    RECORD_FIELDS,
    RECORDS_NAME,
    CapturedRecord,
    CrawlState,
    CrawlVerdict,
    RunReport,
)
from schemas.sites import Site, load_sites
from spiders.bounds import MEMORY_MB, MIB
from spiders.captures.history import last_good_report
from spiders.crawling.archive import CrawlArchive
from spiders.crawling.guard import CarefulRobots, CrawlDelay
from spiders.crawling.job import Job, read_job
from spiders.crawling.probe_spider import ProbeSpider
from spiders.crawling.settings import build_settings, user_agent
from spiders.crawling.site_spider import SiteSpider
from spiders.crawling.warc import now
from spiders.dutch.places import read_places_from
from spiders.evidence.advice import ENDED
from spiders.evidence.outcomes import FETCHED, ROBOTS
from spiders.evidence.verdict import judge_crawl
from spiders.evidence.weighed import Weighed
from spiders.navigation.urls import canonical
from spiders.sources import load_spider


def run_job(job: Job) -> RunReport:
    """Crawl one source and write its records and report into the job's folder."""
    site = load_sites()[job.source]
    read_places_from(job.raw.parent / "reference")
    started_at = now()
    process = AsyncCrawlerProcess(build_settings(job))
    kind = ProbeSpider if job.is_probe else load_spider(job.source)
    crawler = process.create_crawler(kind)
    crawler.signals.connect(
        lambda: _report_progress(crawler), signal=signals.spider_opened, weak=False
    )
    process.crawl(crawler, job=job, site=site)
    process.start()
    spider = crawler.spider
    assert isinstance(spider, SiteSpider)
    records = spider.collector.settle()
    report = _write_capture(job, site, crawler, records)
    report.started_at, report.ended_at = started_at, now()
    report.verdict = judge_crawl(_weigh(job, site, crawler, report, records))
    report.write(job.folder)
    return report


def _weigh(
    job: Job, site: Site, crawler: Crawler, report: RunReport, records: list[CapturedRecord]
) -> Weighed:
    """Gather what the verdict weighs, and note its evidence in the report."""
    spider = crawler.spider
    assert isinstance(spider, SiteSpider)
    assert crawler.stats is not None
    stats = crawler.stats.get_stats()
    had = {url for url, outcome in report.statuses.items() if outcome == FETCHED}
    evidence = spider.witness.testify(records, spider.collector.frame(), had)
    report.evidence = asdict(evidence)
    report.evidence["asked_again"] = spider.known_urls
    report.page_kinds = report.evidence.pop("page_kinds")
    report.postcodes_seen = evidence.postcodes_seen
    report.postcodes_missed = evidence.postcodes_missed
    captured = job.replay.parent if job.replay else job.folder
    return Weighed(
        site=site,
        report=report,
        records=records,
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


def _report_progress(crawler: Crawler) -> None:
    parent = os.getppid()

    def say() -> None:
        if os.getppid() != parent:  # nobody waits for us any more
            os._exit(1)
        spider = crawler.spider
        if isinstance(spider, SiteSpider):
            _say({"pages": spider.pages, "records": spider.collector.count()})

    create_looping_call(say).start(1.0)


def _say(line: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _write_capture(
    job: Job, site: Site, crawler: Crawler, records: list[CapturedRecord]
) -> RunReport:
    spider = crawler.spider
    assert isinstance(spider, SiteSpider)
    write_records(job.folder / RECORDS_NAME, records)
    archive = crawler.get_downloader_middleware(CrawlArchive)
    robots = crawler.get_extension(CrawlDelay)
    told = crawler.get_downloader_middleware(CarefulRobots)
    files = [job.folder / RECORDS_NAME, *([job.archive] if job.archive else [])]
    return RunReport(
        source=job.source,
        wave=job.wave,
        verdict=CrawlVerdict(CrawlState.FAILED),
        captured_on=max((r.gezien_op for r in records), default=now()[:10]),
        replay_of=job.replay.parent.name if job.replay else "",
        user_agent=user_agent(job.contact),
        licence=site.licentie,
        options=_tell_options(job),
        start_urls=[canonical(url) for url in job.start_urls],
        records=len(records),
        pages=spider.pages,
        response_bytes=archive.response_bytes if archive else 0,
        peak_memory_mb=peak_memory_mb(),
        statuses=dict(sorted(spider.outcomes.items())),
        layers=dict(Counter(record.laag for record in records)),
        fill_rates=fill_rates(records),
        rejected={"postbus": spider.collector.po_boxes, "voettekst": spider.collector.footers},
        robots={
            "status": {h: t.status for h, t in sorted(told.told.items())} if told else {},
            "crawl_delay": robots.seconds if robots else {},
            "forbidden": sorted(u for u, v in spider.outcomes.items() if v == ROBOTS),
        },
        sha256={file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    )


def _tell_options(job: Job) -> dict[str, Any]:
    return {
        "delay": job.delay,
        "limit": job.limit,
        "minimum": job.minimum,
        "private_hosts": list(job.private_hosts),
    }


def peak_memory_mb() -> int:
    """Return the most memory this process has held at once.

    Not getrusage where it can be helped: on Linux that begins with the peak of our parent.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) // 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def write_records(path: Path, records: list[CapturedRecord]) -> None:
    """Write records as JSON lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(record.as_line() + "\n")


def fill_rates(records: list[CapturedRecord]) -> dict[str, float]:
    """Return the share of records in which each field is filled."""
    total = len(records)
    if not total:
        return {}
    return {n: round(sum(bool(getattr(r, n)) for r in records) / total, 3) for n in RECORD_FIELDS}


def _bound_memory() -> None:
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    limit = used + MEMORY_MB * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def run_job_file(path: Path) -> None:
    """Run the job that a file describes, within the bound on memory where that can be set."""
    if sys.platform == "linux":
        _bound_memory()
    run_job(read_job(path))


if __name__ == "__main__":
    run_job_file(Path(sys.argv[1]))

"""One crawl of one source in a process of its own: python -m spiders.captures.run job.json.

Prints a line of JSON a second to say how far it is; the last thing it does is write run.json.
"""

import json
import os
import re
import resource
import sys
from pathlib import Path

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.utils.asyncio import create_looping_call

from schemas.captures import (
    RECORDS_NAME,
    RunReport,
)
from schemas.sites import Site, load_sites
from spiders.bounds import MEMORY_MB, MIB
from spiders.captures.report import EndedCrawl, make_report, weigh_crawl, write_records
from spiders.crawling.job import Job, read_job
from spiders.crawling.probe_spider import ProbeSpider
from spiders.crawling.settings import build_settings
from spiders.crawling.site_spider import SiteSpider
from spiders.crawling.warc import now
from spiders.dutch.places import read_places_from
from spiders.evidence.verdict import judge_crawl
from spiders.sources import load_spider


def run_job(job: Job) -> RunReport:
    """Crawl one source and write its records and report into the job's folder."""
    site = load_sites()[job.source]
    read_places_from(job.raw.parent / "reference")
    started_at = now()
    ended = EndedCrawl.of(job, site, _crawl(job, site))
    write_records(job.folder / RECORDS_NAME, ended.records)
    report = make_report(ended)
    report.peak_memory_mb = peak_memory_mb()
    report.started_at, report.ended_at = started_at, now()
    report.verdict = judge_crawl(weigh_crawl(ended, report))
    report.write(job.folder)
    return report


def _crawl(job: Job, site: Site) -> Crawler:
    """Crawl to the end, saying every second how far it is."""
    process = AsyncCrawlerProcess(build_settings(job))
    kind = ProbeSpider if job.is_probe else load_spider(job.source)
    crawler = process.create_crawler(kind)
    crawler.signals.connect(
        lambda: _report_progress(crawler), signal=signals.spider_opened, weak=False
    )
    process.crawl(crawler, job=job, site=site)
    process.start()
    return crawler


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


def peak_memory_mb() -> int:
    """Return the most memory this process has held at once.

    Not getrusage where it can be helped: on Linux that begins with the peak of our parent.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) // 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


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

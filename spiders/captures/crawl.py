"""Crawling sources: one process each, so that a broken or hanging one never stops the others."""

import contextlib
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from schemas.captures import (
    CAPTURE_PATTERN,
    RECORDS_NAME,
    REPORT_NAME,
    WARC_NAME,
    WAVE_PATTERN,
    CrawlState,
    CrawlVerdict,
    RunReport,
    list_captures,
    read_report,
)
from schemas.regular_files import read_regular, read_regular_text
from schemas.sites import Site
from schemas.system_faults import name_os_fault, name_read_fault
from spiders.bounds import MIN_DELAY_SECONDS
from spiders.captures.history import read_reports
from spiders.captures.process import LOG_NAME, Processes, Progress
from spiders.config import read_contact, read_sites
from spiders.crawling.job import JOB_NAME, Job
from spiders.errors import CrawlError
from spiders.evidence.advice import ADVICE, ENDED

_PARALLEL = 3  # sources at a time, each one request at a time: the delay is what takes time


@dataclass(frozen=True)
class CrawlRequest:
    """What the user asked for; see the command `sjo crawl`."""

    wave: str
    root: Path
    start_url: str = ""
    limit: int = 0
    minimum: int = 0
    delay: float = MIN_DELAY_SECONDS
    response_seconds: float = 30.0
    allow_private: bool = False
    replay: bool = False
    is_probe: bool = False
    settings: Path | None = None
    """Where sjo.toml lies, when not in `root`."""


@dataclass(frozen=True)
class CrawlResult:
    """How one source ended: its report, where the capture lies, and what to do about it.

    `folder` is None when a replay gave exactly what its capture already held.
    """

    source: str
    report: RunReport
    folder: Path | None

    @property
    def advice(self) -> str:
        """Return what to do about the verdict, or ""."""
        return ADVICE.get(self.report.verdict.cause, "")


def crawl(sources: list[str], request: CrawlRequest, progress: Progress) -> list[CrawlResult]:
    """Crawl sources (all when none are named) and return how each ended, in order.

    Raises CrawlError for a request that cannot be carried out; a source that fails does not raise.
    """
    sites = _choose_sites(sources, request)
    contact = read_contact(request.settings or request.root)
    processes = Processes()

    def one(site: Site) -> CrawlResult:
        return _crawl_site(site, request, contact, progress, processes)

    with ThreadPoolExecutor(max_workers=_PARALLEL) as pool:
        futures = [pool.submit(one, site) for site in sites]
        try:
            return [future.result() for future in futures]
        finally:  # broken off: end what still runs; after an ordinary end there is nothing left
            for future in futures:
                future.cancel()
            processes.stop()


def _choose_sites(sources: list[str], request: CrawlRequest) -> list[Site]:
    known = read_sites()
    unknown = [s for s in sources if s not in known]
    if unknown:
        raise CrawlError(f"Onbekende bron: {', '.join(unknown)}. Bekend zijn: {', '.join(known)}.")
    if not WAVE_PATTERN.fullmatch(request.wave):
        lacking = "Geef met --wave aan bij welke meting de opname hoort, zoals --wave 2026."
        wrong = f"--wave {request.wave}: verwacht een jaartal van vier cijfers."
        raise CrawlError(wrong if request.wave else lacking)
    if request.start_url and len(sources) != 1:
        raise CrawlError("--start-url geldt voor één bron: noem die bron erbij.")
    if request.start_url and urlsplit(request.start_url).scheme not in {"http", "https"}:
        raise CrawlError(f"--start-url {request.start_url}: verwacht http://... of https://...")
    for option, number in (("--limit", request.limit), ("--minimum", request.minimum)):
        if number < 0:
            raise CrawlError(f"{option}: verwacht een aantal van 0 of meer.")
    if request.delay < MIN_DELAY_SECONDS and not request.allow_private:
        raise CrawlError(
            f"--delay {request.delay:g}: ten minste {MIN_DELAY_SECONDS:g} seconde tussen "
            "twee vragen; alleen een proef op een eigen server (--allow-private) mag sneller."
        )
    if request.replay and not sources:
        home = request.root / "data" / "raw" / request.wave
        sources = [name for name in known if any((home / name).glob(f"*/{WARC_NAME}"))]
        if not sources:
            raise CrawlError(f"{home}: geen opname met {WARC_NAME} om opnieuw te lezen.")
    return [known[s] for s in dict.fromkeys(sources or known)]


def _crawl_site(
    site: Site,
    request: CrawlRequest,
    contact: str,
    progress: Progress,
    processes: Processes,
) -> CrawlResult:
    home = request.root / "data" / "raw" / request.wave / site.name
    original = _capture_to_replay(home) if request.replay else None
    day = CAPTURE_PATTERN.fullmatch(original.name) if original else None
    date = day[1] if day else datetime.now(UTC).strftime("%Y-%m-%d")
    folder = home / f".{date}.{os.getpid()}"
    try:
        _remove_leftovers(home)
        folder.mkdir(parents=True)
        job = _make_job(site, request, contact, folder, original)
        processes.run(job.write(), site.name, progress)
        report = _finish(site, job, date)
        if original and _is_same(original, folder, report):
            return CrawlResult(site.name, report, None)
        return CrawlResult(site.name, report, _publish(folder, home, date))
    except OSError as error:
        raise CrawlError(f"{home}: kan de opname niet schrijven: {name_os_fault(error)}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers(home: Path) -> None:
    """Remove what crawls left that were killed before they could tidy up themselves."""
    for folder in home.glob(".*"):
        owner = folder.name.rpartition(".")[2]
        if owner.isdigit() and Path("/proc").is_dir() and not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _capture_to_replay(home: Path) -> Path:
    folders = [
        p.parent for p in home.glob(f"*/{WARC_NAME}") if CAPTURE_PATTERN.fullmatch(p.parent.name)
    ]
    if not folders:
        raise CrawlError(f"{home}: geen opname met {WARC_NAME} om opnieuw te lezen.")
    captures = [p for p in list_captures(home.parent.parent, home.name) if p in folders]
    return captures[-1] if captures else max(folders)


def _make_job(
    site: Site, request: CrawlRequest, contact: str, folder: Path, original: Path | None
) -> Job:
    raw = request.root / "data" / "raw"
    start_urls = (request.start_url,) if request.start_url else site.start
    allow_private, limit = request.allow_private, request.limit
    # A source's minimum is that of its whole list, not of a page somebody wants to try.
    minimum = request.minimum or (0 if request.start_url else site.minimum)
    report = _report_to_replay(original) if original else None
    known = () if report else _known_pages(raw, site.name, start_urls)
    if report:  # what a replay asks, and may ask, is what its capture asked
        start_urls = start_urls if request.start_url else tuple(report.start_urls)
        limit = limit or int(report.options.get("limit", 0))
        minimum = request.minimum or int(report.options.get("minimum", minimum))
        allow_private = bool(report.options.get("private_hosts"))
    hosts = [host for url in start_urls if (host := urlsplit(url).hostname)]
    return Job(
        source=site.name,
        wave=request.wave,
        raw=raw,
        folder=folder,
        start_urls=start_urls,
        domains=tuple(sorted({*site.domeinen, *hosts})),
        contact=contact,
        delay=request.delay,
        private_hosts=tuple(sorted(hosts)) if allow_private else (),
        limit=limit,
        minimum=minimum,
        is_probe=request.is_probe,
        known=tuple(report.evidence.get("asked_again", ())) if report else known,
        response_seconds=request.response_seconds,
        replay=original / WARC_NAME if original else None,
        earlier=None if request.replay else _earlier_archive(raw, site.name),
    )


def _report_to_replay(original: Path) -> RunReport:
    try:
        return read_report(original)
    except (OSError, ValueError) as error:
        raise CrawlError(f"{original}: {name_read_fault(error)}") from error


def _known_pages(raw: Path, source: str, start_urls: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pages that had a location in the last good capture, on the hosts of the start."""
    good = [p for p, r in read_reports(raw, source) if r.verdict.state == CrawlState.OK]
    hosts = {urlsplit(url).netloc for url in start_urls}
    pages: set[str] = set()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        lines = read_regular_text(good[-1] / RECORDS_NAME).split("\n") if good else []
        pages = {str(json.loads(line)["bron_url"]) for line in lines if line.strip()}
    return tuple(sorted(url for url in pages if urlsplit(url).netloc in hosts))


def _earlier_archive(raw: Path, source: str) -> Path | None:
    """Return the archive of the last good capture: what it holds need not be sent again."""
    good = [p for p, r in read_reports(raw, source) if r.verdict.state == CrawlState.OK]
    paths = [p / WARC_NAME for p in good if (p / WARC_NAME).is_file()]
    return paths[-1] if paths else None


def _finish(site: Site, job: Job, date: str) -> RunReport:
    """Return the report of a job that has ended; one that left none, was broken off."""
    folder = job.folder
    (folder / JOB_NAME).unlink()
    log = folder / LOG_NAME
    last_words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
    if not log.stat().st_size:
        log.unlink()
    if (folder / REPORT_NAME).is_file():
        return read_report(folder)
    (folder / RECORDS_NAME).write_bytes(b"")
    report = RunReport(site.name, job.wave, CrawlVerdict(CrawlState.FAILED, ENDED, last_words))
    report.captured_on = date
    report.start_urls = list(job.start_urls)
    report.options = {"private_hosts": list(job.private_hosts)}
    report.licence = site.licentie
    report.write(folder)
    return report


def _is_same(original: Path, folder: Path, report: RunReport) -> bool:
    """Tell whether a replay gave what its capture, or a later replay of it, already holds."""
    siblings = [original, *sorted(original.parent.glob(f"{original.name.partition('.')[0]}*"))]
    for sibling in siblings:
        with contextlib.suppress(OSError, ValueError):
            earlier = read_report(sibling)
            theirs_read, ours_read = (
                read_regular(place / RECORDS_NAME) for place in (sibling, folder)
            )
            same_records = theirs_read == ours_read
            ours, theirs = report.verdict, earlier.verdict
            if same_records and (ours.state, ours.cause) == (theirs.state, theirs.cause):
                return True
    return False


def _publish(folder: Path, home: Path, date: str) -> Path:
    """Give a finished capture its name; the second of a day is <date>.2.

    Its files are on disk before the name is: a power cut leaves no name with empty files.
    """
    for path in (*folder.iterdir(), folder):
        _sync(path)
    for number in range(1, 1_000):
        target = home / (date if number == 1 else f"{date}.{number}")
        if not target.exists():
            try:
                folder.rename(target)
            except OSError:
                if not target.exists():
                    raise
            else:
                _sync(home)
                return target
    raise CrawlError(f"{home}: te veel opnamen op {date}.")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

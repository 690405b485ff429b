"""Which addresses gave no page when they were last asked, as far as data/raw tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.read.declared import read_declared_sites
from pipeline.read.stored_pages import list_missed_pages, list_stored_pages
from schemas.captures import PAGE_CAME, DeadEnd, capture_order, list_captures_until, read_report
from schemas.stored_pages import fold_page_address

_DEAD = frozenset(str(end) for end in DeadEnd)


@dataclass(frozen=True, order=True)
class Attempt:
    """One asking of an address: the day (ISO), whether its page came, how it ended."""

    dag: str
    is_reached: bool
    afloop: str


def read_unreached(root: Path, meting: int) -> dict[str, Attempt]:
    """Return the last attempt of every address that then gave no page, by its folded form.

    Crawls of sites until a wave count, and pages that were asked one by one. Where a site keeps a
    page from programs nothing is known; of two attempts on one day the one that succeeded counts.
    """
    last: dict[str, Attempt] = {}
    for address, attempt in (*_asked_by_crawls(root, meting), *_asked_alone(root)):
        last[address] = max(attempt, last.get(address, attempt))
    return {address: attempt for address, attempt in last.items() if not attempt.is_reached}


def _asked_by_crawls(root: Path, meting: int) -> Iterator[tuple[str, Attempt]]:
    for site in read_declared_sites():
        for folder in list_captures_until(root / "data" / "raw", site.name, meting):
            yield from _statuses_of(folder)


def _statuses_of(folder: Path) -> Iterator[tuple[str, Attempt]]:
    try:
        statuses = read_report(folder).statuses
    except (ValueError, OSError):
        return  # named where captures are read
    day, _ = capture_order(folder)
    for url, outcome in statuses.items():
        if outcome == PAGE_CAME or outcome in _DEAD:
            yield fold_page_address(url), Attempt(day, outcome == PAGE_CAME, outcome)


def _asked_alone(root: Path) -> Iterator[tuple[str, Attempt]]:
    for page in list_stored_pages(root):
        yield fold_page_address(page.url), Attempt(page.opgehaald_op[:10], True, PAGE_CAME)
    for missed in list_missed_pages(root):
        if missed.afloop in _DEAD:
            attempt = Attempt(missed.gevraagd_op[:10], False, missed.afloop)
            yield fold_page_address(missed.url), attempt

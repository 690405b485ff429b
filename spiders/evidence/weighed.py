"""What the rules of a verdict weigh."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from schemas.captures import CapturedRecord, CrawlState, Measure, RunReport
from schemas.sites import Site
from spiders.evidence.witness import SiteEvidence


@dataclass
class Weighed:
    """A finished crawl: its report, records and evidence, and the last good report before it.

    `start_outcomes` are those of the start addresses. `optional` are addresses that were asked on
    trial: that they give nothing says nothing. `minimum` is 0 where none applies.
    """

    site: Site
    report: RunReport
    records: list[CapturedRecord]
    evidence: SiteEvidence
    last: RunReport | None
    minimum: int
    start_outcomes: dict[str, str]
    optional: frozenset[str] = frozenset()
    bounds_met: list[str] = field(default_factory=list)
    limit: int = 0
    errors: int = 0
    ended: str = ""


def weigh(name: str, said: str, cause: str, *, is_doubted: object) -> Measure:
    """Return a figure that, where it is doubted, makes a crawl partial for a cause."""
    return Measure(name, said, CrawlState.PARTIAL, cause) if is_doubted else Measure(name, said)


def with_examples(said: str, found: list[str], most: int = 5) -> str:
    """Return what a figure says with the first of what was found: "2 zonder adres (A, B)"."""
    return f"{said} ({', '.join(found[:most])})" if found else said


Rule = Callable[[Weighed], Iterator[Measure]]
"""A rule yields the figures that it weighs; it never looks at those of another."""

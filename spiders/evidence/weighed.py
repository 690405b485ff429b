"""What the rules of a verdict weigh."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from schemas.captures import CapturedRecord, Measure, RunReport
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


Rule = Callable[[Weighed], Iterator[Measure]]
"""A rule yields the figures that it weighs; it never looks at those of another."""

"""What a crawl is worth: ok, partial or failed, with a named cause.

A source is never believed to have fewer locations because the crawl saw fewer. Every figure is
weighed by itself, and the worst decides.
"""

from schemas.captures import CrawlState, CrawlVerdict, Measure
from spiders.evidence.measures_of_pages import PAGE_RULES
from spiders.evidence.measures_of_records import RECORD_RULES
from spiders.evidence.weighed import Weighed

_SEVERITY = {CrawlState.OK: 0, CrawlState.PARTIAL: 1, CrawlState.FAILED: 2}


def judge_crawl(crawl: Weighed) -> CrawlVerdict:
    """Return the verdict on a finished crawl: the worst of its measures, the first of those."""
    measures = [m for rule in (*PAGE_RULES, *RECORD_RULES) for m in rule(crawl)]
    worst = max(measures, key=lambda m: _SEVERITY[m.state])
    said = [m for m in measures if m.cause and m is not worst]
    cause = worst.cause if worst.state != CrawlState.OK else ""
    others = [m for m in said if m.cause != cause]
    own = [worst] if worst.cause else []
    return CrawlVerdict(worst.state, cause, [_tell(m) for m in [*own, *others]], measures)


def _tell(measure: Measure) -> str:
    return f"{measure.cause}: {measure.said}" if measure.said else measure.cause

"""What a probe tells the person at the keyboard, line by line."""

from collections.abc import Iterator

from spiders.by_hand.probe import Probe, ProbedPage, propose
from spiders.extract import read_layers

_SHOWN_LISTS, _SHOWN_PREFIXES, _SHOWN_LOADS = 5, 6, 8


def describe_probe(found: Probe) -> Iterator[str]:
    """Yield what a probe found, in Dutch, and last the lines to paste in sources.toml."""
    yield from _describe_robots(found)
    yield from _describe_sitemaps(found)
    yield from _describe_starts(found)
    yield from _describe_lists(found)
    yield from _describe_loads(found)
    yield from _describe_detail(found)
    yield from _describe_proposal(found)


def _describe_robots(found: Probe) -> Iterator[str]:
    robots = found.report.robots
    for host, status in robots.get("status", {}).items():
        group = found.robots_groups.get(host, "")
        delay = robots.get("crawl_delay", {}).get(host.partition(":")[0])
        said = f"regels voor {group}" if group else "geen regels voor ons"
        yield f"robots.txt van {host}: status {status}, {said}" + (
            f", wachttijd {delay:g} s" if delay else ""
        )
    for url in robots.get("forbidden", []):
        yield f"    verbiedt {url}"


def _describe_sitemaps(found: Probe) -> Iterator[str]:
    if not found.sitemaps:
        yield "sitemap: geen gevonden"
    for url, counts in found.sitemaps.items():
        yield f"sitemap {url}: " + (f"{counts.total()} pagina's" if counts else "een index")
        for prefix, count in counts.most_common(_SHOWN_PREFIXES):
            yield f"    {count:>5}  {prefix}"


def _describe_starts(found: Probe) -> Iterator[str]:
    yield "startadressen:"
    pages = {p.page.url: p for p in found.pages}
    for url in found.report.start_urls:
        came_to = found.report.evidence.get("redirected", {}).get(url, "")
        page = pages.get(came_to or url)
        outcome = found.report.statuses.get(url, "niet gevraagd")
        moved = f" -> {came_to}" if came_to else ""
        seen = f"; {_describe_page(page)}" if page else ""
        yield f"    {url}{moved}: {outcome}{seen}"


def _describe_page(page: ProbedPage) -> str:
    language = f"taal {page.page.language}, " if page.page.kind == "html" else ""
    stated = f", zegt er {page.stated} te hebben" if page.stated else ""
    return (
        f"{page.page.kind}, {language}{page.locations} locaties gelezen, "
        f"{page.postcodes} postcodes, lijst van {len(page.listed)} links{stated}"
    )


def _describe_lists(found: Probe) -> Iterator[str]:
    yield "lijsten, de beste eerst:"
    lists = found.lists()[:_SHOWN_LISTS]
    yield from (f"    {page.page.url}: {_describe_page(page)}" for page in lists)
    if not lists:
        yield "    geen: begin met --start-url op een pagina die locaties noemt"


def _describe_loads(found: Probe) -> Iterator[str]:
    loads = list(dict.fromkeys(url for page in found.pages for url in page.loads))
    if loads:
        yield "wat de pagina's zelf laden (json, kaart, toon meer):"
        yield from (f"    {url}" for url in loads[:_SHOWN_LOADS])


def _describe_detail(found: Probe) -> Iterator[str]:
    detail = found.detail()
    if detail is None:
        return
    yield f"één locatie, zoals elke laag haar leest: {detail.page.url}"
    for layer, findings in read_layers(detail.page):
        yield from (f"    {layer}: {finding.told()}" for finding in findings)


def _describe_proposal(found: Probe) -> Iterator[str]:
    proposal = propose(found)
    if proposal is None:
        cause = found.report.verdict.cause
        yield f"geen voorstel: geen lijst van locaties gezien ({cause})."
        return
    yield f"voorstel voor [{found.report.source}] in schemas/sources.toml (controleer het):"
    yield proposal.as_toml()

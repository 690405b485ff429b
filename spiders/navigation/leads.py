"""What a page leads to: what to ask now, what on trial, and what to keep for later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scrapy.http import Response

from schemas.sites import Site
from spiders.extract import Extract
from spiders.navigation.choices import find_choices
from spiders.navigation.links import find_like_links, find_links, find_page_links, promise_of
from spiders.navigation.loads import (
    find_loads,
    find_locator_loads,
    find_script_files,
    next_by_header,
)
from spiders.navigation.postcode_search import find_postcode_searches
from spiders.navigation.urls import list_of, page_number
from spiders.page import Page


@dataclass
class Leads:
    """The addresses that a page leads to, whole.

    `own` are pages of its locations, `groups` its lists of like links, `further` the pages that its
    list says it goes on at, `near` all its links to the same host.
    """

    asked: list[str] = field(default_factory=list)
    on_trial: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    aside: list[list[str]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    groups: list[list[str]] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


def find_leads(
    page: Page, extract: Extract, response: Response, site: Site, start_paths: tuple[str, ...]
) -> Leads:
    """Return what any page leads to: its locations' own pages, links that promise more, loads.

    What a page of another host loads is asked on trial: there the crawl may not go.
    """
    own = [found.link for found in extract.findings if found.link]
    loads = [*find_loads(page), *next_by_header(response)]
    leads = Leads(own=own)
    if page.kind != "html":
        leads.asked = own + loads
        leads.further = loads if extract.findings else []
        return leads
    host = urlsplit(page.url).netloc
    links = find_links(page, site, start_paths)
    leads.asked = own + links + [url for url in loads if urlsplit(url).netloc == host]
    leads.on_trial = [url for url in loads if urlsplit(url).netloc != host]
    leads.on_trial += find_locator_loads(page)
    leads.groups = find_like_links(page)
    leads.near = find_page_links(page)
    if extract.findings:
        leads.further = list(_further_pages(links, page.url))
    return leads


def add_trials(leads: Leads, page: Page, extract: Extract, *, is_start: bool) -> None:
    """Add what is tried where the page itself has too little: lists of links, choices, scripts."""
    if is_start and not extract.findings:
        leads.asked += [url for group in leads.groups for url in group]
        leads.asked += [url for url in leads.near if promise_of(url)]
        leads.aside = find_choices(page) + find_postcode_searches(page)
        leads.scripts = find_script_files(page)
    elif is_start or not extract.findings:
        groups = leads.groups + find_choices(page) + find_postcode_searches(page)
        leads.aside = [g for g in groups if len(g) > len(extract.findings)]


def _further_pages(links: Iterable[str], here: str) -> Iterable[str]:
    at = page_number(here) or 1
    return (u for u in links if list_of(u) == list_of(here) and (page_number(u) or 0) > at)

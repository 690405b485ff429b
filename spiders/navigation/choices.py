"""What a page lets a person choose: an office in a select, a province on a map, a row to click."""

import re

from selectolax.lexbor import LexborNode

from spiders.dutch.patterns import collapse
from spiders.dutch.places import is_place
from spiders.markup import attribute_of
from spiders.navigation.forms import address_asked, form_of, is_sent, is_written_in
from spiders.navigation.links import LIKE_LINKS
from spiders.navigation.urls import whole_url
from spiders.page import Page

MOST_PLACES = 250
"""In one list or select: more are the gemeenten of the country, where somebody lives."""
_MAX_FORMS = 20
_MAX_OPTIONS = 500  # of one select: the gemeenten of the country and some
_LOOKS_LIKE_ADDRESS = re.compile(r"(https?:/)?/[^\s]|[\w-]+/|[\w-]+\.(html?|php|aspx?)")
_LEADING_ATTRIBUTES = ("data-href", "data-url", "data-link", "data-remote")
_LEADS_TO = re.compile(r"location(?:\.href)?\s*=\s*[\"']([^\"']{1,500})|\.open\(\s*[\"']([^\"']+)")


def find_choices(page: Page) -> list[list[str]]:
    """Return the addresses behind the selects, maps and clickable rows of a page, a list for each.

    A form is filled in once for each option of its one select, as a person would try them; forms
    that are sent (POST) are not.
    """
    groups = [_behind_select(page, select) for select in page.tree.css("select")]
    areas = page.tree.css("area[href], svg a[href], svg a")
    groups.append([_href(page, node) for node in areas])
    clicks = (_LEADS_TO.search(attribute_of(n, "onclick")) for n in page.tree.css("[onclick]"))
    groups.append([whole_url(page.base_url, m[1] or m[2]) for m in clicks if m])
    for name in _LEADING_ATTRIBUTES:
        nodes = page.tree.css(f"[{name}]")
        groups.append([whole_url(page.base_url, attribute_of(n, name)) for n in nodes])
    found = [list(dict.fromkeys(filter(None, urls))) for urls in groups]
    return [urls for urls in found if len(urls) >= LIKE_LINKS]


def count_places_to_send(page: Page) -> int:
    """Return how many places the selects of forms that are sent (POST) let a person choose from.

    What stands behind them cannot be asked; whether it was read elsewhere, the figures tell.
    """
    forms = page.tree.css("form[method]")[:_MAX_FORMS]
    selects = (select for form in forms if is_sent(form) for select in form.css("select"))
    counts = [_count_places(select) for select in selects if not is_written_in(select)]
    return max(counts, default=0)


def _count_places(select: LexborNode) -> int:
    texts = [collapse(option.text()) for option in select.css("option")[:_MAX_OPTIONS]]
    places = sum(map(is_place, texts))
    return places if LIKE_LINKS <= places <= MOST_PLACES and places * 2 > len(texts) else 0


def _href(page: Page, node: LexborNode) -> str:
    given = node.attributes
    return whole_url(page.base_url, (given.get("href") or given.get("xlink:href") or "").strip())


def _behind_select(page: Page, select: LexborNode) -> list[str]:
    options = select.css("option")[:_MAX_OPTIONS]
    values = [v.strip() for o in options if (v := attribute_of(o, "value")).strip()]
    if values and all(_LOOKS_LIKE_ADDRESS.match(value) for value in values):
        return [whole_url(page.base_url, value) for value in values]
    form = form_of(select)
    name = attribute_of(select, "name")
    if form is None or not name or is_sent(form):
        return []
    texts = values or [collapse(option.text()) for option in options]
    return [address_asked(page, form, name, text) for text in texts if text]

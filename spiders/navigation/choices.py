"""What a page lets a person choose: an office in a select, a province on a map, a row to click."""

import re
from urllib.parse import urlencode

from selectolax.lexbor import LexborNode

from spiders.dutch.places import is_place
from spiders.navigation.links import LIKE_LINKS, form_of, whole_url
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
    clicks = (
        _LEADS_TO.search(n.attributes.get("onclick") or "") for n in page.tree.css("[onclick]")
    )
    groups.append([whole_url(page.base_url, m[1] or m[2]) for m in clicks if m])
    for name in _LEADING_ATTRIBUTES:
        nodes = page.tree.css(f"[{name}]")
        groups.append([whole_url(page.base_url, n.attributes.get(name) or "") for n in nodes])
    found = [list(dict.fromkeys(filter(None, urls))) for urls in groups]
    return [urls for urls in found if len(urls) >= LIKE_LINKS]


def count_places_to_send(page: Page) -> int:
    """Return how many places the selects of forms that are sent (POST) let a person choose from.

    What stands behind them cannot be asked; whether it was read elsewhere, the figures tell.
    """
    forms = page.tree.css("form[method]")[:_MAX_FORMS]
    sent = [f for f in forms if (f.attributes.get("method") or "").lower() == "post"]
    selects = (select for form in sent for select in form.css("select"))
    counts = [_count_places(select) for select in selects if not _is_written_in(select)]
    return max(counts, default=0)


def _count_places(select: LexborNode) -> int:
    texts = [" ".join(option.text().split()) for option in select.css("option")[:_MAX_OPTIONS]]
    places = sum(map(is_place, texts))
    return places if LIKE_LINKS <= places <= MOST_PLACES and places * 2 > len(texts) else 0


def _is_written_in(select: LexborNode) -> bool:
    """Tell whether a select stands in a form with which people write: a message, an entry."""
    form = form_of(select)
    return form is not None and form.css_first("textarea, input[type=email]") is not None


def _href(page: Page, node: LexborNode) -> str:
    given = node.attributes
    return whole_url(page.base_url, (given.get("href") or given.get("xlink:href") or "").strip())


def _behind_select(page: Page, select: LexborNode) -> list[str]:
    options = select.css("option")[:_MAX_OPTIONS]
    values = [v.strip() for o in options if (v := o.attributes.get("value") or "").strip()]
    if values and all(_LOOKS_LIKE_ADDRESS.match(value) for value in values):
        return [whole_url(page.base_url, value) for value in values]
    form = form_of(select)
    name = select.attributes.get("name") or ""
    if form is None or not name or (form.attributes.get("method") or "get").lower() != "get":
        return []
    hidden = [
        (node.attributes.get("name") or "", node.attributes.get("value") or "")
        for node in form.css("input[type=hidden][name]")
    ]
    action = (form.attributes.get("action") or page.url).partition("?")[0]
    texts = values or [" ".join(option.text().split()) for option in options]
    return [
        whole_url(page.base_url, f"{action}?{urlencode([*hidden, (name, value)])}")
        for value in texts
        if value
    ]

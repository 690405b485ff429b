"""What a page loads by script: further parts of its list, the JSON of a map, a store locator."""

import re
from collections.abc import Iterator

from scrapy.http import Response

from spiders.json_pages import find_next_pages
from spiders.jsontext import parse_json
from spiders.layers.linked_json import find_json_links
from spiders.links import canonical, whole_url
from spiders.page import Page

MAX_LOADS = 20  # addresses of one page
_ATTRIBUTES = (
    "data-url", "data-href", "data-next", "data-next-url", "data-endpoint", "data-api", "data-ajax",
    "data-ajax-url", "data-load", "data-load-url", "data-load-more", "data-feed", "data-json",
    "data-source", "data-src", "data-fetch", "hx-get", "up-href", "ng-src",
)  # fmt: skip
_CALLED = re.compile(
    r"(?:fetch|getJSON|axios(?:\.get)?|\$\.(?:get|ajax|post)|\.open|\.load|\burl\s*:)\s*\(?\s*"
    r"(?:[\"']GET[\"']\s*,\s*)?(?:\{\s*url\s*:\s*)?([\"'`])((?:https?:/)?/?[\w./?&=%${}-]{3,300})\1(\s*\+)?"
)
_FILLED_IN = re.compile(r"\$\{[^}]*\}")
_NO_DATA = re.compile(r"(?i)\.(m?js|css|png|jpe?g|gif|svg|webp|woff2?|html?)($|\?)|^(data|blob):")

# Products that show the branches of an organisation on a map, and where each loads them: what its
# page holds, and the address it asks, below the site's root. {ajax} is the address of admin-ajax.
_LOCATORS = (
    (
        re.compile(r"wpsl[_-]|wpslSettings|wp-store-locator"),
        "{ajax}?action=store_search&autoload=1&lat=52.1&lng=5.3&max_results=1000&search_radius=500",
    ),
    (
        re.compile(r"ASL_REMOTE|asl_configuration|agile-store-locator"),
        "{ajax}?action=asl_load_stores&load_all=1&layout=1",
    ),
    (re.compile(r"wpgmza|wp-google-maps"), "/wp-json/wpgmza/v1/markers/"),
    (re.compile(r"slplus|store-locator-plus"), "/wp-json/store-locator-plus/v2/locations/"),
    (re.compile(r"mapsvg"), "/wp-json/mapsvg/v1/maps"),
)  # fmt: skip
_AJAX = re.compile(r"[\"']((?:https?:)?(?:\\?/)[^\"'<>]{0,200}admin-ajax\.php)")
_NEXT_LINK = re.compile(r"<([^<>]{1,2000})>\s*;[^,<]*\brel=\"?next\b")


def find_loads(page: Page) -> list[str]:
    """Return the addresses that a page loads or a JSON answer goes on to, whole and once each."""
    if page.kind == "json":
        return find_next_pages(page.url, parse_json(page.text.lstrip("\ufeff")))
    if page.kind != "html":
        return []
    found = [*find_json_links(page), *_from_attributes(page), *_from_scripts(page)]
    whole = (whole_url(page.url, href) for href in found)
    return list(dict.fromkeys(url for url in whole if url))[:MAX_LOADS]


def find_locator_loads(page: Page) -> list[str]:
    """Return where the store locators of a page load their locations; to be asked on trial."""
    if page.kind != "html":
        return []
    named = _AJAX.search(page.text)
    ajax = named[1].replace("\\/", "/") if named else "/wp-admin/admin-ajax.php"
    asked = (address.format(ajax=ajax) for mark, address in _LOCATORS if mark.search(page.text))
    return [whole_url(page.url, address) for address in asked]


def next_by_header(response: Response) -> list[str]:
    """Return the next page that the headers of an answer name (Link, X-WP-TotalPages)."""
    said = (response.headers.get("Link") or b"").decode("latin-1")
    found = [whole_url(response.url, m[1]) for m in _NEXT_LINK.finditer(said)]
    return [canonical(url) for url in found if url]


def _from_attributes(page: Page) -> Iterator[str]:
    if "data-" not in page.text and "hx-get" not in page.text:
        return
    selector = ", ".join(f"[{name}]" for name in _ATTRIBUTES)
    for node in page.tree.css(selector)[:200]:
        for name in _ATTRIBUTES:
            value = (node.attributes.get(name) or "").strip()
            if re.match(r"(https?:/)?[/?]|[\w-]+[/?]", value) and not _NO_DATA.search(value):
                yield value


def _from_scripts(page: Page) -> Iterator[str]:
    """Yield what scripts fetch; a part that they fill in is taken to be the first page."""
    for script in page.scripts:
        for match in _CALLED.finditer(script):
            address = _FILLED_IN.sub("1", match[2])
            if match[3]:
                address = f"{address}1" if address.endswith("=") else ""
            if address and not _NO_DATA.search(address) and ("/" in address or "?" in address):
                yield address

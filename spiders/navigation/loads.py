"""What a page loads by script: further parts of its list, the JSON of a map, a store locator."""

import html
import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Response
from selectolax.lexbor import LexborNode

from spiders.dutch.patterns import collapse
from spiders.markup import ancestors_of, attribute_of
from spiders.navigation.json_pages import find_other_pages, find_page_after
from spiders.navigation.links import promise_of
from spiders.navigation.row_pages import find_called_by_name
from spiders.navigation.urls import canonical, whole_url
from spiders.page import Page

MAX_LOADS, MAX_SCRIPT_FILES = 20, 4  # of one page
_ATTRIBUTES = (
    "data-url", "data-href", "data-next", "data-next-url", "data-endpoint", "data-api", "data-ajax",
    "data-ajax-url", "data-load", "data-load-url", "data-load-more", "data-feed", "data-json",
    "data-source", "data-src", "data-fetch", "data-remote", "hx-get", "up-href", "ng-src",
)  # fmt: skip
_CALLED = re.compile(
    r"(?:fetch|getJSON|downloadUrl|axios|\.(?:get|ajax|open|load)|\burl\s*:)\s*\(?\s*"
    r"(?:[\"']GET[\"']\s*,\s*)?(?:\{\s*url\s*:\s*)?([\"'`])((?:https?:/)?/?[\w./?&=%${}-]{3,300})\1(\s*\+)?"
)
_QUOTED_DATA = re.compile(r"[\"'`](/[\w./-]*(?:\.json|/api/|api/v\d|/wp-json/)[\w./?&=-]*)[\"'`]")
_REFRESH = re.compile(r"(?i)^\s*\d*\s*;\s*url\s*=\s*[\"']?([^\"'>]+)")
_LIBRARY = re.compile(
    r"(?i)jquery|bootstrap|polyfill|analytics|gtm|matomo|cookie|recaptcha|leaflet"
)
_MORE = re.compile(
    r"(?i)(toon|laad|bekijk|geef|zie|show|load|view)\b.{0,12}\b(meer|more|alle|all)\b|"
    r"(meer|more)\s+(\w+\s+)?(laden|tonen|resultaten|results|locaties|vestigingen|kantoren|adressen)"
)
_PAGER = re.compile(r"(?i)\bpag(?:er|in)")
_PAGER_LEVELS = 4  # of elements around a button
_NEXT_PAGE = re.compile(r"(?i)(?:ga naar (?:de )?)?(?:volgende|next)(?: (?:pagina|page))?\W*$")
_DATA_MARKS = ("json", "/api/", ".kml")
_FILLED_IN = re.compile(r"\$\{[^}]*\}")
# The root of a service, as a script keeps it: apiUrl:"/api/v2". And where it is put before a path.
_SERVICE_ROOT = re.compile(
    r"(?i)[\"']?(\w*(?:url|api|base|root|endpoint|host))[\"']?\s*[:=]\s*"
    r"([\"'`])((?:https?:)?\\?/[^\"'`<>\s$]{0,200})\2"
)
_BEHIND_BASE = re.compile(
    r"(?:\w+\.)*(\w+)\}?(?:[\"'`]\s*\+\s*[\"'`]|\s*[+,]\s*[\"'`]|(?<=\}))"
    r"(/[\w./-]{2,200}(?:\?[\w=&${}.-]{0,200})?)"
)
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
    (re.compile(r"wpgmza|wp-google-maps"), "/wp-json/wpgmza/v1/markers"),
    (re.compile(r"slplus|store-locator-plus"), "/wp-json/store-locator-plus/v2/locations"),
    (re.compile(r"mapsvg"), "/wp-json/mapsvg/v1/maps"),
)  # fmt: skip
# A layer of a map service (ArcGIS), which answers a query and not its own address.
_FEATURES = re.compile(
    r"[\"'`]((?:https?:)?(?:\\?/)[^\"'`<>\s]{1,300}/(?:Feature|Map)Server\\?/\d+)(?:/query[^\"'`]*)?[\"'`]"
)
_ALL_FEATURES = "/query?f=json&outFields=*&outSR=4326&where=1%3D1"
_FACET_PREFIX = re.compile(r"\"prefix\":\s*\"(\w{1,9})\"")
_FACET_PAGES = re.compile(r"\"total_pages\":\s*\"?(\d{1,4})")
_AJAX = re.compile(r"[\"']((?:https?:)?(?:\\?/)[^\"'<>]{0,200}admin-ajax\.php)")
_NEXT_LINK = re.compile(r"<([^<>]{1,2000})>\s*;[^,<]*\brel=\"?next\b")
_QUOTED = re.compile(
    r"[\"'(]((?:https?:/)?/[^\"'\s()<>\\]{1,500}|[\w./-]{1,200}\.(?:(?:geo)?json|kml))[\"')]"
)
# In the state that a page holds, in a script or an attribute.
_NEXT_IN_STATE = re.compile(
    r"(?i)[\"'](?:next_?page_?url|next_?url|@odata\.nextlink)[\"']\s*:\s*"
    r"[\"']((?:https?:)?\\?/[^\"'<>]{1,500})[\"']"
)
_IS_DATA = re.compile(
    r"(?i)^(?!.*(?<![a-z])(?:search|zoek|suggest|menu|cart|user|login|form|cookie|consent|stat|track|nieuws|news|"
    r"event|agenda|chat|captcha|token|session|taal|lang|i18n|config)).*"
    r"(?:\.json\b|/(?:\w*api|wp-json|rest|odata|graphql)/|ajax)"
)
_LOADED = re.compile(
    r"(?i)\.(?:(?:geo)?json|kml)(\?|$)|_format=json|format=json|/(\w*api|wp-json)/.*(loc|vestig|kanto|branch|office|store)"
)


def find_loads(page: Page) -> list[str]:
    """Return the addresses that a page loads or a JSON answer goes on to, whole and once each."""
    if page.kind == "json":
        described = _lists_described(page.url, page.json_value)
        return [*find_other_pages(page.url, page.json_value), *described]
    if page.kind != "html":
        return []
    found = [
        *find_json_links(page),
        *_from_attributes(page),
        *(href for script in page.scripts for href in _called_in(script)),
        *_from_frames(page),
        *(html.unescape(m[1].replace("\\/", "/")) for m in _NEXT_IN_STATE.finditer(page.data_text)),
    ]
    whole = (whole_url(page.base_url, href) for href in found)
    return list(dict.fromkeys(url for url in whole if url))[:MAX_LOADS]


def _lists_described(url: str, value: Any) -> Iterator[str]:
    """Yield what a description of a service (OpenAPI, Swagger) says can be asked without a key."""
    if not isinstance(value, dict) or not isinstance(value.get("paths"), dict):
        return
    servers = value.get("servers")
    first = servers[0] if isinstance(servers, list) and servers else {}
    root = first.get("url") if isinstance(first, dict) else None
    root = root if isinstance(root, str) else str(value.get("basePath", ""))
    for path, ways in list(value["paths"].items())[:MAX_LOADS]:
        is_list = isinstance(ways, dict) and "get" in ways and "{" not in path
        if is_list and isinstance(path, str) and path.startswith("/"):
            yield whole_url(url, root.rstrip("/") + path)


def find_locator_loads(page: Page) -> list[str]:
    """Return where the store locators of a page load their locations; to be asked on trial."""
    if page.kind != "html":
        return []
    named = _AJAX.search(page.text)
    ajax = named[1].replace("\\/", "/") if named else "/wp-admin/admin-ajax.php"
    asked = [address.format(ajax=ajax) for mark, address in _LOCATORS if mark.search(page.text)]
    asked += [*_features_in(page.text), *_pages_of_facets(page.text)]
    return [whole_url(page.url, address) for address in asked]


def _pages_of_facets(text: str) -> list[str]:
    """Return the further pages of a list of FacetWP, whose pager names numbers and no addresses."""
    if "FWP_JSON" not in text:
        return []
    prefix, pages = _FACET_PREFIX.search(text), _FACET_PAGES.search(text)
    last = min(int(pages[1]), MAX_LOADS) if pages else 0
    return [f"?{prefix[1] if prefix else '_'}paged={n}" for n in range(2, last + 1)]


def _features_in(text: str) -> list[str]:
    if "Server" not in text:
        return []
    layers = dict.fromkeys(m[1].replace("\\/", "/") for m in _FEATURES.finditer(text))
    return [f"{layer}{_ALL_FEATURES}" for layer in layers][:MAX_LOADS]


def next_by_header(response: Response) -> list[str]:
    """Return the next page that the headers of an answer name (Link, X-WP-TotalPages)."""
    said = (response.headers.get("Link") or b"").decode("latin-1")
    found = [whole_url(response.url, m[1]) for m in _NEXT_LINK.finditer(said)]
    pages = (response.headers.get("X-WP-TotalPages") or b"").decode("latin-1")
    found += find_page_after(response.url, int(pages[:6])) if pages.isdigit() else []
    return [canonical(url) for url in found if url]


def _from_attributes(page: Page) -> Iterator[str]:
    if "data-" not in page.text and "hx-get" not in page.text:
        return
    selector = ", ".join(f"[{name}]" for name in _ATTRIBUTES)
    for node in page.tree.css(selector)[:200]:
        for name in _ATTRIBUTES:
            value = attribute_of(node, name).strip()
            if re.match(r"(https?:/)?[/?]|[\w-]+[/?]", value) and not _NO_DATA.search(value):
                yield value


def _called_in(script: str) -> Iterator[str]:
    """Yield what a script fetches; a part that it fills in is taken to be the first page."""
    for match in _CALLED.finditer(script):
        address = _FILLED_IN.sub("1", match[2])
        if match[3]:
            address = f"{address}1" if address.endswith("=") else ""
        if address and not _NO_DATA.search(address) and ("/" in address or "?" in address):
            yield address


def find_list_loads(page: Page, *, is_list: bool = False) -> list[str]:
    """Return what a page or script loads that by the words of its address is a list of locations.

    `is_list`: the page has some locations, so that any data it loads may be the others. None of it
    is a guess: addresses that a script fills in are left out.
    """
    called = [m[2] for script in page.scripts for m in _CALLED.finditer(script) if not m[3]]
    named = [*called, *(_from_attributes(page) if page.kind == "html" else [])]
    whole = (whole_url(page.url, a) for a in named if "$" not in a and not _NO_DATA.search(a))
    found = dict.fromkeys(filter(None, whole))
    return [u for u in found if promise_of(u) or (is_list and _IS_DATA.search(u))]


def _from_frames(page: Page) -> Iterator[str]:
    """Yield the pages shown inside a page, and the one it sends a browser on to."""
    for node in page.tree.css("iframe[src], frame[src]"):
        yield attribute_of(node, "src").strip()
    for node in page.tree.css("meta[http-equiv][content]"):
        sent_on = _REFRESH.search(attribute_of(node, "content"))
        if sent_on and attribute_of(node, "http-equiv").lower() == "refresh":
            yield sent_on[1].strip()


def goes_on_unread(page: Page) -> bool:
    """Tell whether a page has a button for more of its list, and no address that it would load."""
    buttons = page.tree.css(
        "button, a[role=button], a[href^='#'], a[href^=javascript], [data-more]"
    )
    is_more = any(_MORE.match(collapse(node.text())[:60]) for node in buttons)
    buttons += page.tree.css("a:not([href])")
    return (is_more or any(map(_turns_page, buttons))) and not find_loads(page)


def _turns_page(button: LexborNode) -> bool:
    """Tell whether a button of a pager shows the next page, and is not switched off."""
    given = button.attributes
    if "disabled" in given or (given.get("aria-disabled") or "").lower() == "true":
        return False
    words = [button.text(), given.get("aria-label") or "", given.get("title") or ""]
    around = itertools.islice(ancestors_of(button), _PAGER_LEVELS)
    levels = (f"{attribute_of(n, 'class')} {attribute_of(n, 'aria-label')}" for n in around)
    is_in_pager = any(map(_PAGER.search, levels))
    return is_in_pager and any(_NEXT_PAGE.match(word.strip()) for word in words)


def find_script_files(page: Page) -> list[str]:
    """Return the script files of the site itself that a page runs, but for well-known libraries."""
    sources = (attribute_of(n, "src").strip() for n in page.tree.css("script[src]"))
    whole = (whole_url(page.base_url, source) for source in sources)
    here = urlsplit(page.url).netloc
    own = (u for u in whole if urlsplit(u).netloc == here and not _LIBRARY.search(u))
    return list(dict.fromkeys(own))[:MAX_SCRIPT_FILES]


def find_loads_of_script(script: Page) -> list[str]:
    """Return what a script file loads; addresses relative to a page unknown to it are left out."""
    text = script.text
    found = [*_called_in(text), *_QUOTED_DATA.findall(text), *_features_in(text)]
    found += [*_behind_bases(text), *find_called_by_name(text)]
    whole = (whole_url(script.url, a) for a in found if a.startswith(("/", "http")))
    return list(dict.fromkeys(filter(None, whole)))[:MAX_LOADS]


def _behind_bases(text: str) -> Iterator[str]:
    """Yield the paths that a script puts behind the root of a service, with that root."""
    bases = {m[1]: m[3].replace("\\/", "/").rstrip("/") for m in _SERVICE_ROOT.finditer(text)}
    for match in _BEHIND_BASE.finditer(text) if bases else ():
        if match[1] in bases and not _NO_DATA.search(match[2]):
            yield bases[match[1]] + _FILLED_IN.sub("1", match[2])


def find_json_links(page: Page) -> list[str]:
    """Return the addresses, as written, of the JSON and KML that a page names."""
    if page.kind != "html" or not any(mark in page.text for mark in _DATA_MARKS):
        return []
    text = page.text.replace("\\/", "/")
    return list(dict.fromkeys(u for u in _QUOTED.findall(text) if _LOADED.search(u)))

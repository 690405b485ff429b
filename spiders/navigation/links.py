"""Which links of a page lead on to locations."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from selectolax.lexbor import LexborNode

from schemas.sites import Site
from spiders.bounds import MAX_LINKS_PER_PAGE
from spiders.markup import ancestors_of, attribute_of
from spiders.navigation.forms import form_of, is_sent
from spiders.navigation.urls import (
    COUNTING_PARAMETERS,
    PAGE_IN_PATH,
    list_of,
    parameter_name,
    path_and_query,
    whole_url,
)
from spiders.page import Page

# Never a list of locations, whatever its address: news, vacancies, calendars, searches, copies in
# another language, pictures.
IGNORED = re.compile(
    r"(?i)(^|[/_-])(nieuws\w*|news|blog\w*|vacature\w*|werken-bij|agenda|kalender|calendar|"
    r"evenement\w*|events?|login|inloggen|user|cart|pers|privacy\w*|cookie\w*|"
    r"disclaimer|print|share|feed(?!\S*\.(?:xml|json|csv|kml)\b)|wp-admin(?!/admin-ajax)|wp-login\w*)([/_?.-]|$)"
    r"|^/(en|de|fr|ar|tr|pl|uk|fy|english|engels)(/|$)|[?&](lang|language)=(?!nl)"
    r"|\.(jpe?g|png|gif|svg|webp|ico|css|js|mp[34]|webm|woff2?|zip|doc|pptx?|rss)($|\?)"
)
# A search of anything, unless the words of its address promise locations.
_SEARCH_PAGE = re.compile(r"(?i)(^|[/_-])(zoeken|search)([/_?.-]|$)")
_TABLES = re.compile(r"(?i)\.(xlsx?|ods|csv|vcf|(geo)?json)($|\?)")
_DOCUMENT = re.compile(r"(?i)\.(pdf|docx|odt|ics)($|\?)")
_UNREADABLE = re.compile(r"(?i)\.(doc|rtf|pages|numbers|mdb|accdb|pptx?|zip)$")
_LIST_BY_NAME = re.compile(
    r"(?i)adres(?:sen|\w*lijst)|locaties|vestigingen|spreekuren|loketten|steunpunten|raadslieden|"
    r"sociale[ _-]?kaart"
)
_DOWNLOAD = re.compile(r"(?i)download|\bexcel\b|\bspreadsheet\b|bijlage")
_LINK_CHARS = 200  # of the words of a link
_SENTENCE_AROUND = 400  # characters of what stands around a link
_LISTS = re.compile(r"(?i)lijst|locati|adres|deelnem|gemeente|overzicht|raadslieden|vestiging")
_PLACES = re.compile(
    r"(?i)locati|vestiging|servicepunt|spreeku|kantoor|kantoren|raadslied|adres|"
    r"provincie|regio|afdeling|loket|overzicht|vluchtelingenwerk|maatje|"
    r"in (de|uw|jouw|je) buurt|bij (u|jou) in de buurt|waar (vind|zit|zijn)"
)
_ONWARD = re.compile(
    r"(?i)^(volgende|next|vorige|toon (er )?meer|laad (er )?meer|meer (laden|tonen)|alle adressen|"
    r"bekijk (ze )?alle?|›|»|→|>|>>)\W*(pagina|page)?\W*$"
)
_PAGING = COUNTING_PARAMETERS | {"letter", "provincie", "plaats", "regio"}
_LEADING = "a[href], link[rel=next][href], form button[name][value]"
_LIST_LINKS = "main a[href], article a[href], [role=main] a[href], #content a[href]"
LIKE_LINKS = 4  # to be a list
_PAGE_NUMBER = re.compile(r"(?i)(?:pagina |page )?\d{1,4}")


def is_ignored(url: str, site: Site, opened: Iterable[str] = ()) -> bool:
    """Tell whether an address is never asked; below a path that was `opened`, by the rest of it."""
    target = path_and_query(url)
    above = (path.rstrip("/") for path in opened)
    deepest = max((p for p in above if target.startswith(f"{p}/")), key=len, default="")
    target = target[len(deepest) :]
    is_search = bool(_SEARCH_PAGE.search(target)) and not promise_of(url)
    return (
        is_search or bool(IGNORED.search(target)) or any(re.search(p, target) for p in site.negeer)
    )


def is_wanted(url: str, site: Site, start_paths: tuple[str, ...]) -> bool:
    """Tell whether an address promises locations by itself: its words, or it lies below a start."""
    target = path_and_query(url)
    if any(target.startswith(path.rstrip("/") + "/") for path in start_paths if len(path) > 1):
        return True
    return any(re.search(pattern, target) for pattern in site.volg)


def promise_of(url: str) -> int:
    """Return how much the words of an address promise a list of locations: 0 nothing, 2 most."""
    path = urlsplit(url).path.rstrip("/")
    return bool(_PLACES.search(path)) + bool(_LISTS.search(path.rpartition("/")[2]))


def find_links(page: Page, site: Site, start_paths: tuple[str, ...]) -> list[str]:
    """Return the addresses to ask next, whole and once each, in the order of the page.

    Followed are: addresses that promise locations, links whose words do, files, and the next pages
    of a list.
    """
    here = urlsplit(page.url)
    found: dict[str, None] = {}
    for node in page.tree.css(_LEADING)[:MAX_LINKS_PER_PAGE]:
        href = _href_of(node)
        if href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
            continue
        url = whole_url(page.base_url, href)
        is_same_list = bool(url) and list_of(url) == list_of(page.url)
        if not url or (is_ignored(url, site, start_paths) and not is_same_list):
            continue
        text = _text_of(node)
        if (
            is_wanted(url, site, start_paths)
            or (is_same_list and _is_further_page(url, text, here.path))
            or _PLACES.search(text)
            or _ONWARD.search(text)
            or (
                _TABLES.search(url)
                or (_DOCUMENT.search(url) and (promise_of(url) or _LISTS.search(text + url)))
            )
            or _is_download_of_list(node, url)
        ):
            found[url] = None
    return list(found)


def find_unreadable_lists(page: Page) -> list[str]:
    """Return the files that by their names or links are lists of locations, and that no one reads.

    A Word file of the old kind, a database, an archive.
    """
    if page.kind != "html":
        return []
    found = []
    for node in page.tree.css("a[href]")[:MAX_LINKS_PER_PAGE]:
        path = urlsplit(whole_url(page.base_url, attribute_of(node, "href").strip())).path
        name = unquote(path.rpartition("/")[2])
        if _UNREADABLE.search(path) and _LIST_BY_NAME.search(f"{name} {_text_of(node)}"):
            found.append(whole_url(page.base_url, attribute_of(node, "href")))
    return found


def _href_of(node: LexborNode) -> str:
    """Return where a link leads, or a button with a value of its own in a form that is asked."""
    given = node.attributes
    if node.tag != "button":
        return (given.get("href") or "").strip()
    form = form_of(node)
    if form is None or is_sent(form):
        return "#"
    action = attribute_of(form, "action").partition("?")[0]
    return f"{action}?{urlencode([(given.get('name') or '', given.get('value') or '')])}"


def _text_of(node: LexborNode) -> str:
    """Return what a link says: its words, or what it and its picture are called instead."""
    if text := node.text().strip():
        return text[:_LINK_CHARS]
    given, picture = node.attributes, node.css_first("img")
    inside = picture.attributes if picture else {}
    names = (given.get("aria-label"), given.get("title"), inside.get("alt"), inside.get("title"))
    return next((name.strip() for name in names if name), "")[:_LINK_CHARS]


def _is_download_of_list(node: LexborNode, url: str) -> bool:
    """Tell whether a link gives a file that its sentence calls a list of locations."""
    if not _DOWNLOAD.search(f"{urlsplit(url).path} {_text_of(node)}"):
        return False
    around = node.parent.text(separator=" ")[:_SENTENCE_AROUND] if node.parent else ""
    return bool(_LISTS.search(around))


def find_like_links(page: Page) -> list[list[str]]:
    """Return the lists of like links of a page, longest first: names and nothing else.

    At least four links below one path in one kind of element, outside navigation and footer.
    """
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for node in _links_of_content(page):
        url = whole_url(page.base_url, attribute_of(node, "href"))
        parent = node.parent
        if url and parent is not None and not IGNORED.search(path_and_query(url)):
            below = urlsplit(url).path.rstrip("/").rpartition("/")[0]
            groups.setdefault((parent.tag or "", below), {})[url] = None
    found = [list(urls) for urls in groups.values() if len(urls) >= LIKE_LINKS]
    return sorted(found, key=len, reverse=True)


def find_page_links(page: Page) -> list[str]:
    """Return the addresses on its own host that a page links to, whole and once each."""
    host = urlsplit(page.url).netloc
    nodes = page.tree.css("a[href]")[:MAX_LINKS_PER_PAGE]
    whole = (whole_url(page.base_url, attribute_of(node, "href")) for node in nodes)
    return list(dict.fromkeys(url for url in whole if urlsplit(url).netloc == host))


def _links_of_content(page: Page) -> list[LexborNode]:
    """Return the links of a page's content; without a mark for it, those outside its frame."""
    found = page.tree.css(_LIST_LINKS)
    if not found and page.tree.css_first("main, article, [role=main], #content") is None:
        found = [node for node in page.tree.css("body a[href]") if not _is_in_frame(node)]
    return found[:MAX_LINKS_PER_PAGE]


def _is_in_frame(node: LexborNode) -> bool:
    return any(parent.tag in {"nav", "header", "footer"} for parent in ancestors_of(node))


def _is_further_page(url: str, text: str, path: str) -> bool:
    """Tell whether an address of the same list asks another page of it, by its words or its own."""
    parts = urlsplit(url)
    if _PAGE_NUMBER.fullmatch(text) or re.search(PAGE_IN_PATH, parts.path + path):
        return True
    return bool({parameter_name(key) for key, _ in parse_qsl(parts.query)} & _PAGING)

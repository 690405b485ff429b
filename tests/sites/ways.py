"""Ways to reach the same synthetic locations, MADE BY US: each is a site that hides its list."""

import gzip
import html
import json
from collections.abc import Callable

from tests.sites.facts import Place
from tests.sites.replicas import HTML, Replica, address_html, page

JSON = "application/json"
XML = "application/xml"
INTRO = "<p>Wij helpen u met vragen over werk, wonen en schulden. Kom gerust eens langs.</p>"


def detail(p: Place) -> tuple[str, bytes]:
    """Return a page of one location."""
    return HTML, page(p.naam, f"<h2>Bezoekadres</h2>{address_html(p)}", footer="")


def links(addresses: list[tuple[str, str]]) -> str:
    """Return a list of links: (address, words)."""
    return "<ul>" + "".join(f"<li><a href='{a}'>{w}</a></li>" for a, w in addresses) + "</ul>"


def urlset(paths: list[str]) -> bytes:
    """Return a sitemap; {host} is filled in when it is served."""
    found = "".join(f"<url><loc>{{host}}{path}</loc></url>" for path in paths)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{found}</urlset>".encode()


def sitemap_index(paths: list[str]) -> bytes:
    """Return an index of sitemaps."""
    found = "".join(f"<sitemap><loc>{{host}}{path}</loc></sitemap>" for path in paths)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f"<sitemapindex xmlns='{namespace}'>{found}</sitemapindex>".encode()


def zipped_sitemap(places: list[Place], start: str) -> Replica:
    """robots.txt names an index; its children are compressed, or plain under the name of one."""
    half = len(places) // 2
    paths = [f"/bureau/{p.slug}" for p in places]
    site: Replica = {
        start: (HTML, page("Welkom", INTRO)),
        "/robots.txt": ("text/plain", b"User-agent: *\nSitemap: {host}/kaart/index.gz\n"),
        "/kaart/index.gz": (XML, sitemap_index(["/kaart/deel-1.gz", "/kaart/deel-2.gz"])),
        "/kaart/deel-1.gz": ("application/gzip", urlset(paths[:half])),
        "/kaart/deel-2.gz": (XML, urlset([*paths[half:], "/nieuws/een", "/over-ons"])),
        "/over-ons": (HTML, page("Over ons", INTRO)),
    }
    return {**site, **{f"/bureau/{p.slug}": detail(p) for p in places}}


def regions(places: list[Place], start: str) -> Replica:
    """Regions, then towns, then locations: none of it in words that promise anything."""
    names = ("zuidwestnederland", "oostnederland", "noordnederland", "middennederland")
    site: Replica = {start: (HTML, page("Waar", INTRO + links([(f"/{n}/", n) for n in names])))}
    for i, name in enumerate(names):
        own = places[i :: len(names)]
        towns = [(f"/{name}/{p.slug}/", p.plaats) for p in own]
        site[f"/{name}/"] = (HTML, page(name.title(), INTRO + links(towns)))
        site |= {f"/{name}/{p.slug}/": detail(p) for p in own}
    return site


def store_locator(places: list[Place], start: str) -> Replica:
    """A map of WP Store Locator, that asks admin-ajax for its locations."""
    stores = [
        {"id": str(p.number), "store": p.naam, "address": p.adres, "address2": "", "zip": p.postcode,
         "city": p.plaats, "lat": str(p.lat), "lng": str(p.lon), "phone": p.telefoon}
        for p in places
    ]  # fmt: skip
    settings = {"ajaxurl": "/wp-admin/admin-ajax.php", "autoLoad": 1, "maxResults": "25"}
    script = f"<script>var wpslSettings = {json.dumps(settings)};</script>"
    query = "action=store_search&autoload=1&lat=52.1&lng=5.3&max_results=1000&search_radius=500"
    return {
        start: (HTML, page("Vind ons", f"<div id='wpsl-gmap'></div>{INTRO}{script}")),
        f"/wp-admin/admin-ajax.php?{query}": (JSON, json.dumps(stores).encode()),
    }


def as_items(places: list[Place]) -> list[dict[str, str]]:
    """Return places as an interface of our own writes them."""
    return [
        {"naam": p.naam, "straat": p.adres, "postcode": p.postcode, "plaats": p.plaats}
        for p in places
    ]


def cursor(places: list[Place], start: str) -> Replica:
    """A button "toon meer" whose JSON goes on by a cursor."""
    parts = [places[i : i + 8] for i in range(0, len(places), 8)]
    button = "<button data-url='/interface/bureaus'>Toon meer</button>"
    site: Replica = {start: (HTML, page("Bureaus", INTRO + button))}
    for n, part in enumerate(parts):
        goes_on = {"nextCursor": f"na{n + 1}"} if n + 1 < len(parts) else {"nextCursor": None}
        body = json.dumps({"items": as_items(part), **goes_on}).encode()
        site[f"/interface/bureaus?cursor=na{n}" if n else "/interface/bureaus"] = (JSON, body)
    return site


def numbered_json(places: list[Place], start: str) -> Replica:
    """A script that fetches numbered pages of JSON, and says how many there are."""
    parts = [places[i : i + 10] for i in range(0, len(places), 10)]
    script = "<script>let n = 1; fetch(`/interface/bureaus?page=${n}`).then(toon);</script>"
    site: Replica = {start: (HTML, page("Bureaus", INTRO + script))}
    for n, part in enumerate(parts, start=1):
        body = {"data": as_items(part), "meta": {"page": n, "totalPages": len(parts)}}
        site[f"/interface/bureaus?page={n}"] = (JSON, json.dumps(body).encode())
    return site


def offset_json(places: list[Place], start: str) -> Replica:
    """JSON with an offset, a limit and a total."""
    script = "<script>$.getJSON('/interface/bureaus?limit=9&offset=0', toon);</script>"
    site: Replica = {start: (HTML, page("Bureaus", INTRO + script))}
    for at in range(0, len(places), 9):
        body = {"total": len(places), "limit": 9, "offset": at,
                "results": as_items(places[at : at + 9])}  # fmt: skip
        path = f"/interface/bureaus?limit=9&offset={at}"
        site[path] = (JSON, json.dumps(body).encode())
    return site


def next_address(places: list[Place], start: str) -> Replica:
    """JSON that names its next page, below a link with words that promise nothing."""
    script = "<script>axios.get('/interface/bureaus.json').then(toon);</script>"
    site: Replica = {start: (HTML, page("Bureaus", INTRO + script))}
    parts = [places[i : i + 10] for i in range(0, len(places), 10)]
    for n, part in enumerate(parts):
        following = f"/interface/bureaus.json?deel={n + 1}" if n + 1 < len(parts) else None
        body = {"results": as_items(part), "links": {"next": following}}
        path = f"/interface/bureaus.json?deel={n}" if n else "/interface/bureaus.json"
        site[path] = (JSON, json.dumps(body).encode())
    return site


def tabs_and_letters(places: list[Place], start: str) -> Replica:
    """A to Z with letters without a location, and tabs below every location."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    site: Replica = {start: (HTML, page("A-Z", links([(f"{start}/{c}", c) for c in letters])))}
    for c in letters:
        own = [p for p in places if p.plaats.casefold()[-2] == c]
        names = links([(f"{start}/bureau/{p.slug}", p.naam) for p in own]) if own else INTRO
        site[f"{start}/{c}"] = (HTML, page(f"Met een {c}", names))
    for p in places:
        own_page = f"{start}/bureau/{p.slug}"
        tab = links([(f"{own_page}/team", "Ons team"), (f"{own_page}?tab=route", "Route")])
        site[own_page] = (HTML, page(p.naam, address_html(p) + tab))
        site[f"{own_page}/team"] = (HTML, page("Ons team", INTRO))
        site[f"{own_page}?tab=route"] = (HTML, page("Route", INTRO + p.naam))
    return site


def fragments(places: list[Place], start: str) -> Replica:
    """A list that grows by fragments of HTML (hx-get), each with the button for the next."""
    parts = [places[i : i + 9] for i in range(0, len(places), 9)]
    site: Replica = {}
    for n, part in enumerate(parts):
        cards = "".join(f"<article><h3>{p.naam}</h3>{address_html(p)}</article>" for p in part)
        more = f"<button hx-get='/deel/{n + 1}'>Meer</button>" if n + 1 < len(parts) else ""
        body = f"{cards}{more}"
        site[f"/deel/{n}" if n else start] = (HTML, body.encode() if n else page("Lijst", body))
    return site


def header_links(places: list[Place], start: str) -> Replica:
    """Pages that name the next one in words only: "Volgende"."""
    parts = [places[i : i + 12] for i in range(0, len(places), 12)]
    site: Replica = {}
    for n, part in enumerate(parts):
        cards = "".join(f"<article><h3>{p.naam}</h3>{address_html(p)}</article>" for p in part)
        more = f"<a href='/blad-{n + 1}.html'>Volgende »</a>" if n + 1 < len(parts) else ""
        site[f"/blad-{n}.html" if n else start] = (HTML, page(f"Blad {n}", cards + more))
    return site


def chosen_from_a_form(places: list[Place], start: str) -> Replica:
    """A form with a select: an office for each option."""
    options = "".join(f"<option value='{p.number}'>{p.plaats}</option>" for p in places)
    form = f"<form action='/toon'><select name='bureau'><option value=''>Kies</option>{options}"
    site: Replica = {start: (HTML, page("Kies", INTRO + form + "</select></form>"))}
    return {**site, **{f"/toon?bureau={p.number}": detail(p) for p in places}}


def map_of_provinces(places: list[Place], start: str) -> Replica:
    """An image map: a page a province, without a mark for what is content, links relative to a base."""
    names = ("aa", "bb", "cc", "dd", "ee")
    areas = "".join(f"<area href='{n}.html'>" for n in names)
    body = f"<base href='/land/'><h1>Kies</h1>{INTRO}<map>{areas}</map>"
    site: Replica = {start: (HTML, body.encode())}
    for i, name in enumerate(names):
        cards = "".join(f"<h3>{p.naam}</h3>{address_html(p)}" for p in places[i :: len(names)])
        site[f"/land/{name}.html"] = (HTML, f"<h1>{name}</h1>{cards}".encode())
    return site


def framed(places: list[Place], start: str) -> Replica:
    """A page that sends the browser on, to one that shows its list in a frame."""
    cards = "".join(f"<h3>{p.naam}</h3>{address_html(p)}" for p in places)
    return {
        start: (HTML, b"<meta http-equiv='refresh' content='0; url=/nieuw-adres'>"),
        "/nieuw-adres": (HTML, page("Welkom", INTRO + "<iframe src='/kader'></iframe>")),
        "/kader": (HTML, f"<html><body>{cards}</body></html>".encode()),
    }


def app(places: list[Place], start: str) -> Replica:
    """A shell whose script file names the JSON it fetches."""
    shell = (
        "<!doctype html><title>Bureaus</title><div id='app'></div><script src='/app.js'></script>"
    )
    script = "const base='/api/v1/bureaus';function go(){return fetch('/api/v1/bureaus?all=1')}"
    return {
        start: (HTML, shell.encode()),
        "/app.js": ("application/javascript", script.encode()),
        "/api/v1/bureaus?all=1": (JSON, json.dumps({"data": as_items(places)}).encode()),
    }


def plain_old_page(places: list[Place], start: str) -> Replica:
    """Links in a plain body to pages with a number as query."""
    names = "".join(f"<li><a href='toon.php?id={p.number}'>{p.naam}</a></li>" for p in places)
    site: Replica = {start: (HTML, f"<h1>Bureaus</h1><ul>{names}</ul>".encode())}
    return {**site, **{f"/toon.php?id={p.number}": detail(p) for p in places}}


def pictures_as_words(places: list[Place], start: str) -> Replica:
    """A list that goes on behind a picture, whose other text alone says so, in a query of its own."""

    def part(own: list[Place], pager: str) -> tuple[str, bytes]:
        rows = "".join(f"<h2>{p.naam}</h2>{address_html(p)}" for p in own)
        return HTML, page("Lijst", rows + pager)

    query = "Paged=TRUE&p_ID=12"
    picture = "<img src='/next.gif' alt='Volgende'>"
    more = f"<a href='{start}?{query.replace('&', '&amp;')}'>{picture}</a>"
    return {start: part(places[:12], more), f"{start}?{query}": part(places[12:], "")}


def windows(places: list[Place], start: str) -> Replica:
    """A list of names that lead nowhere; each opens a window, whose words are loaded."""
    names = "".join(
        f"<li><a href='#' data-remote='/venster/{p.number}'>{p.naam}</a></li>" for p in places
    )
    site: Replica = {start: (HTML, page("Bureaus", f"{INTRO}<ul>{names}</ul>"))}
    for p in places:
        body = f"<div class='modal-header'><h4>{p.naam}</h4></div><div>{address_html(p)}</div>"
        site[f"/venster/{p.number}"] = (HTML, body.encode())
    return site


def state_in_an_attribute(places: list[Place], start: str) -> Replica:
    """Pages that hold their state escaped in an attribute, and in it where the next one is."""
    site: Replica = {}
    for number, own in enumerate((places[:12], places[12:24], places[24:]), start=1):
        following = f"{start}?page={number + 1}" if number < 3 else None
        state = {"props": {"lijst": {"data": as_items(own), "next_page_url": following}}}
        body = f"<div id='app' data-page='{html.escape(json.dumps(state))}'></div>"
        site[start if number == 1 else f"{start}?page={number}"] = (HTML, body.encode())
    return site


WAYS: dict[str, Callable[[list[Place], str], Replica]] = {
    "zipped sitemap": zipped_sitemap,
    "regions": regions,
    "store locator": store_locator,
    "cursor": cursor,
    "numbered json": numbered_json,
    "offset json": offset_json,
    "next address": next_address,
    "tabs and letters": tabs_and_letters,
    "fragments": fragments,
    "words only": header_links,
    "form": chosen_from_a_form,
    "map of provinces": map_of_provinces,
    "frames": framed,
    "app": app,
    "plain old page": plain_old_page,
    "pictures as words": pictures_as_words,
    "windows": windows,
    "state in an attribute": state_in_an_attribute,
}


def fill_in(site: Replica, host: str) -> Replica:
    """Return a site whose sitemaps name the host it is served at, compressed where they say so."""
    filled: Replica = {}
    for path, (kind, body) in site.items():
        told = body.replace(b"{host}", host.encode())
        filled[path] = (kind, gzip.compress(told) if kind == "application/gzip" else told)
    return filled

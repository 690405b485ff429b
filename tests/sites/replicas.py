"""Replica sites, MADE BY US: nobody has seen the real pages. Each build is one way a site may be
made; all hold the same synthetic locations and the same traps: postal boxes, a footer's address on
every page, a location in two lists, missing postcodes, and an English copy of every page.
"""

import html
import io
import json
from collections.abc import Callable

from tests.sites.facts import Place

Replica = dict[str, tuple[str, bytes]]
HTML = "text/html; charset=utf-8"
LABEL = "<!-- SYNTHETISCH: made by us, no real page -->"
FOOTER = (
    "<footer><p>Hoofdkantoor<br>Hoofdproefweg 100<br>3500 ZZ Proefhoofdstad</p></footer>"
    "<div class='onderaan'><p>Bezoekadres<br>Voetnootlaan 9, 3511 ZZ Proefhoofdstad</p></div>"
)
PO_BOX = "<h3>Postadres</h3><p>Postbus 487, 3500 AL Proefhoofdstad</p>"


def page(title: str, body: str, *, head: str = "", lang: str = "nl", footer: str = FOOTER) -> bytes:
    """Return a page with navigation and, by default, a footer with two addresses."""
    return (
        f"<!DOCTYPE html>{LABEL}<html lang='{lang}'><head><title>{title}</title>{head}</head><body>"
        "<a href='#inhoud'>Overslaan en naar de inhoud gaan</a>"
        "<nav><a href='/'>Home</a><a href='/nieuws/'>Nieuws</a><a href='/en/'>English</a></nav>"
        f"<main id='inhoud'><h1>{title}</h1>{body}</main>{footer}</body></html>"
    ).encode()


def address_html(p: Place) -> str:
    """Return an address as a page writes it, on two lines."""
    second = f"{p.postcode} {p.plaats}".strip()
    return f"<p>{html.escape(p.adres)}<br>{second}</p>"


def details_html(p: Place) -> str:
    """Return telephone, mailbox and hours; with the mailbox of a (made-up) person as a trap."""
    hours = f"<p>{p.openingstijden}</p>" if p.openingstijden else ""
    appointment = f"<p>{p.op_afspraak}</p>" if p.op_afspraak else ""
    return (
        f"<h4>Openingstijden</h4>{hours}{appointment}<p>Telefoon: {p.telefoon}</p>"
        f"<p><a href='mailto:{p.email}'>{p.email}</a></p>"
        "<p>Contactpersoon: Proef Persoon, p.persoon@example.nl</p>"
    )


def with_english(site: Replica) -> Replica:
    """Return a site with a copy of every page below /en/, in English."""
    copies = {
        f"/en{path}": (kind, body.replace(b"lang='nl'", b"lang='en'").replace(b"Loket", b"Desk"))
        for path, (kind, body) in site.items()
        if kind == HTML
    }
    return {**site, **copies}


def drupal(places: list[Place], start: str) -> Replica:
    """A view of ten a page with a pager, and a page for each location; two lists overlap."""
    site: Replica = {}
    pages = [places[i : i + 10] for i in range(0, len(places), 10)]
    for n, some in enumerate(pages):
        rows = "".join(
            f"<div class='views-row'><article><h3><a href='{start}/{p.slug}'>{p.naam}</a></h3>"
            f"{address_html(p)}</article></div>"
            for p in some
        )
        pager = "".join(f"<a href='?page={i}'>{i + 1}</a>" for i in range(len(pages)))
        again = places[0]
        extra = f"<aside><h3><a href='{start}/{again.slug}'>{again.naam}</a></h3>{address_html(again)}</aside>"
        body = f"{rows}<nav class='pager'>{pager}</nav>{extra if n == 1 else ''}{PO_BOX}"
        site[f"{start}?page={n}"] = (HTML, page("Vestigingen", body))
    site[start] = site[f"{start}?page=0"]
    for p in places:
        body = f"<h2>Bezoekadres</h2>{address_html(p)}{details_html(p)}<p><a href='{start}'>Terug</a></p>"
        site[f"{start}/{p.slug}"] = (HTML, page(p.naam, body))
    return with_english(site)


def json_ld(places: list[Place], start: str) -> Replica:
    """One page with schema.org in JSON-LD: an organisation with its departments."""
    departments = [
        {
            "@type": "LegalService",
            "name": p.naam,
            "telephone": p.telefoon,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": p.adres,
                "postalCode": p.postcode,
                "addressLocality": p.plaats,
            },
            "geo": {"@type": "GeoCoordinates", "latitude": p.lat, "longitude": p.lon},
            "openingHours": p.openingstijden or p.op_afspraak,
            "employee": {
                "@type": "Person",
                "name": "Proef Persoon",
                "email": "p.persoon@example.nl",
            },
        }
        for p in [*places, places[0]]
    ]
    graph = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Proefhoofdkantoor",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Postbus 487",
            "postalCode": "3500 AL",
            "addressLocality": "Proefhoofdstad",
        },
        "department": departments,
    }
    head = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    listing = "".join(f"<li>{p.naam}</li>" for p in places)
    return with_english({start: (HTML, page("Vestigingen", f"<ul>{listing}</ul>", head=head))})


def map_page(places: list[Place], start: str) -> Replica:
    """A map whose markers stand in drupalSettings, with a balloon of markup each."""
    markers = [
        {
            "lat": p.lat,
            "lng": p.lon,
            "title": p.naam,
            "popup": f"<h3>{p.naam}</h3>{address_html(p)}<p>{p.openingstijden or p.op_afspraak}</p>",
        }
        for p in places
        if p.postcode
    ]
    plain = [
        {"lat": p.lat, "lng": p.lon, "title": p.naam, "address": p.adres, "city": p.plaats}
        for p in places
        if not p.postcode
    ]
    settings = {
        "path": {"baseUrl": "/"},
        "leaflet": {"map-1": {"features": markers, "more": plain}},
    }
    state = json.dumps(settings).replace("</", "<\\/")
    script = (
        "<script type='application/json' data-drupal-selector='drupal-settings-json'>"
        f"{state}</script>"
    )
    body = f"<div id='kaart'></div>{script}{PO_BOX}"
    return with_english({start: (HTML, page("Kaart", body))})


def prose(places: list[Place], start: str) -> Replica:
    """Plain text: a list per province, names in bold, addresses in sentences and blocks."""
    body = ""
    for province in sorted({p.provincie for p in places}):
        body += f"<h2>{province}</h2>"
        for p in places:
            if p.provincie == province:
                body += (
                    f"<p><strong>{p.naam}</strong><br>{html.escape(p.adres)}, "
                    f"{f'{p.postcode} {p.plaats}'.strip()}<br>{p.openingstijden or p.op_afspraak}</p>"
                )
    first = places[1]
    body += f"<h2>Onlangs geopend</h2><p><strong>{first.naam}</strong><br>{html.escape(first.adres)}, {first.postcode} {first.plaats}</p>"
    return with_english({start: (HTML, page("Overzicht", body + PO_BOX))})


def letters(places: list[Place], start: str) -> Replica:
    """A page for each letter, reached from a page without addresses; two lists: letter and table."""
    site: Replica = {}
    groups: dict[str, list[Place]] = {}
    for p in places:
        groups.setdefault(p.plaats[-2].upper(), []).append(p)
    index = "".join(f"<li><a href='{start}/{c.lower()}'>{c}</a></li>" for c in sorted(groups))
    site[start] = (HTML, page("Locaties van A tot Z", f"<ul>{index}</ul>"))
    for c, some in groups.items():
        rows = "".join(
            f"<tr><td>{p.naam}</td><td>{html.escape(p.adres)}</td><td>{p.postcode}</td><td>{p.plaats}</td>"
            f"<td>{p.telefoon}</td></tr>"
            for p in some
        )
        table = (
            "<table><thead><tr><th>Naam</th><th>Adres</th><th>Postcode</th><th>Plaats</th>"
            f"<th>Telefoon</th></tr></thead><tbody>{rows}</tbody></table>"
        )
        site[f"{start}/{c.lower()}"] = (HTML, page(f"Locaties met een {c}", table))
    return with_english(site)


def xlsx(places: list[Place], start: str) -> Replica:
    """A page with a spreadsheet to download."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Overzicht")
        sheet.write_row(0, 0, ["SYNTHETISCH: overzicht sociaal raadslieden"])
        sheet.write_row(
            2, 0, ["Organisatie", "Straat", "Postcode", "Plaats", "Telefoon", "Spreekuur"]
        )
        for i, p in enumerate([*places, places[0]]):
            row = [
                p.naam,
                p.adres,
                p.postcode,
                p.plaats,
                p.telefoon,
                p.openingstijden or p.op_afspraak,
            ]
            sheet.write_row(3 + i, 0, row)
        sheet.write_row(4 + len(places), 0, ["Postbusproef", "Postbus 1", "1000 AA", "Proefstad"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    body = "<p><a href='/bestanden/overzicht-locaties.xlsx'>Download het overzicht</a></p>"
    return with_english(
        {
            start: (HTML, page("Overzicht", body)),
            "/bestanden/overzicht-locaties.xlsx": (kind, out.getvalue()),
        }
    )


def pdf(places: list[Place], start: str) -> Replica:
    """A page with a pdf to download, its text in blocks of three lines."""
    import typst

    blocks = "".join(
        f"#block(breakable: false)[#text({json.dumps(p.naam, ensure_ascii=False)}) \\ #text({json.dumps(p.adres, ensure_ascii=False)}) \\ "
        f"#text({json.dumps(f'{p.postcode} {p.plaats}'.strip())})]\n\n"
        for p in places
    )
    source = f"= SYNTHETISCH: overzicht\n\n{blocks}".encode()
    body = "<p><a href='/bestanden/overzicht-locaties.pdf'>Download het overzicht</a></p>"
    return with_english(
        {
            start: (HTML, page("Overzicht", body)),
            "/bestanden/overzicht-locaties.pdf": ("application/pdf", typst.compile(source)),
        }
    )


def geojson(places: list[Place], start: str) -> Replica:
    """A map that loads a GeoJSON the page names in a script."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [p.lon, p.lat]},
            "properties": {
                "id": p.number,
                "naam": p.naam,
                "straat": p.adres,
                "postcode": p.postcode,
                "plaats": p.plaats,
            },
        }
        for p in places
    ]
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    script = "<script>fetch('/bestanden/locaties.geojson').then(r => r.json());</script>"
    return with_english(
        {
            start: (HTML, page("Kaart", f"<div id='kaart'></div>{script}")),
            "/bestanden/locaties.geojson": ("application/geo+json", data),
        }
    )


def next_data(places: list[Place], start: str) -> Replica:
    """A page built by a script, its state in __NEXT_DATA__; a page for each location."""
    items = [
        {
            "id": p.number,
            "title": p.naam,
            "url": f"{start}/{p.number}-{p.slug}",
            "address": {"street": p.adres, "zip": p.postcode, "city": p.plaats},
        }
        for p in places
    ]
    state = {"props": {"pageProps": {"title": "Locaties", "items": items}}, "page": start}
    script = f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(state)}</script>"
    site: Replica = {start: (HTML, page("Locaties", f"<div id='__next'></div>{script}"))}
    for p, item in zip(places, items, strict=True):
        single = {"props": {"pageProps": {"location": item}}}
        script = f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(single)}</script>"
        site[f"{start}/{p.number}-{p.slug}"] = (HTML, page(p.naam, script))
    return with_english(site)


def microdata(places: list[Place], start: str) -> Replica:
    """schema.org in attributes."""
    body = "".join(
        "<div itemscope itemtype='https://schema.org/LegalService'>"
        f"<h3 itemprop='name'>{p.naam}</h3>"
        "<div itemprop='address' itemscope itemtype='https://schema.org/PostalAddress'>"
        f"<span itemprop='streetAddress'>{html.escape(p.adres)}</span> "
        f"<span itemprop='postalCode'>{p.postcode}</span> "
        f"<span itemprop='addressLocality'>{p.plaats}</span></div></div>"
        for p in places
    )
    return with_english({start: (HTML, page("Locaties", body + PO_BOX))})


def unseen(places: list[Place], start: str) -> Replica:
    """A redesign: nested lists of definitions, names as links, place before postcode."""
    body = "".join(
        f"<div class='kaartje'><dl><dt>{p.naam}</dt><dd><span>Adres: {html.escape(p.adres)}</span>"
        f"<br><span>{p.postcode}</span> <span>{p.plaats}</span></dd>"
        f"<dd>{p.openingstijden or p.op_afspraak}</dd></dl></div>"
        for p in places
    )
    return with_english({start: (HTML, page("Bij jou in de buurt", body))})


def teasers(places: list[Place], start: str) -> Replica:
    """A list of names only; addresses on pages elsewhere, with a head office beside each."""
    rows = "".join(
        f"<div class='views-row'><h2><a href='/vestiging/{p.slug}/'>{p.naam}</a></h2>"
        f"<a href='/vestiging/{p.slug}/'>Lees meer</a></div>"
        for p in places
    )
    site: Replica = {start: (HTML, page("Vestigingen", rows))}
    office = "<aside><p>Hoofdkantoor<br>Proefsingel 55<br>3511 ZD Proefhoofdstad</p></aside>"
    for p in places:
        parts = (
            f"<div>{html.escape(p.adres)}</div><span>{p.postcode}</span> <span>{p.plaats}</span>"
        )
        body = f"<h2>Adres</h2><div class='adr'>{parts}</div>{details_html(p)}{office}"
        site[f"/vestiging/{p.slug}/"] = (HTML, page(p.naam, body))
    return with_english(site)


def cards(places: list[Place], start: str) -> Replica:
    """Cards of inline elements without white space between them, on a page per province."""
    provinces = sorted({p.provincie for p in places})
    index = "".join(
        f"<li><a href='{start}/{i}'>{name}</a></li>" for i, name in enumerate(provinces)
    )
    site: Replica = {start: (HTML, page("Kies een provincie", f"<ul>{index}</ul>"))}
    for i, name in enumerate(provinces):
        body = "".join(
            f"<div class='kaart'><strong>{p.naam}</strong><span>{html.escape(p.adres)}</span>"
            f"<span>{p.postcode} {p.plaats}</span><a href='tel:0205550101'>020 555 01 01</a></div>"
            for p in places
            if p.provincie == name
        )
        site[f"{start}/{i}"] = (HTML, page(f"Locaties in {name}", body))
    return with_english(site)


BUILDS: dict[str, Callable[[list[Place], str], Replica]] = {
    "drupal": drupal,
    "json-ld": json_ld,
    "kaart": map_page,
    "tekst": prose,
    "letters": letters,
    "xlsx": xlsx,
    "pdf": pdf,
    "geojson": geojson,
    "next": next_data,
    "microdata": microdata,
    "nieuw": unseen,
    "lijst-van-namen": teasers,
    "kaartjes": cards,
}

"""SYNTHETISCH: offices in the JSON of a page, a script or a response."""

import html
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from benchmarks.forms import Form, Office, page

Offices = Sequence[Office]
API = "application/json"


def _dicts(offices: Offices, **keys: str) -> list[dict[str, Any]]:
    return [{key: getattr(o, name) for key, name in keys.items()} for o in offices]


def _ld(offices: Offices) -> list[dict[str, Any]]:
    return [
        {
            "@type": "GovernmentOffice",
            "name": o.naam,
            "telephone": o.telefoon,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": o.adres,
                "postalCode": o.postcode,
                "addressLocality": o.plaats,
                "addressCountry": "NL",
            },
        }
        for o in offices
    ]


def _script(text: str, kind: str = "application/ld+json") -> str:
    return page("", head=f'<script type="{kind}">{text}</script>')


def _ld_department(offices: Offices) -> str:
    whole = {"@context": "https://schema.org", "@type": "Organization", "name": "Hulp NL",
             "department": _ld(offices[:3]), "subOrganization": _ld(offices[3:])}  # fmt: skip
    return _script(json.dumps({"@graph": [whole, {"@type": "WebSite", "name": "Hulp NL"}]}))


def _ld_dirty(offices: Offices) -> str:
    texts = [json.dumps(d)[:-1] + ",};" for d in _ld(offices)]
    return _script("<!--\n" + "\n".join(texts) + "\n-->", "application/ld+json; charset=utf-8")


def _ld_entities(offices: Offices) -> str:
    return _script("\ufeff" + html.escape(json.dumps(_ld(offices))))


def _next(offices: Offices) -> str:
    rows = _dicts(offices, hostName="naam", street="straat", number="nummer", zip="postcode",
                  cityName="plaats", phone="telefoon")  # fmt: skip
    return _script(json.dumps({"props": {"a": {"rows": rows}}}), "application/json")


def _flight(offices: Offices) -> str:
    rows = _dicts(offices, kantoorNaam="naam", adresRegel="adres", pc="postcode", stad="plaats")
    part = "5:" + json.dumps(["$", "div", None, {"items": rows}])
    return page("", head=f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>")


def _parsed(offices: Offices) -> str:
    rows = json.dumps(_dicts(offices, vestiging="naam", adres="adres", zipCode="postcode",
                             townName="plaats"))  # fmt: skip
    return page("", head=f"<script>window.foo = JSON.parse({json.dumps(rows)});</script>")


def _lines(offices: Offices) -> list[dict[str, Any]]:
    return [{"omschrijving": o.naam, "adres": [o.adres, f"{o.postcode} {o.plaats}"],
             "tel": o.telefoon} for o in offices]  # fmt: skip


def _unnamed(offices: Offices) -> list[dict[str, Any]]:
    return [{"a": o.naam, "b": o.adres, "c": o.postcode, "d": o.plaats, "e": o.telefoon}
            for o in offices]  # fmt: skip


def _split(offices: Offices) -> list[dict[str, Any]]:
    rows = []
    for o in offices:
        digits = "".join(c for c in o.nummer if c.isdigit())
        rows.append({"Kantoor": o.naam, "Straatnaam": o.straat, "Huisnr.": int(digits),
                     "Toev.": o.nummer[len(digits):].strip(" -"), "Postc.": o.postcode,
                     "Wpl": o.plaats})  # fmt: skip
    return rows


def _apart(offices: Offices) -> list[dict[str, Any]]:
    return [
        {"i": f"a{i}", "ttl": o.naam, "ct": {"ph": o.telefoon},
         "loc": {"ln1": o.adres, "zc": o.postcode, "twn": o.plaats}}
        for i, o in enumerate(offices)
    ]  # fmt: skip


def _store_locator(offices: Offices) -> list[dict[str, Any]]:
    return [{"id": str(i), "store": o.naam, "address": o.adres, "address2": "", "city": o.plaats,
             "state": "", "zip": o.postcode, "country": "Nederland", "phone": o.telefoon,
             "hours": "<table role='presentation'><tr><td>Maandag</td><td><time>09:00 - 12:00"
             "</time></td></tr></table>"} for i, o in enumerate(offices)]  # fmt: skip


def _attribute(write: Callable[[str], str], offices: Offices) -> str:
    rows = json.dumps({"items": _dicts(offices, title="naam", addressLine="adres",
                                       postalCode="postcode", town="plaats")})  # fmt: skip
    return page(f'<div class="map" data-props="{write(rows)}"></div>')


def _geojson(offices: Offices) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [5.1, 52.1]},
         "properties": {"NAAM": o.naam, "STRAAT": o.straat, "HUISNR": o.nummer, "PC6": o.postcode,
                        "WOONPLAATS": o.plaats}} for o in offices]})  # fmt: skip


def _nuxt(offices: Offices) -> str:
    """Return the payload of Nuxt 3: one flat list in which numbers point to other items."""
    flat: list[Any] = [{"data": 1}, []]
    for o in offices:
        at = len(flat)
        flat[1].append(at)
        names = ("naam", "adres", "postcode", "plaats")
        flat.append({n: at + 1 + i for i, n in enumerate(names)})
        flat += [getattr(o, n) for n in names]
    text = json.dumps(flat)
    return page("", head=f'<script type="application/json" id="__NUXT_DATA__">{text}</script>')


def _wordpress(offices: Offices) -> str:
    return json.dumps([
        {"id": 10 + i, "slug": f"kantoor-{i}", "type": "locatie", "title": {"rendered": o.naam},
         "content": {"rendered": "<p>Welkom.</p>"}, "acf": {"adres_straat": o.straat,
         "adres_nr": o.nummer, "adres_postcode": o.postcode, "adres_plaats": o.plaats,
         "telefoon_algemeen": o.telefoon}} for i, o in enumerate(offices)])  # fmt: skip


def _contentful(offices: Offices) -> str:
    return json.dumps({"total": 6, "includes": {"items": [
        {"sys": {"id": f"x{i}"}, "fields": {"locationName": {"nl-NL": o.naam},
         "visitAddress": {"nl-NL": f"{o.adres}, {o.postcode} {o.plaats}"}}}
        for i, o in enumerate(offices)]}})  # fmt: skip


PHONED = "naam adres postcode plaats telefoon"
FORMS = (
    Form("json-ld, departments in a graph", _ld_department, PHONED),
    Form("json-ld, several objects with commas and semicolons", _ld_dirty, PHONED),
    Form("json-ld, entities and a byte order mark", _ld_entities, PHONED),
    Form("page state of Next, number beside street", _next, PHONED),
    Form("flight data of Next", _flight),
    Form("JSON.parse of a string", _parsed),
    Form("address as a list of lines", lambda o: json.dumps(_lines(o)), PHONED, API),
    Form("keys that say nothing", lambda o: json.dumps({"x": _unnamed(o)}), PHONED, API),
    Form("address and number apart under abbreviated keys", lambda o: json.dumps({"k": _apart(o)}),
         PHONED, API),
    Form("abbreviated keys", lambda o: json.dumps({"rijen": _split(o)}), kind=API),
    Form("WP Store Locator", lambda o: json.dumps(_store_locator(o)), PHONED, API),
    Form("attribute, escaped once", lambda o: _attribute(html.escape, o)),
    Form("attribute, escaped twice",
         lambda o: _attribute(lambda t: html.escape(html.escape(t)), o)),
    Form("attribute, percent-encoded", lambda o: _attribute(quote, o)),
    Form("geojson of a gis", _geojson, kind="application/geo+json"),
    Form("payload of Nuxt 3", _nuxt),
    Form("rest interface of WordPress", _wordpress, PHONED, API),
    Form("localised fields of a headless cms", _contentful, kind=API),
)  # fmt: skip

"""Ways in which content systems lead to the same synthetic locations, MADE BY US."""

import json
from collections.abc import Callable

from tests.sites.facts import Place
from tests.sites.replicas import HTML, Replica, address_html, page
from tests.sites.ways import as_items, detail

_AT_A_TIME = 14
_FEWEST = 3  # names below a letter: too few to be a list


def bracketed_pager(places: list[Place], start: str) -> Replica:
    """Numbers whose addresses carry a parameter in brackets and a checksum."""
    asked = [
        start,
        *(f"{start}?tx_list%5Blist%5D%5BcurrentPage%5D={n}&cHash=9f{n}" for n in (2, 3)),
    ]
    pager = "".join(f"<li><a href='{a.replace('&', '&amp;')}'>{n}</a></li>"
                    for n, a in enumerate(asked, start=1))  # fmt: skip
    site: Replica = {}
    for n, address in enumerate(asked):
        rows = "".join(f"<h2>{p.naam}</h2>{address_html(p)}" for p in places[n::3])
        canonical = address if n == 0 else f"{start}?cHash=9f{n + 1}&{address.partition('?')[2]}"
        body = HTML, page("Spreekuren", f"{rows}<ul>{pager}</ul>")
        site |= {address: body, canonical.replace(f"&cHash=9f{n + 1}", ""): body}
    return site


def letters_of_names(places: list[Place], start: str) -> Replica:
    """Letters with a few names each, whose pages differ in their query only."""
    site: Replica = {}
    parts = [places[i : i + _FEWEST] for i in range(0, len(places), _FEWEST)]
    letters = "".join(f"<a href='{start}?letter={chr(65 + n)}'>{chr(65 + n)}</a> "
                      for n in range(len(parts)))  # fmt: skip
    site[start] = (HTML, page("Organisaties", f"<p>Kies een letter: {letters}</p>"))
    for n, part in enumerate(parts):
        own = "".join(
            f"<p><a href='/kaart/detail.aspx?id={p.number}'>{p.naam}</a></p>" for p in part
        )
        several = (
            own
            if n
            else own
            + "".join(
                f"<p><a href='/kaart/detail.aspx?id={p.number}'>{p.naam}</a></p>" for p in parts[1]
            )
        )
        site[f"{start}?letter={chr(65 + n)}"] = (HTML, page("Organisaties", letters + several))
    return {**site, **{f"/kaart/detail.aspx?id={p.number}": detail(p) for p in places}}


def maps_of_others(places: list[Place], start: str) -> Replica:
    """Beside each location a map of another host, in a frame: the crawl may not go there."""
    rows = "".join(
        f"<h2>{p.naam}</h2>{address_html(p)}"
        f"<iframe src='https://kaart.example.com/embed?q={p.number}'></iframe>"
        for p in places
    )
    return {start: (HTML, page("Locaties", rows))}


def map_service(places: list[Place], start: str) -> Replica:
    """A layer of a map service in a script; it gives so many at a time, and says there are more."""
    layer = "/server/rest/services/Sociaal/Spreekuren/FeatureServer/0"
    script = f"<script>new FeatureLayer({{url: '{layer}', outFields: ['*']}});</script>"
    site: Replica = {start: (HTML, page("Kaart", f"<div id='viewDiv'></div>{script}"))}
    for at in range(0, len(places), _AT_A_TIME):
        part = places[at : at + _AT_A_TIME]
        features = [
            {"attributes": item, "geometry": {"x": 5.1, "y": 52.1}} for item in as_items(part)
        ]
        body = {"features": features, "exceededTransferLimit": at + _AT_A_TIME < len(places)}
        offset = f"resultOffset={at}&" if at else ""
        query = f"{layer}/query?f=json&outFields=%2A&outSR=4326&{offset}where=1%3D1"
        site[query] = ("application/json", json.dumps(body).encode())
    return site


SYSTEMS: dict[str, Callable[[list[Place], str], Replica]] = {
    "bracketed pager": bracketed_pager,
    "letters of names": letters_of_names,
    "maps of others": maps_of_others,
    "map service": map_service,
}

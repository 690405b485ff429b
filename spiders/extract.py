"""From a page to its locations: the layers in turn, one location once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spiders.bounds import MAX_FINDINGS_PER_PAGE
from spiders.clean import clean_finding
from spiders.credible import keep_credible
from spiders.finding import Laag, SiteFinding
from spiders.layers.content_lines import find_in_content_lines
from spiders.layers.files import find_in_file
from spiders.layers.json_values import (
    find_in_embedded_json,
    find_in_json_ld,
    find_in_loaded_json,
)
from spiders.layers.microdata import find_in_microdata
from spiders.layers.page_place import fill_places
from spiders.layers.prose import find_in_footers, find_in_prose, split_address
from spiders.layers.tables import find_in_tables
from spiders.layers.xml_elements import find_in_xml
from spiders.page import Page

Layer = Callable[[Page], Iterator[SiteFinding]]
LAYERS: dict[str, Layer] = {
    Laag.JSON_LD: find_in_json_ld,
    Laag.MICRODATA: find_in_microdata,
    Laag.EMBEDDED_JSON: find_in_embedded_json,
    Laag.LOADED_JSON: find_in_loaded_json,
    Laag.XML: find_in_xml,
    Laag.TABLE: find_in_tables,
    "bestand": find_in_file,
    "regels": find_in_content_lines,
    Laag.PROSE: find_in_prose,
}
"""The layers in the order in which they are tried: the most explicit first.

A later layer adds what an earlier one did not have: what a site states about itself in a
form made for programs is surer than what we read from its prose.
"""
_ROWS = frozenset([Laag.TABLE, Laag.XLSX, Laag.CSV, Laag.PDF])


@dataclass
class Extract:
    """The locations of one page, and how many postal boxes stood beside them."""

    findings: list[SiteFinding]
    po_boxes: int = 0


def read_layers(page: Page) -> Iterator[tuple[str, list[SiteFinding]]]:
    """Yield the name of every layer with what it finds by itself, cleaned."""
    for name, layer in LAYERS.items():
        found = list(layer(page))
        for finding in found:
            clean_finding(finding, page.url)
        yield name, found


def extract_footers(page: Page) -> Extract:
    """Return the locations that stand in the footers of a page, and nowhere else on it."""
    return _extract(page, [find_in_footers])


def extract_page(page: Page) -> Extract:
    """Try every layer on a page and return each location once, in the order of the layers.

    A sighting of an address that an earlier layer has, only fills what that one is silent on.
    Postal boxes are counted and left out, as is what lies abroad; mailboxes and lines about persons
    are dropped.
    """
    return _extract(page, LAYERS.values())


def _extract(page: Page, layers: Iterable[Layer]) -> Extract:
    kept: list[SiteFinding] = []
    by_address: dict[str, list[SiteFinding]] = {}
    po_boxes = 0
    for layer in layers:
        earlier = {key: list(found) for key, found in by_address.items()}
        for found in layer(page):
            if found.is_po_box():
                po_boxes += 1
                continue
            clean_finding(found, page.url)
            split_address(found)
            # Only what an earlier layer found: two at one address in one layer are two locations.
            same = earlier.get(found.address_key())
            if same is not None:
                if len(same) == 1:
                    same[0].fill_from(found)
                continue
            by_address.setdefault(found.address_key(), []).append(found)
            kept.append(found)
    findings = keep_credible(kept, page)
    fill_places(findings, page)
    findings = _without_twins(findings)[:MAX_FINDINGS_PER_PAGE]
    return Extract(findings, po_boxes)


def _add_hours(twin: SiteFinding, found: SiteFinding) -> None:
    """Add the hours of another row: a timetable has one for every day of a location."""
    known = twin.openingstijden.split("; ")
    if found.laag in _ROWS and found.openingstijden not in {"", *known}:
        twin.openingstijden = "; ".join(filter(None, [*known, found.openingstijden]))


def _without_twins(findings: list[SiteFinding]) -> list[SiteFinding]:
    seen: dict[tuple[str, ...], SiteFinding] = {}
    for found in findings:
        twin = seen.setdefault((*found.same_words(), found.link, found.ident), found)
        if twin is not found:
            _add_hours(twin, found)
            twin.fill_from(found)
    return list(seen.values())

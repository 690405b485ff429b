"""SchuldHulpMaatje: a page for each place, mostly without a visiting address."""

import re
from urllib.parse import urlsplit

from schemas.folding import fold_letters
from spiders.crawling.site_spider import SiteSpider
from spiders.dutch.patterns import collapse
from spiders.dutch.places import is_place
from spiders.extract import Extract
from spiders.finding import Laag, SiteFinding
from spiders.page import Page

_NOT_THE_PLACE = re.compile(r"(?i)\b(?:stichting|schuldhulpmaatje|in|te|regio|locatie)\b")


class SchuldhulpmaatjeSpider(SiteSpider):
    """Reads the layers; a local page without an address is a location with a place only."""

    def parse_page(self, page: Page) -> Extract:
        """Return the addresses, or the place of the Netherlands that the page is about."""
        extract = super().parse_page(page)
        if not extract.findings and (found := find_place_page(page)):
            extract.findings.append(found)
        return extract


def find_place_page(page: Page) -> SiteFinding | None:
    """Return the place that a page is about by its heading and its address, None when by none."""
    heading = page.tree.css_first("main h1, h1") if page.kind == "html" else None
    title = collapse(heading.text()) if heading else ""
    slug = urlsplit(page.url).path.strip("/").rpartition("/")[2]
    plaats = _NOT_THE_PLACE.sub("", title).strip()
    if not is_place(plaats) or fold_letters(plaats) not in fold_letters(slug):
        return None
    return SiteFinding(naam=title, plaats=plaats, laag=Laag.PLACE_PAGE, place_in_page="h1")

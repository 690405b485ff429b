"""SchuldHulpMaatje: a page for each place, mostly without a visiting address."""

import re
from urllib.parse import urlsplit

from schemas.folding import fold_letters
from spiders.dutch import POSTCODE_IN_TEXT, collapse
from spiders.extract import Extract
from spiders.finding import Laag, SiteFinding
from spiders.page import Page
from spiders.places import is_place
from spiders.site_spider import SiteSpider

_NOT_THE_PLACE = re.compile(r"(?i)\b(?:stichting|schuldhulpmaatje|in|te|regio|locatie)\b")


class SchuldhulpmaatjeSpider(SiteSpider):
    """Reads the layers; a local page without an address is a location with a place only."""

    def parse_page(self, page: Page) -> Extract:
        """Return the addresses, or the place of the Netherlands that the page is about."""
        extract = super().parse_page(page)
        heading = page.tree.css_first("main h1, h1") if page.kind == "html" else None
        slug = urlsplit(page.url).path.strip("/").rpartition("/")[2]
        if extract.findings or heading is None or POSTCODE_IN_TEXT.search(heading.text()):
            return extract
        title = collapse(heading.text())
        plaats = _NOT_THE_PLACE.sub("", title).strip()
        if is_place(plaats) and fold_letters(plaats) in fold_letters(slug):
            extract.findings.append(
                SiteFinding(naam=title, plaats=plaats, laag=Laag.PLACE_PAGE, place_in_page="h1")
            )
        return extract

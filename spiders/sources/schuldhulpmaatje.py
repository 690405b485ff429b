"""SchuldHulpMaatje: a page for each place, mostly without a visiting address."""

from urllib.parse import urlsplit

from spiders.dutch import POSTCODE_IN_TEXT, collapse
from spiders.extract import Extract
from spiders.finding import Laag, SiteFinding
from spiders.page import Page
from spiders.site_spider import SiteSpider


class SchuldhulpmaatjeSpider(SiteSpider):
    """Reads the layers; a local page without an address is a location with a place only."""

    def parse_page(self, page: Page) -> Extract:
        """Return the addresses, or the place the page is about."""
        extract = super().parse_page(page)
        heading = page.tree.css_first("main h1, h1") if page.kind == "html" else None
        slug = urlsplit(page.url).path.strip("/").rpartition("/")[2]
        if extract.findings or heading is None or POSTCODE_IN_TEXT.search(heading.text()):
            return extract
        title = collapse(heading.text())
        place = title.casefold().replace("schuldhulpmaatje", "").strip()
        if slug and "".join(c for c in place if c.isalnum()) == "".join(
            c for c in slug if c.isalnum()
        ):
            plaats = title[-len(place) :]
            extract.findings.append(
                SiteFinding(naam=title, plaats=plaats, laag=Laag.PLACE_PAGE, place_in_page="h1")
            )
        return extract

"""Sociale kaarten of gemeenten on one shared platform: a page an organisation."""

from urllib.parse import urlsplit

from spiders.crawling.site_spider import SiteSpider
from spiders.extract import Extract
from spiders.page import Page


class SocialekaartSpider(SiteSpider):
    """Reads organisation pages only: on them, the first address is the organisation's."""

    def parse_page(self, page: Page) -> Extract:
        """Return the address of an organisation's page; lists only lead on."""
        extract = super().parse_page(page)
        is_organisation = "/is/organisatie/" in urlsplit(page.url).path
        del extract.findings[1 if is_organisation else 0 :]
        return extract

"""Slachtofferhulp Nederland."""

from spiders.site_spider import SiteSpider


class SlachtofferhulpSpider(SiteSpider):
    """Reads the locations of Slachtofferhulp Nederland with the layers alone."""

    name = "slachtofferhulp"

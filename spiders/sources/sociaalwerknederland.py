"""Sociaal Werk Nederland."""

from spiders.site_spider import SiteSpider


class SociaalwerknederlandSpider(SiteSpider):
    """Reads the locations of Sociaal Werk Nederland with the layers alone."""

    name = "sociaalwerknederland"

"""VluchtelingenWerk Nederland."""

from spiders.site_spider import SiteSpider


class VluchtelingenwerkSpider(SiteSpider):
    """Reads the locations of VluchtelingenWerk Nederland with the layers alone."""

    name = "vluchtelingenwerk"

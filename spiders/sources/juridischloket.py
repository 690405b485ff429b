"""Het Juridisch Loket."""

from spiders.site_spider import SiteSpider


class JuridischloketSpider(SiteSpider):
    """Reads the locations of Het Juridisch Loket with the layers alone."""

    name = "juridischloket"

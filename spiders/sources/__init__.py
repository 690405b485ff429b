"""Spiders of sources whose pages differ; every other source does with the general one.

A module here has the name of its source, a table in schemas/sources.toml.
"""

from importlib import import_module
from importlib.util import find_spec

from spiders.crawling.site_spider import SiteSpider


def load_spider(name: str) -> type[SiteSpider]:
    """Return the spider class of a source: its own when it has a module here, else SiteSpider."""
    if find_spec(f"{__name__}.{name}") is None:
        return SiteSpider
    own = vars(import_module(f"{__name__}.{name}")).values()
    kinds = [kind for kind in own if isinstance(kind, type) and issubclass(kind, SiteSpider)]
    return next(kind for kind in kinds if kind is not SiteSpider)

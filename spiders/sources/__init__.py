"""One spider a source; its name is the name of its table in schemas/sources.toml."""

from importlib import import_module

from spiders.site_spider import SiteSpider


def load_spider(name: str) -> type[SiteSpider]:
    """Return the spider class of a source; ModuleNotFoundError when there is none."""
    module = import_module(f"spiders.sources.{name}")
    return next(
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, SiteSpider) and kind is not SiteSpider
    )

"""All pages of the explorer but the first: a card per location and what belongs to a gemeente."""

from collections.abc import Iterator

from pipeline.products.edition import Edition
from pipeline.products.verkenner.cards import CARD_FOLDER, render_cards
from pipeline.products.verkenner.facts import ExplorerFacts
from pipeline.products.verkenner.gemeente_pages import render_gemeenten
from pipeline.products.verkenner.reporting import render_reporting


def render_pages(edition: Edition, facts: ExplorerFacts) -> Iterator[tuple[str, str]]:
    """Yield (path in the explorer, text) of every page; the same version gives the same text."""
    for name, page in render_cards(edition, facts):
        yield f"{CARD_FOLDER}/{name}", page
    yield from render_gemeenten(edition, facts)
    yield from render_reporting(edition, facts)

"""Streets that share a paragraph are seen by a reader of their own."""

import pytest

from spiders.evidence.streets import streets_together
from spiders.page import Page


def seen(markup: str) -> set[str]:
    return streets_together(Page("http://replica.example.nl/x", markup.encode(), "text/html"))


def test_streets_of_one_paragraph_are_seen_whatever_stands_between() -> None:
    paragraph = (
        "<p>Aan de <b>Kersenlaan 12</b> in Enschede, in Breda op Veemarkt 28, en Markt 3.</p>"
    )
    assert seen(paragraph) == {"Kersenlaan 12", "Veemarkt 28", "Markt 3"}


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Kersenlaan 12</p><p>Veemarkt 28</p>",
        "<p>Wij zijn verhuisd van Kersenlaan 12 naar Kerkstraat 28.</p>",
        "<p>Kersenlaan 12. Parkeren kan bij Kerkstraat 28.</p>",
        "<p>Bezoekadres: Kersenlaan 12. Postadres: Kerkstraat 28.</p>",
        "<p>Vanaf de Kerkstraat 10 minuten lopen, Veemarkt 9:00 uur</p>",
        "<main></main><footer>Kersenlaan 12, Kerkstraat 28</footer>",
    ],
)
def test_lone_streets_and_those_that_nobody_visits_are_not(markup: str) -> None:
    assert seen(markup) == set()

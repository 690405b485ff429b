"""What a hostile page costs the witness is bounded, as what it costs the layers is."""

import time

import pytest

from spiders.evidence.outcomes import name_empty_page
from spiders.evidence.page_kinds import find_obstacle
from spiders.evidence.witness import Witness
from spiders.extract import Extract, extract_footers
from spiders.navigation.choices import find_choices
from spiders.navigation.loads import find_loads, find_locator_loads, goes_on_unread
from spiders.page import Page

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize(
    "body",
    ["<!--" * 200_000, "<nav>" * 100_000, "<footer><style>" * 50_000, "<a " * 300_000,
     "<" * 1_000_000, "1234 " * 100_000, "a1 " * 100_000, "pagina " * 100_000, "1" * 1_000_000,
     "<main>" + "<ul><li>" * 900 + "naam", "<ul>" * 50_000, "locaties (" * 100_000,
     "12 mooie locaties " * 20_000, "<select>" + "<option>x" * 3_000,
     "A" * 1_000_000, "Ab " * 300_000, "<script></script><div " + "id='map' " * 100_000,
     "<footer>a</footer>" * 100_000, "<form method='post'><select><option>Ede</select></form>" * 9_000,
     "<script>" + '"/a/FeatureServer/' * 50_000, "<script>" + "fetch('/x'," * 100_000, "<script>" + "'total':" * 100_000],
)  # fmt: skip
def test_a_hostile_page_takes_bounded_time(body: str) -> None:
    begin = time.process_time()
    page = Page("http://replica.example.nl/", f"<html><body>{body}".encode(), "text/html")
    find_obstacle(page)
    witness = Witness()
    witness.note_answer(page, [])
    witness.note_page(page, Extract([]))
    name_empty_page(page), extract_footers(page)
    find_loads(page), find_locator_loads(page), find_choices(page), goes_on_unread(page)
    assert time.process_time() - begin < 6

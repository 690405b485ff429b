"""The account of the differences on paper, by a real browser."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from pipeline.compare.report import render_html
from schemas.publisher import Publisher
from tests.pipeline.compare.worlds import compare, location, version
from tests.werkbank.browsing import launching, needs_browser

pytestmark = [pytest.mark.heavy, needs_browser]
PUBLISHER = Publisher(
    "SYNTHETISCHE uitgever",
    "melden@voorbeeld.example",
    "https://voorbeeld.example",
    "https://voorbeeld.example/id",
)


def test_on_paper_every_change_is_named_with_who_publishes() -> None:
    old = version("2023.1", [location(1, organisatie="SYNTHETISCH Weg")])
    new = version("2026.1", [location(2, organisatie="SYNTHETISCH Erbij")])
    differences = replace(compare(old, new), publisher=PUBLISHER)
    with launching() as browser:
        page = browser.new_page()
        page.set_content(render_html(differences))
        assert not page.get_by_text("SYNTHETISCH Weg").is_visible()
        sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for told in (
        "SYNTHETISCH Weg",
        "SYNTHETISCH Erbij",
        "Uitgever: SYNTHETISCHE uitgever, https://voorbeeld.example.",
        "Meld een fout of wijziging bij melden@voorbeeld.example;",
    ):
        assert told in printed

"""What every page of the explorer shares: its frame, and the way back to the first page."""

from typing import Any

from pipeline.products.dutch import template
from pipeline.products.edition import Edition
from pipeline.versions.published import STAND_MARKS

EXPLORER = "verkenner"
SITE_NAME = "Verkenner sociaal-juridische ondersteuning"


def render_page(name: str, edition: Edition, *, title: str, up: str = "", **values: Any) -> str:
    """Return the page made of template `name` of this folder, which extends page.html.j2.

    `title` is what its window is called; `up` leads from the page to the folder of the explorer
    ("" or "../"). Every value is escaped.
    """
    return template(f"{EXPLORER}/{name}").render(
        edition=edition,
        site_name=SITE_NAME,
        mark=STAND_MARKS.get(edition.version.stand, ""),
        title=title,
        up=up,
        **values,
    )

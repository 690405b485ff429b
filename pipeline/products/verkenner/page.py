"""What the pages of the explorer share: their frame, and how data stand in a script."""

import json
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


def embed_json(data: object) -> str:
    """Return JSON that can neither end a script element nor break a line of a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

"""Write the explorer of a version: a folder of pages that opens from anywhere, offline too."""

from pathlib import Path

import pandas as pd

from pipeline.files.whole import write_whole
from pipeline.products.edition import Edition
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.index_page import render_index
from pipeline.products.verkenner.pages import render_pages
from pipeline.products.verkenner.search_data import render_postcodes, render_search_data
from pipeline.products.verkenner.shapes import render_shapes

STATIC_FILES = Path(__file__).with_name("static")
ASSETS = "assets"


def write_explorer(
    edition: Edition,
    folder: Path,
    postcodes: pd.DataFrame | None = None,
) -> None:
    """Write every page of the explorer, with style sheet, scripts and data, to `folder`.

    `postcodes`: a table Postcodegebieden; without it there is no search by postcode. The same
    version gives the same bytes. Raises SjoError when the boundaries are not those of the edition.
    """
    facts = gather_facts(edition)
    shapes = render_shapes(edition)
    assets = folder / ASSETS
    assets.mkdir(parents=True, exist_ok=True)
    for path in sorted(STATIC_FILES.iterdir()):
        write_whole(assets / path.name, path.read_bytes())
    has_postcodes = postcodes is not None
    write_whole(
        assets / "gegevens.js", render_search_data(edition, facts, has_postcodes=has_postcodes)
    )
    if postcodes is not None:
        write_whole(assets / "postcodes.js", render_postcodes(postcodes, facts))
    write_whole(assets / "vlakken.js", shapes)
    write_whole(folder / "index.html", render_index(edition, facts))
    for name, page in render_pages(edition, facts):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        # Thousands of pages: what makes them appear whole is the folder that they stand in.
        path.write_text(page, encoding="utf-8", newline="\n")

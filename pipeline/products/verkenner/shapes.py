"""The shapes of the explorer's map, as a script: it is fetched when the map comes into sight."""

from pathlib import Path

from pipeline.products.basemap import WIDTH, make_basemap
from pipeline.products.draw import explain_basemap
from pipeline.products.edition import Edition
from pipeline.products.verkenner.search_data import render_data_script

SHAPES_GLOBAL = "VLAKKEN"


def render_shapes(edition: Edition, boundaries: Path | None) -> str:
    """Return the script vlakken.js: an svg path per gemeente, tiles or the boundaries given.

    Raises SjoError when the boundary file does not belong to the edition.
    """
    basemap = make_basemap(edition.gemeenten, edition.grensjaar, boundaries)
    return render_data_script(
        SHAPES_GLOBAL,
        {
            "breedte": WIDTH,
            "hoogte": basemap.height,
            "vlakken": basemap.shapes,
            "grenzen": basemap.borders,
            "provincies": [[name, x, y] for name, (x, y) in basemap.provinces.items()],
            "uitleg": explain_basemap(basemap),
        },
    )

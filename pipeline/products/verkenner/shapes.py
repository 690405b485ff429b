"""The shapes of the explorer's map, as a script: it is fetched when the map comes into sight."""

from pipeline.products.basemap import WIDTH
from pipeline.products.draw import explain_basemap
from pipeline.products.edition import Edition
from pipeline.products.verkenner.search_data import render_data_script

SHAPES_GLOBAL = "VLAKKEN"


def render_shapes(edition: Edition) -> str:
    """Return the script vlakken.js: an svg path per gemeente, tiles or its boundaries.

    Raises SjoError when the boundary file does not belong to the edition.
    """
    basemap = edition.basemap
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

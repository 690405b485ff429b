"""Draw maps as svg and png, with legend, source and alternative text.

The png is made from the svg, so that the page, the pictures and the factsheets show one drawing.
"""

import struct
import textwrap
import zlib
from pathlib import Path
from typing import cast

import typst

from pipeline.files.whole import write_whole
from pipeline.products.amounts import AmountMap, describe_amounts
from pipeline.products.basemap import Basemap
from pipeline.products.dutch import font_folder, template
from pipeline.products.edition import Edition
from pipeline.products.maps import PLACES, CoverageMap, describe_maps
from pipeline.products.states import UNKNOWN_LINES, UNKNOWN_PAPER

TOP, FOOT = 92, 76
LEGEND, LEGEND_LINE, ROOM_BESIDE = 96, 26, 5
"""Where the legend begins, and how many of its lines fit beside the sea in the north west."""
LINE_CHARACTERS = 92  # what the narrowest drawing has room for
PIXELS_PER_INCH = 144
PNG_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 720pt, alt: "kaart")'
)
TILES = "Tegelkaart: elke gemeente is één even grote tegel, zo dicht mogelijk bij haar buren."
BOUNDARIES = "Gemeentegrenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd."


DrawnMap = CoverageMap | AmountMap


def list_maps(edition: Edition) -> dict[str, list[DrawnMap]]:
    """Return every map by its heading: those of coverage, and with figure 1 those of amounts."""
    headings: dict[str, list[DrawnMap]] = {h: [*some] for h, some in describe_maps(edition).items()}
    for maps in headings.values():
        first = maps[0] if maps else None
        if isinstance(first, CoverageMap) and first.name == PLACES["totaal"][1]:
            maps.extend(describe_amounts(edition, first.states))
    return headings


def draw_maps(edition: Edition, out_dir: Path) -> dict[Path, DrawnMap]:
    """Write all maps of a version to `out_dir`, each as <name>.svg and <name>.png.

    Returns the maps by file. The same version gives the same bytes. Raises SjoError, before
    anything is written, when the boundary file or the states are not those of its gemeenten.
    """
    maps = [one for some in list_maps(edition).values() for one in some]
    basemap = edition.basemap
    out_dir.mkdir(parents=True, exist_ok=True)
    compiler = typst.Compiler(font_paths=[str(font_folder())], ignore_system_fonts=True)
    written = {}
    for drawn in maps:
        svg = draw_svg(drawn, basemap, edition)
        page = compiler.compile(
            PNG_PAGE, sys_inputs={"svg": svg}, format="png", ppi=PIXELS_PER_INCH
        )
        png = _describe(cast("bytes", page), drawn)
        for extension, content in ((".svg", svg.encode()), (".png", png)):
            path = out_dir / (drawn.name + extension)
            write_whole(path, content)
            written[path] = drawn
    return written


def draw_svg(drawn: DrawnMap, basemap: Basemap, edition: Edition) -> str:
    """Return a map as a self-contained svg; the name of a gemeente shows on its area."""
    gemeenten = edition.gemeenten
    names = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    legend = [
        {
            "layer": layer,
            "areas": [
                {"path": path, "gemeente": names[code], "told": layer.members[code]}
                for code, path in basemap.shapes.items()
                if code in layer.members
            ],
        }
        for layer in drawn.layers
    ]
    top = max(TOP, LEGEND + LEGEND_LINE * (len(legend) - ROOM_BESIDE))
    return template("map.svg.j2").render(
        drawn=drawn,
        legend=legend,
        basemap=basemap,
        is_synthetic=edition.is_synthetic,
        source=[*textwrap.wrap(edition.source_line, LINE_CHARACTERS), explain_basemap(basemap)],
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        top=top,
        height=top + basemap.height + FOOT,
    )


def explain_basemap(basemap: Basemap) -> str:
    """Return the line that tells how the shapes on a map came about."""
    return TILES if basemap.is_tiles else BOUNDARIES


def _describe(png: bytes, drawn: DrawnMap) -> bytes:
    """Return a png with the title and the alternative text of the map in it."""
    texts = {"Title": drawn.titel, "Description": drawn.beschrijving}
    chunks = b"".join(_text_chunk(keyword, text) for keyword, text in texts.items())
    header_end = 8 + 25  # signature, then the header chunk
    return png[:header_end] + chunks + png[header_end:]


def _text_chunk(keyword: str, text: str) -> bytes:
    """Return a png text chunk (iTXt, uncompressed, Dutch)."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0nl\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

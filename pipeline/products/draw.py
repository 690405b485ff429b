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
from pipeline.products.basemap import Basemap, make_basemap
from pipeline.products.dutch import font_folder, template
from pipeline.products.edition import Edition
from pipeline.products.maps import CoverageMap, describe_maps
from pipeline.products.states import STATES, UNKNOWN_LINES, UNKNOWN_PAPER

TOP = 92
FOOT = 76
LINE_CHARACTERS = 92  # what the narrowest drawing has room for
PIXELS_PER_INCH = 144
PNG_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 720pt, alt: "kaart")'
)
TILES = "Tegelkaart: elke gemeente is één even grote tegel, zo dicht mogelijk bij haar buren."
BOUNDARIES = "Gemeentegrenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd."


def draw_maps(
    edition: Edition, out_dir: Path, boundaries: Path | None = None
) -> dict[Path, CoverageMap]:
    """Write all maps of a version to `out_dir`, each as <name>.svg and <name>.png.

    Returns the maps by file. The same version gives the same bytes. Raises SjoError, before
    anything is written, when the boundary file or the states are not those of its gemeenten.
    """
    maps = [one for some in describe_maps(edition).values() for one in some]
    basemap = make_basemap(edition.gemeenten, edition.grensjaar, boundaries)
    out_dir.mkdir(parents=True, exist_ok=True)
    compiler = typst.Compiler(font_paths=[str(font_folder())], ignore_system_fonts=True)
    written = {}
    for coverage_map in maps:
        svg = draw_svg(coverage_map, basemap, edition)
        page = compiler.compile(
            PNG_PAGE, sys_inputs={"svg": svg}, format="png", ppi=PIXELS_PER_INCH
        )
        png = _describe(cast("bytes", page), coverage_map)
        for extension, content in ((".svg", svg.encode()), (".png", png)):
            path = out_dir / (coverage_map.name + extension)
            write_whole(path, content)
            written[path] = coverage_map
    return written


def draw_svg(coverage_map: CoverageMap, basemap: Basemap, edition: Edition) -> str:
    """Return a map as a self-contained svg; the name of a gemeente shows on its area."""
    gemeenten = edition.gemeenten
    names = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    legend = [
        {
            "state": state,
            "fill": state.fill_of(is_calm=coverage_map.is_calm),
            "count": coverage_map.count(state.label),
            "areas": [
                {"path": path, "gemeente": names[code]}
                for code, path in basemap.shapes.items()
                if coverage_map.states[code] == state.label
            ],
        }
        for state in STATES
    ]
    return template("map.svg.j2").render(
        coverage_map=coverage_map,
        legend=legend,
        basemap=basemap,
        is_synthetic=edition.is_synthetic,
        source=[*textwrap.wrap(edition.source_line, LINE_CHARACTERS), explain_basemap(basemap)],
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        top=TOP,
        height=TOP + basemap.height + FOOT,
    )


def explain_basemap(basemap: Basemap) -> str:
    """Return the line that tells how the shapes on a map came about."""
    return TILES if basemap.is_tiles else BOUNDARIES


def _describe(png: bytes, coverage_map: CoverageMap) -> bytes:
    """Return a png with the title and the alternative text of the map in it."""
    texts = {"Title": coverage_map.titel, "Description": coverage_map.beschrijving}
    chunks = b"".join(_text_chunk(keyword, text) for keyword, text in texts.items())
    header_end = 8 + 25  # signature, then the header chunk
    return png[:header_end] + chunks + png[header_end:]


def _text_chunk(keyword: str, text: str) -> bytes:
    """Return a png text chunk (iTXt, uncompressed, Dutch)."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0nl\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

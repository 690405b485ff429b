"""How numbers, names and pictures are written for Dutch readers."""

import re
from functools import cache
from pathlib import Path

import jinja2
import matplotlib

from pipeline.text.numbers import dutch_number
from schemas.folding import strip_accents

TO = "\N{EN DASH}"
"""What stands between the least and the most of a figure."""
MAX_NAME = 80
SAFE = re.compile(r"[^A-Za-z0-9]+")


def dutch_share(part: int, whole: int) -> str:
    """Write 321 of 342 as "94%", half a percent upwards; "-" when there is no whole."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "-"


def dutch_range(part: int, unknown: int, whole: int) -> str:
    """Write what part lies between: 7 of 342 with 335 unknown as "2–100%", 321 as "94%"."""
    least, most = dutch_share(part, whole), dutch_share(part + unknown, whole)
    return least if least == most else f"{least.rstrip('%')}{TO}{most}"


def safe_name(text: str) -> str:
    """Return text as a file name of ASCII letters, digits and underscores: Bergen_NH."""
    return SAFE.sub("_", strip_accents(text)).strip("_")[:MAX_NAME] or "zonder_naam"


def font_folder() -> Path:
    """Return the folder with DejaVu Sans, the font of all pictures and pages."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@cache
def template(name: str) -> jinja2.Template:
    """Return a template of this folder; every value in it is escaped, a missing one an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"getal": dutch_number}
    return environment.get_template(name)

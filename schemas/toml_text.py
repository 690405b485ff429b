"""TOML that people write: read within bounds, whatever is in it, and refused in Dutch."""

import re
import tomllib
from typing import Any

MOST_TOML_BYTES = 100_000
"""No file of settings is near it; a parser takes minutes over one key of so many parts."""
LONGEST_TOML_LINE = 5_000
_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


def read_toml(content: bytes) -> dict[str, Any]:
    """Return the tables of a TOML file; an editor's byte order mark is passed over.

    ValueError in Dutch when it is too large, not UTF-8, nested too deep, or no TOML: then with the
    place.
    """
    if len(content) > MOST_TOML_BYTES:
        raise ValueError(f"het bestand is groter dan {MOST_TOML_BYTES} bytes; kort het in")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("het bestand is geen UTF-8; bewaar het als UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_TOML_LINE:
            raise ValueError(
                f"regel {number} is langer dan {LONGEST_TOML_LINE} tekens; kort haar in"
            )
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        place = f"regel {found[1]}, teken {found[2]}" if found else "aan het einde"
        raise ValueError(f"geen leesbaar TOML ({place})") from error
    except RecursionError as error:
        raise ValueError("er staan te veel haken in elkaar") from error

"""TOML that people write: read within bounds, whatever is in it, and refused in Dutch."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schemas.regular_files import open_regular

MOST_TOML_BYTES = 100_000
"""No file of settings is near it; a parser takes minutes over one key of so many parts."""
LONGEST_TOML_LINE = 5_000
_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")
_UNKNOWN_KEY = re.compile(r"unexpected keyword argument '(\w+)'")
_LACKING_KEYS = re.compile(r"missing \d+ required \S+ arguments?: (.+)")


class SettingsError(ValueError):
    """A file of settings with a fault: which, what is wrong with it and what to do, in Dutch."""


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


def read_toml_file(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file; ValueError as `read_toml`, OSError when it cannot be read.

    That is also when it is no file: a pipe would be waited for.
    """
    with open_regular(path) as file:
        return read_toml(file.read(MOST_TOML_BYTES + 1))


def read_settings(path: Path) -> dict[str, Any]:
    """Return the tables of a file of settings; SettingsError when it is no TOML."""
    with settings_of(path) as tables:
        return tables


@contextmanager
def settings_of(path: Path) -> Iterator[dict[str, Any]]:
    """Give the tables of a file of settings of the program, to make something of in the block.

    SettingsError, which names the file, for what is no TOML (with the place), for a key that lacks
    or does not exist, and for a value of another kind or that the block refuses by a ValueError.
    """
    try:
        yield read_toml_file(path)
    except SettingsError:
        raise
    except KeyError as error:
        raise _settings_error(path, f"{error.args[0]} ontbreekt") from error
    except (TypeError, AttributeError) as error:
        raise _settings_error(path, _explain_misfit(str(error))) from error
    except ValueError as error:
        raise _settings_error(path, str(error)) from error


def words_of(table: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the list of words at a key; KeyError when it lacks, ValueError when it is none."""
    words = table[key]
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise ValueError(f"{key}: verwacht een lijst van woorden")
    return tuple(words)


def _settings_error(path: Path, what: str) -> SettingsError:
    return SettingsError(f"{path.name}: {what}. Verbeter het in {path}, of haal het terug uit git")


def _explain_misfit(error: str) -> str:
    """Return in Dutch why the tables of a file make no settings, by what Python said of it."""
    if unknown := _UNKNOWN_KEY.search(error):
        return f"onbekende sleutel {unknown[1]}"
    if lacking := _LACKING_KEYS.search(error):
        return f"{lacking[1].replace(chr(39), '').replace(' and ', ' en ')} ontbreekt"
    return "een waarde heeft niet de vorm die daar hoort (tekst, getal, lijst of tabel)"

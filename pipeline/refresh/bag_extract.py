"""The streets of the country out of an extract of the BAG, as Kadaster publishes it (version 2).

The extract is a zip of zips: 9999OPR<ddmmjjjj>.zip holds the openbare ruimten in XML files, each
with its name, its status, its period and the woonplaats in which it lies.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from pipeline.errors import SjoError

_NESTED = re.compile(r"9999OPR([0-9]{2})([0-9]{2})([0-9]{4})\.zip")
_FILE = re.compile(r"9999OPR([0-9]{2})([0-9]{2})([0-9]{4})-[0-9]{6}\.xml")
_OBJECTS = "{www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601}"
_REFERENCES = "{www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601}"
_HISTORY = "{www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601}"
_GIVEN_OUT = "Naamgeving uitgegeven"
_ENDED = ("eindGeldigheid", "eindRegistratie", "tijdstipInactief")
MOST_BYTES = 500_000_000
"""Of the file with streets; it measures some thirty million bytes."""


class BagStreets(NamedTuple):
    """(woonplaatscode, name) of every street there is, and the day of which that is told."""

    streets: frozenset[tuple[str, str]]
    stand_op: date


def read_bag_streets(source: IO[bytes], name: str) -> BagStreets:
    """Read the streets out of a whole extract, or out of the file 9999OPR<ddmmjjjj>.zip alone.

    SjoError naming `name` when it is no such file, or is damaged.
    """
    try:
        with zipfile.ZipFile(source) as outer:
            nested = next((n for n in outer.namelist() if _NESTED.fullmatch(n)), "")
            if not nested:
                return _read_files(outer, name)
            if outer.getinfo(nested).file_size > MOST_BYTES:
                raise SjoError(f"{name}: {nested} is te groot; dit is geen lijst van straten")
            with zipfile.ZipFile(io.BytesIO(outer.read(nested))) as inner:
                return _read_files(inner, f"{name}: {nested}")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise SjoError(f"{name}: geen leesbaar zipbestand; haal het opnieuw op") from error
    except ET.ParseError as error:
        raise SjoError(f"{name}: onleesbare XML; haal het bestand opnieuw op") from error


def _read_files(folder: zipfile.ZipFile, name: str) -> BagStreets:
    files = [match for match in map(_FILE.fullmatch, folder.namelist()) if match]
    if not files:
        shown = ", ".join(folder.namelist()[:5])
        raise SjoError(
            f"{name}: geen openbare ruimten van de BAG (9999OPR...); wel aanwezig: {shown}. Nodig "
            "is lvbag-extract-nl.zip van Kadaster, of het bestand 9999OPR....zip daaruit"
        )
    streets: set[tuple[str, str]] = set()
    for file in files:
        with folder.open(file[0]) as text:
            streets.update(_list_streets(text))
    day, month, year = (int(part) for part in files[0].groups())
    return BagStreets(frozenset(streets), date(year, month, day))


def _list_streets(text: IO[bytes]) -> Iterator[tuple[str, str]]:
    # Expat refuses entities that multiply; the file is that of Kadaster or of the user.
    for _, element in ET.iterparse(text):  # noqa: S314
        if element.tag == f"{_OBJECTS}OpenbareRuimte":
            name = (element.findtext(f"{_OBJECTS}naam") or "").strip()
            place = element.findtext(f"{_OBJECTS}ligtIn/{_REFERENCES}WoonplaatsRef") or ""
            if name and place and _is_current(element):
                yield place.strip(), name
            element.clear()


def _is_current(element: ET.Element) -> bool:
    """Whether the name was given out and neither its validity nor its registration has ended."""
    is_given = element.findtext(f"{_OBJECTS}status") == _GIVEN_OUT
    return is_given and all(element.find(f".//{_HISTORY}{tag}") is None for tag in _ENDED)

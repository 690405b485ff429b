"""What the Locatieserver answered, kept as evidence: one line of JSON per address asked.

A line is added and on disk before the next question is asked, so that a run may stop at any
moment. The answers are kept, not the verdicts: those follow from `judge_address` whenever they are
read.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from pipeline.country.closed_reference import ANSWERS_FILE, GEOCODE_FOLDER
from pipeline.errors import SjoError
from pipeline.files.listing import is_there
from pipeline.geocode.address import AskedAddress, make_address_key
from pipeline.geocode.judge import CERTAIN, AddressVerdict, judge_address
from pipeline.geocode.locatieserver import Found, validate_addresses
from schemas.regular_files import read_regular
from schemas.system_faults import name_os_fault

GEOCODED = ["sleutel", "bag_id", "lat", "lon", "gemeentecode"]


@dataclass(frozen=True)
class Kept:
    """An address that was asked, and what was found then."""

    asked: AskedAddress
    found: Found
    retrieved_at: str

    @property
    def verdict(self) -> AddressVerdict:
        """What the found addresses mean for the asked one."""
        return judge_address(self.asked, self.found)


def cache_path(root: Path) -> Path:
    """Return the file with all answers below `root`."""
    return root / "data" / "reference" / GEOCODE_FOLDER / ANSWERS_FILE


def read_cache(path: Path) -> dict[str, Kept]:
    """Read all answers by key of the address; the last one counts.

    A last line without an end is what a stop left behind and does not count. SjoError names any
    other line that cannot be read.
    """
    if not is_there(path):
        return {}
    try:
        *lines, _ = read_regular(path).split(b"\n")
    except OSError as error:
        raise SjoError(f"{path}: {name_os_fault(error)}") from error
    entries = [_read_line(f"{path}: regel {number}", line) for number, line in enumerate(lines, 1)]
    rows = [row for entry in entries for row in entry.rows]
    places = [entry.place for entry in entries for _ in entry.rows]
    addresses = iter(validate_addresses(rows, places))
    return {
        make_address_key(entry.asked): Kept(
            entry.asked,
            Found(
                tuple(islice(addresses, len(entry.rows))),
                entry.is_complete,
                entry.by_postcode,
                entry.url,
            ),
            entry.retrieved_at,
        )
        for entry in entries
    }


class KeptLine(NamedTuple):
    """A line of the file whose addresses are not validated yet."""

    place: str
    asked: AskedAddress
    rows: list[dict[str, Any]]
    is_complete: bool
    by_postcode: bool
    url: str
    retrieved_at: str


def _read_line(place: str, line: bytes) -> KeptLine:
    try:
        entry = json.loads(line)
        found = entry["gevonden"]
        return KeptLine(
            place,
            AskedAddress(**entry["adres"]),
            [dict(row) for row in found["adressen"]],
            bool(found["volledig"]),
            bool(found["op_postcode"]),
            str(entry["url"]),
            str(entry["retrieved_at"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SjoError(
            f"{place}: is geen bewaard antwoord; haal de regel weg en vraag het "
            "adres opnieuw met sjo geocode"
        ) from error


class CacheWriter:
    """Adds answers to the file, each on disk at once; use as a context manager."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        _drop_half_line(path)
        self._file = path.open("ab")

    def __enter__(self) -> "CacheWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, asked: AskedAddress, found: Found, retrieved_at: datetime) -> None:
        """Add one answer."""
        entry = {
            "adres": asked._asdict(),
            "gevonden": {
                "adressen": [address._asdict() for address in found.addresses],
                "op_postcode": found.by_postcode,
                "volledig": found.is_complete,
            },
            "retrieved_at": retrieved_at.isoformat(timespec="seconds"),
            "url": found.url,
        }
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
        self._file.write(f"{text}\n".encode())
        self._file.flush()
        os.fsync(self._file.fileno())


def _drop_half_line(path: Path) -> None:
    with path.open("r+b") as file:
        content = file.read()
        file.truncate(content.rfind(b"\n") + 1)


def list_accepted(kept: dict[str, Kept]) -> Iterator[tuple[str, AddressVerdict]]:
    """Yield key and verdict of every address that has a certain answer, sorted by key."""
    for key in sorted(kept):
        verdict = kept[key].verdict
        if verdict.oordeel in CERTAIN:
            yield key, verdict


def read_geocoded(root: Path) -> pd.DataFrame:
    """Read the certain answers below `root`, for a build; no network, empty when none were asked.

    Columns sleutel (see `make_keys`; unique, sorted), bag_id (BAG nummeraanduiding), lat, lon
    (WGS84), gemeentecode (of today, not of a wave's boundary year).
    """
    rows = [
        (key, found.nummeraanduiding_id, found.lat, found.lon, found.gemeentecode)
        for key, verdict in list_accepted(read_cache(cache_path(root)))
        if (found := verdict.address) is not None
    ]
    texts, numbers = ["sleutel", "bag_id", "gemeentecode"], ["lat", "lon"]
    table = pd.DataFrame(rows, columns=GEOCODED)
    return table.astype(dict.fromkeys(texts, "str")).astype(dict.fromkeys(numbers, "float64"))

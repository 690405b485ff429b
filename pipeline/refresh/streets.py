"""Refresh the list of streets per woonplaats: from the extract of the BAG, checked whole."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd

from pipeline.country.reference import check_reference_table, find_file, read_reference_table
from pipeline.errors import SjoError
from pipeline.refresh.bag_extract import BagStreets, read_bag_streets
from pipeline.refresh.changes import to_csv
from pipeline.refresh.dated_folder import FetchedFile, write_dated_folder
from pipeline.refresh.http import PoliteClient
from pipeline.refresh.remote_file import open_remote
from pipeline.refresh.update import UpdateReport
from schemas import reference as schema
from schemas.refresh import LEAST_KNOWN
from schemas.regular_files import open_regular
from schemas.system_faults import name_os_fault

STREETS_FILE = "straten.csv"


def fetch_streets(
    root: Path,
    client: PoliteClient,
    source: str,
    licence: str,
    retrieved_at: datetime,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> UpdateReport:
    """Write the streets of a BAG extract into data/reference/<day of retrieved_at>/straten.csv.

    `source`: the address of the extract, of which only the part with streets is fetched, or the
    path of one that was downloaded. SjoError, and nothing written, when it is no such file or has
    no streets in more than a tenth of the woonplaatsen.
    """
    progress(f"straten uit {source}")
    found = _read(client, source)
    folder = root / "data" / "reference"
    towns = read_reference_table(
        find_file(folder, "woonplaatsen.csv") or folder / "woonplaatsen.csv", schema.Woonplaatsen
    )
    known, told = set(towns["woonplaatscode"]), {code for code, _ in found.streets}
    if len(known & told) < LEAST_KNOWN * len(known):
        raise SjoError(
            f"{source}: straten in {len(known & told)} van de {len(known)} woonplaatsen; dit is "
            "niet het bestand van heel Nederland"
        )
    rows = pd.DataFrame(sorted(found.streets), columns=["woonplaatscode", "straatnaam"])
    table = check_reference_table(rows, source, schema.Straten)
    note = f"stand van {found.stand_op:%d-%m-%Y}; alleen uitgegeven namen"
    urls = (source,) if _is_address(source) else ()
    file = FetchedFile(STREETS_FILE, to_csv(table), urls, len(table), licence, note)
    target = write_dated_folder(root, retrieved_at, [file])
    return UpdateReport(target, (STREETS_FILE,), (_describe(found),), tuple(_ask(told - known)))


def _read(client: PoliteClient, source: str) -> BagStreets:
    if _is_address(source):
        with open_remote(client, source) as remote:
            return read_bag_streets(remote, source)
    try:
        with open_regular(Path(source)) as local:
            return read_bag_streets(local, source)
    except OSError as error:
        raise SjoError(f"{source}: {name_os_fault(error)}") from error


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def _describe(found: BagStreets) -> str:
    count = f"{len(found.streets):,}".replace(",", ".")
    return f"straten: {count} namen, stand van {found.stand_op:%d-%m-%Y}"


def _ask(unknown: set[str]) -> list[str]:
    if not unknown:
        return []
    shown = ", ".join(sorted(unknown)[:5])
    return [
        f"{len(unknown)} woonplaatsen van de BAG staan niet in woonplaatsen.csv (zoals {shown}); "
        "hun straten tellen nog niet mee"
    ]

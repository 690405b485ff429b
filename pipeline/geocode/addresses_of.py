"""The addresses to ask about: those of a version's locaties, or of a csv that a person made."""

from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.delimited import read_delimited
from pipeline.files.listing import read_bytes
from pipeline.geocode.address import ASKED_PARTS
from pipeline.normalise.address import parse_address
from pipeline.normalise.postcode import normalise_postcode
from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.published import read_tables
from schemas.folding import fold_letters

WRITTEN = ["bezoekadres", "postcode", "woonplaats"]


def read_addresses_of(root: Path, file: Path | None) -> pd.DataFrame:
    """Read the addresses of a csv, or of the latest version when no file is given."""
    return read_version_addresses(root) if file is None else read_csv_addresses(file)


def read_version_addresses(root: Path) -> pd.DataFrame:
    """Read locatie_id and address of the locaties with an address of the latest version.

    SjoError when none is published.
    """
    versions = list_versions(root)
    if not versions:
        raise SjoError(
            f"{root / 'data' / 'curated'}: nog geen gepubliceerde versie; maak er een met "
            "sjo build, of geef een csv-bestand met adressen"
        )
    locaties = read_tables(version_folder(root, versions[-1]), ["locaties"])["locaties"]
    addressed = locaties.loc[locaties["huisnummer"].notna(), ["locatie_id", *ASKED_PARTS]]
    numbers = addressed["huisnummer"].astype("int64").astype("str")
    texts = addressed.assign(huisnummer=numbers).astype("str")
    return texts.sort_values("locatie_id", ignore_index=True)


def read_csv_addresses(path: Path) -> pd.DataFrame:
    """Read the addresses of a csv: a column rij (as Excel counts) and those of AskedAddress.

    The csv has the columns straatnaam, huisnummer (and perhaps huisletter, huisnummertoevoeging)
    or bezoekadres, and postcode or woonplaats; further columns are passed over. SjoError when it
    is unreadable or has no such columns.
    """
    known = {fold_letters(name) for name in (*ASKED_PARTS, *WRITTEN)}
    rows = read_delimited(read_bytes(path, path.name), path.name, known)
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    names = [fold_letters(cell) for cell in filled[0].cells] if filled else []
    has_parts = {"straatnaam", "huisnummer"} <= set(names)
    if not (has_parts or "bezoekadres" in names) or not {"postcode", "woonplaats"} & set(names):
        raise SjoError(
            f"{path.name}: de eerste rij moet kolommen noemen: bezoekadres (of straatnaam en "
            "huisnummer) en postcode of woonplaats"
        )
    records = []
    for row in filled[1:]:
        cells = dict(zip(names, (cell.strip() for cell in row.cells), strict=False))
        records.append({"rij": row.rij} | _read_address(cells, has_parts=has_parts))
    return pd.DataFrame(records, columns=["rij", *ASKED_PARTS]).astype(
        dict.fromkeys(ASKED_PARTS, "str")
    )


def _read_address(cells: dict[str, str], *, has_parts: bool) -> dict[str, str]:
    if has_parts:
        parts = {name: cells.get(name, "") for name in ASKED_PARTS}
        return parts | {"postcode": normalise_postcode(parts["postcode"])}
    read = parse_address(*(cells.get(name, "") for name in WRITTEN))
    return {name: str(getattr(read, name)) for name in ASKED_PARTS}

"""Load the reference data, each file through its schema.

Which file counts: of a file that `sjo reference update` fetched, the one in the latest dated
folder (data/reference/<JJJJ-MM-DD>/) that holds it; else the file that comes with the project.
Only herindelingen add up, because people add successors by hand: see `read_herindelingen`.
"""

import hashlib
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from pipeline.country.boundaries import Boundaries
from pipeline.country.carried_figures import carry_figures
from pipeline.errors import SjoError
from pipeline.files.schema_failures import describe_failures
from schemas import reference as schema
from schemas.regular_files import read_regular
from schemas.system_faults import name_os_fault, name_read_fault

SIDECAR = "herkomst.json"
DATED_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?")


@dataclass(frozen=True)
class ReferenceData:
    """What a build needs to know of the country; `grensjaar` is the year of its boundaries.

    `herindelingen` names one successor of each gemeente that ended, `successors` every one.
    `kerncijfers` are those of that year, or of the latest year before it that has them, carried to
    the gemeenten of that year; `opgeteld` and `zonder_cijfers` name the gemeenten that took part in
    a herindeling in between, see CarriedFigures. `straten`
    is empty until they were fetched. A wave after the last year whose gemeenten are
    known has the boundaries of that year, for now.
    """

    grensjaar: int
    gemeenten: pd.DataFrame
    alle_gemeenten: pd.DataFrame
    herindelingen: pd.DataFrame
    kerncijfers: pd.DataFrame
    postcodegebieden: pd.DataFrame
    woonplaatsen: pd.DataFrame
    successors: pd.DataFrame
    plaatsnamen: pd.DataFrame
    vroegere_gemeenten: pd.DataFrame
    straten: pd.DataFrame
    opgeteld: tuple[str, ...] = ()
    zonder_cijfers: tuple[str, ...] = ()


def validate_table(text: bytes, name: str, model: type[schema.Reference]) -> pd.DataFrame:
    """Read one reference csv from its bytes; SjoError naming `name` when it breaks its schema."""
    try:
        table = pd.read_csv(io.BytesIO(text), dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, UnicodeDecodeError) as error:
        raise SjoError(f"{name}: geen leesbaar csv-bestand ({name_read_fault(error)})") from error
    return check_reference_table(table.replace("", pd.NA), name, model)


def check_reference_table(
    table: pd.DataFrame, name: str, model: type[schema.Reference]
) -> pd.DataFrame:
    """Validate a reference table; SjoError naming `name` and every wrong row, column and value."""
    try:
        return model.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        failures = describe_failures(error)
        raise SjoError(f"{name}: voldoet niet aan het schema: {failures}") from error


def read_reference_table(path: Path, model: type[schema.Reference]) -> pd.DataFrame:
    """Read one reference csv; SjoError when it is missing or breaks its schema."""
    return validate_table(read_reference_bytes(path), str(path), model)


def read_reference_bytes(path: Path) -> bytes:
    """Read a reference file; SjoError when it is missing, or not what its sidecar says."""
    try:
        content = read_regular(path)
    except FileNotFoundError as error:
        raise SjoError(
            f"{path}: referentiebestand ontbreekt; geef met --root aan waar data/reference/ ligt"
        ) from error
    except OSError as error:
        raise SjoError(
            f"{path}: referentiebestand is onleesbaar: {name_os_fault(error)}"
        ) from error
    if not DATED_FOLDER.fullmatch(path.parent.name):
        return content
    told = read_sidecar(path.parent).get(path.name)
    if told is None:
        raise SjoError(
            f"{path.with_name(SIDECAR)}: noemt {path.name} niet; verwijder de map {path.parent} "
            "en haal de gegevens opnieuw op met sjo reference update"
        )
    if told != sha256_of(content):
        raise SjoError(
            f"{path}: is niet het bestand dat is opgehaald (controlegetal in {SIDECAR} klopt "
            "niet); verwijder de map en haal de gegevens opnieuw op met sjo reference update"
        )
    return content


def sha256_of(content: bytes) -> str:
    """Return the checksum of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def read_sidecar(folder: Path) -> dict[str, str]:
    """Return name -> sha256 of the files that were fetched into a dated folder.

    SjoError when the sidecar is missing or cannot be read.
    """
    sidecar = folder / SIDECAR
    try:
        entries = json.loads(read_regular(sidecar))["bestanden"]
        return {str(name): str(entry["sha256"]) for name, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SjoError(
            f"{sidecar}: onleesbaar; verwijder de map {folder} "
            "en haal de gegevens opnieuw op met sjo reference update"
        ) from error


def list_dated_folders(folder: Path) -> list[Path]:
    """List the folders of fetched reference data, latest first (2026-11-23-2 after 2026-11-23)."""
    dated = [
        (match[1], int(match[2] or 1), path)
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.is_dir() and (match := DATED_FOLDER.fullmatch(path.name))
    ]
    return [path for *_, path in sorted(dated, reverse=True)]


def find_file(folder: Path, name: str) -> Path | None:
    """Find the file of this name that counts: see the rule of this module."""
    places = [*list_dated_folders(folder), folder]
    return next((place / name for place in places if (place / name).is_file()), None)


def find_boundaries(root: Path, grensjaar: int) -> Path | None:
    """Find the fetched boundaries of 1 January `grensjaar` below `root`; None when not fetched.

    GeoJSON, WGS84, one feature per gemeente with properties statcode and statnaam. SjoError when
    the file is not the one that was fetched and checked.
    """
    path = find_file(root / "data" / "reference", f"grenzen_{grensjaar}.geojson")
    if path is not None:
        read_reference_bytes(path)
    return path


def read_postcode_areas(root: Path) -> pd.DataFrame | None:
    """Return the postcode areas below `root` (Postcodegebieden); None when there are none.

    SjoError when the file is not the one that was fetched, or breaks its schema.
    """
    path = find_file(root / "data" / "reference", "pc4.csv")
    return None if path is None else read_reference_table(path, schema.Postcodegebieden)


def find_key_figures(folder: Path, grensjaar: int) -> Path:
    """Find the key figures of a boundary year, or of the latest year before it that has them."""
    names = {
        path.name
        for place in [folder, *list_dated_folders(folder)]
        for path in place.glob("kerncijfers_[0-9][0-9][0-9][0-9].csv")
    }
    years = sorted(year_of_figures(Path(name)) for name in names)
    usable = [year for year in years if year <= grensjaar] or years[:1]
    path = find_file(folder, f"kerncijfers_{usable[-1]}.csv") if usable else None
    if path is None:
        raise SjoError(f"{folder}: geen kerncijfers (kerncijfers_<jaar>.csv ontbreekt)")
    return path


def year_of_figures(path: Path) -> int:
    """Return the boundary year of a file kerncijfers_<jaar>.csv."""
    return int(path.stem[-4:])


def read_herindelingen(paths: list[Path]) -> pd.DataFrame:
    """Read herindelingen of several files as one table; the first file wins per code that ended.

    Raises SjoError when a file is missing or breaks its schema.
    """
    tables = [read_reference_table(path, schema.Herindelingen) for path in paths]
    together = pd.concat(tables, ignore_index=True)
    return together.drop_duplicates("gemeentecode_oud", ignore_index=True)


def add_divided(herindelingen: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Return herindelingen, which name one successor each, with all successors of the divided."""
    divided = read_reference_table(folder / "verdelingen.csv", schema.Herindelingen)
    every = pd.concat([herindelingen, divided], ignore_index=True)
    return every.drop_duplicates(["gemeentecode_oud", "gemeentecode_nieuw"], ignore_index=True)


def _read_streets(folder: Path) -> pd.DataFrame:
    path = find_file(folder, "straten.csv")
    if path is None:
        return pd.DataFrame(columns=["woonplaatscode", "straatnaam"], dtype=str)
    return read_reference_table(path, schema.Straten)


def list_herindelingen(folder: Path) -> list[Path]:
    """List the files with herindelingen: that of the project first, then the latest fetched."""
    places = [folder, *list_dated_folders(folder)]
    found = [p for place in places if (p := place / "herindelingen.csv").is_file()]
    return found or [folder / "herindelingen.csv"]


def find_latest_year(folder: Path) -> int:
    """Return the last year of which the gemeenten are known; SjoError without a list."""
    path = find_file(folder, "gemeenten.csv") or folder / "gemeenten.csv"
    return int(read_reference_table(path, schema.GemeentenPerJaar)["jaar"].max())


def load_reference(folder: Path, grensjaar: int) -> ReferenceData:
    """Load all reference tables of `folder` for the boundaries of 1 January `grensjaar`.

    Of a year later than the last that is known, those of that last year: its own `grensjaar` says
    so. SjoError when a file is missing or wrong, or the year lies before or between those known.
    """
    paths = {
        name: find_file(folder, f"{name}.csv") or folder / f"{name}.csv"
        for name in ("gemeenten", "pc4", "woonplaatsen")
    }
    everyone = read_reference_table(paths["gemeenten"], schema.GemeentenPerJaar)
    grensjaar = min(grensjaar, int(everyone["jaar"].max()))
    gemeenten = everyone[everyone["jaar"] == grensjaar].reset_index(drop=True)
    _require_some(gemeenten, grensjaar, everyone["jaar"], paths["gemeenten"])
    herindelingen = read_herindelingen(list_herindelingen(folder))
    successors = add_divided(herindelingen, folder)
    path = find_key_figures(folder, grensjaar)
    carried = carry_figures(
        read_reference_table(path, schema.Kerncijfers),
        year_of_figures(path),
        gemeenten,
        grensjaar,
        Boundaries(successors, everyone),
    )
    return ReferenceData(
        grensjaar=grensjaar,
        gemeenten=gemeenten,
        alle_gemeenten=everyone,
        herindelingen=herindelingen,
        kerncijfers=carried.figures,
        postcodegebieden=read_reference_table(paths["pc4"], schema.Postcodegebieden),
        woonplaatsen=read_reference_table(paths["woonplaatsen"], schema.Woonplaatsen),
        successors=successors,
        plaatsnamen=read_reference_table(folder / "plaatsnamen.csv", schema.Plaatsnamen),
        vroegere_gemeenten=read_reference_table(
            folder / "vroegere_gemeenten.csv", schema.VroegereGemeenten
        ),
        straten=_read_streets(folder),
        opgeteld=carried.opgeteld,
        zonder_cijfers=carried.onbekend,
    )


def _require_some(gemeenten: pd.DataFrame, grensjaar: int, known: pd.Series, path: Path) -> None:
    if gemeenten.empty:
        years = f"{known.min()}-{known.max()}"
        raise SjoError(
            f"{path}: geen gemeenten van {grensjaar} (wel van {years}); haal ze op met sjo "
            f"reference update --year {grensjaar} voordat deze meting wordt gebouwd"
        )

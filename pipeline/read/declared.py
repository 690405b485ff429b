"""The sources that are declared in schemas/sources.toml, or one clear error on its faults."""

from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import is_there, name_of, read_bytes
from schemas.records import RECORD_COLUMNS
from schemas.sites import Site, load_sites
from schemas.survey_mapping import MAPPING_FOLDER, read_mapping
from schemas.surveys import Survey, load_surveys
from schemas.survivorship import load_survivorship


def read_declared_sites() -> list[Site]:
    """Return the sites of sources.toml; SjoError names the table and the fault."""
    try:
        sites = list(load_sites().values())
        load_survivorship()  # now, and not after matching: a fault in it stops the build too
    except ValueError as error:
        raise SjoError(str(error)) from error
    for site in sites:
        require_columns(site)
    return sites


def require_columns(site: Site) -> None:
    """SjoError when a site's table fills a column that Records does not have.

    Asked here and not when the table is loaded: spiders load it too, and do without Records.
    """
    unknown = sorted({*site.kolommen.values(), *site.standaard} - set(RECORD_COLUMNS))
    if unknown:
        raise SjoError(
            f"sources.toml [{site.name}]: {', '.join(unknown)} is geen kolom van Records; "
            f"kies uit: {', '.join(RECORD_COLUMNS)}"
        )


def read_declared_surveys() -> list[Survey]:
    """Return the surveys of sources.toml; SjoError names the table and the fault."""
    try:
        return list(load_surveys())
    except ValueError as error:
        raise SjoError(str(error)) from error


def mapping_path(root: Path, wave: str, survey: str) -> Path:
    """Return where the mapping of a survey of a wave lies, if it has one of its own."""
    return root / "manual_entries" / wave / MAPPING_FOLDER / f"{survey}.toml"


def name_mapping(survey: Survey, root: Path, wave: str) -> str:
    """Return the file in which people say where the questions of a survey of a wave go."""
    return name_of(mapping_path(root, wave, survey.name), root)


def read_wave_surveys(root: Path, wave: str) -> list[Survey]:
    """Return the surveys of a wave: by its mapping where it has one, else as in sources.toml.

    SjoError for a fault in sources.toml, FileError with the faults of all mappings.
    """
    found = [_read_wave_survey(root, wave, survey) for survey in read_declared_surveys()]
    if faults := [one for one in found if isinstance(one, Finding)]:
        raise FileError(faults)
    return [one for one in found if isinstance(one, Survey)]


def _read_wave_survey(root: Path, wave: str, survey: Survey) -> Survey | Finding:
    path = mapping_path(root, wave, survey.name)
    if not is_there(path):
        return survey
    bestand = name_of(path, root)
    try:
        return read_mapping(survey.name, read_bytes(path, bestand))
    except FileError as error:
        return error.findings[0]
    except ValueError as error:
        return Finding(bestand, regel=str(error), advies="zie docs/enquetes.md")

"""The sources that are declared in schemas/sources.toml, or one clear error on its faults."""

from pipeline.errors import SjoError
from schemas.records import RECORD_COLUMNS
from schemas.sites import Site, load_sites
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

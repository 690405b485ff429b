"""What collecting is told: who we are, in sjo.toml beside data/, and which sites there are."""

from pathlib import Path

from schemas.publisher import CRAWL_TABLE, SETTINGS_FILE
from schemas.sites import Site, load_sites
from schemas.system_faults import name_os_fault
from schemas.toml_text import read_toml_file
from spiders.errors import CrawlError


def read_contact(root: Path) -> str:
    """Return the contact for the user agent from sjo.toml; CrawlError when it is not there."""
    path = root / SETTINGS_FILE
    example = 'zet in dit bestand:\n[crawl]\ncontact = "rol, e-mailadres of webadres"'
    try:
        contact = read_toml_file(path)[CRAWL_TABLE]["contact"]
    except FileNotFoundError as error:
        raise CrawlError(
            f"{path}: ontbreekt. Sites moeten ons kunnen bereiken; {example}"
        ) from error
    except OSError as error:
        raise CrawlError(f"{path}: {name_os_fault(error)}") from error
    except ValueError as error:
        raise CrawlError(f"{path}: {error}") from error
    except (KeyError, TypeError) as error:
        raise CrawlError(f"{path}: contact ontbreekt; {example}") from error
    if not isinstance(contact, str) or not _is_contact(contact):
        raise CrawlError(f"{path}: contact is leeg, of geen regel gewone letters; {example}")
    return contact


def _is_contact(text: str) -> bool:
    """Tell whether a text may stand in the header of a request: a line break would end it."""
    return text.isascii() and text.isprintable() and len(text.strip()) >= 5


def read_sites() -> dict[str, Site]:
    """Return the sites of sources.toml by name; CrawlError names the table and the fault."""
    try:
        return load_sites()
    except ValueError as error:
        raise CrawlError(str(error)) from error

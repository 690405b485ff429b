"""What collecting is told: who we are, in sjo.toml beside data/, and which sites there are."""

from pathlib import Path

from schemas.publisher import CRAWL_TABLE, SETTINGS_FILE
from schemas.sites import Site, load_sites
from schemas.toml_text import read_toml
from spiders.errors import CrawlError


def read_contact(root: Path) -> str:
    """Return the contact for the user agent from sjo.toml; CrawlError when it is not there."""
    path = root / SETTINGS_FILE
    example = 'zet in dit bestand:\n[crawl]\ncontact = "rol, e-mailadres of webadres"'
    try:
        contact = read_toml(path.read_bytes())[CRAWL_TABLE]["contact"]
    except OSError as error:
        raise CrawlError(
            f"{path}: ontbreekt. Sites moeten ons kunnen bereiken; {example}"
        ) from error
    except ValueError as error:
        raise CrawlError(f"{path}: {error}") from error
    except (KeyError, TypeError) as error:
        raise CrawlError(f"{path}: contact ontbreekt; {example}") from error
    if not isinstance(contact, str) or len(contact.strip()) < 5 or not contact.isascii():
        raise CrawlError(f"{path}: contact is leeg of onbruikbaar; {example}")
    return contact


def read_sites() -> dict[str, Site]:
    """Return the sites of sources.toml by name; CrawlError names the table and the fault."""
    try:
        return load_sites()
    except ValueError as error:
        raise CrawlError(str(error)) from error

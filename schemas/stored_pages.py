"""Pages kept one by one, because a reader rests on them: data/raw/<wave>/paginas/.

A page is a file named after the sha256 of its bytes: the bytes as they came (.html, .pdf or .txt).
A .json beside it says where and when. More addresses may give the same bytes: each has its own
.json. An address that gave no page is one file that says so, named after the sha256 of the address.
Spiders write them, the pipeline reads them.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from schemas.system_faults import name_read_fault

PAGES_FOLDER = "paginas"
SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
"""By content type; any other text is .txt."""
OTHER_SUFFIX = ".txt"
SIDECAR_SUFFIX = ".json"
MISSED_SUFFIX = ".gemist.json"
AnyPage = TypeVar("AnyPage", "StoredPage", "MissedPage")


@dataclass(frozen=True)
class StoredPage:
    """What is known of a page: its address, when it was fetched (ISO, UTC), its sha256 and kind."""

    url: str
    opgehaald_op: str
    sha256: str
    soort: str

    @property
    def file_name(self) -> str:
        """The name of the file with its bytes."""
        kind = self.soort.partition(";")[0].strip().lower()
        return self.sha256 + SUFFIXES.get(kind, OTHER_SUFFIX)

    @property
    def json_names(self) -> tuple[str, str]:
        """The names that its .json may have: of the first address that gave its bytes, or of
        another one, which has a name of its own for each address."""
        first = self.sha256 + SIDECAR_SUFFIX
        return first, f"{self.sha256}.{_digest(self.url)}{SIDECAR_SUFFIX}"

    def to_json(self) -> str:
        """Return the text of its .json."""
        return _to_json(self)


@dataclass(frozen=True)
class MissedPage:
    """An address that gave no page when it was last asked (ISO, UTC), and how that ended."""

    url: str
    gevraagd_op: str
    afloop: str

    @property
    def json_name(self) -> str:
        """The name of the file that says so; the same for the same address."""
        return _digest(self.url) + MISSED_SUFFIX

    @property
    def json_names(self) -> tuple[str]:
        """The only name that it may have."""
        return (self.json_name,)

    def to_json(self) -> str:
        """Return the text of that file."""
        return _to_json(self)


def parse_stored_page(text: str) -> StoredPage:
    """Read the .json of a page; ValueError when it is none."""
    return _parse(text, StoredPage)


def parse_missed_page(text: str) -> MissedPage:
    """Read the file of an address that gave no page; ValueError when it is none."""
    return _parse(text, MissedPage)


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()


def _to_json(page: StoredPage | MissedPage) -> str:
    return json.dumps(asdict(page), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _parse(text: str, kind: type[AnyPage]) -> AnyPage:
    told = json.loads(text)
    try:
        page = kind(**told)
    except TypeError as error:
        raise ValueError(f"geen bewaarde pagina: {name_read_fault(error)}") from error
    if not all(isinstance(value, str) for value in told.values()):
        raise ValueError("geen bewaarde pagina: een waarde is geen tekst")
    return page


def fold_page_address(url: str) -> str:
    """Return the address of a page such that two spellings of one page are the same."""
    parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
    host = (parts.netloc or "").casefold().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"

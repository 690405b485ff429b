"""Pages that should have held a location and did not."""

from collections.abc import Iterable
from urllib.parse import urlsplit

_FRUITFUL_SIBLINGS = 4  # in one list or folder: the others there should be one too
_FRUITFUL_SHARE = 0.2


def find_barren(
    fruitful: set[str], fruitless: set[str], own: set[str], lists: Iterable[frozenset[str]]
) -> list[str]:
    """Return the pages among `fruitless` that should have held a location, sorted.

    Those that a list names as a location's `own`, and those beside pages of locations: in the same
    list of links or, below the root of the site, in the same folder. A tab or sub-page of a
    location, a letter without one and a page that leads on to locations are no barren pages.
    """
    read = fruitful | fruitless
    groups = [*lists, *(frozenset(urls) for urls in _by_folder(read).values())]
    expected = {u for group in groups if _is_of_locations(group, fruitful, read) for u in group}
    above = {parent for url in fruitful for parent in _parents_of(url)}
    return sorted(
        url for url in fruitless & (own | expected) if not _is_beside(url, fruitful, above)
    )


def find_fruitful_folders(fruitful: set[str]) -> set[str]:
    """Return the folders, not the root, that hold several pages of locations."""
    folders = _by_folder(fruitful).items()
    return {folder for folder, urls in folders if len(urls) >= _FRUITFUL_SIBLINGS}


def _by_folder(urls: set[str]) -> dict[str, set[str]]:
    folders: dict[str, set[str]] = {}
    for url in urls:
        folder = folder_of(url)
        if urlsplit(folder).path.strip("/"):
            folders.setdefault(folder, set()).add(url)
    return folders


def _is_of_locations(group: frozenset[str], fruitful: set[str], read: set[str]) -> bool:
    count = len(group & fruitful)
    return count >= max(_FRUITFUL_SIBLINGS, _FRUITFUL_SHARE * len(group & read))


def _is_beside(url: str, fruitful: set[str], above: set[str]) -> bool:
    """Tell whether a page is a tab, a letter, or the parent or child of a location's page."""
    bare = url.partition("?")[0].rstrip("/")
    last = bare.rpartition("/")[2]
    if len(last) <= 2 or "?" in url or bare in above:
        return True
    return any(p in fruitful or p + "/" in fruitful for p in _parents_of(bare)[:2])


def _parents_of(url: str) -> list[str]:
    """Return the folders above a page, the nearest first, without the host."""
    parents = []
    folder = folder_of(url)
    while urlsplit(folder).path.strip("/"):
        parents.append(folder)
        folder = folder_of(folder)
    return parents


def folder_of(url: str) -> str:
    """Return the address of the folder that a page lies in."""
    return url.partition("?")[0].rstrip("/").rpartition("/")[0]

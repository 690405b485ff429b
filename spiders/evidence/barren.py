"""Pages that should have held a location and did not."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from spiders.dutch.places import place_at_start

_FRUITFUL_SIBLINGS = 4  # in one list or folder: the others there should be one too
_FRUITFUL_SHARE = 0.2
_NEARLY_ALL = 0.9  # of the pages of locations: they are called by their places, and by nothing else
_SHORTEST_PLACE = 4  # letters: "Een" and "Ee" are places, and words
_GENERAL_PAGE = re.compile(
    r"(?i)^(?:onze-|ons-|de-|het-)?(?:home|index|default|contact(?:formulier|gegevens|-opnemen)?|over(?:-\w+)?|"
    r"(?:wie|wat|hoe)-(?:zijn|doen|werken|werkt)(?:-\w+)*|doneer|doneren|donatie\w*|gift\w*|"
    r"steun(?:-ons|en)|"
    r"(?:direct-)?(?:aanmeld|inschrijf|meld)\w*(?:-\w+)*|(?:word-)?vrijwilligers?(?:werk)?(?:-worden)?|"
    r"veelgestelde-vragen|faq|vragen|klacht\w*(?:-\w+)?|anbi|organisatie|team|bestuur|medewerkers|"
    r"missie(?:-en-visie)?|visie|jaarverslag(?:en)?(?:-\w+)*|publicaties|nieuwsbrief|sitemap|media|"
    r"voor-\w+|verwijzers?|professionals|partners|samenwerking|toegankelijkheid|colofon|privacy\S*|"
    r"disclaimer|cookies?\S*|downloads|folders|links|gratis-hulp|help|hulp|bedankt)(?:\.\w{2,5})?$"
)
"""The last part of the address of a page that any site has, beside its locations or not."""


def find_barren(
    fruitful: set[str], fruitless: set[str], own: set[str], lists: Iterable[frozenset[str]]
) -> list[str]:
    """Return the pages among `fruitless` that should have held a location, sorted.

    Those that a list names as a location's `own`, and those beside pages of locations: in the same
    list of links or, below the root of the site, in the same folder. A tab or sub-page of a
    location, a letter without one and a page that leads on to locations are no barren pages, nor is
    a page that any site has ("contact"); where the pages of locations are called by their places,
    one that is called by none is no barren page either; nor is the front page of the site, which an
    organisation names as its own.
    """
    read = fruitful | fruitless
    groups = [*lists, *(frozenset(urls) for urls in _by_folder(read).values())]
    of_locations = (group for group in groups if _is_of_locations(group, fruitful, read))
    expected = {url for group in of_locations for url in _expected_of(group, fruitful)}
    above = {parent for url in fruitful for parent in _parents_of(url)}
    above |= {url.partition("?")[0] for url in read if "?" in url}  # the front of its letters
    return sorted(
        url
        for url in fruitless & (own | expected)
        if urlsplit(url).path.strip("/") and not _is_beside(url, fruitful, above)
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


def _expected_of(group: frozenset[str], fruitful: set[str]) -> set[str]:
    """Return the pages of a group that by their names should hold a location as the others do."""
    named = {url for url in group if not _GENERAL_PAGE.search(_slug(url))}
    placed = {url for url in named if _has_place(_slug(url))}
    are_places = len(placed & fruitful) >= _NEARLY_ALL * len(group & fruitful)
    return placed if are_places else named


def _slug(url: str) -> str:
    return unquote(url.partition("?")[0].rstrip("/").rpartition("/")[2])


@lru_cache(maxsize=1 << 14)
def _has_place(slug: str) -> bool:
    """Tell whether a part of an address holds the name of a place: "steunpunt-den-haag"."""
    words = [w for w in re.split(r"[\W_]+", slug.partition(".")[0]) if w]
    return any(
        len(place_at_start(" ".join(words[n:]))) >= _SHORTEST_PLACE for n in range(len(words))
    )


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

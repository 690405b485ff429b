"""Lists of names on a page, and which of their names no record has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from schemas.captures import CapturedRecord
from schemas.folding import fold_letters
from schemas.persons import is_full_name
from spiders.dutch.places import is_place
from spiders.markup import text_of
from spiders.navigation.choices import MOST_PLACES
from spiders.navigation.forms import is_written_in
from spiders.page import Page

_MAY_BE_LISTS = "main ul, main ol, main select, main table, body > ul, body > div ul, form select"
_LIST_ITEMS, _MAX_MAY_BE_LISTS, _MAX_NAME_CHARS, _MAX_ITEMS = 8, 100, 60, 2_000
_MOSTLY_OURS = 0.6  # of a list: with fewer names of ours it is a list of something else
_MOSTLY_PLACES = 0.8
_NEARLY_ALL_PLACES = 0.9  # of the names that are ours: then one that is no place is none of them
_SOME_NAMES = 0.4  # of a list that has all of ours by name
_SOME_OURS = 0.25  # of the places of a list: with fewer it says where others are
_HOLDS_OURS = 0.9  # of the places of records: a list that lacks more of them is not of locations
_FEWEST_OF_OURS = 3
_WHERE_PEOPLE_LIVE = re.compile(
    r"(?i)werkgebied|(?:actief|werken|werkt|werkzaam) (?:wij |we )?in\b|inwoner|bewoner|"
    r"woon(?:t|st|plaats|achtig)|deelnemende gemeente"
)
_WORDS_AHEAD = 200  # characters of what is said before a list
NameList = tuple[str, ...]
"""The short items of one list."""


def find_name_lists(page: Page) -> Iterator[NameList]:
    """Yield the lists on a page that may be one of names: at least eight short items, no digits.

    The headings of one level are such a list.

    A list of where people live who are helped is none of locations, nor is a select in a form that
    is written in (a message, a mailbox).
    """
    for node in page.tree.css(_MAY_BE_LISTS)[:_MAX_MAY_BE_LISTS]:
        kind = {"select": "option", "table": "tr"}.get(node.tag or "", "li")
        found = node.css(kind)
        if not _LIST_ITEMS <= len(found) <= _MAX_ITEMS or _is_of_people(node):
            continue
        items = dict.fromkeys(text_of(i) for i in found)
        names = tuple(t for t in items if 2 < len(t) <= _MAX_NAME_CHARS and not re.search(r"\d", t))
        if len(names) >= _LIST_ITEMS and len(names) * 4 >= len(items) * 3:
            yield names
    yield from _find_headings(page)


def _find_headings(page: Page) -> Iterator[NameList]:
    """Yield the headings of a level, of a page that has one above each of its locations."""
    for level in ("h2", "h3", "h4"):
        texts = (text_of(h) for h in page.tree.css(f"main {level}"))
        names = tuple(dict.fromkeys(texts))
        if _LIST_ITEMS <= len(names) <= _MAX_ITEMS and max(map(len, names)) <= _MAX_NAME_CHARS:
            yield names


def _is_of_people(node: LexborNode) -> bool:
    """Tell whether a list, by its form or the words ahead of it, is of the places of people."""
    ahead = node.prev
    while ahead is not None and not ahead.text().strip():
        ahead = ahead.prev
    if ahead is not None and _WHERE_PEOPLE_LIVE.search(ahead.text()[-_WORDS_AHEAD:]):
        return True
    return is_written_in(node)


def find_unread_names(lists: Iterable[NameList], records: list[CapturedRecord]) -> list[str]:
    """Return the names of lists of the site's own locations that no record has.

    A list is of its own locations when most of its names are those, or the places, of records. So
    is one of places that holds those of the records, unless it is one of the whole country. The
    names of persons beside them are none.
    """
    known = {
        fold_letters(w) for r in records for w in (r.naam, r.locatienaam, r.plaats) if len(w) > 2
    }
    joined = "|".join(sorted(known))
    ours = {fold_letters(r.plaats) for r in records if r.plaats}
    unread: dict[str, None] = {}
    called = {fold_letters(r.naam) for r in records if len(r.naam) > 2}
    for names in lists:
        lacking = [n for n in names if not _is_known(fold_letters(n), known, joined)]
        places = _places_in(names)
        if _holds_all(names, called):
            pass  # what else it names is one of ours too
        elif len(lacking) > (1 - _MOSTLY_OURS) * len(names):
            lacking = _unread_of_places(names, places, ours)
        elif len(places.keys() - lacking) >= _NEARLY_ALL_PLACES * (len(names) - len(lacking)):
            lacking = [name for name in lacking if name in places]  # "Contact" is none of them
        unread |= dict.fromkeys(name for name in lacking if not is_full_name(name.split()))
    return list(unread)


def _holds_all(names: NameList, called: set[str]) -> bool:
    """Tell whether a list has the very names of nearly all locations, and not many others."""
    held = len(called.intersection(map(fold_letters, names)))
    least = max(_FEWEST_OF_OURS, _SOME_NAMES * len(names), _HOLDS_OURS * len(called))
    return held >= least


def _is_known(name: str, known: set[str], joined: str) -> bool:
    return name in known or name in joined or any(len(k) > 3 and k in name for k in known)


def _places_in(names: NameList) -> dict[str, str]:
    """Return the names that are a place, and which: "Almelo", "Loket Almelo" among lokets."""
    first, times = Counter(name.partition(" ")[0] for name in names).most_common(1)[0]
    lead = f"{first} " if times >= _MOSTLY_PLACES * len(names) else ""
    return {n: fold_letters(p) for n in names if is_place(p := n.removeprefix(lead))}


def _unread_of_places(names: NameList, places: dict[str, str], ours: set[str]) -> list[str]:
    """Return what was not read of a list of places that holds ours."""
    least = max(_FEWEST_OF_OURS, _SOME_OURS * len(places), _HOLDS_OURS * len(ours))
    is_own = (
        _MOSTLY_PLACES * len(names) <= len(places) <= MOST_PLACES
        and len(ours & set(places.values())) >= least
    )
    return [name for name, place in places.items() if place not in ours] if is_own else []

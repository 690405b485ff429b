"""How many locations a site says it has, in words and in data."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spiders.dutch.patterns import collapse
from spiders.dutch.places import is_place, is_province
from spiders.page import Page

_LOCATION_WORDS = (
    r"(?:locaties|vestigingen|kantoren|servicepunten|afdelingen|loketten|inlooppunten|steunpunten|"
    r"bezoekadressen|adressen|spreekuurlocaties|spreekuren|locations|offices|branches)"
)
_RESULTS = r"(?:resultaten|results|treffers|hits|items|organisaties|" + _LOCATION_WORDS[3:]
_UNITS = [
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
]  # fmt: skip
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_NUMBER_WORDS = {word: i for i, word in enumerate(_UNITS, start=1)} | {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}" if unit else ten: 10 * t + u
    for t, ten in enumerate(_TENS, start=2)
    for u, unit in enumerate(["", *_UNITS[:9]])
}
_IN_WORDS = {word: str(n) for word, n in _NUMBER_WORDS.items() if n >= 10}
_VERBS = r"(?:toon|bekijk|laad|zie|meer|naar|alle)\b"  # of a link behind a number
_COUNT = r"(\d{1,2}\.\d{3}|\d{1,4})"
_ROUGH = re.compile(
    r"(?i)\b(ruim|meer dan|bijna|ongeveer|zo.n|circa|ca\.|rond de|over|about|nearly)\s+$"
)
_SAID = (
    re.compile(
        rf"(?i)(?<!\d )\b{_COUNT}\s+(?:(?!{_VERBS})[a-zë-]{{3,20}}\s+){{0,2}}{_LOCATION_WORDS}\b"
    ),
    re.compile(rf"(?i)\b{_LOCATION_WORDS}\s*\({_COUNT}\)"),
)
_SHOWN = (
    re.compile(rf"(?i)\b{_COUNT}\s+{_RESULTS}\s+(?:gevonden|found)\b"),
    re.compile(rf"(?i)\b{_COUNT}\s+(?:resultaten|results|treffers|zoekresultaten)\b"),
    re.compile(
        rf"(?i)\b\d+\s*(?:[-–]|t/m|tot(?: en met)?|to)\s*\d+\s+(?:van|of|uit)\s+"
        rf"(?:de\s+|in totaal\s+)?{_COUNT}\b"
    ),
    re.compile(rf"(?i)\b\d+\s+(?:van|of|uit)\s+(?:de\s+|in totaal\s+)?{_COUNT}\s+{_RESULTS}\b"),
)
_IN_DATA = re.compile(
    r"(?i)[\"'](?:total|totaal|aantal|total_?(?:count|results|items|rows|elements|records|hits)|numfound|"
    r"found_?posts|hydra:totalitems|result_?count|record_?count)[\"']\s*:\s*[\"']?(\d{1,5})\b"
)
# In a script these count anything; in the JSON of a list, its items.
_COUNT_KEY = re.compile(
    r"(?i)\"(?:count|gevonden|found|hits|nb_?hits|number_?of_?results|aantal_?(?:resultaten|gevonden|"
    r"locaties|vestigingen|treffers))\"\s*:"
)
_IN_ATTRIBUTE = re.compile(r"(?i)\bdata-(?:total|aantal|max-results|found)[\w-]*=[\"']?(\d{1,5})\b")
_BEHIND_NAME = re.compile(
    r"(?<![\w'’-])((?:[A-ZÀ-Þ]|['’][a-z]-?)[\w'’-]{0,30}(?: [\w'’-]{1,30}){0,3}?) ?\((\d{1,4})\)"
)
_MAX_COUNTS, _SEVERAL = 20, 3


@dataclass(frozen=True)
class StatedCount:
    """A number of locations that a page states, in which words, and how exact they are."""

    url: str
    words: str
    count: int
    is_rough: bool = False
    is_of_this_list: bool = False


def find_stated_counts(page: Page) -> list[StatedCount]:
    """Return the numbers of locations that a page states, years left out."""
    found: list[StatedCount] = []
    if page.kind == "html":
        text = _in_digits(page.visible_text)
        for match in _matches(_SAID, text):
            is_rough = bool(_ROUGH.search(text, max(0, match.start() - 12), match.start()))
            found += _stated(page, match, is_rough=is_rough)
        for match in [*_matches(_SHOWN, text), *_IN_ATTRIBUTE.finditer(page.markup)]:
            found += _stated(page, match, is_of_this_list=True)
        for match in _IN_DATA.finditer(page.data_text):
            found += _stated(page, match)
        found += _count_by_place(page, text)
    if page.kind == "json":
        for match in _IN_DATA.finditer(_COUNT_KEY.sub(r'"total":', page.text)):
            found += _stated(page, match, is_of_this_list=True)
    return list(dict.fromkeys(found))[:_MAX_COUNTS]


def _count_by_place(page: Page, text: str) -> list[StatedCount]:
    """Return what the counts behind provinces or places ("Utrecht (8)") add up to, if several."""
    counts = [(m[1].split(), int(m[2])) for m in _BEHIND_NAME.finditer(text)]
    for is_one in (is_province, is_place):
        by_name = {name: n for words, n in counts if (name := _end_that(is_one, words))}
        if len(by_name) >= _SEVERAL:
            said = ", ".join(f"{name} ({n})" for name, n in list(by_name.items())[:_SEVERAL])
            total = sum(by_name.values())
            return [StatedCount(page.url, f"{said}, ...", total, is_of_this_list=True)]
    return []


def _end_that(is_one: Callable[[str], bool], words: list[str]) -> str:
    ends = (" ".join(words[n:]) for n in range(len(words)))
    return next(filter(is_one, ends), "")


def _in_digits(text: str) -> str:
    """Return text with the numbers from ten on that are written in words, in digits."""
    words = text.split()
    if _IN_WORDS.keys().isdisjoint(word.casefold() for word in words):
        return text
    return " ".join(_IN_WORDS.get(word.casefold(), word) for word in words)


def _matches(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns for match in pattern.finditer(text))


def _stated(
    page: Page, match: re.Match[str], *, is_rough: bool = False, is_of_this_list: bool = False
) -> Iterator[StatedCount]:
    count = int(match[1].replace(".", ""))
    if count > 1 and not ("." not in match[1] and 1900 <= count <= 2100):  # no year
        words = collapse(match[0])
        yield StatedCount(page.url, words, count, is_rough, is_of_this_list)

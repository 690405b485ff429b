"""Lists of data that name their items, each told in full at an address made with its id."""

import re
from collections.abc import Iterator

from spiders.navigation.urls import whole_url
from spiders.page import Page

MAX_ROW_PAGES = 500
_CONSTANT = re.compile(r"\b(\w{1,40})\s*=\s*([\"'])(/[\w./-]{2,200})\2")
_CALL = r"(?:fetch|getJSON|axios|\.(?:get|ajax|load))\(\s*"
_CALLED_BY_NAME = re.compile(rf"{_CALL}(\w{{1,40}})\s*[,)]")
_WITH_MEMBER = re.compile(
    rf"{_CALL}(?:(\w{{1,40}})|[\"'](/[\w./?&=-]{{2,200}})[\"'])\s*\+\s*"
    r"(?:[\"']([\w./?&=-]{1,60})[\"']\s*\+\s*)?\w{1,40}\.(\w{1,40})\s*[,)]"
)
_FILLED_WITH_MEMBER = re.compile(
    rf"{_CALL}`(?:\$\{{(\w{{1,40}})\}})?([\w./?&=-]{{0,200}})\$\{{\w{{1,40}}\.(\w{{1,40}})\}}`"
)
Template = tuple[str, str]
"""The address before the value, and the name of the member of a row that is put behind it."""


def find_called_by_name(script: str) -> list[str]:
    """Return the addresses that a script keeps under a name and loads by it."""
    constants = {m[1]: m[3] for m in _CONSTANT.finditer(script)}
    named = (m[1] for m in _CALLED_BY_NAME.finditer(script))
    return list(dict.fromkeys(constants[name] for name in named if name in constants))


class RowPages:
    """Remembers how scripts ask for one item of a list, and makes those addresses of its rows."""

    def __init__(self) -> None:
        self._templates: dict[Template, None] = {}

    def note(self, page: Page) -> None:
        """Note how the scripts of a page, or a script file, ask for one item."""
        for script in page.scripts:
            self._templates |= dict.fromkeys(_templates_in(script))

    def of(self, page: Page) -> list[str]:
        """Return the addresses of the rows of a JSON list, whole; [] of anything else."""
        value = page.json_value if self._templates and page.kind == "json" else None
        lists = value.values() if isinstance(value, dict) else [value]
        rows = [row for rows in lists if isinstance(rows, list) for row in rows[:MAX_ROW_PAGES]]
        found = [
            whole_url(page.url, f"{before}{row[member]}")
            for before, member in self._templates
            for row in rows
            if isinstance(row, dict) and isinstance(row.get(member), str | int)
        ]
        return list(dict.fromkeys(filter(None, found)))[:MAX_ROW_PAGES]


def _templates_in(script: str) -> Iterator[Template]:
    constants = {m[1]: m[3] for m in _CONSTANT.finditer(script)}
    for match in _WITH_MEMBER.finditer(script):
        before = match[2] or constants.get(match[1], "")
        if before:
            yield f"{before}{match[3] or ''}", match[4]
    for match in _FILLED_WITH_MEMBER.finditer(script):
        before = f"{constants.get(match[1] or '', '')}{match[2]}"
        if before.startswith("/"):
            yield before, match[3]

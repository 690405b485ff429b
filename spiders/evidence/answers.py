"""What a JSON answer says of itself when it holds no locations: refused, broken, or the end."""

import json
import re
from typing import Any

from spiders.evidence.page_kinds import PageKind
from spiders.page import Page

_ERROR_KEYS = frozenset(["error", "errors", "fout", "fouten", "fault", "exception", "errormessage"])
_SUCCESS_KEYS = frozenset(["success", "succes", "ok"])
_ERROR_STATUS = re.compile(
    r"(?i)\"(?:status|code|status_?code)\": (?:\"?[45]\d\d\b|\"(?:error|fail|denied))"
)
_TURNED_AWAY = re.compile(
    r"(?i)rate.?limit|too many|te veel|\b(?:429|403)\b|throttl|quota|forbidden|denied"
)
_UNKNOWN_USER = re.compile(r"(?i)\b401\b|unauthori[sz]ed|unauthenticated|not logged in")
_CHARS = 1_000  # of an answer that only says what went wrong


def find_refusal(page: Page) -> PageKind | None:
    """Return what a JSON answer says went wrong instead of giving its list, whatever its status."""
    value = page.json_value
    if not isinstance(value, dict) or _holds_a_list(value):
        return None
    told = {str(key).casefold(): said for key, said in value.items()}
    is_error = any(told.get(key) for key in _ERROR_KEYS)
    is_failure = any(told.get(key) is False for key in _SUCCESS_KEYS)
    words = json.dumps(value)[:_CHARS]
    if not (is_error or is_failure or _ERROR_STATUS.search(words)):
        return None
    if _TURNED_AWAY.search(words):
        return PageKind.BOT_WALL
    return PageKind.LOGIN if _UNKNOWN_USER.search(words) else PageKind.OUT_OF_SERVICE


def is_empty_answer(page: Page) -> bool:
    """Tell whether a JSON answer is a list without items: the end of one that goes on in parts."""
    value = page.json_value
    members = value.values() if isinstance(value, dict) else [value]
    return any(member == [] for member in members)


def _holds_a_list(value: dict[str, Any]) -> bool:
    others = (said for key, said in value.items() if str(key).casefold() not in _ERROR_KEYS)
    return any(isinstance(said, list) and said for said in others)

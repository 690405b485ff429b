"""Reading JSON that others wrote: too deep, too much, cut off, or with JavaScript around it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from spiders.bounds import MAX_BODY_BYTES, MAX_JSON_DEPTH, MAX_SCRIPT_JSONS

# Where a value may begin inside a script: after =, (, a colon or return.
_START = re.compile(r"(?:=|\(|:|return|,)\s*(?=[\[{]\s*[\[{\"'\w])")
_BARE_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*)\s*:")
_SINGLE_QUOTED = re.compile(r"'((?:[^'\\\n]|\\.)*)'")
_TRAILING_COMMA = re.compile(r",\s*([\]}])")


def _too_deep(text: str) -> bool:
    depth = 0
    for bracket in re.finditer(r"[\[{\]}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > MAX_JSON_DEPTH:
            return True
    return False


def parse_json(text: str) -> Any:
    """Parse a JSON document; None when it is none, or too long or too deep to be a page's."""
    if len(text) > MAX_BODY_BYTES or (text.count("[") + text.count("{") > 1e3 and _too_deep(text)):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _matching_end(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes, outside strings; -1 when nowhere."""
    depth, quote = 0, ""
    for match in re.compile(r"\\.|[\"'`\[\]{}]", re.S).finditer(text, start):
        mark = match[0]
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'`":
            quote = mark
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def find_values(script: str) -> Iterator[Any]:
    """Yield the arrays and objects written in a script, JSON or plain JavaScript literals."""
    at = 0
    for _ in range(MAX_SCRIPT_JSONS):
        match = _START.search(script, at)
        if match is None:
            return
        end = _matching_end(script, match.end())
        if end < 0:
            at = match.end()
            continue
        literal = script[match.end() : end]
        value = parse_json(literal)
        if value is None:
            value = parse_json(_as_json(literal))
        if value is None:
            at = match.end()
        else:
            at = end
            yield value


def _as_json(literal: str) -> str:
    """Return a JavaScript literal with quoted keys, double quotes and no trailing commas."""
    strings: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inner = match[0][1:-1].replace("\\'", "'")
        inner = re.sub(r'(?<!\\)"', r"\"", inner) if match[0][0] == "'" else inner
        strings.append(f'"{inner}"')
        return f'"\0{len(strings) - 1}"'

    bare = re.sub(rf'"(?:[^"\\\n]|\\.)*"|{_SINGLE_QUOTED.pattern}', keep, literal)
    bare = _TRAILING_COMMA.sub(r"\1", _BARE_KEY.sub(r'\1"\2":', bare))
    return re.sub(r'"\0(\d+)"', lambda m: strings[int(m[1])], bare)

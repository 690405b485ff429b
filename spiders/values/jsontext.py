"""Reading JSON that others wrote: too deep, too much, cut off, or with JavaScript around it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from spiders.bounds import MAX_BODY_BYTES, MAX_JSON_DEPTH, MAX_NODES, MAX_SCRIPT_JSONS
from spiders.dutch.patterns import POSTCODE_IN_TEXT

# Where a value may begin inside a script: after =, (, a colon or return.
_START = re.compile(r"(?:=|\(|:|return|,)\s*(?=[\[{]\s*[\[{\"'\w])")
_BRACKET = re.compile(r"[\[{]")
# What a bracket may stand in without being one: a string, a comment. One that does not end runs on.
_COMMENT = r"(?<![\\:/\w])//[^\n]*|/\*.*?(?:\*/|\Z)"
_STRING_LITERAL = (
    r"\"(?:[^\"\\]|\\.)*+(?:\"|\Z)|'(?:[^'\\]|\\.)*+(?:'|\Z)|`(?:[^`\\]|\\.)*+(?:`|\Z)"
)
_MARKS = re.compile(rf"{_STRING_LITERAL}|{_COMMENT}|[\[\]{{}}]", re.S)
_COMMENTS = re.compile(rf"({_STRING_LITERAL})|{_COMMENT}", re.S)
_QUOTED_JSON = re.compile(r"([\"'])([\[{](?:(?!\1)[^\\]|\\.)*+)\1", re.S)
_ARGUMENTS = re.compile(r"\w\(([^()\[\]{}]{20,1000})\)")
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


def walk_containers(value: Any) -> Iterator[tuple[str, dict[str, Any] | list[Any]]]:
    """Yield every object and list inside a value, itself included, with the key it stands under.

    Of what stands in a list that is "". At most `MAX_NODES` are looked at.
    """
    todo: list[tuple[str, Any]] = [("", value)]
    for _ in range(MAX_NODES):
        if not todo:
            return
        key, here = todo.pop()
        if isinstance(here, dict | list):
            yield key, here
            inside = here.items() if isinstance(here, dict) else (("", v) for v in here)
            todo += [(str(k), v) for k, v in inside if isinstance(v, dict | list)]


def parse_loosely(text: str) -> Iterator[Any]:
    """Yield the JSON values of a text as search engines forgive them.

    Several after one another, with comments or semicolons between, trailing commas, entities.
    """
    value = parse_json(text.lstrip("\ufeff"))
    if value is not None:
        yield value
        return
    if "&quot;" in text or "&#34;" in text:
        text = html.unescape(text)
    yield from _values_after(text, _BRACKET)


def find_values(script: str) -> Iterator[Any]:
    """Yield the arrays and objects written in a script: JSON, JavaScript literals, quoted JSON."""
    yield from _values_after(script, _START)
    if calls := [v for m in _ARGUMENTS.finditer(script) if (v := _read_arguments(m[1]))]:
        yield calls
    for match, _ in zip(_QUOTED_JSON.finditer(script), range(MAX_SCRIPT_JSONS), strict=False):
        inner = parse_json(f'"{match[2]}"') if match[1] == '"' else match[2].replace("\\'", "'")
        value = parse_json(inner) if isinstance(inner, str) else None
        if value is not None:
            yield value


def _read_arguments(text: str) -> Any:
    """Return the arguments of a call as a list: addMarker(52.1, 5.1, "Loket", "Straat 1")."""
    if not POSTCODE_IN_TEXT.search(text):
        return None
    literal = f"[{text}]"
    value = parse_json(literal)
    return parse_json(_as_json(literal)) if value is None else value


def _values_after(text: str, start: re.Pattern[str]) -> Iterator[Any]:
    """Yield the values that begin at the brackets a pattern leads to."""
    at = 0
    for _ in range(MAX_SCRIPT_JSONS):
        match = start.search(text, at)
        if match is None:
            return
        begin = match.start() if start is _BRACKET else match.end()
        end = _matching_end(text, begin)
        if end < 0:
            at = match.end()
            continue
        literal = text[begin:end]
        value = parse_json(literal)
        if value is None:
            value = parse_json(_as_json(literal))
        at = match.end() if value is None else end
        if value is not None:
            yield value


def _matching_end(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes, -1 when nowhere.

    Those in strings and comments are none.
    """
    depth = 0
    for match in _MARKS.finditer(text, start):
        mark = match[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def _as_json(literal: str) -> str:
    """Return a JavaScript literal with quoted keys, double quotes, no comments or last commas."""
    literal = _COMMENTS.sub(lambda m: m[1] or " ", literal)
    strings: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inner = match[0][1:-1].replace("\\'", "'")
        inner = re.sub(r'(?<!\\)"', r"\"", inner) if match[0][0] == "'" else inner
        strings.append(f'"{inner}"')
        return f'"\0{len(strings) - 1}"'

    bare = re.sub(rf'"(?:[^"\\]|\\.)*"|{_SINGLE_QUOTED.pattern}', keep, literal)
    bare = _TRAILING_COMMA.sub(r"\1", _BARE_KEY.sub(r'\1"\2":', bare))
    return re.sub(r'"\0(\d+)"', lambda m: strings[int(m[1])], bare)


def revive(flat: list[Any]) -> Any:
    """Return the value that a flat list of parts stands for: numbers in it point to other parts.

    The payload of Nuxt 3 and SvelteKit. The value may contain itself.
    """
    shells: list[Any] = [type(v)() if isinstance(v, dict | list) else v for v in flat]

    def part(pointer: Any) -> Any:
        is_pointer = type(pointer) is int and 0 <= pointer < len(shells)
        return shells[pointer] if is_pointer else pointer

    for shell, written in zip(shells, flat, strict=True):
        if isinstance(written, dict):
            shell.update({key: part(value) for key, value in written.items()})
        elif isinstance(written, list):
            shell.extend(map(part, written))
    return shells[0] if shells else None

"""A cell that names several gemeenten: its parts, where a name may hold a comma itself."""

import re
from collections.abc import Callable, Iterable, Iterator

_STRONG = re.compile(r"[|;\r\n]+")


def split_gemeenten(text: str, find_code: Callable[[str], str]) -> Iterator[str]:
    """Yield the names in a text, separated by ";", "|", a line break or a comma.

    `find_code`: the gemeentecode of a name, "" when it is none. A name that holds a comma ("Nuenen,
    Gerwen en Nederwetten") is known as a whole first.
    """
    for part in _tidy(_STRONG.split(text)):
        yield from [part] if find_code(part) else _tidy(part.split(","))


def _tidy(parts: Iterable[str]) -> Iterator[str]:
    return (tidied for part in parts if (tidied := " ".join(part.split())))

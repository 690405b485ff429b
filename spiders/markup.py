"""Elements of a parsed page: what they say, and what they stand in."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.dutch.patterns import collapse

MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>")
"""A tag, in a text that may hold some."""


def attribute_of(node: LexborNode, name: str) -> str:
    """Return what an attribute of an element says, "" when it is not there or says nothing."""
    return node.attributes.get(name) or ""


def text_of(node: LexborNode) -> str:
    """Return the text inside an element, a space between its parts, white space as one space."""
    return collapse(node.text(separator=" "))


def ancestors_of(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that an element stands in, the innermost first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent

"""The text that a page shows, as the detectors read it: on purpose not as the layers do.

What a layer and its measure overlook in the same way, nobody would notice.
"""

import re

from spiders.page import Page

_INLINE_TAG = re.compile(r"(?i)</?(?:a|abbr|b|em|font|i|small|span|strong|wbr)\b[^<>]{0,2000}>")
OTHER_TAG = re.compile(r"<[^<>]{0,2000}>")
"""A tag, whatever it is: in text without the inline ones, those that begin a line."""
_UNSEEN = ((r"<!--", r"-->"), (r"<style\b", r"</style>"), (r"<template\b", r"</template>"))
_FRAME = ((r"<footer\b", r"</footer>"), (r"<nav\b", r"</nav>"))


def shown_text(page: Page) -> str:
    """Return the main text of a page, or all but its footer and navigation; tags end lines."""
    text = page.markup
    begin, end = text.find("<main"), text.rfind("</main>")
    text = text[begin:end] if 0 <= begin < end else _without(text, _FRAME)
    shown = OTHER_TAG.sub("\n", _INLINE_TAG.sub(" ", _without(text, _UNSEEN)))
    return re.sub(r"[ \t\xa0]+", " ", shown)


def _without(text: str, parts: tuple[tuple[str, str], ...]) -> str:
    """Return text without its parts from an opening to the next closing; one without end stays.

    Not one expression: a page of openings without end would take it time quadratic in its length.
    """
    for opening, closing in parts:
        kept: list[str] = []
        at = 0
        while begin := re.compile(opening, re.IGNORECASE).search(text, at):
            end = re.compile(closing, re.IGNORECASE).search(text, begin.end())
            if end is None:
                break
            kept.append(text[at : begin.start()])
            at = end.end()
        text = " ".join([*kept, text[at:]])
    return text

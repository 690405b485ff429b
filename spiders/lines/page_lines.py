"""A page as lines of text, as a reader sees them: headings, links and blocks kept apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from spiders.bounds import MAX_LINE_CHARS, MAX_NODES
from spiders.dutch.patterns import GENERIC_HEADING, collapse
from spiders.markup import attribute_of

INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "button", "cite", "code", "data", "em", "font", "i", "label", "mark",
     "small", "span", "strong", "sub", "sup", "time", "td", "th", "u", "wbr"]
)  # fmt: skip
WEAK_HEADINGS = frozenset(
    ["b", "button", "strong", "dt", "summary", "legend", "caption", "figcaption", "th"]
)
SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "footer", "nav", "svg", "head", "select", "option",
     "textarea"]
)  # fmt: skip
NO_HEADING, WEAK_HEADING = 0, 7
_HOUSE_NUMBER = re.compile(r"\d{1,5}[\s-]?\w{0,3}")
_GOES_ON_ANEW = re.compile(
    r"\s+(?:['’]?[A-ZÀ-Þ]|\d{1,2}e )"
)  # behind a name in bold: "<b>Loket</b> Markt 3"
_CELLS = frozenset(["td", "th"])
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_HIDING_CLASS = "w-condition-invisible"  # Webflow: what does not hold for this item of a list
_HIDING_STYLE = re.compile(r"(?i)display\s*:\s*none")
CELL_MARK = " | "  # between the cells of a table's row, which is one line
_FOOTER_NAME = re.compile(
    r"(?i)(^|[\s_-])(site-?|page-?)?(footer|colofon|cookie\w*|breadcrumbs?)($|[\s_-])"
)
_MAX_FOOTERS = 20  # of a page, those inside one another included
_FOOTER_MARKS = "footer, [role=contentinfo], [class*=footer i], [id*=footer i]"
# A card, a window or an article has a footer of its own: it belongs to the page.
_FOOTER_OF_PART = re.compile(r"(?i)\b(?:card|panel|modal|entry|article|item)[\s_-]+footer\b")


@dataclass(slots=True)
class PageLine:
    """One line: its heading level (1-6, 7 for a line all in bold, 0 for none) and its links.

    `block` numbers the innermost block element, `path` names the tags around it. `is_listed`: it
    was one of several addresses in a line. `hidden` numbers the element that the page itself hides
    with the line in it, 0 for none.
    """

    text: str
    level: int = NO_HEADING
    links: tuple[str, ...] = ()
    block: int = 0
    path: str = ""
    is_listed: bool = False
    hidden: int = 0


class _Builder:
    """Gathers the text of one walk through a page into lines."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.parts: list[str] = []
        self.weak_chars = 0
        self.links: list[str] = []
        self.stack: list[tuple[str, int]] = [("body", 0)]
        self.weak_depth = 0
        self.link = ""
        self.pre_depth = 0  # inside <pre> a new line is one
        self.after_inline = False  # an inline element has just closed, without text since
        self.is_apart = False  # and another has opened: styled as blocks of their own
        self.lines_at_cell = 0  # when the last cell began
        self.is_led = False  # all of the line so far was in bold, and has ended
        self.hidden = 0

    def add_text(self, text: str) -> None:
        if self.pre_depth and "\n" in text:
            for line in text.split("\n"):
                self._add_words(line)
                self.end_line()
        else:
            self._add_words(text)

    def _add_words(self, text: str) -> None:
        self.after_inline = False
        if not text.strip():
            self.parts.append(" ")
            return
        if self.is_led and not self.is_apart and _GOES_ON_ANEW.match(text):
            self.parts.append(CELL_MARK)
        self.is_led = False
        if self.is_apart:
            self.parts.append(" " if _HOUSE_NUMBER.fullmatch(text.strip()) else CELL_MARK)
            self.is_apart = False
        self.parts.append(text)
        self.add_link()
        if self.weak_depth:
            self.weak_chars += len(text.strip())

    def add_link(self) -> None:
        if self.link and self.link not in self.links:
            self.links.append(self.link)

    def begin_cell(self) -> None:
        """Part two cells of a row: with a mark, or as lines where the one before has several."""
        if len(self.lines) > self.lines_at_cell and self.stack[-1][0] == "tr":
            self.end_line()
        self.parts.append(CELL_MARK)
        self.lines_at_cell = len(self.lines)

    def end_line(self) -> None:
        if not self.parts:
            self.links.clear()
            self.after_inline = self.is_apart = False
            return
        text = collapse("".join(self.parts)).strip(CELL_MARK)
        if text:
            block = self.stack[-1][1]
            level = next((_LEVELS[t] for t, _ in self.stack[-3:] if t in _LEVELS), NO_HEADING)
            # All in bold but for a mark or two: a heading to whoever reads the page.
            if not level and self.weak_chars * 10 >= len(text) * 9:
                level = WEAK_HEADING
            path = "/".join(t for t, _ in self.stack[-6:])
            self.lines.append(
                PageLine(
                    text[:MAX_LINE_CHARS], level, tuple(self.links), block, path, hidden=self.hidden
                )
            )
        self.parts, self.weak_chars, self.links = [], 0, []
        self.after_inline = self.is_apart = self.is_led = False


def read_lines(root: LexborNode | None, *, is_footer: bool = False) -> list[PageLine]:
    """Return the lines of a page in reading order, without footers, navigation and scripts.

    `is_footer`: the root is a footer itself, so what is called one inside it is read.
    """
    builder = _Builder()
    if root is None:
        return []
    for event, node, tag in _events(root, is_footer):
        if tag == "-text":
            builder.add_text(node.text_content or "")
        elif tag == "br":
            builder.end_line()
        elif event == "open":
            _open(builder, node, tag)
        else:
            _close(builder, node, tag)
    builder.end_line()
    return builder.lines


def _open(builder: _Builder, node: LexborNode, tag: str) -> None:
    if tag in WEAK_HEADINGS:
        builder.weak_depth += 1
    if tag in INLINE and tag not in _CELLS:
        builder.is_apart = builder.is_apart or builder.after_inline
    if tag == "a":
        builder.link = attribute_of(node, "href")
    elif tag in _CELLS:
        builder.begin_cell()
    elif tag not in INLINE:
        builder.end_line()
        builder.stack.append((tag, node.mem_id))
        builder.lines_at_cell = len(builder.lines) if tag == "tr" else builder.lines_at_cell
        builder.pre_depth += tag == "pre"
        if not builder.hidden and _is_hidden(node):
            builder.hidden = node.mem_id


def _is_hidden(node: LexborNode) -> bool:
    """Tell whether the page itself hides an element, whatever its style sheets do."""
    given = node.attributes
    is_told = "hidden" in given or _HIDING_CLASS in (given.get("class") or "")
    return bool(given) and (is_told or bool(_HIDING_STYLE.search(given.get("style") or "")))


def _close(builder: _Builder, node: LexborNode, tag: str) -> None:
    builder.after_inline = tag in INLINE and tag not in _CELLS
    if tag == "a":
        builder.add_link()  # also of a picture that has no words
        builder.link = ""
    elif tag not in INLINE:
        builder.end_line()
        builder.pre_depth -= tag == "pre"
        if len(builder.stack) > 1:
            builder.stack.pop()
        if builder.hidden == node.mem_id:
            builder.hidden = 0
    if tag in WEAK_HEADINGS:
        builder.weak_depth -= 1
        builder.is_led = _ends_name_in_bold(builder)


def _ends_name_in_bold(builder: _Builder) -> bool:
    """Tell whether all of the line so far is in bold and ends here, and is no label ("Adres:")."""
    said = collapse("".join(builder.parts))
    is_bold = 0 < len(said) <= builder.weak_chars and builder.weak_depth == 0
    return is_bold and not (said.endswith(":") or GENERIC_HEADING.match(said))


def find_footers(page_body: LexborNode | None) -> list[LexborNode]:
    """Return the outermost footers of a page."""
    found = page_body.css(_FOOTER_MARKS)[:_MAX_FOOTERS] if page_body is not None else []
    footers = {node.mem_id: node for node in found}  # one that bears two marks is found twice
    for node in found:
        for inner in node.css(_FOOTER_MARKS):
            if inner.mem_id != node.mem_id:
                footers.pop(inner.mem_id, None)
    return list(footers.values())


def _is_skipped(node: LexborNode, tag: str, is_footer: bool) -> bool:
    if is_footer:
        return tag in SKIPPED and tag != "footer"
    if tag in SKIPPED:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if attributes.get("role") in {"contentinfo", "navigation"}:
        return True
    return any(_is_footer(attributes.get(name) or "") for name in ("class", "id"))


def _is_footer(name: str) -> bool:
    if not _FOOTER_NAME.search(name):
        return False
    return _FOOTER_NAME.search(_FOOTER_OF_PART.sub("", name)) is not None


def _events(root: LexborNode, is_footer: bool) -> Iterator[tuple[str, LexborNode, str]]:
    """Yield every element twice, when it opens and when it closes, and every text once.

    Written without recursion: a page may nest as deep as it likes.
    """
    node, depth = root, 0
    for _ in range(MAX_NODES):
        tag = node.tag or ""
        child = None
        if tag in {"-text", "br"}:
            yield "text", node, tag
        elif not _is_skipped(node, tag, is_footer):
            yield "open", node, tag
            child = node.child
            if child is None:
                yield "close", node, tag
        if child is not None:
            node, depth = child, depth + 1
            continue
        following = node.next
        while following is None:
            parent = node.parent
            if depth <= 0 or parent is None:
                return
            node, depth = parent, depth - 1
            yield "close", node, node.tag or ""
            following = node.next
        if depth == 0:
            return
        node = following

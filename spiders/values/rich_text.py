"""Rich text that editors keep as JSON: blocks with their words inside, whatever the product.

Sanity, Contentful, Storyblok and other ProseMirror, Slate, Lexical, Prismic, Draft.js, Editor.js.
"""

import html
import re
from typing import Any

from spiders.bounds import MAX_TABLE_ROWS

_KIND_MEMBERS = ("_type", "nodeType", "type", "object", "style", "tag")
_INSIDE = ("children", "content")
_WORD_MEMBERS = ("text", "value")
# A member beside these says that an object is more than a piece of text.
_MEMBERS = frozenset(
    [*_KIND_MEMBERS, *_INSIDE, *_WORD_MEMBERS, "_key", "key", "id", "data", "attrs", "marks",
     "markDefs", "level", "depth", "listItem", "spans", "format", "indent", "direction",
     "version", "mode",
     "detail", "bold", "italic", "underline", "url", "inlineStyleRanges", "entityRanges",
     "textAlign", "textFormat", "textStyle", "start", "listType"]
)  # fmt: skip
_DOCUMENTS = frozenset(["document", "doc", "root"])
_BREAKS = frozenset(["hard_break", "hardBreak", "linebreak", "break", "br"])
_BOLD = re.compile(r"(?i)\b(?:bold|strong)\b")
_HEADING = re.compile(r"(?i)(?:heading|header|h)[-_]?([1-6])")
_ITEM = re.compile(r"(?i)list[-_]?item|\bli\b|table[-_]?(?:row|cell)")


def markup_of(value: Any) -> str:
    """Return the markup that rich text stands for, "" when a value is none."""
    if isinstance(value, dict):
        value = _blocks_of(value)
    if not (isinstance(value, list) and value and all(map(_is_block, value))):
        return ""
    return "".join(map(_markup_of_block, value[:MAX_TABLE_ROWS]))


def _blocks_of(document: dict[str, Any]) -> Any:
    """Return the blocks of a document, None when an object is none."""
    for name in ("root", "blocks"):
        if name in document and len(document) <= 3:  # beside them a time, a version, a map
            inner = document[name]
            return _inside(inner) if isinstance(inner, dict) else inner
    kind = document.get("nodeType") or document.get("type")
    return _inside(document) if isinstance(kind, str) and kind in _DOCUMENTS else None


def _inside(block: dict[str, Any]) -> list[Any] | None:
    return next((v for name in _INSIDE if isinstance(v := block.get(name), list)), None)


def _words_of(block: dict[str, Any]) -> str | None:
    given = [block.get(name) for name in _WORD_MEMBERS]
    data = block.get("data")
    given += [data.get("text")] if isinstance(data, dict) else []
    return next((said for said in given if isinstance(said, str)), None)


def _is_block(value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= _MEMBERS:
        return False
    has_kind = any(isinstance(value.get(name), str) for name in _KIND_MEMBERS)
    return has_kind and (_inside(value) is not None or _words_of(value) is not None)


def _markup_of_block(block: dict[str, Any]) -> str:
    said = " ".join(str(block.get(name, "")) for name in _KIND_MEMBERS)
    heading = _HEADING.search(said)
    attributes = block.get("attrs") or block.get("data")
    level = attributes.get("level") if isinstance(attributes, dict) else None
    if heading or ("head" in said and isinstance(level, int)):
        tag = f"h{heading[1] if heading else level}"
    else:
        tag = "li" if _ITEM.search(said) or block.get("listItem") else "p"
    return f"<{tag}>{_markup_inside(block)}</{tag}>"


def _markup_inside(block: dict[str, Any]) -> str:
    inside = _inside(block)
    if inside is None:
        words = _words_of(block) or ""
        is_written = "data" in block and "<" in words  # Editor.js keeps markup
        return words if is_written else html.escape(words).replace("\n", "<br>")
    return "".join(_markup_of_part(part) for part in inside if isinstance(part, dict))


def _markup_of_part(part: dict[str, Any]) -> str:
    kind = next((k for name in _KIND_MEMBERS if isinstance(k := part.get(name), str)), "")
    if kind in _BREAKS:
        return "<br>"
    if _inside(part) is not None:
        is_link = "link" in kind.casefold()
        return _markup_inside(part) if is_link else _markup_of_block(part)
    words = _markup_inside(part)
    is_bold = part.get("bold") is True or _BOLD.search(str(part.get("marks", "")))
    return f"<b>{words}</b>" if is_bold else words

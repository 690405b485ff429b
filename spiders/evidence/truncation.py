"""Whether an answer came whole, as far as its own form tells."""

import re

from spiders.page import Page

_OPENED = re.compile(rb"(?i)<(main|article|section|div|ul|ol|table)\b")
_CLOSED = re.compile(rb"(?i)</(main|article|section|div|ul|ol|table)\s*>")
_END = re.compile(rb"(?i)</(body|html)\s*>")
_WHOLE = re.compile(rb"(?i)<body\b|<html\b|<!doctype html")


def is_cut_off(page: Page) -> bool:
    """Tell whether a page, a JSON document or a file ends before it should.

    A page may leave out its last tags; it is cut off when it leaves open the element it stands in
    as well.
    """
    body = page.body.rstrip()
    if page.kind == "html":
        is_open = len(_OPENED.findall(body)) > len(_CLOSED.findall(body))
        return bool(_WHOLE.search(body[:2_000])) and not _END.search(body[-20_000:]) and is_open
    if page.kind == "json":
        return body[:1] in (b"{", b"[") and body[-1:] not in (b"}", b"]")
    if page.kind == "xml":
        return body[:1] == b"<" and body[-1:] != b">"
    if page.kind == "pdf":
        return b"%%EOF" not in body[-2_000:]
    return page.kind == "xlsx" and body.startswith(b"PK") and b"PK\x05\x06" not in body[-70_000:]

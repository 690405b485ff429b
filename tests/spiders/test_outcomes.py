"""What a failed request is called, without a server; tests/spiders/test_verdict_causes.py has one."""

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

from spiders.evidence import outcomes as o
from spiders.page import Page

SHELL = "<script src='/app.js'></script>"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, ""), (206, ""), (299, ""), (199, "status 199"), (300, "status 300"),
        (400, "status 400"), (401, o.LOGIN), (402, "status 402"), (403, o.BOT_WALL),
        (404, o.GONE), (405, "status 405"), (407, o.BOT_WALL), (410, o.GONE), (411, "status 411"),
        (429, o.BOT_WALL), (451, o.BOT_WALL), (499, "status 499"), (500, o.SERVER_ERROR),
        (503, o.SERVER_ERROR),
    ],
)  # fmt: skip
def test_every_status_has_its_own_outcome(status: int, outcome: str) -> None:
    assert o.name_status(status) == outcome


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (CannotResolveHostError("x"), o.NAME_NOT_FOUND),
        (DownloadConnectionRefusedError("x"), o.CONNECTION_REFUSED),
        (DownloadTimeoutError("x"), o.TIMEOUT),
        (DownloadCancelledError("x"), o.TOO_LARGE),
        (DownloadFailedError("the certificate has expired"), o.TLS),
        (DownloadFailedError("connection lost"), o.CONNECTION),
        (ValueError("no certificate"), o.CONNECTION),
        (IgnoreRequest("Forbidden by robots.txt"), o.ROBOTS),
        (IgnoreRequest("max redirections reached"), o.REDIRECT_LOOP),
        (IgnoreRequest("expected size is too large"), o.TOO_LARGE),
        (o.Refusal(o.PRIVATE), o.PRIVATE),
    ],
)
def test_every_failure_has_its_own_outcome(error: Exception, outcome: str) -> None:
    assert o.name_failure(error) == outcome


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        (SHELL + "Even laden", o.NO_SCRIPT),
        (SHELL + "w" * 299, o.NO_SCRIPT),
        (SHELL + "w" * 300, o.NO_ADDRESS),
        (SHELL + "w" * 900 + "<div id='root'>", o.NO_SCRIPT),
        ("<p>Bel ons.</p>", o.NO_ADDRESS),
        ("<div id='root'>" + "w" * 900, o.NO_ADDRESS),
    ],
)
def test_a_page_that_a_script_fills_is_no_page_without_an_address(html: str, outcome: str) -> None:
    page = Page("https://x.example/", f"<html>{html}</html>".encode(), "text/html")
    assert o.name_empty_page(page) == outcome

"""Between crawl and archive: store every answer, ask only what changed, or replay the store."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Self

from scrapy import Request, exceptions, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from spiders.bounds import BACKOFF_SECONDS, MAX_RETRY_AFTER_SECONDS
from spiders.crawling.guard import private_names
from spiders.crawling.warc import Event, WarcFile, index_archive, now, read_response
from spiders.dutch.patterns import collapse
from spiders.evidence.outcomes import NOT_IN_CAPTURE, PRIVATE, Refusal

CAPTURED_AT = "captured_at"  # request.meta: when the answer came, also when it is replayed
_STORED_FAILURES: dict[str, type[Exception]] = {
    kind.__name__: kind
    for kind in (
        exceptions.CannotResolveHostError,
        exceptions.DownloadCancelledError,
        exceptions.DownloadConnectionRefusedError,
        exceptions.DownloadFailedError,
        exceptions.DownloadTimeoutError,
        exceptions.ResponseDataLossError,
    )
}


def _make_response(path: Path, event: Event, url: str) -> Response:
    status, header_list, body = read_response(path, event.offset)
    headers = Headers()
    for name, value in header_list:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=url, body=body)
    return kind(url=url, status=status, headers=headers, body=body)


class CrawlArchive:
    """Stores answers as they come, and asks with If-None-Match what an earlier capture holds."""

    def __init__(self, crawler: Crawler) -> None:
        self._warc = WarcFile(crawler.settings["SJO_WARC"], crawler.settings["USER_AGENT"])
        crawler.signals.connect(self._warc.close, signal=signals.engine_stopped)
        earlier: Path | None = crawler.settings["SJO_EARLIER"]
        self._earlier = earlier
        self._known = index_archive(earlier) if earlier else {}
        self.response_bytes = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware from the settings of a crawl."""
        return cls(crawler)

    def _last(self, url: str) -> Event | None:
        events = self._known.get(url)
        return events[-1] if events and events[-1].validators else None

    def process_request(self, request: Request) -> None:
        """Ask only for what changed since the earlier capture."""
        event = self._last(request.url)
        for name, value in event.validators if event else ():
            request.headers.setdefault(name, value)

    def process_response(self, request: Request, response: Response) -> Response:
        """Store an answer; an unchanged page is stored again with the earlier answer's body."""
        date = request.meta[CAPTURED_AT] = now()
        self.response_bytes += len(response.body)
        event = self._last(request.url)
        if response.status == 304 and event and self._earlier:
            # Whole again, so that an archive can be read and replayed without the one before it.
            response = _make_response(self._earlier, event, request.url)
            self._warc.write_unchanged(request, response, event.date, date)
        else:
            self._warc.write(request, response, date)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Store that there was no answer."""
        if isinstance(exception, exceptions.IgnoreRequest):
            return
        kind = "PrivateAddress" if _is_private_name(request) else type(exception).__name__
        text = collapse(str(exception))[:500]
        self._warc.write_failure(request, f"{kind} {text}", now())
        if kind == "PrivateAddress":
            raise Refusal(PRIVATE)


def _is_private_name(request: Request) -> bool:
    return (request.url.split("/")[2].rpartition("@")[2].partition(":")[0]) in private_names


class ReplayHandler(BaseDownloadHandler):
    """Answers requests from an archive, in the order the answers came; never from the network."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._path: Path = crawler.settings["SJO_REPLAY"]
        self._events = index_archive(self._path)

    async def download_request(self, request: Request) -> Response:
        """Return the stored answer, or raise what was raised at the time."""
        events = self._events.get(request.url.partition("#")[0])
        if not events:
            raise Refusal(NOT_IN_CAPTURE)
        event = events.pop(0) if len(events) > 1 else events[0]
        request.meta[CAPTURED_AT] = event.date
        if event.failure:
            kind, _, text = event.failure.partition(" ")
            if kind == "PrivateAddress":
                raise Refusal(PRIVATE)
            raise _STORED_FAILURES.get(kind, exceptions.DownloadFailedError)(text)
        return _make_response(self._path, event, request.url)


class PatientRetry(RetryMiddleware):
    """Retries after growing pauses or what Retry-After asks; nothing else is asked meanwhile."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request to repeat after a pause, or the response when it is the last word."""
        if response.status not in self.retry_http_codes:
            return response
        asked = _retry_after(response)
        if asked > MAX_RETRY_AFTER_SECONDS:
            return response
        again = self._retry(request, f"status {response.status}")
        if again is None:
            return response
        await self._pause(again, asked)
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        """Return the request to repeat after a pause, or None when it has failed."""
        if not isinstance(exception, self.exceptions_to_retry):
            return None
        again = self._retry(request, exception)
        if again is not None:
            await self._pause(again, 0.0)
        return again

    async def _pause(self, request: Request, asked: float) -> None:
        settings = self.crawler.settings
        if not settings["SJO_REPLAY"]:
            doubled = BACKOFF_SECONDS * 2 ** (request.meta["retry_times"] - 1)
            await asyncio.sleep(max(asked, doubled * min(settings.getfloat("DOWNLOAD_DELAY"), 1.0)))


def _retry_after(response: Response) -> float:
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0

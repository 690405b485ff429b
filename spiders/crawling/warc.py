"""The archive of a crawl: every response as it came, in the WARC standard (ISO 28500)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.http import Headers, Response
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from schemas.regular_files import open_regular
from spiders.page import Page

FAILURE = "fetch-failure"  # our field in a metadata record: why there is no response
_NOT_STORED = {b"transfer-encoding", b"content-length"}


def now() -> str:
    """Return the time as WARC writes it, to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class WarcFile:
    """Writes one pages.warc.gz; every record is a gzip member of its own and flushed at once."""

    def __init__(self, path: Path, software: str) -> None:
        self._file = path.open("wb")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        info = {"software": software, "format": "WARC File Format 1.1", "robots": "obey"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, info))

    def write(self, request: Request, response: Response, date: str) -> None:
        """Write a request and the response to it, the body as transferred."""
        target = {"WARC-Date": date}
        answer = self._writer.create_warc_record(
            request.url,
            "response",
            payload=io.BytesIO(response.body),
            http_headers=StatusAndHeaders(
                f"{response.status} ", _header_list(response), protocol="HTTP/1.1"
            ),
            warc_headers_dict=target,
        )
        asked = self._writer.create_warc_record(
            request.url,
            "request",
            http_headers=StatusAndHeaders(
                f"{request.method} {_target(request.url)} HTTP/1.1",
                _pairs(request.headers),
                is_http_request=True,
            ),
            warc_headers_dict=target,
        )
        self._writer.write_request_response_pair(asked, answer)

    def write_unchanged(
        self, request: Request, earlier: Response, first_date: str, date: str
    ) -> None:
        """Write that a page is unchanged (304): the earlier response again, and a revisit of it."""
        self.write(request, earlier, first_date)
        self._writer.write_record(
            self._writer.create_revisit_record(
                request.url,
                "unchanged",
                request.url,
                first_date,
                http_headers=StatusAndHeaders("304 Not Modified", [], protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": date},
            )
        )

    def write_failure(self, request: Request, reason: str, date: str) -> None:
        """Write that there was no response, and why."""
        self._writer.write_record(
            self._writer.create_warc_record(
                request.url,
                "metadata",
                payload=io.BytesIO(f"{FAILURE}: {reason}\r\n".encode()),
                warc_content_type="application/warc-fields",
                warc_headers_dict={"WARC-Date": date},
            )
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _target(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _header_list(response: Response) -> list[tuple[str, str]]:
    kept = [(k, v) for k, v in _pairs(response.headers) if k.lower().encode() not in _NOT_STORED]
    return [*kept, ("Content-Length", str(len(response.body)))]


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), " ".join(value.decode("latin-1").split()))
        for name, values in headers.items()
        for value in values
    ]


@dataclass
class Event:
    """One answer stored in an archive: where its record begins, when it came, why it failed."""

    offset: int
    date: str
    failure: str = ""
    validators: tuple[tuple[str, str], ...] = ()


def index_archive(path: Path) -> dict[str, list[Event]]:
    """Return the answers of an archive by address, in the order they came.

    Raises OSError when it cannot be read, ValueError when it is no WARC.
    """
    try:
        return _index_records(path)
    except ArchiveLoadFailed as error:
        raise ValueError(f"{path}: geen leesbaar archief; haal de site opnieuw op") from error


def _index_records(path: Path) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = {}
    with open_regular(path) as file:
        records = ArchiveIterator(file)
        for record in records:
            url = record.rec_headers.get_header("WARC-Target-URI")
            date = record.rec_headers.get_header("WARC-Date")
            if record.rec_type == "response":
                validators = tuple(
                    (ours, value)
                    for ours, theirs in (
                        ("If-None-Match", "ETag"),
                        ("If-Modified-Since", "Last-Modified"),
                    )
                    if record.http_headers.get_statuscode() == "200"
                    and (value := record.http_headers.get_header(theirs))
                )
                event = Event(records.get_record_offset(), date, validators=validators)
                events.setdefault(url, []).append(event)
            elif record.rec_type == "revisit" and events.get(url):
                events[url][-1].date = date
            elif record.rec_type == "metadata":
                text = record.content_stream().read(2_000).decode("utf-8", "replace")
                reason = text.partition(f"{FAILURE}: ")[2].strip()
                events.setdefault(url, []).append(Event(0, date, reason or "onbekend"))
    return events


def read_response(path: Path, offset: int) -> tuple[int, list[tuple[str, str]], bytes]:
    """Read status, headers and body (as transferred) of the response that begins at `offset`."""
    with open_regular(path) as file:
        file.seek(offset)
        record = next(iter(ArchiveIterator(file)))
        headers: list[tuple[str, str]] = record.http_headers.headers
        return int(record.http_headers.get_statuscode()), headers, record.raw_stream.read()


def read_pages(path: Path) -> Iterator[Page]:
    """Yield the pages of an archive, decompressed, one in memory at a time."""
    with open_regular(path) as file:
        for record in ArchiveIterator(file):
            if page := _as_page(record):
                yield page


def read_page(path: Path, offset: int) -> Page | None:
    """Return the page, decompressed, of the response that begins at `offset`; None for no page."""
    with open_regular(path) as file:
        file.seek(offset)
        return _as_page(next(iter(ArchiveIterator(file))))


def _as_page(record: ArcWarcRecord) -> Page | None:
    if record.rec_type != "response" or record.http_headers.get_statuscode() != "200":
        return None
    stream: Any = record.content_stream()
    kind = record.http_headers.get_header("Content-Type") or ""
    return Page(record.rec_headers.get_header("WARC-Target-URI"), stream.read(), kind)

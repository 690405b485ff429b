"""A polite reader of public web services: the only module that imports httpx."""

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self, TypeVar
from urllib.parse import quote, urlencode, urlsplit

import httpx

from pipeline.errors import SjoError

USER_AGENT = "sjo-inventarisatie/0.1 (inventarisatie sociaal-juridische ondersteuning)"
Answer = TypeVar("Answer")
_CONTENT_RANGE = re.compile(r"bytes ([0-9]+)-([0-9]+)/([0-9]+)")
TEMPORARY = {429, 500, 502, 503, 504}
TOO_MANY_RECORDS = "more than 10000 records"


@dataclass(frozen=True)
class Manners:
    """How patient and how gentle the client is; waits double after every failure."""

    timeout_s: float = 30.0
    """Without a sign of life."""
    deadline_s: float = 300.0
    """For a whole answer, however it drips."""
    attempts: int = 5
    backoff_s: float = 1.0
    longest_wait_s: float = 120.0
    min_interval_s: float = 0.5
    max_bytes: int = 60_000_000


@dataclass(frozen=True)
class HttpAnswer:
    """A complete answer as it came: the address asked and the bytes received."""

    url: str
    content: bytes


@dataclass(frozen=True)
class FilePart:
    """Some bytes of a file at an address, and the size of the whole."""

    content: bytes
    size: int


class TemporaryError(Exception):
    """Something that may pass when asked again after `wait_s` (None: the usual wait)."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


class PoliteClient:
    """Fetches JSON over HTTP, one request at a time; use as a context manager."""

    def __init__(self, manners: Manners | None = None) -> None:
        self.manners = manners or Manners()
        self._last_request: float | None = None
        self._asked = ""
        self._http = httpx.Client(
            headers={"User-Agent": USER_AGENT},
            timeout=self.manners.timeout_s,
            follow_redirects=True,
            max_redirects=3,
            event_hooks={"request": [self._require_same_service]},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def fetch(self, url: str, params: Mapping[str, str] | None = None) -> HttpAnswer:
        """Fetch one complete answer of a JSON service.

        Asks again, after a wait, on time-outs, broken connections and 429, 500, 502, 503, 504.
        Raises SjoError, with cause and advice, when it stays so, and at once on any other answer
        that is not complete JSON of a permitted size.
        """
        full = f"{url}?{urlencode(params, quote_via=quote)}" if params else url
        return self._persist(url, lambda: self._request(full))

    def fetch_part(self, url: str, first: int, last: int) -> FilePart:
        """Fetch the bytes `first` up to and including `last` of a file; asks again as `fetch`.

        SjoError when the service gives no parts of files, or another part than was asked.
        """
        return self._persist(url, lambda: self._request_part(url, first, last))

    def _persist(self, url: str, ask: Callable[[], Answer]) -> Answer:
        reason = ""
        for attempt in range(self.manners.attempts):
            self._keep_distance()
            try:
                return ask()
            except TemporaryError as error:
                reason = str(error)
                if attempt + 1 < self.manners.attempts:
                    self._wait(url, attempt, error.wait_s)
        raise SjoError(
            f"{url}: {reason}, {self.manners.attempts} keer geprobeerd; probeer het later opnieuw"
        )

    def _keep_distance(self) -> None:
        if self._last_request is not None:
            passed = time.monotonic() - self._last_request
            time.sleep(max(0.0, self.manners.min_interval_s - passed))
        self._last_request = time.monotonic()

    def _wait(self, url: str, attempt: int, asked_s: float | None) -> None:
        if asked_s is not None and asked_s > self.manners.longest_wait_s:
            raise SjoError(
                f"{url}: de dienst vraagt {asked_s:.0f} seconden te wachten; probeer het na die "
                "tijd opnieuw"
            )
        usual_s = min(self.manners.backoff_s * 2**attempt, self.manners.longest_wait_s)
        time.sleep(usual_s if asked_s is None else max(asked_s, usual_s))

    def _require_same_service(self, request: httpx.Request) -> None:
        """SjoError for a redirect that leaves the service: what answers there is not asked."""
        if not is_same_service(self._asked, str(request.url)):
            raise SjoError(
                f"{self._asked}: de dienst verwijst naar een ander, {request.url.host}; er is "
                "niets opgehaald. Is hij verhuisd, geef dan het nieuwe adres; zie "
                "docs/referentiedata.md"
            )

    def _request(self, url: str) -> HttpAnswer:
        response, content = self._get(url, {})
        self._check_status(url, response, content)
        self._check_type(url, response)
        return HttpAnswer(url, content)

    def _request_part(self, url: str, first: int, last: int) -> FilePart:
        response, content = self._get(url, {"Range": f"bytes={first}-{last}"})
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            self._check_status(url, response, content)
        told = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if told is None or int(told[1]) != first or len(content) != int(told[2]) - first + 1:
            raise SjoError(
                f"{url}: de dienst geeft geen delen van het bestand; haal het zelf op en geef het "
                "met --bag-from"
            )
        return FilePart(content, int(told[3]))

    def _get(self, url: str, headers: Mapping[str, str]) -> tuple[httpx.Response, bytes]:
        self._asked = url
        try:
            with self._http.stream("GET", url, headers=dict(headers)) as response:
                if headers and response.status_code == httpx.codes.OK:
                    return response, b""  # the whole file instead of a part: never read it
                return response, self._read_bounded(url, response)
        except httpx.TimeoutException as error:
            limit = f"{self.manners.timeout_s:g}"
            raise TemporaryError(f"geen antwoord binnen {limit} seconden") from error
        except (httpx.TooManyRedirects, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise SjoError(f"{url}: onbruikbaar adres; is de dienst verhuisd?") from error
        except httpx.DecodingError as error:
            raise SjoError(f"{url}: onleesbaar antwoord; probeer het later opnieuw") from error
        except httpx.TransportError as error:
            raise TemporaryError("de verbinding mislukte of brak af") from error

    def _read_bounded(self, url: str, response: httpx.Response) -> bytes:
        parts: list[bytes] = []
        size = 0
        deadline = time.monotonic() + self.manners.deadline_s
        for part in response.iter_bytes():
            if time.monotonic() > deadline:
                raise SjoError(
                    f"{url}: het antwoord was na {self.manners.deadline_s:g} seconden nog niet "
                    "binnen; probeer het later opnieuw"
                )
            size += len(part)
            if size > self.manners.max_bytes:
                raise SjoError(
                    f"{url}: het antwoord is groter dan {self.manners.max_bytes:,} bytes en is "
                    "geweigerd; dit is niet de gevraagde tabel"
                )
            parts.append(part)
        return b"".join(parts)

    def _check_status(self, url: str, response: httpx.Response, content: bytes) -> None:
        if response.status_code == httpx.codes.OK:
            return
        text = content[:2000].decode("utf-8", "replace")
        if TOO_MANY_RECORDS in text:
            raise SjoError(
                f"{url}: CBS geeft hier ten hoogste 10.000 rijen per vraag; "
                "vraag minder perioden of gebruik het adres met ODataFeed"
            )
        if response.status_code in TEMPORARY:
            asked_s = read_retry_after(response.headers.get("Retry-After", ""))
            raise TemporaryError(f"de dienst antwoordt met status {response.status_code}", asked_s)
        raise SjoError(
            f"{url}: de dienst antwoordt met status {response.status_code}; "
            "waarschijnlijk is het adres of de tabel veranderd: zie docs/referentiedata.md"
        )

    def _check_type(self, url: str, response: httpx.Response) -> None:
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if "json" not in kind:
            raise SjoError(
                f"{url}: het antwoord is {kind or 'van onbekend type'} in plaats van JSON "
                f"(gekomen van {response.url}); de dienst is verhuisd of toont een melding. "
                "Open het adres in een browser"
            )


def read_retry_after(text: str) -> float | None:
    """Read a Retry-After header, seconds or a date; None when absent or unreadable."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def decode_json(answer: HttpAnswer) -> Any:
    """Decode a JSON answer; SjoError when it was cut off or is no JSON."""
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise SjoError(
            f"{answer.url}: het antwoord is geen volledige JSON; probeer het opnieuw"
        ) from error


def is_same_service(url: str, other: str) -> bool:
    """Tell whether an address is of the host of another, or of one beside it (api.pdok.nl)."""
    host, told = (urlsplit(address).hostname or "" for address in (url, other))
    is_name = not host.rpartition(".")[2].isdigit()
    domain = ".".join(host.split(".")[-2:])
    return told == host or (is_name and "." in domain and told.endswith(f".{domain}"))


def same_host(url: str, other: str) -> bool:
    """Tell whether two addresses are of the same service."""
    return urlsplit(url).netloc == urlsplit(other).netloc

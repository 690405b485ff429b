import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pipeline.errors import SjoError
from pipeline.refresh.http import (
    USER_AGENT,
    HttpAnswer,
    Manners,
    PoliteClient,
    decode_json,
    is_same_service,
    read_retry_after,
)
from tests.replicas.server import (
    Replica,
    html_fault,
    json_answer,
    payload_fault,
    slow_fault,
    status_fault,
)

QUICK = Manners(timeout_s=2, attempts=3, backoff_s=0.01, longest_wait_s=1, min_interval_s=0)


class Echo(Replica):
    def answer(self, request: Request) -> Response:
        return json_answer({"value": [1, 2, 3], "vraag": request.query_string.decode()})


@pytest.fixture
def echo(httpserver: HTTPServer) -> Echo:
    return Echo(httpserver)


@pytest.fixture
def slow_echo() -> Iterator[Echo]:
    """A server of its own: requests that were given up must not reach the next test."""
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        yield Echo(server)


@pytest.fixture
def client() -> Iterator[PoliteClient]:
    with PoliteClient(QUICK) as polite:
        yield polite


def ask(client: PoliteClient, echo: Echo) -> Any:
    return decode_json(client.fetch(f"{echo.url}/x"))


def test_tells_who_it_is(client: PoliteClient, echo: Echo) -> None:
    ask(client, echo)
    assert echo.requests[0].headers["User-Agent"] == USER_AGENT


def test_writes_spaces_as_odata_expects_them(client: PoliteClient, echo: Echo) -> None:
    answer = decode_json(client.fetch(f"{echo.url}/x", {"$filter": "Perioden eq '2023JJ00' & +"}))
    assert answer["vraag"] == "%24filter=Perioden%20eq%20%272023JJ00%27%20%26%20%2B"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_temporary_failure_is_asked_again(client: PoliteClient, echo: Echo, status: int) -> None:
    echo.faults = [status_fault(status), status_fault(status)]
    assert ask(client, echo)["value"] == [1, 2, 3]
    assert len(echo.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501])
def test_a_lasting_failure_is_not_asked_again(
    client: PoliteClient, echo: Echo, status: int
) -> None:
    echo.faults = [status_fault(status)]
    with pytest.raises(SjoError, match=f"status {status}"):
        ask(client, echo)
    assert len(echo.requests) == 1


def test_gives_up_after_the_last_attempt_and_says_why(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [status_fault(503)] * 3
    with pytest.raises(SjoError, match=r"/x: .*status 503, 3 keer geprobeerd"):
        ask(client, echo)
    assert len(echo.requests) == 3


def test_waits_as_long_as_the_service_asks(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [status_fault(429, retry_after="1")]
    started = datetime.now(UTC)
    ask(client, echo)
    assert datetime.now(UTC) - started >= timedelta(seconds=1)


def test_a_wait_beyond_the_bound_stops_at_once(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [status_fault(429, retry_after="3600")]
    with pytest.raises(SjoError, match="vraagt 3600 seconden te wachten"):
        ask(client, echo)
    assert len(echo.requests) == 1


def test_a_retry_date_is_read_as_seconds_from_now() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    assert read_retry_after(format_datetime(moment, usegmt=True)) == pytest.approx(90, abs=3)
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00") == 0
    assert read_retry_after("17") == 17
    assert read_retry_after("morgen") is None
    assert read_retry_after("") is None


def test_a_time_out_is_asked_again(slow_echo: Echo) -> None:
    slow_echo.faults = [slow_fault(0.5)]
    manners = Manners(timeout_s=0.2, attempts=5, backoff_s=0.2, longest_wait_s=1, min_interval_s=0)
    with PoliteClient(manners) as client:
        assert ask(client, slow_echo)["value"] == [1, 2, 3]
    assert len(slow_echo.requests) == 2


def test_endless_silence_is_named(slow_echo: Echo) -> None:
    slow_echo.faults = [slow_fault(0.3), slow_fault(0.3)]
    manners = Manners(timeout_s=0.05, attempts=2, backoff_s=0.01, min_interval_s=0)
    with (
        PoliteClient(manners) as client,
        pytest.raises(SjoError, match=r"geen antwoord binnen 0\.05 seconden, 2 keer"),
    ):
        ask(client, slow_echo)


def test_an_answer_cut_half_way_is_asked_again(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [echo.cut_fault()]
    assert ask(client, echo)["value"] == [1, 2, 3]
    assert len(echo.requests) == 2


def test_an_answer_that_stays_cut_is_refused(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [echo.cut_fault()] * 3
    with pytest.raises(SjoError, match="de verbinding mislukte of brak af"):
        ask(client, echo)


def test_no_server_is_named(client: PoliteClient) -> None:
    with pytest.raises(SjoError, match="de verbinding mislukte"):
        client.fetch("http://127.0.0.1:9/x")


def test_a_page_instead_of_json_is_refused(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [html_fault()]
    with pytest.raises(SjoError, match="text/html in plaats van JSON"):
        ask(client, echo)


def test_a_redirect_to_a_page_names_where_it_led(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [
        lambda _: Response("", 302, {"Location": f"{echo.url}/nieuws"}),
        html_fault(),
    ]
    with pytest.raises(SjoError, match="/nieuws"):
        ask(client, echo)


def test_a_circle_of_redirects_ends(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [lambda _: Response("", 302, {"Location": f"{echo.url}/x"})] * 9
    with pytest.raises(SjoError, match="onbruikbaar adres"):
        ask(client, echo)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "127.0.0.1/x", "http://[::1/x"])
def test_a_wrong_address_is_named_at_once(client: PoliteClient, url: str) -> None:
    with pytest.raises(SjoError, match="onbruikbaar adres"):
        client.fetch(url)


def test_the_limit_of_ten_thousand_records_is_explained(client: PoliteClient, echo: Echo) -> None:
    text = '{"odata.error":{"message":"The query returns more than 10000 records"}}'
    echo.faults = [status_fault(500, text)]
    with pytest.raises(SjoError, match=r"ten hoogste 10\.000 rijen"):
        ask(client, echo)
    assert len(echo.requests) == 1


def test_too_large_an_answer_is_not_read_to_the_end(echo: Echo) -> None:
    echo.faults = [payload_fault({"value": "x" * 100_000})]
    with (
        PoliteClient(Manners(max_bytes=10_000, min_interval_s=0)) as client,
        pytest.raises(SjoError, match="groter dan 10,000 bytes"),
    ):
        ask(client, echo)


def test_keeps_a_distance_between_requests(echo: Echo) -> None:
    with PoliteClient(Manners(min_interval_s=0.2)) as client:
        started = datetime.now(UTC)
        for _ in range(3):
            ask(client, echo)
    assert datetime.now(UTC) - started >= timedelta(seconds=0.4)


@pytest.mark.parametrize(
    "content", [b"", b'{"value": [1, 2', b"<html>", b"\xff\xfe{", b"[" * 200_000]
)
def test_half_or_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(SjoError, match="geen volledige JSON"):
        decode_json(HttpAnswer("http://cbs/x", content))


@pytest.mark.parametrize("place", ["http://127.0.0.1:1/x", "http://example.com/x"])
def test_a_redirect_to_another_service_is_never_followed(
    client: PoliteClient, echo: Echo, place: str
) -> None:
    echo.faults = [lambda _: Response(status=302, headers={"Location": place})]
    with pytest.raises(SjoError, match="verwijst naar een ander"):
        ask(client, echo)
    assert len(echo.requests) == 1


def test_a_redirect_within_the_service_is_followed(client: PoliteClient, echo: Echo) -> None:
    echo.faults = [lambda _: Response(status=302, headers={"Location": f"{echo.url}/y"})]
    assert ask(client, echo)["value"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://api.pdok.nl/x", "https://service.pdok.nl/y", True),
        ("https://opendata.cbs.nl/x", "https://cbs.nl.example.com/y", False),
        ("https://opendata.cbs.nl/x", "https://kwaadcbs.nl/y", False),
        ("http://127.0.0.1:1/x", "http://10.0.0.1/y", False),
        ("http://localhost/x", "http://example.localhost/y", False),
    ],
)
def test_the_hosts_of_one_service(url: str, other: str, same: bool) -> None:
    assert is_same_service(url, other) is same


def drip(_: Request) -> Response:
    def spaces() -> Iterator[bytes]:
        for _ in range(400):
            time.sleep(0.05)
            yield b" "

    return Response(spaces(), content_type="application/json")


def test_an_answer_that_drips_has_a_deadline(slow_echo: Echo) -> None:
    slow_echo.faults = [drip]
    with (
        PoliteClient(replace(QUICK, deadline_s=0.2)) as hurried,
        pytest.raises(SjoError, match=r"na 0\.2 seconden nog niet binnen"),
    ):
        ask(hurried, slow_echo)

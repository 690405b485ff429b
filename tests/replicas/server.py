"""A web service on loopback, made by us after the documents of the real one; not the real one.

It answers from a function, and can be told to fail first: faults are served in turn, one per
request, before any real answer.
"""

import json
import re
import time
from collections.abc import Callable

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

Fault = Callable[[Request], Response]


def json_answer(payload: object, status: int = 200) -> Response:
    return Response(json.dumps(payload), status, content_type="application/json; charset=utf-8")


def status_fault(status: int, text: str = "", retry_after: str | None = None) -> Fault:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return lambda _: Response(text, status, headers, content_type="text/plain")


def html_fault() -> Fault:
    return lambda _: Response("<html><body>Onderhoud</body></html>", content_type="text/html")


def slow_fault(seconds: float) -> Fault:
    def answer(_: Request) -> Response:
        time.sleep(seconds)
        return json_answer({"value": []})

    return answer


def payload_fault(payload: object) -> Fault:
    return lambda _: json_answer(payload)


class Replica:
    """Answers the requests of one service; `requests` tells what was asked."""

    pattern = ".*"

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        server.expect_request(re.compile(self.pattern)).respond_with_handler(self._respond)

    @property
    def url(self) -> str:
        return self.server.url_for("").rstrip("/")

    def cut_fault(self) -> Fault:
        """The true answer, of which the connection breaks half way."""

        def answer(request: Request) -> Response:
            whole = self.answer(request).get_data()
            response = Response(whole[: len(whole) // 2], content_type="application/json")
            response.headers["Content-Length"] = str(len(whole))
            return response

        return answer

    def _respond(self, request: Request) -> Response:
        self.requests.append(request)
        if self.faults:
            return self.faults.pop(0)(request)
        return self.answer(request)

    def answer(self, request: Request) -> Response:
        raise NotImplementedError

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

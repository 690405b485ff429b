"""Who may talk to the workbench: one browser on this machine, on pages of our own.

A server on the loopback can be reached by every page that the browser has open, and by every
program of every user of the machine. Each refusal has a status of its own and one Dutch line.
"""

import secrets
from http import HTTPStatus
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

START_PATH = "/begin"
FORM_BYTES = 1_000_000
UPLOAD_BYTES = 20_000_000
"""Of a form with a file: a workbook of thousands of rows fits."""
BODY_BOUNDS = {
    "application/x-www-form-urlencoded": FORM_BYTES,
    "multipart/form-data": UPLOAD_BYTES,
}
SAFE_METHODS = ("GET", "HEAD")
SAFE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # With no-referrer a browser sends "Origin: null" along with honest forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
WELCOME = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Werkbank</title>'
    '<link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=/">'
    '<main><h1>Werkbank</h1><p><a href="/">Verder</a></p></main></html>'
)


class Refused(NamedTuple):
    """Why a request is not answered: the status, and the line for who sees it."""

    status: HTTPStatus
    line: str


OTHER_HOST = Refused(
    HTTPStatus.MISDIRECTED_REQUEST, "Dit adres is niet van de werkbank; gebruik het startadres."
)
OTHER_METHOD = Refused(HTTPStatus.METHOD_NOT_ALLOWED, "De werkbank kent alleen lezen en bewaren.")
NO_SESSION = Refused(
    HTTPStatus.UNAUTHORIZED,
    "U bent niet aangemeld: open het startadres dat de werkbank in de terminal toont.",
)
WRONG_TOKEN = Refused(
    HTTPStatus.FORBIDDEN,
    "Dit startadres klopt niet of is van een vorige keer; gebruik dat van nu.",
)
OTHER_ORIGIN = Refused(
    HTTPStatus.FORBIDDEN, "Dit formulier komt niet van de werkbank; er is niets bewaard."
)
NO_LENGTH = Refused(HTTPStatus.LENGTH_REQUIRED, "Het formulier zegt niet hoe groot het is.")
BODY_TOO_LARGE = Refused(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Dit is te groot; er is niets bewaard. Splits het."
)
NO_FORM = Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Dit is geen formulier; er is niets bewaard.")


class Doorkeeper:
    """Lets in requests of the browser that came by the start address, and no others.

    The start address holds `token`; opening it gives the browser a cookie with another secret.
    Cookies do not know ports: the name of ours holds it, so that two workbenches do not mix.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"werkbank-{port}"
        self._secret = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; each answer carries SAFE_HEADERS."""
        if scope["type"] != "http":
            return  # no websockets, and nothing to start or stop
        request = Request(scope)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFE_HEADERS)
            await send(message)

        answer = self._refuse(request) or self._welcome(request) or self._refuse_stranger(request)
        await (answer or self._app)(scope, receive, send_safely)

    def _refuse(self, request: Request) -> Response | None:
        """Return the answer to what no browser of ours sends, whoever it comes from."""
        if request.headers.getlist("host") not in [[host] for host in self._hosts]:
            return _answer(OTHER_HOST)
        if request.method not in (*SAFE_METHODS, "POST"):
            return _answer(OTHER_METHOD)
        return None

    def _welcome(self, request: Request) -> Response | None:
        """Return the answer to the start address, with or without the right token."""
        if request.url.path != START_PATH or request.method != "GET":
            return None
        if not _same(request.query_params.get("sleutel", ""), self._token):
            return _answer(WRONG_TOKEN)
        # A page, not a redirect: a cookie SameSite=Strict does not travel along with a redirect
        # that begins at another site, as a link in a mail.
        answer = HTMLResponse(WELCOME)
        answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="strict")
        return answer

    def _refuse_stranger(self, request: Request) -> Response | None:
        if not _same(request.cookies.get(self._cookie, ""), self._secret):
            return _answer(NO_SESSION)
        if request.method == "POST":
            refused = _judge_post(request.headers)
            return None if refused is None else _answer(refused)
        return None


def _judge_post(headers: Headers) -> Refused | None:
    """Return why a form is not taken: from another page, or not of a form's kind and size."""
    if headers.getlist("origin") != [f"http://{headers['host']}"]:
        return OTHER_ORIGIN
    bound = BODY_BOUNDS.get(headers.get("content-type", "").partition(";")[0].strip().lower())
    if bound is None:
        return NO_FORM
    length = headers.get("content-length", "")
    if not length.isdecimal() or "transfer-encoding" in headers:
        return NO_LENGTH
    # The server gives no more of a body than its length says.
    return BODY_TOO_LARGE if int(length) > bound else None


def _answer(refused: Refused) -> Response:
    return PlainTextResponse(f"{refused.line}\n", refused.status)


def _same(told: str, right: str) -> bool:
    return secrets.compare_digest(told.encode("utf-8", "replace"), right.encode("utf-8"))

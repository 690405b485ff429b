"""A page of the workbench out of its template; and the one way in which it shows faults."""

from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from pipeline.files.findings import FileError, Finding
from pipeline.text.numbers import dutch_number
from schemas.stored_pages import fold_page_address
from werkbank.desk import Desk

FOLDER = Path(__file__).parent


def desk_of(request: Request) -> Desk:
    """Return the desk at which a request is made."""
    desk: Desk = request.app.state.desk
    return desk


def show_page(
    request: Request,
    template: str,
    *,
    status: int = HTTPStatus.OK,
    faults: Sequence[Finding] = (),
    **values: object,
) -> HTMLResponse:
    """Return the page of a template (a name in templates/, without its ending).

    `faults` stand above it, each with its column, rule and advice; give status 422 with them, and
    the values that were sent in, so that nothing typed is lost. Every value is escaped, a missing
    one is an error. A template has besides: `desk`, `screens`, and `here` (the path).
    """
    shown = {"desk": desk_of(request), "screens": request.app.state.screens}
    text = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(**shown, here=request.url.path, faults=faults, **values)
    )
    return HTMLResponse(text, status)


def show_fault(request: Request, status: int, titel: str, message: str) -> HTMLResponse:
    """Return a page that only says what is wrong."""
    lines = message.split("\n")
    is_form = request.method == "POST"
    return show_page(request, "fault", status=status, titel=titel, lines=lines, is_form=is_form)


def show_file_error(request: Request, error: FileError) -> HTMLResponse:
    """Return a page with every fault that stopped something: what was asked is not done."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return show_page(
        request,
        "fault",
        status=status,
        titel="Niet bewaard",
        lines=(),
        is_form=request.method == "POST",
        faults=error.findings,
    )


def go_to(path: str) -> RedirectResponse:
    """Return the answer to a saved form: the browser asks for `path`; reloading saves nothing."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["page_name"] = fold_page_address
    environment.filters["dutch_number"] = dutch_number
    return environment

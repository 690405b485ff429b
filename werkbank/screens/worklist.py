"""Werkvoorraad: what waits for this reader, and what everybody waits for."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from werkbank.desk import list_readers
from werkbank.page import desk_of, show_page
from werkbank.screen import Screen


def _show(request: Request) -> Response:
    return show_page(request, "worklist", readers=list_readers(desk_of(request)))


WERKVOORRAAD = Screen("/werkvoorraad", "Werkvoorraad", "1", [Route("/werkvoorraad", _show)])

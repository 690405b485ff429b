"""Cijfers: how far readers agree, what searching still adds, and how far the planning is."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from werkbank.page import desk_of, show_page
from werkbank.screen import Screen
from werkbank.version_figures import MOST_TERMS, find_figures


def _show(request: Request) -> Response:
    figures = find_figures(desk_of(request))
    return show_page(request, "figures", figures=figures, most_terms=MOST_TERMS)


CIJFERS = Screen("/cijfers", "Cijfers", "9", [Route("/cijfers", _show)])

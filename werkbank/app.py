"""The workbench as a web application: its screens, its faults, and its door."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ExceptionHandler

from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from schemas.system_faults import explain_os_error
from werkbank.desk import Desk
from werkbank.guard import Doorkeeper
from werkbank.page import FOLDER, show_fault, show_file_error
from werkbank.screens import SCREENS


def make_app(desk: Desk, token: str, port: int) -> Starlette:
    """Return the workbench of a desk, for who opens its start address on `port`."""
    app = Starlette(
        routes=[
            Route("/", _begin),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
            *(route for screen in SCREENS for route in screen.routes),
        ],
        middleware=[Middleware(Doorkeeper, token=token, port=port)],
        exception_handlers=HANDLERS,
    )
    app.state.desk = desk
    app.state.screens = SCREENS
    return app


def _begin(_: Request) -> RedirectResponse:
    return RedirectResponse(SCREENS[0].path)


def _tell_file_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FileError)
    return show_file_error(request, error)


def _tell_sjo_error(request: Request, error: Exception) -> Response:
    return show_fault(request, 422, "Dit kan niet", str(error))


def _tell_os_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, OSError)
    return show_fault(request, 500, "Niet bewaard", explain_os_error(error))


def _tell_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    messages = {
        400: "Dit formulier is niet heel, of een tekst erin is te lang; er is niets bewaard.",
        404: "Deze pagina bestaat niet.",
        405: "Zo is deze pagina niet te gebruiken.",
    }
    message = messages.get(error.status_code, "De werkbank begrijpt dit verzoek niet.")
    return show_fault(request, error.status_code, "Kan niet", message)


HANDLERS: dict[type[Exception] | int, ExceptionHandler] = {
    FileError: _tell_file_error,
    SjoError: _tell_sjo_error,
    OSError: _tell_os_error,
    HTTPException: _tell_http_error,
}

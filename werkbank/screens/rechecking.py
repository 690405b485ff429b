"""Herverificatie: is what was published still so? One key an answer."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.files.findings import FileError, Finding
from pipeline.wave.looked_again import select_uncontactable
from schemas.rechecks import Controleuitkomst
from werkbank.forms import Form, posted
from werkbank.page import desk_of, go_to, show_page
from werkbank.recheck_list import (
    find_last_version,
    list_desk_due,
    read_desk_looked,
    save_recheck,
)
from werkbank.screen import Screen

RECHECKING_PATH = "/herverificatie"
_KEYS = {"j": Controleuitkomst.NOG_ZO, "w": Controleuitkomst.GEWIJZIGD} | {
    "x": Controleuitkomst.WEG,
    "n": Controleuitkomst.NIET_TE_ZIEN,
}
_ASKED_CELLS = ("uitkomst", "bron_url", "pagina_van", "niet_benaderen", "toelichting")
_WHO_AND_WHERE = ("organisatie", "locatienaam", "bezoekadres", "postcode", "woonplaats", "gemeente")
_REST = ("website", "telefoon", "email", "openingstijden", "soort_organisatie", "bronnen")


def _show(request: Request) -> Response:
    return _show_next(request, request.query_params, ())


def _show_next(request: Request, typed: Mapping[str, str], faults: Sequence[Finding]) -> Response:
    desk = desk_of(request)
    version = find_last_version(desk)
    gemeente = typed.get("gemeente", "")
    due = [d.due for d in list_desk_due(desk)]
    chosen = [d for d in due if gemeente in ("", d.locatie["gemeente"])]
    here = next((d for d in chosen if d.locatie["locatie_id"] == typed.get("locatie_id")), None)
    first = here or (chosen[0] if chosen else None)
    looked = select_uncontactable(read_desk_looked(desk))
    return show_page(
        request,
        "recheck",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        versie=str(version.versie) if version else "",
        due=first,
        left=len(chosen),
        elsewhere=len(due) - len(chosen),
        gemeente=gemeente,
        fields=[*_WHO_AND_WHERE, *_REST],
        keys=_KEYS,
        typed=typed if here else {},
        is_uncontactable=first is not None and first.locatie["locatie_id"] in looked,
    )


def _answer(request: Request, form: Form) -> Response:
    desk = desk_of(request)
    version = find_last_version(desk)
    asked = form.one("locatie_id")
    due = [d.due for d in list_desk_due(desk) if d.due.locatie["locatie_id"] == asked]
    cells = {name: form.one(name) for name in _ASKED_CELLS}
    where = {"gemeente": form.one("gemeente")}
    if version is None or not due:
        rule = "deze locatie is al opnieuw bekeken, of staat niet in de laatste versie"
        return _show_next(request, where, [Finding("", regel=rule)])
    if not cells["uitkomst"]:  # Enter in a text field
        rule = "kies met een toets wat u zag: nog zo, gewijzigd, weg of niet te zien"
        asks = Finding("", kolom="uitkomst", regel=rule)
        return _show_next(request, cells | where | {"locatie_id": asked}, [asks])
    try:
        save_recheck(desk, version, due[0], cells)
    except FileError as error:
        return _show_next(request, cells | where | {"locatie_id": asked}, error.findings)
    return go_to(f"{RECHECKING_PATH}?{urlencode(where)}" if where["gemeente"] else RECHECKING_PATH)


HERVERIFICATIE = Screen(
    RECHECKING_PATH,
    "Herverificatie",
    "7",
    [
        Route(RECHECKING_PATH, _show),
        Route(f"{RECHECKING_PATH}/antwoord", posted(_answer), methods=["POST"]),
    ],
)

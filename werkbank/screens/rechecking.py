"""Herverificatie: is what was published still so? One key an answer."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.files.findings import FileError, Finding
from pipeline.mutations.intake import receive
from pipeline.wave.looked_again import select_uncontactable
from pipeline.wave.unanswered import FOLLOW_UP
from schemas.mutations import REPORTABLE, Mutatiesoort
from schemas.rechecks import Controleuitkomst
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.forms import Form, posted
from werkbank.page import desk_of, go_to, show_page
from werkbank.published import read_desk_locations
from werkbank.recheck_list import (
    find_last_version,
    list_desk_rechecks,
    list_unfinished,
    read_desk_looked,
)
from werkbank.rechecked import (
    ASKED_CELLS,
    find_own_look,
    find_own_words,
    list_published_offers,
    save_recheck,
    take_back_recheck,
)
from werkbank.report_draft import draft_look
from werkbank.screen import Screen

RECHECKING_PATH = "/herverificatie"
_ELABORATE_PATH = f"{RECHECKING_PATH}/uitwerken"
_TAKE = "neem"
_AHEAD = "vooruit"
"""Asked for by who goes on with what is not due yet."""
_KEYS = {"j": Controleuitkomst.NOG_ZO, "w": Controleuitkomst.GEWIJZIGD} | {
    "x": Controleuitkomst.WEG,
    "n": Controleuitkomst.NIET_TE_ZIEN,
}
_REPORTED_AS = {Controleuitkomst.GEWIJZIGD: Mutatiesoort.WIJZIGING} | {
    Controleuitkomst.WEG: Mutatiesoort.GESLOTEN
}
"""What a look that needs more to be said becomes at the desk."""
_WHO_AND_WHERE = ("organisatie", "locatienaam", "bezoekadres", "postcode", "woonplaats", "gemeente")
_REST = ("website", "telefoon", "email", "openingstijden", "soort_organisatie", "bronnen")


def _show(request: Request) -> Response:
    typed = dict(request.query_params)
    undone = find_own_words(desk_of(request), typed.get("terug", ""))
    return _show_next(request, typed | undone, ())


def _show_next(request: Request, typed: Mapping[str, str], faults: Sequence[Finding]) -> Response:
    desk = desk_of(request)
    version = find_last_version(desk)
    gemeente = typed.get("gemeente", "")
    every = [d.due for d in list_desk_rechecks(desk)]
    due = [d for d in every if d.is_due(desk.today())]
    ahead = typed.get(_AHEAD, "")
    later = [d for d in every if gemeente in ("", d.locatie["gemeente"])]
    chosen = later if ahead else [d for d in later if d.is_due(desk.today())]
    here = next((d for d in later if d.locatie["locatie_id"] == typed.get("locatie_id")), None)
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
        elsewhere=sum(gemeente not in ("", d.locatie["gemeente"]) for d in due),
        gemeente=gemeente,
        ahead=ahead,
        later=later,
        fields=[*_WHO_AND_WHERE, *_REST],
        offers=list_published_offers(version, first.locatie) if version and first else {},
        keys=_KEYS,
        typed=typed if here else {},
        is_uncontactable=first is not None and first.locatie["locatie_id"] in looked,
        saved=find_own_look(desk, typed.get("bewaard", "")),
        undone=bool(here) and bool(typed.get("terug")),
        melding=typed.get("melding", ""),
        unfinished=list_unfinished(desk),
    )


def _answer(request: Request, form: Form) -> Response:
    desk = desk_of(request)
    version = find_last_version(desk)
    asked = form.one("locatie_id")
    due = [d.due for d in list_desk_rechecks(desk) if d.due.locatie["locatie_id"] == asked]
    cells = {name: form.one(name) for name in ASKED_CELLS}
    where = {name: form.one(name) for name in ("gemeente", _AHEAD)}
    if version is None or not due:
        rule = "deze locatie is al opnieuw bekeken, of staat niet in de laatste versie"
        return _show_next(request, where, [Finding("", regel=rule)])
    try:
        if cells["uitkomst"] not in _KEYS.values():  # "": Enter in a text field
            rule = "kies met een toets wat u zag: nog zo, gewijzigd, weg of niet te zien"
            raise FileError([Finding("", kolom="uitkomst", regel=rule)])
        save_recheck(desk, version, due[0].locatie, cells)
    except FileError as error:
        return _show_next(request, cells | where | {"locatie_id": asked}, error.findings)
    needs_more = cells["uitkomst"] in FOLLOW_UP
    path = f"{_ELABORATE_PATH}/{asked}" if needs_more else RECHECKING_PATH
    return _lead_to(path, where | {"bewaard": asked})


def _take_back(request: Request, form: Form) -> Response:
    """Take back what was seen of a location, and show it again with what was filled in."""
    look = take_back_recheck(desk_of(request), form.one("locatie_id"))
    if look is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    told = {"locatie_id": look["locatie_id"], "terug": look["locatie_id"]}
    return _lead_to(RECHECKING_PATH, told | {n: form.one(n) for n in ("gemeente", _AHEAD)})


def _elaborate(request: Request) -> Response:
    return _show_form(request, {}, ())


def _show_form(request: Request, typed: Mapping[str, str], faults: Sequence[Finding]) -> Response:
    """Show what is published of a location that changed or is gone, to write what holds now."""
    desk, locatie_id = desk_of(request), request.path_params["locatie_id"]
    open_looks = [one for one in list_unfinished(desk) if one.look["locatie_id"] == locatie_id]
    locations = read_desk_locations(desk)
    if not open_looks or locatie_id not in locations.rows:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    look = open_looks[-1].look
    now = locations.values_of(locatie_id)
    soort = _REPORTED_AS[Controleuitkomst(look["uitkomst"])]
    filled = {"soort": str(soort), "toelichting": look["toelichting"], "per": ""}
    filled |= {
        f"v_{veld}": value.replace(MULTI_VALUE_SEPARATOR, "; ") for veld, value in now.items()
    }
    return show_page(
        request,
        "recheck_more",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        look=look,
        locatie=locations.rows[locatie_id],
        values=filled | dict(typed),
        fields=REPORTABLE,
        kinds=list(_REPORTED_AS.values()),
        gemeente=request.query_params.get("gemeente", ""),
        saved=find_own_look(desk, request.query_params.get("bewaard", "")),
    )


def _report(request: Request, form: Form) -> Response:
    """File what changed as a report: it waits at the desk until somebody carried it through."""
    desk, locatie_id = desk_of(request), request.path_params["locatie_id"]
    locations = read_desk_locations(desk)
    if locatie_id not in locations.rows:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        if form.one("doe") != _TAKE:  # Enter in a text field
            rule = "druk op o als alles er staat: een melding verandert daarna niet meer"
            raise FileError([Finding("", regel=rule)])
        mutation = draft_look(form, desk.today(), locatie_id, locations)
        received = receive(desk.root, mutation, "", locations)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    except FileError as error:
        return _show_form(request, {k: form.one(k) for k in form.fields}, error.findings)
    told = {"gemeente": form.one("gemeente"), "melding": received.mutation.mutatie_id}
    return _lead_to(RECHECKING_PATH, told)


def _lead_to(path: str, told: Mapping[str, str]) -> Response:
    filled = {name: value for name, value in told.items() if value}
    return go_to(f"{path}?{urlencode(filled)}" if filled else path)


HERVERIFICATIE = Screen(
    RECHECKING_PATH,
    "Herverificatie",
    "7",
    [
        Route(RECHECKING_PATH, _show),
        Route(f"{RECHECKING_PATH}/antwoord", posted(_answer), methods=["POST"]),
        Route(f"{RECHECKING_PATH}/terugnemen", posted(_take_back), methods=["POST"]),
        Route(f"{_ELABORATE_PATH}/{{locatie_id}}", _elaborate, methods=["GET"]),
        Route(f"{_ELABORATE_PATH}/{{locatie_id}}", posted(_report), methods=["POST"]),
    ],
)

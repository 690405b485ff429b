"""Zoeken: a gemeente, its terms, and of every hit whether it is new, known or out of scope."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.files.findings import FileError, Finding
from pipeline.normalise.address import format_address
from pipeline.normalise.placing import AddressPlacer, PlacedAddress
from pipeline.read.cells import NO_SUCH_GEMEENTE
from pipeline.search.log import Search
from pipeline.search.recognise import Recognised, recognise
from pipeline.search.terms import is_quiet, price_stopping
from pipeline.stages.searches import MINIMUM_TERMS
from schemas.columns import Column
from schemas.manual import AFGEWEZEN, LOCATIES
from schemas.vocabulary import Vondstuitkomst
from werkbank.fields import cells_of_form, make_fields
from werkbank.finding import (
    Seen,
    begin_search,
    find_search,
    note_search,
    save_known,
    save_new,
    save_rejected,
    withdraw_find,
)
from werkbank.forms import Form, posted
from werkbank.known_here import find_gazetteer, find_known
from werkbank.page import desk_of, go_to, show_page
from werkbank.screen import Screen
from werkbank.search_plan import list_gemeenten, list_terms, read_desk_log

SEARCHING_PATH = "/zoeken"
_LOOK = "kijk"
"""What the form sends when Enter was pressed while typing: nothing is to be saved yet."""
_NOTED_PAGE = "pagina"
"""What is taken back when it is no find."""
_KEPT_BY_DESK = ("sleutel", "bron_url", "gezien_op", "onderzoeker")
_FIRST = ("organisatie", "locatienaam", "bezoekadres", "postcode", "plaats", "gemeente")
_ENTRY = tuple(c for c in LOCATIES.columns if c.name not in _KEPT_BY_DESK)
_RECOGNISED_BY: tuple[Column, ...] = tuple(c for c in _ENTRY if c.name in _FIRST)
_BESIDES: tuple[Column, ...] = tuple(c for c in _ENTRY if c.name not in _FIRST)


class _Typed(NamedTuple):
    """What the page shows of what is typed: how its address is read, and which records it may be.

    `placed` is None as long as nothing was typed.
    """

    placed: PlacedAddress | None
    address: str
    likely: list[Recognised]


def _choose(request: Request) -> Response:
    desk = desk_of(request)
    gazetteer, log = find_gazetteer(desk), read_desk_log(desk)
    asked = request.query_params.get("gemeente", "")
    code = gazetteer.canonical_gemeente(asked) if asked else ""
    faults = []
    if asked and not code:
        likely = gazetteer.suggest_gemeente(asked)
        advice = f"bedoelt u '{likely}'?" if likely else "kies er een uit de lijst"
        faults.append(
            Finding("", kolom="gemeente", waarde=asked, regel=NO_SUCH_GEMEENTE, advies=advice)
        )
    return show_page(
        request,
        "search",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        gemeenten=list_gemeenten(desk, log),
        gemeente=gazetteer.names.get(code, ""),
        terms=list_terms(desk, code, log) if code else [],
        price=price_stopping(search.new_per_page for search in log),
        least=MINIMUM_TERMS,
    )


def _begin(request: Request, form: Form) -> Response:
    zoekactie_id = begin_search(desk_of(request), form.one("gemeente"), form.one("zoekterm"))
    return go_to(_page_of(zoekactie_id))


def _follow(request: Request) -> Response:
    search = _require_search(request, request.query_params.get("id", ""))
    return _show(request, search, {"gemeente": _only_gemeente(request, search)})


def _note_page(request: Request, form: Form) -> Response:
    search = _require_search(request, form.one("id"))
    note_search(desk_of(request), search, search.paginas + 1)
    return go_to(_page_of(search.zoekactie_id, _NOTED_PAGE))


def _recognise(request: Request) -> Response:
    cells = {column.name: request.query_params.get(column.name, "") for column in _RECOGNISED_BY}
    return show_page(request, "known", read=_read_typed(request, cells))


def _find(request: Request, form: Form) -> Response:
    search = _require_search(request, form.one("id"))
    cells = cells_of_form(form, _ENTRY)
    seen = Seen(form.one("pagina") or str(max(search.paginas, 1)), form.one("url"), cells)
    typed = {**cells, **{name: form.one(name) for name in ("url", "pagina", "regel", "waarom")}}
    if form.one("actie") == _LOOK:
        return _show(request, search, typed)
    try:
        _save(request, search, seen, form)
    except FileError as error:
        return _show(request, search, typed, error.findings)
    saved = _require_search(request, search.zoekactie_id)
    note_search(desk_of(request), saved, max(saved.paginas, int(seen.pagina)))
    return go_to(_page_of(search.zoekactie_id, saved.vondsten[-1]["record_id"]))


def _save(request: Request, search: Search, seen: Seen, form: Form) -> None:
    desk, what = desk_of(request), form.one("actie")
    if what == Vondstuitkomst.NIEUW:
        save_new(desk, search, seen)
    elif what == Vondstuitkomst.VALT_AF:
        save_rejected(desk, search, seen, form.one("regel"), form.one("waarom"))
    else:
        words = find_known(desk).words
        known = words[words["record_id"] == what].to_dict("records")
        if not known:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        save_known(desk, search, seen, {str(k): str(v) for k, v in known[0].items()})


def _take_back(request: Request, form: Form) -> Response:
    """Take back the last page that was noted, or a find: what was typed of it stands again."""
    search = _require_search(request, form.one("id"))
    desk, what = desk_of(request), form.one("record_id")
    if what == _NOTED_PAGE and search.paginas:
        note_search(desk, search, search.paginas - 1)
    found = [find for find in search.vondsten if find["record_id"] == what]
    try:
        entries = [withdraw_find(desk, find) for find in found]
    except FileError as error:
        return _show(request, search, {}, error.findings)
    saved = _require_search(request, search.zoekactie_id)
    if not found:
        return go_to(_page_of(search.zoekactie_id))
    note_search(desk, saved, saved.paginas)
    noted = _require_search(request, search.zoekactie_id)
    return _show(request, noted, _typed_again(found, entries), undone=found[-1]["organisatie"])


def _typed_again(
    found: Sequence[Mapping[str, str]], entries: Sequence[Mapping[str, str]]
) -> dict[str, str]:
    find, entry = found[-1], entries[-1]
    said = {"pagina": find["pagina"], "url": find["url"], "regel": find["regel"]}
    cells = {"organisatie": find["organisatie"], "gemeente": find["gemeente"]} | dict(entry)
    return cells | said | {"waarom": entry.get("toelichting", "")}


def _show(
    request: Request,
    search: Search,
    typed: Mapping[str, str],
    faults: Sequence[Finding] = (),
    undone: str = "",
) -> Response:
    log = read_desk_log(desk_of(request))
    return show_page(
        request,
        "search_action",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        search=search,
        gemeente=_only_gemeente(request, search),
        typed=typed,
        first=make_fields(_RECOGNISED_BY),
        more=make_fields(_BESIDES),
        rules=make_fields([AFGEWEZEN["regel"]])[0].choices,
        is_quiet=is_quiet(search.new_per_page),
        price=price_stopping(other.new_per_page for other in log),
        read=_read_typed(request, typed),
        undone=undone,
        just=_tell_just(search, request.query_params.get("net", "")),
    )


def _tell_just(search: Search, what: str) -> Mapping[str, str]:
    """Return what one key did just now (`record_id`, `wat`), {} for nothing that still holds."""
    if what == _NOTED_PAGE:
        return {"record_id": _NOTED_PAGE, "wat": f"pagina {search.paginas}"}
    told = [f for f in search.vondsten if f["record_id"] == what]
    words = [f"{find['organisatie']}, {find['uitkomst']}" for find in told]
    return {"record_id": what, "wat": words[-1]} if words else {}


def _read_typed(request: Request, typed: Mapping[str, str]) -> _Typed:
    desk = desk_of(request)
    gazetteer = find_gazetteer(desk)
    address = [typed.get(name, "") for name in ("bezoekadres", "postcode", "plaats", "gemeente")]
    is_filled = any(typed.get(name, "") for name in ("organisatie", *_FIRST[2:5]))
    placed = AddressPlacer(gazetteer).place(*address) if is_filled else None
    return _Typed(
        placed,
        format_address(placed.address) if placed else "",
        recognise(typed, find_known(desk), gazetteer) if is_filled else [],
    )


def _only_gemeente(request: Request, search: Search) -> str:
    names = find_gazetteer(desk_of(request)).names
    return names[search.codes[0]] if len(search.codes) == 1 else ""


def _require_search(request: Request, zoekactie_id: str) -> Search:
    desk = desk_of(request)
    search = find_search(desk, zoekactie_id, find_gazetteer(desk))
    if search is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return search


def _page_of(zoekactie_id: str, just: str = "") -> str:
    told = {"id": zoekactie_id} | ({"net": just} if just else {})
    return f"{SEARCHING_PATH}/actie?{urlencode(told)}"


ZOEKEN = Screen(
    SEARCHING_PATH,
    "Zoeken",
    "2",
    [
        Route(SEARCHING_PATH, _choose),
        Route(f"{SEARCHING_PATH}/begin", posted(_begin), methods=["POST"]),
        Route(f"{SEARCHING_PATH}/actie", _follow),
        Route(f"{SEARCHING_PATH}/pagina", posted(_note_page), methods=["POST"]),
        Route(f"{SEARCHING_PATH}/herken", _recognise),
        Route(f"{SEARCHING_PATH}/vondst", posted(_find), methods=["POST"]),
        Route(f"{SEARCHING_PATH}/terug", posted(_take_back), methods=["POST"]),
    ],
)

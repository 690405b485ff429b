"""Loket: reports come in by mail, file or worksheet; what becomes of each, and the answer."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from pipeline.mutations.attention import find_doubles, find_held
from pipeline.mutations.drafted_decisions import draft_decisions, format_decisions
from pipeline.mutations.filed import Mutations, collect_mutations
from pipeline.mutations.intake import keep_raw, receive, with_found
from pipeline.mutations.locations import PublishedLocations
from pipeline.mutations.mail import read_message
from pipeline.mutations.pointers import list_decisions_on
from pipeline.mutations.reply import find_shown_version, write_reply
from pipeline.mutations.report import find_late_report, parse_mutation
from pipeline.mutations.sheet import read_sheet
from pipeline.mutations.step import add_steps, confirm_steps
from pipeline.mutations.story import describe_report
from pipeline.read.judgement import collect_judgements
from pipeline.versions.folders import list_versions
from schemas.mutations import (
    GEBEURTENISSEN,
    OPEN_STATES,
    REPORTABLE,
    ROADS,
    Mutatiesoort,
    Mutatiestand,
    Mutation,
)
from werkbank.desk import Desk
from werkbank.forms import Form, posted
from werkbank.page import desk_of, go_to, show_page
from werkbank.published import read_desk_locations
from werkbank.report_draft import ReportDraft, draft_form, draft_message
from werkbank.screen import Screen

_PATH = "/loket"
_ZIPPED = b"PK"
_STEPS = tuple(stand for stand in Mutatiestand if stand != Mutatiestand.GEMELD)


def _show(request: Request) -> Response:
    desk, shows_all = desk_of(request), request.query_params.get("toon") == "alle"
    if not list_versions(desk.root):
        return show_page(request, "loket", rows=None)
    files = collect_mutations(desk.root)
    rows = _list_reports(files.mutations, read_desk_locations(desk), shows_all=shows_all)
    taken = request.query_params.get("opgenomen", "")
    return show_page(
        request, "loket", faults=files.faults, rows=rows, shows_all=shows_all, taken=taken
    )


def _list_reports(
    mutations: Mutations, locations: PublishedLocations, *, shows_all: bool
) -> list[Mapping[str, object]]:
    held, doubles = find_held(mutations), find_doubles(mutations)
    shown = (i for i in mutations.filed if shows_all or mutations.stand_of(i) in OPEN_STATES)
    return [
        {
            "id": mutatie_id,
            "naam": locations.name_of(mutations.filed[mutatie_id].mutation),
            "wat": describe_report(mutations.filed[mutatie_id].mutation),
            "stand": mutations.stand_of(mutatie_id),
            "sinds": mutations.stand_since(mutatie_id),
            "aangehouden": mutatie_id in held,
            "ook": doubles.get(mutatie_id, []),
        }
        for mutatie_id in sorted(shown, key=lambda i: (mutations.stand_since(i), i))
    ]


def _read(request: Request, form: Form) -> Response:
    """Read what came in: a worksheet is filed whole, all else is looked at first."""
    desk, sender = desk_of(request), form.one("afzender")
    content = form.files.get("bestand", b"")
    if content.startswith(_ZIPPED):
        return _take_sheet(desk, sender, content)
    if content:
        keep_raw(desk.root, content, ".json")
        mutation = parse_mutation(content, "het bestand")
        return _show_draft(request, ReportDraft(mutation, sender, mutation.locatie_id))
    text = form.one("bericht")
    if text:
        keep_raw(desk.root, text.encode("utf-8"), ".txt")
    return _show_draft(request, draft_message(read_message(text), sender, desk.today()))


def _take_sheet(desk: Desk, sender: str, content: bytes) -> Response:
    path, locations = keep_raw(desk.root, content, ".xlsx"), read_desk_locations(desk)
    sheet = read_sheet(path, "het werkblad", desk.today(), locations)
    received = [receive(desk.root, mutation, sender, locations) for mutation in sheet.mutations]
    new = [one.mutation for one in received if not one.is_known]
    add_steps(desk.root, desk.lezer, confirm_steps(new), desk.today())
    return go_to(f"{_PATH}?opgenomen={len(new)}")


def _take(request: Request, form: Form) -> Response:
    """File what the form says; or show it again, with what was looked up or what is wrong."""
    desk, locations, draft = desk_of(request), read_desk_locations(desk_of(request)), None
    try:
        draft = draft_form(form, desk)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    if form.one("doe") == "zoek":
        return _show_draft(request, draft)
    try:
        found = with_found(draft.mutation, locations)
        if faults := [*_form_faults(found), *find_late_report(found, desk.today())]:
            raise FileError(faults)
        received = receive(desk.root, found, draft.afzender, locations)
        if not received.is_known:
            add_steps(desk.root, desk.lezer, confirm_steps([received.mutation]), desk.today())
    except FileError as error:
        return _show_draft(request, draft, error.findings)
    return go_to(f"{_PATH}/melding/{received.mutation.mutatie_id}")


def _form_faults(mutation: Mutation) -> list[Finding]:
    if mutation.soort != Mutatiesoort.NIEUW and not mutation.locatie_id:
        return [Finding("", kolom="locatie", regel="kies eerst om welke locatie het gaat")]
    if not mutation.gemeente:
        return [Finding("", kolom="gemeente", regel="vul in om welke gemeente het gaat")]
    return []


def _show_draft(request: Request, draft: ReportDraft, faults: Sequence[Finding] = ()) -> Response:
    locations = read_desk_locations(desk_of(request))
    mutation = draft.mutation
    chosen = locations.rows.get(mutation.locatie_id)
    found = locations.search(draft.zoek)
    if chosen is not None:
        found = [chosen, *(row for row in found if row["locatie_id"] != mutation.locatie_id)]
    return show_page(
        request,
        "loket_lezen",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        draft=draft,
        values={value.veld: value.gemeld for value in mutation.velden},
        now=locations.values_of(mutation.locatie_id) if chosen is not None else {},
        found=found,
        fields=REPORTABLE,
        kinds=list(Mutatiesoort),
        roads=ROADS,
    )


def _search(request: Request) -> Response:
    found = read_desk_locations(desk_of(request)).search(request.query_params.get("zoek", "")[:200])
    return show_page(request, "loket_gevonden", found=found, chosen="")


def _tell(request: Request) -> Response:
    return _show_report(request, request.path_params["mutatie_id"])


def _show_report(
    request: Request,
    mutatie_id: str,
    faults: Sequence[Finding] = (),
    typed: Mapping[str, str] | None = None,
) -> Response:
    desk = desk_of(request)
    mutations, locations = collect_mutations(desk.root).mutations, read_desk_locations(desk)
    if mutatie_id not in mutations.filed:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    mutation = mutations.filed[mutatie_id].mutation
    name = locations.name_of(mutation)
    version = find_shown_version(desk.root, mutatie_id, desk.meting)
    judged = rows_of(collect_judgements(desk.root)[0]["correcties"].frame)
    return show_page(
        request,
        "loket_melding",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        mutation=mutation,
        naam=name,
        stand=mutations.stand_of(mutatie_id),
        is_open=mutations.stand_of(mutatie_id) in OPEN_STATES,
        events=mutations.events_of[mutatie_id],
        is_held=mutatie_id in find_held(mutations),
        others=find_doubles(mutations).get(mutatie_id, []),
        steps=_STEPS,
        pointers=list_decisions_on(mutation.locatie_id, judged),
        drafted=_draft_rows(desk, mutation, locations),
        reply=write_reply(mutations, mutatie_id, name, version),
        typed=dict.fromkeys(GEBEURTENISSEN.names, "") | dict(typed or {}),
    )


def _draft_rows(desk: Desk, mutation: Mutation, locations: PublishedLocations) -> str:
    """Return the decisions that a report asks for as rows of correcties.csv, "" for none."""
    if mutation.locatie_id not in locations.rows:
        return ""
    now = locations.values_of(mutation.locatie_id)
    return format_decisions(draft_decisions(mutation, now, desk.lezer, desk.today()))


def _step(request: Request, form: Form) -> Response:
    desk, mutatie_id = desk_of(request), request.path_params["mutatie_id"]
    cells = {name: form.one(name) for name in ("stand", "verwijzing", "nagegaan", "reden")}
    try:
        add_steps(desk.root, desk.lezer, [{"mutatie_id": mutatie_id} | cells], desk.today())
    except FileError as error:
        return _show_report(request, mutatie_id, error.findings, cells)
    return go_to(f"{_PATH}/melding/{mutatie_id}")


LOKET = Screen(
    _PATH,
    "Loket",
    "8",
    [
        Route(_PATH, _show),
        Route(f"{_PATH}/lezen", posted(_read), methods=["POST"]),
        Route(f"{_PATH}/opnemen", posted(_take), methods=["POST"]),
        Route(f"{_PATH}/zoeken", _search),
        Route(f"{_PATH}/melding/{{mutatie_id}}", _tell),
        Route(f"{_PATH}/melding/{{mutatie_id}}/stap", posted(_step), methods=["POST"]),
    ],
)

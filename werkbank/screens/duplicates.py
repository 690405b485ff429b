"""Dubbelen: are these two records one location? The questions of `sjo review`, in its file."""

from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.privacy.free_text import find_personal_in_prose
from pipeline.review.answers import Signature, keep_decision, make_decision
from pipeline.review.commands import describe_left_out, list_questions
from pipeline.review.decisions import Pair
from pipeline.review.journal import Decision, open_journal
from pipeline.review.questions import Question
from pipeline.review.screen import (
    OTHER_MARK,
    compare_records,
    split_differences,
    summarise_evidence,
)
from pipeline.review.workfiles import Work, read_workfiles
from schemas.vocabulary import Paaroordeel
from werkbank.desk import Desk
from werkbank.entry_gate import advise_on_personal
from werkbank.forms import Form, posted
from werkbank.page import desk_of, go_to, show_page
from werkbank.screen import Screen

DUPLICATES_PATH = "/dubbelen"


@dataclass
class _Sitting:
    """What happened since the workbench was opened: to undo, and not to ask again."""

    steps: list[tuple[Decision, Decision | None]] = field(default_factory=list)
    skipped: set[Pair] = field(default_factory=set)


def _show(request: Request) -> Response:
    return _show_question(request, "", ())


def _show_question(
    request: Request, note: str, faults: tuple[Finding, ...] | list[Finding]
) -> Response:
    sitting = _sitting_of(request)
    try:
        work = _open_work(desk_of(request))
    except SjoError as error:
        return show_page(request, "duplicates", question=None, told=str(error), sitting=sitting)
    questions = [q for q in _list_open(work) if q.pair not in sitting.skipped]
    question = questions[0] if questions else None
    return show_page(
        request,
        "duplicates",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        question=question,
        told="",
        sitting=sitting,
        left=len(questions),
        left_out=describe_left_out(work, None),
        rows=[_compare(row) for row in compare_records(question.a, question.b)] if question else [],
        evidence=summarise_evidence(question.evidence) if question else "",
        note=note,
    )


def _compare(row: tuple[str, str, str, str]) -> tuple[str, str, object, object]:
    """Return a row with the words of both sides in pieces, marked where they differ."""
    mark, label, one, other = row
    if mark != OTHER_MARK:
        return mark, label, [(one, False)], [(other, False)]
    return mark, label, *split_differences(one, other)


def _decide(request: Request, form: Form) -> Response:
    desk, note = desk_of(request), form.one("toelichting")
    work = _open_work(desk)
    pair = (form.one("a"), form.one("b"))
    question = next((q for q in _list_open(work) if q.pair == pair), None)
    if question is None or question.fingerprint != form.one("vingerafdruk"):
        rule = "een collega besloot dit paar intussen, of de gegevens zijn veranderd"
        return _show_question(request, note, [Finding("", regel=rule, advies="kijk opnieuw")])
    if form.one("oordeel") == "overslaan":
        _sitting_of(request).skipped.add(pair)
        return go_to(DUPLICATES_PATH)
    if not form.one("oordeel"):  # Enter in the text field
        asks = Finding("", regel="kies met een toets of het dezelfde locatie is")
        return _show_question(request, note, [asks])
    if form.one("oordeel") not in list(Paaroordeel):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    if reason := find_personal_in_prose(note):
        advice = advise_on_personal(note, reason)
        fault = Finding("", kolom="toelichting", regel=reason, advies=advice)
        return _show_question(request, note, [fault])
    signature = Signature(desk.lezer, desk.today())
    decision = make_decision(question, Paaroordeel(form.one("oordeel")), signature, note)
    try:
        former = keep_decision(work.journal, work.files.records, decision)
    except FileError as error:
        return _show_question(request, note, error.findings)
    _sitting_of(request).steps.append((decision, former))
    return go_to(DUPLICATES_PATH)


def _undo(request: Request, _: Form) -> Response:
    steps = _sitting_of(request).steps
    if steps and not open_journal(desk_of(request).root).restore(*steps.pop()):
        rule = "niet teruggenomen: een collega besloot dit paar intussen"
        return _show_question(request, "", [Finding("", regel=rule)])
    return go_to(DUPLICATES_PATH)


def _list_open(work: Work) -> list[Question]:
    return list_questions(work, None, include_unsure=False)


def _open_work(desk: Desk) -> Work:
    """Return the worklists of the latest build, read once, with the decisions as they stand."""
    folder = desk.root / "data" / "werk" / str(desk.meting)
    read = partial(read_workfiles, desk.root, desk.meting)
    return Work(desk.remember("dubbelen", folder.glob("*.*"), read), open_journal(desk.root))


def _sitting_of(request: Request) -> _Sitting:
    state = request.app.state
    if not hasattr(state, "dubbelen"):
        state.dubbelen = _Sitting()
    sitting: _Sitting = state.dubbelen
    return sitting


DUBBELEN = Screen(
    DUPLICATES_PATH,
    "Dubbelen",
    "6",
    [
        Route(DUPLICATES_PATH, _show),
        Route(f"{DUPLICATES_PATH}/besluit", posted(_decide), methods=["POST"]),
        Route(f"{DUPLICATES_PATH}/terug", posted(_undo), methods=["POST"]),
    ],
)

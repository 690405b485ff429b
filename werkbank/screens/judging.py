"""Beoordelen and Tweede lezing: one candidate beside its stored page, blind, and the next one.

Neither screen ever shows what a finder or another reader said of the candidate: the page, its name
and its address are all there is to go by.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from pipeline.normalise.contact import normalise_website
from pipeline.stages.claims import Row
from schemas.readings import NONE_OF_THEM, NOT_LOOKED_AT, SAID_APART
from schemas.stored_pages import fold_page_address
from werkbank.candidates import read_candidates
from werkbank.choices import LABELLED, NOT_LOOKED, VERDICTS, label_groups, rule_group
from werkbank.desk import Desk
from werkbank.forms import Form, posted
from werkbank.judgement import Judgement, QuotedPage, read_judgement
from werkbank.own_readings import (
    find_own_reading,
    find_withdrawn,
    read_own_judgement,
    save_reading,
    withdraw_reading,
)
from werkbank.page import desk_of, go_to, show_page
from werkbank.rulings import read_rulings
from werkbank.screen import Screen
from werkbank.source_page import (
    SourcePage,
    find_first_stored,
    find_page_number,
    find_source_pages,
)
from werkbank.turns import Beurt, Turn, find_turn, list_turns_at
from werkbank.wave_tables import read_wave_entries

JUDGE_PATH, SECOND_PATH = "/beoordelen", "/tweede-lezing"
BEURT_OF = {JUDGE_PATH: Beurt.EERSTE, SECOND_PATH: Beurt.TWEEDE}
ADD_PAGE = "pagina"
"""What the form sends when it asks for one more page beside the candidate."""
OFFERED = (NOT_LOOKED_AT, NONE_OF_THEM, *SAID_APART.choices)
"""What it may be apart from its name. Who chooses nothing did not look: silence is no agreement."""
TITLE_OF = {JUDGE_PATH: "Beoordelen", SECOND_PATH: "Tweede lezing"}


def _show_next(request: Request, path: str) -> Response:
    """Lead to the next candidate of a gemeente, or of all; behind `na` in the list."""
    gemeente, after = request.query_params.get("gemeente", ""), request.query_params.get("na", "")
    waiting = _waiting(desk_of(request), path, gemeente)
    if waiting:
        told = {k: v for k, v in request.query_params.items() if k != "na"}
        return go_to(f"{path}/{_behind(waiting, after)}?{urlencode(told)}")
    return show_page(
        request,
        "judging_done",
        titel=TITLE_OF[path],
        gemeente=gemeente,
        elsewhere=len(_waiting(desk_of(request), path, "")),
        path=path,
        saved=_saved(request),
    )


def _behind(waiting: Sequence[Turn], after: str) -> str:
    ids = [turn.row["record_id"] for turn in waiting]
    place = ids.index(after) + 1 if after in ids else 0
    return ids[place % len(ids)]


def _waiting(desk: Desk, path: str, gemeente: str) -> list[Turn]:
    turns = (t for t in list_turns_at(desk) if t.beurt == BEURT_OF[path])
    return [t for t in turns if gemeente in ("", t.row["gemeente"])]


def _show_one(request: Request, path: str) -> Response:
    desk = desk_of(request)
    turn = _require_turn(desk, request.path_params["record_id"])
    undone = request.query_params.get("van", "")
    return _show_form(request, path, turn, read_own_judgement(desk, undone), [])


def _show_form(
    request: Request, path: str, turn: Turn, given: Judgement, faults: Sequence[Finding]
) -> Response:
    desk = desk_of(request)
    gemeente = request.query_params.get("gemeente", "")
    pages = _pages(desk, turn, given)

    def number(page: QuotedPage) -> int:
        return find_page_number(pages, page.url, page.sha256)

    return show_page(
        request,
        "judging",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        titel=TITLE_OF[path],
        path=path,
        gemeente=gemeente,
        left=len(_waiting(desk, path, gemeente)),
        row=turn.row,
        velden=turn.velden,
        pages=pages,
        opened=_find_opened(pages, given),
        dates={number(p): p.pagina_van for p in given.pages if p.pagina_van},
        evidence=[(one, number(one.pagina)) for one in given.evidence],
        verdicts=VERDICTS,
        groups=label_groups(),
        rules=rule_group(),
        not_looked=NOT_LOOKED,
        offers=OFFERED,
        labelled=LABELLED,
        rulings=read_rulings(desk, turn.row),
        same_place=_same_place(desk, turn.row),
        given=given,
        earlier=_earlier_id(desk, turn),
        begin=given.begin or f"{time.time():.0f}",
        saved=_saved(request),
        undone=find_withdrawn(desk, request.query_params.get("van", "")),
    )


def _save(request: Request, form: Form, path: str) -> Response:
    """Write the reading and what it rests on; on disk before the answer."""
    desk = desk_of(request)
    turn = _require_turn(desk, request.path_params["record_id"])
    judgement = read_judgement(form)
    other_page = form.one("andere_pagina")
    # Enter in that field presses the button that saves: who names a page is not done reading.
    if other_page or form.one("actie") == ADD_PAGE:
        return _add_page(request, path, turn, judgement, normalise_website(other_page))
    if form.one("eerder") != _earlier_id(desk, turn):
        return _show_form(request, path, turn, judgement, [_name_earlier(desk, turn)])
    try:
        reading = save_reading(desk, turn, judgement)
    except FileError as error:
        return _show_form(request, path, turn, judgement, error.findings)
    told = {"gemeente": form.one("gemeente"), "bewaard": reading["lezing_id"]}
    following = urlencode({"na": turn.row["record_id"]} | {k: v for k, v in told.items() if v})
    return go_to(f"{path}?{following}")


def _earlier_id(desk: Desk, turn: Turn) -> str:
    """Return the id of the reading of one's own that another one would replace; "" for none."""
    return turn.readings[desk.lezer]["lezing_id"] if desk.lezer in turn.readings else ""


def _name_earlier(desk: Desk, turn: Turn) -> Finding:
    """Return what a form from before one's last reading is told: of a second tab, or gone back."""
    earlier = _earlier_id(desk, turn)
    rule = (
        f"u bewaarde van deze vondst intussen al een lezing: {earlier}"
        if earlier
        else "uw lezing van deze vondst is intussen teruggenomen"
    )
    return Finding("", regel=rule, advies="bewaar nog eens als wat hier staat moet gelden")


def _add_page(
    request: Request, path: str, turn: Turn, judgement: Judgement, address: str
) -> Response:
    """Show the form again with one more page to quote from; nothing is written."""
    if not address:
        rule = "vul het webadres in van de pagina die u las, zoals https://www.voorbeeld.nl/over"
        return _show_form(
            request, path, turn, judgement, [Finding("", kolom="andere_pagina", regel=rule)]
        )
    pages = [*judgement.pages, QuotedPage(address)]
    given = replace(judgement, pages=pages, opened=address)
    return _show_form(request, path, turn, given, [])


def _undo(request: Request, form: Form, path: str) -> Response:
    """Withdraw a reading of one's own, and show the form again as it was."""
    lezing_id = form.one("lezing_id")
    reading = withdraw_reading(desk_of(request), lezing_id)
    if reading is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    told = {k: v for k, v in (("gemeente", form.one("gemeente")), ("van", lezing_id)) if v}
    return go_to(f"{path}/{reading['record_id']}?{urlencode(told)}")


def _pages(desk: Desk, turn: Turn, given: Judgement) -> list[SourcePage]:
    added = [(page.url, page.sha256) for page in given.pages if page.url]
    return find_source_pages(desk, read_wave_entries(desk), turn.row, added)


def _find_opened(pages: Sequence[SourcePage], given: Judgement) -> SourcePage:
    """Return the page in sight: what the form says, else the first that is kept here."""
    wanted = fold_page_address(given.opened)
    same = (page for page in pages if given.opened and fold_page_address(page.url) == wanted)
    return next(same, find_first_stored(pages))


def _saved(request: Request) -> Row | None:
    """Return the reading that was saved just now, to name it and offer to take it back."""
    return find_own_reading(desk_of(request), request.query_params.get("bewaard", ""))


def _require_turn(desk: Desk, record_id: str) -> Turn:
    turn = find_turn(desk, record_id)
    if turn is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return turn


def _same_place(desk: Desk, row: Row) -> list[tuple[str, str]]:
    """Return what a candidate may be a double of: kenmerk and description, of its gemeente."""
    candidates = read_candidates(desk)
    waiting = candidates.waiting.rename(columns={"record_id": "kenmerk"})
    places = candidates.locaties.rename(columns={"locatie_id": "kenmerk"})
    found = []
    for frame in (places, waiting):
        here = frame[
            (frame["gemeente"] == row["gemeente"]) & (frame["kenmerk"] != row["record_id"])
        ]
        for other in rows_of(here):
            words = [other["organisatie"], other["locatienaam"], other["bezoekadres"]]
            found.append((other["kenmerk"], ", ".join(filter(None, words))))
    return sorted(found, key=lambda pair: pair[1])


def _routes(path: str) -> list[Route]:
    def at(show: Callable[[Request, str], Response]) -> Callable[[Request], Response]:
        return lambda request: show(request, path)

    def form(take: Callable[[Request, Form, str], Response]) -> Callable[[Request, Form], Response]:
        return lambda request, sent: take(request, sent, path)

    return [
        Route(path, at(_show_next)),
        Route(f"{path}/terugnemen", posted(form(_undo)), methods=["POST"]),
        Route(f"{path}/{{record_id}}", at(_show_one), methods=["GET"]),
        Route(f"{path}/{{record_id}}", posted(form(_save)), methods=["POST"]),
    ]


BEOORDELEN = Screen(JUDGE_PATH, TITLE_OF[JUDGE_PATH], "3", _routes(JUDGE_PATH))
TWEEDE_LEZING = Screen(SECOND_PATH, TITLE_OF[SECOND_PATH], "4", _routes(SECOND_PATH))

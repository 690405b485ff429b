"""Verzoenen: what readers of one record say otherwise, side by side, and what it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from pipeline.files.tabular import Table
from pipeline.read.append import NewRow
from pipeline.read.reading_faults import find_reading_faults
from pipeline.read.taken_back import OF_SETTLEMENTS, drop_taken_back
from pipeline.stages.claims import Row
from schemas.readings import LEZINGEN, NOT_LOOKED_AT, READING_TEMPLATES, UITKOMSTEN
from schemas.rechecks import TAKEN_BACK
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Oordeel
from werkbank.desk import Desk
from werkbank.forms import Form, posted
from werkbank.memory import Ervaring, remember_record
from werkbank.page import desk_of, go_to, show_page
from werkbank.screen import Screen
from werkbank.source_page import find_source_pages
from werkbank.turns import Beurt, Turn, list_turns_at
from werkbank.wave_tables import read_wave_entries

SETTLE_PATH = "/verzoenen"
NEVER_SETTLED = frozenset({Oordeel.DUBBEL, Oordeel.INGETROKKEN})
"""Who said it wrongly reads again: an outcome cannot name the other record."""
SEPARATOR_IN_CELL = "; "


@dataclass(frozen=True)
class Side:
    """What one reader says of a field, and the rows of its evidence."""

    lezer: str
    lezing_id: str
    waarde: str
    regel: str
    bewijs: Sequence[Row]
    toelichting: str


class Option(NamedTuple):
    """What a field may become: its key, the value as a reading writes it, and its rule if any."""

    toets: str
    waarde: str
    regel: str

    @property
    def code(self) -> str:
        """What a form sends for it: the value itself, as readings may change meanwhile."""
        return f"{self.waarde}#{self.regel}"


@dataclass(frozen=True)
class Difference:
    """A field on which readers differ, and the values among which one is chosen."""

    veld: str
    sides: Sequence[Side]
    options: Sequence[Option]


def _show_next(request: Request) -> Response:
    gemeente = request.query_params.get("gemeente", "")
    waiting = _waiting(desk_of(request), gemeente)
    ids = [turn.row["record_id"] for turn in waiting]
    if (undone := request.query_params.get("terug", "")) in ids:
        return go_to(f"{SETTLE_PATH}/{undone}?{urlencode({'gemeente': gemeente, 'terug': undone})}")
    if ids:
        after = request.query_params.get("na", "")
        place = ids.index(after) + 1 if after in ids else 0
        told = {k: v for k, v in request.query_params.items() if k != "na"}
        return go_to(f"{SETTLE_PATH}/{ids[place % len(ids)]}?{urlencode(told)}")
    saved = _find_settled(desk_of(request), request.query_params.get("bewaard", ""))
    return show_page(request, "settling_done", gemeente=gemeente, saved=saved)


def _waiting(desk: Desk, gemeente: str) -> list[Turn]:
    turns = (turn for turn in list_turns_at(desk) if turn.beurt == Beurt.VERZOENEN)
    return [turn for turn in turns if gemeente in ("", turn.row["gemeente"])]


def _show_one(request: Request) -> Response:
    turn = _require_open(request)
    undone = request.query_params.get("terug", "") == turn.row["record_id"]
    given = _read_settled(desk_of(request), turn) if undone else {}
    return _show_form(request, turn, given, [])


def _show_form(
    request: Request, turn: Turn, given: Mapping[str, str], faults: Sequence[Finding]
) -> Response:
    desk = desk_of(request)
    # From now on this reader knows what others said of it.
    remember_record(desk, Ervaring.GETOOND, turn.row["record_id"])
    entries = read_wave_entries(desk)
    bewijs = rows_of(entries.readers.bewijs)
    gemeente = request.query_params.get("gemeente", "")
    return show_page(
        request,
        "settling",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK,
        faults=faults,
        row=turn.row,
        pages=find_source_pages(desk, entries, turn.row, _quoted(turn, bewijs)),
        differences=find_differences(turn, bewijs),
        left=len(_waiting(desk, gemeente)),
        gemeente=gemeente,
        given=given,
        saved=_find_settled(desk, request.query_params.get("bewaard", "")),
    )


def find_differences(turn: Turn, evidence: Sequence[Row]) -> list[Difference]:
    """Return the fields on which the live readings of a candidate differ, each with its options."""
    found, keys = [], iter("123456789qwertyuiop")
    for veld in turn.velden:
        sides = [_side(r, veld, evidence) for _, r in sorted(turn.readings.items())]
        sides = [side for side in sides if side.waarde != NOT_LOOKED_AT]
        values = dict.fromkeys((side.waarde, side.regel) for side in sides)
        if len({frozenset(value.split(MULTI_VALUE_SEPARATOR)) for value, _ in values}) < 2:
            continue  # read once: another reader is needed, no choice
        fit = [pair for pair in values if pair[0] not in NEVER_SETTLED]
        options = [Option(next(keys, ""), value, rule) for value, rule in fit]
        found.append(Difference(veld, sides, options))
    return found


def _quoted(turn: Turn, evidence: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the pages that the readers of a candidate name: address and sha256."""
    ids = {reading["lezing_id"] for reading in turn.readings.values()}
    return [(e["url"], e["sha256"]) for e in evidence if e["lezing_id"] in ids and e["url"]]


def _side(reading: Row, veld: str, evidence: Sequence[Row]) -> Side:
    own = [e for e in evidence if (e["lezing_id"], e["veld"]) == (reading["lezing_id"], veld)]
    return Side(
        reading["lezer"],
        reading["lezing_id"],
        reading[veld],
        reading["regel"] if veld == "oordeel" else "",
        own,
        reading["toelichting"],
    )


def _save(request: Request, form: Form) -> Response:
    """Write an outcome per field that was chosen; a field without a choice stays open."""
    desk, turn = desk_of(request), _require_open(request)
    differences = find_differences(turn, [])
    given = {name: form.one(name) for name in form.fields}
    rows = [row for d in differences if (row := _outcome(desk, turn, d, form)) is not None]
    try:
        if not rows:
            rule = "kies bij ten minste een veld wat het wordt, of sla over"
            raise FileError([Finding("", regel=rule)])
        desk.append(UITKOMSTEN, lambda _: rows, partial(_find_faults, desk))
    except FileError as error:
        return _show_form(request, turn, given, error.findings)
    told = {"gemeente": form.one("gemeente"), "bewaard": turn.row["record_id"]}
    following = {"na": turn.row["record_id"]} | {k: v for k, v in told.items() if v}
    return go_to(f"{SETTLE_PATH}?{urlencode(following)}")


def _outcome(desk: Desk, turn: Turn, difference: Difference, form: Form) -> NewRow | None:
    """Return the row of UITKOMSTEN of a field; None when nothing that was shown is chosen."""
    chosen = {o.code: o for o in difference.options}.get(form.one(difference.veld))
    if chosen is None:
        return None
    return {
        "record_id": turn.row["record_id"],
        "organisatie": turn.row["organisatie"],
        "veld": difference.veld,
        "waarde": chosen.waarde,
        "regel": chosen.regel if chosen.waarde == Oordeel.AFGEWEZEN else "",
        "lezingen": SEPARATOR_IN_CELL.join(side.lezing_id for side in difference.sides),
        "waarom": form.one("waarom"),
        "datum": desk.today(),
    }


def _find_settled(desk: Desk, record_id: str) -> Sequence[Row]:
    """Return the rows by which this reader settled a record; none once they were taken back."""
    settled = drop_taken_back(read_wave_entries(desk).readers.uitkomsten, OF_SETTLEMENTS)
    own = settled[(settled["lezer"] == desk.lezer) & (settled["record_id"] == record_id)]
    return rows_of(own.drop_duplicates("veld", keep="last"))


def _read_settled(desk: Desk, turn: Turn) -> dict[str, str]:
    """Return what this reader chose before it was taken back, as the form sends it."""
    told = read_wave_entries(desk).readers.uitkomsten
    is_own = (told["lezer"] == desk.lezer) & (told["record_id"] == turn.row["record_id"])
    said = told[is_own & (told["waarde"] != TAKEN_BACK)]
    rows = rows_of(said.drop_duplicates("veld", keep="last"))
    chosen = {row["veld"]: Option("", row["waarde"], row["regel"]).code for row in rows}
    return chosen | {"waarom": rows[-1]["waarom"]} if rows else {}


def _take_back(request: Request, form: Form) -> Response:
    """Take back what this reader settled of a record: its fields differ again."""
    desk, record_id = desk_of(request), form.one("record_id")
    settled = _find_settled(desk, record_id)
    if not settled:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    rows = [_withdraw(row, desk.today()) for row in settled]
    desk.append(UITKOMSTEN, lambda _: rows, partial(_find_faults, desk))
    told = {"gemeente": form.one("gemeente"), "terug": record_id}
    return go_to(f"{SETTLE_PATH}?{urlencode({k: v for k, v in told.items() if v})}")


def _withdraw(row: Row, today: str) -> NewRow:
    kept = {name: row[name] for name in ("record_id", "organisatie", "veld")}
    compared = row["lezingen"].replace(MULTI_VALUE_SEPARATOR, SEPARATOR_IN_CELL)
    said = {"waarde": TAKEN_BACK, "lezingen": compared, "waarom": "teruggenomen", "datum": today}
    return kept | said


def _find_faults(desk: Desk, table: Table) -> list[Finding]:
    tables: dict[str, list[Table]] = {name: [] for name in READING_TEMPLATES}
    tables[LEZINGEN.name] = read_wave_entries(desk).tables[LEZINGEN.name]
    tables[UITKOMSTEN.name] = [table]
    faults = find_reading_faults(tables, desk.known_words(LEZINGEN))
    return [fault for fault in faults if fault.bestand == table.bestand]


def _require_open(request: Request) -> Turn:
    """Return the candidate of a request; the same answer whether there is none or it is not open.

    Who has still to read it blind cannot learn from this that somebody else did.
    """
    record_id = request.path_params["record_id"]
    turns = _waiting(desk_of(request), "")
    found = next((t for t in turns if t.row["record_id"] == record_id and t.is_open), None)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


VERZOENEN = Screen(
    SETTLE_PATH,
    "Verzoenen",
    "5",
    [
        Route(SETTLE_PATH, _show_next),
        Route(f"{SETTLE_PATH}/terugnemen", posted(_take_back), methods=["POST"]),
        Route(f"{SETTLE_PATH}/{{record_id}}", _show_one, methods=["GET"]),
        Route(f"{SETTLE_PATH}/{{record_id}}", posted(_save), methods=["POST"]),
    ],
)

"""What the screen of searching writes: searches, finds, new locations and what is turned down.

Every row stands in a file of this reader. A location is written before the find that names it: a
desk that stops in between leaves a location too many, never a find of nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.boundary import rows_of
from pipeline.country.gazetteer import Gazetteer
from pipeline.files.findings import FileError, Finding
from pipeline.files.tabular import Table, read_table
from pipeline.read.append import NewRow
from pipeline.read.entry_ids import make_record_id
from pipeline.read.reader_files import next_own_id
from pipeline.read.searches import keep_latest_finds
from pipeline.search.log import Search, read_log
from schemas.columns import Template
from schemas.manual import AFGEWEZEN, KEY_COLUMNS, LOCATIES
from schemas.searches import VONDSTEN, ZOEKLOG
from schemas.vocabulary import Vondstuitkomst
from werkbank.desk import Desk
from werkbank.wave_tables import read_wave_entries

LETTERS = {LOCATIES.name: "v", AFGEWEZEN.name: "a"}
"""What tells the keys of new locations from those of what was turned down: AB-2026-v1."""
TEMPLATE_OF = {str(Vondstuitkomst.VALT_AF): AFGEWEZEN}
"""Where what a search found first is entered: by its outcome, else in LOCATIES."""


@dataclass(frozen=True)
class Seen:
    """What a reader sees on a page of results. `cells`: columns of LOCATIES or AFGEWEZEN."""

    pagina: str
    url: str
    cells: Mapping[str, str]


def begin_search(desk: Desk, gemeente: str, zoekterm: str) -> str:
    """Write a search of which no page was seen yet, and return its id."""
    kolom = ZOEKLOG.names[0]

    def make(table: Table) -> list[NewRow]:
        zoekactie_id = next_own_id(table, kolom, desk.lezer, desk.meting)
        row = {kolom: zoekactie_id, "gemeente": gemeente, "zoekterm": zoekterm}
        return [row | {"paginas": "0", "hits": "0", "datum": desk.today()}]

    return desk.append(ZOEKLOG, make)[0][kolom]


def find_search(desk: Desk, zoekactie_id: str, gazetteer: Gazetteer) -> Search | None:
    """Return an own search as its files say now, None when there is none."""
    log = read_log(desk.root, desk.meting, gazetteer)
    return next((s for s in log if s.zoekactie_id == zoekactie_id and s.lezer == desk.lezer), None)


def note_search(desk: Desk, search: Search, paginas: int) -> None:
    """Write how far a search is: `paginas` seen, and the providers found that are in scope."""
    # What the file says already is not said again.
    hits = sum(find["uitkomst"] != Vondstuitkomst.VALT_AF for find in search.vondsten)
    row = {
        "zoekactie_id": search.zoekactie_id,
        "gemeente": search.gemeente,
        "zoekterm": search.zoekterm,
        "paginas": str(paginas),
        "hits": str(hits),
        "datum": search.datum,
    }
    if (paginas, hits) != (search.paginas, search.hits):
        desk.append(ZOEKLOG, lambda _: [row])


def save_new(desk: Desk, search: Search, seen: Seen) -> None:
    """Write a location that nobody had, whole, and that this search found it; or neither."""
    cells = {**seen.cells, "bron_url": seen.url, "gezien_op": desk.today()}
    find = _make_find(search, seen, Vondstuitkomst.NIEUW)
    _save_both(desk, LOCATIES, cells, find)


def save_rejected(desk: Desk, search: Search, seen: Seen, regel: str, toelichting: str) -> None:
    """Write a candidate that is out by a rule, and that this search found it; or neither."""
    if not regel:
        rule, advice = "regel is verplicht", "kies de regel waarom zij afvalt"
        raise FileError([Finding("", kolom="regel", regel=rule, advies=advice)])
    cells = {name: seen.cells.get(name, "") for name in KEY_COLUMNS}
    cells |= {"bron_url": seen.url, "regel": regel, "toelichting": toelichting}
    find = {**_make_find(search, seen, Vondstuitkomst.VALT_AF), "regel": regel}
    _save_both(desk, AFGEWEZEN, cells | {"datum": desk.today()}, find)


def save_known(desk: Desk, search: Search, seen: Seen, record: Mapping[str, str]) -> None:
    """Write that a search found a known record (KNOWN_COLUMNS), in or out of scope as it is."""
    out = {"regel": record["regel"]} if record["regel"] else {}
    outcome = Vondstuitkomst.VALT_AF if out else Vondstuitkomst.BEKEND
    row = {"record_id": record["record_id"], "organisatie": record["organisatie"]} | out
    find = {**_make_find(search, seen, outcome), **row}
    desk.append(VONDSTEN, lambda _: [find])


def withdraw_find(desk: Desk, find: Mapping[str, str]) -> dict[str, str]:
    """Take back that a search found a record, and the entry that this wrote; return its cells.

    FileError, and nothing changes, when somebody went on with that entry. {} where there was none.
    """
    template, sleutel = TEMPLATE_OF.get(find["uitkomst"], LOCATIES), find["sleutel"]
    entry = read_own_entry(desk, template, sleutel) if sleutel else {}
    if entry:
        _require_untouched(desk, sleutel, find["zoekactie_id"])
    about = "sleutel" if entry else "record_id"
    kept = ("zoekactie_id", "gemeente", "pagina", "organisatie", about)
    row = {name: find[name] for name in kept} | {"uitkomst": str(Vondstuitkomst.INGETROKKEN)}
    desk.append(VONDSTEN, lambda _: [row])
    if entry:
        desk.take_out(template, "sleutel", sleutel)
    return entry


def read_own_entry(desk: Desk, template: Template, sleutel: str) -> dict[str, str]:
    """Return the row of LOCATIES or AFGEWEZEN of this reader with a key; {} for none."""
    path = desk.own_file(template)
    rows = rows_of(read_table(path, path.name, template).frame) if path.exists() else []
    return next((row for row in rows if row["sleutel"] == sleutel), {})


def save_entry(desk: Desk, template: Template, cells: Mapping[str, str]) -> str:
    """Write a row of LOCATIES or AFGEWEZEN with a key of its own, and return that."""

    def make(table: Table) -> list[NewRow]:
        return [{"sleutel": _next_key(desk, table), "onderzoeker": desk.lezer} | dict(cells)]

    return desk.append(template, make)[0]["sleutel"]


def take_out_entry(desk: Desk, template: Template, sleutel: str) -> None:
    """Take a row of LOCATIES or AFGEWEZEN of one's own out again, as if it was never written.

    FileError, and it stays, when anybody went on with it: read it, or found it by a search.
    """
    _require_untouched(desk, sleutel, "")
    desk.take_out(template, "sleutel", sleutel)


def _require_untouched(desk: Desk, sleutel: str, zoekactie_id: str) -> None:
    """Raise FileError when an entry was read, or found by another search than `zoekactie_id`."""
    record_id = make_record_id(sleutel, ())
    readers = read_wave_entries(desk).readers
    finds = keep_latest_finds(readers.vondsten)
    about = (readers.lezingen["record_id"] == record_id, finds["record_id"] == record_id)
    went_on = {*readers.lezingen.loc[about[0], "lezing_id"], *finds.loc[about[1], "zoekactie_id"]}
    if named := sorted(went_on - {zoekactie_id}):
        rule = f"{sleutel} is niet teruggenomen: {', '.join(named)} gaat er al over"
        raise FileError([Finding("", regel=rule, advies="overleg met wie dat schreef")])


def _next_key(desk: Desk, table: Table) -> str:
    begin = f"{desk.lezer}-{desk.meting}-{LETTERS[table.template.name]}"
    ends = (
        cell.removeprefix(begin) for _, cell in table.cells("sleutel") if cell.startswith(begin)
    )
    return f"{begin}{max((int(end) for end in ends if end.isdecimal()), default=0) + 1}"


def _save_both(
    desk: Desk, template: Template, cells: Mapping[str, str], find: Mapping[str, str]
) -> None:
    """Write an entry and the find that names it. FileError with the faults of both; then neither.

    So who mends what was said, and saves again, does not enter a location twice.
    """
    named = {"sleutel": f"{desk.lezer}-{desk.meting}-{LETTERS[template.name]}0"}
    drafts = (
        (template, {**cells, **named, "onderzoeker": desk.lezer}),
        (VONDSTEN, {**find, **named}),
    )
    faults = [fault for kind, row in drafts for fault in desk.try_rows(kind, [row])]
    if faults:
        raise FileError(faults)
    for kind in (
        VONDSTEN,
        ZOEKLOG,
    ):  # a file that takes no rows says so before the first is written
        desk.append(kind, lambda _: ())
    sleutel = save_entry(desk, template, cells)
    desk.append(VONDSTEN, lambda _: [{**find, "sleutel": sleutel}])


def _make_find(search: Search, seen: Seen, outcome: Vondstuitkomst) -> dict[str, str]:
    return {
        "zoekactie_id": search.zoekactie_id,
        "gemeente": seen.cells.get("gemeente", ""),
        "pagina": seen.pagina,
        "uitkomst": str(outcome),
        "organisatie": seen.cells.get("organisatie", ""),
        "url": seen.url,
    }

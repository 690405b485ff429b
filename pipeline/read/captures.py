"""Read what spiders captured; a source that failed keeps its last good capture, and says so."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.boundary import REJECT_COLUMNS
from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.read.declared import read_declared_sites
from pipeline.read.states import describe_state, stack_states
from schemas.captures import (
    LATER_FIELDS,
    RECORD_FIELDS,
    RECORDS_NAME,
    CrawlState,
    CrawlVerdict,
    RunReport,
    is_capture_day,
    list_captures_until,
    read_report,
    wave_of_capture,
)
from schemas.folding import make_printable
from schemas.records import RECORD_COLUMNS, mint_record_id
from schemas.regular_files import read_regular_text
from schemas.sites import Site
from schemas.system_faults import name_read_fault
from schemas.vocabulary import Bronsoort, Toestand

Row = dict[str, str | int]


class SchemaDrift(SjoError):  # noqa: N818 - the name this fault is known by
    """A capture holds a field that its source's table does not know, or lacks one."""


@dataclass(frozen=True)
class Captures:
    """`records`: Records. `rejects`: REJECT_COLUMNS. `states`: STATE_COLUMNS, a row per source.

    A state is that in this wave. A failed capture is MISLUKT when there is nothing to fall back on
    and OVERGENOMEN when the last good one stands in for it; so is a good or partial capture that
    was made for an earlier wave, as nobody has looked since; `oorzaak` says why. A record of an
    older good capture that the latest `ok` one lacks is read too, and its record_id stands in
    `vanished`: its location may be closed, which a person must verify. So may that of a record in
    `doubted`, of which the site itself says so.
    """

    records: pd.DataFrame
    rejects: pd.DataFrame
    states: pd.DataFrame
    vanished: frozenset[str]
    doubted: frozenset[str]


@dataclass(frozen=True)
class _Capture:
    name: str
    meting: int
    report: RunReport
    rows: list[Row]


def read_captures(root: Path, meting: int, sites: Iterable[Site] | None = None) -> Captures:
    """Read the captures of every site of sources.toml, or those given, made for `meting` or before.

    A source whose files break their contract is MISLUKT or OVERGENOMEN; it stops no other. Raises
    SjoError for a fault in sources.toml.
    """
    rows: list[Row] = []
    states: list[Row] = []
    vanished: set[str] = set()
    for site in read_declared_sites() if sites is None else sites:
        captures = _list_captures(root, site, meting)
        found, state = _read_source(site, captures)
        _say_when_earlier(state, captures, meting)
        if closed := sum(bool(row["voorbehoud"]) for row in found):
            _add_cause(state, f"volgens de site zelf gesloten of verhuisd: {closed}; ga dat na")
        gone = _find_vanished(captures)
        if gone:
            why = f"eerdere records die er niet meer in staan: {len(gone)}; controleer of dat klopt"
            _add_cause(state, why)
        found += gone
        vanished |= {str(row["record_id"]) for row in gone}
        # A wave expects every national site; a sociale kaart that nobody collected is no gap.
        if site.soort == Bronsoort.LANDELIJKE_SITE or captures:
            states.append(state)
        rows += found
    doubted = frozenset(str(row["record_id"]) for row in rows if row["voorbehoud"])
    kinds = {c: "int64" if c == "rij" else "str" for c in RECORD_COLUMNS}
    return Captures(
        records=pd.DataFrame(rows, columns=list(RECORD_COLUMNS)).astype(kinds),
        rejects=pd.DataFrame(columns=list(REJECT_COLUMNS)),
        states=stack_states(states),
        vanished=frozenset(vanished),
        doubted=doubted,
    )


def _add_cause(state: Row, why: str) -> None:
    state["oorzaak"] = "; ".join(filter(None, [str(state["oorzaak"]), why]))


def _list_captures(root: Path, site: Site, meting: int) -> list[_Capture]:
    """Return the captures of a source for this wave and before, oldest first."""
    folders = list_captures_until(root / "data" / "raw", site.name, meting)
    return [_read_capture(folder, root, site) for folder in folders]


def _find_vanished(captures: list[_Capture]) -> list[Row]:
    """Return the rows of older good captures that the latest one, if it is good, lacks."""
    if not captures or captures[-1].report.verdict.state != CrawlState.OK:
        return []
    # Of all good captures, not the last but one only: what nobody has verified is still open.
    *older, latest = captures
    good = [c for c in older if c.report.verdict.state == CrawlState.OK]
    known = {str(row["record_id"]): row for capture in good for row in capture.rows}
    still_there = {str(row["record_id"]) for row in latest.rows}
    return [row for record_id, row in sorted(known.items()) if record_id not in still_there]


def _read_source(site: Site, captures: list[_Capture]) -> tuple[list[Row], Row]:
    """Return the rows of a source and its state, from its captures."""
    if not captures:
        return [], describe_state(site, Toestand.NIET_OPGEHAALD, "", "", 0)
    latest = captures[-1]
    verdict, day = latest.report.verdict, latest.report.captured_on
    toestand = verdict.state.toestand
    if toestand == Toestand.OK:
        return latest.rows, describe_state(site, toestand, "", day, len(latest.rows))
    why = f"{make_printable(verdict.cause)} ({latest.name})"
    good = [c for c in captures if c.report.verdict.state == CrawlState.OK]
    if toestand == Toestand.DEELS:
        # What a broken-off crawl did not reach has not closed: the last good capture still speaks.
        kept = {row["record_id"] for row in latest.rows}
        added = [row for row in (good[-1].rows if good else []) if row["record_id"] not in kept]
        if added:
            why += f"; aangevuld met {len(added)} records uit de opname van {good[-1].name}"
        rows = latest.rows + added
        return rows, describe_state(site, toestand, why, day, len(rows))
    if not good:
        return [], describe_state(site, toestand, why, "", 0)
    last = good[-1]
    why = f"{why}; overgenomen uit de opname van {last.name}"
    state = describe_state(site, Toestand.OVERGENOMEN, why, last.report.captured_on, len(last.rows))
    return last.rows, state


def _say_when_earlier(state: Row, captures: list[_Capture], meting: int) -> None:
    """Make a state that of wave `meting`: a capture of an earlier one says nothing of this one."""
    if not captures or captures[-1].meting == meting:
        return
    latest = captures[-1]
    if state["toestand"] in {str(Toestand.OK), str(Toestand.DEELS)}:
        state["toestand"] = str(Toestand.OVERGENOMEN)
    why = f"niet opgehaald voor meting {meting}; opname {latest.name} is van meting {latest.meting}"
    state["oorzaak"] = "; ".join(filter(None, [why, str(state["oorzaak"])]))


def _read_capture(folder: Path, root: Path, site: Site) -> _Capture:
    """Read one capture; one that breaks its contract counts as failed, with the reason."""
    try:
        report = read_report(folder)
        if report.verdict.state == CrawlState.FAILED:  # its records are evidence, not data
            return _Capture(folder.name, int(wave_of_capture(folder)), report, [])
        _require_untouched(folder, report)
        rows = read_captured_rows(folder, root, site)
        if len(rows) != report.records:
            raise SjoError(f"{len(rows)} records, volgens run.json {report.records}")
    except SchemaDrift as error:
        return _broken(folder, site, f"SchemaDrift: {error}")
    except (SjoError, ValueError, OSError) as error:
        return _broken(folder, site, f"onleesbare opname: {name_read_fault(error)}")
    return _Capture(folder.name, int(wave_of_capture(folder)), report, rows)


def _require_untouched(folder: Path, report: RunReport) -> None:
    """SjoError when the records are not those that the crawl wrote."""
    told = report.sha256.get(RECORDS_NAME)
    if told is not None and hash_file(folder / RECORDS_NAME) != told:
        raise SjoError(
            f"{RECORDS_NAME} is gewijzigd sinds de opname; zet het terug uit een reservekopie, "
            f"of lees de opname opnieuw met: sjo crawl {report.source} --replay"
        )


def _broken(folder: Path, site: Site, reason: str) -> _Capture:
    wave = wave_of_capture(folder)
    report = RunReport(site.name, wave, CrawlVerdict(CrawlState.FAILED, reason))
    return _Capture(folder.name, int(wave), report, [])


def read_captured_rows(folder: Path, root: Path, site: Site) -> list[Row]:
    """Read records.jsonl of a capture as rows of Records, through the source's map of columns.

    Raises SchemaDrift naming an unknown or missing field, SjoError for a line that is no record or
    a key that stands twice, OSError when the file cannot be read.
    """
    path = folder / RECORDS_NAME
    place = path.relative_to(root).as_posix()
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(read_regular_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        values = _parse_line(line, f"{place}:{number}")
        if values["key"] in seen:
            raise SjoError(f"{place}:{number}: zelfde sleutel als regel {seen[values['key']]}")
        seen[values["key"]] = number
        rows.append(_as_row(values, site, place, number))
    return rows


def _parse_line(line: str, place: str) -> dict[str, str]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SjoError(f"{place}: {name_read_fault(error)}") from error
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise SjoError(f"{place}: verwacht een object met alleen tekst")
    if unknown := [f for f in values if f not in RECORD_FIELDS]:
        raise SchemaDrift(f"{place}: onbekende kolom {', '.join(unknown)}")
    values = dict.fromkeys(LATER_FIELDS, "") | values
    if missing := [f for f in RECORD_FIELDS if f not in values]:
        raise SchemaDrift(f"{place}: kolom {', '.join(missing)} ontbreekt")
    if not values["key"]:
        raise SjoError(f"{place}: record zonder sleutel (key)")
    seen = values["gezien_op"]
    if seen and not is_capture_day(seen):
        raise SjoError(f"{place}: gezien_op {seen!r} is geen dag")
    # The key stays as the site gave it: the record_id is made of it.
    return {
        name: value if name == "key" else make_printable(value) for name, value in values.items()
    }


def _as_row(values: dict[str, str], site: Site, place: str, number: int) -> Row:
    # The key alone, not what is said under it: a new name or address is the same record, and
    # captures made before keep their ids.
    record_id = mint_record_id(site.name, values["key"])
    row: Row = {**dict.fromkeys(RECORD_COLUMNS, ""), "record_id": record_id}
    row |= {"bron": site.name, "bestand": place, "rij": number}
    for name, column in site.kolommen.items():
        # Two fields may fill one column (name of location and of building): both stand in it, once.
        said = " ".join(values[name].split())
        earlier = str(row[column])
        if said and said not in earlier:
            row[column] = f"{earlier}; {said}" if earlier else said
    row["voorbehoud"] = values["voorbehoud"]
    form = str(row["vestigingsvorm"]).casefold()
    row["vestigingsvorm"] = site.vestigingsvormen.get(form, row["vestigingsvorm"])
    if site.organisatie_patroon and re.search(site.organisatie_patroon, values["naam"]):
        row["organisatie"] = " ".join(values["naam"].split())
    for column, value in site.standaard.items():
        row[column] = row[column] or value
    return row

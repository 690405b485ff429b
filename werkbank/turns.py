"""Whose turn a candidate is, as the files say now: since the build people have read on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.findings import FileError
from pipeline.stages.claims import GIVEN_COLUMNS, Row
from pipeline.stages.reading_tables import NEXT_STEP, name_together
from pipeline.stages.reconcile import Readers, reconcile
from pipeline.stages.voices import THE_FINDER, live_readings
from schemas.readings import READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.sources import MANUAL_SOURCE
from schemas.typology import load_typology
from schemas.vocabulary import Oordeel
from werkbank.candidates import WaitingList, read_candidates
from werkbank.desk import Desk
from werkbank.wave_tables import WaveEntries, list_own_readings, read_wave_entries


class Beurt(StrEnum):
    """What a candidate waits for, seen from one reader."""

    EERSTE = "eerste lezing"
    TWEEDE = "tweede lezing"
    VERZOENEN = "verzoenen"
    ANDER = "wacht op een ander"
    STAP = "wacht op een volgende stap"
    KLAAR = "klaar voor de volgende bouw"


WORK = (Beurt.EERSTE, Beurt.TWEEDE, Beurt.VERZOENEN)
"""What a reader can do now; the rest waits for somebody or something else."""
Judged = tuple[Beurt, str, Sequence[str]]
"""What a candidate waits for, who that is in Dutch, and the fields that it is about."""


@dataclass(frozen=True)
class Turn:
    """One candidate and what it waits for. `row`: TeBeoordelen. `wie`: in Dutch, who is next.

    `velden`: the fields that it is about, () where it is about all of them. `readings`: the live
    readings of it by lezer. `is_open`: this reader may see what others said of it; never before
    reading it blind, unless two others differ and there is nothing left to read second.
    """

    row: Row
    beurt: Beurt
    wie: str
    velden: Sequence[str]
    readings: Mapping[str, Row]
    is_open: bool


def list_turns_at(desk: Desk) -> Sequence[Turn]:
    """Return every candidate with its turn for the reader of a desk, by gemeente and name.

    SjoError when there is no worklist yet.
    """
    return _list_turns(desk, read_candidates(desk), read_wave_entries(desk))


@lru_cache(maxsize=1)
def _list_turns(desk: Desk, candidates: WaitingList, entries: WaveEntries) -> Sequence[Turn]:
    """Of the same tables, which a desk keeps until a file changes, it is worked out once."""
    verdicts = {row["record_id"]: row for row in rows_of(_reconcile(candidates, entries, desk))}
    by_record: dict[str, dict[str, Row]] = {}
    for reading in live_readings(entries.readers.lezingen):
        by_record.setdefault(reading["record_id"], {})[reading["lezer"]] = reading
    finders = dict(zip(entries.entries["record_id"], entries.entries["onderzoeker"], strict=True))
    own = set(list_own_readings(entries, desk.lezer)["record_id"])
    turns = []
    for row in rows_of(candidates.waiting):
        record_id = row["record_id"]
        read = by_record.get(record_id, {})
        finder = finders.get(record_id, "")
        judged = _judge(desk, read, verdicts.get(record_id), finder)
        is_open = record_id in own or judged[0] == Beurt.VERZOENEN
        turns.append(Turn(row, *judged, read, is_open))
    return sorted(turns, key=lambda t: [t.row[c] for c in ("gemeente", "organisatie", "record_id")])


def look_for_turns(desk: Desk) -> tuple[str, str, Sequence[Turn]]:
    """Return why there is no worklist yet ("" when there is one), its name, and the turns in it."""
    try:
        return "", read_candidates(desk).naam, list_turns_at(desk)
    except FileError:
        raise
    except SjoError as error:
        return str(error), "", ()


def find_turn(desk: Desk, record_id: str) -> Turn | None:
    """Return the candidate with a record_id, None when the worklist does not hold it."""
    return next((t for t in list_turns_at(desk) if t.row["record_id"] == record_id), None)


def _reconcile(candidates: WaitingList, entries: WaveEntries, desk: Desk) -> pd.DataFrame:
    columns = ["record_id", *GIVEN_COLUMNS, "aanbod"]
    is_other = candidates.waiting["bron"] != MANUAL_SOURCE
    others = candidates.waiting[is_other].assign(aanbod="")  # only people say it apart
    records = pd.concat([entries.entries[columns], others[columns]], ignore_index=True)
    readers = Readers(
        entries.readers.lezingen,
        entries.readers.uitkomsten,
        entries.former,
        entries.eerder_gelezen,
        candidates.herkomst[["record_id", "locatie_id"]],
    )
    return reconcile(readers, records, desk.begrippen, load_typology()).verdicts


def _judge(desk: Desk, read: Mapping[str, Row], verdict: Row | None, finder: str) -> Judged:
    is_finder = desk.is_reader(finder)
    if verdict is None:
        return _first_turn(is_finder=is_finder, is_found_by_known=bool(finder))
    differing, once = _split(verdict["verschil"]), _split(verdict["eenmaal"])
    if differing and (desk.lezer in read or len(read) > 1):
        return Beurt.VERZOENEN, name_together(verdict, finder or THE_FINDER), differing
    lacks_eyes = not verdict["vier_ogen"] and verdict["oordeel"] == Oordeel.AKKOORD
    if lacks_eyes or once or differing:
        velden = () if lacks_eyes or differing else once
        if desk.lezer in read or is_finder:
            return Beurt.ANDER, "een ander dan u", velden
        return Beurt.TWEEDE, "u, blind", velden
    step = NEXT_STEP.get(verdict["oordeel"], "")
    return (Beurt.STAP, step, ()) if step else (Beurt.KLAAR, "de volgende bouw", ())


def _first_turn(*, is_finder: bool, is_found_by_known: bool) -> Judged:
    if is_finder:
        return Beurt.ANDER, "een ander dan u: u hebt haar gevonden", ()
    return (Beurt.TWEEDE if is_found_by_known else Beurt.EERSTE), "u, blind", ()


def _split(cell: str) -> list[str]:
    return [word for word in cell.split(MULTI_VALUE_SEPARATOR) if word in READ_FIELDS]

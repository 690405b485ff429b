"""Reconcile: what all readers said of a record, field by field, as one verdict on it.

Two different people establish a field when both say the same of it. A field on which they differ,
or of which only one said something, is not established: it waits, and what was said is kept.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.read.taken_back import OF_SETTLEMENTS, find_taken_back
from pipeline.stages.claims import AS_FOUND, GIVEN_COLUMNS, Row, said_column
from pipeline.stages.doubles import stand_doubles
from pipeline.stages.former_verdicts import FOUR_EYES, TWO_READERS, settle_former
from pipeline.stages.voices import Voice, live_readings, name_uncoded, voices_of
from pipeline.text.terms import canonical_terms, known_terms
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.readings import NONE_OF_THEM, READ_FIELDS, SAID_APART
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.sources import MANUAL_SOURCE
from schemas.typology import Typology
from schemas.vocabulary import Oordeel

VERDICT_COLUMNS = [
    "record_id",
    "oordeel",
    "regel",
    "dubbel_van",
    *GIVEN_COLUMNS,
    *map(said_column, GIVEN_COLUMNS),
    "datum",
    "vier_ogen",
    "verschil",
    "eenmaal",
    "houdt_tegen",
    "lezers",
    "ook_gesproken",
    "aanbod",
]
HOLDING_FIELDS = frozenset({"oordeel", "ondersteuningstypen"})
"""Fields without which nothing is published; of another one the location says that it is unknown,
and the question waits."""


@dataclass(frozen=True)
class Reconciled:
    """`verdicts`: VERDICT_COLUMNS. `meldingen`: in Dutch, decisions of readers that do not hold."""

    verdicts: pd.DataFrame
    meldingen: tuple[str, ...]


@dataclass(frozen=True)
class Readers:
    """What readers of a wave said: Readings, settlements, former verdicts, and finds with a finder.

    `eerder_gelezen`: record_ids whose researcher is known; the find is their first reading.
    `lineage`: record_id, locatie_id of the version before, which readers saw.
    """

    lezingen: pd.DataFrame
    uitkomsten: pd.DataFrame
    beoordelingen: pd.DataFrame
    eerder_gelezen: Collection[str]
    lineage: pd.DataFrame


def reconcile(
    readers: Readers, records: pd.DataFrame, begrippen: pd.DataFrame, typology: Typology
) -> Reconciled:
    """Return one verdict per record_id that any reader judged, all texts.

    A column of GIVEN_COLUMNS holds what is established, with the words of a reading; AS_FOUND where
    a former verdict says so; "" where nothing is. `said_column` of it holds what anybody said.
    `vier_ogen` is "ja" when two persons looked. `verschil` names the fields that readers differ on,
    `eenmaal` those of which one spoke, `houdt_tegen` is "ja" when they keep the location back.
    `lezers`: the codes of the readers. `ook_gesproken`: who else speaks of a field of `verschil`,
    in the words of name_uncoded. `aanbod`: what is established that it is apart from its name,
    NONE_OF_THEM for nothing of the kind, else "". Lists are joined by "|".
    """
    known = {c: known_terms(c, begrippen, typology) for c in GIVEN_COLUMNS if c in LIST_OF_COLUMN}
    readings = _by_record(live_readings(readers.lezingen))
    former = _by_record(
        sorted(rows_of(readers.beoordelingen), key=lambda r: (r["datum"], r["bestand"], r["rij"]))
    )
    outcomes = _by_record(rows_of(readers.uitkomsten))
    settled = {
        record_id: settle_former(rows, is_read_before=record_id in readers.eerder_gelezen)
        for record_id, rows in former.items()
        if record_id not in readings
    }
    stale = []
    for record_id, voices in _hear(readings, former, readers.eerder_gelezen, records, known):
        holding, gone = _divide(outcomes.get(record_id, []), voices)
        settled[record_id] = _settle_voices(voices, holding)
        stale += gone
    table = _tabulate(settled)
    stood = stand_doubles(table, records["record_id"], readers.lineage)
    doubted = rows_of(table[table["oordeel"] != stood["oordeel"]])
    told = [*map(_tell_stale, stale), *map(_tell_doubted, doubted)]
    return Reconciled(stood, (*told, *_tell_resting(readings, set(records["record_id"]))))


def _hear(
    readings: Mapping[str, list[Row]],
    former: Mapping[str, list[Row]],
    found_by_known: Collection[str],
    records: pd.DataFrame,
    known: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, list[Voice]]]:
    """Yield every record_id that was read, in order, with all who speak of it."""
    finds = {row["record_id"]: row for row in rows_of(records)}
    for record_id in sorted(readings):
        find = finds.get(record_id)
        yield (
            record_id,
            voices_of(
                readings[record_id],
                former.get(record_id, []),
                _found(find, known) if find else {},
                is_found_by_known=record_id in found_by_known,
                aanbod=find["aanbod"] if find else "",
            ),
        )


def _tabulate(settled: Mapping[str, dict[str, str]]) -> pd.DataFrame:
    blank = dict.fromkeys(VERDICT_COLUMNS, "")
    rows = [blank | told | {"record_id": record_id} for record_id, told in sorted(settled.items())]
    return pd.DataFrame(rows, columns=VERDICT_COLUMNS, dtype=str)


def list_established(verdicts: pd.DataFrame) -> pd.DataFrame:
    """Return record_id, veld, waarde of every field on which two people agreed in the end."""
    rows = [
        (row["record_id"], veld, row[veld])
        for row in rows_of(verdicts[verdicts["vier_ogen"] == FOUR_EYES])
        for veld in READ_FIELDS
        if row[veld] not in ("", AS_FOUND)
        and veld not in _words(row["verschil"]) + _words(row["eenmaal"])
    ]
    return pd.DataFrame(rows, columns=["record_id", "veld", "waarde"], dtype=str)


def _by_record(rows: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["record_id"], []).append(row)
    return grouped


def _found(record: Row, known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what the finder filled in, in the words of a reading."""
    said = {}
    for column in GIVEN_COLUMNS:
        terms = known.get(column)
        cell = record[column]
        said[column] = (
            cell if terms is None else MULTI_VALUE_SEPARATOR.join(canonical_terms(cell, terms)[0])
        )
    return {column: value for column, value in said.items() if value}


def _divide(outcomes: Sequence[Row], voices: Sequence[Voice]) -> tuple[dict[str, Row], list[Row]]:
    """Return the settlement of each field that holds (the latest), and those that do not any more.

    It holds for the readings that it compared: all of them still count, and no other speaks. One
    that was taken back is neither.
    """
    gone = find_taken_back(outcomes, OF_SETTLEMENTS)
    standing = [row for row in outcomes if (row["bestand"], int(row["rij"])) not in gone]
    holding: dict[str, Row] = {}
    stale = []
    for row in sorted(standing, key=lambda r: (r["datum"], r["lezer"], r["rij"])):
        compared = set(row["lezingen"].split(MULTI_VALUE_SEPARATOR))
        present = {voice.lezing_id for voice in voices} - {""}
        speaking = {v.lezing_id for v in voices if row["veld"] in v.values} - {""}
        if compared <= present and speaking <= compared:
            holding[row["veld"]] = row
        else:
            stale.append(row)
    return holding, stale


def _settle_voices(voices: Sequence[Voice], outcomes: Mapping[str, Row]) -> dict[str, str]:
    said = {field: [v for v in voices if field in v.values] for field in READ_FIELDS}
    differing = [f for f in READ_FIELDS if f not in outcomes and _differ(f, said[f])]
    once = [f for f in READ_FIELDS[1:] if f not in outcomes and _needs_another(f, said[f])]
    latest = max(said["oordeel"], key=lambda voice: voice.datum)
    oordeel = outcomes["oordeel"]["waarde"] if "oordeel" in outcomes else latest.values["oordeel"]
    chosen = [v for v in said["oordeel"] if v.values["oordeel"] == oordeel]
    last = max(chosen, key=lambda voice: voice.datum, default=latest)
    eyes = len({voice.person for voice in voices})
    return {
        "oordeel": str(Oordeel.TWIJFEL) if "oordeel" in differing else oordeel,
        "regel": outcomes["oordeel"]["regel"] if "oordeel" in outcomes else last.regel,
        "dubbel_van": last.dubbel_van,
        **{
            f: outcomes[f]["waarde"] if f in outcomes else _agreed(f, said[f])
            for f in READ_FIELDS[1:]
        },
        **{said_column(f): _union(v.values[f] for v in said[f]) for f in GIVEN_COLUMNS},
        "datum": max(voice.datum for voice in voices),
        "vier_ogen": FOUR_EYES if eyes >= TWO_READERS else "",
        "verschil": MULTI_VALUE_SEPARATOR.join(differing),
        "eenmaal": MULTI_VALUE_SEPARATOR.join(once),
        "houdt_tegen": "ja" if HOLDING_FIELDS & set(differing) else "",
        "lezers": MULTI_VALUE_SEPARATOR.join(sorted({v.lezer for v in voices} - {""})),
        "ook_gesproken": MULTI_VALUE_SEPARATOR.join(
            sorted({name_uncoded(v) for f in differing for v in said[f] if not v.lezer})
        ),
    }


def _needs_another(field: str, said: Sequence[Voice]) -> bool:
    """Tell whether one person spoke of a field; that it is nothing apart from its name needs none.

    Without a second person no rule holds for it anyway.
    """
    is_nothing = field == SAID_APART.name and {v.values[field] for v in said} == {NONE_OF_THEM}
    return len(said) == 1 and not is_nothing


def _differ(field: str, voices: Sequence[Voice]) -> bool:
    return len({frozenset(_words(voice.values[field])) for voice in voices}) > 1


def _agreed(field: str, voices: Sequence[Voice]) -> str:
    """Return what at least two people say of a field, all of them the same; else ""."""
    if _differ(field, voices) or len({voice.person for voice in voices}) < TWO_READERS:
        return ""
    return voices[0].values[field]


def _union(cells: Iterable[str]) -> str:
    return MULTI_VALUE_SEPARATOR.join(dict.fromkeys(w for cell in cells for w in _words(cell)))


def _words(cell: str) -> list[str]:
    return cell.split(MULTI_VALUE_SEPARATOR)


def _tell_resting(readings: Mapping[str, list[Row]], found: Collection[str]) -> Iterator[str]:
    """Yield readings of what a site or survey gave and this wave has not."""
    for record_id in sorted(set(readings) - set(found)):
        if not record_id.startswith(f"{MANUAL_SOURCE}:"):
            for row in readings[record_id]:
                place = f"{row['bestand']}:{row['rij']}"
                yield f"{place}: lezing rust: {record_id} is er in deze meting niet"


def _tell_doubted(row: Row) -> str:
    return (
        f"{row['record_id']} heet een dubbel van {row['dubbel_van']}, maar dat is er niet of valt "
        "zelf af: het record blijft staan als twijfel"
    )


def _tell_stale(row: Row) -> str:
    return (
        f"{row['bestand']}:{row['rij']}: uitkomst over {row['veld']} van {row['record_id']} rust: "
        "er is sindsdien gelezen of ingetrokken; vergelijk de lezingen opnieuw"
    )

"""What people decided of a record, found again when its row was written otherwise.

Verdicts, corrections and links name a record_id. Where the row of that id got another one, they
follow it; where it is gone, they are named, so that no decision is lost unseen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.read.entry_ids import EntryIds
from pipeline.read.judgement import Judgements
from pipeline.read.readings import ReaderEntries, notice_former_form
from pipeline.read.searches import keep_latest_finds
from schemas.sources import MANUAL_SOURCE

LINK_COLUMNS = ("record_id_a", "record_id_b")
PUT_BACK = (
    "veranderde naam, adres of website van haar rij, zet die dan terug en verbeter haar in "
    "correcties.csv"
)
"""What to do about a word of a reader whose record went: the reader need not read again."""


@dataclass(frozen=True)
class Followed:
    """Decisions on present records. `meldingen`: in Dutch, what was followed or is lost."""

    judgements: Judgements
    beoordelingen: pd.DataFrame
    readers: ReaderEntries
    meldingen: tuple[str, ...]


def follow_references(
    judgements: Judgements, beoordelingen: pd.DataFrame, readers: ReaderEntries, ids: EntryIds
) -> Followed:
    """Return decisions with the present id of every record that got another one.

    A verdict is of this wave: one that refers to nothing here does nothing any more, and is told.
    """
    links, corrections = judgements.koppelingen, judgements.correcties
    of_readers = (readers.lezingen, readers.uitkomsten, readers.vondsten)
    named = pd.concat(
        [
            *(table["record_id"] for table in (beoordelingen, *of_readers)),
            *(corrections[c] for c in ("record_id", "is_nu")),
            *(links[c] for c in LINK_COLUMNS),
        ]
    )
    aliases = ids.find_aliases(named)
    followed = Followed(
        replace(
            judgements,
            correcties=follow(follow(corrections, "record_id", aliases), "is_nu", aliases),
            koppelingen=follow(follow(links, "record_id_a", aliases), "record_id_b", aliases),
        ),
        follow(beoordelingen, "record_id", aliases),
        _follow_readers(readers, aliases),
        tuple(
            str(notice_former_form(bestand)) for bestand in sorted(set(beoordelingen["bestand"]))
        ),
    )
    told = [*_tell_followed(named, aliases), *_tell_all_lost(followed, ids)]
    return replace(followed, meldingen=(*followed.meldingen, *told))


def _follow_readers(readers: ReaderEntries, aliases: Mapping[str, str]) -> ReaderEntries:
    read = follow(readers.lezingen, "record_id", aliases)
    return replace(
        readers,
        lezingen=follow(read, "dubbel_van", aliases),
        uitkomsten=follow(readers.uitkomsten, "record_id", aliases),
        vondsten=follow(readers.vondsten, "record_id", aliases),
    )


def _tell_all_lost(followed: Followed, ids: EntryIds) -> Iterator[str]:
    readers = followed.readers
    yield from _tell_lost("beoordeling", followed.beoordelingen, ids)
    yield from _tell_lost("lezing", readers.lezingen, ids)
    yield from _tell_lost("uitkomst", readers.uitkomsten, ids)
    yield from _tell_lost("vondst", keep_latest_finds(readers.vondsten), ids)


def follow(table: pd.DataFrame, column: str, aliases: Mapping[str, str]) -> pd.DataFrame:
    """Return a table in which the record_ids of a column are the present ones."""
    return table.assign(**{column: table[column].replace(dict(aliases))})


class PartialCorrection(NamedTuple):
    """A correction of one of several records of a location; `others`: the rest of them."""

    row: dict[str, str]
    locatie_id: str
    others: list[str]

    @property
    def advice(self) -> str:
        """What to do, in Dutch."""
        return (
            f"ga na of {self.row['kolom']} ook klopt in {', '.join(self.others)}; geldt het voor "
            f"de hele locatie, noem dan locatie_id {self.locatie_id} in plaats van het record"
        )


def find_partial_corrections(
    correcties: pd.DataFrame, lineage: pd.DataFrame
) -> Iterator[PartialCorrection]:
    """Yield each correction of one of several records of a location.

    People correct a location, but a correction of a record changes only that: the others may go on
    saying the old value, or be taken for another location. `lineage`: record_id, locatie_id of the
    version before, which people saw when they wrote the correction.
    """
    members = lineage.groupby("locatie_id")["record_id"].agg(sorted).to_dict()
    location_of = dict(zip(lineage["record_id"], lineage["locatie_id"], strict=True))
    for row in rows_of(correcties):
        locatie_id = location_of.get(row["record_id"], "")
        others = [other for other in members.get(locatie_id, []) if other != row["record_id"]]
        if others:
            yield PartialCorrection(row, locatie_id, others)


def describe_partial_corrections(correcties: pd.DataFrame, lineage: pd.DataFrame) -> Iterator[str]:
    """Yield in Dutch what `find_partial_corrections` finds."""
    for part in find_partial_corrections(correcties, lineage):
        yield (
            f"{part.row['bestand']}:{part.row['rij']}: {part.row['record_id']} is niet het enige "
            f"record van {part.locatie_id}; {part.advice}"
        )


def _tell_followed(named: pd.Series, aliases: Mapping[str, str]) -> Iterator[str]:
    for old in sorted(set(named) & set(aliases)):
        yield (
            f"{old} heet nu {aliases[old]}: dezelfde rij, aangevuld of anders geschreven; "
            "lezing, correctie en koppeling horen er nog bij"
        )


def _tell_lost(what: str, table: pd.DataFrame, ids: EntryIds) -> Iterator[str]:
    # Two readers read one record, each in a file of their own: only there one id is one record.
    taken = {str(name): set(rows) for name, rows in table.groupby("bestand")["record_id"]}
    for row in rows_of(table):
        if _is_lost(row["record_id"], ids):
            place = f"{row['bestand']}:{row['rij']}"
            lost = f"{what} zonder record: {row['record_id']} bestaat niet (meer)"
            meant = ids.suggest(row["organisatie"], taken[row["bestand"]])
            yield "; ".join(part for part in (f"{place}: {lost}", meant, PUT_BACK) if part)


def _is_lost(record_id: str, ids: EntryIds) -> bool:
    return record_id.startswith(f"{MANUAL_SOURCE}:") and record_id not in ids.present

"""What people decided of a record, found again when its row was written otherwise.

Verdicts, corrections and links name a record_id. Where the row of that id got another one, they
follow it; where it is gone, they are named, so that no decision is lost unseen.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.read.entry_ids import EntryIds
from pipeline.read.judgement import Judgements
from pipeline.read.readings import ReaderEntries, notice_former_form
from schemas.sources import MANUAL_SOURCE

LINK_COLUMNS = ("record_id_a", "record_id_b")


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
    read, settled = readers.lezingen, readers.uitkomsten
    named = pd.concat(
        [
            *(table["record_id"] for table in (beoordelingen, read, settled)),
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
        replace(
            readers,
            lezingen=follow(follow(read, "record_id", aliases), "dubbel_van", aliases),
            uitkomsten=follow(settled, "record_id", aliases),
        ),
        (),
    )
    told = [
        *(str(notice_former_form(bestand)) for bestand in sorted(set(beoordelingen["bestand"]))),
        *_tell_followed(named, aliases),
        *_tell_lost("beoordeling", followed.beoordelingen, ids),
        *_tell_lost("lezing", followed.readers.lezingen, ids),
        *_tell_lost("uitkomst", followed.readers.uitkomsten, ids),
    ]
    return replace(followed, meldingen=tuple(told))


def follow(table: pd.DataFrame, column: str, aliases: Mapping[str, str]) -> pd.DataFrame:
    """Return a table in which the record_ids of a column are the present ones."""
    return table.assign(**{column: table[column].replace(dict(aliases))})


def describe_partial_corrections(correcties: pd.DataFrame, lineage: pd.DataFrame) -> Iterator[str]:
    """Yield in Dutch each correction of one of several records of a location.

    People correct a location, but a correction changes one record of it: the others may go on
    saying the old value, or be taken for another location. `lineage`: record_id, locatie_id of the
    version before, which people saw when they wrote the correction.
    """
    members = lineage.groupby("locatie_id")["record_id"].agg(sorted).to_dict()
    location_of = dict(zip(lineage["record_id"], lineage["locatie_id"], strict=True))
    for row in rows_of(correcties):
        locatie_id = location_of.get(row["record_id"], "")
        others = [other for other in members.get(locatie_id, []) if other != row["record_id"]]
        if others:
            yield (
                f"{row['bestand']}:{row['rij']}: {row['record_id']} is niet het enige record van "
                f"{locatie_id}; ga na of {row['kolom']} ook klopt in {', '.join(others)}, en leg "
                "vast in koppelingen.csv dat zij dezelfde locatie blijven"
            )


def describe_resting_links(
    koppelingen: pd.DataFrame, ids: EntryIds, suggest: Callable[[str], str]
) -> Iterator[str]:
    """Yield in Dutch each link to an entry that is not here, with what was probably meant.

    `suggest`: in Dutch, which record a lost record_id probably was, "" when none.
    """
    for row in rows_of(koppelingen):
        for column in LINK_COLUMNS:
            if _is_lost(row[column], ids):
                rests = f"koppeling rust: {row[column]} bestaat niet in deze meting"
                meant = suggest(row[column])
                told = f"{rests}; {meant}" if meant else rests
                yield f"{row['bestand']}:{row['rij']}: {told}"


def _tell_followed(named: pd.Series, aliases: Mapping[str, str]) -> Iterator[str]:
    for old in sorted(set(named) & set(aliases)):
        yield (
            f"{old} heet nu {aliases[old]}: dezelfde rij, aangevuld of anders geschreven; "
            "beoordeling, correctie en koppeling horen er nog bij"
        )


def _tell_lost(what: str, table: pd.DataFrame, ids: EntryIds) -> Iterator[str]:
    taken = set(table["record_id"])
    for row in rows_of(table):
        if _is_lost(row["record_id"], ids):
            place = f"{row['bestand']}:{row['rij']}"
            lost = f"{what} zonder record: {row['record_id']} bestaat niet (meer)"
            meant = ids.suggest(row["organisatie"], taken)
            yield f"{place}: {lost}" + (f"; {meant}" if meant else "")


def _is_lost(record_id: str, ids: EntryIds) -> bool:
    return record_id.startswith(f"{MANUAL_SOURCE}:") and record_id not in ids.present

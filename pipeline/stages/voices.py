"""Who says what of a record: every reader once, with the latest that was not withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.stages.claims import GIVEN_COLUMNS, Row
from schemas.folding import fold_letters
from schemas.readings import NOT_LOOKED_AT, READ_FIELDS, SAID_APART
from schemas.vocabulary import Lezingstand, Oordeel

FINDER = "\x00finder"
"""The person who found a record, where no reading of their own says more: no reader's code."""
THE_FINDER = "de onderzoeker"


@dataclass(frozen=True)
class Voice:
    """One person on one record. A field that is not in `values` is one that they did not look at.

    `lezer` is a published code, "" for who is none: the finder, or who wrote a former verdict.
    `lezing_id` is "" where it is no reading.
    """

    person: str
    values: Mapping[str, str] = field(default_factory=dict)
    lezer: str = ""
    lezing_id: str = ""
    regel: str = ""
    dubbel_van: str = ""
    datum: str = ""


def name_uncoded(voice: Voice) -> str:
    """Return in Dutch who speaks without a published code: the finder, or a former verdict."""
    return THE_FINDER if voice.person == FINDER else "wie eerder oordeelde"


def stand_readings(lezingen: pd.DataFrame, record_ids: pd.Series) -> pd.Series:
    """Return the Lezingstand of every row of Readings, by its index."""
    stands = pd.Series(Lezingstand.OPGEVOLGD.value, index=lezingen.index, dtype="str")
    is_undone = find_undone(lezingen)
    stands[is_undone] = Lezingstand.INGETROKKEN.value
    rests = ~lezingen["record_id"].isin(record_ids)
    latest = _latest(lezingen)
    stands[latest] = Lezingstand.GELDT.value
    stands[latest & rests] = Lezingstand.RUST.value
    return stands


def live_readings(lezingen: pd.DataFrame) -> Sequence[Row]:
    """Return the latest reading of each reader on each record that was not withdrawn."""
    return rows_of(lezingen[_latest(lezingen)])


def voices_of(
    readings: Sequence[Row],
    former: Sequence[Row],
    found: Mapping[str, str],
    *,
    is_found_by_known: bool,
    aanbod: str,
) -> list[Voice]:
    """Return who speaks of a record: its live `readings`, `former` verdicts, and who found it.

    `found`: what the finder filled in, in the words of a reading; `aanbod`: what the finder says it
    is, apart from its name, which a former verdict does not confirm. A blank of that means "as
    found". The finder confirms and contradicts nobody on whether the record is in scope: that is
    what others read it for.
    """
    voices = [_read(row) for row in readings]
    voices += [_judged(row, found) for row in former if not _has_read(row, readings)]
    if is_found_by_known and not any(row["eigen_vondst"] for row in readings):
        said = {SAID_APART.name: aanbod} if aanbod else {}
        voices.append(Voice(FINDER, {**found, **said}))
    return sorted(voices, key=lambda voice: (voice.datum, voice.person))


def find_undone(lezingen: pd.DataFrame) -> pd.Series:
    """Tell which rows of Readings were withdrawn, or withdraw one."""
    withdrawn = lezingen["lezing_id"].isin(lezingen.loc[lezingen["trekt_in"] != "", "trekt_in"])
    return withdrawn | (lezingen["oordeel"] == Oordeel.INGETROKKEN)


def _latest(lezingen: pd.DataFrame) -> pd.Series:
    """Tell which rows are the latest of their reader on their record: files are only added to."""
    standing = lezingen[~find_undone(lezingen)].sort_values("rij")
    latest = standing.drop_duplicates(["record_id", "lezer"], keep="last").index
    return pd.Series(lezingen.index.isin(latest), index=lezingen.index)


def _read(row: Row) -> Voice:
    values = {f: row[f] for f in READ_FIELDS if row[f] not in ("", NOT_LOOKED_AT)}
    return Voice(
        fold_letters(row["lezer"]),
        values,
        row["lezer"],
        row["lezing_id"],
        row["regel"],
        row["dubbel_van"],
        row["datum"],
    )


def _has_read(verdict: Row, readings: Sequence[Row]) -> bool:
    person = fold_letters(verdict["beoordelaar"])
    return any(fold_letters(row["lezer"]) == person for row in readings)


def _judged(row: Row, found: Mapping[str, str]) -> Voice:
    filled = {k: row[k] for k in ("oordeel", *GIVEN_COLUMNS) if row[k]}
    return Voice(
        fold_letters(row["beoordelaar"]),
        {**found, **filled},
        regel=row["regel"],
        datum=row["datum"],
    )

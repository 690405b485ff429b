"""What is published of the work of readers: their readings, and whose turn it is."""

from collections.abc import Collection, Mapping

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.stages.claims import AS_FOUND, Row
from pipeline.stages.former_verdicts import TWO_READERS
from pipeline.stages.voices import THE_FINDER, stand_readings
from schemas.published import columns_of
from schemas.published.readings import EXPLICIT, IMPLICIT
from schemas.readings import NOT_LOOKED_AT, READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.sources import MANUAL_SOURCE
from schemas.vocabulary import Lezingstand, Oordeel

TURN_COLUMNS = ["record_id", "aan_de_beurt", "open_velden"]


def make_lezingen(
    lezingen: pd.DataFrame,
    bewijs: pd.DataFrame,
    beoordelingen: pd.DataFrame,
    record_ids: pd.Series,
) -> pd.DataFrame:
    """Return the published table lezingen: a row per reading or former verdict, and field.

    `record_ids`: all that entered the wave. A former verdict is marked IMPLICIT and names nobody.
    """
    stands = stand_readings(lezingen, record_ids)
    read = lezingen.assign(stand=stands, vorm=EXPLICIT, blind=lezingen["blind"] == "ja")
    is_here = beoordelingen["record_id"].isin(record_ids)
    former = beoordelingen.assign(
        lezing_id="",
        lezer="",
        blind=False,
        vorm=IMPLICIT,
        aanbod=NOT_LOOKED_AT,
        stand=is_here.map({True: Lezingstand.GELDT.value, False: Lezingstand.RUST.value}),
    )
    former[list(READ_FIELDS)] = former[list(READ_FIELDS)].replace("", AS_FOUND)
    keys = ["lezing_id", "record_id", "lezer", "datum", "blind", "vorm", "stand", "regel"]
    both = pd.concat([read[[*keys, *READ_FIELDS]], former[[*keys, *READ_FIELDS]]])
    table = both.melt(keys, list(READ_FIELDS), var_name="veld", value_name="waarde")
    table["regel"] = table["regel"].where(table["veld"] == "oordeel", "")
    grounds = bewijs.drop_duplicates(["lezing_id", "veld", "grond"]).sort_values("grond")
    joined = grounds.groupby(["lezing_id", "veld"])["grond"].agg(MULTI_VALUE_SEPARATOR.join)
    told = table.merge(
        joined.rename("bewijs").reset_index(),
        on=["lezing_id", "veld"],
        how="left",
        validate="many_to_one",
    )
    return told.assign(bewijs=told["bewijs"].fillna(""))[columns_of("lezingen")]


def list_turns(
    records: pd.DataFrame, verdicts: pd.DataFrame, eerder_gelezen: Collection[str]
) -> pd.DataFrame:
    """Return TURN_COLUMNS of every record: who reads it next, and which fields that is about.

    `verdicts`: what readers said (see reconcile). `eerder_gelezen`: record_ids whose researcher is
    known. Nobody is named but by the code of a reader.
    """
    judged = {row["record_id"]: row for row in rows_of(verdicts)}
    turns = [
        (record_id, *_turn(judged[record_id]))
        if record_id in judged
        else (record_id, _first_turn(bron, is_read=record_id in eerder_gelezen), "")
        for record_id, bron in records[["record_id", "bron"]].itertuples(index=False)
    ]
    return pd.DataFrame(turns, columns=TURN_COLUMNS, dtype=str)


def _first_turn(bron: str, *, is_read: bool) -> str:
    if bron != MANUAL_SOURCE:
        return "een lezer"
    return "een ander dan de onderzoeker" if is_read else "twee lezers, na elkaar en blind"


def _turn(verdict: Row) -> tuple[str, str]:
    differing, once = _split(verdict["verschil"]), _split(verdict["eenmaal"])
    lezers = _split(verdict["lezers"])
    if differing:
        return name_together(verdict), MULTI_VALUE_SEPARATOR.join([*differing, *once])
    if not verdict["vier_ogen"] and verdict["oordeel"] == Oordeel.AKKOORD:
        others = " en ".join(lezers) if lezers else "wie al keek"
        return f"een ander dan {others}", MULTI_VALUE_SEPARATOR.join(["oordeel", *once])
    if once:
        return "een lezer die dit nog niet bekeek", MULTI_VALUE_SEPARATOR.join(once)
    return NEXT_STEP.get(verdict["oordeel"], ""), ""


def name_together(verdict: Row, finder: str = THE_FINDER) -> str:
    """Return in Dutch who settle the `verschil` of a verdict: all who speak of it.

    `finder`: what to call the person who found the record; published tables give no name.
    """
    lezers, others = _split(verdict["lezers"]), _split(verdict["ook_gesproken"])
    names = [*lezers, *(finder if other == THE_FINDER else other for other in others)]
    if len(names) < TWO_READERS:
        return "de lezers samen"
    return f"{', '.join(names[:-1])} en {names[-1]} samen"


def _split(cell: str) -> list[str]:
    return [word for word in cell.split(MULTI_VALUE_SEPARATOR) if word]


NEXT_STEP: Mapping[str, str] = {
    Oordeel.TWIJFEL: "de opdrachtgever",
    Oordeel.ADRES_ONTBREEKT: "wie het adres zoekt",
    Oordeel.BRON_TE_OUD: "wie een recente bron zoekt",
}
"""Who is next where the readers agree that something is still missing."""

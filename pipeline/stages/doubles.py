"""Doubles: a record that readers call the same as another one is left out only if that one stays.

Two records that are each called the double of the other, or a double of one that was itself turned
down, would take the location away altogether: then the readers are asked.
"""

from collections.abc import Collection, Iterable

import pandas as pd

from schemas.vocabulary import Oordeel

LEFT_OUT = (Oordeel.AFGEWEZEN, Oordeel.DUBBEL)


def stand_doubles(
    verdicts: pd.DataFrame, record_ids: Iterable[str], lineage: pd.DataFrame
) -> pd.DataFrame:
    """Return verdicts in which a DUBBEL whose other record is not there, or goes too, is a doubt.

    `record_ids`: the records of this wave. `lineage`: record_id, locatie_id of the version before.
    """
    is_double = verdicts["oordeel"] == Oordeel.DUBBEL
    if not is_double.any():
        return verdicts
    gone = set(verdicts.loc[verdicts["oordeel"].isin(LEFT_OUT), "record_id"])
    staying = set(record_ids) - gone
    members = {str(i): set(ids) for i, ids in lineage.groupby("locatie_id")["record_id"]}
    lost = [
        double and not _stays(other, staying, members)
        for double, other in zip(is_double, verdicts["dubbel_van"], strict=True)
    ]
    is_lost = pd.Series(lost, index=verdicts.index, dtype=bool)
    return verdicts.assign(oordeel=verdicts["oordeel"].mask(is_lost, Oordeel.TWIJFEL.value))


def _stays(other: str, staying: Collection[str], members: dict[str, set[str]]) -> bool:
    return other in staying or bool(members.get(other, set()) & set(staying))

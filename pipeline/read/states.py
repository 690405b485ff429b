"""The state of a source in a wave: one row, in the same words for every kind of source."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from schemas.sources import Source
from schemas.vocabulary import Toestand

STATE_COLUMNS = ("bron", "soort", "toestand", "oorzaak", "gezien_op", "aantal")
"""`toestand` is a Toestand, `oorzaak` why ("" = nothing to say), `gezien_op` the latest day."""


def describe_state(
    source: Source, toestand: Toestand, oorzaak: str, gezien_op: str, aantal: int
) -> dict[str, str | int]:
    """Return the row of a source: STATE_COLUMNS, words as plain text."""
    values = (source.name, str(source.soort), str(toestand), oorzaak, gezien_op, aantal)
    return dict(zip(STATE_COLUMNS, values, strict=True))


def find_silent(states: pd.DataFrame) -> dict[str, str]:
    """Return bron -> its state, of the sources that were not read whole."""
    silent = states[states["toestand"] != Toestand.OK]
    return dict(zip(silent["bron"], silent["toestand"], strict=True))


def describe_unseen(
    record_ids: Iterable[str], entered: Collection[str], silent: Mapping[str, str]
) -> dict[str, str]:
    """Return record_id -> in Dutch why it is not here, of sources that did not deliver.

    `record_ids`: those of the version before. `entered`: those that came in now. `silent`: see
    find_silent. Nothing is said of a record that its source could have named.
    """
    sources = {record_id: record_id.partition(":")[0] for record_id in record_ids}
    return {
        record_id: f"niet waargenomen: {bron} is {silent[bron]}"
        for record_id, bron in sources.items()
        if bron in silent and record_id not in entered
    }


def stack_states(rows: Iterable[Mapping[str, str | int]], *counts: str) -> pd.DataFrame:
    """Return rows as a frame of STATE_COLUMNS and further columns that count something."""
    columns = [*STATE_COLUMNS, *counts]
    kinds = dict.fromkeys(columns, "str") | dict.fromkeys(["aantal", *counts], "int64")
    return pd.DataFrame(list(rows), columns=columns).astype(kinds)

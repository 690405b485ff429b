"""The state of a source in a wave: one row, in the same words for every kind of source."""

from collections.abc import Iterable, Mapping

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


def stack_states(rows: Iterable[Mapping[str, str | int]], *counts: str) -> pd.DataFrame:
    """Return rows as a frame of STATE_COLUMNS and further columns that count something."""
    columns = [*STATE_COLUMNS, *counts]
    kinds = dict.fromkeys(columns, "str") | dict.fromkeys(["aantal", *counts], "int64")
    return pd.DataFrame(list(rows), columns=columns).astype(kinds)

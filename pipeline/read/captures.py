"""Read what spiders captured; a source without a capture is `niet opgehaald`."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.read.rejects import REJECT_COLUMNS
from schemas.records import Records


@dataclass(frozen=True)
class Captures:
    """`records`: Records. `rejects`: REJECT_COLUMNS. `states`: a row per source."""

    records: pd.DataFrame
    rejects: pd.DataFrame
    states: pd.DataFrame


def read_captures(root: Path, meting: int) -> Captures:
    """Return no records: nothing was captured yet."""
    columns = list(Records.to_schema().columns)
    kinds = {c: "int64" if c == "rij" else "str" for c in columns}
    records = pd.DataFrame({c: [] for c in columns}).astype(kinds)
    sites = ["juridischloket", "sociaalwerknederland", "vluchtelingenwerk"]
    states = pd.DataFrame({"bron": sites}, dtype="str")
    states = states.assign(toestand="niet opgehaald", oorzaak="", gezien_op="", aantal=0)
    return Captures(records, pd.DataFrame(columns=list(REJECT_COLUMNS)), states)

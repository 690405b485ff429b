"""A researcher's list in normal form: addresses read and placed, every distinct value once."""

import pandas as pd

from pipeline.normalise.address import parse_address
from pipeline.normalise.place import Gazetteer

ADDRESS_COLUMNS = ["bezoekadres", "postcode", "plaats"]
PARTS = [
    "straatnaam",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "huisnummer_tm",
    "postcode",
    "woonplaats",
]


def normalise_records(records: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the columns that `match_normalised` needs, a row per record in the same order."""
    parts = _apply_distinct(
        records[ADDRESS_COLUMNS], lambda *texts: parse_address(*texts)[:7], PARTS
    )
    where = parts[["postcode", "woonplaats"]].assign(gemeente=records["gemeente"])
    placed = _apply_distinct(
        where,
        lambda *texts: (lambda found: (found.gemeentecode, found.woonplaats))(
            gazetteer.place(*texts)
        ),
        ["gemeentecode", "woonplaats"],
    )
    kept = records[["record_id", "organisatie", "website", "telefoon"]]
    return kept.assign(**{name: parts[name] for name in PARTS[:6]}, **placed)


def _apply_distinct(table, function, names):
    code = table.groupby(list(table.columns), sort=False).ngroup()
    distinct = table.drop_duplicates()
    rows = [function(*row) for row in distinct.itertuples(index=False, name=None)]
    answers = pd.DataFrame(rows, columns=names, dtype=str)
    return answers.take(code.to_numpy()).set_axis(table.index)

"""A researcher's list in normal form: addresses read and placed, every distinct value once."""

from collections.abc import Callable

import pandas as pd

from pipeline.match.reading import PARTS, read_addresses
from pipeline.normalise.place import Gazetteer

ADDRESS_COLUMNS = ["bezoekadres", "postcode", "plaats"]
Row = tuple[str, ...]


def normalise_records(records: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the columns that `match_normalised` needs, a row per record in the same order."""
    parts = _apply_distinct(records[ADDRESS_COLUMNS], read_addresses, PARTS)
    where = pd.DataFrame(
        {
            "pc4": parts["postcode"].str.slice(0, 4),
            "woonplaats": parts["woonplaats"],
            "gemeente": records["gemeente"],
        }
    )
    placed = _apply_distinct(
        where,
        lambda rows: [_place(gazetteer, *row) for row in rows],
        ("gemeentecode", "woonplaats"),
    )
    kept = records[["record_id", "organisatie", "website", "telefoon"]]
    return kept.assign(**{name: parts[name] for name in PARTS[:6]}, **placed)


def _place(gazetteer: Gazetteer, pc4: str, woonplaats: str, gemeente: str) -> Row:
    found = gazetteer.place(pc4, woonplaats, gemeente)
    return found.gemeentecode, found.woonplaats


def _apply_distinct(
    table: pd.DataFrame, function: Callable[[list[Row]], list[Row]], names: tuple[str, ...]
) -> pd.DataFrame:
    """Apply a function of rows to the distinct rows of a table; columns `names`, same index."""
    code = table.groupby(list(table.columns), sort=False).ngroup().to_numpy()
    distinct = table.drop_duplicates()
    answers = function(list(zip(*(distinct[name].tolist() for name in distinct), strict=True)))
    found = pd.DataFrame(answers, columns=list(names), dtype=object)
    return found.take(code).set_axis(table.index)

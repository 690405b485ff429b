"""A researcher's list in normal form: addresses read and placed, every distinct value once."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipeline.match.processes import map_in_processes, read_address
from pipeline.normalise.address import parse_address
from pipeline.normalise.place import Gazetteer
from pipeline.normalise.postcode import normalise_postcode

Row = tuple[str, ...]
Codes = np.ndarray[tuple[int], np.dtype[np.int64]]
Texts = np.ndarray[tuple[int], np.dtype[np.object_]]
UNCLEAR = "?"
PARTS = (
    *("straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "huisnummer_tm"),
    *("postcode", "woonplaats"),
)


def normalise_records(records: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the columns that `match_normalised` needs, a row per record in the same order."""
    parts = read_parts(records["bezoekadres"], records["postcode"], records["plaats"])
    where = pd.DataFrame(
        {
            "pc4": parts["postcode"].str.slice(0, 4),
            "woonplaats": parts["woonplaats"],
            "gemeente": records["gemeente"],
        }
    )
    placed = _apply_distinct(
        where,
        lambda rows: [_place(gazetteer, *r) for r in rows],
        ["gemeentecode", "woonplaats"],
    )
    kept = records[["record_id", "organisatie", "website", "telefoon"]]
    return kept.assign(**{name: parts[name] for name in PARTS[:6]}, **placed)


def read_parts(bezoekadres: pd.Series, postcode: pd.Series, plaats: pd.Series) -> pd.DataFrame:
    """What `parse_address` makes of every row: columns PARTS, same index.

    Distinct addresses are read on their own. Where that gives a house number, and the postcode is
    "" or a postcode and nothing else and the place is clear, these two fields only go before what
    the address says itself; all other rows are read whole.
    """
    found = _apply_distinct(bezoekadres.to_frame(), _read_addresses, [*PARTS, "reden"])
    codes, own = _apply_each(postcode, normalise_postcode)
    town_codes, town = _apply_each(plaats, _read_place)
    clear_postcode = np.array([code != "" for code in own], dtype=bool)[codes] | (postcode == "")
    clear_place = (town != UNCLEAR)[town_codes]
    apart = ((found["reden"] == "") & clear_postcode & clear_place).to_numpy(dtype=bool)
    for name, values in (("postcode", own[codes]), ("woonplaats", town[town_codes])):
        found[name] = np.where(values == "", found[name], values)
    whole = pd.DataFrame({"a": bezoekadres, "b": postcode, "c": plaats})[~apart]
    found.loc[~apart, list(PARTS)] = _apply_distinct(whole, _read_addresses, [*PARTS, "reden"])
    return found[list(PARTS)]


def _read_addresses(rows: list[Row]) -> list[Row]:
    return map_in_processes(read_address, rows)


def _read_place(plaats: str) -> str:
    """The place in a field of its own; UNCLEAR when it hangs on what stands in other fields."""
    if any(sign.isdigit() for sign in plaats):
        return UNCLEAR
    alone, beside = (parse_address(text, "", plaats).woonplaats for text in ("", "Kerkstraat 1"))
    return alone if alone == beside else UNCLEAR


def _place(gazetteer: Gazetteer, pc4: str, woonplaats: str, gemeente: str) -> Row:
    found = gazetteer.place(pc4, woonplaats, gemeente)
    return found.gemeentecode, found.woonplaats


def _apply_each(texts: pd.Series, function: Callable[[str], str]) -> tuple[Codes, Texts]:
    """Codes of the distinct texts, and what the function makes of each."""
    codes, distinct = pd.factorize(texts.to_numpy(dtype=object))
    return codes.astype(np.int64), np.array([function(text) for text in distinct], dtype=object)


def _apply_distinct(
    table: pd.DataFrame, function: Callable[[list[Row]], list[Row]], names: list[str]
) -> pd.DataFrame:
    """Apply a function of rows to the distinct rows of a table; columns `names`, same index."""
    code = table.groupby(list(table.columns), sort=False).ngroup().to_numpy()
    distinct = table.drop_duplicates()
    rows = list(zip(*(distinct[name].tolist() for name in distinct), strict=True))
    found = pd.DataFrame(function(rows), columns=names, dtype=object)
    return found.take(code).set_axis(table.index)

"""Records as sources wrote them, in normal form: addresses read and placed, each text once."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.coding.chunks import UNCLEAR, read_address_rows, read_place
from pipeline.match.coding.columns import Ints, Texts, combine, find_first
from pipeline.match.coding.processes import Workers, join_columns
from pipeline.normalise.address import parse_address
from pipeline.normalise.address_words import ends_as_street
from pipeline.normalise.postcode import normalise_postcode

DIGITS = frozenset("0123456789")
LONGEST_NUMBER = 4
"""Signs at the end of a name among which a house number has a digit: "Kerkstraat 12-bis"."""
READ_PARTS = (
    *("straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "huisnummer_tm"),
    *("postcode", "woonplaats"),
)


def normalise_records(
    records: pd.DataFrame, gazetteer: Gazetteer, workers: Workers
) -> pd.DataFrame:
    """Return the columns that matching needs, a row per record in the same order."""
    records = turn_swapped(records)
    parts = read_parts(records["bezoekadres"], records["postcode"], records["plaats"], workers)
    pc4 = np.array([postcode[:4] for postcode in parts["postcode"]], dtype=object)
    rows = [pc4, parts["woonplaats"], records["gemeente"].to_numpy(dtype=object)]
    codes, distinct = _find_distinct(rows)
    placed = np.array([_place(gazetteer, *row) for row in distinct], dtype=object)
    parts["gemeentecode"], parts["woonplaats"] = placed.reshape(-1, 2)[codes].T
    kept = records[["record_id", "organisatie", "locatienaam", "website", "telefoon"]]
    return pd.concat([kept, pd.DataFrame(parts, index=kept.index, dtype=object)], axis=1)


def _place(gazetteer: Gazetteer, pc4: str, woonplaats: str, gemeente: str) -> tuple[str, str]:
    """The gemeentecode and woonplaats; a stated gemeente outweighs a postcode with no place.

    One of the two is a mistake. If it is the gemeente, the postcode still finds its like.
    """
    code, official = gazetteer.locate(pc4, woonplaats, gemeente)
    stated = gazetteer.canonical_gemeente(gemeente) if gemeente and not woonplaats else ""
    if stated and stated != code:
        return stated, ""
    return code, official


def turn_swapped(records: pd.DataFrame) -> pd.DataFrame:
    """The records with name and address put right where they stand in each other's column."""
    names, streets = (
        records[name].to_numpy(dtype=object).tolist() for name in ("organisatie", "bezoekadres")
    )
    likely = [at for at, name in enumerate(names) if not DIGITS.isdisjoint(name[-LONGEST_NUMBER:])]
    swapped = [at for at in likely if _is_swapped(names[at], streets[at])]
    if not swapped:
        return records
    for at in swapped:
        names[at], streets[at] = streets[at], names[at]
    return records.assign(organisatie=names, bezoekadres=streets)


def _is_swapped(organisatie: str, bezoekadres: str) -> bool:
    """Is the name a street with a number, and the address a text without any?"""
    if not bezoekadres or not DIGITS.isdisjoint(bezoekadres):
        return False
    address = parse_address(organisatie)
    return bool(address.huisnummer) and ends_as_street(address.straatnaam)


def read_parts(
    bezoekadres: pd.Series, postcode: pd.Series, plaats: pd.Series, workers: Workers
) -> dict[str, Texts]:
    """What `parse_address` makes of every row: a column for each of READ_PARTS.

    Distinct addresses are read on their own. Where that gives a house number, and the postcode is
    "" or a postcode and nothing else and the place is clear, these two fields only go before what
    the address says itself; all other rows are read whole.
    """
    fields = [texts.to_numpy(dtype=object) for texts in (bezoekadres, postcode, plaats)]
    *found, reden = _read_distinct(fields[:1], workers)
    codes, own = _read_each(fields[1], normalise_postcode, workers)
    town_codes, town = _read_each(fields[2], read_place, workers)
    clear_postcode = (own != "")[codes] | (fields[1] == "")
    apart = (reden == "") & clear_postcode & (town != UNCLEAR)[town_codes]
    for at, values in ((-2, own[codes]), (-1, town[town_codes])):
        found[at] = np.where(values == "", found[at], values)
    whole = _read_distinct([field[~apart] for field in fields], workers)
    for column, values in zip(found, whole, strict=False):
        column[~apart] = values
    return dict(zip(READ_PARTS, found, strict=True))


def _read_distinct(fields: list[Texts], workers: Workers) -> list[Texts]:
    """The parts of an address and its `reden`, a column each; every distinct row is read once."""
    codes, distinct = _find_distinct(fields)
    columns = join_columns(workers.map(read_address_rows, distinct), len(READ_PARTS) + 1)
    return [np.array(column, dtype=object)[codes] for column in columns]


def _read_each(
    texts: Texts, function: Callable[[str], str], workers: Workers
) -> tuple[Ints, Texts]:
    """Codes of the distinct texts, and what the function makes of each."""
    codes, distinct = pd.factorize(texts)
    read = workers.map_each(function, distinct.tolist())
    return codes.astype(np.int64), np.array(read, dtype=object)


def _find_distinct(columns: list[Texts]) -> tuple[Ints, list[tuple[str, ...]]]:
    """Codes of the distinct rows, and these."""
    codes = combine(*(pd.factorize(column)[0].astype(np.int64) for column in columns))
    first = find_first(codes)
    return codes, list(zip(*(column[first].tolist() for column in columns), strict=True))

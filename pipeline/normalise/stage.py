"""The stage normalise: records in the words of their source become comparable records."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pandas as pd

from pipeline.boundary import EMAIL, MASK, Checked, assert_accounted, make_rejects, require
from pipeline.country.gazetteer import Gazetteer, Placement
from pipeline.normalise.address import Address, format_address, read_address
from pipeline.normalise.address_text import LONGEST, has_po_box
from pipeline.normalise.contact import normalise_phone, normalise_website
from pipeline.normalise.email import normalise_email
from pipeline.normalise.name import tidy_name
from schemas.normalised import Normalised, Signalen

STAGE = "normaliseren"
SIGNAL_COLUMNS = ["record_id", "kolom", "waarde", "uitleg"]
_NO_PLACE = float("nan")


@dataclass(frozen=True)
class NormalisedRecords(Checked):
    """`rows`: Normalised. `rejects`: records that lie in no known gemeente. `signals`: Signalen."""

    signals: pd.DataFrame


class _Read(NamedTuple):
    """What one record became; its place may be unknown."""

    address: Address
    remark: str
    placement: Placement


def normalise(records: pd.DataFrame, gazetteer: Gazetteer) -> NormalisedRecords:
    """Normalise Records; one that cannot be placed in a gemeente is rejected, no other.

    A record without a visiting address stays when its gemeente is known. Each distinct value is
    worked out once.
    """
    records = records.reset_index(drop=True)
    reads = list(_read_all(records, gazetteer))
    contacts = _read_contacts(records)
    is_placed = pd.Series([bool(read.placement.gemeentecode) for read in reads], dtype=bool)
    rows = _make_rows(records, reads, contacts)[is_placed]
    rejects = make_rejects(_explain_rejects(records, reads))
    signals = _make_signals(records, reads, contacts)
    assert_accounted(records["record_id"], rows["record_id"], rejects["record_id"], STAGE)
    return NormalisedRecords(require(Normalised, rows), rejects, require(Signalen, signals))


def _read_all(records: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[_Read]:
    read_once, place_once = cache(read_address), cache(gazetteer.place)
    columns = [records[name] for name in ("bezoekadres", "postcode", "plaats", "gemeente")]
    for bezoekadres, postcode, plaats, gemeente in zip(*columns, strict=True):
        address, remark = read_once(bezoekadres, postcode, plaats)
        yield _Read(address, remark, place_once(address.postcode, address.woonplaats, gemeente))


def _read_contacts(records: pd.DataFrame) -> pd.DataFrame:
    names = records[["organisatie", "locatienaam", "plaats", "gemeente"]]
    emails = [
        normalise_email(email, name) if email else ""
        for email, name in zip(
            records["email"], names.itertuples(index=False, name=None), strict=True
        )
    ]
    return pd.DataFrame(
        {
            "organisatie": _map_distinct(records["organisatie"], tidy_name),
            "locatienaam": _map_distinct(records["locatienaam"], tidy_name),
            "website": _map_distinct(records["website"], normalise_website),
            "telefoon": _map_distinct(records["telefoon"], normalise_phone),
            "email": emails,
        },
        index=records.index,
        dtype=str,
    )


def _map_distinct(values: pd.Series, function: Callable[[str], str]) -> pd.Series:
    return values.map({value: function(value) if value else "" for value in values.unique()})


def _make_rows(records: pd.DataFrame, reads: list[_Read], contacts: pd.DataFrame) -> pd.DataFrame:
    addresses = pd.DataFrame(
        [read.address for read in reads], columns=Address._fields, dtype=str
    ).drop(columns=["reden", "woonplaats"])
    addresses["bezoekadres"] = [format_address(read.address) for read in reads]
    placements = [read.placement for read in reads]
    found = {
        name: pd.Series([getattr(p, name) for p in placements], dtype=str)
        for name in ("woonplaats", "gemeentecode", "gemeentenaam", "plaatsing", "nauwkeurigheid")
    }
    points = [p.point or (_NO_PLACE, _NO_PLACE) for p in placements]
    boxes = records["bezoekadres"].map({t: has_po_box(t) for t in records["bezoekadres"].unique()})
    rows = records.assign(
        **{str(name): column for name, column in contacts.items()},
        **{str(name): column.astype(str) for name, column in addresses.items()},
        **found,
        heeft_postbus=boxes.astype(bool),
        lat=pd.Series([point[0] for point in points], dtype="float64"),
        lon=pd.Series([point[1] for point in points], dtype="float64"),
    )
    return rows[list(Normalised.to_schema().columns)]


def _explain_rejects(records: pd.DataFrame, reads: list[_Read]) -> Iterator[dict[str, str]]:
    for position, read in enumerate(reads):
        placement = read.placement
        if not placement.gemeentecode:
            record = records.iloc[position]
            value = record[placement.kolom] or record["bezoekadres"]
            yield {
                "record_id": record["record_id"],
                "stap": STAGE,
                "regel": placement.regel,
                "kolom": placement.kolom,
                "waarde": value[:LONGEST],
                "uitleg": re.sub(EMAIL, MASK, placement.uitleg),
            }


def _make_signals(
    records: pd.DataFrame, reads: list[_Read], contacts: pd.DataFrame
) -> pd.DataFrame:
    rows: list[tuple[str, str, str, str]] = []
    for record_id, bezoekadres, postcode, read in zip(
        records["record_id"], records["bezoekadres"], records["postcode"], reads, strict=True
    ):
        rows += [(record_id, *signal) for signal in _address_signals(bezoekadres, postcode, read)]
    for column, reason in (
        ("website", "geen bruikbaar webadres; weggelaten"),
        ("telefoon", "geen geldig telefoonnummer; weggelaten"),
        ("email", "geen algemeen e-mailadres van de organisatie; weggelaten"),
    ):
        is_dropped = (records[column] != "") & (contacts[column] == "")
        for record_id, value in records.loc[is_dropped, ["record_id", column]].itertuples(
            index=False
        ):
            rows.append((record_id, column, MASK if column == "email" else value, reason))
    signals = pd.DataFrame(rows, columns=SIGNAL_COLUMNS, dtype=str)
    for column in ("waarde", "uitleg"):
        signals[column] = signals[column].str[:LONGEST].str.replace(EMAIL, MASK, regex=True)
    return signals.drop_duplicates().sort_values(SIGNAL_COLUMNS, ignore_index=True)


def _address_signals(
    bezoekadres: str, postcode: str, read: _Read
) -> Iterable[tuple[str, str, str]]:
    if bezoekadres and read.address.reden:
        yield "bezoekadres", bezoekadres, read.address.reden
    if read.remark:
        column, value = ("postcode", postcode) if postcode else ("bezoekadres", bezoekadres)
        yield column, value, read.remark
    yield from read.placement.signalen

"""The stage normalise: records in the words of their source become comparable records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import (
    Checked,
    assert_accounted,
    origin_of,
    require,
    rows_of,
    tabulate_rejects,
)
from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.address import Address, format_address
from pipeline.normalise.address_text import LONGEST_ADDRESS, has_po_box
from pipeline.normalise.name import tidy_name
from pipeline.normalise.particulars import Signal, read_particulars
from pipeline.normalise.placing import AddressPlacer, PlacedAddress
from pipeline.privacy.free_text import mask_email
from pipeline.privacy.personal import HOLDS_HOME
from pipeline.privacy.shapes import why_withheld
from schemas.normalised import Normalised, Signalen
from schemas.persons import HOME
from schemas.shapes import Vorm

NORMALISING = "normaliseren"
PERSONAL_NAME = "persoonsgegeven_in_naam"
SIGNAL_COLUMNS = ["record_id", "kolom", "waarde", "uitleg"]
_NO_PLACE = float("nan")


@dataclass(frozen=True)
class NormalisedRecords(Checked):
    """`rows`: Normalised. `rejects`: records that lie in no known gemeente, or whose
    name may be of a person. `signals`: Signalen."""

    signals: pd.DataFrame


def normalise(records: pd.DataFrame, gazetteer: Gazetteer) -> NormalisedRecords:
    """Normalise Records; one without a gemeente or a name fit to publish is rejected, no other.

    A record without a visiting address stays when its gemeente is known. Each distinct value is
    worked out once.
    """
    records = records.reset_index(drop=True)
    reads = list(_read_all(records, gazetteer))
    particulars, told = read_particulars(records, gazetteer)
    faults = [*map(_explain, rows_of(records), reads)]
    is_sound = pd.Series([not fault for fault in faults], dtype=bool)
    rows = _make_rows(records, reads, particulars)[is_sound]
    rejects = tabulate_rejects(
        origin_of(record) | {"stap": NORMALISING} | fault
        for record, fault in zip(rows_of(records), faults, strict=True)
        if fault
    )
    signals = _make_signals([*_address_signals(records, reads), *told])
    assert_accounted(records["record_id"], rows["record_id"], rejects["record_id"], NORMALISING)
    return NormalisedRecords(require(Normalised, rows), rejects, require(Signalen, signals))


def find_possible_gemeenten(records: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return record_id, gemeentecode: where Records lie or may lie, as far as their words tell.

    One row per gemeente that a record may lie in; none for a record that says nothing of it.
    """
    found = [
        (record_id, code)
        for record_id, read in zip(records["record_id"], _read_all(records, gazetteer), strict=True)
        for code in sorted(read.placement.mogelijk | {read.placement.gemeentecode} - {""})
    ]
    return pd.DataFrame(found, columns=["record_id", "gemeentecode"], dtype=str)


def _read_all(records: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[PlacedAddress]:
    placer = AddressPlacer(gazetteer)
    columns = [records[name] for name in ("bezoekadres", "postcode", "plaats", "gemeente")]
    for bezoekadres, postcode, plaats, gemeente in zip(*columns, strict=True):
        code, place = ("" if why_withheld(Vorm.PLAATS, t) else t for t in (postcode, plaats))
        read = placer.place(bezoekadres, code, place, gemeente)
        reason = _find_home(bezoekadres, read.address)
        yield read._replace(address=Address(reden=reason)) if reason else read


def _find_home(bezoekadres: str, address: Address) -> str:
    """Return why an address may be that of a person, in Dutch; "" when nothing shows it.

    Who is named beside an address ("t.a.v. ...") is left out by reading it.
    """
    return HOLDS_HOME if HOME.search(bezoekadres) else why_withheld(Vorm.ADRES, address.straatnaam)


def _make_rows(
    records: pd.DataFrame, reads: list[PlacedAddress], particulars: pd.DataFrame
) -> pd.DataFrame:
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
        **{str(name): column for name, column in particulars.items()},
        **{str(name): column.astype(str) for name, column in addresses.items()},
        **found,
        heeft_postbus=boxes.astype(bool),
        lat=pd.Series([point[0] for point in points], dtype="float64"),
        lon=pd.Series([point[1] for point in points], dtype="float64"),
    )
    return rows[list(Normalised.to_schema().columns)]


def _explain(record: dict[str, str], read: PlacedAddress) -> dict[str, str]:
    """Return why a record is rejected: its place is not known, or its name may be of a person.

    Empty when it is not.
    """
    placement = read.placement
    if not placement.gemeentecode:
        value = record[placement.kolom] or record["bezoekadres"]
        return {
            "regel": placement.regel,
            "kolom": placement.kolom,
            "waarde": value[:LONGEST_ADDRESS],
            "uitleg": placement.uitleg,
        }
    if reason := why_withheld(Vorm.NAAM, tidy_name(record["organisatie"])):
        advice = "schrijf alleen de naam van de organisatie, of verbeter haar in correcties.csv"
        return {"regel": PERSONAL_NAME, "kolom": "organisatie", "uitleg": f"{reason}; {advice}"}
    return {}


def _make_signals(told: Iterable[Signal]) -> pd.DataFrame:
    signals = pd.DataFrame(told, columns=SIGNAL_COLUMNS, dtype=str)
    for column in ("waarde", "uitleg"):
        signals[column] = signals[column].str[:LONGEST_ADDRESS].map(mask_email).astype("str")
    return signals.drop_duplicates().sort_values(SIGNAL_COLUMNS, ignore_index=True)


def _address_signals(records: pd.DataFrame, reads: list[PlacedAddress]) -> Iterator[Signal]:
    columns = ("record_id", "bezoekadres", "postcode", "plaats")
    for cells, read in zip(
        records[list(columns)].itertuples(index=False, name=None), reads, strict=True
    ):
        written = dict(zip(columns, cells, strict=True))
        record_id, bezoekadres = written["record_id"], written["bezoekadres"]
        if bezoekadres and read.address.reden:
            yield record_id, "bezoekadres", bezoekadres, read.address.reden
        for column, told in read.opmerkingen:
            yield record_id, column, written[column], told
        yield from ((record_id, *signal) for signal in read.placement.signalen)

"""Describe one address, or add its parts to every row of a file of addresses."""

import csv
from itertools import chain, count
from pathlib import Path

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import find_latest_year, load_reference
from pipeline.errors import SjoError
from pipeline.files.defuse import defuse
from pipeline.files.delimited import find_delimiter
from pipeline.files.encoding import decode_text
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import read_bytes
from pipeline.files.tabular import read_rows
from pipeline.files.whole import whole_file
from pipeline.normalise.address import format_address, read_address
from pipeline.normalise.placing import AddressPlacer, PlacedAddress
from schemas.columns import Column, Template
from schemas.folding import fold_letters

NEEDED = "bezoekadres"
ADDRESS_TEMPLATE = Template(
    "adressen",
    "Adressen om te ontleden",
    (
        Column(NEEDED, "Adres zoals het is gevonden", required=True),
        Column("postcode", "Postcode, als die apart staat"),
        Column("plaats", "Plaats, als die apart staat"),
        Column("woonplaats", "Plaats, als die zo heet; telt waar plaats leeg is"),
        Column("gemeente", "Gemeente, als die bekend is"),
    ),
)
ADDED = (
    "bezoekadres",
    "straatnaam",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "huisnummer_tm",
    "postcode",
    "woonplaats",
    "gemeentecode",
    "gemeente",
    "reden",
)


def describe_address(text: str, gazetteer: Gazetteer | None = None) -> list[tuple[str, str]]:
    """Return (label, value) for each part of an address that was found, in BAG terms.

    With a gazetteer the gemeente is added, or the reason why it is not known.
    """
    placed = AddressPlacer(gazetteer).place(text, "", "", "") if gazetteer else None
    reading = read_address(text)
    address = placed.address if placed else reading.address
    placement = placed.placement if placed else None
    parts = [
        ("bezoekadres", format_address(address)),
        *((name, value) for name, value in address._asdict().items() if name != "reden"),
        ("gemeentecode", placement.gemeentecode if placement else ""),
        ("gemeente", placement.gemeentenaam if placement else ""),
        ("geen bezoekadres", address.reden),
        *(("let op", told) for _, told in (placed or reading).opmerkingen),
        ("geen gemeente", placement.uitleg if placement else ""),
    ]
    return [(label, value) for label, value in parts if value]


def normalise_address_file(source: Path, target: Path, root: Path) -> int:
    """Write `source` (csv or xlsx) with the parts of its addresses to the csv `target`.

    Rows and columns of the source stay as they are, in their order; the delimiter of a csv too.
    Returns the number of rows. FileError or SjoError, nothing written, when `source` cannot be
    read or lacks a column bezoekadres, or when `target` is no csv or is the source itself.
    """
    if target.suffix.lower() != ".csv":
        raise SjoError(f"{target}: geef een naam die op .csv eindigt")
    if target.exists() and target.samefile(source):
        raise SjoError(f"{target}: is het bestand zelf; geef een andere naam")
    addresses, titles = _read(source)
    table = normalise_addresses(addresses, latest_gazetteer(root))
    header = [*titles, *table.columns[len(titles) :]]
    with whole_file(target) as built, built.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=_delimiter_of(source), lineterminator="\r\n")
        writer.writerow([defuse(str(name)) for name in header])
        for row in table.itertuples(index=False, name=None):
            writer.writerow([defuse(cell) for cell in row])
    return len(table)


def _delimiter_of(source: Path) -> str:
    """The delimiter of a csv, so that what goes out opens as what came in; ";" for a workbook."""
    if source.suffix.lower() != ".csv":
        return ";"
    text = decode_text(read_bytes(source, str(source)), str(source))
    return find_delimiter(text, {fold_letters(name) for name in ADDRESS_TEMPLATE.names})


def latest_gazetteer(root: Path) -> Gazetteer:
    """Return the gazetteer of the latest boundary year that the reference data know."""
    folder = root / "data" / "reference"
    return Gazetteer.from_reference(load_reference(folder, find_latest_year(folder)))


def _read(source: Path) -> tuple[pd.DataFrame, list[str]]:
    """The rows with known columns by their own name, and the titles as the file wrote them."""
    rows = [row for row in read_rows(source, str(source), ADDRESS_TEMPLATE) if any(row.cells)]
    if not rows:
        raise FileError([Finding(str(source), regel="bestand is leeg")])
    width = max(len(row.cells) for row in rows)
    padded = [list(row.cells) + [""] * (width - len(row.cells)) for row in rows]
    known = {fold_letters(name): name for name in ADDRESS_TEMPLATE.names}
    titles = [known.get(fold_letters(title), title) for title in padded[0]]
    twice = sorted({name for name in ADDRESS_TEMPLATE.names if titles.count(name) > 1})
    if twice:
        faults = [
            Finding(str(source), rows[0].rij, kolom=n, regel="kolom staat er twee keer")
            for n in twice
        ]
        raise FileError(faults)
    if NEEDED not in titles:
        found = ", ".join(title for title in titles[:20] if title)
        advice = f"wel aanwezig: {found}" if found else ""
        raise FileError(
            [Finding(str(source), rows[0].rij, "", NEEDED, "", "kolom ontbreekt", advice)]
        )
    return pd.DataFrame(padded[1:], columns=titles, dtype=str), padded[0]


def normalise_addresses(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return `table` with the parts of its addresses added behind it; its own columns stay.

    `table` holds texts only, with columns of ADDRESS_TEMPLATE; only bezoekadres must be there. An
    added column has its plain name; where the file has that already, "_genormaliseerd" stands
    behind it.
    `reden` says why there is no visiting address or no gemeente, and what was not used.
    """
    texts = [
        table[name] if name in table.columns else pd.Series("", index=table.index)
        for name in ADDRESS_TEMPLATE.names
    ]

    placer = AddressPlacer(gazetteer)
    parts = [
        _parts(placer.place(bezoekadres, postcode, plaats or woonplaats, gemeente))
        for bezoekadres, postcode, plaats, woonplaats, gemeente in zip(*texts, strict=True)
    ]
    added = pd.DataFrame(parts, columns=list(ADDED), index=table.index, dtype=str)
    taken = {fold_letters(title) for title in table.columns}
    added.columns = pd.Index([_free_name(name, taken) for name in ADDED])
    return pd.concat([table, added], axis="columns")


def _parts(placed: PlacedAddress) -> tuple[str, ...]:
    address, placement = placed.address, placed.placement
    told = [f"let op: {words}" for _, words in placed.opmerkingen]
    reasons = "; ".join(dict.fromkeys(filter(None, (address.reden, placement.uitleg, *told))))
    return (
        format_address(address),
        *address[:6],
        placement.woonplaats,
        placement.gemeentecode,
        placement.gemeentenaam,
        reasons,
    )


def _free_name(name: str, taken: set[str]) -> str:
    marked = f"{name}_genormaliseerd"
    numbered = (f"{marked}_{number}" for number in count(2))
    return next(free for free in chain((name, marked), numbered) if fold_letters(free) not in taken)

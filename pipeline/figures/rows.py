"""The rows of tables 2 to 9 as the published table `rijen`, out of a typology.

A version carries them, so that its figures never depend on the typology of a later day.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

import pandas as pd

from pipeline.errors import SjoError
from pipeline.figures.classes import CLASSES
from schemas.folding import fold_code
from schemas.published import column_types
from schemas.typology import Typology

TOTAL, UNKNOWN_ROW = 98, 99
"""The places of the rows Totaal and Onbekend in every table, as published in 2023."""
COUNSEL_UNKNOWN_ROW = 97
"""The place in table 2 of locations of which no source says whether sociaal raadslieden work."""
ROLL_UP = "Niet-gemeente totaal"


@dataclass(frozen=True)
class TableRow:
    """A row of the published table `rijen`; what is None or "" does not limit what counts."""

    tabel: str
    volgorde: int
    rij: str
    soort: str
    code: str
    ouder: str = ""
    gemeentelijk: bool | None = None
    sociaal_raadslieden: bool | None = None
    landelijke_partij: str = ""
    vestigingsvorm: str = ""


def make_rijen(typology: Typology) -> pd.DataFrame:
    """Return every row of tables 2 to 9, key (tabel, volgorde), also those that stay empty.

    Table 2 follows the landelijke partijen, tables 3 and 4 the types and leefgebieden. A code is
    unique per tabel, and of a term it is that of the term. SjoError when a table gets more rows
    than fit before its total.
    """
    rows = [
        *_organisation_rows(typology),
        *_support_rows(typology),
        *_category_rows(typology),
        *_leefgebied_rows(typology),
        *(TableRow(c.tabel, c.volgorde, c.rij, "klasse", fold_code(c.rij)) for c in CLASSES),
    ]
    tables = list(dict.fromkeys(row.tabel for row in rows))
    for table in tables:
        places = [row.volgorde for row in rows if row.tabel == table]
        if max(places) >= COUNSEL_UNKNOWN_ROW or len(set(places)) < len(places):
            raise SjoError(f"{table}: meer rijen dan er passen voor de rij Totaal ({TOTAL})")
    rows += [TableRow(t, TOTAL, "Totaal", "totaal", "totaal") for t in tables]
    # What is not known of a location counts in a row of its own, and in none it might belong to;
    # the views know these two rows of table 2 by their code.
    rows.append(
        TableRow(
            "tabel_2",
            COUNSEL_UNKNOWN_ROW,
            "Sociaal raadslieden onbekend",
            "onbekend",
            "raadslieden-onbekend",
        )
    )
    rows += [TableRow(t, UNKNOWN_ROW, "Onbekend", "onbekend", "onbekend") for t in tables]
    ordered = sorted(rows, key=lambda row: (row.tabel, row.volgorde))
    return pd.DataFrame([asdict(row) for row in ordered])[list(column_types("rijen"))]


def _organisation_rows(typology: Typology) -> Iterator[TableRow]:
    """Yield table 2 [2.2]: gemeentelijk, sociaal raadslieden, and the parties below the rest."""
    fixed = [
        ("Gemeente (inclusief sociaal raadslieden)", "gemeente-inclusief", True, None),
        ("Gemeente (exclusief sociaal raadslieden)", "gemeente-exclusief", True, False),
        ("Sociaal raadslieden", "sociaal-raadslieden", None, True),
        (ROLL_UP, "niet-gemeente", False, None),
    ]
    for place, (rij, code, is_municipal, has_advisers) in enumerate(fixed, start=1):
        yield TableRow(
            "tabel_2",
            place,
            rij,
            "organisatie",
            code,
            gemeentelijk=is_municipal,
            sociaal_raadslieden=has_advisers,
        )
    for place, row in enumerate(_party_rows(typology), start=len(fixed) + 1):
        yield replace(row, volgorde=place)


def _party_rows(typology: Typology) -> Iterator[TableRow]:
    """Yield the rows of the parties that have one, each with its vestigingsvormen; no place yet."""
    for party in typology.landelijke_partijen:
        if not party.rij:
            continue
        row = TableRow(
            "tabel_2",
            0,
            party.rij,
            "organisatie",
            party.code,
            ouder=ROLL_UP,
            landelijke_partij=party.label,
        )
        yield row
        below = replace(row, ouder=party.rij)
        for form, rij in zip(party.vestigingsvormen, party.vestigingsvorm_rijen, strict=True):
            code = f"{party.code}/{fold_code(form)}"
            yield replace(below, rij=rij, code=code, vestigingsvorm=form)
        if party.vestigingsvormen:
            code = f"{party.code}/onbekend"
            yield replace(below, rij="Vestigingsvorm onbekend", code=code, soort="onbekend")


def _support_rows(typology: Typology) -> list[TableRow]:
    """Return table 3 [2.3]: categories as reported, each followed by its types.

    A category with one type is one row. Places leave gaps, ten times the first type of a category,
    as long as they fit before the total; else rows are simply counted.
    """
    reported = {c.label: c.rapportage for c in typology.ondersteuningscategorieen}
    codes = {c.label: c.code for c in typology.ondersteuningscategorieen}
    groups: dict[str, list[int]] = {}
    for place, support in enumerate(typology.ondersteuningstypen, start=1):
        groups.setdefault(reported[support.categorie], []).append(place)
    rows = []
    for category, places in groups.items():
        types = [typology.ondersteuningstypen[p - 1] for p in places]
        first = 10 * places[0]
        if len(types) == 1:
            rows.append(TableRow("tabel_3", first, category, "ondersteuningstype", types[0].code))
            continue
        code = f"categorie-{codes[category]}"  # a category and its type may share a code
        rows.append(TableRow("tabel_3", first, category, "categorie", code))
        rows += [
            TableRow("tabel_3", first + p, t.label, "ondersteuningstype", t.code, category)
            for p, t in zip(places, types, strict=True)
        ]
    places_taken = [row.volgorde for row in rows]
    if max(places_taken) < TOTAL and places_taken == sorted(set(places_taken)):
        return rows
    return [replace(row, volgorde=n) for n, row in enumerate(rows, start=1)]


def _category_rows(typology: Typology) -> list[TableRow]:
    first: dict[str, int] = {}
    for place, support in enumerate(typology.ondersteuningstypen, start=1):
        first.setdefault(support.categorie, place)
    codes = {c.label: c.code for c in typology.ondersteuningscategorieen}
    return [
        TableRow("tabel_3_categorieen", place, label, "categorie", codes[label])
        for label, place in first.items()
    ]


def _leefgebied_rows(typology: Typology) -> list[TableRow]:
    """Return table 4 [2.4]: who helps broadly first, then by name."""
    ordered = sorted(typology.leefgebieden, key=lambda t: (t.label != typology.general, t.label))
    return [
        TableRow("tabel_4", place, term.label, "leefgebied", term.code)
        for place, term in enumerate(ordered, start=1)
    ]

"""Small synthetic versions to compare: made by us, no organisation or address is real."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from pipeline.compare.differences import Differences, compare_versions
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.published import CONTRACT, TABLES
from schemas.typology import Typology, load_typology
from schemas.typology_table import typology_to_table

Row = dict[str, Any]
SOORTEN = {
    "handmatig": "handmatig",
    "juridischloket": "landelijke site",
    "vluchtelingenwerk": "landelijke site",
    "enquete_gemeenten": "enquete",
}
TYPOLOGY = load_typology()
ALL_OK = dict.fromkeys(SOORTEN, "ok")
NO_MERGERS = pd.DataFrame(
    {
        c: pd.Series(dtype="str")
        for c in (
            "gemeentecode_oud",
            "gemeente_oud",
            "gemeentecode_nieuw",
            "gemeente_nieuw",
            "datum",
        )
    }
)
LINEAGE_COLUMNS = [
    "organisatie",
    "bezoekadres",
    "postcode",
    "woonplaats",
    "gemeentecode",
    "website",
]


def mergers(*steps: tuple[str, str, str]) -> pd.DataFrame:
    """Return Herindelingen out of (old code, new code, date)."""
    rows = [(old, f"oud {old}", new, f"nieuw {new}", day) for old, new, day in steps]
    return pd.DataFrame(rows, columns=NO_MERGERS.columns, dtype="str")


def years(codes: Mapping[int, Sequence[str]]) -> pd.DataFrame:
    """Return the gemeenten per year."""
    rows = [
        {"jaar": jaar, "gemeentecode": code, "gemeente": f"Gemeente {code}", "provincie": "Utrecht"}
        for jaar, list_ in codes.items()
        for code in list_
    ]
    return pd.DataFrame(rows)


def location(number: int, records: Sequence[str] = (), **values: Any) -> Row:
    """Return one location; `records` are "source:number", by default one found by hand."""
    row: Row = {
        "locatie_id": f"L{number:010d}",
        "organisatie_id": f"O{number:010d}",
        "organisatie": f"SYNTHETISCH aanbieder {number}",
        "bezoekadres": f"Verzonnenstraat {number}",
        "straatnaam": "Verzonnenstraat",
        "huisnummer": number,
        "postcode": "1234AB",
        "woonplaats": "Verzonnen",
        "gemeentecode": "GM0001",
        "provincie": "Utrecht",
        "nauwkeurigheid": "gemeente",
        "soort_organisatie": "stichting of vereniging",
        "sociaal_raadslieden": False,
        "functieverband": "onbekend",
        "financiering": "onbekend",
        "laatst_gezien_op": "2023-06-01",
        "laatst_gezien": "2023-06-01",
        "laatst_gezien_precisie": "dag",
        "eerste_meting": 2023,
        "typen": {"Advies": "handmatig"},
        "leefgebieden": {"Algemeen": "handmatig"},
        "bronwaarden": {},
    }
    row |= values
    row["records"] = [record_id(r) for r in records or [f"handmatig:{number}"]]
    row["gemeente"] = f"Gemeente {row['gemeentecode']}"
    row["bronnen"] = "|".join(sorted({r.split(":")[0] for r in row["records"]}))
    return row


def no_address(number: int, records: Sequence[str] = (), **values: Any) -> Row:
    """Return a location of a provider that has no visiting address."""
    empty = dict.fromkeys(["bezoekadres", "straatnaam", "huisnummer", "postcode", "woonplaats"])
    return location(number, records, **(empty | values))


def record_id(short: str) -> str:
    """Return "handmatig:1" as a whole record_id."""
    bron, _, number = short.partition(":")
    return f"{bron}:{int(number):016x}"


@cache
def column_types(name: str) -> dict[str, str]:
    """Return the pandas dtype of every column of a published table."""
    columns = TABLES[name].to_schema().columns
    return {c: str(column.dtype).replace("string[python]", "str") for c, column in columns.items()}


@cache
def empty_table(name: str) -> pd.DataFrame:
    """Return a published table without rows, in its types."""
    return pd.DataFrame({c: pd.Series(dtype=kind) for c, kind in column_types(name).items()})


def table(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as a published table in its types; a missing value is empty."""
    if not rows:
        return empty_table(name)
    types = column_types(name)
    return pd.DataFrame({c: pd.Series([row.get(c) for row in rows], dtype=types[c]) for c in types})


def version(
    versie: str,
    locations: Sequence[Row],
    *,
    gemeenten: Mapping[str, int] | Sequence[str] = ("GM0001",),
    bronnen: Mapping[str, str] = ALL_OK,
    typologie: str = "2023",
    terms: Typology = TYPOLOGY,
    historie: Sequence[tuple[str, str, str, str]] = (),
    afgekeurd: Sequence[Row] = (),
    te_beoordelen: Sequence[Row] = (),
    besluiten: Sequence[Row] = (),
) -> PublishedVersion:
    """Return a published version; `gemeenten` may give the search terms tried, else five each."""
    searched = gemeenten if isinstance(gemeenten, Mapping) else dict.fromkeys(gemeenten, 5)
    rows: dict[str, list[Row]] = {
        "locaties": list(locations),
        "gemeenten": [_gemeente(code, terms, locations) for code, terms in searched.items()],
        "organisaties": [],
        "locatie_ondersteuningstypen": _terms(locations, "typen", "ondersteuningstype", terms),
        "locatie_leefgebieden": _terms(locations, "leefgebieden", "leefgebied", terms),
        "herkomst": [_lineage(loc, r) for loc in locations for r in loc["records"]],
        "herkomst_waarden": [v for loc in locations for v in _values(loc)],
        "afgekeurd": list(afgekeurd),
        "te_beoordelen": list(te_beoordelen),
        "besluiten": [{"toegepast": True, "genomen_op": "2023-11-05"} | row for row in besluiten],
        "id_historie": [
            {
                "locatie_id": i,
                "gebeurtenis": g,
                "opvolger": o or None,
                "reden": "SYNTHETISCH",
                "versie": v,
            }
            for i, g, o, v in historie
        ],
    }
    terms = replace(terms, versie=typologie)
    tables = {name: table(name, rows.get(name, [])) for name in TABLES}
    sources = [_source(bron, text) for bron, text in bronnen.items()]
    tables["bronnen"] = table("bronnen", sources)
    tables["typologie"] = typology_to_table(terms)
    return PublishedVersion(
        versie=Version.parse(versie),
        manifest={
            "contract": CONTRACT,
            "versie": versie,
            "meting": Version.parse(versie).meting,
            "grensjaar": Version.parse(versie).meting,
            "peildatum": f"{Version.parse(versie).meting}-06-30",
            "synthetisch": False,
            "typologie_versie": typologie,
            "bronnen": sources,
        },
        tables=tables,
        contract=CONTRACT,
        columns={name: frozenset(map(str, frame.columns)) for name, frame in tables.items()},
    )


def _source(bron: str, text: str) -> Row:
    toestand, _, oorzaak = text.partition(": ")
    return {"bron": bron, "soort": SOORTEN[bron], "toestand": toestand, "oorzaak": oorzaak}


def set_aside(short: str, **values: Any) -> Row:
    """Return a row that suits both afgekeurd and te_beoordelen."""
    row = {
        "record_id": record_id(short),
        "kandidaat_id": "K1",
        "organisatie": "SYNTHETISCH",
        "bron": short.split(":", maxsplit=1)[0],
        "bestand": "manual_entries/x.csv",
        "rij": 2,
        "stap": "beoordelen",
        "regel": "alleen_online",
        "uitleg": "SYNTHETISCH",
        "reden": "wacht op een tweede lezer",
    }
    return row | values


def compare(old: PublishedVersion, new: PublishedVersion, **given: Any) -> Differences:
    """Compare on one unchanged map of one gemeente, unless other boundaries are given."""
    map_ = {jaar: ["GM0001"] for jaar in range(2018, 2027)}
    herindelingen = given.pop("herindelingen", NO_MERGERS)
    gemeenten = given.pop("gemeenten", years(map_))
    return compare_versions(old, new, herindelingen, gemeenten, **given)


def only(differences: Differences) -> Row:
    """Return the one change there is."""
    rows = differences.wijzigingen.to_dict("records")
    assert len(rows) == 1, rows
    return {str(k): v for k, v in rows[0].items()}


def _gemeente(code: str, terms: int, locations: Sequence[Row]) -> Row:
    count = sum(loc["gemeentecode"] == code for loc in locations)
    unseen = "doorzocht, niets gevonden" if terms >= 4 else "niet doorzocht"
    return {
        "gemeentecode": code,
        "gemeente": f"Gemeente {code}",
        "provincie": "Utrecht",
        "status": "aanbod" if count else unseen,
        "status_toelichting": "SYNTHETISCH",
        "doorzocht": "geheel" if terms >= 4 else "deels" if terms else "niet",
        "volledig_doorzocht": terms >= 4,
        "aantal_locaties": count,
        "aantal_organisaties": count,
        "te_beoordelen": 0,
        "zoektermen": terms,
    }


def _terms(locations: Sequence[Row], kind: str, column: str, typology: Typology) -> list[Row]:
    rows = []
    for loc in locations:
        for term, herkomst in loc[kind].items():
            row = {"locatie_id": loc["locatie_id"], column: term, "herkomst": herkomst}
            if kind == "typen":
                row["ondersteuningscategorie"] = typology.category_of(term)
            rows.append(row)
    return rows


def _lineage(loc: Row, record: str) -> Row:
    return {
        "record_id": record,
        "locatie_id": loc["locatie_id"],
        "bron": record.split(":", maxsplit=1)[0],
        "bestand": "manual_entries/x.csv",
        "rij": 2,
        "bron_url": "https://synthetisch.example/",
        "gezien_op": "2023-06-01",
        "gezien": "2023-06-01",
        "gezien_precisie": "dag",
        "koppeling": "enig record",
    }


def _values(loc: Row) -> list[Row]:
    """Every record gives every value, the first is chosen; `bronwaarden` says otherwise."""
    rows = []
    for record in loc["records"]:
        for kolom in LINEAGE_COLUMNS:
            if not loc.get(kolom):
                continue
            value = str(loc[kolom])
            given = loc["bronwaarden"].get((record, kolom), (value, value))
            if given is not None:
                chosen = loc.get("gekozen", {}).get(kolom, loc["records"][0]) == record
                rows.append(
                    {
                        "locatie_id": loc["locatie_id"],
                        "kolom": kolom,
                        "record_id": record,
                        "waarde": given[0],
                        "bronwaarde": given[1],
                        "gekozen": chosen,
                    }
                )
    return rows

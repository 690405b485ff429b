"""Synthetic published snapshots for tests: made by us, no organisation or address is real.

`snapshots()` draws small arbitrary ones (hypothesis), `national_snapshot()` makes one of the size
of the country on the real gemeenten. Both conform to schemas/published.py.
"""

import random
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from pipeline.country.key_figures import describe_key_figures
from pipeline.country.reference import read_herindelingen, read_reference_table
from pipeline.figures.changes import changes_since_2023
from pipeline.figures.classes import make_klassen
from pipeline.figures.rows import make_rijen
from pipeline.stages.study_2023 import add_row_codes
from pipeline.stages.tables import conform
from schemas.published import STATUSES, TABLES
from schemas.published_2023 import Gepubliceerd2023
from schemas.typology import labels, load_typology
from schemas.typology_table import typology_to_table

Row = dict[str, Any]
Snapshot = dict[str, pd.DataFrame]
REFERENCE = Path(__file__).parents[1] / "data" / "reference"
TYPOLOGY = load_typology()
TYPES = labels(TYPOLOGY.ondersteuningstypen)
LEEFGEBIEDEN = labels(TYPOLOGY.leefgebieden)
PARTIES = labels(TYPOLOGY.landelijke_partijen)
NAMES = [
    "SYNTHETISCH Wetswinkel De Brug",
    "=SYNTHETISCH+1",
    "@SYNTHETISCH",
    "-2+SYNTHETISCH",
    "<b>SYNTHETISCH</b> & zn.",
    "SYNTHETISCH 'T Loket; DROP TABLE locaties",
]
G4 = ["GM0363", "GM0599", "GM0518", "GM0344"]
CODES = [*G4, "GM0080", "GM1900", "GM0373", "GM0014"]
PLACES = ["Súdwest-Fryslân", "'s-Gravenhage", "Bergen (NH.)", "Utrecht", "Ameland", "Rozendaal"]
PLACES += ["Leeuwarden", "Groningen"]


def pandas_types(name: str) -> dict[str, str]:
    """Return the pandas dtype of every column of the published table `name`."""
    columns = TABLES[name].to_schema().columns
    return {c: str(column.dtype).replace("string[python]", "str") for c, column in columns.items()}


def table(name: str, rows: list[Row]) -> pd.DataFrame:
    """Return rows as the published table `name`, typed and checked by its schema."""
    return _typed(name, rows) if rows else _empty(name).copy()


@cache
def _empty(name: str) -> pd.DataFrame:
    return _typed(name, [])


def _typed(name: str, rows: list[Row]) -> pd.DataFrame:
    types = pandas_types(name)
    frame = pd.DataFrame(rows, columns=list(types), dtype=object)
    return TABLES[name].validate(frame.astype(types))


def location_row(number: int, gemeente: Row, **values: Any) -> Row:
    """Return one row of locaties in `gemeente`, with every column filled by a plain default."""
    organisation = values.pop("organisatienummer", number)
    row = {
        "locatie_id": f"L{number:010d}",
        "organisatie_id": f"O{organisation:010d}",
        "organisatie": f"SYNTHETISCH aanbieder {organisation}",
        "locatienaam": None,
        "bezoekadres": f"Verzonnenstraat {number % 900 + 1}",
        "straatnaam": "Verzonnenstraat",
        "huisnummer": number % 900 + 1,
        "huisletter": None,
        "huisnummertoevoeging": None,
        "postcode": None,
        "woonplaats": gemeente["gemeente"],
        "gemeentecode": gemeente["gemeentecode"],
        "gemeente": gemeente["gemeente"],
        "provincie": gemeente["provincie"],
        "lat": gemeente["lat"],
        "lon": gemeente["lon"],
        "nauwkeurigheid": "gemeente",
        "website": None,
        "telefoon": None,
        "email": None,
        "openingstijden": None,
        "openingstijden_schema": None,
        "soort_organisatie": "stichting of vereniging",
        "sociaal_raadslieden": False,
        "landelijke_partij": None,
        "vestigingsvorm": None,
        "functieverband": "onbekend",
        "financiering": "onbekend",
        "bronnen": "handmatig",
        "laatst_gezien_op": "2023-06-01",
        "laatst_gezien": "2023-06-01",
        "laatst_gezien_precisie": "dag",
        "eerste_meting": 2023,
    }
    return row | values


def gemeente_row(code: str, gemeente: str, **values: Any) -> Row:
    """Return one row of gemeenten; the counts are filled in by `assemble`."""
    row = {
        "gemeentecode": code,
        "gemeente": gemeente,
        "provincie": "Utrecht",
        "inwoners": 30_000,
        "stedelijkheid": 3,
        "inkomen": 33_000,
        "uitkering_pct": 5.5,
        "migratieachtergrond_pct": 12.0,
        "lat": 52.1,
        "lon": 5.1,
        "status": "niet doorzocht",
        "status_toelichting": "SYNTHETISCH",
        "doorzocht": "niet",
        "volledig_doorzocht": False,
        "zoektermen": 0,
        "doorzocht_op": None,
    }
    return row | values


def candidate_row(number: int, gemeentecode: str, **said: str) -> Row:
    """Return one row of kandidaten, of which only what is `said` is known."""
    columns = list(TABLES["kandidaten"].to_schema().columns)
    named = {"kandidaat_id": f"K{number:010d}", "gemeentecode": gemeentecode}
    return dict.fromkeys(columns) | named | said


def assemble(
    gemeenten: list[Row],
    locaties: list[Row],
    terms: dict[str, list[str]],
    kandidaten: Sequence[Row] = (),
) -> Snapshot:
    """Return a whole snapshot; `terms` gives the types and leefgebieden of each locatie_id."""
    inside: dict[str, list[Row]] = {}
    for row in locaties:
        inside.setdefault(row["gemeentecode"], []).append(row)
    waiting = Counter(row["gemeentecode"] for row in kandidaten)
    filled = [
        _counted(row, inside.get(row["gemeentecode"], []), waiting[row["gemeentecode"]])
        for row in gemeenten
    ]
    pairs = [(id_, term) for id_, given in terms.items() for term in given]
    typed = [
        {
            "locatie_id": id_,
            "ondersteuningscategorie": TYPOLOGY.category_of(term.removeprefix("type:")),
            "ondersteuningstype": term.removeprefix("type:"),
            "herkomst": "handmatig",
        }
        for id_, term in pairs
        if term.startswith("type:")
    ]
    fields = [
        {"locatie_id": id_, "leefgebied": term, "herkomst": "handmatig"}
        for id_, term in pairs
        if not term.startswith("type:")
    ]
    rows: dict[str, list[Row]] = {
        "locaties": locaties,
        "organisaties": _organisations(locaties),
        "locatie_ondersteuningstypen": typed,
        "locatie_leefgebieden": fields,
        "gemeenten": filled,
        "kandidaten": list(kandidaten),
        "herkomst": [_lineage(number, row) for number, row in enumerate(locaties, start=1)],
    }
    return {name: table(name, rows.get(name, [])) for name in TABLES} | code_tables()


@cache
def code_tables() -> Snapshot:
    """Return the tables that a version of 2023 carries whatever it holds: terms, rows, classes."""
    herindelingen = read_herindelingen([REFERENCE / "herindelingen.csv"])
    made = {
        "kerncijfers": describe_key_figures(REFERENCE / "kerncijfers_2023.csv"),
        "typologie": typology_to_table(TYPOLOGY),
        "rijen": make_rijen(TYPOLOGY),
        "klassen": make_klassen(),
        "gepubliceerd_2023": add_row_codes(
            read_reference_table(REFERENCE / "gepubliceerd_2023.csv", Gepubliceerd2023)
        ),
        "herindelingen_sinds_2023": changes_since_2023(herindelingen, 2023),
    }
    return {name: conform(name, frame, TYPOLOGY) for name, frame in made.items()}


def _counted(gemeente: Row, inside: list[Row], waiting: int) -> Row:
    counts = {
        "te_beoordelen": waiting,
        "aantal_locaties": len(inside),
        "aantal_organisaties": len({row["organisatie_id"] for row in inside}),
    }
    status = gemeente["status"]
    if inside:
        status = "aanbod"
    elif status == "aanbod":
        status = "niet doorzocht"
    return gemeente | counts | {"status": status}


def _organisations(locaties: list[Row]) -> list[Row]:
    grouped: dict[str, list[Row]] = {}
    for row in locaties:
        grouped.setdefault(row["organisatie_id"], []).append(row)
    return [
        {column: members[0][column] for column in ("organisatie_id", "organisatie")}
        | {c: members[0][c] for c in ("soort_organisatie", "landelijke_partij", "website")}
        | {
            "aantal_locaties": len(members),
            "aantal_gemeenten": len({row["gemeentecode"] for row in members}),
        }
        for members in grouped.values()
    ]


def _lineage(number: int, row: Row) -> Row:
    return {
        "record_id": f"handmatig:{number:016x}",
        "locatie_id": row["locatie_id"],
        "bron": "handmatig",
        "bestand": "manual_entries/2023/locaties/synthetisch.csv",
        "rij": number + 1,
        "bron_url": None,
        "gezien_op": "2023-06-01",
        "gezien": "2023-06-01",
        "gezien_precisie": "dag",
        "koppeling": "enig record",
    }


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def _gemeenten(draw: st.DrawFn) -> list[Row]:
    count = draw(st.integers(1, len(CODES)))
    codes = draw(st.permutations(CODES))[:count]
    return [
        gemeente_row(
            code,
            PLACES[CODES.index(code)],
            inwoners=draw(_maybe(st.sampled_from([0, 24_999, 25_000, 50_000, 99_999, 100_000]))),
            stedelijkheid=draw(_maybe(st.integers(1, 5))),
            inkomen=draw(_maybe(st.sampled_from([32_499, 32_500, 35_000, 37_499, 37_500]))),
            uitkering_pct=draw(_maybe(st.sampled_from([0.0, 4.99, 5.0, 6.0, 7.0, 8.0, 100.0]))),
            migratieachtergrond_pct=draw(_maybe(st.sampled_from([9.99, 10.0, 15.0, 19.99, 20.0]))),
            lat=(lat := draw(_maybe(st.floats(50.8, 53.5)))),
            lon=None if lat is None else draw(st.floats(3.4, 7.2)),
            status=(status := draw(st.sampled_from(STATUSES))),
            zoektermen=(terms := draw(st.sampled_from([0, 0, 4, 6]))),
            doorzocht_op="2023-05-01" if terms else None,
            volledig_doorzocht=status == STATUSES[1]
            or (status == STATUSES[0] and draw(st.booleans())),
        )
        for code in codes
    ]


@st.composite
def _location(draw: st.DrawFn, number: int, gemeenten: list[Row]) -> Row:
    gemeente = draw(st.sampled_from(gemeenten))
    lat = draw(_maybe(st.sampled_from([50.9, 51.5, 52.0, 52.5, 53.2])))
    return location_row(
        number,
        gemeente,
        organisatienummer=draw(st.integers(1, number)),
        organisatie=draw(st.sampled_from(NAMES)),
        lat=lat,
        lon=None if lat is None else draw(st.sampled_from([3.6, 4.5, 5.0, 5.5, 6.8])),
        soort_organisatie=draw(st.sampled_from(labels(TYPOLOGY.soorten_organisatie))),
        sociaal_raadslieden=draw(_maybe(st.booleans())),
        landelijke_partij=draw(_maybe(st.sampled_from(PARTIES))),
        vestigingsvorm=draw(_maybe(st.sampled_from(["hoofdlocatie", "servicepunt"]))),
        functieverband=draw(st.sampled_from(labels(TYPOLOGY.functieverbanden))),
        financiering=draw(st.sampled_from(labels(TYPOLOGY.financieringen))),
    )


def _several(values: list[str]) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
    return some.map("|".join)


@st.composite
def _candidate(draw: st.DrawFn, number: int, gemeenten: list[Row]) -> Row:
    code = draw(st.sampled_from([row["gemeentecode"] for row in gemeenten]))
    row = candidate_row(number, code)
    if draw(st.booleans()) and draw(st.booleans()):
        return row | {"kandidaat_id": None, "record_id": f"handmatig:{number:016x}"}
    known_kinds = [k for k in labels(TYPOLOGY.soorten_organisatie) if k != "onbekend"]
    return row | {
        "landelijke_partij": draw(_maybe(st.sampled_from(PARTIES))),
        "vestigingsvorm": draw(_maybe(st.sampled_from(["hoofdlocatie", "servicepunt"]))),
        "soort_organisatie": draw(_maybe(_several(known_kinds))),
        "sociaal_raadslieden": draw(st.sampled_from([None, "ja", "nee", "ja|nee"])),
        "ondersteuningstypen": draw(_maybe(_several(TYPES))),
        "leefgebieden": draw(_maybe(_several(LEEFGEBIEDEN))),
    }


@st.composite
def snapshots(draw: st.DrawFn, max_locations: int = 12) -> Snapshot:
    """Draw an arbitrary snapshot: unknown figures, no points, no types and odd names included."""
    gemeenten = draw(_gemeenten())
    count = draw(st.integers(0, max_locations))
    locaties = [draw(_location(number, gemeenten)) for number in range(1, count + 1)]
    choices = [*(f"type:{term}" for term in TYPES), *LEEFGEBIEDEN]
    terms = {
        row["locatie_id"]: draw(st.lists(st.sampled_from(choices), unique=True, max_size=6))
        for row in locaties
    }
    waiting = draw(st.sampled_from([0, 0, 1, 4]))
    kandidaten = [draw(_candidate(number, gemeenten)) for number in range(waiting)]
    return assemble(gemeenten, locaties, terms, kandidaten)


def national_snapshot(factor: int = 1) -> Snapshot:
    """Return a synthetic country: the 342 gemeenten of 2023 and `factor` times 1,621 locations."""
    rng = random.Random(2023)
    figures = pd.read_csv(REFERENCE / "kerncijfers_2023.csv")
    records = figures.astype(object).where(figures.notna(), None).to_dict("records")
    searched = {
        "zoektermen": 5,
        "doorzocht_op": "2023-05-01",
        "volledig_doorzocht": True,
    }
    gemeenten = [
        gemeente_row(**{"code" if k == "gemeentecode" else str(k): v for k, v in row.items()})
        | (searched | {"status": STATUSES[1]} if rng.random() < 0.8 else {})
        for row in records
    ]
    covered = rng.sample(gemeenten, 321)
    weights = [row["inwoners"] for row in covered]
    chosen = covered + rng.choices(covered, weights, k=1_621 * factor - len(covered))
    locaties = [
        _national_location(rng, number, row, factor) for number, row in enumerate(chosen, start=1)
    ]
    terms = {
        row["locatie_id"]: [f"type:{term}" for term in TYPES if rng.random() < 0.4]
        + [field for field in LEEFGEBIEDEN if rng.random() < 0.3]
        for row in locaties
    }
    return assemble(gemeenten, locaties, terms)


def _national_location(rng: random.Random, number: int, gemeente: Row, factor: int) -> Row:
    soort = rng.choice(labels(TYPOLOGY.soorten_organisatie))
    party = (
        rng.choice(PARTIES) if soort == "stichting of vereniging" and rng.random() < 0.3 else None
    )
    loket = party == PARTIES[0]
    return location_row(
        number,
        gemeente,
        organisatienummer=number if number <= 1_113 * factor else rng.randint(1, 1_113 * factor),
        lat=gemeente["lat"] + rng.uniform(-0.05, 0.05),
        lon=gemeente["lon"] + rng.uniform(-0.08, 0.08),
        nauwkeurigheid="adres",
        soort_organisatie=soort,
        sociaal_raadslieden=party is None and rng.random() < 0.2,
        landelijke_partij=party,
        vestigingsvorm=rng.choice(["hoofdlocatie", "servicepunt"]) if loket else None,
        functieverband=rng.choice(labels(TYPOLOGY.functieverbanden)),
        financiering=rng.choice(labels(TYPOLOGY.financieringen)),
    )

"""The small tables the views need besides the published ones."""

import duckdb
import pandas as pd

from schemas.typology import Typology, load_typology

YEAR_2023 = "2023-01-01"


def type_codes(typology: Typology) -> pd.DataFrame:
    """Return the ondersteuningstypen with both their categories: table 1's and table 3's."""
    reported = {c.label: c.rapportage for c in typology.ondersteuningscategorieen}
    return pd.DataFrame(
        [
            (t.label, t.categorie, reported[t.categorie], number)
            for number, t in enumerate(typology.ondersteuningstypen, start=1)
        ],
        columns=[
            "ondersteuningstype",
            "ondersteuningscategorie",
            "rapportagecategorie",
            "volgorde",
        ],
    )


def leefgebied_codes(typology: Typology) -> pd.DataFrame:
    """Return the leefgebieden in the order of table 4: Algemeen first, then by name."""
    names = sorted((t.label for t in typology.leefgebieden), key=lambda n: (n != "Algemeen", n))
    return pd.DataFrame({"leefgebied": names, "volgorde": range(1, len(names) + 1)})


def changes_since_2023(herindelingen: pd.DataFrame, grensjaar: int) -> pd.DataFrame:
    """Return the herindelingen between 1-1-2023 and 1-1-`grensjaar`, whichever came first."""
    first, last = sorted([YEAR_2023, f"{grensjaar}-01-01"])
    between = (herindelingen["datum"] > first) & (herindelingen["datum"] <= last)
    return herindelingen[between].sort_values(["datum", "gemeentecode_oud"])


def write_code_tables(
    con: duckdb.DuckDBPyConnection,
    schema: str,
    published_2023: pd.DataFrame,
    herindelingen: pd.DataFrame,
    grensjaar: int,
) -> None:
    """Create the code tables in an existing, validated schema name.

    ondersteuningstypen and leefgebieden come from the typology, gepubliceerd_2023 from
    schemas/published_2023.py, herindelingen_sinds_2023 from schemas/reference.py.
    """
    typology = load_typology()
    tables = {
        "ondersteuningstypen": (type_codes(typology), {"volgorde": "INTEGER"}),
        "leefgebieden": (leefgebied_codes(typology), {"volgorde": "INTEGER"}),
        "gepubliceerd_2023": (
            published_2023,
            {
                "volgorde": "INTEGER",
                "gemeenten_nl": "BIGINT",
                "gemeenten": "BIGINT",
                "pct_gemeenten": "BIGINT",
                "locaties_gemiddeld": "DOUBLE",
                "waarde": "BIGINT",
            },
        ),
        "herindelingen_sinds_2023": (changes_since_2023(herindelingen, grensjaar), {}),
    }
    for name, (frame, types) in tables.items():
        write_table(con, schema, name, frame, types)


def write_table(
    con: duckdb.DuckDBPyConnection,
    schema: str,
    name: str,
    frame: pd.DataFrame,
    types: dict[str, str],
) -> None:
    """Create one table from a frame; a column not in `types` becomes VARCHAR."""
    casts = ", ".join(f'"{c}"::{types.get(c, "VARCHAR")} AS "{c}"' for c in frame.columns)
    con.register("frame_to_write", frame)
    try:
        create = f'CREATE TABLE "{schema}"."{name}" AS SELECT {casts} FROM frame_to_write'
        con.execute(create)
    finally:
        con.unregister("frame_to_write")

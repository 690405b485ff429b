"""main.reeks: the figures of every version in one view, on the boundaries of the last.

Gemeenten are carried over by the herindelingen that the last version published. One that was
divided cannot be placed: the figures it matters to say so, and nothing is guessed.
"""

from collections.abc import Sequence

import duckdb
import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.figures.views import create_series, write_frame
from pipeline.publish.schema import quote
from pipeline.versions.published import PublishedVersion

PLACINGS = {
    "versie": "Versie",
    "gemeentecode": "Gemeente op de kaart van die versie, CBS-code",
    "gemeentecode_nu": "Gemeente op de kaart van de laatste versie; leeg als zij is verdeeld",
    "reden": "Waarom zij niet is te plaatsen",
}


def write_series(con: duckdb.DuckDBPyConnection, versions: Sequence[PublishedVersion]) -> None:
    """Create main.plaatsingen and the view main.reeks over versions, of which the last is newest.

    Their schemas must be there already.
    """
    write_frame(con, "main", "plaatsingen", place_gemeenten(versions), {})
    con.execute(
        "COMMENT ON TABLE main.plaatsingen IS 'Per versie en gemeente waar zij ligt op de kaart "
        "van de laatste versie'"
    )
    for column, text in PLACINGS.items():
        con.execute(f"COMMENT ON COLUMN main.plaatsingen.{column} IS '{quote(text)}'")
    newest = {v.versie.meting: v.versie for v in versions}
    create_series(
        con,
        {
            v.versie.schema: {
                "versie": v.versie,
                "meting": v.versie.meting,
                "laatste_van_meting": str(newest[v.versie.meting] == v.versie).lower(),
            }
            for v in versions
        },
    )


def place_gemeenten(versions: Sequence[PublishedVersion]) -> pd.DataFrame:
    """Return versie, gemeentecode, gemeentecode_nu and reden of every gemeente of every version."""
    last = versions[-1]
    years = pd.concat(
        [
            v.tables["gemeenten"][["gemeentecode", "gemeente"]].assign(jaar=v.grensjaar)
            for v in versions
        ]
    )
    boundaries = Boundaries(last.tables["herindelingen_sinds_2023"], years)
    rows = []
    for version in versions:
        for code in version.tables["gemeenten"]["gemeentecode"]:
            placing = boundaries.place(code, version.grensjaar, last.grensjaar)
            rows.append(
                (str(version.versie), code, placing.gemeentecode or None, placing.reden or None)
            )
    return pd.DataFrame(rows, columns=list(PLACINGS), dtype=object)

"""Key figures of the gemeenten of a wave, each of the year the wave compares with."""

from collections.abc import Mapping

import pandas as pd
from shapely.geometry.base import BaseGeometry

from pipeline.country.boundaries import Boundaries
from pipeline.errors import SjoError
from pipeline.refresh.bronnen import FETCHED_FIGURES, ReferenceSources
from pipeline.refresh.cbs import (
    CbsTable,
    Topic,
    fetch_rows,
    find_topic,
    read_cbs_number,
    read_topics,
)
from pipeline.refresh.http import PoliteClient

STEDELIJKHEID_FROM = (2500, 1500, 1000, 500, 0)
"""Lower bound, in addresses per km2, of stedelijkheid 1 to 5 (CBS, begrip Stedelijkheid)."""

FIGURE_OF_COLUMN = {
    "adressendichtheid": "adressendichtheid",
    "inkomen": "inkomen",
    "uitkering_pct": "uitkeringen",
    "migratieachtergrond_pct": "migratieachtergrond_pct",
}
"""The columns that may be of an earlier year, and the figure whose year they have."""

Figures = Mapping[str, float | None]


def fetch_figures(
    client: PoliteClient,
    bronnen: ReferenceSources,
    base_url: str,
    year: int,
    gemeenten: pd.DataFrame,
) -> tuple[pd.DataFrame, list[str]]:
    """Fetch the figures of the wave of `year`; `gemeenten` holds the lists of all known years.

    Returns table FetchedKeyFigures, not yet validated, and the addresses it came from. SjoError
    when a column is not found by its title, or an answer lacks a gemeente that existed.
    """
    table = CbsTable(base_url, bronnen.kerncijfers_tabel)
    topics = read_topics(client, table)
    columns = {
        name: find_topic(table, topics, wanted)
        for name, wanted in bronnen.kerncijfers_kolommen.items()
    }
    years = bronnen.years_of_figures(year)
    codes = sorted(gemeenten.loc[gemeenten["jaar"] == year, "gemeentecode"])
    answers: dict[int, dict[str, Figures]] = {}
    urls: list[str] = []
    for figures_year in sorted(set(years.values())):
        wanted = [name for name in FETCHED_FIGURES if years[name] == figures_year]
        asked = {name: columns[name] for name in ["inwoners", *wanted]}
        answers[figures_year], asked_urls = _fetch_year(client, table, asked, figures_year)
        _check_complete(table, answers[figures_year], figures_year, gemeenten, codes)
        urls += asked_urls
    rows = [_combine(code, years, answers) for code in codes]
    return pd.DataFrame(rows), urls


def forget_outgrown(
    figures: pd.DataFrame, years: Mapping[str, int], year: int, boundaries: Boundaries
) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """Leave out every figure of an earlier year whose gemeente has another area by `year`.

    Such a figure is of the smaller gemeente of that code, and none of them can be added up. Returns
    too, by column, the codes of those left out.
    """
    kept, forgotten = figures.copy(), {}
    for column, figure in FIGURE_OF_COLUMN.items():
        changed = boundaries.find_outgrown(years[figure], year)
        is_changed = kept["gemeentecode"].isin(changed) & kept[column].notna()
        if is_changed.any():
            forgotten[column] = sorted(kept.loc[is_changed, "gemeentecode"])
            kept[column] = kept[column].mask(is_changed)
    return kept, forgotten


def _fetch_year(
    client: PoliteClient, table: CbsTable, columns: Mapping[str, Topic], year: int
) -> tuple[dict[str, Figures], list[str]]:
    period = f"{year}JJ00"
    rows, urls = fetch_rows(
        client,
        table,
        ["RegioS", "Perioden", *(topic.key for topic in columns.values())],
        f"Perioden eq '{period}' and startswith(RegioS,'GM')",
    )
    found: dict[str, Figures] = {}
    for row in rows:
        code, row_period = str(row["RegioS"]).strip(), str(row["Perioden"]).strip()
        if row_period != period or not code.startswith("GM") or code in found:
            raise SjoError(
                f"CBS-tabel {table.table_key}: onverwachte rij (regio {code}, periode "
                f"{row_period}) bij de vraag naar gemeenten van {year}; niets is overgenomen"
            )
        found[code] = {name: read_cbs_number(table, row, t) for name, t in columns.items()}
    return found, urls


def _check_complete(
    table: CbsTable,
    answer: Mapping[str, Figures],
    year: int,
    gemeenten: pd.DataFrame,
    codes: list[str],
) -> None:
    existed = set(gemeenten.loc[gemeenten["jaar"] == year, "gemeentecode"])
    missing = [c for c in codes if c in existed and not answer.get(c, {}).get("inwoners")]
    if missing:
        raise SjoError(
            f"CBS-tabel {table.table_key}: geen inwoners van {year} voor {len(missing)} gemeenten "
            f"({', '.join(missing[:5])}{', ...' if len(missing) > 5 else ''}); het antwoord is "
            f"onvolledig of {year} is nog niet gepubliceerd. Niets is overgenomen"
        )


def _combine(
    code: str, years: Mapping[str, int], answers: Mapping[int, Mapping[str, Figures]]
) -> dict[str, object]:
    figures = {name: answers[years[name]].get(code, {}).get(name) for name in FETCHED_FIGURES}
    benefits, inhabitants = figures["uitkeringen"], answers[years["uitkeringen"]].get(code, {})
    return {
        "gemeentecode": code,
        "inwoners": figures["inwoners"],
        "adressendichtheid": figures["adressendichtheid"],
        "inkomen": figures["inkomen"],
        "uitkering_pct": to_percentage(benefits, inhabitants.get("inwoners")),
        "migratieachtergrond_pct": figures["migratieachtergrond_pct"],
    }


def to_percentage(part: float | None, whole: float | None) -> float | None:
    """Return 100 x part / whole in two decimals; None when either is unknown or whole is 0."""
    return None if part is None or not whole else round(100 * part / whole, 2)


def to_stedelijkheid(adressendichtheid: float) -> int:
    """Return the class, 1 (very strongly urban) to 5 (not urban); a bound belongs to its class."""
    return next(n for n, bound in enumerate(STEDELIJKHEID_FROM, 1) if adressendichtheid >= bound)


def build_kerncijfers(
    figures: pd.DataFrame, gemeenten: pd.DataFrame, shapes: Mapping[str, BaseGeometry]
) -> pd.DataFrame:
    """Turn validated figures into table Kerncijfers, with a point inside every gemeente."""
    named = figures.merge(
        gemeenten[["gemeentecode", "gemeente", "provincie"]],
        on="gemeentecode",
        how="left",
        validate="one_to_one",
    )
    points = {code: shapes[code].representative_point() for code in named["gemeentecode"]}
    density = named["adressendichtheid"]
    return pd.DataFrame(
        {
            "gemeentecode": named["gemeentecode"],
            "gemeente": named["gemeente"],
            "provincie": named["provincie"],
            "inwoners": named["inwoners"],
            "stedelijkheid": pd.array(
                [pd.NA if pd.isna(d) else to_stedelijkheid(d) for d in density], dtype="Int64"
            ),
            "inkomen": (named["inkomen"] * 1000).round().astype("Int64"),
            "uitkering_pct": named["uitkering_pct"],
            "migratieachtergrond_pct": named["migratieachtergrond_pct"],
            "lat": [round(points[code].y, 4) for code in named["gemeentecode"]],
            "lon": [round(points[code].x, 4) for code in named["gemeentecode"]],
        }
    ).sort_values("gemeentecode", ignore_index=True)

"""Write docs/proef_2023.md: the figures of the synthetic country beside the published ones."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd

PAGE = Path(__file__).parents[2] / "docs" / "proef_2023.md"
INTRO = """# De proef: een verzonnen land naast de cijfers van 2023

Deze pagina is gemaakt uit een SYNTHETISCH land: echte gemeenten, verzonnen organisaties en adressen
(`make demo`). De bronbestanden gaan door de hele verwerking, van inlezen en ontdubbelen tot de
views; een test bewaakt dat daar uitkomt wat hier staat. Onder elke tabel staat waardoor een
verschil komt.
"""
TITLES = {
    "kerngetallen": "Kerngetallen",
    "tabel_2": "Tabel 2: wie het aanbod organiseert",
    "tabel_3": "Tabel 3: categorie en type ondersteuning",
    "tabel_4": "Tabel 4: leefgebied",
    "tabel_5": "Tabel 5: inwonertal",
    "tabel_6": "Tabel 6: stedelijkheid",
    "tabel_7": "Tabel 7: gemiddeld gestandaardiseerd inkomen",
    "tabel_8": "Tabel 8: inwoners met een uitkering",
    "tabel_9": "Tabel 9: inwoners met een migratieachtergrond",
    "kenmerken": "Kenmerken van organisaties",
}
PAIRS = {
    "waarde": "waarde",
    "gemeenten_nl": "gemeenten in Nederland",
    "gemeenten": "gemeenten met aanbod",
    "pct": "procent",
    "locaties_gemiddeld": "locaties gemiddeld",
}
OTHER_YEAR = (
    "De klassen bevatten andere gemeenten: in 2023 is ingedeeld naar cijfers van 2022, de "
    "meegeleverde kerncijfers zijn van 2021."
)
RANGES = (
    "Een percentage als 42-44 ligt daartussen: in enkele gemeenten wacht een kandidaat op een "
    "tweede lezer, dus is daar niet te zeggen wat er ontbreekt."
)
EXPLAINED = {f"tabel_{number}": {"locaties_gemiddeld"} for number in (5, 6, 7)}
EXPLAINED |= {f"tabel_{number}": set(PAIRS) for number in (8, 9)}


def write_page(tables: dict[str, pd.DataFrame]) -> str:
    """Return the page; `tables` holds the views beside 2023 by the name of the figure.

    Raises ValueError for a difference that nobody has explained in EXPLAINED.
    """
    return INTRO + "".join(_write_table(name, tables[name]) for name in TITLES)


def _write_table(name: str, table: pd.DataFrame) -> str:
    if "pct_min" in table.columns:  # the published percentage is that of what was found
        table = table.assign(pct=table["pct_min"])
    published = table.dropna(subset=[c for c in table.columns if c.endswith("_2023")], how="all")
    columns = [c for c in PAIRS if published.get(f"{c}_2023", pd.Series()).notna().any()]
    pairs = {column: published[column].ne(published[f"{column}_2023"]) for column in columns}
    different = {
        c for c, unequal in pairs.items() if (unequal & published[f"{c}_2023"].notna()).any()
    }
    if unexplained := different - EXPLAINED.get(name, set()):
        raise ValueError(f"{name}: {sorted(unexplained)} differ from 2023 without a reason")
    header = ["rij", *(f"{PAIRS[column]} | 2023" for column in columns)]
    marks = ["---", *(["---:"] * (2 * len(columns)))]
    lines = [f"| {' | '.join(header)} |", f"|{'|'.join(marks)}|"]
    for row in published.to_dict("records"):
        indent = "" if pd.isna(row.get("ouder")) else "&nbsp;&nbsp;"
        cells = [text for c in columns for text in (_ours(c, row), _show(c, row[f"{c}_2023"]))]
        lines.append(f"| {indent}{row['rij']} | {' | '.join(cells)} |")
    noted = published.dropna(subset="opmerking")
    notes = [f"{r}: {note}" for r, note in zip(noted["rij"], noted["opmerking"], strict=True)]
    notes += ["Geen verschil."] if not different else []
    if "pct_max" in published.columns and published["pct_max"].ne(published["pct"]).any():
        notes.append(RANGES)
    notes += [OTHER_YEAR] if "gemeenten_nl" in different else []
    below = "\n".join(f"- {note}" for note in notes)
    return f"\n## {TITLES[name]}\n\n" + "\n".join(lines) + f"\n\n{below}\n"


def _ours(column: str, row: dict[Hashable, Any]) -> str:
    """Return our figure: of a percentage that is not known yet between what it lies."""
    text = _show(column, row[column])
    most = row.get("pct_max", row[column])
    return f"{text}-{_show(column, most)}" if column == "pct" and most != row[column] else text


def _show(column: str, value: float) -> str:
    text = f"{value:,.1f}" if column == "locaties_gemiddeld" else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))

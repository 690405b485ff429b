"""The one gate of every published text: what has not the shape of its column is withheld.

Shapes are allowed, not values: each text column says in schemas/published/ what it may hold. What
an answer to a survey says is never published in the words of the respondent.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd

from pipeline.privacy.shapes import judge
from schemas.published import TABLES
from schemas.shapes import SHAPES_OF_RECORDS, Vorm, is_verbatim, shape_declared
from schemas.sources import names_of_surveys

PLACEHOLDER = "(weggelaten)"
"""Stands where a value is withheld from a column that may not be empty."""
WITHHELD_COLUMNS = ["tabel", "kolom", "kenmerk", "bestand", "rij", "regel"]
KEYS = ("record_id", "locatie_id", "gemeentecode", "bron")
"""What names a row of a table, best first."""


class PublicTables(dict[str, pd.DataFrame]):
    """Tables by name that passed the gate.

    Only `pass_gate` makes them, and nothing else is written as a table of a version. `withheld`
    has WITHHELD_COLUMNS, a row per withheld value and the rule, never the value.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], withheld: pd.DataFrame) -> None:
        super().__init__(tables)
        self.withheld = withheld

    def joined(self, others: "PublicTables") -> "PublicTables":
        """Return these tables with `others` added, or in the place of those of the same name."""
        withheld = [self.withheld[~self.withheld["tabel"].isin(list(others))], others.withheld]
        return PublicTables(self | others, pd.concat(withheld, ignore_index=True))


def pass_gate(tables: Mapping[str, pd.DataFrame]) -> PublicTables:
    """Return published tables with everything withheld that has not the shape of its column.

    A withheld value is null, or PLACEHOLDER where its column may not be empty. No row goes away.
    """
    passed, withheld = {}, [pd.DataFrame(columns=WITHHELD_COLUMNS, dtype="str")]
    for name, table in tables.items():
        passed[name], told = _pass_table(name, table)
        withheld.append(told)
    return PublicTables(passed, pd.concat(withheld, ignore_index=True))


def _pass_table(name: str, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    passed, told = table.copy(), []
    if table.empty:
        return passed, pd.DataFrame(columns=WITHHELD_COLUMNS, dtype="str")
    for kolom, column in TABLES[name].to_schema().columns.items():
        vorm = shape_declared(column)
        if vorm is None or kolom not in table:
            continue
        texts, reasons = _judge_column(table, kolom, vorm)
        if is_verbatim(column):
            texts = texts.mask(_is_of_survey(table), "")
        is_withheld = reasons != ""
        if is_withheld.any():
            told += list(_tell(name, kolom, table[is_withheld], reasons[is_withheld]))
        blank = pd.NA if column.nullable else PLACEHOLDER
        is_changed = texts != table[kolom].astype("str").fillna("")
        passed[kolom] = table[kolom].mask(is_changed, texts.replace("", blank))
    return passed, pd.DataFrame(told, columns=WITHHELD_COLUMNS, dtype="str")


def _judge_column(table: pd.DataFrame, kolom: str, vorm: Vorm) -> tuple[pd.Series, pd.Series]:
    """Return the texts fit to publish, "" for the others, and why those are not."""
    cells = table[kolom].astype("str").fillna("")
    shapes = [vorm] * len(cells)
    if vorm == Vorm.VAN_KOLOM:
        names = table["kolom"].astype("str").fillna("")
        shapes = [SHAPES_OF_RECORDS.get(name, Vorm.TEKST) for name in names]
    once = cache(judge)
    judged = [once(s, c) if c else ("", "") for s, c in zip(shapes, cells, strict=True)]
    texts, reasons = zip(*judged, strict=True) if judged else ((), ())
    return (
        pd.Series(texts, index=table.index, dtype="str"),
        pd.Series(reasons, index=table.index, dtype="str"),
    )


def _is_of_survey(table: pd.DataFrame) -> pd.Series:
    bron = table["bron"] if "bron" in table else table["record_id"].str.split(":").str[0]
    return bron.isin(names_of_surveys())


def _tell(
    name: str, kolom: str, rows: pd.DataFrame, reasons: pd.Series
) -> Iterator[dict[str, object]]:
    key = next((key for key in KEYS if key in rows), "")
    for row, reason in zip(rows.to_dict("records"), reasons, strict=True):
        place = {where: row.get(where, "") for where in ("bestand", "rij")}
        told = {"tabel": name, "kolom": kolom, "kenmerk": row.get(key, ""), "regel": reason}
        yield {where: str(word) for where, word in (told | place).items()}

"""Searches and what each found: the rows that hold now, each in its gemeente."""

from collections.abc import Iterator

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.gemeente_list import split_gemeenten
from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.read.cells import AS_CBS_WRITES, NO_SUCH_GEMEENTE
from pipeline.read.reading_faults import rows_by_number
from pipeline.read.search_faults import is_whole_country, record_of_find
from pipeline.read.validation import Known, normal_form, raise_all
from schemas.searches import VONDSTEN
from schemas.vocabulary import Vondstuitkomst

SEARCH_COLUMNS = (
    *("zoekactie_id", "gemeentecode", "gemeente", "aantal_gemeenten"),
    *("zoekterm", "paginas", "hits", "datum", "bestand", "rij"),
)
FIND_COLUMNS = (*VONDSTEN.names, "bestand", "rij")
FIND_KEY = ["zoekactie_id", "record_id"]


def read_finds(table: Table, known: Known) -> pd.DataFrame:
    """Return FIND_COLUMNS of a sound file in normal form, record_id also where `sleutel` told."""
    frame = normal_form(table, known)
    return frame.assign(record_id=[record_of_find(cells) for _, cells in rows_by_number(table)])


def keep_latest_searches(zoeklog: pd.DataFrame) -> pd.DataFrame:
    """Return the searches as they stand: of each zoekactie_id the last row, and all without one."""
    is_later = zoeklog.duplicated("zoekactie_id", keep="last") & (zoeklog["zoekactie_id"] != "")
    return zoeklog[~is_later].reset_index(drop=True)


def keep_latest_finds(vondsten: pd.DataFrame) -> pd.DataFrame:
    """Return the finds as they stand: the last row per search and record, unless withdrawn."""
    latest = vondsten.drop_duplicates(FIND_KEY, keep="last")
    return latest[latest["uitkomst"] != Vondstuitkomst.INGETROKKEN].reset_index(drop=True)


def place_searches(zoeklog: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return SEARCH_COLUMNS: a row per search and gemeente.

    `gemeentecode` is "" for a search of the whole country, `gemeente` is as it was typed.
    `aantal_gemeenten`: in how many the search was, 0 for the whole country; its pages and hits are
    those of all of them. FileError naming every word that is no gemeente.
    """
    raise_all(find_unplaced_searches(zoeklog, gazetteer))
    rows = []
    for search in rows_of(zoeklog):
        whole = is_whole_country(search["gemeente"])
        typed = [] if whole else list(_split(search["gemeente"], gazetteer))
        codes = [gazetteer.canonical_gemeente(name) for name in typed]
        places = dict(zip(codes, typed, strict=True)) or {"": search["gemeente"]}
        for code, name in places.items():
            placed = {"gemeentecode": code, "gemeente": name, "aantal_gemeenten": len(typed)}
            rows.append(search | placed)
    kinds = dict.fromkeys(("aantal_gemeenten", "paginas", "hits"), "int64")
    table = pd.DataFrame(rows, columns=list(SEARCH_COLUMNS))
    return table.astype(dict.fromkeys(SEARCH_COLUMNS, "str") | kinds)


def place_finds(
    vondsten: pd.DataFrame, searches: pd.DataFrame, gazetteer: Gazetteer
) -> pd.DataFrame:
    """Return finds with `zoekterm` of their search and `gemeentecode`.

    The gemeente is the one that the find names, else the only one of its search, else "".
    `searches`: see place_searches. FileError naming every find in a gemeente that is none.
    """
    terms = dict(zip(searches["zoekactie_id"], searches["zoekterm"], strict=True))
    alone = searches[searches["aantal_gemeenten"] == 1]
    of_search = dict(zip(alone["zoekactie_id"], alone["gemeentecode"], strict=True))
    raise_all(find_unplaced_finds(vondsten, gazetteer))
    named = vondsten["gemeente"].map(gazetteer.canonical_gemeente)
    only = vondsten["zoekactie_id"].map(of_search).fillna("")
    return vondsten.assign(
        gemeentecode=named.where(named != "", only).astype("str"),
        zoekterm=vondsten["zoekactie_id"].map(terms).fillna("").astype("str"),
    )


def find_unplaced_searches(zoeklog: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield a finding per word of the gemeente of a search that is none."""
    for search in rows_of(zoeklog):
        if not is_whole_country(search["gemeente"]):
            for name in _split(search["gemeente"], gazetteer):
                if not gazetteer.canonical_gemeente(name):
                    yield _unknown_gemeente(search, name, gazetteer)


def find_unplaced_finds(vondsten: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield a finding per find in a gemeente that is none."""
    for row in rows_of(vondsten[vondsten["gemeente"] != ""]):
        if not gazetteer.canonical_gemeente(row["gemeente"]):
            yield _unknown_gemeente(row, row["gemeente"], gazetteer)


def _split(gemeente: str, gazetteer: Gazetteer) -> list[str]:
    return list(split_gemeenten(gemeente, gazetteer.canonical_gemeente))


def _unknown_gemeente(row: dict[str, str], name: str, gazetteer: Gazetteer) -> Finding:
    return Finding(
        row["bestand"],
        int(row["rij"]),
        kolom="gemeente",
        waarde=name,
        regel=NO_SUCH_GEMEENTE,
        advies=suggest(gazetteer.suggest_gemeente(name), AS_CBS_WRITES),
    )

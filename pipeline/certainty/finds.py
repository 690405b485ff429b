"""What each search found, in the form that its yield is counted from.

Only searches with a zoekactie_id count: of the others it is not known what they found.
"""

from dataclasses import dataclass

import pandas as pd

from pipeline.search.terms import generalise_term
from schemas.readings import LEZING_ID
from schemas.vocabulary import Vondstuitkomst

CLASSES_BY = ("tabel_5", "inwoners")
"""The classes of gemeenten that searches are told apart by: the table, and its column."""
NO_CLASS = "onbekend"
MOST_DIGITS = 6
"""Of the number of a search: see LEZING_ID."""


@dataclass(frozen=True)
class SearchLog:
    """Searches and what they found.

    `searches`: a row per search and gemeente, in the order in which they were done: zoekactie_id,
    gemeentecode ("" for the whole country), zoekterm (general), gemeenteklasse, lezer, paginas.
    `finds`: a row per search and thing found: those columns but paginas, with pagina, uitkomst and
    vondst, which says what it is: a location, else a record, "" where nobody wrote it down.
    """

    searches: pd.DataFrame
    finds: pd.DataFrame

    @property
    def in_scope(self) -> pd.DataFrame:
        """The finds that are not turned down, and of which it is known what they are."""
        finds = self.finds
        return finds[(finds["uitkomst"] != Vondstuitkomst.VALT_AF) & (finds["vondst"] != "")]


def read_search_log(tables: dict[str, pd.DataFrame]) -> SearchLog:
    """Return the log of the published tables zoeklog, vondsten, gemeenten, klassen and herkomst."""
    names = tables["gemeenten"].set_index("gemeentecode")["gemeente"].to_dict()
    klassen = list_classes(tables["gemeenten"], tables["klassen"])
    log = _fill(tables["zoeklog"])
    log = log[log["zoekactie_id"] != ""]
    log = log.sort_values(["datum", "zoekactie_id"], kind="stable", key=_by_number)
    alone = pd.to_numeric(log["aantal_gemeenten"]).fillna(1) == 1
    places = log["gemeentecode"].map(names).fillna("").where(alone, "")
    terms = [generalise_term(t, p) for t, p in zip(log["zoekterm"], places, strict=True)]
    paginas = pd.to_numeric(log["paginas"]).fillna(0).astype("int64")
    searches = log.assign(zoekterm=terms, paginas=paginas)
    # A search that went on has a later row, which says all of it.
    searches = searches.drop_duplicates(["zoekactie_id", "gemeentecode"], keep="last")
    term_of = dict(zip(searches["zoekactie_id"], searches["zoekterm"], strict=True))
    finds = _fill(tables["vondsten"])
    location = tables["herkomst"].set_index("record_id")["locatie_id"]
    known = finds["record_id"].map(location).fillna("")
    thing = known.where(known != "", finds["locatie_id"])
    finds = finds.assign(
        vondst=thing.where(thing != "", finds["record_id"]),
        zoekterm=finds["zoekactie_id"].map(term_of).fillna(finds["zoekterm"]),
        pagina=pd.to_numeric(finds["pagina"]).astype("Int64"),
    )
    both = [_describe_place(frame, klassen) for frame in (searches, finds)]
    keys = ["zoekactie_id", "gemeentecode", "zoekterm", "gemeenteklasse", "lezer"]
    told = both[0][[*keys, "paginas"]], both[1][[*keys, "pagina", "uitkomst", "vondst"]]
    return SearchLog(*(table.reset_index(drop=True) for table in told))


def _by_number(texts: pd.Series) -> pd.Series:
    """Return texts that sort by the number at their end: AB-2026-9 before AB-2026-10."""
    return texts.str.replace(r"\d+$", lambda found: found[0].zfill(MOST_DIGITS), regex=True)


def _fill(table: pd.DataFrame) -> pd.DataFrame:
    texts = ["gemeentecode", "zoekactie_id", "zoekterm", "record_id", "locatie_id", "datum"]
    present = [c for c in texts if c in table]
    return table.assign(**{c: table[c].astype("str").fillna("") for c in present})


def list_classes(gemeenten: pd.DataFrame, klassen: pd.DataFrame) -> dict[str, str]:
    """Return gemeentecode -> class of CLASSES_BY, where the figure is known; published tables."""
    tabel, kenmerk = CLASSES_BY
    found: dict[str, str] = {}
    for row in klassen[klassen["tabel"] == tabel].to_dict("records"):
        is_inside = gemeenten[kenmerk] >= row["vanaf"]
        if not pd.isna(row["tot"]):
            is_inside &= gemeenten[kenmerk] < row["tot"]
        codes = gemeenten.loc[is_inside.fillna(False).astype(bool), "gemeentecode"]
        found |= dict.fromkeys(map(str, codes), str(row["rij"]))
    return found


def _describe_place(table: pd.DataFrame, klassen: dict[str, str]) -> pd.DataFrame:
    matches = (LEZING_ID.fullmatch(code) for code in table["zoekactie_id"])
    return table.assign(
        gemeenteklasse=table["gemeentecode"].map(klassen).fillna(NO_CLASS),
        lezer=[match["lezer"] if match else "" for match in matches],
    )

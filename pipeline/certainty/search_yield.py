"""What searching yields, and how far it is saturated: zoekopbrengst, verzadiging, stopregel."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import product

import pandas as pd

from pipeline.certainty.capture import at_least, chao2
from pipeline.certainty.finds import SearchLog
from pipeline.search.terms import LITTLE_NEW, QUIET_PAGES, is_quiet
from schemas.published import columns_of
from schemas.vocabulary import Openparen, Telwijze, Vondstuitkomst, Zoekgroep

FEWEST_TERMS = 2
"""Of a gemeente that was searched with one term nothing was found twice."""
PAGES_COMPARED, LITTLE_COMPARED = (1, QUIET_PAGES, 3), (0, LITTLE_NEW)
"""The stopping rules that are compared with that of the study: see is_quiet."""
Place = tuple[str, str]
"""A search in one gemeente: zoekactie_id and gemeentecode."""
Row = dict[str, object]


def measure_yield(log: SearchLog) -> pd.DataFrame:
    """Return the published table zoekopbrengst: per term, class of gemeenten, and reader."""
    rows = [
        {"groep": str(groep), "waarde": value, **_count_yield(log, str(groep), value)}
        for groep in Zoekgroep
        for value in sorted(set(log.searches[str(groep)]))
    ]
    table = pd.DataFrame(rows, columns=columns_of("zoekopbrengst"))
    return table.astype({"nieuw_per_pagina": "float64"})


def _count_yield(log: SearchLog, groep: str, value: str) -> Row:
    searches = log.searches[log.searches[groep] == value].drop_duplicates("zoekactie_id")
    finds = log.finds[log.finds[groep] == value]
    in_scope = log.in_scope
    here = set(in_scope.loc[in_scope[groep] == value, "vondst"])
    elsewhere = set(in_scope.loc[in_scope[groep] != value, "vondst"])
    paginas = int(searches["paginas"].sum())
    new = int((finds["uitkomst"] == Vondstuitkomst.NIEUW).sum())
    return {
        "zoekacties": len(searches),
        "paginas": paginas,
        "vondsten": len(here),
        "alleen_hier": len(here - elsewhere),
        "nieuw": new,
        "bekend": int((finds["uitkomst"] == Vondstuitkomst.BEKEND).sum()),
        "valt_af": int((finds["uitkomst"] == Vondstuitkomst.VALT_AF).sum()),
        "nieuw_per_pagina": round(new / paginas, 3) if paginas else None,
    }


def measure_saturation(log: SearchLog) -> pd.DataFrame:
    """Return the published table verzadiging: what the first, second ... search of a gemeente adds.

    Its last number is all that was found, so that leaving a term out lowers it by exactly what
    only that term found.
    """
    rows: list[Row] = []
    for klasse in ("", *sorted(set(log.searches["gemeenteklasse"]))):
        rows += _curve(log, klasse)
    return pd.DataFrame(rows, columns=columns_of("verzadiging"))


def _curve(log: SearchLog, klasse: str) -> Iterator[Row]:
    searches, finds = log.searches, log.in_scope
    if klasse:
        searches = searches[searches["gemeenteklasse"] == klasse]
        finds = finds[finds["zoekactie_id"].isin(searches["zoekactie_id"])]
    searches = searches.assign(volgorde=searches.groupby("gemeentecode").cumcount() + 1)
    places: dict[Place, int] = dict(zip(_places_of(searches), searches["volgorde"], strict=True))
    # A search of the whole country is of no gemeente, and found things in some.
    anywhere = searches.groupby("zoekactie_id")["volgorde"].min().to_dict()
    turns = [int(places.get(key, anywhere[key[0]])) for key in _places_of(finds)]
    placed = finds.assign(volgorde=pd.Series(turns, index=finds.index, dtype="int64"))
    first = placed.groupby("vondst")["volgorde"].min().value_counts()
    total = 0
    for place, group in searches.groupby("volgorde"):
        added = int(first.get(place, 0))
        total += added
        yield {
            "gemeenteklasse": klasse,
            "volgorde": place,
            "gemeenten": len(group),
            "erbij": added,
            "totaal": total,
        }


def estimate_findable(log: SearchLog) -> Row | None:
    """Return the row of volledigheid that searching alone gives; None when nothing can be said.

    It is about gemeenten that were searched with two terms or more, and about all that readers
    found there and did not turn down.
    """
    terms = log.searches.groupby("gemeentecode")["zoekterm"].nunique()
    terms = terms[(terms >= FEWEST_TERMS) & (terms.index != "")]
    finds = log.in_scope[log.in_scope["gemeentecode"].isin(terms.index)]
    if finds.empty:
        return None
    times = finds.groupby("vondst")["zoekterm"].nunique()
    # Of gemeenten with different numbers of terms the fewest: the bound is lowest then.
    estimate = chao2(len(times), int((times == 1).sum()), int((times == 2).sum()), int(terms.min()))
    return {
        "telwijze": str(Telwijze.ZOEKACTIES),
        "open_paren": str(Openparen.APART),
        "lijsten": "",
        "gevonden": len(times),
        "uit_register": 0,
        "gedeeld": int((times > 1).sum()),
        "ten_minste": at_least(estimate.lowest),
        "opmerking": "gemeenten waar met meer dan een zoekterm is gezocht, ook wat daar nog op een "
        f"oordeel wacht: {len(terms)}",
    }


def price_rules(log: SearchLog, exhausted: Collection[str]) -> pd.DataFrame:
    """Return the published table stopregel: what each rule saves and misses, where all was seen.

    `exhausted`: the gemeenten that were to be searched until nothing came any more. A search that
    named several gemeenten does not count: it was not of such a gemeente alone.
    """
    alone = log.searches.groupby("zoekactie_id")["gemeentecode"].transform("size") == 1
    searches = log.searches[alone & log.searches["gemeentecode"].isin(exhausted)]
    finds = log.in_scope[log.in_scope["zoekactie_id"].isin(searches["zoekactie_id"])]
    seen = finds["zoekactie_id"].map(searches.set_index("zoekactie_id")["paginas"])
    # What stands on no page that was seen would be missed by every rule, and says nothing of any.
    finds = finds[((finds["pagina"] >= 1) & (finds["pagina"] <= seen)).fillna(False).astype(bool)]
    rules = product(PAGES_COMPARED, LITTLE_COMPARED)
    rows = [_price(*rule, searches, finds) for rule in rules] if len(searches) else []
    return pd.DataFrame(rows, columns=columns_of("stopregel"))


def _price(quiet: int, little: int, searches: pd.DataFrame, finds: pd.DataFrame) -> Row:
    on_page: dict[tuple[str, int], set[str]] = defaultdict(set)
    for search, page, thing in finds[["zoekactie_id", "pagina", "vondst"]].to_numpy():
        on_page[search, int(page)].add(thing)
    seen: set[str] = set()
    opened = 0
    for search, pages in zip(searches["zoekactie_id"], searches["paginas"], strict=True):
        new_per_page: list[int] = []
        while len(new_per_page) < pages and not is_quiet(new_per_page, quiet, little):
            there = on_page.get((search, len(new_per_page) + 1), set())
            new_per_page.append(len(there - seen))
            seen |= there
        opened += len(new_per_page)
    everything = set(finds["vondst"])
    return {
        "na_paginas": quiet,
        "hoogstens_nieuw": little,
        "gemeenten": searches["gemeentecode"].nunique(),
        "paginas": int(searches["paginas"].sum()),
        "paginas_gespaard": int(searches["paginas"].sum()) - opened,
        "vondsten": len(everything),
        "gemist": len(everything - seen),
    }


def _places_of(table: pd.DataFrame) -> list[Place]:
    return list(zip(table["zoekactie_id"], table["gemeentecode"], strict=True))

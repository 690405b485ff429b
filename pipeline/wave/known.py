"""What the version before knew, as lists for who begins a new wave."""

from datetime import date

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.search.terms import OF_GEMEENTE, fill_term, generalise_term
from pipeline.stages.searches import MANDATORY_TERM
from pipeline.versions.published import PublishedVersion
from schemas.meting import SEARCHES, YEARS_BETWEEN_WAVES
from schemas.published.candidates import select_waiting

MOST_SEARCHES = 6  # appendix A.1.a: four to six search terms per gemeente
SEEN_IN = 5
"""In how many gemeenten a term must have been tried before its hits say something."""
REVISITS = ("soort", "kenmerk", "organisatie", "bezoekadres", "postcode", "woonplaats")
REVISIT_COLUMNS = (*REVISITS, "gemeentecode", "gemeente", "website", "laatst_gezien", "voor")


def list_revisits(
    known: PublishedVersion | None, meting: int, gemeenten: pd.DataFrame, boundaries: Boundaries
) -> pd.DataFrame:
    """Return REVISIT_COLUMNS of every location and candidate of a version, the oldest first.

    A published location about which there is a question is a location, once. `soort`: locatie or
    kandidaat. `kenmerk`: locatie_id or record_id. `gemeentecode` and `gemeente`
    are those of the new wave, "" where a gemeente was divided. `voor`: the day (ISO) before which
    it must be seen again, at the latest the last of the wave's year.
    """
    if known is None:
        return pd.DataFrame(columns=list(REVISIT_COLUMNS), dtype=str)
    locations = known.tables["locaties"].assign(soort="locatie")
    locations = locations.rename(columns={"locatie_id": "kenmerk"})
    waiting = select_waiting(known.tables["te_beoordelen"])
    waiting = waiting.assign(soort="kandidaat", postcode="", laatst_gezien="")
    waiting = waiting.rename(columns={"record_id": "kenmerk"})
    codes = dict(
        zip(
            known.tables["gemeenten"]["gemeente"],
            known.tables["gemeenten"]["gemeentecode"],
            strict=True,
        )
    )
    waiting["gemeentecode"] = waiting["gemeente"].map(codes).fillna("")
    shown = [c for c in REVISIT_COLUMNS if c != "voor"]
    table = pd.concat([locations[shown], waiting[shown]], ignore_index=True)
    jaar = int(gemeenten["jaar"].max())
    now = {code: boundaries.forward(code, jaar).gemeentecode or "" for code in set(codes.values())}
    names = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    table["gemeentecode"] = table["gemeentecode"].map(now).fillna("")
    table["gemeente"] = table["gemeentecode"].map(names).fillna("")
    table["voor"] = [due_day(str(seen), meting) for seen in table["laatst_gezien"]]
    return table.sort_values(["voor", "gemeentecode", "kenmerk"], ignore_index=True)


def due_day(laatst_gezien: str, meting: int) -> str:
    """Return before which day (ISO) something last seen on a day, month or year is seen again.

    Two years after it was seen, within the year of the wave; what has no date comes first.
    """
    first, last = f"{meting}-01-01", f"{meting}-12-31"
    if not laatst_gezien:
        return first
    day = laatst_gezien + "-01-01"[len(laatst_gezien) - 4 :]
    seen = date.fromisoformat(day)
    # 29 February has no counterpart two years on: the first of March stands in.
    due = f"{seen.year + YEARS_BETWEEN_WAVES}-{day[5:]}".replace("-02-29", "-03-01")
    return min(max(due, first), last)


def list_searches(known: PublishedVersion | None, gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Return gemeentecode, gemeente, volgorde, zoekterm, verplicht: what to search per gemeente.

    The mandatory term first; then what found most per search in the version before, and what the
    project proposes where that says too little.
    """
    terms = [f"{OF_GEMEENTE} {MANDATORY_TERM}", *_learned(known), *SEARCHES]
    chosen = list(dict.fromkeys(terms))[:MOST_SEARCHES]
    rows = [
        (code, name, place, fill_term(term, name), "ja" if place == 1 else "nee")
        for code, name in zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True)
        for place, term in enumerate(chosen, start=1)
    ]
    columns = ["gemeentecode", "gemeente", "volgorde", "zoekterm", "verplicht"]
    return pd.DataFrame(rows, columns=columns)


def _learned(known: PublishedVersion | None) -> list[str]:
    """Return the terms of a search log, best first, "{gemeente}" for the name of the place."""
    if known is None or known.tables["zoeklog"].empty:
        return []
    # The hits of a search of several gemeenten are those of all of them.
    log = known.tables["zoeklog"].query("aantal_gemeenten.isna() or aantal_gemeenten == 1")
    log = log.merge(known.tables["gemeenten"][["gemeentecode", "gemeente"]])
    log["term"] = [
        generalise_term(str(term), str(name))
        for term, name in zip(log["zoekterm"], log["gemeente"], strict=True)
    ]
    usable = log[log["term"].str.contains(OF_GEMEENTE, regex=False)]
    usable = usable[~usable["term"].str.replace("-", " ").str.contains(MANDATORY_TERM)]
    found = usable.groupby("term").agg(hits=("hits", "mean"), gemeenten=("gemeentecode", "nunique"))
    found = found[found["gemeenten"] >= SEEN_IN].reset_index()
    return list(found.sort_values(["hits", "term"], ascending=[False, True])["term"])

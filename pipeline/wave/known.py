"""What to search in a wave, learnt from the version before."""

import pandas as pd

from pipeline.search.terms import OF_GEMEENTE, fill_term, generalise_term
from pipeline.stages.searches import MANDATORY_TERM
from pipeline.versions.published import PublishedVersion
from schemas.meting import SEARCHES

MOST_SEARCHES = 6  # appendix A.1.a: four to six search terms per gemeente
SEEN_IN = 5
"""In how many gemeenten a term must have been tried before its hits say something."""


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

"""What stopping rules save and miss in searches that are made up. SYNTHETISCH.

A find stands on a page whose number is geometric, and on the pages of each term by chance. Until a
wave has gemeenten that were searched to exhaustion this only shows how the table reads.
"""

import numpy as np
import pandas as pd

from pipeline.certainty.finds import SearchLog
from pipeline.certainty.search_yield import price_rules

PLACES, TERMS, PAGES = 17, 5, 10
SEED_OF_SEARCHES = 2023
OFFERS, FOUND, FAR = 6, 0.5, 0.45
"""Offers in a gemeente, the chance that a term finds one, and that it stands on the first page."""


def make_log(chance: np.random.Generator) -> SearchLog:
    """Return searches of PLACES gemeenten by TERMS terms, each seen to its last page."""
    searches, finds = [], []
    for place in range(PLACES):
        offers = [f"{place}-{number}" for number in range(1 + chance.poisson(OFFERS))]
        for term in range(TERMS):
            search = {"zoekactie_id": f"{place}-{term}", "gemeentecode": f"GM{place:04}"}
            searches.append(search | {"paginas": PAGES})
            for offer in offers:
                page = int(chance.geometric(FAR))
                if chance.random() < FOUND and page <= PAGES:
                    told = {"vondst": offer, "pagina": page, "uitkomst": "nieuw"}
                    finds.append(search | told)
    return SearchLog(pd.DataFrame(searches), pd.DataFrame(finds))


def main() -> None:
    """Print the table of docs/zekerheid.md."""
    log = make_log(np.random.default_rng(SEED_OF_SEARCHES))
    table = price_rules(log, set(log.searches["gemeentecode"]))
    print("| " + " | ".join(table.columns) + " |")
    print("|" + "---:|" * len(table.columns))
    for row in table.astype(str).to_numpy():
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()

"""Write what the researcher searched and found: per term and page, new, known or out of scope."""

import random
from collections.abc import Collection, Iterable

from benchmarks.demo.places import LABEL
from schemas.vocabulary import Vondstuitkomst

Row = dict[str, str]
READER = "onderzoeker-1"
TERMS = {
    "{gemeente} sociaal juridische ondersteuning": 0.55,
    "sociaal raadslieden {gemeente}": 0.35,
    "rechtswinkel {gemeente}": 0.3,
    "hulp bij formulieren {gemeente}": 0.2,
    "schuldhulp {gemeente}": 0.3,
}
"""Each term, and the chance that it finds a given provider."""
SEEN_ON = 0.55
"""The chance that a provider stands on the first page of results, and if not on the next one."""
LEAST_PAGES, MOST_PAGES, PAGES_TO_THE_END = 2, 3, 6


def make_searches(
    found: Collection[Row],
    out: Collection[Row],
    exhausted: Collection[str],
    wave: int,
    gemeenten: Iterable[str],
) -> tuple[list[Row], list[Row]]:
    """Return the rows of zoeklog and of vondsten: every provider was found by one term or more.

    `found`: rows of locaties; `out`: rows of afgewezen. `gemeenten`: their names, of which those
    that are `exhausted` were searched until nothing came any more.
    """
    chance = random.Random(f"{LABEL} zoeken {wave}")
    by_town: dict[str, list[Row]] = {}
    for row in [*found, *out]:
        by_town.setdefault(row["gemeente"], []).append(row)
    rules = {row["sleutel"]: row["regel"] for row in out}
    zoeklog: list[Row] = []
    vondsten: list[Row] = []
    for town in sorted(gemeenten):
        most = PAGES_TO_THE_END if town in exhausted else MOST_PAGES
        least = PAGES_TO_THE_END if town in exhausted else LEAST_PAGES
        day = f"{wave}-{chance.randint(3, 9):02d}-15"
        seen: set[str] = set()
        for term, sighted in _sight(by_town.get(town, []), most, chance).items():
            zoekactie_id = f"{READER}-{wave}-{len(zoeklog) + 1}"
            finds = [_find(zoekactie_id, page, row, rules, seen) for page, row in sighted]
            zoeklog.append(
                {
                    "zoekactie_id": zoekactie_id,
                    "gemeente": town,
                    "zoekterm": term.format(gemeente=town),
                    "paginas": str(max([least, *(page for page, _ in sighted)])),
                    "hits": str(sum(not find["regel"] for find in finds)),
                    "datum": day,
                }
            )
            vondsten += finds
    return zoeklog, vondsten


def _sight(rows: list[Row], most: int, chance: random.Random) -> dict[str, list[tuple[int, Row]]]:
    """Return per term the providers that it shows and on which page, page by page."""
    sighted: dict[str, list[tuple[int, Row]]] = {term: [] for term in TERMS}
    for row in rows:
        terms = [term for term, share in TERMS.items() if chance.random() < share]
        for term in terms or [next(iter(TERMS))]:
            sighted[term].append((_draw_page(most, chance), row))
    return {term: sorted(some, key=lambda one: one[0]) for term, some in sighted.items()}


def _draw_page(most: int, chance: random.Random) -> int:
    page = 1
    while page < most and chance.random() > SEEN_ON:
        page += 1
    return page


def _find(zoekactie_id: str, page: int, row: Row, rules: dict[str, str], seen: set[str]) -> Row:
    sleutel = row["sleutel"]
    outcome = Vondstuitkomst.BEKEND if sleutel in seen else Vondstuitkomst.NIEUW
    seen.add(sleutel)
    return {
        "zoekactie_id": zoekactie_id,
        "gemeente": row["gemeente"],
        "pagina": str(page),
        "uitkomst": str(Vondstuitkomst.VALT_AF if sleutel in rules else outcome),
        "regel": rules.get(sleutel, ""),
        "sleutel": sleutel,
        "organisatie": row["organisatie"],
    }

"""Which term to search next: what found most new per page, with a little exploration."""

import re
from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from schemas.folding import fold_words

OF_GEMEENTE = "{gemeente}"
"""Stands in a term for the name of the gemeente."""
PRIOR_PAGES = 4.0
"""AANNAME: a term counts as if it had been tried on this many pages that gave what terms usually
give: two searches of two pages, the rule of thumb of the study."""
CURIOSITY = 0.5
"""AANNAME: how much of a term's uncertainty is added to its worth. 0 would never try a new term."""


class TriedTerm(NamedTuple):
    """A term as it was tried once: pages seen, and finds that were new."""

    term: str
    paginas: int
    nieuw: int


class TermWorth(NamedTuple):
    """What a term is worth: `verwacht` new finds per page; `paginas` and `nieuw`: seen so far."""

    term: str
    paginas: int
    nieuw: int
    verwacht: float


def generalise_term(zoekterm: str, gemeente: str) -> str:
    """Return a term with OF_GEMEENTE for the name: so it is one term in every gemeente.

    Without a name, for a search of several or of the whole country, the term is its own.
    """
    term = " ".join(zoekterm.casefold().split())
    name = re.escape(" ".join(gemeente.casefold().split()))
    # Whole words only: Ede stands in raadslieden.
    return re.sub(rf"(?<!\w){name}(?!\w)", OF_GEMEENTE, term) if gemeente else term


def fill_term(term: str, gemeente: str) -> str:
    """Return a term as it is typed for a gemeente."""
    return term.replace(OF_GEMEENTE, gemeente)


def rank_terms(
    mandatory: str, proposed: Iterable[str], tried: Iterable[TriedTerm]
) -> list[TermWorth]:
    """Return every term once, the mandatory one first, then the best by what it may yield.

    A term's rate of new finds per page is drawn to that of all terms together (a Gamma prior of
    PRIOR_PAGES pages); ranked by that rate plus CURIOSITY times its standard deviation, so that a
    term of which little is known gets its turn. Equal terms keep the order of `proposed`.
    """
    seen: dict[str, tuple[int, int]] = {}
    for term, paginas, nieuw in tried:
        pages, finds = seen.get(term, (0, 0))
        seen[term] = pages + paginas, finds + nieuw
    pages, finds = (sum(counts) for counts in zip((0, 0), *seen.values(), strict=True))
    usual = finds / pages if pages else 0.0
    terms = list(dict.fromkeys([mandatory, *proposed, *sorted(seen)]))
    worth = [_judge_term(term, *seen.get(term, (0, 0)), usual) for term in terms]
    rest = sorted(worth[1:], key=lambda found: -_promise(found))
    return [worth[0], *rest]


def _judge_term(term: str, pages: int, finds: int, usual: float) -> TermWorth:
    return TermWorth(term, pages, finds, (finds + usual * PRIOR_PAGES) / (pages + PRIOR_PAGES))


def _promise(worth: TermWorth) -> float:
    return worth.verwacht + CURIOSITY * sqrt(worth.verwacht / (worth.paginas + PRIOR_PAGES))


def same_term(one: str, other: str) -> bool:
    """Tell whether two terms are the same words in any case and spacing."""
    return fold_words(one) == fold_words(other)


QUIET_PAGES = 2
"""The study's rule of thumb [A.1]: after two pages with little new, go on to the next term."""
LITTLE_NEW = 1
"""AANNAME: what "little new" is, of those pages together."""


def is_quiet(
    new_per_page: Sequence[int], pages: int = QUIET_PAGES, little: int = LITTLE_NEW
) -> bool:
    """Tell whether the rule of thumb, or one like it, says to go on to the next term.

    `new_per_page`: new finds of each page seen, in order. It does after `pages` pages with at most
    `little` new finds together.
    """
    last = new_per_page[-pages:]
    return len(last) == pages and sum(last) <= little


class StopPrice(NamedTuple):
    """What stopping by the rule would have missed, in searches that went on all the same."""

    zoekacties: int
    paginas: int
    gemist: int


def price_stopping(searches: Iterable[Sequence[int]]) -> StopPrice:
    """Return what was found after the rule said stop. `searches`: new finds per page, of each."""
    later = []
    for pages in searches:
        stops = (at for at in range(1, len(pages) + 1) if is_quiet(pages[:at]))
        at = next(stops, len(pages))
        if at < len(pages):
            later.append(pages[at:])
    return StopPrice(len(later), sum(map(len, later)), sum(map(sum, later)))

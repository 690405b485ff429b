"""What a reader is told of sureness: in Dutch, and never more than is known. Data SYNTHETISCH."""

import pandas as pd

from pipeline.certainty.capture import Overlap
from pipeline.certainty.completeness import estimate_total
from pipeline.certainty.telling import tell_certainty
from schemas.published import TABLES, columns_of
from tests.pipeline.certainty.test_capture import HEPATITIS


def told(overlap: Overlap) -> list[str]:
    """Return the sentences on a version of which only the completeness is known."""
    rows = [{"open_paren": stand, **estimate_total(overlap, frozenset())} for stand in STANDS]
    tables = {name: pd.DataFrame(columns=columns_of(name)) for name in TABLES}
    return tell_certainty(tables | {"volledigheid": pd.DataFrame(rows, columns=COLUMNS)})


STANDS = ("apart", "samen")
COLUMNS = columns_of("volledigheid")


def test_a_bound_is_called_a_bound_with_the_spread_of_the_models() -> None:
    assert told(HEPATITIS) == [
        "Er zijn ten minste 413 locaties, waarvan 271 gevonden. Dat is een ondergrens, geen "
        "schatting: zij volgt uit wat E, P en Q dubbel vonden; modellen die ongeveer even goed "
        "passen schatten 527 tot 527.",
        "Zijn alle paren waarover nog niet is beslist dezelfde locatie, dan zijn er ten minste "
        "413.",
    ]


def test_two_lists_tell_no_estimate() -> None:
    sentences = told({frozenset("A"): 400, frozenset("B"): 900, frozenset("AB"): 200})
    assert "ten minste 2.986 locaties, waarvan 1.500 gevonden" in sentences[0]
    assert "schatten" not in sentences[0]


def test_a_bound_that_is_what_was_found_is_not_told_as_news() -> None:
    assert told({frozenset("A"): 90, frozenset("AB"): 20}) == [
        "Uit wat A en B dubbel vonden, volgt niet dat er meer locaties zijn dan de 110 die zijn "
        "gevonden; ook niet dat dit alles is."
    ]


def test_what_cannot_be_told_is_told_to_be_so_with_the_reason() -> None:
    assert told({frozenset("A"): 9}) == [
        "Hoeveel locaties er ten minste zijn, is niet te zeggen: er zijn geen twee lijsten die "
        "genoeg delen."
    ]


def test_a_version_without_these_tables_tells_nothing() -> None:
    assert tell_certainty({name: pd.DataFrame(columns=columns_of(name)) for name in TABLES}) == []

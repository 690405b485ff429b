"""Terms: which controlled terms a cell names, as one rule for checking and classifying."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd
from rapidfuzz import fuzz, process

from schemas.folding import fold_words
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import Term, Typology, load_typology

STRONG_SEPARATORS = re.compile(r"[|;\r\n]+")
COMMA = re.compile(r",")
_NEAR_ENOUGH = 60  # percent: a few letters wrong, not another word


def vocabularies(typology: Typology) -> dict[str, tuple[Term, ...]]:
    """Return the controlled lists by the name of the column that holds their terms."""
    branches = {form for party in typology.landelijke_partijen for form in party.vestigingsvormen}
    return {
        "soort_organisatie": typology.soorten_organisatie,
        "landelijke_partij": typology.landelijke_partijen,
        "vestigingsvorm": tuple(Term(form) for form in sorted(branches)),
        "ondersteuningstypen": typology.ondersteuningstypen,
        "leefgebieden": typology.leefgebieden,
        "functieverband": typology.functieverbanden,
        "financiering": typology.financieringen,
    }


def known_terms(
    lijst: str, begrippen: pd.DataFrame | None = None, typology: Typology | None = None
) -> dict[str, str]:
    """Return folded word -> label for one list: labels, synonyms and the rows of begrippen.

    `begrippen` has columns lijst, bronwaarde, term (see manual_entries/begrippen.csv).
    """
    terms = vocabularies(typology or load_typology())[lijst]
    known = {fold_words(synonym): term.label for term in terms for synonym in term.synoniemen}
    if begrippen is not None:
        rows = begrippen[begrippen["lijst"] == lijst]
        known |= {fold_words(b): t for b, t in zip(rows["bronwaarde"], rows["term"], strict=True)}
    return known | {fold_words(term.label): term.label for term in terms}


def canonical_terms(cell: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return (labels, unknown words) of a cell with several values.

    Values are separated by "|", ";", "," or a line break; a word that is known as a whole is not
    split at its comma. Labels come once each, in the order of the cell.
    """
    labels: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for word in _words(cell, known):
        label = known.get(fold_words(word))
        (unknown if label is None else labels)[word if label is None else label] = None
    return list(labels), list(unknown)


def join_words(cell: str, known: Mapping[str, str]) -> str:
    """Return the words of a cell with several values as written, joined by "|"."""
    return MULTI_VALUE_SEPARATOR.join(dict.fromkeys(_words(cell, known)))


def _words(cell: str, known: Mapping[str, str]) -> Iterable[str]:
    for part in [cell] if fold_words(cell) in known else STRONG_SEPARATORS.split(cell):
        pieces = [part] if fold_words(part) in known else COMMA.split(part)
        yield from (piece.strip() for piece in pieces if piece.strip())


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that begins with `word` or is most like it, or "" when none is near."""
    by_fold = {fold_words(candidate): candidate for candidate in candidates}
    asked = fold_words(word[:200])
    folded = sorted(by_fold)
    longer = [name for name in folded if asked and name.startswith(asked)]
    if longer:
        return by_fold[longer[0]]
    like = process.extractOne(asked, folded, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return by_fold[like[0]] if like else ""

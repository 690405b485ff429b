"""Terms: which controlled terms a cell names, as one rule for checking and classifying.

A word names a term by its label, by an older label or other spelling (a synonym), by its code, or
through a row of begrippen. So a label may change in schemas/typology.toml: every file that says the
old word goes on meaning the term, and what comes out is the label of today.
"""

import re
from collections.abc import Iterable, Mapping

import pandas as pd
from rapidfuzz import fuzz, process

from schemas.columns import Column
from schemas.declared_terms import terms_by_word, terms_of
from schemas.folding import fold_words
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import Typology, load_typology

STRONG_SEPARATORS = re.compile(r"[|;\r\n]+")
COMMA = re.compile(r",")
UNKNOWN_WORDS = frozenset(
    {"onbekend", "niet bekend", "nog onbekend", "nog niet bekend", "unknown", "n.b."}
    | {"n.v.t.", "n.v.t", "nvt", "nvt.", "niet van toepassing", "n/a"}
)
"""What people write for "not known" or "does not apply", folded by `fold_words`."""
NOTHING_SAID = re.compile(r"[\W_]+|leeg|volgt|n\.?t\.?b\.?|x{2,3}")
"""A cell that somebody meant to fill in later, or filled with a stroke."""
NO_VALUE = re.compile(r"0|nul|geen|geen (?:bezoek)?adres")
NO_TERM = re.compile(r"nee|niet|niets|geen van (?:deze|alle|allen|beide|de vier)")
"""What says beside a list that none of it holds, as in `landelijke_partij`."""
LEAST_LIKE_A_TERM = 60
"""Percent of likeness from which a term is suggested: a few letters wrong, not another word."""


def known_terms(
    kolom: str, begrippen: pd.DataFrame | None = None, typology: Typology | None = None
) -> dict[str, str]:
    """Return folded word -> label for the list of one column.

    A label never means another term, whatever begrippen say; a row of begrippen outranks codes and
    synonyms. `begrippen` has columns lijst (the name of the column), bronwaarde and term, which may
    be any word of the list itself (see manual_entries/begrippen.csv).
    """
    typology = typology or load_typology()
    own = {word: term.label for word, term in terms_by_word(kolom, typology).items()}
    known = dict(own)
    if begrippen is not None:
        rows = begrippen[begrippen["lijst"] == kolom]
        for word, term in zip(rows["bronwaarde"], rows["term"], strict=True):
            known[fold_words(word)] = own.get(fold_words(term), term)
    return known | {fold_words(term.label): term.label for term in terms_of(kolom, typology)}


def words_beside(column: Column) -> dict[str, str]:
    """Return folded word -> word for what a column may say instead of terms, as "geen"."""
    return {fold_words(word): word for word in column.besides}


def canonical_terms(cell: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return (labels, unknown words) of a cell with several values.

    Values are separated by "|", ";", "," or a line break; a word that is known as a whole is not
    split at its comma. Labels come once each, in the order of the cell. "onbekend", "geen", "?" and
    the like are no words: they mean an empty cell, unless the list or begrippen know them.
    """
    labels: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for word in _words(cell, known):
        label = known.get(fold_words(word))
        if label is None and names_no_term(word):
            continue
        (unknown if label is None else labels)[word if label is None else label] = None
    return list(labels), list(unknown)


def is_unknown_word(cell: str) -> bool:
    """Tell whether a cell says in words that its value is not known or does not apply."""
    return fold_words(cell) in UNKNOWN_WORDS


def says_nothing(cell: str) -> bool:
    """Tell whether a cell is filled with nothing: "?", "-", "volgt", "n.v.t."."""
    return is_unknown_word(cell) or NOTHING_SAID.fullmatch(fold_words(cell)) is not None


def is_no_value(cell: str) -> bool:
    """Tell whether a cell only says that there is nothing to say: "geen", "n.v.t.", "-", "?"."""
    return says_nothing(cell) or NO_VALUE.fullmatch(fold_words(cell)) is not None


def names_no_term(word: str) -> bool:
    """Tell whether a word that its list does not know says that no term of it holds."""
    return is_no_value(word) or NO_TERM.fullmatch(fold_words(word)) is not None


def says_no_term(cell: str) -> bool:
    """Tell whether a cell with several values names no term at all, in whatever words."""
    return all(names_no_term(word) for word in _words(cell, {}))


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
    like = process.extractOne(asked, folded, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE_A_TERM)
    return by_fold[like[0]] if like else ""

"""The words that name a term of the typology: its label, its code and its synonyms.

A label may change while the old one stays as a synonym: nothing that people or sources.toml wrote
breaks then, and what goes on into a record is the present label.
"""

from collections.abc import Iterator, Mapping

from schemas.folding import fold_words
from schemas.typology import Term, Typology, labels
from schemas.vocabulary import Lijst

LIST_OF_COLUMN = {
    "soort_organisatie": Lijst.SOORT_ORGANISATIE,
    "landelijke_partij": Lijst.LANDELIJKE_PARTIJ,
    "vestigingsvorm": Lijst.VESTIGINGSVORM,
    "functieverband": Lijst.FUNCTIEVERBAND,
    "financiering": Lijst.FINANCIERING,
    "ondersteuningstypen": Lijst.ONDERSTEUNINGSTYPE,
    "leefgebieden": Lijst.LEEFGEBIED,
}
"""The columns of Records that hold terms, with the controlled list of each."""


def terms_of(column: str, typology: Typology) -> tuple[Term, ...]:
    """Return the terms that a column of Records may hold; KeyError when it holds no terms."""
    return typology.lists[LIST_OF_COLUMN[column]]


def terms_by_word(column: str, typology: Typology) -> dict[str, Term]:
    """Return folded word -> term for all words that name a term of a column's list.

    Labels go before codes and codes before synonyms: what is a term itself is no old name of
    another.
    """
    terms = terms_of(column, typology)
    known = {fold_words(synonym): term for term in terms for synonym in term.synoniemen}
    known |= {fold_words(term.code): term for term in terms}
    return known | {fold_words(term.label): term for term in terms}


def find_term(column: str, word: str, typology: Typology) -> Term | None:
    """Return the term that a word is, whatever its case, or None."""
    return terms_by_word(column, typology).get(fold_words(word))


def present_labels(values: Mapping[str, str], typology: Typology) -> dict[str, str]:
    """Return values by column with every term under its present label; other values as they are."""
    labelled = {}
    for column, value in values.items():
        term = find_term(column, value, typology) if column in LIST_OF_COLUMN else None
        labelled[column] = term.label if term else value
    return labelled


def unknown_terms(values: Mapping[str, str], typology: Typology) -> Iterator[str]:
    """Yield a fault for every value that its column's list does not hold."""
    for column, value in values.items():
        if column in LIST_OF_COLUMN and find_term(column, value, typology) is None:
            yield explain_unknown(column, value, typology)


def explain_unknown(column: str, word: str, typology: Typology) -> str:
    """Return the fault of a word that is no term of a column, with the terms to choose from."""
    choices = ", ".join(labels(terms_of(column, typology)))
    return f"{word} is geen term van {column}; kies uit: {choices}"

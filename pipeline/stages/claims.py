"""What one record claims on what four eyes look at, and how sure each claim is.

Three may speak of a record: who found it, readers, and a rule for all providers of a kind. Nothing
that one of them said is dropped here: what does not count yet, or no longer, is marked so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.text.terms import canonical_terms
from schemas.folding import fold_words
from schemas.offers import BY_READER, REVIEWED_COLUMNS
from schemas.sources import MANUAL_SOURCE
from schemas.vocabulary import Lijst, Oordeel, Zekerheid

OFFER_OF_COLUMN = {
    "ondersteuningstypen": Lijst.ONDERSTEUNINGSTYPE.value,
    "leefgebieden": Lijst.LEEFGEBIED.value,
}
"""The columns that hold several terms, each an offer of its list."""
GIVEN_COLUMNS = (*REVIEWED_COLUMNS, *OFFER_OF_COLUMN)
"""What a reader may say of a record; an empty cell means "as found"."""
RULED_COLUMN = "soort_organisatie"
"""The single value that a rule may fill in."""

Known = Mapping[str, Mapping[str, str]]
Row = Mapping[str, str]
Claim = tuple[str, str, str]
"""waarde, zekerheid, bronwaarde."""


@dataclass(frozen=True)
class Claimant:
    """One record with canonical terms, the `words` its source used, its verdict and its rules.

    `verdict`: a row of reconcile, or {}. `rules`: those of standaardaanbod that apply to the
    record.
    """

    record: Row
    words: Row
    verdict: Row
    rules: list[dict[str, str]]
    known: Known

    @property
    def is_agreed(self) -> bool:
        """Whether two persons looked at the record and found it right, or made it so."""
        return is_agreed(self.verdict)

    @property
    def is_provisional(self) -> bool:
        """Whether what it says rests on one pair of eyes.

        Other sources than researchers speak of themselves: they need no second reader.
        """
        return self.record["bron"] == MANUAL_SOURCE and not self.is_agreed

    def offers(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Yield the rows of Offers."""
        record_id, bron = self.record["record_id"], self.record["bron"]
        for kolom, lijst in OFFER_OF_COLUMN.items():
            for term, certainty, words in self._claims(kolom):
                yield record_id, lijst, term, bron, certainty, words
            for rule in self.rules:
                origin = f"regel: {rule['regel']}"
                for term in self._terms(kolom, rule[kolom]):
                    yield record_id, lijst, term, origin, self._certainty_of(rule), origin

    def statements(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield the rows of Statements."""
        record_id = self.record["record_id"]
        for kolom in REVIEWED_COLUMNS:
            for value, certainty, words in self._claims(kolom):
                yield record_id, kolom, value, certainty, words
        kinds = [(rule[RULED_COLUMN], rule) for rule in self.rules if rule[RULED_COLUMN]]
        for kind, rule in kinds[:1]:  # the first rule of the file speaks
            origin = f"regel: {rule['regel']}"
            yield record_id, RULED_COLUMN, kind, self._certainty_of(rule), origin

    def _claims(self, kolom: str) -> Iterator[Claim]:
        """Yield what the finder and the readers say; a reader's empty cell is "as found"."""
        found = self._terms(kolom, self.words[kolom])
        read = self._terms(kolom, self.verdict.get(kolom, ""))
        for value in found:
            is_replaced = self.is_agreed and bool(read) and value not in read
            yield value, self._certainty(is_replaced=is_replaced), self.words[kolom]
        for value in read:
            if value not in found:
                # One reader's word waits for another's, also where the source needs no reader.
                certainty = Zekerheid.VASTGESTELD if self.is_agreed else Zekerheid.VOORLOPIG
                yield value, certainty.value, BY_READER

    def _certainty(self, *, is_replaced: bool) -> str:
        if is_replaced:
            return Zekerheid.VERVANGEN.value
        return (Zekerheid.VOORLOPIG if self.is_provisional else Zekerheid.VASTGESTELD).value

    def _certainty_of(self, rule: Row) -> str:
        """A rule is as sure as its ground: one researcher's "ja" still waits for a second."""
        if rule["kenmerk"] in REVIEWED_COLUMNS and self.is_provisional:
            return Zekerheid.VOORLOPIG.value
        return Zekerheid.STANDAARD.value

    def _terms(self, kolom: str, cell: str) -> list[str]:
        if kolom in OFFER_OF_COLUMN:
            terms, unknown = canonical_terms(cell, self.known[kolom])
            return [*terms, *unknown]  # a word that is no term is here only to be replaced
        labels = self.known.get(kolom, {})
        return [labels.get(fold_words(cell), cell)] if cell else []


def is_agreed(verdict: Row) -> bool:
    """Tell whether a verdict of reconcile, or {}, is the agreement of two persons."""
    return bool(verdict.get("vier_ogen")) and verdict["oordeel"] == Oordeel.AKKOORD


def applies(rule: Row, record: Row) -> bool:
    """Tell whether a rule of standaardaanbod holds for a record with canonical terms."""
    kind, wanted = rule["kenmerk"], fold_words(rule["kenmerk_waarde"])
    if kind == "naam_bevat":
        names = record["organisatie"], record["locatienaam"]
        return any(wanted in fold_words(name) for name in names)
    return fold_words(record[kind]) == wanted

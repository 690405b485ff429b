"""What one record claims on what four eyes look at, and how sure each claim is.

Three may speak of a record: who found it, readers, and a rule for all providers of a kind. Nothing
that one of them said is dropped here: what does not count yet, or no longer, is marked so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.text.terms import canonical_terms, is_unknown_word, names_no_term
from schemas.folding import fold_words
from schemas.offers import BY_READER, BY_RULE, REVIEWED_COLUMNS
from schemas.readings import NONE_OF_THEM, NOT_LOOKED_AT
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.sources import MANUAL_SOURCE
from schemas.vocabulary import Lijst, Oordeel, Zekerheid

OFFER_OF_COLUMN = {
    "ondersteuningstypen": Lijst.ONDERSTEUNINGSTYPE.value,
    "leefgebieden": Lijst.LEEFGEBIED.value,
}
"""The columns that hold several terms, each an offer of its list."""
COLUMN_OF_OFFER = {lijst: kolom for kolom, lijst in OFFER_OF_COLUMN.items()}
GIVEN_COLUMNS = (*REVIEWED_COLUMNS, *OFFER_OF_COLUMN)
"""What a reader may say of a record, beside whether it is in scope."""
AS_FOUND = "zoals gevonden"
"""What stands as established where people confirmed what was found without repeating it."""
SAYS_NOTHING = frozenset({NONE_OF_THEM, NOT_LOOKED_AT, "onbekend"})
"""Words of a reading that are no value of a location."""
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
    def is_provisional(self) -> bool:
        """Whether the record rests on one pair of eyes.

        Other sources than researchers speak of themselves: they need no second reader.
        """
        return self.record["bron"] == MANUAL_SOURCE and not is_agreed(self.verdict)

    def offers(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Yield the rows of Offers."""
        record_id, bron = self.record["record_id"], self.record["bron"]
        for kolom, lijst in OFFER_OF_COLUMN.items():
            for term, certainty, words in self._claims(kolom):
                yield record_id, lijst, term, bron, certainty, words
            for rule in self.rules:
                origin = f"{BY_RULE}{rule['regel']}"
                certainty = self._certainty_of(rule)
                if self._settled(kolom) == []:  # people looked, and none of them holds
                    certainty = Zekerheid.VERVANGEN.value
                for term in self._terms(kolom, rule[kolom]):
                    yield record_id, lijst, term, origin, certainty, origin

    def statements(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield the rows of Statements."""
        record_id = self.record["record_id"]
        for kolom in REVIEWED_COLUMNS:
            for value, certainty, words in self._claims(kolom):
                yield record_id, kolom, value, certainty, words
        kinds = [(rule[RULED_COLUMN], rule) for rule in self.rules if rule[RULED_COLUMN]]
        for kind, rule in kinds[:1]:  # the first rule of the file speaks
            origin = f"{BY_RULE}{rule['regel']}"
            yield record_id, RULED_COLUMN, kind, self._certainty_of(rule), origin

    def _claims(self, kolom: str) -> Iterator[Claim]:
        """Yield what the finder and the readers say, and what of it is established."""
        found, settled = self._terms(kolom, self.words[kolom]), self._settled(kolom)
        for value in found:
            yield value, self._certainty(value, settled), self.words[kolom]
        said = self.verdict.get(said_column(kolom), "").split(MULTI_VALUE_SEPARATOR)
        read = [term for word in said for term in self._terms(kolom, word)]
        for value in dict.fromkeys([*(settled or []), *read]):
            if value not in found:
                yield value, self._certainty_read(value, settled), BY_READER

    def _settled(self, kolom: str) -> list[str] | None:
        """Return the values of a column that people established; None when they did not."""
        if not is_agreed(self.verdict) or not self.verdict[kolom]:
            return None
        if self.verdict[kolom] == AS_FOUND:
            return self._terms(kolom, self.words[kolom]) or None
        return self._terms(kolom, self.verdict[kolom])

    def _certainty(self, value: str, settled: list[str] | None) -> str:
        """How sure a found value is."""
        if settled is not None:
            is_kept = value in settled
            return (Zekerheid.VASTGESTELD if is_kept else Zekerheid.VERVANGEN).value
        waits = self.record["bron"] == MANUAL_SOURCE
        return (Zekerheid.VOORLOPIG if waits else Zekerheid.VASTGESTELD).value

    def _certainty_read(self, value: str, settled: list[str] | None) -> str:
        """How sure a reader's value is: one's word waits, also where the source needs no reader."""
        if settled is None:
            return Zekerheid.VOORLOPIG.value
        return (Zekerheid.VASTGESTELD if value in settled else Zekerheid.VERVANGEN).value

    def _certainty_of(self, rule: Row) -> str:
        """A rule is as sure as its ground: one researcher's "ja" still waits for a second."""
        kenmerk = rule["kenmerk"]
        if kenmerk in REVIEWED_COLUMNS and self.record["bron"] == MANUAL_SOURCE:
            waits = self._settled(kenmerk) is None
            return (Zekerheid.VOORLOPIG if waits else Zekerheid.STANDAARD).value
        return Zekerheid.STANDAARD.value

    def _terms(self, kolom: str, cell: str) -> list[str]:
        if kolom != RULED_COLUMN and cell in SAYS_NOTHING:
            return []
        if kolom in OFFER_OF_COLUMN:
            terms, unknown = canonical_terms(cell, self.known[kolom])
            return [*terms, *unknown]  # a word that is no term is here only to be replaced
        labels = self.known.get(kolom, {})
        # Without a list "nee" is a word, as of a yes or a no.
        is_empty = names_no_term if labels else is_unknown_word
        if fold_words(cell) not in labels and is_empty(cell):
            return []
        return [labels.get(fold_words(cell), cell)] if cell else []


def said_column(kolom: str) -> str:
    """Return the column of a verdict that holds what any reader said of a column."""
    return f"gezegd_{kolom}"


def list_settled_cells(verdict: Row) -> dict[str, str]:
    """Return the cells that people established, as a record holds them; "" where none holds."""
    if not is_agreed(verdict):
        return {}
    told = {k: verdict[k] for k in GIVEN_COLUMNS if verdict[k] not in ("", AS_FOUND)}
    return {
        k: "" if k != RULED_COLUMN and value in SAYS_NOTHING else value for k, value in told.items()
    }


def list_turned_down(verdicts: Iterable[Row]) -> set[tuple[str, str]]:
    """Return (record_id, column or list) where people established that no value holds."""
    return {
        (verdict["record_id"], OFFER_OF_COLUMN.get(kolom, kolom))
        for verdict in verdicts
        for kolom, value in list_settled_cells(verdict).items()
        if not value or value in SAYS_NOTHING
    }


def is_agreed(verdict: Row) -> bool:
    """Tell whether a verdict of reconcile, or {}, is the agreement of two persons."""
    return bool(verdict.get("vier_ogen")) and verdict["oordeel"] == Oordeel.AKKOORD


def applies(rule: Row, record: Row) -> bool:
    """Tell whether a rule of standaardaanbod holds for a record with canonical terms."""
    kind, wanted = rule["kenmerk"], fold_words(rule["kenmerk_waarde"])
    if kind == "naam_bevat":
        # What people said apart from the name stands beside it.
        names = record["organisatie"], record["locatienaam"], record["aanbod"]
        return any(wanted in fold_words(name) for name in names)
    return fold_words(record[kind]) == wanted


def find_rulings(rechtspraak: pd.DataFrame, record: Row) -> list[Row]:
    """Return the rulings (rows of rechtspraak) to show beside a record, those for all last."""
    told = rows_of(rechtspraak)
    own = [ruling for ruling in told if ruling["kenmerk"] and applies(ruling, record)]
    return [*own, *(ruling for ruling in told if not ruling["kenmerk"])]

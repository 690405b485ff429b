"""The record_id of what researchers wrote down: one row, one id, however it is written.

Everything that people decide hangs on these ids. So the key is folded: capitals, accents, the space
in a postcode, http or https change nothing. A blank that is filled, and an own `sleutel` that is
added, do change the key; then the row is recognised as the one that had the other id.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pipeline.files.tabular import Table
from pipeline.text.terms import nearest
from schemas.folding import fold_words
from schemas.manual import KEY_COLUMNS, LOCATIES, PLACE_COLUMNS
from schemas.records import KEY_SEPARATOR, mint_record_id
from schemas.sources import MANUAL_SOURCE

POSTCODE_SPACE = re.compile(r"\b(\d{4})\s+([a-z]{2})\b")
WEB_PREFIX = re.compile(r"^(?:https?://)?(?:www\.)?")
PLACE_POSITIONS = tuple(KEY_COLUMNS.index(column) for column in PLACE_COLUMNS)
WEBSITE_POSITION = KEY_COLUMNS.index("website")


def make_record_id(sleutel: str, words: Sequence[str]) -> str:
    """Return the record_id of an entry: of its `sleutel` when filled, else of KEY_COLUMNS."""
    return _mint([fold_words(sleutel)] if sleutel else _fold(words))


def _fold(words: Sequence[str]) -> list[str]:
    folded = [POSTCODE_SPACE.sub(r"\1\2", fold_words(word)) for word in words]
    if len(folded) > WEBSITE_POSITION:
        folded[WEBSITE_POSITION] = WEB_PREFIX.sub("", folded[WEBSITE_POSITION]).rstrip("/")
    return folded


def _mint(words: Iterable[str]) -> str:
    return mint_record_id(MANUAL_SOURCE, KEY_SEPARATOR.join(words))


def unclear_rows(table: Table) -> set[int]:
    """Return the rows that are no entry: without a name, or without any word on where it is.

    What was turned down needs no place: it may be online only, or of the whole country.
    """
    frame = table.frame
    unplaced = (frame[list(PLACE_COLUMNS)] == "").all(axis=1)
    needs_place = table.template.name == LOCATIES.name
    return set(frame.index[(frame["organisatie"] == "") | (unplaced & needs_place)])


def record_ids(table: Table) -> dict[int, str]:
    """Return the record_id of every row of a table of locations or rejected candidates.

    A row that is no entry (see `unclear_rows`) gets an id by its file and row.
    """
    # Rows without name or place would all have one key; each must still stand in the accounting.
    unclear = unclear_rows(table)
    columns = table.frame[["sleutel", *KEY_COLUMNS]]
    return {
        rij: _mint([*_fold(words), table.bestand, str(rij)])
        if rij in unclear
        else make_record_id(sleutel, words)
        for rij, sleutel, *words in columns.itertuples()
    }


@dataclass(frozen=True)
class _Entry:
    record_id: str
    place: str
    sleutel: str
    words: tuple[str, ...]

    def other_ids(self) -> Iterator[str]:
        """Yield every id that this row had with cells empty, as it was written or folded.

        Before the key was folded, the words themselves were hashed: those ids stay valid.
        """
        plain = [" ".join(word.split()) for word in self.words]
        if self.sleutel:
            yield _mint([" ".join(self.sleutel.split())])
        choices = [(word,) if at == 0 or not word else (word, "") for at, word in enumerate(plain)]
        for words in product(*choices):
            if any(words[at] for at in PLACE_POSITIONS):
                yield _mint(words)
                yield _mint(_fold(words))


class EntryIds:
    """The ids of the entries of a wave, and those that their rows had before."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._entries = [
            _Entry(record_id, f"{table.bestand}:{rij}", sleutel, tuple(words))
            for table in tables
            for ids, unclear in [(record_ids(table), unclear_rows(table))]
            for rij, sleutel, *words in table.frame[["sleutel", *KEY_COLUMNS]].itertuples()
            for record_id in [ids[rij]]
            if rij not in unclear
        ]
        self.present = frozenset(entry.record_id for entry in self._entries)

    def find_aliases(self, record_ids: Iterable[str]) -> dict[str, str]:
        """Return old id -> present id for those of `record_ids` that a present row had before.

        An id that two rows may have had is not guessed, and of a present id nothing is asked.
        """
        prefix = f"{MANUAL_SOURCE}:"
        asked = {i for i in record_ids if i.startswith(prefix)} - self.present
        heirs = {old: self._heirs.get(old, set()) for old in sorted(asked)}
        return {old: next(iter(some)) for old, some in heirs.items() if len(some) == 1}

    @cached_property
    def _heirs(self) -> dict[str, set[str]]:
        """The present rows that may have had an id before, by that id."""
        heirs: dict[str, set[str]] = {}
        for entry in self._entries:
            for other in entry.other_ids():
                heirs.setdefault(other, set()).add(entry.record_id)
        return heirs

    def suggest(self, organisatie: str, taken: Collection[str]) -> str:
        """Return in Dutch which entry a lost id of an organisation probably was, "" when none.

        `taken`: ids that are referred to already, so not meant here.
        """
        free = {e.words[0]: e for e in reversed(self._entries) if e.record_id not in taken}
        entry = free.get(nearest(organisatie, free)) if organisatie else None
        return f"bedoelt u {entry.record_id} ('{entry.words[0]}', {entry.place})?" if entry else ""

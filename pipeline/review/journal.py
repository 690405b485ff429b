"""Keep decisions in a file of people: on disk, whole, after every answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.csv_text import encode_rows
from pipeline.files.lock import edited
from pipeline.files.whole import write_whole
from pipeline.read.judgement import read_judgements, read_list_decisions
from pipeline.review.decisions import DECISIONS_FILE, pair_of
from schemas.manual import KOPPELINGEN

Decision = Mapping[str, str]
TOLD = ("oordeel", "auteur", "datum", "toelichting", "vingerafdruk")
"""What a decision says of its pair."""


class Journal:
    """A file of decisions; at most one row a pair, as matching demands.

    Every change reads the file anew, alone, and puts a whole new one in its place, so that a killed
    session loses at most the question it was at, and what others add at the same time stays.
    """

    def __init__(self, path: Path, read: Callable[[], pd.DataFrame]) -> None:
        self.path = path
        self._read = read
        if path.with_suffix(".xlsx").exists():
            raise SjoError(
                f"{path.stem}.xlsx: beslissingen worden in {path.name} bijgehouden; bewaar het "
                "als csv en haal het xlsx-bestand weg"
            )

    def read(self) -> pd.DataFrame:
        """Return all decisions with bestand and rij; FileError with every fault in the file."""
        return self._read()

    def change(self, decide: Callable[[pd.DataFrame], Sequence[Decision]]) -> Sequence[Decision]:
        """Add what `decide` makes of all decisions as they stand, and return it.

        Nobody else changes the file between the reading and the writing. A decision on a pair that
        was decided before takes the place of the old row. When `decide` raises, nothing changes.
        """
        with edited(self.path):
            known = self.read()
            new = {pair_of(row): row for row in decide(known)}
            if new:
                kept = [row for row in rows_of(known) if pair_of(row) not in new]
                self._write([*kept, *new.values()])
        return list(new.values())

    def restore(self, decision: Decision, former: Decision | None) -> bool:
        """Take back a decision and put back the one it replaced, if any.

        False, and nothing happens, when a colleague decided on its pair since.
        """
        pair = pair_of(decision)
        with edited(self.path):
            known = rows_of(self.read())
            present = next((row for row in known if pair_of(row) == pair), None)
            if present is not None and any(present[name] != decision[name] for name in TOLD):
                return False
            kept = [row for row in known if pair_of(row) != pair]
            self._write([*kept, former] if former is not None else kept)
        return True

    def _write(self, rows: Iterable[Decision]) -> None:
        write_whole(self.path, encode_rows(KOPPELINGEN.names, rows))


def open_journal(root: Path) -> Journal:
    """The decisions that every build takes over: manual_entries/koppelingen.csv."""
    return Journal(root / DECISIONS_FILE, lambda: read_judgements(root).koppelingen)


def open_list_journal(source: Path) -> Journal:
    """The decisions about a list of one's own, beside it: lijst.koppelingen.csv for lijst.csv."""
    path = source.with_name(f"{source.stem}.{KOPPELINGEN.name}.csv")
    return Journal(path, lambda: read_list_decisions(path))

"""Keep decisions in a file of people: on disk, whole, after every answer."""

import csv
import io
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.defuse import defuse
from pipeline.files.whole import whole_file
from pipeline.read.judgement import read_judgements, read_list_decisions
from pipeline.review.decisions import DECISIONS_FILE, Pair, pair_of
from schemas.manual import KOPPELINGEN

Decision = Mapping[str, str]


class Journal:
    """A file of decisions; at most one row a pair, as matching demands.

    Every change reads the file anew and puts a whole new one in its place, so that a killed
    session loses at most the question it was at, and what others added meanwhile stays.
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

    def put(self, decisions: Iterable[Decision]) -> None:
        """Add decisions; one on a pair that was decided before takes the place of the old row."""
        new = {pair_of(row): row for row in decisions}
        kept = [row for row in rows_of(self.read()) if pair_of(row) not in new]
        self._write([*kept, *new.values()])

    def restore(self, pair: Pair, former: Decision | None) -> None:
        """Take back the decision on a pair and put back the one it replaced, if any."""
        kept = [row for row in rows_of(self.read()) if pair_of(row) != pair]
        self._write([*kept, former] if former is not None else kept)

    def find(self, pair: Pair) -> Decision | None:
        """Return the present decision on a pair."""
        return next((row for row in rows_of(self.read()) if pair_of(row) == pair), None)

    def _write(self, rows: Iterable[Decision]) -> None:
        with whole_file(self.path) as built:
            built.write_bytes(encode_rows(KOPPELINGEN.names, rows))
            if self.path.exists():
                # Who may write here was chosen by whoever keeps the file, not by this program.
                shutil.copymode(self.path, built)


def open_journal(root: Path) -> Journal:
    """The decisions that every build takes over: manual_entries/koppelingen.csv."""
    return Journal(root / DECISIONS_FILE, lambda: read_judgements(root).koppelingen)


def open_list_journal(source: Path) -> Journal:
    """The decisions about a list of one's own, beside it: lijst.koppelingen.csv for lijst.csv."""
    path = source.with_name(f"{source.stem}.{KOPPELINGEN.name}.csv")
    return Journal(path, lambda: read_list_decisions(path))


def encode_rows(columns: list[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as a csv that Dutch Excel opens at a double click; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([defuse(str(row[column])) for column in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")

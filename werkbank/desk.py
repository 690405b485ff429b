"""A desk: whose session this is, on which wave, and the only way in which screens write."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TypeVar, cast

import pandas as pd

from pipeline.check.entries import find_table_faults
from pipeline.check.shapes import KnownGemeenten, KnownWorld, load_gemeenten
from pipeline.errors import SjoError
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.append import NewRow, append_rows, take_out_rows
from pipeline.read.closed_folders import list_judgement_files
from pipeline.read.judgement import collect_judgements
from pipeline.read.reader_files import CODE_RULE, is_reader_code
from pipeline.read.stand import entries_folder
from pipeline.read.validation import Known, known_by_column
from schemas.columns import Template
from schemas.folding import fold_letters
from schemas.manual import READER_TEMPLATES
from werkbank.entry_gate import find_personal_rows

Kept = TypeVar("Kept")
Stamp = tuple[tuple[str, int, int], ...]
"""Which files something was made of: name, time of change and size of each."""


def _today() -> str:
    return date.today().isoformat()


@dataclass(frozen=True, eq=False)
class Desk:
    """Where one reader (`lezer`) works on one wave (`meting`) of the project in `root`.

    Files are read when asked for: what a colleague or `git pull` brings in is seen at once.
    """

    root: Path
    lezer: str
    meting: int
    today: Callable[[], str] = _today
    _kept: dict[str, tuple[Stamp, object]] = field(default_factory=dict, repr=False)
    _lock: RLock = field(default_factory=RLock, repr=False)

    @property
    def entries(self) -> Path:
        """The folder of the wave, in which people fill in."""
        return entries_folder(self.root, self.meting)

    @property
    def own_notes(self) -> Path:
        """The folder of what only the desks of this reader need to know; outside git."""
        return self.root / "data" / "werk" / str(self.meting) / "werkbank" / self.lezer

    def own_file(self, template: Template) -> Path:
        """Return the file of this kind in which only this reader writes; it may not exist yet."""
        return self.entries / template.name / f"{self.lezer}.csv"

    def is_reader(self, *names: str) -> bool:
        """Tell whether one of some names is that of this reader, whatever its capitals."""
        return fold_letters(self.lezer) in map(fold_letters, filter(None, names))

    def known_words(self, template: Template) -> Known:
        """Return the words that the columns of a template may hold."""
        return known_by_column(template, self.begrippen)

    def append(
        self,
        template: Template,
        make: Callable[[Table], Sequence[NewRow]],
        find_more: Callable[[Table], Iterable[Finding]] = lambda _: (),
    ) -> Sequence[NewRow]:
        """Add rows to this reader's own file of a kind: on disk when it returns, or FileError.

        `make` gets the file as it stands. A row must be as `sjo check` wants it, and hold nothing
        of a person; `find_more` may find more faults in the file with the rows in it.
        """

        def find_faults(table: Table) -> list[Finding]:
            return [*self.judge(table), *find_more(table)]

        return append_rows(self.own_file(template), self.root, template, make, find_faults)

    def take_out(self, template: Template, kolom: str, value: str) -> None:
        """Take the rows that say `value` in a column out of this reader's own file of a kind."""
        take_out_rows(self.own_file(template), self.root, template, kolom, value)

    def judge(self, table: Table) -> list[Finding]:
        """Return what is wrong with a table by itself: as `sjo check`, and by the gate at entry."""
        known = KnownWorld(self.gemeenten, self.today())
        return [*find_table_faults(table, self.begrippen, known), *find_personal_rows(table)]

    def try_rows(self, template: Template, rows: Sequence[NewRow]) -> list[Finding]:
        """Return what would be wrong with rows that are not written yet, and so stand nowhere."""
        faults = (f for f in self.judge(self.draft(template, rows)) if not f.is_notice)
        return [fault._replace(bestand="", rij=0, letter="") for fault in faults]

    def draft(self, template: Template, rows: Sequence[NewRow]) -> Table:
        """Return rows that are not written yet as this reader's file of a kind would hold them."""
        cells = {name: [row.get(name, "") for row in rows] for name in template.names}
        index = pd.Index(range(1, len(rows) + 1), name="rij", dtype="int64")
        frame = pd.DataFrame(cells, index=index, dtype="str")
        return Table(f"{template.name}/{self.lezer}.csv", template, frame)

    def remember(self, name: str, paths: Iterable[Path], make: Callable[[], Kept]) -> Kept:
        """Return what `make` makes of files, made anew when one of them changed, came or went.

        `name` tells it from other things that the desk remembers. For what is slow to read.
        """
        stamp = _stamp(paths)
        with self._lock:
            known = self._kept.get(name)
            if known is None or known[0] != stamp:
                known = self._kept[name] = (stamp, make())
        return cast("Kept", known[1])

    @property
    def begrippen(self) -> pd.DataFrame:
        """Return the words that people gave a meaning (begrippen.csv), as they wrote them."""
        paths = list_judgement_files(self.root, "begrippen")
        read = partial(collect_judgements, self.root)
        return self.remember("begrippen", paths, lambda: read()[0]["begrippen"].frame)

    @property
    def gemeenten(self) -> KnownGemeenten:
        """Return the gemeenten that a cell may name."""
        paths = (self.root / "data" / "reference").glob("*.csv")
        return self.remember("gemeenten", paths, partial(load_gemeenten, self.root, self.meting))


def _stamp(paths: Iterable[Path]) -> Stamp:
    found = []
    for path in sorted(set(paths)):
        if path.exists():
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def open_desk(root: Path, lezer: str, meting: int) -> Desk:
    """Return the desk of a reader; SjoError when the code is none, or is written another way.

    A code that no file has yet is a new reader.
    """
    if not is_reader_code(lezer):
        raise SjoError(f"--lezer {lezer}: geen code van een lezer; {CODE_RULE}")
    desk = Desk(root, lezer, meting)
    if not desk.entries.is_dir():
        raise SjoError(f"{desk.entries}: meting ontbreekt; begin haar met: sjo wave {meting}")
    for code in list_readers(desk):
        if code != lezer and fold_letters(code) == fold_letters(lezer):
            raise SjoError(f"--lezer {lezer}: deze lezer heet al {code}; geef --lezer {code}")
    return desk


def list_readers(desk: Desk) -> list[str]:
    """Return the codes of who has a file of readings, evidence or settlements in the wave."""
    files = [p for kind in READER_TEMPLATES for p in (desk.entries / kind).glob("*.*")]
    return sorted({path.stem for path in files if is_reader_code(path.stem)})

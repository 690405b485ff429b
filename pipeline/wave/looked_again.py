"""What readers saw on looking again: the files hercontroles/ of all waves."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.listing import list_files
from pipeline.read.closed_folders import list_waves
from pipeline.read.reader_files import reader_of
from pipeline.read.stand import entries_folder
from pipeline.read.taken_back import OF_LOOKS, drop_taken_back
from pipeline.read.validation import known_by_column, normal_form, read_sound_tables, stack
from schemas.rechecks import HERCONTROLES, Controleuitkomst

LOOKED_COLUMNS = (*HERCONTROLES.names, "lezer", "meting", "bestand", "rij")


def list_recheck_files(root: Path) -> list[Path]:
    """Return the files of hercontroles/ of every wave."""
    return [path for _, path in _files_by_wave(root)]


def read_looked_again(root: Path) -> pd.DataFrame:
    """Return LOOKED_COLUMNS of every row that nobody took back, of every wave; `meting` a text.

    They stand in normal form. A file that is no sound file of its template is left out: `sjo check`
    names it.
    """
    known = known_by_column(HERCONTROLES, None)
    frames = []
    for meting, path in _files_by_wave(root):
        tables, _ = read_sound_tables([path], root, HERCONTROLES)
        for table in tables:
            frame = normal_form(table, known)
            frames.append(frame.assign(lezer=reader_of(table), meting=str(meting)))
    return drop_taken_back(stack(frames, LOOKED_COLUMNS), OF_LOOKS)


def select_done(looked: pd.DataFrame, meting: int) -> frozenset[str]:
    """Return the locatie_ids that were looked at in a wave."""
    return frozenset(looked.loc[looked["meting"] == str(meting), "locatie_id"])


def select_confirmed(looked: pd.DataFrame) -> dict[str, str]:
    """Return locatie_id -> the last day (ISO) on which a reader found it unchanged."""
    unchanged = looked[looked["uitkomst"] == Controleuitkomst.NOG_ZO].sort_values("datum")
    return {row["locatie_id"]: row["datum"] for row in rows_of(unchanged)}


def select_uncontactable(looked: pd.DataFrame) -> frozenset[str]:
    """Return the locatie_ids of who does not want to be approached any more, in any wave."""
    return frozenset(looked.loc[looked["niet_benaderen"] == "ja", "locatie_id"])


def _files_by_wave(root: Path) -> Iterator[tuple[int, Path]]:
    for meting in list_waves(root):
        for path in list_files(entries_folder(root, meting) / HERCONTROLES.name, root):
            yield meting, path

"""An Excel workbook written whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.errors import SjoError
from pipeline.files.whole import whole_file
from schemas.system_faults import name_library_fault


def refuse_filled_workbook(path: Path) -> None:
    """Raise SjoError where no workbook to fill in may come: one that exists may hold answers."""
    if path.suffix.lower() != ".xlsx":
        raise SjoError(f"{path}: een werkblad heet op .xlsx; kies zo'n naam")
    if path.exists():
        raise SjoError(f"{path}: bestaat al en kan antwoorden bevatten; kies een andere naam")


@contextmanager
def new_workbook(path: Path, options: Mapping[str, Any]) -> Iterator[xlsxwriter.Workbook]:
    """Give a workbook to fill, which takes the place of `path` when the block ends.

    SjoError when it cannot be written there; then `path` is as it was.
    """
    if not path.parent.is_dir():
        raise SjoError(f"{path.parent}: deze map bestaat niet; maak haar, of kies een andere")
    try:
        with whole_file(path) as built, xlsxwriter.Workbook(str(built), dict(options)) as book:
            yield book
    except FileCreateError as error:
        raise SjoError(
            f"{path}: kan hier niet schrijven; {name_library_fault(error, 'is de schijf vol?')}"
        ) from error

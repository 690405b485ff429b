"""Findings: what is wrong in a file that a person made, named at its cell."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.errors import SjoError

MAX_SHOWN_FINDINGS = 100
MAX_VALUE_LENGTH = 60


class Finding(NamedTuple):
    """One fault, or a notice: something that was read another way than it was written.

    `rij` counts as Excel does, 0 = the whole file; `letter` is Excel's column.

    `regelnummer` is the line of the text file where the row begins (0 = unknown, or an xlsx): it
    differs from `rij` below a cell that holds a line break.
    """

    bestand: str
    rij: int = 0
    letter: str = ""
    kolom: str = ""
    waarde: str = ""
    regel: str = ""
    advies: str = ""
    regelnummer: int = 0
    is_notice: bool = False

    @property
    def place(self) -> str:
        """Return `file:row:column` as far as known; the column as letter and name."""
        column = f"{self.letter} ({self.kolom})" if self.letter and self.kolom else ""
        parts = [
            self.bestand,
            str(self.rij) if self.rij else "",
            column or self.letter or self.kolom,
        ]
        return ":".join(part for part in parts if part)

    @property
    def message(self) -> str:
        """Return value, rule and advice on one line."""
        value = f"'{shorten(self.waarde)}': " if self.waarde else ""
        advice = f"; {self.advies}" if self.advies else ""
        return f"{value}{self.regel}{advice}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FileError(SjoError):
    """Faults that stop a command, all of them at once; `findings` holds them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        shown = [str(finding) for finding in self.findings[:MAX_SHOWN_FINDINGS]]
        if len(self.findings) > MAX_SHOWN_FINDINGS:
            shown.append(f"... en nog {len(self.findings) - MAX_SHOWN_FINDINGS} fouten")
        super().__init__("\n".join(shown))


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings once each, by file, row and column as Excel shows them."""
    return sorted(set(findings), key=lambda f: (f.bestand, f.rij, len(f.letter), f))


def shorten(value: str) -> str:
    """Return a value fit for one line of a message: no control characters, bounded length."""
    cut = value[: MAX_VALUE_LENGTH * 2]
    line = " ".join("".join(c if c.isprintable() else " " for c in cut).split())
    ending = "..." if len(value) > len(cut) or len(line) > MAX_VALUE_LENGTH else ""
    return line[:MAX_VALUE_LENGTH] + ending


def suggest(likely: str, otherwise: str) -> str:
    """Return the advice to use a likely word, or other advice when there is none."""
    return f"bedoelt u '{likely}'?" if likely else otherwise

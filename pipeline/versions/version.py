"""A version of the dataset: its number, and how it is written."""

import re
from dataclasses import dataclass

from pipeline.errors import SjoError

VERSION = re.compile(r"([0-9]{4})\.([1-9][0-9]*)")


@dataclass(frozen=True, order=True)
class Version:
    """A version of the dataset: the wave (meting) and a serial number within it."""

    meting: int
    nummer: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read "2026.1"; SjoError for any other text."""
        found = VERSION.fullmatch(text)
        if not found:
            raise SjoError(f"{text!r} is geen versie; een versie ziet eruit als 2026.1")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.meting}.{self.nummer}"

    @property
    def schema(self) -> str:
        """The schema of this version in inventarisatie.duckdb."""
        return f"v{self.meting}_{self.nummer}"

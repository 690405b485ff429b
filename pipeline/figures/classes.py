"""The classes of tables 5 to 9, as the published table `klassen`. Source: paragraph 2.6.

A version carries them, so that other bounds in a later meting never move its figures.
"""

from dataclasses import dataclass

import pandas as pd

from schemas.published import column_types


@dataclass(frozen=True)
class SizeClass:
    """A class of a table: gemeenten whose `kenmerk` is at least `vanaf` and below `tot`."""

    tabel: str
    volgorde: int
    rij: str
    kenmerk: str
    vanaf: float
    tot: float | None


def _classes(tabel: str, kenmerk: str, *bounds: tuple[str, float, float | None]) -> list[SizeClass]:
    return [
        SizeClass(tabel, place, rij, kenmerk, start, end)
        for place, (rij, start, end) in enumerate(bounds, start=1)
    ]


CLASSES = [
    *_classes(
        "tabel_5",
        "inwoners",
        ("1 - 24.999", 0, 25_000),
        ("25.000 - 49.999", 25_000, 50_000),
        ("50.000 - 99.999", 50_000, 100_000),
        ("100.000 of meer", 100_000, None),
    ),
    *_classes(
        "tabel_6",
        "stedelijkheid",
        ("Niet stedelijk", 5, 6),
        ("Weinig stedelijk", 4, 5),
        ("Matig stedelijk", 3, 4),
        ("Sterk stedelijk", 2, 3),
        ("Zeer sterk stedelijk", 1, 2),
        ("G4", 0, 1),
    ),
    *_classes(
        "tabel_7",
        "inkomen",
        ("Minder dan 32.500 euro", 0, 32_500),
        ("32.500 - 35.000 euro", 32_500, 35_000),
        ("35.000 - 37.500 euro", 35_000, 37_500),
        ("Meer dan 37.500 euro", 37_500, None),
    ),
    *_classes(
        "tabel_8",
        "uitkering_pct",
        ("Minder dan 5%", 0, 5),
        ("5% - 6%", 5, 6),
        ("6% - 7%", 6, 7),
        ("7% - 8%", 7, 8),
        ("Meer dan 8%", 8, None),
    ),
    *_classes(
        "tabel_9",
        "migratieachtergrond_pct",
        ("Minder dan 10%", 0, 10),
        ("10% - 15%", 10, 15),
        ("15% - 20%", 15, 20),
        ("Meer dan 20%", 20, None),
    ),
]


def make_klassen() -> pd.DataFrame:
    """Return the published table Klassen; a lower bound belongs to the class above it."""
    table = pd.DataFrame(CLASSES).astype({"vanaf": float, "tot": float})
    return table[list(column_types("klassen"))]

"""What every source declares, whatever its kind: its one table in sources.toml.

A site and a survey declare more, see sites.py and surveys.py. Everything that needs to know which
sources there are reads their tables: a new source is a new table and nothing else.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from schemas.vocabulary import Bronsoort

SOURCES_PATH = Path(__file__).with_name("sources.toml")
MANUAL_SOURCE = "handmatig"
"""The source of what researchers found by hand; it needs no folder of captures or exports."""
_NAME = re.compile(r"[a-z][a-z_]*")  # it begins a record_id, and names a folder and a module
_KINDS = ", ".join(Bronsoort)


@dataclass(frozen=True, kw_only=True)
class Source:
    """The keys of a table that every kind of source has.

    `voorrang` is its place in the order of trust: of two values the one of the source with the
    lower number is published, equal numbers go by name. `voorrang_per_kolom` gives it another place
    for some columns; an address as a whole is the column "adres".
    """

    name: str
    soort: Bronsoort
    titel: str
    uitgever: str
    licentie: str
    voorrang: int
    voorrang_per_kolom: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check what a table promises; ValueError names the table and every fault."""
        if faults := list(self.find_faults()):
            raise ValueError(f"sources.toml [{self.name}]: {'; '.join(faults)}")

    def find_faults(self) -> Iterator[str]:
        """Yield what is wrong with the table; a kind of source adds what it promises itself."""
        if not _NAME.fullmatch(self.name):
            yield "de naam van een bron bestaat uit kleine letters en _"
        if (self.soort == Bronsoort.HANDMATIG) != (self.name == MANUAL_SOURCE):
            yield f"alleen [{MANUAL_SOURCE}] heeft soort {Bronsoort.HANDMATIG}"
        for rank in (self.voorrang, *self.voorrang_per_kolom.values()):
            if type(rank) is not int or rank < 1:
                yield f"voorrang {rank}: verwacht een geheel getal vanaf 1, lager gaat voor"


S = TypeVar("S", bound=Source)


def read_tables_of_sources(path: Path) -> dict[str, dict[str, Any]]:
    """Read every table of a sources.toml by name, in the order of the file; lists as tuples.

    Raises ValueError for what is no toml, a kind that does not exist, or a table without
    `voorrang`, with what to do.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: geen geldig toml-bestand ({error})") from error
    for name, table in tables.items():
        if not isinstance(table, dict) or table.get("soort") not in set(Bronsoort):
            raise ValueError(f"{path.name} [{name}]: soort ontbreekt of is niet een van: {_KINDS}")
        if "voorrang" not in table:
            # Without it a new source would come last, and nobody would have decided that.
            known = ", ".join(f"{n} {t['voorrang']}" for n, t in tables.items() if "voorrang" in t)
            raise ValueError(
                f"{path.name} [{name}]: voorrang ontbreekt. Geef de plaats in de volgorde van "
                f"vertrouwen, een geheel getal; lager gaat voor. Nu: {known}"
            )
    return {
        name: {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
        | {"name": name, "soort": Bronsoort(table["soort"])}
        for name, table in tables.items()
    }


def make_source(kind: type[S], table: Mapping[str, Any]) -> S:
    """Make a source of its table; ValueError when a key lacks, is not known or breaks a promise."""
    asked = [f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    faults = [
        *(f"sleutel {f.name} ontbreekt" for f in asked if f.name not in table),
        *(
            f"onbekende sleutel {key}"
            for key in sorted(set(table) - {f.name for f in fields(kind)})
        ),
    ]
    if faults:
        raise ValueError(f"sources.toml [{table['name']}]: {'; '.join(faults)}")
    try:
        return kind(**table)
    except (TypeError, AttributeError) as error:  # a value of another kind than its key asks
        raise ValueError(f"sources.toml [{table['name']}]: {error}") from error


def load_sources(path: Path = SOURCES_PATH) -> dict[str, Source]:
    """Load what all sources have in common, by name, in the order of the file.

    Raises ValueError that names the table and the fault.
    """
    common = {f.name for f in fields(Source)}
    return {
        name: make_source(Source, {k: v for k, v in table.items() if k in common})
        for name, table in read_tables_of_sources(path).items()
    }


def reasons_missing(ignored: object) -> Iterator[str]:
    """Yield a fault when what is ignored has no reason: `genegeerd` is a table of name = reason."""
    if not isinstance(ignored, dict):
        yield 'genegeerd is een tabel van naam = "reden"'
        return
    for name, reason in ignored.items():
        if not isinstance(reason, str) or not reason.strip():
            yield f"genegeerd.{name}: geef de reden"

"""What every source declares, whatever its kind: its one table in sources.toml.

A site and a survey declare more, see sites.py and surveys.py. Everything that needs to know which
sources there are reads their tables: a new source is a new table and nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from schemas.toml_text import read_settings
from schemas.vocabulary import Bronsoort

SOURCES_PATH = Path(__file__).with_name("sources.toml")
MANUAL_SOURCE = "handmatig"
"""The source of what researchers found by hand; it needs no folder of captures or exports."""
MADE = {"is_key": False}
"""Metadata of a field that is made of the keys of a table, and is none itself."""
_NAME = re.compile(r"[a-z][a-z_]*")  # it begins a record_id, and names a folder and a module
_KINDS = ", ".join(Bronsoort)
_EXPECTED_FORMS: dict[Any, str] = {
    str: "een tekst",
    int: "een geheel getal",
    bool: "true of false",
    tuple: "een lijst van teksten",
    dict: 'een tabel van naam = "waarde"',
    Bronsoort: _KINDS,
}


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
    voorrang_per_kolom: dict[str, int] = field(default_factory=dict)

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
            if rank < 1:
                yield f"voorrang {rank}: verwacht een getal vanaf 1, lager gaat voor"


S = TypeVar("S", bound=Source)


def read_tables_of_sources(path: Path) -> dict[str, dict[str, Any]]:
    """Read every table of a sources.toml by name, in the order of the file; lists as tuples.

    Raises ValueError for what is no toml, a kind that does not exist, or a table without
    `voorrang`, with what to do.
    """
    tables = read_settings(path)
    for name, table in tables.items():
        if not isinstance(table, dict) or table.get("soort") not in list(Bronsoort):
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


def require_keys(kind: type[Source], table: Mapping[str, Any]) -> None:
    """Check the keys of a table and what each holds; ValueError names every one that is wrong."""
    known = {f.name: f for f in fields(kind) if f.metadata != MADE}
    asked = [f for f in known.values() if f.default is MISSING and f.default_factory is MISSING]
    faults = [
        *(f"sleutel {f.name} ontbreekt" for f in asked if f.name not in table),
        *(f"onbekende sleutel {key}" for key in table if key not in known),
        *(
            f"{key}: verwacht {_EXPECTED_FORMS[get_origin(known[key].type) or known[key].type]}"
            for key, value in table.items()
            if key in known and not _has_form(value, known[key].type)
        ),
    ]
    if faults:
        raise ValueError(f"sources.toml [{table['name']}]: {'; '.join(faults)}")


def _has_form(value: object, form: object) -> bool:
    if get_origin(form) is tuple:
        return isinstance(value, tuple) and all(isinstance(v, str) for v in value)
    if get_origin(form) is dict:
        inner = get_args(form)[1]
        return isinstance(value, dict) and all(_has_form(v, inner) for v in value.values())
    return type(value) is form


def make_source(kind: type[S], table: Mapping[str, Any]) -> S:
    """Make a source of its table; ValueError when a key lacks, is not known or breaks a promise."""
    require_keys(kind, table)
    return kind(**table)


def load_sources(path: Path = SOURCES_PATH) -> dict[str, Source]:
    """Load what all sources have in common, by name, in the order of the file.

    Raises ValueError that names the table and the fault.
    """
    common = {f.name for f in fields(Source)}
    return {
        name: make_source(Source, {k: v for k, v in table.items() if k in common or is_manual})
        for name, table in read_tables_of_sources(path).items()
        for is_manual in [table["soort"] == Bronsoort.HANDMATIG]  # it declares nothing more
    }


@cache
def names_of_surveys() -> frozenset[str]:
    """Return the sources whose cells are what a respondent wrote: never published word for word."""
    sources = load_sources().values()
    return frozenset(source.name for source in sources if source.soort == Bronsoort.ENQUETE)


def reasons_missing(ignored: Mapping[str, str]) -> Iterator[str]:
    """Yield a fault for everything that `genegeerd` names without a reason."""
    yield from (f"genegeerd.{name}: geef de reden" for name in ignored if not ignored[name].strip())

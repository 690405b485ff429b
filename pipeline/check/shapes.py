"""What values should look like that the build would normalise, drop or not find."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.gemeente_list import split_gemeenten
from pipeline.country.reference import load_reference
from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.normalise.contact import is_phone
from pipeline.read.cells import AS_CBS_WRITES, NO_SUCH_GEMEENTE
from pipeline.read.damage import Fault
from pipeline.read.search_faults import is_whole_country
from schemas.columns import Column, Kind

WEB_ADDRESS = re.compile(r"(https?://)?([^\s/?#@:.]+\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?", re.IGNORECASE)
EMAIL_SHAPE = re.compile(r"[^\s@,;]+@([^\s@.,;]+\.)+[a-z]{2,}", re.IGNORECASE)
POSTCODE_SHAPE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")


@dataclass(frozen=True)
class KnownGemeenten:
    """The gemeenten a cell may name (by code, "" for none), and the name most like such a word."""

    find_code: Callable[[str], str]
    suggest: Callable[[str], str]


@dataclass(frozen=True)
class KnownWorld:
    """What cells are held against: the gemeenten, and the day of today (ISO)."""

    gemeenten: KnownGemeenten
    today: str


class Shape(NamedTuple):
    """How a filled cell of one kind should look, and what to say when it does not."""

    is_right: Callable[[str], bool]
    fault: Fault


def load_gemeenten(root: Path, grensjaar: int) -> KnownGemeenten:
    """Return the gemeenten as the build of a year knows them; SjoError without reference data."""
    gazetteer = Gazetteer.from_reference(load_reference(root / "data" / "reference", grensjaar))
    return KnownGemeenten(gazetteer.canonical_gemeente, gazetteer.suggest_gemeente)


def find_shape_faults(table: Table, gemeenten: KnownGemeenten) -> list[Finding]:
    """Return the filled cells of a table whose value cannot be what its column says."""
    faults = []
    for column in table.template.columns:
        values = table.frame[column.name].unique()
        judged = {value: find_shape_fault(column, value, gemeenten) for value in values if value}
        faults += [
            table.finding(rij, column.name, fault.regel, fault.advies)
            for rij, value in table.cells(column.name)
            if (fault := judged.get(value)) is not None
        ]
    return faults


def find_shape_fault(column: Column, value: str, gemeenten: KnownGemeenten) -> Fault | None:
    """Return why a filled cell cannot be what its column says, or None."""
    for name in _gemeenten_in(column, value, gemeenten):
        if not gemeenten.find_code(name):
            named = NO_SUCH_GEMEENTE if name == value else f"'{name}' is {NO_SUCH_GEMEENTE}"
            return Fault(named, suggest(gemeenten.suggest(name), AS_CBS_WRITES))
    shape = SHAPES.get(column.kind)
    return None if shape is None or shape.is_right(value) else shape.fault


def _gemeenten_in(column: Column, value: str, gemeenten: KnownGemeenten) -> list[str]:
    """Return the words of a cell that must each be a gemeente."""
    if column.kind == "gemeente":
        return [value]
    is_list = column.kind == "gemeenten of Nederland" and not is_whole_country(value)
    return list(split_gemeenten(value, gemeenten.find_code)) if is_list else []


def _fits(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: pattern.fullmatch(value) is not None


SHAPES: dict[Kind, Shape] = {
    "webadres": Shape(
        _fits(WEB_ADDRESS),
        Fault("geen webadres", "schrijf het als https://www.voorbeeld.nl/pagina"),
    ),
    "telefoon": Shape(is_phone, Fault("geen telefoonnummer", "schrijf het als 030 123 45 67")),
    "e-mail": Shape(
        _fits(EMAIL_SHAPE), Fault("geen e-mailadres", "schrijf het als info@voorbeeld.nl")
    ),
    "postcode": Shape(
        _fits(POSTCODE_SHAPE),
        Fault("geen postcode", "schrijf vier cijfers en twee letters, zoals 1234 AB"),
    ),
}

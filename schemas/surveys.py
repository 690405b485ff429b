"""The surveys: which question of an export goes where, from schemas/sources.toml."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from schemas.columns import Column, Template
from schemas.folding import fold_letters
from schemas.records import Records
from schemas.typology import labels, load_typology

SOURCE = Path(__file__).with_name("sources.toml")
KIND = "enquete"
COUNTER = "{n}"


@dataclass(frozen=True)
class Survey:
    """One survey; the fields are the keys of its table in sources.toml, explained there."""

    name: str
    soort: str
    titel: str
    uitgever: str
    licentie: str
    sleutel: str
    voltooid: str
    ingediend_op: str
    herhalingen: int
    persoonlijk: tuple[str, ...]
    niet_openbaar: tuple[str, ...]
    genegeerd: tuple[str, ...]
    kolommen: dict[str, str]
    keuzes: dict[str, dict[str, str]]
    standaard: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check what a table promises; ValueError names the table and the faults."""
        typology = load_typology()
        terms = {
            "ondersteuningstypen": labels(typology.ondersteuningstypen),
            "leefgebieden": labels(typology.leefgebieden),
        }
        allowed = set(Records.to_schema().columns)
        targets = {*self.kolommen.values(), *self.keuzes, *self.standaard}
        names = Counter(
            fold_letters(code) for code in (*self.codes, *self.persoonlijk, *self.genegeerd)
        )
        faults = [
            *(f"{t} is geen kolom van Records" for t in sorted(targets - allowed)),
            *(f"kolom {name} staat er twee keer" for name, count in names.items() if count > 1),
            *(
                f"{term} is geen term van {target}"
                for target, choices in self.keuzes.items()
                for term in choices.values()
                if term not in terms.get(target, [])
            ),
        ]
        if faults:
            raise ValueError(f"sources.toml [{self.name}]: {'; '.join(faults)}")

    @property
    def codes(self) -> list[str]:
        """Return every question that is used, with its number filled in, in a fixed order."""
        questions = [*self.kolommen, *(code for codes in self.keuzes.values() for code in codes)]
        numbered = [
            code
            for question in questions
            for code in dict.fromkeys(numbered_code(question, n) for n in self.numbers)
        ]
        return [self.sleutel, self.voltooid, self.ingediend_op, *numbered, *self.niet_openbaar]

    @property
    def numbers(self) -> range:
        """Return the numbers of the services that an answer may name."""
        return range(1, self.herhalingen + 1)

    @property
    def template(self) -> Template:
        """Return the columns of an export; personal and unused ones are dropped on reading."""
        required = (self.sleutel, self.voltooid, *self.niet_openbaar)
        return Template(
            self.name,
            self.titel,
            tuple(Column(code, "", required=code in required) for code in self.codes),
            dropped=(*self.persoonlijk, *self.genegeerd),
            is_confidential=True,
        )


def numbered_code(question: str, number: int) -> str:
    """Return the name of a question's column for one of the services of an answer."""
    return question.replace(COUNTER, str(number))


@cache
def load_surveys(path: Path = SOURCE) -> tuple[Survey, ...]:
    """Read the surveys; TypeError or ValueError when a table lacks or adds a field."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))

    def frozen(entry: dict[str, Any]) -> dict[str, Any]:
        return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}

    return tuple(
        Survey(name=name, **frozen(entry))
        for name, entry in sorted(raw.items())
        if entry["soort"] == KIND
    )

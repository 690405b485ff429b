"""Mutations: what somebody reported, one file each and for good, and what became of it, as rows.

`MUTATION_FIELDS` declares the JSON, which the form of the explorer makes, a pasted mail and a
worksheet become, and git keeps. Who reported it is a key that tells nobody's name. docs/loket.md
tells it to people, `schemas/mutatie.schema.json` to programs.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from schemas.columns import Column, Template
from schemas.shapes import SHAPES_OF_RECORDS, Vorm

MUTATION_FOLDER, EVENT_FOLDER = "mutaties", "gebeurtenissen"
"""Below manual_entries/: a folder per year of reports, and the files of what became of them."""
RAW_MUTATIONS = "mutaties"
"""Below data/raw/, never in git: messages as they came, with names, and the salt of the keys."""
FORM_OF_MUTATION = "1"
MUTATIE_ID = r"^M[0-9a-z]{10}$"
YEAR_FOLDER = re.compile(r"\d{4}")
MANY_CLOSURES = 5
"""So many closures by one reporter on one day are held until each is verified."""


class Mutatiesoort(StrEnum):
    """What a report says of a location."""

    WIJZIGING = "wijziging"
    GESLOTEN = "gesloten"
    NIEUW = "nieuw"
    KLOPT = "klopt"


class Mutatiestand(StrEnum):
    """How far a report is; the last three are final: a follow-up is a new report."""

    GEMELD = "gemeld"
    IN_BEHANDELING = "in behandeling"
    DOORGEVOERD = "doorgevoerd"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"


OPEN_STATES = (Mutatiestand.GEMELD, Mutatiestand.IN_BEHANDELING)
ROADS = ("formulier", "mail", "werkblad", "gesprek", "herverificatie")
REPORTABLE = (
    *("organisatie", "locatienaam", "bezoekadres", "postcode", "plaats", "website", "telefoon"),
    *("email", "openingstijden", "soort_organisatie", "sociaal_raadslieden"),
    *("ondersteuningstypen", "leefgebieden"),
)
"""The values of a location that a report may be about: columns of Records."""
MESSAGE = "bericht"


@dataclass(frozen=True)
class JsonField:
    """A field of the JSON: text, or null where it may be. `choices` are the only words allowed."""

    name: str
    description: str
    pattern: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 200
    is_nullable: bool = False

    def matches(self, text: str) -> bool:
        """Tell whether a text has the form of this field; a line break at its end counts."""
        return re.fullmatch(self.pattern.strip("^$"), text) is not None


MUTATION_FIELDS = (
    JsonField("vorm", "Vorm van dit bestand", choices=(FORM_OF_MUTATION,)),
    JsonField(
        "mutatie_id", "Kenmerk; geeft het loket bij ontvangst", pattern=MUTATIE_ID, is_nullable=True
    ),
    JsonField("gemeld_op", "Dag van de melding: jjjj-mm-dd", pattern=r"^\d{4}-\d{2}-\d{2}$"),
    JsonField("via", "Hoe de melding binnenkwam", choices=ROADS),
    JsonField(
        "melder",
        "Sleutel van wie meldde, zonder naam; geeft het loket bij ontvangst",
        pattern=r"^[0-9a-f]{16}$",
        is_nullable=True,
    ),
    JsonField("gemeente", "Gemeentecode van CBS, zoals GM0344", pattern=r"^GM\d{4}$"),
    JsonField(
        "locatie_id",
        "De locatie waar het over gaat; leeg bij een nieuwe",
        pattern=r"^L[0-9a-z]{10}$",
        is_nullable=True,
    ),
    JsonField(
        "versie", "De versie waarin de melder keek", pattern=r"^\d{4}\.\d+$", is_nullable=True
    ),
    JsonField("soort", "Wat er wordt gemeld", choices=tuple(str(soort) for soort in Mutatiesoort)),
    JsonField(
        "per",
        "Sinds wanneer: een dag, maand of jaar",
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        is_nullable=True,
    ),
    JsonField(MESSAGE, "Toelichting, zonder namen van personen", longest=1000, is_nullable=True),
    JsonField(
        "vervolg_op",
        "De eerdere melding waar dit een vervolg op is",
        pattern=MUTATIE_ID,
        is_nullable=True,
    ),
)
VALUES = "velden"
"""The one field that is a list: what of the location is said to be otherwise."""
VALUE_FIELDS = (
    JsonField("veld", "Wat er anders is", choices=REPORTABLE),
    JsonField("gevonden", "Wat er stond; leeg als er niets stond", longest=500, is_nullable=True),
    JsonField("gemeld", "Wat het moet zijn; leeg als het weg moet", longest=500, is_nullable=True),
)
MOST_VALUES = len(REPORTABLE)


@dataclass(frozen=True)
class ReportedValue:
    """One value that a report says is otherwise; "" for nothing."""

    veld: str
    gevonden: str
    gemeld: str


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One report, as MUTATION_FIELDS declare it; "" where the JSON has null."""

    gemeld_op: str
    via: str
    gemeente: str
    soort: Mutatiesoort
    locatie_id: str = ""
    velden: tuple[ReportedValue, ...] = ()
    mutatie_id: str = ""
    melder: str = ""
    versie: str = ""
    per: str = ""
    bericht: str = ""
    vervolg_op: str = ""
    vorm: str = FORM_OF_MUTATION


GEBEURTENISSEN = Template(
    EVENT_FOLDER,
    "Wat er van een melding werd: een rij per stap, een bestand per medewerker van het loket",
    (
        Column("mutatie_id", "Kenmerk van de melding", kind="mutatie_id", required=True),
        Column(
            "stand",
            "Hoe ver zij nu is",
            required=True,
            choices=tuple(str(s) for s in Mutatiestand if s != Mutatiestand.GEMELD),
        ),
        Column(
            "verwijzing",
            "Bij doorgevoerd: het besluit, de koppeling, de lezing of het record, zoals "
            "gesloten L0123456789; meer met ;",
        ),
        Column("nagegaan", "Waarmee is nagegaan of het klopt, zoals: gebeld met de organisatie"),
        Column("reden", "Bij afgewezen: waarom; staat in het antwoord aan de melder"),
        Column("datum", "Dag van deze stap: jjjj-mm-dd of d-m-jjjj", kind="datum", required=True),
    ),
)


SHEET_FIELDS = REPORTABLE[: REPORTABLE.index("soort_organisatie")]
"""What a gemeente may change in its worksheet: the plain values."""
SHEET_ANSWERS = ("ja", "nee", "gesloten")
CHANGE_PREFIX, WIPED = "wijziging_", "wissen"
WERKBLAD = Template(
    "werkblad",
    "De locaties van een gemeente, met wat er anders moet: een rij per locatie",
    (
        Column("locatie_id", "Kenmerk van de locatie; leeg bij een nieuwe", kind="locatie_id"),
        Column("gemeente", "Gemeentecode van CBS", required=True),
        *(Column(name, "Zoals gepubliceerd; laat staan") for name in SHEET_FIELDS),
        Column("klopt", "Klopt deze locatie nog: ja, nee of gesloten", choices=SHEET_ANSWERS),
        *(
            Column(f"{CHANGE_PREFIX}{name}", f"Wat {name} moet zijn; leeg als het klopt")
            for name in SHEET_FIELDS
        ),
        Column("per", "Sinds wanneer: een dag, maand of jaar", kind="datum, maand of jaar"),
        Column("toelichting", "Toelichting, zonder namen van personen"),
    ),
)
"""What a gemeente gets and sends back; it is read once, and becomes reports."""
LEFT_ALONE = ("locatie_id", "gemeente", *SHEET_FIELDS)
"""The columns of a worksheet that are locked."""


def shape_reported(name: str) -> Vorm:
    """Return the shape that a reported value of a field must have to be kept in git."""
    if name in ("ondersteuningstypen", "leefgebieden", "soort_organisatie", "sociaal_raadslieden"):
        return Vorm.ZIN
    return SHAPES_OF_RECORDS.get(name, Vorm.TEKST)


def describe_json() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a report: what schemas/mutatie.schema.json holds."""
    values = {
        "type": "array",
        "description": "Wat er anders is; leeg bij gesloten en klopt",
        "maxItems": MOST_VALUES,
        "items": _describe_object(VALUE_FIELDS, {}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mutatie",
        "description": "Een melding over een locatie. Zie docs/loket.md.",
        **_describe_object(MUTATION_FIELDS, {VALUES: values}),
    }


def _describe_object(fields: tuple[JsonField, ...], more: dict[str, Any]) -> dict[str, Any]:
    properties = {field.name: _describe_field(field) for field in fields} | more
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _describe_field(field: JsonField) -> dict[str, Any]:
    nothing: list[None] = [None] if field.is_nullable else []
    if field.choices:
        return {"description": field.description, "enum": [*field.choices, *nothing]}
    described: dict[str, Any] = {
        "description": field.description,
        "type": ["string", "null"] if field.is_nullable else "string",
        "minLength": 1,
        "maxLength": field.longest,
    }
    return described | ({"pattern": field.pattern} if field.pattern else {})

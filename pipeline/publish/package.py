"""datapackage.json (Data Package 2.0) and CITATION.cff of a version."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandera.pandas as pa

from pipeline.versions.published import STAND_MARKS
from schemas.published import TABLES, column_types, schema_of
from schemas.publisher import Licence, Publisher, licence_of
from schemas.regular_files import read_regular
from schemas.typology import Typology

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DATASET_NAME = "sjo-inventarisatie"
DATASET_TITLE = "Inventarisatie eerstelijns sociaal-juridische ondersteuning"
DATASET_DESCRIPTION = (
    "Waar inwoners van Nederland gratis eerstelijns hulp krijgen bij rechten en plichten: per "
    "gemeente de locaties, hun aanbod, waar elke waarde vandaan komt en wat er niet is gevonden. "
    "LEESMIJ.md zegt hoe volledig deze versie is."
)
KEYWORDS = ["sociaal-juridische ondersteuning", "rechtshulp", "sociaal raadslieden", "gemeenten"]
PRIMARY_KEYS = {
    "locaties": ["locatie_id"],
    "organisaties": ["organisatie_id"],
    "locatie_ondersteuningstypen": ["locatie_id", "ondersteuningstype"],
    "locatie_leefgebieden": ["locatie_id", "leefgebied"],
    "locatie_werkgebied": ["locatie_id", "gemeentecode"],
    "gemeenten": ["gemeentecode"],
    "kerncijfers": ["kenmerk"],
    "bronnen": ["bron"],
    "herkomst": ["record_id"],
    "herkomst_waarden": ["locatie_id", "kolom", "record_id", "waarde"],
    "te_beoordelen": ["record_id"],
    "typologie": ["lijst", "code"],
    "lezersverloop": ["lezer", "maand", "veld"],
    "bewijskracht": ["veld"],
    "bronoverlap": ["open_paren", "bronnen"],
    "zoekopbrengst": ["groep", "waarde"],
    "stopregel": ["na_paginas", "hoogstens_nieuw"],
    "enquete_respons": ["bron", "gemeenteklasse"],
    "regels": ["soort", "regel"],
    "rijen": ["tabel", "volgorde"],
    "klassen": ["tabel", "volgorde"],
}
FOREIGN_KEYS = {
    "locaties": [("organisatie_id", "organisaties"), ("gemeentecode", "gemeenten")],
    "locatie_ondersteuningstypen": [("locatie_id", "locaties")],
    "locatie_leefgebieden": [("locatie_id", "locaties")],
    "locatie_werkgebied": [("locatie_id", "locaties"), ("gemeentecode", "gemeenten")],
    "zoeklog": [("gemeentecode", "gemeenten")],
    "vondsten": [("gemeentecode", "gemeenten")],
    "herkomst": [("locatie_id", "locaties"), ("bron", "bronnen")],
    "herkomst_waarden": [("locatie_id", "locaties")],
    "kandidaten": [("gemeentecode", "gemeenten")],
}
MEDIATYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
FORMATS = {"csv": "csv", "parquet": "zstd.parquet"}
"""What a resource calls its form. The reader of Data Packages (Frictionless 5) reads a plain
"parquet" through floats, so that an empty whole number breaks its type. Under a name that says the
compression it checks bytes and hash; the schema stands there for people and other readers."""
BREAKS_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What a JSON text may hold as it is and a YAML text may not: it ends a line or is forbidden."""
IN_AN_ADDRESS = "%:/?#[]@!$&'()*+,;="
"""What a web address may hold beside letters, digits and -._~ (RFC 3986)."""


@dataclass(frozen=True)
class Citation:
    """What names one version of the dataset."""

    title: str
    versie: str
    peildatum: str
    publisher: Publisher | None = None

    @property
    def licence(self) -> Licence:
        """The licence of the version."""
        return licence_of(self.publisher)


def make_title(*, is_synthetic: bool, stand: str) -> str:
    """Return the title of the dataset; made-up data are called so, and so is what is not final."""
    marks = ["SYNTHETISCH"] if is_synthetic else []
    marks += [stand.upper()] if stand in STAND_MARKS else []
    return ": ".join([*marks, DATASET_TITLE])


def describe_package(folder: Path, citation: Citation, typology: Typology) -> dict[str, Any]:
    """Return the Data Package descriptor of the tables that were written to `folder`.

    A term is constrained to those of `typology`, the version's own.
    """
    return {
        "$schema": PROFILE,
        "name": DATASET_NAME,
        "id": f"{DATASET_NAME}-{citation.versie}",
        "title": citation.title,
        "description": DATASET_DESCRIPTION,
        "keywords": KEYWORDS,
        "version": citation.versie,
        "created": f"{citation.peildatum}T00:00:00Z",
        "contributors": [{"title": DATASET_NAME, "roles": ["creator"]}, *_publisher(citation)],
        "licenses": [
            {
                "name": citation.licence.code,
                "path": citation.licence.url,
                "title": citation.licence.titel,
            }
        ],
        "sources": [
            {"title": "CBS, Regionale kerncijfers Nederland", "path": "https://www.cbs.nl"},
            {"title": "GeoNames, postcodegebieden", "path": "https://www.geonames.org"},
        ],
        "resources": [
            _describe_resource(folder, name, schema_of(name, typology), suffix)
            for name in TABLES
            for suffix in MEDIATYPES
        ],
    }


def _publisher(citation: Citation) -> list[dict[str, Any]]:
    publisher = citation.publisher
    if publisher is None:
        return []
    return [{"title": publisher.naam, "path": publisher.url, "roles": ["publisher"]}]


def _describe_resource(
    folder: Path, name: str, schema: pa.DataFrameSchema, suffix: str
) -> dict[str, Any]:
    content = read_regular(folder / f"{name}.{suffix}")
    return {
        "name": name if suffix == "csv" else f"{name}_parquet",
        **({"type": "table", "encoding": "utf-8"} if suffix == "csv" else {}),
        "path": f"{name}.{suffix}",
        "description": (TABLES[name].__doc__ or "").strip(),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "format": FORMATS[suffix],
        "mediatype": MEDIATYPES[suffix],
        "schema": _describe_schema(name, schema, suffix),
    }


def _describe_schema(name: str, schema: pa.DataFrameSchema, suffix: str) -> dict[str, Any]:
    types = column_types(name)
    described: dict[str, Any] = {
        "fields": [
            {
                "name": column,
                "type": types[column],
                "description": field.description or "",
                "constraints": _describe_constraints(field),
            }
            for column, field in schema.columns.items()
        ],
        "missingValues": [""],
    }
    if name in PRIMARY_KEYS:
        described["primaryKey"] = PRIMARY_KEYS[name]
    if name in FOREIGN_KEYS:
        ending = "" if suffix == "csv" else f"_{suffix}"
        described["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": f"{other}{ending}", "fields": [column]}}
            for column, other in FOREIGN_KEYS[name]
        ]
    return described


def _describe_constraints(field: Any) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not field.nullable}
    for check in field.checks:
        if check.name == "isin":
            allowed = list(check.statistics["allowed_values"])
            is_number = all(isinstance(value, int) for value in allowed)
            constraints["enum"] = allowed if is_number else sorted(map(str, allowed))
    return constraints


def make_citation(citation: Citation) -> str:
    """Return the CITATION.cff of a version (Citation File Format 1.2.0)."""
    publisher = citation.publisher
    told = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "title": citation.title,
        "message": "Vermeld bij gebruik deze titel, de versie en de licentie.",
        "version": citation.versie,
        "date-released": citation.peildatum,
        "license": citation.licence.code,
        **({"url": quote(publisher.url, safe=IN_AN_ADDRESS)} if publisher else {}),
        **({"doi": publisher.doi} if publisher and publisher.doi else {}),
    }
    lines = [f"{key}: {_quote_yaml(value)}" for key, value in told.items()]
    author = _quote_yaml(publisher.naam if publisher else DATASET_NAME)
    return "\n".join([*lines, "authors:", f"  - name: {author}", ""])


def _quote_yaml(text: str) -> str:
    """Return a text as a YAML string of one line: a JSON string, with a little more escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return BREAKS_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)

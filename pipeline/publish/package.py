"""datapackage.json (Data Package 2.0) and CITATION.cff of a version."""

import hashlib
from pathlib import Path
from typing import Any

import pandera.pandas as pa

from schemas.published import TABLES, column_types

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TITLE = "Inventarisatie eerstelijns sociaal-juridische ondersteuning"
PRIMARY_KEYS = {
    "locaties": ["locatie_id"],
    "organisaties": ["organisatie_id"],
    "locatie_ondersteuningstypen": ["locatie_id", "ondersteuningstype"],
    "locatie_leefgebieden": ["locatie_id", "leefgebied"],
    "gemeenten": ["gemeentecode"],
    "herkomst": ["record_id"],
    "herkomst_waarden": ["locatie_id", "kolom", "record_id"],
    "te_beoordelen": ["record_id"],
}
FOREIGN_KEYS = {
    "locaties": [("organisatie_id", "organisaties"), ("gemeentecode", "gemeenten")],
    "locatie_ondersteuningstypen": [("locatie_id", "locaties")],
    "locatie_leefgebieden": [("locatie_id", "locaties")],
    "herkomst": [("locatie_id", "locaties")],
    "herkomst_waarden": [("locatie_id", "locaties")],
}


def make_title(*, is_synthetic: bool) -> str:
    """Return the title of the dataset; made-up data are called so."""
    return f"SYNTHETISCH: {TITLE}" if is_synthetic else TITLE


def describe_package(folder: Path, title: str, versie: str, peildatum: str) -> dict[str, Any]:
    """Return the Data Package descriptor of the tables that were written to `folder`."""
    return {
        "$schema": PROFILE,
        "name": "sjo-inventarisatie",
        "title": title,
        "version": versie,
        "created": f"{peildatum}T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Naamsvermelding 4.0 Internationaal",
            }
        ],
        "sources": [
            {"title": "CBS, Regionale kerncijfers Nederland", "path": "https://www.cbs.nl"},
            {"title": "GeoNames, postcodegebieden", "path": "https://www.geonames.org"},
        ],
        "resources": [
            resource
            for name, model in TABLES.items()
            for resource in (
                _describe_resource(folder, name, model, "csv"),
                _describe_resource(folder, name, model, "parquet"),
            )
        ],
    }


def _describe_resource(
    folder: Path, name: str, model: type[pa.DataFrameModel], suffix: str
) -> dict[str, Any]:
    content = (folder / f"{name}.{suffix}").read_bytes()
    resource: dict[str, Any] = {
        "name": name if suffix == "csv" else f"{name}_parquet",
        "path": f"{name}.{suffix}",
        "description": (model.__doc__ or "").strip(),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "format": suffix,
        "mediatype": "text/csv" if suffix == "csv" else "application/vnd.apache.parquet",
    }
    if suffix == "csv":
        resource |= {"type": "table", "encoding": "utf-8", "schema": _describe_schema(name, model)}
    return resource


def _describe_schema(name: str, model: type[pa.DataFrameModel]) -> dict[str, Any]:
    fields, types = [], column_types(name)
    for column, field in model.to_schema().columns.items():
        constraints: dict[str, Any] = {"required": not field.nullable}
        for check in field.checks:
            if check.name == "isin":
                constraints["enum"] = sorted(map(str, check.statistics["allowed_values"]))
        fields.append(
            {
                "name": column,
                "type": types[column],
                "description": field.description or "",
                "constraints": constraints,
            }
        )
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name in PRIMARY_KEYS:
        schema["primaryKey"] = PRIMARY_KEYS[name]
    if name in FOREIGN_KEYS:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in FOREIGN_KEYS[name]
        ]
    return schema


def make_citation(title: str, versie: str, peildatum: str) -> str:
    """Return the CITATION.cff of a version (Citation File Format 1.2.0)."""
    return f"""cff-version: 1.2.0
type: dataset
title: "{title}"
message: "Vermeld bij gebruik deze titel, de versie en de licentie."
version: "{versie}"
date-released: "{peildatum}"
license: CC-BY-4.0
authors:
  - name: "sjo-inventarisatie"
"""

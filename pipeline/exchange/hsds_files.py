"""The files of HSDS: a JSON list per object, and the tabular data package of the same rows."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.exchange.hsds import HSDS, Thing
from pipeline.files.defuse import defuse_texts
from pipeline.publish.manifest import write_json
from schemas.publisher import Licence

FILES = {
    "organization": "organizations",
    "service": "services",
    "location": "locations",
    "service_at_location": "service_at_location",
    "address": "addresses",
    "phone": "phones",
    "schedule": "schedules",
    "service_area": "service_areas",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
    "attribute": "attributes",
    "url": "url",
    "metadata": "metadata",
}
"""What HSDS calls the file of each object."""
NUMBERS = {"latitude", "longitude"}


def write_hsds(folder: Path, objects: dict[str, list[Thing]], name: str, licence: Licence) -> None:
    """Write the objects into the new folder `folder`, as JSON and as csv with datapackage.json.

    In the csv nothing becomes a formula, and a key that no row has is no column.
    """
    folder.mkdir()
    resources = []
    for kind, rows in objects.items():
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        (folder / f"{FILES[kind]}.json").write_text(text + "\n", encoding="utf-8")
        if rows:
            columns = list(dict.fromkeys(key for row in rows for key in row))
            frame = pd.DataFrame(rows, columns=columns)
            path = folder / f"{FILES[kind]}.csv"
            defuse_texts(frame).to_csv(path, index=False, lineterminator="\n")
            resources.append(_describe(kind, columns))
    package = {
        "name": "hsds",
        "title": name,
        "profile": "tabular-data-package",
        "hsds_version": HSDS,
        "licenses": [{"name": licence.code, "title": licence.titel, "path": licence.url}],
        "resources": resources,
    }
    write_json(folder / "datapackage.json", package)


def _describe(kind: str, columns: list[str]) -> dict[str, Any]:
    return {
        "name": FILES[kind],
        "path": f"{FILES[kind]}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column, "type": "number" if column in NUMBERS else "string"}
                for column in columns
            ],
            "primaryKey": "id",
        },
    }

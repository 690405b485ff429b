"""The dataset in the words of schema.org, for the head of a page: how search engines find it."""

import json
from typing import Any

from pipeline.publish.package import DATASET_DESCRIPTION, DATASET_NAME, KEYWORDS, make_title
from pipeline.publish.publisher import publisher_of
from pipeline.versions.published import PublishedVersion
from schemas.publisher import USUAL_LICENCE


def describe_dataset(version: PublishedVersion) -> str:
    """Return a version as a schema.org Dataset (JSON-LD) that can stand in a script element."""
    publisher = publisher_of(version.manifest)
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": make_title(is_synthetic=version.is_synthetic, stand=version.stand),
        "description": DATASET_DESCRIPTION,
        "identifier": f"{DATASET_NAME}-{version.versie}",
        "version": str(version.versie),
        "temporalCoverage": version.peildatum.isoformat(),
        "spatialCoverage": {"@type": "Country", "name": "Nederland"},
        "inLanguage": "nl",
        "keywords": KEYWORDS,
        "isAccessibleForFree": True,
        "license": (publisher.licence if publisher else USUAL_LICENCE).url,
    }
    if publisher:
        node["url"] = f"{publisher.url.rstrip('/')}/{version.versie}"
        node["publisher"] = {
            "@type": "Organization",
            "@id": publisher.iri,
            "name": publisher.naam,
        }
    # No value can end the script element that holds it.
    return json.dumps(node, ensure_ascii=False).replace("<", "\\u003c")

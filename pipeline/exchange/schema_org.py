"""The dataset and a location in the words of schema.org: how search engines find them."""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.publish.package import DATASET_DESCRIPTION, DATASET_NAME, KEYWORDS, make_title
from pipeline.publish.publisher import publisher_of
from pipeline.text.naming import name_location
from pipeline.versions.published import PublishedVersion
from schemas.publisher import licence_of
from schemas.vocabulary import Nauwkeurigheid

PROVIDER_NODE, PLACE_NODE = "#aanbieder", "#plaats"
"""What the nodes of one page are called."""
Node = dict[str, Any]


def describe_dataset(version: PublishedVersion) -> str:
    """Return a version as a schema.org Dataset (JSON-LD) that can stand in a script element."""
    publisher = publisher_of(version.manifest)
    node: Node = {
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
        "license": licence_of(publisher).url,
    }
    if publisher:
        node["url"] = f"{publisher.url.rstrip('/')}/{version.versie}"
        node["publisher"] = {
            "@type": "Organization",
            "@id": publisher.iri,
            "name": publisher.naam,
        }
    return _embed(node)


def describe_location(said: Mapping[str, Any]) -> str:
    """Return a location as a schema.org Service, its provider and its place, for a script element.

    `said` holds the columns of a row of locaties, its terms under `ondersteuningstypen` and
    `leefgebieden`, and `is_gemeente`: whether a gemeente provides it. What is not known is left
    out; a point only stands where it is that of the address. A location without address has no
    Place: it serves its gemeente.
    """
    nodes = [_describe_service(said), _describe_provider(said)]
    nodes += [_describe_place(said)] if said["bezoekadres"] else []
    return _embed({"@context": "https://schema.org", "@graph": nodes})


def _describe_service(said: Mapping[str, Any]) -> Node:
    area = {"@type": "AdministrativeArea", "name": said["gemeente"]}
    channel = {
        "@type": "ServiceChannel",
        "serviceLocation": {"@id": PLACE_NODE} if said["bezoekadres"] else "",
        "servicePhone": _reach({"@type": "ContactPoint", "telephone": said["telefoon"]}),
        "serviceUrl": said["website"],
    }
    return _known(
        {
            "@type": "Service",
            "identifier": said["locatie_id"],
            "name": name_location(said["organisatie"], said["locatienaam"]),
            "provider": {"@id": PROVIDER_NODE},
            "serviceType": list(said["ondersteuningstypen"]),
            "category": list(said["leefgebieden"]),
            "areaServed": "" if said["bezoekadres"] else area,
            "availableChannel": _reach(channel),
        }
    )


def _describe_provider(said: Mapping[str, Any]) -> Node:
    kind = "GovernmentOrganization" if said["is_gemeente"] else "Organization"
    node = {"@type": kind, "@id": PROVIDER_NODE, "name": said["organisatie"]}
    reach = {"url": said["website"], "email": said["email"], "telephone": said["telefoon"]}
    return _known(node | reach)


def _describe_place(said: Mapping[str, Any]) -> Node:
    address = {
        "@type": "PostalAddress",
        "streetAddress": said["bezoekadres"],
        "postalCode": said["postcode"],
        "addressLocality": said["woonplaats"],
        "addressRegion": said["provincie"],
        "addressCountry": "NL",
    }
    point = {"@type": "GeoCoordinates", "latitude": said["lat"], "longitude": said["lon"]}
    node = {
        "@type": "Place",
        "@id": PLACE_NODE,
        "name": name_location(said["organisatie"], said["locatienaam"]),
        "address": _known(address),
        "geo": point if said["nauwkeurigheid"] == Nauwkeurigheid.ADRES else "",
        "openingHours": [part for part in said["openingstijden_schema"].split("|") if part],
        "isAccessibleForFree": True,
    }
    return _known(node)


def _reach(node: Node) -> Node | str:
    """Return a node, or "" when it says nothing but what kind of thing it is."""
    known = _known(node)
    return known if len(known) > 1 else ""


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], None)}


def _embed(node: Node) -> str:
    # No value can end the script element that holds it.
    return json.dumps(node, ensure_ascii=False).replace("<", "\\u003c")

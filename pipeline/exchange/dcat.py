"""A version as DCAT-AP-NL 3.0: catalogue, the series of waves, the dataset, its distributions.

One definition: a JSON-LD document. Turtle is that document read back. Everything has an IRI, no
blank nodes, so that the same version gives the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph

from pipeline.publish.package import (
    DATASET_DESCRIPTION,
    DATASET_NAME,
    DATASET_TITLE,
    KEYWORDS,
    make_title,
)
from pipeline.publish.publisher import publisher_of
from pipeline.versions.published import PublishedVersion
from schemas.published import TABLES
from schemas.publisher import NO_PUBLISHER, Publisher, licence_of
from schemas.vocabulary import Versiestand

Node = dict[str, Any]
_EU = "http://publications.europa.eu/resource/authority"
_UNSET = "urn:sjo-inventarisatie"
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
THEME_SCHEME = f"{_EU}/data-theme"
THEMES = {
    f"{_EU}/data-theme/SOCI": "Bevolking en samenleving",
    f"{_EU}/data-theme/JUST": "Justitie, rechtsstelsel en openbare veiligheid",
}
DUTCH = f"{_EU}/language/NLD"
NETHERLANDS = f"{_EU}/country/NLD"
BIENNIAL = f"{_EU}/frequency/BIENNIAL"
PUBLIC = f"{_EU}/access-right/PUBLIC"
SHA256_ALGORITHM = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
FILE_TYPES = {
    "csv": (f"{_EU}/file-type/CSV", "https://www.iana.org/assignments/media-types/text/csv"),
    "parquet": (
        f"{_EU}/file-type/PARQUET",
        "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet",
    ),
}
STATUS: dict[str, str] = {Versiestand.TUSSENSTAND: "DEVELOP", Versiestand.CONCEPT: "DEVELOP"}
"""EU dataset status of a version that is not definitive."""


def describe_dcat(version: PublishedVersion, sizes: Mapping[str, int]) -> Node:
    """Return the JSON-LD document of a version; `sizes` gives the bytes of each table file.

    Without a publisher the addresses are of a `urn:` that nobody serves, and the publisher is
    called what it is: not set.
    """
    publisher = publisher_of(version.manifest)
    names = _Names(publisher, str(version.versie))
    licence = licence_of(publisher).url
    files = sorted(sizes)
    return {
        "@context": CONTEXT,
        "@graph": [
            _catalogue(names),
            _series(names),
            _dataset(version, names, publisher, files),
            *(_distribution(names, version, file, sizes[file], licence) for file in files),
            *(_checksum(names, version, file) for file in files),
            _agent(names, publisher),
            _contact(names, publisher),
            *_describe_addresses(names, files),
            *_describe_terms(licence),
        ],
    }


def measure_tables(folder: Path) -> dict[str, int]:
    """Return the bytes of each file of a published table in the folder of a version."""
    files = [folder / f"{table}.{suffix}" for table in TABLES for suffix in FILE_TYPES]
    return {file.name: file.stat().st_size for file in files if file.is_file()}


def write_dcat(folder: Path, document: Node) -> None:
    """Write dcat.jsonld, and dcat.ttl that says the same."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (folder / "dcat.jsonld").write_text(text + "\n", encoding="utf-8")
    graph = Graph().parse(data=text, format="json-ld")
    (folder / "dcat.ttl").write_text(graph.serialize(format="turtle"), encoding="utf-8")


@dataclass(frozen=True)
class _Names:
    """The IRIs of a version and what it belongs to."""

    publisher: Publisher | None
    versie: str

    def at(self, *parts: str) -> str:
        """Return the IRI of a part of the catalogue."""
        if self.publisher is None:
            return ":".join((_UNSET, *parts))
        return "/".join((self.publisher.url.rstrip("/"), *parts))

    @property
    def version(self) -> str:
        """The dataset of this version."""
        return self.at(self.versie)

    def distribution(self, file: str) -> str:
        """Return the IRI of a file as a distribution; that of the file itself is its address."""
        return self.at(self.versie, f"{file}#distributie")

    @property
    def series(self) -> str:
        """All waves together."""
        return self.at("reeks")

    @property
    def agent(self) -> str:
        """Who publishes."""
        return self.publisher.iri if self.publisher else self.at("uitgever")


def _described(iri: str, kind: str, title: str, description: str) -> Node:
    return {
        "@id": iri,
        "@type": kind,
        "dct:title": {"@value": title, "@language": "nl"},
        "dct:description": {"@value": description, "@language": "nl"},
    }


def _published_by(names: _Names) -> Node:
    return {
        "dct:publisher": {"@id": names.agent},
        "dcat:contactPoint": {"@id": names.at("contact")},
        "dct:language": {"@id": DUTCH},
    }


def _catalogue(names: _Names) -> Node:
    told = f"Catalogus van de versies van: {DATASET_TITLE}"
    return {
        **_described(names.at("catalogus"), "dcat:Catalog", told, DATASET_DESCRIPTION),
        **_published_by(names),
        "dcat:dataset": {"@id": names.version},
        "dcat:themeTaxonomy": {"@id": THEME_SCHEME},
    }


def _series(names: _Names) -> Node:
    told = (
        "Een meting ongeveer elke twee jaar, en daartussen nieuwe versies. " + DATASET_DESCRIPTION
    )
    return {
        **_described(names.series, "dcat:DatasetSeries", DATASET_TITLE, told),
        "dct:publisher": {"@id": names.agent},
        "dcat:contactPoint": {"@id": names.at("contact")},
        "dct:accrualPeriodicity": {"@id": BIENNIAL},
    }


def _dataset(
    version: PublishedVersion, names: _Names, publisher: Publisher | None, files: list[str]
) -> Node:
    title = make_title(is_synthetic=version.is_synthetic, stand=version.stand)
    status = STATUS.get(version.stand, "COMPLETED")
    node: Node = {
        **_described(names.version, "dcat:Dataset", title, DATASET_DESCRIPTION),
        **_published_by(names),
        "dct:creator": {"@id": names.agent},
        "dct:identifier": f"{DATASET_NAME}-{version.versie}",
        "dcat:version": str(version.versie),
        "dct:issued": {"@value": version.peildatum.isoformat(), "@type": "xsd:date"},
        "dct:accessRights": {"@id": PUBLIC},
        "adms:status": {"@id": f"{_EU}/dataset-status/{status}"},
        "dcat:theme": [{"@id": theme} for theme in THEMES],
        "dcat:keyword": [{"@value": word, "@language": "nl"} for word in KEYWORDS],
        "dct:spatial": {"@id": NETHERLANDS},
        "dcat:inSeries": {"@id": names.series},
        "dcat:distribution": [{"@id": names.distribution(file)} for file in files],
    }
    if before := version.manifest.get("vorige_versie"):
        node["dcat:prev"] = {"@id": names.at(str(before))}
    if publisher and publisher.doi:
        address = f"https://doi.org/{publisher.doi}"
        doi = {"@value": publisher.doi, "@type": "xsd:string"}
        node["adms:identifier"] = {"@id": address, "@type": "adms:Identifier", "skos:notation": doi}
    return node


def _distribution(
    names: _Names, version: PublishedVersion, file: str, size: int, licence: str
) -> Node:
    table, _, suffix = file.rpartition(".")
    file_type, media_type = FILE_TYPES[suffix]
    told = " ".join((TABLES[table].__doc__ or table).split())
    return {
        **_described(names.distribution(file), "dcat:Distribution", f"{table} ({suffix})", told),
        "dcat:accessURL": {"@id": names.at(names.versie, "")},
        "dcat:downloadURL": {"@id": names.at(names.versie, file)},
        "dct:license": {"@id": licence},
        "dct:format": {"@id": file_type},
        "dcat:mediaType": {"@id": media_type},
        "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {"@id": names.at(names.versie, f"{file}#sha256")},
    }


def _checksum(names: _Names, version: PublishedVersion, file: str) -> Node:
    return {
        "@id": names.at(names.versie, f"{file}#sha256"),
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": SHA256_ALGORITHM},
        "spdx:checksumValue": {
            "@value": version.manifest["uitvoer"][file],
            "@type": "xsd:hexBinary",
        },
    }


def _agent(names: _Names, publisher: Publisher | None) -> Node:
    name = publisher.naam if publisher else NO_PUBLISHER
    return {"@id": names.agent, "@type": "foaf:Agent", "foaf:name": name}


def _contact(names: _Names, publisher: Publisher | None) -> Node:
    node: Node = {"@id": names.at("contact"), "@type": ["vcard:Kind", "vcard:Organization"]}
    if publisher is None:
        return {**node, "vcard:fn": NO_PUBLISHER}
    link = publisher.report_link
    way = "vcard:hasEmail" if link.startswith("mailto:") else "vcard:hasURL"
    return {**node, "vcard:fn": publisher.naam, way: {"@id": link}}


def _describe_addresses(names: _Names, files: Iterable[str]) -> Iterator[Node]:
    """Yield the addresses of the version and its files, as what they are: web resources."""
    for file in ("", *files):
        yield {"@id": names.at(names.versie, file), "@type": "rdfs:Resource"}


def _describe_terms(licence: str) -> Iterator[Node]:
    """Yield what the terms of others that are used here are: a reader need not fetch them."""
    yield {"@id": licence, "@type": "dct:LicenseDocument"}
    yield {"@id": DUTCH, "@type": "dct:LinguisticSystem"}
    yield {"@id": NETHERLANDS, "@type": "dct:Location"}
    yield {"@id": BIENNIAL, "@type": "dct:Frequency"}
    yield {"@id": PUBLIC, "@type": "dct:RightsStatement"}
    yield {"@id": SHA256_ALGORITHM, "@type": "spdx:ChecksumAlgorithm"}
    for file_type, media_type in FILE_TYPES.values():
        yield {"@id": file_type, "@type": "dct:MediaTypeOrExtent"}
        yield {"@id": media_type, "@type": "dct:MediaType"}
    scheme = {"@id": THEME_SCHEME}
    title = {"@value": "Data theme", "@language": "en"}
    yield {**scheme, "@type": "skos:ConceptScheme", "dct:title": title}
    for theme, label in THEMES.items():
        words = {"@value": label, "@language": "nl"}
        yield {
            "@id": theme,
            "@type": "skos:Concept",
            "skos:prefLabel": words,
            "skos:inScheme": scheme,
        }

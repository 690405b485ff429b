"""What is written as DCAT conforms to DCAT-AP 3.0 and DCAT-AP-NL 3.0, with a publisher or without."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef

from pipeline.exchange.dcat import describe_dcat, measure_tables, write_dcat
from pipeline.versions.published import PublishedVersion
from schemas.published import TABLES
from schemas.publisher import NO_PUBLISHER, Publisher
from tests.pipeline.products.country import describe
from tests.snapshots import assemble, gemeente_row, location_row

SHAPES = sorted((Path(__file__).parents[2] / "standards" / "dcat-ap-nl").glob("*.ttl"))
UTRECHT = gemeente_row("GM0344", "Utrecht")
SIZES = {"locaties.csv": 1200, "locaties.parquet": 900, "verschillen.csv": 10}
PUBLISHERS = {
    "nobody named": None,
    "mail and doi": Publisher(
        "SYNTHETISCHE uitgever",
        "melden@voorbeeld.example",
        "https://voorbeeld.example/inventarisatie/",
        "https://voorbeeld.example/id",
        doi="10.1234/synthetisch",
    ),
    "a page to report on": Publisher(
        'SYNTHETISCH "aan<halings>" \\ tekens',
        "https://voorbeeld.example/melden",
        "https://voorbeeld.example",
        "https://voorbeeld.example/id",
        licentie="CC0-1.0",
    ),
}


def version_of(publisher: Publisher | None, stand: str = "definitief") -> PublishedVersion:
    version = describe(assemble([UTRECHT], [location_row(1, UTRECHT)], {"L0000000001": []})).version
    changes = {
        "uitgever": publisher.as_dict() if publisher else None,
        "stand": stand,
        "vorige_versie": "2022.1",
        "uitvoer": dict.fromkeys(SIZES, "ab" * 32),
    }
    version.manifest.update(changes)
    return version


@pytest.mark.parametrize("shapes", SHAPES, ids=[p.name for p in SHAPES])
@pytest.mark.parametrize("case", PUBLISHERS)
def test_the_description_conforms_to_every_profile(case: str, shapes: Path, tmp_path: Path) -> None:
    write_dcat(tmp_path, describe_dcat(version_of(PUBLISHERS[case]), SIZES))
    for file in ("dcat.ttl", "dcat.jsonld"):
        graph = Graph().parse(tmp_path / file)
        conforms, _, text = pyshacl.validate(graph, shacl_graph=str(shapes))
        assert conforms, text


def test_the_shapes_would_notice(tmp_path: Path) -> None:
    document = describe_dcat(version_of(None), SIZES)
    for node in document["@graph"]:
        node.pop("dct:license", None)
        node.pop("dct:title", None)
    write_dcat(tmp_path, document)
    for shapes in SHAPES:
        graph = Graph().parse(tmp_path / "dcat.ttl")
        conforms, _, _ = pyshacl.validate(graph, shacl_graph=str(shapes))
        assert not conforms


def test_both_files_say_the_same_and_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    document = describe_dcat(version_of(PUBLISHERS["mail and doi"]), SIZES)
    write_dcat(tmp_path, document)
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    write_dcat(tmp_path, document)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == first
    graphs = [Graph().parse(tmp_path / name) for name in ("dcat.ttl", "dcat.jsonld")]
    assert set(graphs[0]) == set(graphs[1])


def test_each_file_is_a_distribution_with_its_hash_and_bytes(tmp_path: Path) -> None:
    write_dcat(tmp_path, describe_dcat(version_of(PUBLISHERS["mail and doi"]), SIZES))
    graph = Graph().parse(tmp_path / "dcat.ttl")
    dcat = "http://www.w3.org/ns/dcat#"
    sizes = {int(str(size)) for size in graph.objects(None, URIRef(f"{dcat}byteSize"))}
    assert sizes == set(SIZES.values())
    urls = {str(url) for url in graph.objects(None, URIRef(f"{dcat}downloadURL"))}
    assert urls == {f"https://voorbeeld.example/inventarisatie/2023.1/{name}" for name in SIZES}


def test_the_files_of_a_version_that_are_listed_are_its_tables(tmp_path: Path) -> None:
    for name in ("locaties.csv", "locaties.parquet", "LEESMIJ.md", "manifest.json", "los.csv"):
        (tmp_path / name).write_bytes(b"abc")
    assert measure_tables(tmp_path) == {"locaties.csv": 3, "locaties.parquet": 3}


def test_a_publisher_that_is_not_set_is_called_so(tmp_path: Path) -> None:
    write_dcat(tmp_path, describe_dcat(version_of(None, "concept"), SIZES))
    graph = Graph().parse(tmp_path / "dcat.ttl")
    assert Literal(NO_PUBLISHER) in set(graph.objects())
    assert "CONCEPT" in (tmp_path / "dcat.ttl").read_text("utf-8")
    assert "verschillen" in TABLES

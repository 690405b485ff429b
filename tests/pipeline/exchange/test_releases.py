"""releases.json beside the versions tells which there are and what changed in each."""

import json

import pandas as pd

from pipeline.exchange.releases import describe_releases
from pipeline.exchange.schema_org import describe_dataset
from pipeline.versions.tombstone import Tombstone
from tests.pipeline.products.country import describe
from tests.snapshots import assemble, gemeente_row, location_row

UTRECHT = gemeente_row("GM0344", "Utrecht")
VERSION = describe(assemble([UTRECHT], [location_row(1, UTRECHT)], {"L0000000001": []})).version


def test_each_version_gives_counts_and_what_changed() -> None:
    changes = pd.DataFrame(
        {"soort_verschil": ["nieuw", "nieuw"], "oorzaak": ["nieuw gevonden"] * 2}
    )
    VERSION.tables["verschillen"] = changes
    VERSION.manifest["typologie_versie"] = "1"
    stone = Tombstone("2023.2", "2023.3", "SYNTHETISCH: er stond een naam in", "AB", "2026-01-01")
    told = json.loads(describe_releases([VERSION], [stone]))
    (version,) = told["versies"]
    assert version["versie"] == "2023.1"
    assert version["rijen"]["locaties"] == 1
    assert version["veranderd"] == [
        {"soort_verschil": "nieuw", "oorzaak": "nieuw gevonden", "aantal": 2}
    ]
    assert told["ingetrokken"][0]["opvolger"] == "2023.3"
    assert "AB" not in json.dumps(told)


def test_the_words_for_search_engines_cannot_end_their_element() -> None:
    VERSION.manifest["uitgever"] = {
        "naam": "</script><b>SYNTHETISCH",
        "meldadres": "m@voorbeeld.example",
        "url": "https://voorbeeld.example",
        "iri": "https://voorbeeld.example/id",
    }
    told = describe_dataset(VERSION)
    assert "<" not in told
    assert json.loads(told)["publisher"]["name"] == "</script><b>SYNTHETISCH"

"""The country and the known records of a desk, read once until their files change."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.read.closed_folders import list_raw_files
from pipeline.search.known_records import list_delivered, list_entered
from pipeline.search.recognise import KnownRecords
from pipeline.versions.folders import curated_folder
from schemas.manual import AFGEWEZEN, LOCATIES
from werkbank.desk import Desk


def find_gazetteer(desk: Desk) -> Gazetteer:
    """Return the gazetteer of the desk's wave."""
    folder = desk.root / "data" / "reference"
    return desk.remember(
        "gazetteer",
        folder.glob("*.csv"),
        lambda: Gazetteer.from_reference(load_reference(folder, desk.meting)),
    )


def find_known(desk: Desk) -> KnownRecords:
    """Return everything that a find may turn out to be."""
    gazetteer = find_gazetteer(desk)
    entered = desk.remember(
        "ingevoerd",
        _entries(desk),
        lambda: KnownRecords.of(list_entered(desk.root, desk.meting), gazetteer),
    )
    manifests = curated_folder(desk.root).glob("*/manifest.json")
    delivered = desk.remember(
        "geleverd",
        [*list_raw_files(desk.root, desk.meting), *manifests],
        lambda: KnownRecords.of(list_delivered(desk.root, desk.meting), gazetteer),
    )
    # A published location of which a record was entered again in this wave stands there twice;
    # both say the same, and either may be named.
    return KnownRecords(
        pd.concat([entered.words, delivered.words], ignore_index=True),
        pd.concat([entered.normal, delivered.normal], ignore_index=True),
    )


def _entries(desk: Desk) -> Iterator[Path]:
    for template in (LOCATIES, AFGEWEZEN):
        yield from (desk.entries / template.name).rglob("*.*")

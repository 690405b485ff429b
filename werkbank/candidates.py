"""What there is to judge: the worklist of the latest build of the wave, a concept or a release."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.release.publish import next_version
from pipeline.versions.folders import concept_folder, find_parent, version_folder
from pipeline.versions.manifest import MANIFEST
from pipeline.versions.published import read_manifest, read_tables
from pipeline.versions.version import Version
from werkbank.desk import Desk

READ_TABLES = ("te_beoordelen", "locaties", "herkomst")


@dataclass(frozen=True, eq=False)
class WaitingList:
    """`naam` says in Dutch what it was read from; the frames are published tables, texts "" when
    empty: `waiting` TeBeoordelen by record_id, `locaties` and `herkomst`.
    """

    naam: str
    waiting: pd.DataFrame
    locaties: pd.DataFrame
    herkomst: pd.DataFrame


def read_candidates(desk: Desk) -> WaitingList:
    """Read the newest there is; SjoError, with what to run, when there is none."""
    folder, naam = _find_newest(desk)
    paths = [folder / MANIFEST, *(folder / f"{name}.parquet" for name in READ_TABLES)]
    return desk.remember("kandidaten", paths, partial(_read, folder, naam))


def _find_newest(desk: Desk) -> tuple[Path, str]:
    """A concept of the next version is newer than the last release; any other is out of date."""
    concept = concept_folder(desk.root, desk.meting)
    if (concept / MANIFEST).is_file():
        versie = Version.parse(str(read_manifest(concept)["versie"]))
        if versie == next_version(desk.root, desk.meting):
            return concept, f"het concept van versie {versie}"
    released = find_parent(desk.root, desk.meting)
    if released is None or released.meting != desk.meting:
        raise SjoError(
            f"er is nog geen werklijst van meting {desk.meting}; maak haar met: "
            f"sjo build --concept --wave {desk.meting}"
        )
    return version_folder(desk.root, released), f"versie {released}"


def _read(folder: Path, naam: str) -> WaitingList:
    tables = read_tables(folder, READ_TABLES)
    waiting = tables["te_beoordelen"].astype("str").fillna("")
    waiting = waiting.set_index("record_id", drop=False)
    return WaitingList(naam, waiting, tables["locaties"], tables["herkomst"])

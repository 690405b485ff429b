"""How sure the newest concept or version of a wave is, as the screen Cijfers shows it."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.certainty.telling import tell_certainty
from pipeline.publish.readme import summarise_agreement
from pipeline.versions.folders import concept_folder, find_parent, version_folder
from pipeline.versions.manifest import load_manifest
from pipeline.versions.published import PublishedVersion, read_folder
from pipeline.versions.version import Version
from pipeline.wave.planning import read_lezers
from schemas.vocabulary import Doorzocht, Zoekgroep
from werkbank.desk import Desk

MOST_TERMS = 20
"""Search terms that are shown: those that found most by themselves; the table holds all."""
NOBODY = "niemand"
Row = dict[str, Any]


@dataclass(frozen=True)
class VersionFigures:
    """What a version tells of its own sureness; `naam` says which it is."""

    naam: str
    sentences: list[str]
    agreement: list[dict[str, str]]
    readers: list[Row]
    saturation: list[Row]
    terms: list[Row]
    progress: list[Row]


def find_figures(desk: Desk) -> VersionFigures | None:
    """Return the figures of the concept of the wave, else of its last version; None without."""
    concept, last = concept_folder(desk.root, desk.meting), find_parent(desk.root, desk.meting)
    if concept.is_dir():
        folder = concept
    elif last is not None and last.meting == desk.meting:
        folder = version_folder(desk.root, last)
    else:
        return None
    found = desk.remember("cijfers", [folder / "manifest.json"], partial(_read, folder))
    tables = found.tables
    curve, yields = tables["verzadiging"], tables["zoekopbrengst"]
    terms = yields[yields["groep"] == Zoekgroep.ZOEKTERM]
    agreement = tables["overeenstemming"]
    return VersionFigures(
        found.naam,
        tell_certainty(tables),
        summarise_agreement(agreement.assign(term=agreement["term"].replace("", pd.NA))),
        list(rows_of(tables["lezersverloop"])),
        list(rows_of(curve[curve["gemeenteklasse"].isin(["", pd.NA])])),
        list(rows_of(terms.sort_values(["alleen_hier", "waarde"], ascending=[False, True]))),
        _follow_planning(read_lezers(desk.root, desk.meting), tables["gemeenten"]),
    )


def _read(folder: Path) -> PublishedVersion:
    return read_folder(folder, Version.parse(str(load_manifest(folder)["versie"])))


def _follow_planning(lezers: dict[str, str], gemeenten: pd.DataFrame) -> list[Row]:
    """Return per reader of planning.csv how many gemeenten are searched how far."""
    counts = Counter(
        (lezers[row["gemeentecode"]] or NOBODY, row["doorzocht"])
        for row in rows_of(gemeenten[["gemeentecode", "doorzocht"]])
        if row["gemeentecode"] in lezers
    )
    return [
        {"lezer": lezer, **{str(state): counts[lezer, str(state)] for state in Doorzocht}}
        for lezer in sorted({lezer for lezer, _ in counts})
    ]

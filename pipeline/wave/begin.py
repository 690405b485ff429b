"""Begin a wave: folders, empty files per reader, who does what, and what was known before.

What people fill in (manual_entries/) is written once and never again. What the program works out
(data/werk/) is made anew every time, so after a change in planning.csv the lists follow it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.reference import ReferenceData, load_reference
from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from pipeline.files.lock import edited
from pipeline.files.whole import write_whole
from pipeline.read.declared import read_declared_surveys
from pipeline.read.stand import entries_folder
from pipeline.versions.folders import find_parent
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.known import list_searches
from pipeline.wave.looked_again import read_looked_again
from pipeline.wave.planning import divide_work, read_lezers
from pipeline.wave.revisits import (
    NO_REVISITS,
    gather_rechecks,
    learn_wave_cadence,
    list_revisits,
)
from pipeline.wave.signals import find_signals
from schemas.captures import WAVE_PATTERN
from schemas.columns import Template
from schemas.manual import WAVE_TEMPLATES
from schemas.meting import METING_FILE, PLANNING_FILE, STAND
from schemas.regular_files import read_regular
from schemas.survey_mapping import MAPPING_FOLDER, write_mapping
from schemas.templates import FORMER_TEMPLATES
from schemas.vocabulary import Metingstand

FIRST_WAVE, LAST_WAVE = 2000, 2999
METING_TEXT = f"""\
# Hoe ver deze meting is: "{Metingstand.LOPEND}" of "{Metingstand.AFGEROND}". Zolang zij loopt, heet
# een vrijgave ervan een tussenstand. Zie docs/metingen.md.
{STAND} = "{Metingstand.LOPEND}"
"""
BOM = "\ufeff"
"""Without it Excel reads the names of gemeenten with accents in another code page."""


@dataclass(frozen=True)
class WaveStart:
    """What beginning a wave made (`made`), what people's files it left alone (`kept`), and on what.

    `grensjaar`: the year whose gemeenten it uses, an earlier one while those of the wave are not
    known. `versie`: the version whose locations are to be looked at again, "" when there is none.
    `revisits`: how many, of which `moved_up` cannot wait for their day. `candidates`: how many of
    that version still wait to be judged.
    """

    meting: int
    grensjaar: int
    versie: str
    revisits: int
    moved_up: int
    candidates: int
    made: list[Path]
    kept: list[Path]

    @property
    def is_provisional(self) -> bool:
        """Tell whether the gemeenten are those of an earlier year."""
        return self.grensjaar != self.meting


def begin_wave(root: Path, meting: int, lezers: list[str]) -> WaveStart:
    """Make manual_entries/<wave>/ and the lists of data/werk/<wave>/; run again, nothing is lost.

    SjoError for a year that is none, and for a planning.csv that cannot be read.
    """
    if not FIRST_WAVE <= meting <= LAST_WAVE:
        raise SjoError(f"{meting} is geen jaartal van een meting; geef er een zoals 2028")
    country = load_reference(root / "data" / "reference", meting)
    parent = find_parent(root, meting)
    known = read_version(root, parent) if parent else None
    boundaries = Boundaries(country.herindelingen, country.alle_gemeenten)
    revisits = NO_REVISITS
    if known is not None:
        rechecks = gather_rechecks(
            meting,
            known,
            learn_wave_cadence(root, meting, known),
            read_looked_again(root),
            find_signals(root, meting, known),
        )
        revisits = list_revisits(known, rechecks, country.gemeenten, boundaries)
    locaties = revisits[revisits["soort"] == "locatie"]
    counts = Counter(map(str, locaties["gemeentecode"]))
    planning = divide_work(country.gemeenten, counts, lezers, meting)
    made, kept = _write_entries(entries_folder(root, meting), planning, lezers)
    made += _write_lists(root, meting, country, known, revisits)
    told = (
        len(locaties),
        int((locaties["vooraan_omdat"] != "").sum()),
        len(revisits) - len(locaties),
    )
    return WaveStart(meting, country.grensjaar, str(parent or ""), *told, made, kept)


def _write_entries(
    folder: Path, planning: pd.DataFrame, lezers: list[str]
) -> tuple[list[Path], list[Path]]:
    """Write what people fill in, where it is not there yet; returns what was made and what kept."""
    contents: dict[Path, str | bytes] = {
        folder / METING_FILE: METING_TEXT,
        folder / PLANNING_FILE: BOM + _to_csv(planning),
    }
    for path, text in _mappings(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        contents[path] = text
    for template in (t for t in WAVE_TEMPLATES.values() if t.name not in FORMER_TEMPLATES):
        (folder / template.name).mkdir(parents=True, exist_ok=True)
        for lezer in lezers:
            contents[folder / template.name / f"{lezer}.csv"] = _empty_file(template)
    made = [path for path, content in contents.items() if _write_new(path, content)]
    return made, [path for path in contents if path not in made]


def _mappings(folder: Path) -> Iterator[tuple[Path, str | bytes]]:
    """Yield the mapping of every survey: of the last wave that had one, else of sources.toml.

    Taken over as it is: what is wrong in it, `sjo check` names at its place.
    """
    for survey in read_declared_surveys():
        name = f"{MAPPING_FOLDER}/{survey.name}.toml"
        waves = (p.parent.parent for p in folder.parent.glob(f"*/{name}"))
        earlier = sorted(p for p in waves if WAVE_PATTERN.fullmatch(p.name) and p < folder)
        known = read_regular(earlier[-1] / name) if earlier else b""
        yield folder / name, known or write_mapping(survey.name, folder.name)


def _write_new(path: Path, content: str | bytes) -> bool:
    """Write a file that people fill in, unless it is there; tell whether it was written."""
    with edited(path):
        is_new = not path.exists()
        if is_new:
            write_whole(path, content)
    return is_new


def _write_lists(
    root: Path,
    meting: int,
    country: ReferenceData,
    known: PublishedVersion | None,
    revisits: pd.DataFrame,
) -> list[Path]:
    """Write the work of the wave, with the reader that planning.csv names, and the grensjaar."""
    folder = root / "data" / "werk" / str(meting)
    folder.mkdir(parents=True, exist_ok=True)
    lezers = read_lezers(root, meting)
    lists = {
        "opnieuw_bekijken.csv": revisits,
        "zoektermen.csv": list_searches(known, country.gemeenten),
    }
    for name, table in lists.items():
        told = table.assign(
            lezer=table["gemeentecode"].map(lezers).fillna(""), grensjaar=country.grensjaar
        )
        write_whole(folder / name, BOM + _to_csv(defuse_texts(told)))
    return [folder / name for name in lists]


def _empty_file(template: Template) -> str:
    return BOM + ";".join(template.names) + "\r\n"


def _to_csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, sep=";", lineterminator="\r\n")

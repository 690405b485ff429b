"""What is known already of a wave: everything that a find may turn out to be."""

from pathlib import Path

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.files.tabular import Table
from pipeline.match.coding.normal import normalise_records
from pipeline.match.coding.processes import Workers
from pipeline.read.captures import read_captures
from pipeline.read.entry_ids import record_ids, unclear_rows
from pipeline.read.manual import collect_wave
from pipeline.read.surveys import read_surveys
from pipeline.versions.earlier import read_earlier
from pipeline.versions.folders import list_versions
from schemas.manual import AFGEWEZEN, KEY_COLUMNS, LOCATIES

SHOWN_WORDS = (*KEY_COLUMNS, "telefoon")
"""What a person sees of a known record, and what matching reads."""
KNOWN_COLUMNS = ("record_id", *SHOWN_WORDS, "waar", "regel")


def list_entered(root: Path, meting: int) -> pd.DataFrame:
    """Return KNOWN_COLUMNS of what people found or turned down in a wave, of every sound file.

    `waar`: the file; `regel`: of what was turned down, else "". A file with faults is passed over:
    `sjo check` names them.
    """
    tables = collect_wave(root, str(meting)).tables
    found = [_entries(table) for name in (LOCATIES.name, AFGEWEZEN.name) for table in tables[name]]
    return _stack(found)


def list_delivered(root: Path, meting: int) -> pd.DataFrame:
    """Return KNOWN_COLUMNS of what sites and surveys gave, and what the last version published.

    A published location is named by its locatie_id, and only when none of its records is of this
    wave's sites and surveys.
    """
    sources = [read_surveys(root, str(meting)).records, read_captures(root, meting).records]
    delivered = [frame.assign(waar=frame["bron"]) for frame in sources]
    known = {i for frame in sources for i in frame["record_id"]}
    return _stack([*delivered, _published(root, known)])


def normalise_known(records: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the columns that matching needs of known or typed records, in their order."""
    columns = ["record_id", *SHOWN_WORDS]
    with Workers() as workers:
        return normalise_records(records[columns].reset_index(drop=True), gazetteer, workers)


def _entries(table: Table) -> pd.DataFrame:
    ids, unclear = record_ids(table), unclear_rows(table)
    frame = table.frame.assign(record_id=pd.Series(ids), waar=table.bestand)
    return frame[~frame.index.isin(unclear)]


def _published(root: Path, known: set[str]) -> pd.DataFrame:
    versions = list_versions(root)
    if not versions:
        return _stack([])
    earlier = read_earlier(root, max(versions))
    is_present = earlier.locaties["locatie_id"].isin(earlier.present)
    of_wave = earlier.herkomst.loc[earlier.herkomst["record_id"].isin(known), "locatie_id"]
    rest = earlier.locaties[is_present & ~earlier.locaties["locatie_id"].isin(of_wave)]
    return rest.rename(columns={"locatie_id": "record_id", "woonplaats": "plaats"}).assign(
        waar=f"versie {earlier.versie}"
    )


def _stack(frames: list[pd.DataFrame]) -> pd.DataFrame:
    columns = list(KNOWN_COLUMNS)
    whole = [frame.reindex(columns=columns, fill_value="").fillna("") for frame in frames]
    empty = pd.DataFrame(columns=columns, dtype=str)
    stacked = pd.concat([empty, *whole], ignore_index=True).astype("str")
    return stacked.drop_duplicates("record_id", ignore_index=True)

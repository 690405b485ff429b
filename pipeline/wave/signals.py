"""Why a published location is looked at before its day: captures and reports tell of it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.mutations.filed import collect_mutations
from pipeline.read.captures import read_captures
from pipeline.read.closed_folders import list_event_files, list_reports
from pipeline.read.reached import read_unreached
from pipeline.read.stored_pages import list_page_folders
from pipeline.versions.known_ids import find_last_heir, list_heirs
from pipeline.versions.published import PublishedVersion
from pipeline.wave.rechecks import Signal
from schemas.captures import REPORT_NAME
from schemas.mutations import OPEN_STATES, Mutatiesoort
from schemas.stored_pages import fold_page_address

Told = Iterator[tuple[str, Signal]]
"""locatie_id and what is told of it."""


def find_signals(root: Path, meting: int, version: PublishedVersion) -> dict[str, list[Signal]]:
    """Return by locatie_id of a version the signals there are in a wave, each once.

    An open report of it; a source that no longer lists it, or says itself that it closed or moved;
    a page of it that was not there when it was last asked.
    """
    found: dict[str, list[Signal]] = defaultdict(list)
    told = (
        *_tell_reports(root, version),
        *_tell_sources(root, meting, version),
        *_tell_pages(root, meting, version),
    )
    for locatie_id, signal in told:
        if signal not in found[locatie_id]:
            found[locatie_id].append(signal)
    return dict(found)


def list_signal_files(root: Path) -> list[Path]:
    """Return the files that `find_signals` reads beside the version."""
    pages = [path for folder in list_page_folders(root) for path in folder.glob("*.json")]
    captures = (root / "data" / "raw").glob(f"*/*/*/{REPORT_NAME}")
    return [*list_reports(root)[0], *list_event_files(root), *captures, *pages]


def _tell_reports(root: Path, version: PublishedVersion) -> Told:
    mutations = collect_mutations(root).mutations
    heirs = list_heirs(version.tables["id_historie"])
    for mutatie_id, filed in mutations.filed.items():
        told = filed.mutation
        is_open = mutations.stand_of(mutatie_id) in OPEN_STATES
        if told.locatie_id and is_open and told.soort != Mutatiesoort.KLOPT:
            reden = f"melding {mutatie_id} van {told.gemeld_op} ({told.soort}) staat nog open"
            yield find_last_heir(told.locatie_id, heirs), Signal(reden)


def _tell_sources(root: Path, meting: int, version: PublishedVersion) -> Told:
    captures = read_captures(root, meting)
    days = dict(zip(captures.states["bron"], captures.states["gezien_op"], strict=True))
    for row in rows_of(version.tables["herkomst"]):
        record_id, bron = row["record_id"], row["bron"]
        day = days.get(bron, "")
        if record_id in captures.vanished:
            yield row["locatie_id"], Signal(f"{bron} noemt haar niet meer ({day})", day)
        elif record_id in captures.doubted:
            reden = f"{bron} zegt zelf dat zij gesloten of verhuisd is ({day})"
            yield row["locatie_id"], Signal(reden, day)


def _tell_pages(root: Path, meting: int, version: PublishedVersion) -> Told:
    unreached = read_unreached(root, meting)
    for locatie_id, url in _addresses_of(version):
        attempt = unreached.get(fold_page_address(url)) if url else None
        if attempt is not None:
            reden = f"{url} was er niet meer op {attempt.dag}: {attempt.afloop}"
            yield locatie_id, Signal(reden, attempt.dag)


def _addresses_of(version: PublishedVersion) -> Iterator[tuple[str, str]]:
    """Yield locatie_id and address of each website, and of each page that a record came from."""
    for name, column in (("locaties", "website"), ("herkomst", "bron_url")):
        table = version.tables[name][["locatie_id", column]].fillna("")
        yield from table.astype("str").itertuples(index=False, name=None)

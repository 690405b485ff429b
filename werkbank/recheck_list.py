"""What the screen of looking again shows and writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from pipeline.files.findings import FileError
from pipeline.read.append import NewRow
from pipeline.versions.folders import curated_folder, find_parent
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.looked_again import list_recheck_files, read_looked_again
from pipeline.wave.rechecks import DueRecheck, Rechecks, list_rechecks
from pipeline.wave.revisits import gather_rechecks, learn_wave_cadence
from pipeline.wave.signals import find_signals, list_signal_files
from schemas.manual import LOCATIES
from schemas.rechecks import HERCONTROLES, Controleuitkomst
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.desk import Desk
from werkbank.finding import save_entry
from werkbank.planned import UNPLANNED, read_planned

AS_PUBLISHED = {"plaats": "woonplaats"}
"""Columns of an entry that a published location calls otherwise."""
PUBLISHED_OFFERS = {
    "ondersteuningstypen": ("locatie_ondersteuningstypen", "ondersteuningstype"),
    "leefgebieden": ("locatie_leefgebieden", "leefgebied"),
}
YES_NO = {"True": "ja", "False": "nee"}


@dataclass(frozen=True)
class PlannedRecheck:
    """What is due, and for whom: the reader of its gemeente by planning.csv, "" for nobody."""

    due: DueRecheck
    lezer: str


def find_last_version(desk: Desk) -> PublishedVersion | None:
    """Return the version that this wave looks at again: the last of it or of an earlier wave."""
    parent = find_parent(desk.root, desk.meting)
    return desk.remember(
        "laatste versie",
        curated_folder(desk.root).glob("*/manifest.json"),
        lambda: read_version(desk.root, parent) if parent else None,
    )


def _gather(desk: Desk, version: PublishedVersion) -> Rechecks:
    manifests = [*curated_folder(desk.root).glob("*/manifest.json")]
    learn = partial(learn_wave_cadence, desk.root, desk.meting, version)
    find = partial(find_signals, desk.root, desk.meting, version)
    return gather_rechecks(
        desk.meting,
        version,
        desk.remember("ritme", manifests, learn),
        read_desk_looked(desk),
        desk.remember("signalen", [*manifests, *list_signal_files(desk.root)], find),
    )


def read_desk_looked(desk: Desk) -> pd.DataFrame:
    """Return what all readers saw on looking again (see `read_looked_again`)."""
    paths = list_recheck_files(desk.root)
    return desk.remember("hercontroles", paths, partial(read_looked_again, desk.root))


def list_desk_due(desk: Desk) -> list[PlannedRecheck]:
    """Return what is due today, that of this reader's gemeenten before that of others.

    Without a version nothing is.
    """
    version = find_last_version(desk)
    if version is None:
        return []
    planned = read_planned(desk)
    due = [
        PlannedRecheck(one, planned.get(one.locatie["gemeente"], UNPLANNED)[0])
        for one in list_rechecks(_gather(desk, version))
        if one.is_due(desk.today())
    ]
    return sorted(due, key=lambda d: not desk.is_reader(d.lezer))


def save_recheck(
    desk: Desk, version: PublishedVersion, due: DueRecheck, cells: Mapping[str, str]
) -> None:
    """Write what was seen of a location; FileError, and nothing is written, when it has a fault.

    When all still holds in a later wave than that of the version, it becomes an entry of this wave,
    as it was published, seen today.
    """
    locatie_id = due.locatie["locatie_id"]
    row: NewRow = {
        "locatie_id": locatie_id,
        "organisatie": due.locatie["organisatie"],
        "datum": desk.today(),
        **cells,
    }
    is_later = version.versie.meting < desk.meting
    is_entry = cells["uitkomst"] == Controleuitkomst.NOG_ZO and is_later
    entry = _as_entry(version, due.locatie, cells, desk.today()) if is_entry else {}
    # Both are judged before the first is written: an answer that is refused leaves nothing.
    if faults := desk.try_rows(HERCONTROLES, [row]):
        raise FileError(faults)
    if entry:
        desk.append(HERCONTROLES, lambda _: ())  # a file that takes no rows says so now
        save_entry(desk, LOCATIES, entry)
    desk.append(HERCONTROLES, lambda _: [row])


def _as_entry(
    version: PublishedVersion, locatie: Mapping[str, str], cells: Mapping[str, str], today: str
) -> dict[str, str]:
    entry = {
        name: YES_NO.get(value, value)
        for name in LOCATIES.names
        if (value := locatie.get(AS_PUBLISHED.get(name, name), ""))
    }
    for column, (table, term) in PUBLISHED_OFFERS.items():
        offers = version.tables[table]
        own = offers.loc[offers["locatie_id"] == locatie["locatie_id"], term]
        entry[column] = MULTI_VALUE_SEPARATOR.join(sorted(map(str, own)))
    page = {"bron_url": cells["bron_url"] or entry.get("website", "")}
    return entry | page | {"pagina_van": cells["pagina_van"], "gezien_op": today}

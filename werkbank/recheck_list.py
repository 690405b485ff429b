"""What the screen of looking again shows and writes."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.listing import list_files
from pipeline.read.append import NewRow
from pipeline.read.validation import known_by_column, normal_form, read_sound_tables, stack
from pipeline.versions.folders import curated_folder, find_parent, list_versions
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.planning import read_lezers
from pipeline.wave.rechecks import DueRecheck, learn_cadence, list_due
from schemas.manual import LOCATIES
from schemas.rechecks import HERCONTROLES, Controleuitkomst
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.desk import Desk
from werkbank.finding import save_entry

AS_PUBLISHED = {"plaats": "woonplaats"}
"""Columns of an entry that a published location calls otherwise."""
PUBLISHED_OFFERS = {
    "ondersteuningstypen": ("locatie_ondersteuningstypen", "ondersteuningstype"),
    "leefgebieden": ("locatie_leefgebieden", "leefgebied"),
}
NO_DIFFERENCES = pd.DataFrame(columns=["locatie_id", "soort_verschil"], dtype=str)
YES_NO = {"True": "ja", "False": "nee"}


def find_last_version(desk: Desk) -> PublishedVersion | None:
    """Return the version that this wave looks at again: the last of it or of an earlier wave."""
    parent = find_parent(desk.root, desk.meting)
    return desk.remember(
        "laatste versie",
        curated_folder(desk.root).glob("*/manifest.json"),
        lambda: read_version(desk.root, parent) if parent else None,
    )


def learn_desk_cadence(desk: Desk) -> dict[str, float]:
    """Return the cadence by kind, learnt from the last two waves of which versions stand here."""
    versions = [v for v in list_versions(desk.root) if v.meting <= desk.meting]
    pairs = [(a, b) for a, b in pairwise(versions) if a.meting < b.meting]

    last = find_last_version(desk)

    def learn() -> dict[str, float]:
        if not pairs:
            return learn_cadence(last.tables["locaties"], NO_DIFFERENCES, 0) if last else {}
        before, after = pairs[-1]
        differences = read_version(desk.root, after).tables["verschillen"]
        known = read_version(desk.root, before).tables["locaties"]
        return learn_cadence(known, differences, after.meting - before.meting)

    return desk.remember("ritme", curated_folder(desk.root).glob("*/manifest.json"), learn)


def read_rechecks(desk: Desk) -> pd.DataFrame:
    """Return every row of hercontroles/ of the wave, of all readers, in normal form."""
    folder = desk.entries / HERCONTROLES.name
    tables, _ = read_sound_tables(list_files(folder, desk.root), desk.root, HERCONTROLES)
    known = known_by_column(HERCONTROLES, None)
    return stack((normal_form(table, known) for table in tables), (*HERCONTROLES.names, "bestand"))


def list_desk_due(desk: Desk, version: PublishedVersion) -> list[DueRecheck]:
    """Return what is due today, that of this reader's gemeenten before that of others."""
    tables = version.tables
    done = set(read_rechecks(desk)["locatie_id"])
    waiting = tables["te_beoordelen"].dropna(subset=["locatie_id"])
    urgent = {row["locatie_id"]: row["reden"] for row in rows_of(waiting)}
    due = list_due(tables["locaties"], learn_desk_cadence(desk), urgent, done, desk.today())
    planned = read_lezers(desk.root, desk.meting)
    return sorted(due, key=lambda d: planned.get(d.locatie["gemeentecode"]) != desk.lezer)


def list_uncontactable(desk: Desk) -> set[str]:
    """Return the locatie_ids of who does not want to be approached any more."""
    told = read_rechecks(desk)
    return set(told.loc[told["niet_benaderen"] == "ja", "locatie_id"])


def save_recheck(
    desk: Desk, version: PublishedVersion, due: DueRecheck, cells: Mapping[str, str]
) -> None:
    """Write what was seen of a location.

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
    if cells["uitkomst"] == Controleuitkomst.NOG_ZO and is_later:
        save_entry(desk, LOCATIES, _as_entry(version, due.locatie, cells, desk.today()))
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
    return entry | {"bron_url": cells["bron_url"] or entry.get("website", ""), "gezien_op": today}

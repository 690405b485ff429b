"""What is due to be looked at again, and what somebody saw there and nobody went on with yet."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.mutations.filed import collect_mutations
from pipeline.read.closed_folders import list_judgement_files
from pipeline.read.judgement import collect_judgements
from pipeline.read.validation import normal_form
from pipeline.stages.claims import Row
from pipeline.versions.folders import curated_folder, find_parent
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.looked_again import list_recheck_files, read_looked_again
from pipeline.wave.rechecks import DueRecheck, Rechecks, list_rechecks
from pipeline.wave.revisits import gather_rechecks, learn_wave_cadence
from pipeline.wave.signals import find_signals, list_signal_files
from pipeline.wave.unanswered import FOLLOW_UP
from schemas.manual import CORRECTIES
from schemas.mutations import Mutatiestand
from werkbank.desk import Desk
from werkbank.planned import UNPLANNED, read_planned


@dataclass(frozen=True)
class PlannedRecheck:
    """What is due, and for whom: the reader of its gemeente by planning.csv, "" for nobody."""

    due: DueRecheck
    lezer: str


@dataclass(frozen=True)
class UnfinishedLook:
    """What a reader saw changed or gone: the row of HERCONTROLES, and the published location."""

    look: Row
    locatie: Row


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


def list_desk_rechecks(desk: Desk) -> list[PlannedRecheck]:
    """Return what nobody looked at yet in this wave, that of this reader's gemeenten first.

    Each in the order of `list_rechecks`. Without a version there is nothing.
    """
    version = find_last_version(desk)
    if version is None:
        return []
    planned = read_planned(desk)
    found = [
        PlannedRecheck(one, planned.get(one.locatie["gemeente"], UNPLANNED)[0])
        for one in list_rechecks(_gather(desk, version))
    ]
    return sorted(found, key=lambda d: not desk.is_reader(d.lezer))


def list_desk_due(desk: Desk) -> list[PlannedRecheck]:
    """Return what of `list_desk_rechecks` is due today."""
    return [one for one in list_desk_rechecks(desk) if one.due.is_due(desk.today())]


def list_unfinished(desk: Desk) -> list[UnfinishedLook]:
    """Return the locations that a reader of this wave saw changed or gone, and nobody went on with.

    A report on it or a decision of that day or later goes on with it; so does the next version.
    """
    version, looked = find_last_version(desk), read_desk_looked(desk)
    if version is None:
        return []
    looked = looked[looked["meting"] == str(desk.meting)]
    last = looked[looked["datum"] == looked.groupby("locatie_id")["datum"].transform("max")]
    published = {row["locatie_id"]: row for row in rows_of(version.tables["locaties"])}
    stamps = [*list_signal_files(desk.root), *list_judgement_files(desk.root, CORRECTIES.name)]
    answered = desk.remember("uitgewerkt", stamps, partial(_find_answers, desk))
    return [
        UnfinishedLook(row, published[row["locatie_id"]])
        for row in rows_of(last[last["uitkomst"].isin(list(FOLLOW_UP))])
        if row["locatie_id"] in published and answered.get(row["locatie_id"], "") < row["datum"]
    ]


def _find_answers(desk: Desk) -> dict[str, str]:
    """Return locatie_id -> the last day (ISO) of a report or decision on it that still holds."""
    mutations = collect_mutations(desk.root).mutations
    told = [
        (one.mutation.locatie_id, one.mutation.gemeld_op)
        for mutatie_id, one in mutations.filed.items()
        if mutations.stand_of(mutatie_id) != Mutatiestand.INGETROKKEN
    ]
    decided = normal_form(collect_judgements(desk.root)[0][CORRECTIES.name], {})
    told += zip(decided["locatie_id"], decided["datum"], strict=True)
    answered: dict[str, str] = {}
    for locatie_id, day in told:
        answered[locatie_id] = max(day, answered.get(locatie_id, ""))
    return answered

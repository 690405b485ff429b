"""What a build continues: the ids of the version before it, and of what was withdrawn earlier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.published import columns_of
from schemas.vocabulary import Besluit, Gebeurtenis

CONTINUED = ("locaties", "herkomst", "id_historie", "herkomst_waarden", "besluiten")
WITHDRAWN_FROM = ("locaties", "herkomst")
"""Tables of older versions from which a location that comes back takes its id."""
ENDINGS = (Gebeurtenis.VERVALLEN, Gebeurtenis.SAMENGEVOEGD)
"""After these an id rests: a location that comes back, or a merger that is undone, wakes it."""


@dataclass(frozen=True)
class Earlier:
    """What the next version continues: published tables of the version before it.

    `locaties` and `herkomst` are followed by those of locations that an older version had and whose
    ids rest since: when one comes back, it gets its id back. So a record may stand in `herkomst`
    twice: with the location it is part of, and with the one that this took in. `waarden` and
    `besluiten`: the published herkomst_waarden and besluiten of that version.
    """

    versie: str
    locaties: pd.DataFrame
    herkomst: pd.DataFrame
    id_historie: pd.DataFrame
    waarden: pd.DataFrame
    besluiten: pd.DataFrame
    present: frozenset[str]
    """The ids of the version before it, without the resting ones."""


def read_earlier(root: Path, parent: Version | None) -> Earlier:
    """Read the version that a build continues; empty tables when there is none."""
    if parent is None:
        empty = {t: pd.DataFrame(columns=columns_of(t), dtype=str) for t in CONTINUED}
        return _make_earlier("", empty, frozenset())
    older = [version for version in list_versions(root) if version < parent]
    return continue_from(
        str(parent),
        read_tables(version_folder(root, parent), CONTINUED),
        (read_tables(version_folder(root, v), WITHDRAWN_FROM) for v in reversed(older)),
    )


def continue_from(
    versie: str,
    published: Mapping[str, pd.DataFrame],
    older: Iterable[Mapping[str, pd.DataFrame]],
) -> Earlier:
    """Return what continues a version: its tables CONTINUED, and what rests of those before it.

    `older`: tables WITHDRAWN_FROM of the versions before it, the latest first: a resting location
    comes from the last version that had it, and no more of them are read than that takes.
    """
    tables = dict(published)
    present = frozenset(tables["locaties"]["locatie_id"])
    missing = list_resting(tables["id_historie"]) - present
    before = iter(older)
    while missing and (former := next(before, None)) is not None:
        for name in WITHDRAWN_FROM:
            table = former[name]
            rows = table[table["locatie_id"].isin(missing)]
            tables[name] = pd.concat([tables[name], rows], ignore_index=True)
        missing -= set(former["locaties"]["locatie_id"])
    tables["herkomst"] = tables["herkomst"].drop_duplicates(
        ["record_id", "locatie_id"], ignore_index=True
    )
    return _make_earlier(versie, tables, present)


def _make_earlier(versie: str, tables: dict[str, pd.DataFrame], present: frozenset[str]) -> Earlier:
    return Earlier(
        versie,
        locaties=tables["locaties"],
        herkomst=tables["herkomst"],
        id_historie=tables["id_historie"],
        waarden=tables["herkomst_waarden"],
        besluiten=tables["besluiten"],
        present=present,
    )


def list_decided_records(earlier: Earlier) -> frozenset[str]:
    """Return the records of which a decision changed a cell in that version.

    Their values there are what people made of them, not what the source said. A correction of a
    value wherever it stands names no record: it may have been of any.
    """
    applied = earlier.besluiten[earlier.besluiten["toegepast"].astype(bool)]
    of_location = earlier.herkomst["locatie_id"].isin(set(applied["locatie_id"]) - {""})
    of_any = bool((applied["besluit"] == Besluit.OVERAL).any())
    members = earlier.herkomst.loc[of_location | of_any, "record_id"]
    return frozenset({*applied["record_id"], *members} - {""})


def list_applied_moves(earlier: Earlier) -> frozenset[tuple[str, str, str]]:
    """Return (was, wordt, datum) of the moves that worked in that version."""
    applied = earlier.besluiten[earlier.besluiten["toegepast"].astype(bool)]
    moves = applied.loc[applied["besluit"] == Besluit.VERHUISD, ["was", "wordt", "genomen_op"]]
    return frozenset((was, wordt, str(day)[:10]) for was, wordt, day in moves.to_numpy().tolist())


def list_resting(history: pd.DataFrame) -> set[str]:
    """Return the ids that ended in the last version that tells of them: withdrawn or merged.

    `history` is id_historie, in any order: published tables are sorted by id and event, so which
    event came last follows from its version alone.
    """
    if history.empty:
        return set()
    order = history["versie"].map({v: Version.parse(v) for v in history["versie"].unique()})
    latest = order.groupby(history["locatie_id"]).transform("max")
    last = history[order == latest]
    return set(last.loc[last["gebeurtenis"].isin(ENDINGS), "locatie_id"])

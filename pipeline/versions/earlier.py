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
KNOWN_BY = ("organisatie", "bezoekadres", "postcode")
"""What a location is known by, and may have left behind."""
LEAVES = (Besluit.VERHUISD, Besluit.HERNOEMD)
"""After these a location has another address or name, and may be found again under the old one."""
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
    former: pd.DataFrame
    """Locations that people said go on as another record, as an older version last had them
    otherwise: what still has that address or name is not new."""


def read_earlier(root: Path, parent: Version | None) -> Earlier:
    """Read the version that a build continues; empty tables when there is none."""
    if parent is None:
        empty = {t: pd.DataFrame(columns=columns_of(t), dtype=str) for t in CONTINUED}
        return _make_earlier("", empty, frozenset(), empty["locaties"])
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
    gone_on, were = _find_gone_on(tables), [tables["locaties"].iloc[:0]]
    before = iter(older)
    while (missing or len(gone_on)) and (former := next(before, None)) is not None:
        other = _find_otherwise(gone_on, former["locaties"])
        were.append(other)
        gone_on = gone_on[~gone_on["locatie_id"].isin(other["locatie_id"])]
        for name in WITHDRAWN_FROM:
            table = former[name]
            rows = table[table["locatie_id"].isin(missing)]
            tables[name] = pd.concat([tables[name], rows], ignore_index=True)
        missing -= set(former["locaties"]["locatie_id"])
    tables["herkomst"] = tables["herkomst"].drop_duplicates(
        ["record_id", "locatie_id"], ignore_index=True
    )
    return _make_earlier(versie, tables, present, pd.concat(were, ignore_index=True))


def _find_gone_on(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the locations of which a decision says as which record or location they go on."""
    besluiten = tables["besluiten"]
    told = besluiten[besluiten["besluit"].isin(LEAVES) & (besluiten["is_nu"] != "")]
    return tables["locaties"][tables["locaties"]["locatie_id"].isin(told["locatie_id"])]


def _find_otherwise(locaties: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of an older version that have another name or address than `locaties`."""
    keys = ["locatie_id", *KNOWN_BY]
    same = pd.MultiIndex.from_frame(locaties[keys].astype("str"))
    is_otherwise = ~pd.MultiIndex.from_frame(before[keys].astype("str")).isin(same)
    return before[before["locatie_id"].isin(locaties["locatie_id"]) & is_otherwise]


def _make_earlier(
    versie: str, tables: dict[str, pd.DataFrame], present: frozenset[str], former: pd.DataFrame
) -> Earlier:
    return Earlier(
        versie,
        locaties=tables["locaties"],
        herkomst=tables["herkomst"],
        id_historie=tables["id_historie"],
        waarden=tables["herkomst_waarden"],
        besluiten=tables["besluiten"],
        present=present,
        former=former,
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

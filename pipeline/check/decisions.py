"""Decisions held against what was published: is the location known, does `was` still hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.decided_values import DecidedValues
from pipeline.read.entry_ids import EntryIds, record_ids
from pipeline.read.manual import read_entries
from pipeline.read.references import find_partial_corrections, follow
from pipeline.read.validation import Known, normal_form
from pipeline.review.decisions import list_linked
from pipeline.stages.correct import correct
from pipeline.stages.decided import find_unknown_locations, resolve_decisions
from pipeline.stages.reach import find_reach
from pipeline.versions.earlier import read_earlier
from pipeline.versions.folders import list_versions
from pipeline.versions.known_ids import KnownIds
from schemas.manual import CORRECTIES, KOPPELINGEN
from schemas.records import RECORD_COLUMNS


def find_published_faults(
    root: Path,
    judgements: Mapping[str, Table],
    entries: Sequence[Table],
    known: Known,
    values: DecidedValues,
) -> Iterator[Finding]:
    """Yield what a build would say of correcties.csv (of `judgements`) beside the version before.

    A fault per location that no version ever had, and per decision on a location that says another
    `was` than the rows of researchers that it rests on; a notice per decision of a part, and per
    record that may become a location of its own. `entries`: the locations of the latest wave,
    `known` the words of their terms, `values` what cells say.
    Nothing is known before a first version.
    """
    table, versions = judgements[CORRECTIES.name], list_versions(root)
    if not versions or table.frame.empty:
        return
    earlier = read_earlier(root, max(versions))
    rows = normal_form(table, {})
    ids = KnownIds.of(earlier)
    for fault in find_unknown_locations(rows, ids):
        yield table.finding(fault.rij, fault.kolom, fault.regel, fault.advies)
    if entries:
        aliases = EntryIds(entries).find_aliases(earlier.herkomst["record_id"])
        herkomst = follow(earlier.herkomst, "record_id", aliases)
        ids = KnownIds.of(replace(earlier, herkomst=herkomst))
        linked = list_linked(normal_form(judgements[KOPPELINGEN.name], {}))
        records = _read_all(entries, known)
        yield from _find_stale_locations(table, rows, ids, records, values, linked)
    present = earlier.herkomst[earlier.herkomst["locatie_id"].isin(earlier.present)]
    for part in find_partial_corrections(rows, present):
        rule = f"{part.row['record_id']} is niet het enige record van {part.locatie_id}"
        told = table.finding(int(part.row["rij"]), "record_id", rule, part.advice)
        yield told._replace(is_notice=True)


def _read_all(tables: Sequence[Table], known: Known) -> pd.DataFrame:
    """Return RECORD_COLUMNS of the rows of researchers, as a build compares decisions with them."""
    frames = [
        read_entries(table, known).assign(record_id=list(record_ids(table).values()))
        for table in tables
    ]
    whole = pd.concat(frames).drop_duplicates("record_id", keep=False)
    return whole.reindex(columns=list(RECORD_COLUMNS), fill_value="")


def _find_stale_locations(
    table: Table,
    rows: pd.DataFrame,
    ids: KnownIds,
    records: pd.DataFrame,
    values: DecidedValues,
    linked: frozenset[str],
) -> Iterator[Finding]:
    """Yield the decisions on a location that its records do not bear out.

    What sites say is not known here: only locations that rest on rows of researchers are told.
    Whether a record at a third address becomes a location of its own only a build can tell.
    """
    here = set(records["record_id"])
    known = {name: members for name, members in ids.members.items() if here.issuperset(members)}
    ids = ids.wake(ids.find_returned(here))
    decided = resolve_decisions(rows, ids)
    reach = find_reach(decided.rows, known)
    about = decided.rows[decided.rows["locatie_id"].isin(known) & (decided.rows["record_id"] == "")]
    told = set(about["rij"])
    corrected = correct(records, decided, reach, {}, values, joined=ids.joined | linked)
    for faults, is_notice in ((corrected.faults, False), (corrected.strangers, True)):
        for fault in faults:
            if fault.rij in told:
                found = table.finding(fault.rij, fault.kolom, fault.regel, fault.advies)
                yield found._replace(is_notice=is_notice)

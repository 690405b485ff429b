"""De-duplicate any list: read it, match it, write the clusters and, if asked, every pair."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.match.engine import MatchResult, match_records
from pipeline.match.list_file import read_list, write_table
from pipeline.normalise.address_file import latest_gazetteer


def match_file(records: Path, out: Path, pairs: Path | None, root: Path) -> str:
    """Match the list `records` (csv or parquet), write `out` and `pairs`, tell what was found.

    Without reference data below `root` those of the working folder are tried. SjoError for a list
    that cannot be used; then nothing is written.
    """
    targets = [path.resolve() for path in (out, pairs) if path is not None]
    if records.resolve() in targets or len(set(targets)) < len(targets):
        raise SjoError("--out en --pairs moeten andere bestanden zijn dan de lijst en dan elkaar")
    table = read_list(records)
    with _without_collector():
        result = match_records(table, latest_gazetteer(root))
    write_table(result.clusters, out)
    if pairs is not None:
        write_table(result.pairs, pairs)
    return _tell(result, out, pairs)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small tuples without a cycle among them: looking for cycles doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tell(result: MatchResult, out: Path, pairs: Path | None) -> str:
    counts = result.statistics
    lines = [
        f"{counts['records']} records, {counts['locaties']} locaties; "
        f"{counts['vergeleken_paren']} paren vergeleken, {len(result.questions)} vragen",
        f"Groepen: {out}",
    ]
    if pairs is not None:
        lines.append(f"Paren met uitleg: {pairs}")
    if counts["gesplitste_blokken"]:
        lines.append(
            f"Let op: op {counts['gesplitste_blokken']} plaatsen staan zo veel verschillende "
            "records dat alleen records met iets gemeen in naam of contact zijn vergeleken"
        )
    if counts["blokken_met_venster"]:
        lines.append(
            f"Let op: {counts['blokken_met_venster']} groepen bleven daarna te groot; daarin is "
            "elk record alleen met zijn buren in alfabetische volgorde vergeleken"
        )
    return "\n".join(lines)

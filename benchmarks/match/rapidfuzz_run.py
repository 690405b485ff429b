"""De-duplicate a list as a script of an afternoon would: blocks and rapidfuzz, to compare with.

python -m benchmarks.match.rapidfuzz_run LIST.csv OUT.csv [THRESHOLD]

Records with one postcode and house number, or one street, number and gemeente, are held against
each other; names that are alike enough by any of three common measures make them one.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from pipeline.match.coding.components import label_components

THRESHOLD = 80.0
LARGEST_BLOCK = 60
_ADDRESS = re.compile(r"([^0-9]{3,}?)\s*([0-9]+)")
_LIGHT = re.compile(r"\b(?:stichting|vereniging|de|het|van|voor|t)\b|[^a-z0-9 ]")


def deduplicate(path: Path, out: Path, threshold: float) -> None:
    """Read the list at `path`, write record_id and cluster_id to `out`."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    names = [" ".join(_LIGHT.sub(" ", name.lower()).split()) for name in table["organisatie"]]
    pairs = {pair for pair in _pair_blocks(table) if _are_alike(names, pair, threshold)}
    ends = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    labels = label_components(len(table), ends[:, 0], ends[:, 1])
    ids = table["record_id"].to_numpy(dtype=object)
    pd.DataFrame({"record_id": ids, "cluster_id": ids[labels]}).to_csv(out, index=False)


def _pair_blocks(table: pd.DataFrame) -> Iterator[tuple[int, int]]:
    blocks = defaultdict[tuple[str, ...], list[int]](list)
    for at, row in enumerate(table.to_dict("records")):
        found = _ADDRESS.match(row["bezoekadres"].lower())
        if not found:
            continue
        postcode = row["postcode"].replace(" ", "").upper()
        if postcode:
            blocks[postcode, found[2]].append(at)
        blocks[found[1].strip(), found[2], row["gemeente"] or row["plaats"]].append(at)
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK:
            yield from combinations(members, 2)


def _are_alike(names: list[str], pair: tuple[int, int], threshold: float) -> bool:
    one, other = (names[at] for at in pair)
    measures = (fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.WRatio)
    return max(measure(one, other) for measure in measures) >= threshold


if __name__ == "__main__":
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else THRESHOLD
    deduplicate(Path(sys.argv[1]), Path(sys.argv[2]), limit)

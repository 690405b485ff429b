"""Texts that are one typing error apart, found without comparing all with all."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.match.nodes import Ints

LONGEST = 64
SHORTEST = 5
_BASE = np.uint64(1_099_511_628_211)


def find_near_streets(gemeente: Ints, street: Ints, streets: list[str]) -> Ints:
    """Index pairs of (gemeente, street) rows in one gemeente whose streets are one edit apart."""
    return find_near_texts(gemeente, [streets[code] for code in street])


def find_near_texts(group: Ints, texts: list[str]) -> Ints:
    """Pairs of rows, as an array of two columns, of one group whose texts are one edit apart.

    Two texts one edit apart (a letter more, less, other, or two swapped) become equal when the
    right letter is left out of each; so every text is filed under all its forms with one letter
    less. Texts of fewer than 5 or more than 64 letters are left alone. A form under which more
    than 8 texts stand tells nothing and is passed over.
    """
    rows = np.array(
        [at for at, text in enumerate(texts) if SHORTEST <= len(text) <= LONGEST], dtype=np.int64
    )
    if not len(rows):
        return np.empty((0, 2), dtype=np.int64)
    hashes, owner = _hash_shorter_forms([texts[at] for at in rows])
    hashes ^= group[rows][owner].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    pairs: list[Ints] = []
    for distance in range(1, 8):
        equal = np.flatnonzero(hashes[:-distance] == hashes[distance:])
        one, other = rows[owner[equal]], rows[owner[equal + distance]]
        differ = one != other
        pairs.append(np.stack([np.minimum(one, other), np.maximum(one, other)], axis=1)[differ])
    found = pd.DataFrame(np.concatenate(pairs)).drop_duplicates().sort_values([0, 1])
    return found.to_numpy(dtype=np.int64)


def _hash_shorter_forms(texts: list[str]) -> tuple[npt.NDArray[np.uint64], Ints]:
    """Hashes of every text and of its forms with one letter left out, and whose they are."""
    letters = np.array([text.encode("ascii", "replace") for text in texts], dtype=f"S{LONGEST}")
    grid = letters.view(np.uint8).reshape(len(texts), LONGEST).astype(np.uint64)
    length = (grid > 0).sum(axis=1)
    powers = _BASE ** np.arange(LONGEST, dtype=np.uint64)
    before = np.cumsum(grid * powers, axis=1)
    shifted = np.zeros_like(grid)
    shifted[:, 1:] = grid[:, 1:] * powers[:-1]
    total = before[:, -1:]
    after = shifted.sum(axis=1, keepdims=True) - np.cumsum(shifted, axis=1)
    prefix = np.zeros_like(before)
    prefix[:, 1:] = before[:, :-1]
    forms = np.concatenate([total, prefix + after], axis=1)
    real = np.arange(LONGEST + 1)[None, :] <= length[:, None]
    owner = np.broadcast_to(np.arange(len(texts))[:, None], forms.shape)
    return forms[real], owner[real].astype(np.int64)

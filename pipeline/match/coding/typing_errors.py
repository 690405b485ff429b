"""Texts that are one typing error apart, found without comparing all with all."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from pipeline.match.coding.columns import Bools, Ints, sort_pairs

LONGEST_PAIRED, SHORTEST_PAIRED = 64, 5
"""Letters of texts that are paired: a shorter one with a letter more or less is another word, and
of a longer one the start is enough to find it by other keys."""
EDITS_OF_A_SWAP = 2
"""Edits between texts of the same letters when one letter stands elsewhere: out here, in there."""
MOST_ALIKE = 8
"""Texts that share a form with one letter less; of more, only neighbours are paired."""
TEXTS_AT_ONCE = 20_000
"""Texts whose forms are in memory together."""
MOST_BITS = 24
"""Of hashes that fill a sieve: a table of at most 16 MB."""

Hashes = npt.NDArray[np.uint64]
_BASE = np.uint64(1_099_511_628_211)
_GROUP = np.uint64(0x9E3779B97F4A7C15)


def is_misspelling(one: str, other: str) -> bool:
    """Are two texts of the same letters a typing error apart, in a word or in their spaces?"""
    joined = one.replace(" ", ""), other.replace(" ", "")
    if OSA.distance(*joined, score_cutoff=EDITS_OF_A_SWAP) <= EDITS_OF_A_SWAP:
        return True
    left, right = one.split(), other.split()
    near = (any(OSA.distance(w, v, score_cutoff=1) < 2 for v in right) for w in left)
    return len(left) == len(right) and all(near)


def find_near_streets(gemeente: Ints, street: Ints, streets: list[str]) -> Ints:
    """Index pairs of (gemeente, street) rows in one gemeente whose streets are one edit apart."""
    texts = [streets[code] for code in street]
    return find_near_texts(gemeente, texts, np.ones(len(texts), dtype=bool))


def find_near_texts(group: Ints, texts: list[str], wanted: Bools) -> Ints:
    """Pairs of rows, smaller first, of one group whose texts are at most one edit apart.

    At least one of a pair is `wanted`. Two texts one edit apart (a letter more, less, other, or
    two swapped) become equal when the right letter is left out of each; so every text is filed
    under all its forms with one letter less. Texts of fewer than 5 or more than 64 letters are
    left alone. Some pairs are two edits apart: the caller judges.
    """
    size = np.array([len(text) for text in texts], dtype=np.int64)
    rows = np.flatnonzero((size >= SHORTEST_PAIRED) & (size <= LONGEST_PAIRED))
    letters = np.array([texts[at].encode("ascii", "replace") for at in rows], dtype=np.bytes_)
    rows = rows[np.argsort(letters, kind="stable")]
    rows = rows[np.argsort(size[rows], kind="stable")]
    searched = list(_hash_forms(group, texts, rows[wanted[rows]]))
    if not searched:
        return np.empty((0, 2), dtype=np.int64)
    known = _mark(np.concatenate([hashes for hashes, _ in searched]))
    found = searched + [
        (hashes[at], owner[at])
        for hashes, owner in _hash_forms(group, texts, rows[~wanted[rows]])
        if len(at := np.flatnonzero(_is_marked(known, hashes)))
    ]
    hashes = np.concatenate([part for part, _ in found])
    owner = np.concatenate([part for _, part in found])
    pairs = _pair_equal(hashes, owner)
    return pairs[wanted[pairs].any(axis=1)]


def _mark(hashes: Hashes) -> Bools:
    """A table of the last bits of hashes: a sieve that lets few others through."""
    table = np.zeros(1 << min(MOST_BITS, len(hashes).bit_length() + 2), dtype=bool)
    table[hashes & np.uint64(len(table) - 1)] = True
    return table


def _is_marked(table: Bools, hashes: Hashes) -> Bools:
    found: Bools = table[hashes & np.uint64(len(table) - 1)]
    return found


def _pair_equal(hashes: Hashes, owner: Ints) -> Ints:
    """Pairs of owners of equal hashes, smaller first."""
    ordered = np.sort(hashes)
    twice = _is_marked(_mark(ordered[1:][ordered[1:] == ordered[:-1]]), hashes)
    hashes, owner = hashes[twice], owner[twice]
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    pairs: list[Ints] = []
    at = np.arange(len(hashes))
    for distance in range(1, MOST_ALIKE):
        at = at[at < len(hashes) - distance]
        at = at[hashes[at] == hashes[at + distance]]
        one, other = owner[at], owner[at + distance]
        pairs.append(np.stack([one, other], axis=1)[one != other])
    return sort_pairs(np.concatenate(pairs))


def _hash_forms(group: Ints, texts: list[str], rows: Ints) -> Iterator[tuple[Hashes, Ints]]:
    """Hashes of texts and of their forms with one letter left out, and whose they are."""
    for start in range(0, len(rows), TEXTS_AT_ONCE):
        some = rows[start : start + TEXTS_AT_ONCE]
        forms, real = _leave_out([texts[at] for at in some.tolist()])
        forms ^= (group[some].astype(np.uint64) * _GROUP)[:, None]
        owner = np.broadcast_to(some[:, None], forms.shape)
        yield forms[real], owner[real]


def _leave_out(texts: list[str]) -> tuple[Hashes, Bools]:
    """Per text a row of hashes, of itself and without each of its letters; and which are real."""
    width = max(len(text) for text in texts)
    letters = np.array([text.encode("ascii", "replace") for text in texts], dtype=f"S{width}")
    grid = letters.view(np.uint8).reshape(len(texts), width).astype(np.uint64)
    length = (grid > 0).sum(axis=1)
    powers = _BASE ** np.arange(width, dtype=np.uint64)
    before = np.cumsum(grid * powers, axis=1)
    shifted = np.zeros_like(grid)
    shifted[:, 1:] = grid[:, 1:] * powers[:-1]
    after = shifted.sum(axis=1, keepdims=True) - np.cumsum(shifted, axis=1)
    prefix = np.zeros_like(before)
    prefix[:, 1:] = before[:, :-1]
    forms = np.concatenate([before[:, -1:], prefix + after], axis=1)
    return forms, np.arange(width + 1)[None, :] <= length[:, None]

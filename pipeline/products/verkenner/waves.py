"""What came and went in every gemeente since the version before, and what cannot be told."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.products.edition import Edition
from pipeline.products.verkenner.facts import ExplorerFacts
from pipeline.versions.rows import plain_rows
from schemas.vocabulary import Oorzaak

TELLING_CAUSES = (Oorzaak.ECHTE_VERANDERING, Oorzaak.NIEUW_GEVONDEN)
"""The causes by which a location came or went for readers; after any other it is not certain."""


class WaveChange(NamedTuple):
    """How many locations came, went, or differ without it being known whether anything changed.

    `is_known` is False where the gemeente was not searched wholly in both versions: that nothing
    differs there says nothing.
    """

    gained: int
    lost: int
    unsure: int
    is_known: bool


def compare_waves(edition: Edition, facts: ExplorerFacts) -> Mapping[str, WaveChange] | None:
    """Return the changes by gemeentecode; None when there is no version before it.

    A location is of the gemeente in which it is now, or was when it went. One whose gemeente has
    since been merged away is left out: the change of borders has a page of its own.
    """
    changes = edition.wijzigingen
    if changes is None:
        return None
    counts: Counter[tuple[str, str]] = Counter()
    for row in plain_rows(changes):
        if row["effect"]:
            code = row["gemeentecode_nieuw"] or row["gemeentecode_oud"]
            counts[code, _tell_kind(row["effect"], row["oorzaak"])] += 1
    return {
        code: WaveChange(
            counts[code, "gained"],
            counts[code, "lost"],
            counts[code, "unsure"],
            code not in edition.change_unknown,
        )
        for code in facts.gemeenten
    }


def _tell_kind(effect: int, cause: str) -> str:
    if cause not in TELLING_CAUSES:
        return "unsure"
    return "gained" if effect > 0 else "lost"

"""What a corruption is, and a typing error, which both names and streets suffer (SYNTHETISCH)."""

import random
from collections.abc import Callable

from benchmarks.match.entities import Entity

Row = dict[str, str]
Corruption = Callable[[random.Random, Entity, Row], bool]
"""Changes a row in place; False when it does not apply to this entity."""


def mistype(rng: random.Random, text: str) -> str:
    """One typing error: a letter dropped, doubled, replaced or swapped with the next."""
    spots = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if len(spots) < 4:
        return text
    at = rng.choice(spots)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + rng.choice("aeionrst") + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

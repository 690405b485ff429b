"""The rules by which a found organisation stays out of the inventory."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.toml_text import settings_of

CLOSED_RULE = "opgeheven"
"""The code of the rule by which people say that a location has closed."""
INCLUSION_PATH = Path(__file__).with_name("inclusion.toml")


@dataclass(frozen=True)
class Exclusion:
    """One rule: its code in files, what it says in Dutch, and where the study states it.

    `valt_af` is a made-up case that it keeps out, `telt_mee` one near it that it does not.
    """

    code: str
    label: str
    bron: str
    valt_af: str
    telt_mee: str


@cache
def load_exclusions(path: Path = INCLUSION_PATH) -> tuple[Exclusion, ...]:
    """Read the exclusion rules; SettingsError when the file lacks or adds a field."""
    with settings_of(path) as raw:
        return tuple(Exclusion(**entry) for entry in raw["uitsluiting"])

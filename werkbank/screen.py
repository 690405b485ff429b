"""What a screen of the workbench is."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.routing import Route


@dataclass(frozen=True)
class Screen:
    """A page in the navigation and what belongs to it.

    `path` is where it begins, `titel` its name in the navigation, `sneltoets` the digit that leads
    there, `routes` every address of it. Each address begins with `path`: the navigation marks the
    screen by that.
    """

    path: str
    titel: str
    sneltoets: str
    routes: Sequence[Route]

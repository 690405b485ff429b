"""Carry codes of gemeenten from one year's boundaries to another's, without guessing."""

from typing import NamedTuple

import pandas as pd

from pipeline.errors import SjoError

MAX_CHAIN = 50


class Placing(NamedTuple):
    """Where a gemeente lies on another map: one code, or none and the Dutch reason why.

    `mogelijk`: the codes on that map it may lie in, when it cannot be placed.
    """

    gemeentecode: str
    reden: str = ""
    mogelijk: tuple[str, ...] = ()


class Boundaries:
    """Which gemeente became which, from the table Herindelingen and the gemeenten per year.

    A code with several successors (a gemeente that was divided) is named and never placed.
    """

    def __init__(self, herindelingen: pd.DataFrame, gemeenten: pd.DataFrame) -> None:
        self._successors: dict[str, set[tuple[str, str]]] = {}
        for row in herindelingen.itertuples(index=False):
            entry = (str(row.gemeentecode_nieuw), str(row.datum))
            self._successors.setdefault(str(row.gemeentecode_oud), set()).add(entry)
        self._placed: dict[tuple[str, int, int], Placing] = {}
        self._names: dict[int, dict[str, str]] = {}
        for jaar, group in gemeenten.groupby("jaar"):
            codes = zip(group["gemeentecode"], group["gemeente"], strict=True)
            self._names[int(str(jaar))] = {str(code): str(name) for code, name in codes}

    def knows(self, jaar: int) -> bool:
        """Tell whether the gemeenten of 1 January of a year are known."""
        return jaar in self._names

    def names(self, jaar: int) -> dict[str, str]:
        """Return gemeentecode -> name on 1 January of a year; SjoError for an unknown year."""
        if jaar not in self._names:
            years = f"{min(self._names)}-{max(self._names)}" if self._names else "geen jaar"
            raise SjoError(f"geen kaart van {jaar}; bekend zijn de gemeenten van {years}")
        return self._names[jaar]

    def forward(self, gemeentecode: str, jaar: int, van_jaar: int = 0) -> Placing:
        """Return where a gemeente lies on 1 January of a later year, through every merger.

        `van_jaar`: the year of the map that the code is of, 0 when unknown. What changed up to
        that map is in it, if it holds the code.
        """
        code, moment = gemeentecode, f"{jaar:04d}-01-01"
        is_of_map = code in self._names.get(van_jaar, {})
        since = f"{van_jaar:04d}-01-01" if is_of_map else ""
        for _ in range(MAX_CHAIN):
            later = self._successors.get(code, set())
            steps = {new for new, datum in later if since < datum <= moment and new != code}
            if not steps:
                return Placing(code)
            # Divided: without an address nobody knows which part a location lies in. One that is
            # on the later map too gave away a part, and goes on.
            stays = {code} & set(self._names.get(jaar, {}))
            if len(steps | stays) > 1:
                places = sorted(steps | stays)
                later_on = {p for step in steps for p in self._all(self.forward(step, jaar))}
                reason = f"{code} is verdeeld over {', '.join(places)}"
                return Placing("", reason, tuple(sorted(later_on | stays)))
            code = steps.pop()
        raise SjoError(f"herindelingen.csv: {gemeentecode} loopt in een kring; herstel het bestand")

    def find_outgrown(self, van_jaar: int, jaar: int) -> set[str]:
        """Return the codes on both maps that took in another gemeente or a part, or gave one away.

        A figure of the earlier map is of another area than the code has on the later one.
        """
        former = self._names.get(van_jaar, {})
        placed = {code: self.forward(code, jaar, van_jaar) for code in former}
        changed = {
            place
            for code, placing in placed.items()
            for place in self._all(placing)
            if place != code or not placing.gemeentecode
        }
        return changed & set(former) & set(self._names.get(jaar, {}))

    def place(self, gemeentecode: str, van_jaar: int, naar_jaar: int) -> Placing:
        """Return where a gemeente of one year's map lies on the map of another year.

        Backwards only a gemeente with exactly one predecessor can be placed.
        """
        key = gemeentecode, van_jaar, naar_jaar
        if key not in self._placed:
            self._placed[key] = (
                self.forward(gemeentecode, naar_jaar, van_jaar)
                if naar_jaar >= van_jaar
                else self._backward(gemeentecode, van_jaar, naar_jaar)
            )
        return self._placed[key]

    @staticmethod
    def _all(placing: Placing) -> tuple[str, ...]:
        return (placing.gemeentecode,) if placing.gemeentecode else placing.mogelijk

    def _backward(self, gemeentecode: str, van_jaar: int, naar_jaar: int) -> Placing:
        origins = {
            code: self.forward(code, van_jaar, naar_jaar)
            for code in self.names(naar_jaar)
            if gemeentecode in self._all(self.forward(code, van_jaar, naar_jaar))
        }
        if len(origins) == 1 and all(found.gemeentecode for found in origins.values()):
            return Placing(next(iter(origins)))
        listed = ", ".join(sorted(origins)) or "geen bekende gemeente"
        return Placing("", f"{gemeentecode} kwam voort uit {listed}", tuple(sorted(origins)))

"""One gemeente beside those near it, those of its size class and the country."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.products.dutch import dutch_range
from pipeline.products.edition import Edition
from pipeline.products.nearby import find_nearby
from pipeline.products.states import UNKNOWN_DEKKING
from pipeline.products.supply import DENSITY, GroupMeans, Supply, average_by, count_supply
from pipeline.text.numbers import dutch_number
from schemas.vocabulary import Dekking, Lijst

WHOLE_COUNTRY = ""
NOT_KNOWN = "?"
UNKNOWN_CLASS = "Onbekend"


@dataclass(frozen=True)
class Comparison:
    """What gemeenten have, on average; a class is a size class of tabel_5 or WHOLE_COUNTRY.

    `compared` gives the name on the page of every figure, `classes` the size class by gemeentecode,
    `names` the gemeenten and `nearby` those near each, `supply` what each has, `groups` the means
    by class. `found` counts the gemeenten with a term by (class, soort, term), `open` those of
    which that is not known.
    """

    compared: dict[str, str]
    classes: dict[str, str]
    names: dict[str, str]
    nearby: dict[str, tuple[str, ...]]
    supply: dict[str, Supply]
    groups: dict[str, GroupMeans]
    found: dict[tuple[str, str, str], int]
    open: dict[tuple[str, str, str], int]

    @classmethod
    def of(cls, edition: Edition) -> "Comparison":
        """Count in the tables gemeenten, gemeente_klassen and witte_vlekken of a version."""
        gemeenten, supply = edition.gemeenten, count_supply(edition)
        sized = edition.size_classes[["gemeentecode", "rij"]]
        classes = dict(sized.itertuples(index=False, name=None))
        doubled = pd.concat([sized, sized.assign(rij=WHOLE_COUNTRY)])
        spots = edition.tables["witte_vlekken"]
        return cls(
            compared=_name_figures(edition.offers),
            classes=classes,
            names=dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True)),
            nearby=find_nearby(gemeenten),
            supply=supply,
            groups=average_by(supply, classes)
            | {WHOLE_COUNTRY: GroupMeans.of(list(supply.values()))},
            found=_count_terms(doubled, spots[spots["toestand"] == Dekking.GEVONDEN]),
            open=_count_terms(doubled, spots[spots["toestand"].isin(UNKNOWN_DEKKING)]),
        )

    def describe_class(self, class_: str) -> str:
        """Return in a sentence what gemeenten a class holds, and of how many little is known."""
        words = "een onbekend inwonertal" if class_ == UNKNOWN_CLASS else f"{class_} inwoners"
        text = f"Zelfde omvang: gemeenten met {words} ({self.groups[class_].size})."
        country = self.groups[WHOLE_COUNTRY]
        if not country.unknown:
            return text
        unknown = self.groups[class_].unknown
        of_them = f"van {unknown} van hen en " if unknown else ""
        return (
            f"{text} Of er aanbod is, is {of_them}van {country.unknown} van de {country.size} in "
            "Nederland niet bekend: het echte aanbod kan groter zijn."
        )

    def share(self, class_: str, soort: str, term: str) -> str:
        """Return the share of the gemeenten of a class where a term was found.

        The least and the most it can be, while of some of them it is not known.
        """
        key = class_, soort, term
        return dutch_range(self.found.get(key, 0), self.open.get(key, 0), self.groups[class_].size)

    def rows(self, gemeentecode: str) -> list[dict[str, Any]]:
        """Return the figures of a gemeente, of those near it, and the means of class and country.

        A row is naam, soort (eigen, buurt or groep) and cijfers, one text per figure of `compared`.
        """
        class_ = self.classes[gemeentecode]
        return [
            self._row(gemeentecode, "eigen"),
            *(self._row(code, "buurt") for code in self.nearby[gemeentecode]),
            self._mean_row("Zelfde omvang", class_),
            self._mean_row("Nederland", WHOLE_COUNTRY),
        ]

    def _row(self, code: str, soort: str) -> dict[str, Any]:
        own = self.supply[code]
        figures = own.figures if own.is_known else dict.fromkeys(self.compared)
        cells = [_write(figures[name], int(name == DENSITY)) for name in self.compared]
        return {"naam": self.names[code], "soort": soort, "cijfers": cells}

    def _mean_row(self, label: str, class_: str) -> dict[str, Any]:
        group = self.groups[class_]
        cells = [_write(group.means[figure], 1) for figure in self.compared]
        name = f"{label}, gemiddeld ({dutch_number(group.size)})"
        return {"naam": name, "soort": "groep", "cijfers": cells}


def _count_terms(classes: pd.DataFrame, spots: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    """Return the number of gemeenten in `spots` by (class, soort, term)."""
    told = spots[["gemeentecode", "soort", "term"]]
    counted = classes.merge(told, on="gemeentecode").groupby(["rij", "soort", "term"]).size()
    return {key: int(count) for key, count in zip(counted.index, counted, strict=True)}


def _name_figures(offers: dict[str, list[str]]) -> dict[str, str]:
    """Return how each compared figure is called on the page."""
    types, fields = offers[Lijst.ONDERSTEUNINGSTYPE], offers[Lijst.LEEFGEBIED]
    return {
        "locaties": "locaties",
        DENSITY: "per 10.000 inwoners",
        "aanbieders": "aanbieders",
        "ondersteuningstypen": f"typen, van de {len(types)}",
        "leefgebieden": f"leefgebieden, van de {len(fields)}",
    }


def _write(value: float | None, decimals: int) -> str:
    return NOT_KNOWN if value is None else dutch_number(value, decimals)

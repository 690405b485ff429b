"""One gemeente beside those near it, those of its size class and the country."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.products.dutch import dutch_range
from pipeline.products.edition import Edition
from pipeline.products.nearby import find_nearby, per_10_000
from pipeline.products.states import UNKNOWN_DEKKING, UNKNOWN_STATUSES
from pipeline.text.numbers import dutch_number
from schemas.vocabulary import Dekking, Lijst

WHOLE_COUNTRY = ""
NOT_KNOWN = "?"
SIZE_TABLE = "tabel_5"
UNKNOWN_CLASS = "Onbekend"
COUNTED = ["aantal_locaties", "aantal_organisaties"]
PER_10_000 = "per_10_000"

Figures = dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class Comparison:
    """What gemeenten have, on average; a class is a size class of tabel_5 or WHOLE_COUNTRY.

    `compared` gives the name on the page of every figure, `classes` the size class by gemeentecode,
    `names` the gemeenten and `nearby` those near each, `own` the figures by gemeentecode, `means`
    their means by class (PER_10_000: of all their inhabitants together, where known), `sizes` the
    gemeenten in a class. `unsearched` are the gemeenten of which the supply is not known, `unknown`
    their number by class. `found` counts the gemeenten with a term by (class, soort, term), `open`
    those of which that is not known.
    """

    compared: dict[str, str]
    classes: dict[str, str]
    names: dict[str, str]
    nearby: dict[str, tuple[str, ...]]
    own: Figures
    means: Figures
    sizes: dict[str, int]
    unsearched: frozenset[str]
    unknown: dict[str, int]
    found: dict[tuple[str, str, str], int]
    open: dict[tuple[str, str, str], int]

    @classmethod
    def of(cls, edition: Edition) -> "Comparison":
        """Count in the tables gemeenten, gemeente_klassen and witte_vlekken of a version."""
        sizes = edition.tables["gemeente_klassen"]
        classes = sizes[sizes["tabel"] == SIZE_TABLE][["gemeentecode", "rij"]]
        doubled = pd.concat([classes, classes.assign(rij=WHOLE_COUNTRY)])
        spots = edition.tables["witte_vlekken"]
        offered = spots[spots["toestand"] == Dekking.GEVONDEN]
        still_open = spots[spots["toestand"].isin(UNKNOWN_DEKKING)]
        kinds = offered.groupby(["gemeentecode", "soort"]).size().unstack(fill_value=0)
        own = (
            edition.gemeenten[["gemeentecode", *COUNTED]]
            .set_index("gemeentecode")
            .join(kinds.reindex(columns=list(edition.offers), fill_value=0))
            .fillna(0)
        )
        # A gemeente of which nothing is known counts as zero: the mean is a lower bound, and
        # describe_class says of how many that is so.
        per_class = doubled.join(own, on="gemeentecode").drop(columns="gemeentecode").groupby("rij")
        gemeenten = edition.gemeenten
        inhabited = gemeenten[["gemeentecode", "aantal_locaties", "inwoners"]].dropna()
        inhabited = inhabited.set_index("gemeentecode").astype("int64")
        unsearched = gemeenten[gemeenten["status"].isin(UNKNOWN_STATUSES)]["gemeentecode"]
        unknown = doubled[doubled["gemeentecode"].isin(unsearched)]["rij"].value_counts()
        return cls(
            compared=_name_figures(edition.offers),
            classes=dict(classes.itertuples(index=False, name=None)),
            names=dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True)),
            nearby=find_nearby(gemeenten),
            own=_with_density(_by_index(own), inhabited),
            means=_with_density(
                _by_index(per_class.mean()),
                doubled.join(inhabited, on="gemeentecode", how="inner")
                .groupby("rij")[list(inhabited.columns)]
                .sum(),
            ),
            sizes={str(class_): int(count) for class_, count in per_class.size().items()},
            unsearched=frozenset(unsearched),
            unknown={str(class_): int(count) for class_, count in unknown.items()},
            found=_count_terms(doubled, offered),
            open=_count_terms(doubled, still_open),
        )

    def describe_class(self, class_: str) -> str:
        """Return in a sentence what gemeenten a class holds, and of how many little is known."""
        words = "een onbekend inwonertal" if class_ == UNKNOWN_CLASS else f"{class_} inwoners"
        text = f"Zelfde omvang: gemeenten met {words} ({self.sizes[class_]})."
        unknown = self.unknown.get(WHOLE_COUNTRY)
        if not unknown:
            return text
        return (
            f"{text} Of er aanbod is, is niet bekend van {self.unknown.get(class_, 'geen')} van "
            f"hen, en van {unknown} van de {self.sizes[WHOLE_COUNTRY]} in Nederland: het echte "
            "aanbod kan groter zijn."
        )

    def share(self, class_: str, soort: str, term: str) -> str:
        """Return the share of the gemeenten of a class where a term was found.

        The least and the most it can be, while of some of them it is not known.
        """
        key = class_, soort, term
        return dutch_range(self.found.get(key, 0), self.open.get(key, 0), self.sizes[class_])

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
        figures = self.own[code]
        is_unknown = code in self.unsearched
        cells = [
            NOT_KNOWN if is_unknown else _write(figures[column], int(column == PER_10_000))
            for column in self.compared
        ]
        return {"naam": self.names[code], "soort": soort, "cijfers": cells}

    def _mean_row(self, label: str, class_: str) -> dict[str, Any]:
        cells = [_write(self.means[class_][column], 1) for column in self.compared]
        name = f"{label}, gemiddeld ({dutch_number(self.sizes[class_])})"
        return {"naam": name, "soort": "groep", "cijfers": cells}


def _count_terms(classes: pd.DataFrame, spots: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    """Return the number of gemeenten in `spots` by (class, soort, term)."""
    told = spots[["gemeentecode", "soort", "term"]]
    counted = classes.merge(told, on="gemeentecode").groupby(["rij", "soort", "term"]).size()
    return {key: int(count) for key, count in zip(counted.index, counted, strict=True)}


def _name_figures(offers: dict[str, list[str]]) -> dict[str, str]:
    """Return how each compared figure is called on the page, by column."""
    types, fields = offers[Lijst.ONDERSTEUNINGSTYPE], offers[Lijst.LEEFGEBIED]
    return {
        "aantal_locaties": "locaties",
        PER_10_000: "per 10.000 inwoners",
        "aantal_organisaties": "aanbieders",
        "ondersteuningstype": f"typen, van de {len(types)}",
        "leefgebied": f"leefgebieden, van de {len(fields)}",
    }


def _with_density(figures: Figures, inhabited: pd.DataFrame) -> Figures:
    """Add to the figures of each group the locations per 10,000 of its inhabitants, or None."""
    density = {
        str(key): per_10_000(locaties, inwoners)
        for key, locaties, inwoners in inhabited.itertuples(name=None)
    }
    return {key: values | {PER_10_000: density.get(key)} for key, values in figures.items()}


def _write(value: float | None, decimals: int) -> str:
    return NOT_KNOWN if value is None else dutch_number(value, decimals)


def _by_index(frame: pd.DataFrame) -> Figures:
    columns = [str(column) for column in frame.columns]
    rows = zip(frame.index, frame.to_numpy().tolist(), strict=True)
    return {str(key): dict(zip(columns, values, strict=True)) for key, values in rows}

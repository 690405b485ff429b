"""One gemeente beside those of its size class and beside the country."""

from dataclasses import dataclass

import pandas as pd

from pipeline.products.dutch import dutch_range
from pipeline.products.edition import Edition
from pipeline.products.states import UNKNOWN_DEKKING, UNKNOWN_STATUSES
from pipeline.text.numbers import dutch_number
from schemas.vocabulary import Dekking, Lijst

WHOLE_COUNTRY = ""
NOT_KNOWN = "?"
SIZE_TABLE = "tabel_5"
UNKNOWN_CLASS = "Onbekend"
COUNTED = ["aantal_locaties", "aantal_organisaties"]


@dataclass(frozen=True)
class Comparison:
    """What gemeenten have, on average; a class is a size class of tabel_5 or WHOLE_COUNTRY.

    `compared` gives the name on the page of every figure, `classes` the size class by gemeentecode,
    `own` the figures by gemeentecode, `means` their means by class, `sizes` the gemeenten in a
    class. `unsearched` are the gemeenten of which the supply is not known, `unknown` their number
    by class. `found` counts the gemeenten with a term by (class, soort, term), `open` those of
    which that is not known.
    """

    compared: dict[str, str]
    classes: dict[str, str]
    own: dict[str, dict[str, float]]
    means: dict[str, dict[str, float]]
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
        unsearched = gemeenten[gemeenten["status"].isin(UNKNOWN_STATUSES)]["gemeentecode"]
        unknown = doubled[doubled["gemeentecode"].isin(unsearched)]["rij"].value_counts()
        return cls(
            compared=_name_figures(edition.offers),
            classes=dict(classes.itertuples(index=False, name=None)),
            own=_by_index(own),
            means=_by_index(per_class.mean()),
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
            f"{text} Of er aanbod is, is niet bekend van {self.unknown.get(class_, 0)} van hen, en "
            f"van {unknown} van de {self.sizes[WHOLE_COUNTRY]} in Nederland: het echte aanbod kan "
            "groter zijn."
        )

    def share(self, class_: str, soort: str, term: str) -> str:
        """Return the share of the gemeenten of a class where a term was found.

        The least and the most it can be, while of some of them it is not known.
        """
        key = class_, soort, term
        return dutch_range(self.found.get(key, 0), self.open.get(key, 0), self.sizes[class_])

    def figures(self, gemeentecode: str) -> list[dict[str, str]]:
        """Return the figures of a gemeente, if known, beside the means of class and country."""
        own, peers = self.own[gemeentecode], self.means[self.classes[gemeentecode]]
        is_unknown = gemeentecode in self.unsearched
        return [
            {
                "naam": label,
                "eigen": NOT_KNOWN if is_unknown else dutch_number(own[column]),
                "klasse": dutch_number(peers[column], 1),
                "land": dutch_number(self.means[WHOLE_COUNTRY][column], 1),
            }
            for column, label in self.compared.items()
        ]


def _count_terms(classes: pd.DataFrame, spots: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    """Return the number of gemeenten in `spots` by (class, soort, term)."""
    told = spots[["gemeentecode", "soort", "term"]]
    counted = classes.merge(told, on="gemeentecode").groupby(["rij", "soort", "term"]).size()
    return {key: int(count) for key, count in zip(counted.index, counted, strict=True)}


def _name_figures(offers: dict[str, list[str]]) -> dict[str, str]:
    """Return how each compared figure is called on the page, by column."""
    types, fields = offers[Lijst.ONDERSTEUNINGSTYPE], offers[Lijst.LEEFGEBIED]
    return {
        "aantal_locaties": "Locaties",
        "aantal_organisaties": "Aanbieders",
        "ondersteuningstype": f"Ondersteuningstypen, van de {len(types)}",
        "leefgebied": f"Leefgebieden, van de {len(fields)}",
    }


def _by_index(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    columns = [str(column) for column in frame.columns]
    rows = zip(frame.index, frame.to_numpy().tolist(), strict=True)
    return {str(key): dict(zip(columns, values, strict=True)) for key, values in rows}

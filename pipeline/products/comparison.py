"""One gemeente beside those of its size class and beside the country."""

from dataclasses import dataclass

import pandas as pd

from pipeline.products.dutch import format_number, format_share
from pipeline.products.snapshot import Snapshot
from pipeline.products.states import FOUND
from schemas.typology import labels, load_typology

KINDS = {
    "ondersteuningstype": labels(load_typology().ondersteuningstypen),
    "leefgebied": labels(load_typology().leefgebieden),
}
COUNTRY = ""
ABSENT = "-"
SIZE_TABLE = "tabel_5"
UNKNOWN_CLASS = "Onbekend"


@dataclass(frozen=True)
class Comparison:
    """What gemeenten have on average; `classes` gives the size class (tabel_5) by gemeentecode.

    `per_gemeente` has a row per gemeente and, again, per gemeente with class COUNTRY: gemeentecode,
    rij (the class) and the figures that are compared. `found` counts the gemeenten with a term by
    (class, soort, term).
    """

    classes: dict[str, str]
    per_gemeente: pd.DataFrame
    found: dict[tuple[str, str, str], int]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Comparison":
        """Count in the tables gemeenten, gemeente_klassen and witte_vlekken of a snapshot."""
        sizes = snapshot.tables["gemeente_klassen"]
        classes = sizes[sizes["tabel"] == SIZE_TABLE][["gemeentecode", "rij"]]
        doubled = pd.concat([classes, classes.assign(rij=COUNTRY)])
        spots = snapshot.tables["witte_vlekken"]
        offered = spots[spots["toestand"] == FOUND][["gemeentecode", "soort", "term"]]
        kinds = offered.groupby(["gemeentecode", "soort"]).size().unstack(fill_value=0)
        figures = (
            snapshot.gemeenten[["gemeentecode", "aantal_locaties", "aantal_organisaties"]]
            .set_index("gemeentecode")
            .join(kinds.reindex(columns=list(KINDS), fill_value=0))
            .fillna(0)
        )
        per_gemeente = doubled.merge(figures.reset_index(), on="gemeentecode", how="left")
        counted = doubled.merge(offered, on="gemeentecode").groupby(["rij", "soort", "term"]).size()
        found = {(str(r), str(s), str(t)): int(n) for (r, s, t), n in counted.items()}
        return cls(dict(zip(*classes.to_numpy().T, strict=True)), per_gemeente, found)

    def size(self, class_: str) -> int:
        """Return the number of gemeenten in a class."""
        return int((self.per_gemeente["rij"] == class_).sum())

    def describe_class(self, class_: str) -> str:
        """Return a class in words, with the number of gemeenten in it."""
        count = format_number(self.size(class_))
        if class_ == UNKNOWN_CLASS:
            return f"inwonertal onbekend ({count})"
        return f"{class_} inwoners ({count})"

    def share(self, class_: str, soort: str, term: str) -> str:
        """Return the share of the gemeenten of a class where a term was found."""
        return format_share(self.found.get((class_, soort, term), 0), self.size(class_))

    def figures(self, gemeentecode: str, class_: str) -> list[dict[str, str]]:
        """Return the figures of a gemeente beside the means of its class and of the country."""
        country = self.per_gemeente[self.per_gemeente["rij"] == COUNTRY]
        peers = self.per_gemeente[self.per_gemeente["rij"] == class_]
        own = country[country["gemeentecode"] == gemeentecode].iloc[0]
        return [
            {
                "naam": label,
                "eigen": format_number(int(own[column])),
                "klasse": format_number(peers[column].mean(), 1),
                "land": format_number(country[column].mean(), 1),
            }
            for column, label in COMPARED.items()
        ]


COMPARED = {
    "aantal_locaties": "Locaties",
    "aantal_organisaties": "Aanbieders",
    "ondersteuningstype": f"Ondersteuningstypen, van de {len(KINDS['ondersteuningstype'])}",
    "leefgebied": f"Leefgebieden, van de {len(KINDS['leefgebied'])}",
}
